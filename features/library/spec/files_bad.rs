//! Files that are not what they should be, and that are taken or refused with a way to go on.

use super::{
    files::{brings, listed, publishes_filed},
    scene::drafts,
};
use crate::messages_spec::made::{docx_with, pdf};
use http::StatusCode;

/// A PDF whose page is a picture.
fn scanned() -> Vec<u8> {
    let words = String::from_utf8(pdf("x")).expect("text");
    words.replace("BT /F1 24 Tf 72 720 Td (x) Tj ET", "q 9 0 0 9 0 0 cm /Im1 Do Q    ").into_bytes()
}

proving::app_test! {
    /// Each is refused with what to do instead; nothing of it is kept, and the page stays (abuse cases 63, 65, 68, 69).
    async fn what_cannot_be_taken_says_why(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Results day", "x").await;
        let bomb = docx_with("Words", "word/media/huge.bin", &vec![0; 50_000_000]);
        let macros = docx_with("Words", "word/vbaProject.bin", b"Sub AutoOpen()");
        let locked = [pdf("Words"), b"\ntrailer << /Encrypt 9 0 R >>\n".to_vec()].concat();
        let cases: [(&str, &[u8], &str); 8] = [
            ("bomb.docx", &bomb, "unreasonably large inside"),
            ("macros.docx", &macros, "Save it without them"),
            ("locked.pdf", &locked, "has a password. Save it without one"),
            ("all.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "one by one"),
            ("page.html", b"<!doctype html><script>alert(1)</script>", "Save it as PDF"),
            ("report.pdf", b"MZ\x90\0", "cannot be sent"),
            ("empty.txt", b"", "The file is empty"),
            ("", b"", "Choose a file first"),
        ];
        for (name, bytes, words) in cases {
            brings(&ada, &url, name, bytes).await.problem("file").shows(words);
        }
        let odd = ada.upload(&format!("{url}/files"), "file", "fine.txt", b"fine", &[("owner", "me")]).await;
        odd.is(StatusCode::UNPROCESSABLE_ENTITY).shows("does not belong to it"); // abuse case 38
        ada.get(&format!("{url}/files")).await.shows("There are no files yet");
        assert!(app.files().is_empty());
    }

    /// What nobody can look through is kept once whoever brings it says that they did, and marked.
    async fn scanned_and_broken_pages_are_kept_and_marked(app: TestApp) {
        let all = [app.member("Ada").await, app.member("Ben").await];
        let url = drafts(&all[0], "Results day", "x").await;
        let broken = b"%PDF-1.4\nnothing of it is whole".to_vec();
        for (name, bytes, why) in [("scan.pdf", scanned(), "pictures only"), ("broken.pdf", broken, "cannot read")] {
            brings(&all[0], &url, name, &bytes).await.problem("file").shows(why).shows("I looked through it myself");
            let looked = [("file_looked", "yes")];
            all[0].upload(&format!("{url}/files"), "file", name, &bytes, &looked).await.goes_to(&format!("{url}/files"));
        }
        app.settle().await;
        publishes_filed(&all[0], &url, (1, 2, "members")).await.goes_to(&url);
        let page = all[1].get(&url).await;
        page.shows("scan.pdf").shows("broken.pdf").shows("its words are not found").lacks("Read its words");
        let files = listed(&all[1], &url, &url).await;
        all[1].get(&files[1]).await.is_ok();
        all[1].get(&format!("{}/text", files[1])).await.is_absent();
        all[1].get(&format!("{}/pages/1", files[1])).await.is_absent();
    }

    /// Names of files and the words in them pass the guard (security.md G33; abuse case 71).
    async fn names_and_words_of_files_pass_the_guard(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Results day", "x").await;
        let certain = b"The patient, NHS no 943 476 5919, came on Friday.";
        brings(&ada, &url, "letter.txt", certain).await.problem("file").shows("names a patient").shows("943 476 5919");
        let name = "Letter NHS no 943 476 5919.txt";
        brings(&ada, &url, name, b"Dear colleague").await.problem("file").shows("names a patient");
        assert!(app.files().is_empty());
        assert!(!app.database().dump().contains("943 476"));
    }

    /// A name of 300 characters, one that climbs out of its folder, one that turns around what follows (abuse case 68); and as
    /// many files as there may be.
    async fn odd_names_and_many_files(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Results day", "x").await;
        let page = format!("{url}/files");
        let long = format!("{}.txt", "w".repeat(300));
        for name in [&*long, "../../etc/passwd.txt", "..\\..\\log.txt", "gpj\u{202e}txt.exe.txt", "Ó Súilleabháin – Gwŷr.txt"] {
            brings(&ada, &url, name, b"plain words").await.goes_to(&page);
        }
        let seen = ada.get(&page).await;
        seen.shows("….txt");
        seen.shows("passwd.txt").shows("gpjtxt.exe.txt").shows("Ó Súilleabháin – Gwŷr.txt").lacks("../").lacks("\u{202e}").lacks(&long);
        for nth in 5..50 {
            brings(&ada, &url, &format!("{nth}.txt"), b"small").await.goes_to(&page);
        }
        brings(&ada, &url, "51.txt", b"small").await.problem("file").shows("at most 50 files");
        publishes_filed(&ada, &url, (1, 50, "members")).await.goes_to(&url);
        let pack = ada.get(&format!("{url}/pack")).await;
        let zip = zip::ZipArchive::new(std::io::Cursor::new(pack.body.to_vec())).expect("an archive");
        let names: std::collections::BTreeSet<String> =
            zip.file_names().map(|it| it.expect("a name").into_owned()).collect();
        assert_eq!(names.len(), 53, "each under a name of its own, with its page, its terms and its look");
        assert!(names.iter().all(|it| !it.contains("..") && !it.starts_with('/')), "{names:?}");
    }
}
