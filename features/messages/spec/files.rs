//! Files in conversations: brought, sent, opened by who may, and by nobody else.

use super::{
    made::{docx, docx_with, pdf, png},
    stories::{client, friends, group, message_saying, says, tie, untie, writes},
};
use accounts_api::TieKind;
use http::StatusCode;
use kernel::{Reason, Viewer};
use proving::{Actor, Ask, Seen};
use std::time::Duration;

const HOUSE: Viewer = Viewer::house(Reason::Background);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Brings a file; the answer.
pub async fn brings(from: &Actor, talk: &str, name: &str, bytes: &[u8]) -> Seen {
    from.upload(&format!("{talk}/files"), "file", name, bytes, &[("text", ""), ("reply_to", "")]).await
}

/// The ids of the files that wait in the composer.
pub async fn waiting(actor: &Actor, talk: &str) -> Vec<String> {
    let html = actor.get(talk).await.html();
    let parts = html.split("name=\"attachment\" value=\"").skip(1);
    parts.map(|it| it.chars().take(36).collect()).collect()
}

/// Sends all files that wait, with these words; the address of the first of them.
pub async fn sends(from: &Actor, talk: &str, words: &str) -> String {
    let files = waiting(from, talk).await;
    let id = client();
    let mut fields = vec![("client_id", id.as_str()), ("text", words), ("reply_to", "")];
    fields.extend(files.iter().map(|it| ("attachment", it.as_str())));
    from.post(talk, &fields).await.goes_to(&format!("{talk}#end"));
    format!("{talk}/files/{}", files[0])
}

async fn part(actor: &Actor, path: &str, range: &str) -> Seen {
    actor.send(Ask::new("GET", path).header("range", range)).await
}

proving::app_test! {
    /// A file waits in the composer, goes with the message, and is opened by the other, whole and in parts.
    async fn a_file_goes_from_one_to_the_other(app: TestApp) {
        let all = friends(&app, &["Farida Noorzai", "Amara Okafor"]).await;
        let (farida, amara) = (&all[0], &all[1]);
        let talk = writes(amara, farida, "With pleasure.").await;
        let document = docx("Consent, minor surgery");
        brings(amara, &talk, "Consent, minor surgery.docx", &document).await.goes_to(&format!("{talk}#composer"));
        amara.get(&talk).await.shows("Consent, minor surgery.docx").shows("author’s name removed").shows("Take away");
        let waits = format!("{talk}/files/{}", waiting(amara, &talk).await[0]);
        farida.get(&talk).await.lacks("Consent");
        farida.get(&waits).await.is_absent(); // abuse case 2
        let url = sends(amara, &talk, "").await;
        assert!(waiting(amara, &talk).await.is_empty());
        farida.get(&talk).await.shows("Consent, minor surgery.docx").shows("document, ");
        let file = farida.get(&url).await;
        file.is_ok();
        assert_eq!(file.header("content-type").split(';').next(), Some(files::Kind::Docx.media_type()));
        let name = "attachment; filename=\"Consent, minor surgery.docx\"; filename*=UTF-8''Consent%2C%20minor%20surgery.docx";
        assert_eq!(file.header("content-disposition"), name);
        assert_eq!(file.header("x-content-type-options"), "nosniff"); // abuse case 63
        assert!(file.header("content-security-policy").contains("sandbox"));
        assert_eq!(file.header("cache-control"), "no-store");
        assert!(file.body.starts_with(b"PK") && !contains(&file.body, b"Okafor")); // abuse case 66
        // Parts, the last bytes, what is not there, and only the head of it.
        let (whole, length) = (file.body.clone(), file.body.len());
        let some = part(farida, &url, "bytes=10-19").await;
        some.is(StatusCode::PARTIAL_CONTENT);
        assert_eq!((&some.body[..], some.header("content-range")), (&whole[10..20], &*format!("bytes 10-19/{length}")));
        assert_eq!(part(farida, &url, "bytes=-5").await.body, whole[length - 5..]);
        part(farida, &url, &format!("bytes={length}-")).await.is(StatusCode::RANGE_NOT_SATISFIABLE);
        let head = farida.send(Ask::new("HEAD", &url)).await;
        head.is_ok();
        assert_eq!((head.body.len(), head.header("content-length")), (0, &*length.to_string()));
    }

    /// A picture is drawn anew and has a small one; a large file comes out as it went in.
    async fn pictures_and_large_files(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Look").await;
        let picture = png(900, 300, b"Author\0GPS 54.57 -1.31");
        assert!(contains(&picture, b"54.57"));
        brings(&all[0], &talk, "rota.png", &picture).await.goes_to(&format!("{talk}#composer"));
        let url = sends(&all[0], &talk, "").await;
        all[1].get(&talk).await.shows(&format!("{url}/preview")).shows("Picture: rota.png");
        let shown = all[1].get(&format!("{url}?show=inline")).await;
        assert!(shown.header("content-disposition").starts_with("inline"));
        let small = all[1].get(&format!("{url}/preview")).await;
        for seen in [&shown, &small] {
            seen.is_ok();
            assert!(!contains(&seen.body, b"54.57")); // abuse case 66
            assert!(image::load_from_memory(&seen.body).is_ok());
        }
        assert_eq!(image::load_from_memory(&small.body).expect("a picture").width(), 640);
        let long: String = (0..60_000).map(|it| format!("Line {it} of a long protocol\n")).collect();
        brings(&all[0], &talk, "protocol.txt", long.as_bytes()).await.goes_to(&format!("{talk}#composer"));
        let url = sends(&all[0], &talk, "").await;
        assert_eq!(all[1].get(&url).await.body, long.as_bytes());
        // What is no picture is never shown in the page.
        let asked = all[1].get(&format!("{url}?show=inline")).await;
        assert!(asked.header("content-disposition").starts_with("attachment"));
        all[1].get(&format!("{url}/preview")).await.is_absent();
    }

    /// By no address, whole, in part or only asked about (abuse cases 2, 3, 57); what ends, ends at once.
    async fn nobody_else_opens_it(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo", "Dan"]).await;
        let (moderator, admin) = (app.moderator("Mo").await, app.admin("Anna").await);
        let talk = group(&all[..3], "Registrars").await;
        says(&all[0], &talk, "Hello").await;
        brings(&all[0], &talk, "plan.pdf", &pdf("A plan")).await;
        let url = sends(&all[0], &talk, "").await;
        let dan = all[3].member().await.to_string();
        all[0].post(&format!("{talk}/people"), &[("with", &dan)]).await.goes_to(&format!("{talk}/about"));
        let elsewhere = writes(&all[0], &all[1], "Apart").await;
        let wrong = url.replace(&talk, &elsewhere);
        let opens = async |actor: &Actor, url: &str| {
            for path in [url.to_owned(), format!("{url}?show=inline"), format!("{url}/preview")] {
                actor.get(&path).await.is_absent();
                part(actor, &path, "bytes=0-3").await.is_absent();
                actor.send(Ask::new("HEAD", &path)).await.is_absent();
            }
        };
        for outsider in [&all[3], &moderator, &admin] {
            opens(outsider, &url).await; // Dan came later: the history boundary
        }
        opens(&all[0], &wrong).await; // abuse case 3
        all[3].get(&talk).await.lacks("plan.pdf");
        for insider in &all[..3] {
            insider.get(&url).await.is_ok();
        }
        // Whoever leaves or is taken out has neither words nor file any more.
        all[1].post(&format!("{talk}/leave"), &[]).await;
        opens(&all[1], &url).await;
        all[1].get(&talk).await.is_absent();
        let cleo = all[2].member().await.to_string();
        all[0].post(&format!("{talk}/people/remove"), &[("member", &cleo)]).await;
        opens(&all[2], &url).await;
    }

    /// A block hides it at once; a message that is deleted takes its file along, from the disk too.
    async fn a_block_and_a_deletion_end_it(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        brings(&all[0], &talk, "notes.txt", b"Ring the lab first.").await;
        let url = sends(&all[0], &talk, "The notes").await;
        all[1].get(&url).await.is_ok();
        tie(&app, &all[1], &all[0], TieKind::Block).await;
        all[0].get(&url).await.is_absent(); // abuse case 36
        all[1].get(&url).await.is_absent();
        untie(&app, &all[1], &all[0], TieKind::Block).await;
        tie(&app, &all[1], &all[0], TieKind::Contact).await;
        all[1].get(&url).await.is_ok();
        assert_eq!(app.files().len(), 1);
        let message = message_saying(&all[0], &talk, "The notes").await;
        all[0].post(&format!("{talk}/{message}/delete"), &[]).await.is(StatusCode::SEE_OTHER);
        all[1].get(&url).await.is_absent();
        app.settle().await;
        assert!(app.files().is_empty(), "{:?}", app.files());
    }

    /// What is refused says why, keeps what was typed, and leaves nothing (abuse cases 63, 64, 65, 67, 68, 110).
    async fn what_is_refused_leaves_nothing(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let cases: [(&str, &[u8], &str); 10] = [
            ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG cannot be sent"),
            ("page.html.jpg", b"<!doctype html><script>alert(1)</script>", "SVG cannot be sent"),
            ("setup.pdf", b"MZ\x90\0\x03\0\0\0", "Programs and scripts"),
            ("all.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "one by one"),
            ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
            ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Word"),
            ("photo.jpg", b"\xff\xd8\xff\xe0 cut short", "damaged"),
            ("empty.txt", b"", "empty"),
            ("photo\u{202e}gpj.exe", b"%PDF-1.4 plain", "not what its name says"),
            ("../../../etc/passwd", b"root:x:0:0", "not what its name says"),
        ];
        for (name, bytes, words) in cases {
            let typed = [("text", "Half a sentence that"), ("reply_to", "")];
            let seen = all[0].upload(&format!("{talk}/files"), "file", name, bytes, &typed).await;
            seen.problem("file").shows(words).shows("Half a sentence that");
            assert!(app.files().is_empty(), "{name} left {:?}", app.files());
        }
        let large = vec![b'x'; 2_000_001];
        brings(&all[0], &talk, "large.txt", &large).await.problem("file").shows("larger than 2 MB");
        let none = all[0].upload(&format!("{talk}/files"), "file", "", b"", &[("text", "kept")]).await;
        none.problem("file").shows("Choose a file first").shows("kept");
        // A field that is not the form's (abuse case 38), a token that is not there (abuse case 52).
        all[0].upload(&format!("{talk}/files"), "file", "a.txt", b"a", &[("member_id", "x")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let body = "--e\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--e--\r\n";
        let ask = Ask::new("POST", &format!("{talk}/files")).from_our_page().header("content-type", "multipart/form-data; boundary=e");
        all[0].send(ask.body(body)).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        // Cut short on the way: half of a form.
        let token = all[0].token().await;
        let half = format!(
            "--e\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--e\r\ncontent-disposition: form-data; \
             name=\"file\"; filename=\"a.txt\"\r\n\r\n{}",
            "half ".repeat(50_000)
        );
        let ask = Ask::new("POST", &format!("{talk}/files")).from_our_page().header("content-type", "multipart/form-data; boundary=e");
        all[0].send(ask.body(half)).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("arrived whole");
        assert!(app.files().is_empty() && waiting(&all[0], &talk).await.is_empty());
    }

    /// What is typed comes along and stays, as the draft that it is.
    async fn what_was_typed_stays(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let typed = [("text", "Here is the form, and"), ("reply_to", "")];
        all[0].upload(&format!("{talk}/files"), "file", "form.txt", b"A form", &typed).await.goes_to(&format!("{talk}#composer"));
        all[0].elsewhere().signs_in().await;
        all[0].get(&talk).await.shows("Here is the form, and").shows("form.txt");
        let file = waiting(&all[0], &talk).await.remove(0);
        let away = [("text", "Here is the form, and more"), ("reply_to", ""), ("attachment", &file)];
        all[0].post(&format!("{talk}/files/{file}/remove"), &away).await.goes_to(&format!("{talk}#composer"));
        all[0].get(&talk).await.shows("Here is the form, and more").lacks("form.txt");
        app.settle().await;
        assert!(app.files().is_empty());
        // What is gone, another's, or of another conversation is not sent along.
        brings(&all[0], &talk, "mine.txt", b"mine").await;
        let mine = waiting(&all[0], &talk).await.remove(0);
        let id = client();
        for (who, file) in [(&all[0], &file), (&all[1], &mine)] {
            let fields = [("client_id", id.as_str()), ("text", "With it"), ("reply_to", ""), ("attachment", file.as_str())];
            who.post(&talk, &fields).await.problem("file").shows("not there any more").shows("With it");
        }
        let chosen = [("client_id", id.as_str()), ("text", "With it"), ("reply_to", ""), ("file", "chosen.txt")];
        all[0].post(&talk, &chosen).await.problem("file").shows("first, then send").shows("With it");
        all[1].post(&format!("{talk}/files/{mine}/remove"), &[("text", "")]).await;
        assert_eq!(waiting(&all[0], &talk).await, [mine], "nobody else takes it away");
    }

    /// Names of files and the words in them pass the guard like all words (security.md G33; abuse case 71).
    async fn a_file_that_names_a_patient_is_not_kept(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let certain = "The patient, NHS no 943 476 5919, came on Friday.";
        for (name, bytes) in [
            ("letter.txt", certain.as_bytes().to_vec()),
            ("letter.docx", docx(certain)),
            ("Patient NHS no 943 476 5919.pdf", pdf("A letter")),
        ] {
            let seen = brings(&all[0], &talk, name, &bytes).await;
            seen.problem("file").shows("names a patient").shows("943 476 5919");
            assert!(app.files().is_empty(), "{name} is kept");
        }
        // Names of files have lines and dashes in the place of spaces.
        let letter = pdf("A letter");
        for name in ["Patient_Ellison_9434765919.pdf", "patient-9434765919-letter.pdf"] {
            brings(&all[0], &talk, name, &letter).await.problem("file").shows("This names a patient:").shows("9434765919");
        }
        brings(&all[0], &talk, "Mrs_Ellison-referral.pdf", &letter).await.problem("file").shows("may name a patient: Mrs_Ellison");
        assert!(app.files().is_empty());
        brings(&all[0], &talk, "Patient_Consent_Form-2026.pdf", &letter).await.goes_to(&format!("{talk}#composer"));
        let form = waiting(&all[0], &talk).await.remove(0);
        all[0].post(&format!("{talk}/files/{form}/remove"), &[("text", "")]).await;
        app.settle().await;
        let doubtful = b"Ring them on 07700 900123, please.";
        brings(&all[0], &talk, "rota.txt", doubtful).await.problem("file").shows("may name a patient").shows("or add it as it is");
        assert!(app.files().is_empty());
        let reason = guard::Reason::ALL[0].word();
        let typed = [("text", ""), ("file_reason", reason)];
        let again = all[0].upload(&format!("{talk}/files"), "file", "rota.txt", doubtful, &typed).await;
        again.goes_to(&format!("{talk}#composer"));
        assert_eq!(app.files().len(), 1);
        // In which file, and what stands around it there.
        let seen = brings(&all[0], &talk, "list.txt", certain.as_bytes()).await;
        seen.shows("list.txt").shows("The patient, NHS no 943 476 5919 , came on Friday.");
        let still = all[0].upload(&format!("{talk}/files"), "file", "letter.txt", certain.as_bytes(), &typed).await;
        still.problem("file");
    }

    /// What Kettle could not look through, wholly or in part, is said in words and kept once somebody says that they looked
    /// (security.md G33; abuse case 71); what names a patient in the part that was read goes nowhere even so.
    async fn what_nobody_looked_through_waits_for_a_word(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let scan = String::from_utf8(pdf("x")).expect("ASCII").replace("(x) Tj", "/I Do ").into_bytes();
        let long = "Whoever reads it owns it.\n".repeat(70_000).into_bytes();
        let cases = [
            ("scan.pdf", scan, "holds pictures only"),
            ("slides.docx", docx_with("Our list", "word/embeddings/chart.xlsx", b"no workbook"), "parts that Kettle cannot open"),
            ("rota.docx", docx_with("Our list", "word/afchunk.rtf", b"{rtf}"), "parts that Kettle cannot open"),
        ];
        for (at, (name, bytes, words)) in cases.into_iter().enumerate() {
            let seen = brings(&all[0], &talk, name, &bytes).await;
            seen.problem("file").shows("could not look through all of this").shows(words).shows("I looked through it myself");
            assert_eq!(app.files().len(), at, "{name} is kept");
            let typed = [("text", ""), ("reply_to", ""), ("file_looked", "yes")];
            let again = all[0].upload(&format!("{talk}/files"), "file", name, &bytes, &typed).await;
            again.goes_to(&format!("{talk}#composer"));
        }
        brings(&all[0], &talk, "long.txt", &long).await.goes_to(&format!("{talk}#composer"));
        let hidden = docx_with("Our list", "word/charts/chart1.xml", b"<c:v>NHS no 943 476 5919</c:v>");
        let typed = [("text", ""), ("reply_to", ""), ("file_looked", "yes")];
        let seen = all[0].upload(&format!("{talk}/files"), "file", "chart.docx", &hidden, &typed).await;
        seen.problem("file").shows("names a patient").shows("943 476 5919").lacks("I looked through it myself");
        assert_eq!(app.files().len(), 4);
    }

    /// No more than fits (abuse case 70): of one member's files together, and with one message.
    async fn there_is_an_end_to_it(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let large = vec![b'x'; 1_900_000];
        for _ in 0..2 {
            brings(&all[0], &talk, "large.txt", &large).await.goes_to(&format!("{talk}#composer"));
            sends(&all[0], &talk, "").await;
        }
        brings(&all[0], &talk, "large.txt", &large).await.problem("file").shows("take 5 MB");
        assert_eq!(app.files().len(), 2);
        for nth in 0..10 {
            brings(&all[1], &talk, &format!("{nth}.txt"), b"small").await.goes_to(&format!("{talk}#composer"));
        }
        brings(&all[1], &talk, "11.txt", b"small").await.problem("file").shows("At most 10");
    }

    /// What nobody sent, and what no row names, goes by night; not before its time.
    async fn what_nobody_needs_is_taken_away(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        brings(&all[0], &talk, "sent.txt", b"sent").await;
        let url = sends(&all[0], &talk, "").await;
        brings(&all[0], &talk, "waits.txt", b"waits").await;
        let (now, kept) = (app.app().clock().now(), app.files());
        // As if the program had stopped between the file and its row.
        let folder = app.app().settings().data.join("files/00");
        let orphan = folder.join("0".repeat(32));
        std::fs::create_dir_all(&folder).expect("made");
        std::fs::copy(&kept[0], &orphan).expect("copied");
        let aged = |days: u64| {
            let at = std::time::UNIX_EPOCH + Duration::from_micros(now.minus(DAY * days as u32).micros() as u64);
            for file in app.files() {
                std::fs::File::options().write(true).open(&file).and_then(|it| it.set_modified(at)).expect("aged");
            }
        };
        aged(6);
        assert_eq!(messages::actions::tidy_files(app.app(), &HOUSE).await.expect("tidied"), 0);
        aged(8);
        assert_eq!(messages::actions::tidy_files(app.app(), &HOUSE).await.expect("tidied"), 1);
        assert!(!orphan.exists());
        app.advance(DAY * 31);
        messages::actions::tidy_files(app.app(), &HOUSE).await.expect("tidied");
        app.settle().await;
        assert_eq!(app.files().len(), 1, "what was sent stays");
        all[1].signs_in().await;
        all[1].get(&url).await.is_ok();
    }
}

/// Whether these bytes are somewhere in those.
pub fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|it| it == wanted)
}
