//! Files in posts: brought, sent along, opened by whoever reads the post, and by nobody else.

use super::scene::{appoints, client, follow_up, founds, group_of, members, opening, says, started, starts};
use crate::messages_spec::made::{docx, pdf, png};
use http::StatusCode;
use kernel::{Reason, Viewer};
use proving::{Actor, Ask, Seen};
use std::time::Duration;

const HOUSE: Viewer = Viewer::house(Reason::Background);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Brings a file to a discussion; the answer.
pub async fn brings(by: &Actor, thread: &str, name: &str, bytes: &[u8]) -> Seen {
    let fields = [("client_id", ""), ("text", ""), ("reply_to", "")];
    by.upload(&format!("{thread}/files"), "file", name, bytes, &fields).await
}

/// The ids of the files that wait on a page.
pub async fn waiting(actor: &Actor, page: &str) -> Vec<String> {
    let html = actor.get(page).await.html();
    html.split("name=\"attachment\" value=\"").skip(1).map(|it| it.chars().take(36).collect()).collect()
}

/// Posts with all files that wait; the id of the post, and the address of the first file.
pub async fn sends(by: &Actor, thread: &str, words: &str) -> (String, String) {
    let files = waiting(by, thread).await;
    let id = client();
    let mut fields = vec![("client_id", id.as_str()), ("text", words)];
    fields.extend(files.iter().map(|it| ("attachment", it.as_str())));
    let sent = by.post(&format!("{thread}/posts"), &fields).await;
    let post = started(&sent).split("?post=").nth(1).unwrap_or_default().to_owned();
    (post, format!("{thread}/files/{}", files[0]))
}

/// By no address, whole, in part, or only asked about.
async fn opens_nothing(actor: &Actor, url: &str) {
    for path in [url.to_owned(), format!("{url}?show=inline"), format!("{url}/preview")] {
        actor.get(&path).await.is_absent();
        actor.send(Ask::new("GET", &path).header("range", "bytes=0-3")).await.is_absent();
        actor.send(Ask::new("HEAD", &path)).await.is_absent();
    }
}

proving::app_test! {
    /// A file waits in the form of whoever brought it, goes with the post, and is opened by whoever reads there.
    async fn a_file_goes_with_a_post(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which form?", "Ours is old.").await;
        brings(&all[1], &thread, "Consent.docx", &docx("Consent")).await.goes_to(&format!("{thread}#reply"));
        all[1].get(&thread).await.shows("Consent.docx").shows("author’s name removed").shows("Take away");
        all[0].get(&thread).await.lacks("Consent.docx");
        let waits = format!("{thread}/files/{}", waiting(&all[1], &thread).await[0]);
        opens_nothing(&all[0], &waits).await; // abuse case 2
        let (_, url) = sends(&all[1], &thread, "This one.").await;
        assert!(waiting(&all[1], &thread).await.is_empty());
        all[0].get(&thread).await.shows("Consent.docx").shows("document, ").shows(&url);
        let file = all[0].get(&url).await;
        file.is_ok();
        assert_eq!(file.header("content-type").split(';').next(), Some(files::Kind::Docx.media_type()));
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"Consent.docx\""));
        assert_eq!(file.header("x-content-type-options"), "nosniff"); // abuse case 63
        assert!(file.header("content-security-policy").contains("sandbox"));
        assert!(!contains(&file.body, b"Okafor")); // abuse case 66
        let some = all[0].send(Ask::new("GET", &url).header("range", "bytes=10-19")).await;
        some.is(StatusCode::PARTIAL_CONTENT);
        assert_eq!(some.body, file.body[10..20]);
        let head = all[0].send(Ask::new("HEAD", &url)).await;
        assert_eq!((head.body.len(), head.header("content-length")), (0, &*file.body.len().to_string()));
    }

    /// A picture is drawn anew and stands in its opening with its width and height.
    async fn a_picture_stands_in_what_one_begins(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let new = format!("{group}/discussions/new");
        let picture = png(900, 300, b"Author\0GPS 54.57 -1.31");
        let id = client();
        let typed = [("client_id", id.as_str()), ("kind", "discussion"), ("title", "The new rota"), ("text", "As agreed.")];
        let brought = all[0].upload(&format!("{group}/discussions/files"), "file", "rota.png", &picture, &typed).await;
        brought.goes_to(&new);
        // What was typed beside it is kept, as a draft.
        all[0].get(&new).await.shows("rota.png").shows("The new rota").shows("As agreed.");
        assert!(waiting(&all[1], &new).await.is_empty());
        let files = waiting(&all[0], &new).await;
        let mut fields = typed.to_vec();
        fields.push(("attachment", &files[0]));
        let thread = started(&all[0].post(&new, &fields).await);
        let url = format!("{thread}/files/{}", files[0]);
        all[1].get(&thread).await.shows(&format!("src=\"{url}/preview\" width=\"320\" height=\"107\"")).shows("Picture: rota.png");
        for seen in [all[1].get(&format!("{url}?show=inline")).await, all[1].get(&format!("{url}/preview")).await] {
            seen.is_ok();
            assert!(seen.header("content-disposition").starts_with("inline"));
            assert!(!contains(&seen.body, b"54.57") && image::load_from_memory(&seen.body).is_ok()); // abuse case 66
        }
        assert!(waiting(&all[0], &new).await.is_empty());
    }

    /// Reading the post is opening its file, and nothing else is (abuse cases 1, 2, 3, 7, 16).
    async fn whoever_does_not_read_the_post_opens_nothing(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo", "Dan"]).await;
        let (moderator, admin) = (app.moderator("Mo").await, app.admin("Anna").await);
        for kind in ["by_request", "secret"] {
            let group = group_of(&all[..3], kind).await;
            let thread = starts(&all[0], &group, "question", "Which plan?", "Which?").await;
            brings(&all[1], &thread, "Plan.pdf", &pdf("A plan")).await;
            let (post, url) = sends(&all[1], &thread, "This one.").await;
            for outsider in [&all[3], &moderator, &admin] {
                opens_nothing(outsider, &url).await;
                brings(outsider, &thread, "mine.txt", b"mine").await.is_absent();
            }
            let elsewhere = starts(&all[0], &group, "question", "Another?", "Another.").await;
            opens_nothing(&all[2], &url.replace(&thread, &elsewhere)).await;
            all[2].get(&url).await.is_ok();
            // Hidden, it is its author's and the hosts' alone; shown again, it is everybody's who reads there.
            let hiding = [("words", "It names a colleague."), ("on", "yes")];
            all[0].post(&format!("{thread}/posts/{post}/hiding"), &hiding).await;
            opens_nothing(&all[2], &url).await;
            all[2].get(&thread).await.lacks("Plan.pdf");
            all[1].get(&url).await.is_ok();
            all[0].post(&format!("{thread}/posts/{post}/hiding"), &[("words", ""), ("on", "no")]).await;
            all[2].get(&url).await.is_ok();
            // Leaving ends it at once (abuse case 25).
            all[2].post(&format!("{group}/membership/end"), &[]).await;
            opens_nothing(&all[2], &url).await;
            // Deleted is gone, from the disk too.
            let before = app.files().len();
            all[1].post(&format!("{thread}/posts/{post}/delete"), &[]).await.goes_to(&format!("{thread}?post={post}"));
            opens_nothing(&all[1], &url).await;
            app.settle().await;
            assert_eq!(app.files().len(), before - 1);
        }
    }

    /// Nobody sends, takes back or takes off another's file; one that is gone says so (abuse cases 38, 101).
    async fn nobody_moves_anothers_file(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "Which?").await;
        brings(&all[0], &thread, "mine.txt", b"mine").await;
        let file = waiting(&all[0], &thread).await.remove(0);
        let taken = [("client_id", &*client()), ("text", "With it"), ("attachment", &file)];
        all[1].post(&format!("{thread}/posts"), &taken).await.problem("file").shows("not there any more").shows("With it");
        all[1].post(&format!("{thread}/files/{file}/remove"), &[("client_id", ""), ("text", "")]).await;
        let chosen = [("client_id", &*client()), ("text", "With it"), ("file", "chosen.txt")];
        all[1].post(&format!("{thread}/posts"), &chosen).await.problem("file").shows("was not added yet").shows("With it");
        assert_eq!(waiting(&all[0], &thread).await, std::slice::from_ref(&file));
        let (post, url) = sends(&all[0], &thread, "With it").await;
        let off = format!("{thread}/posts/{post}/files/{file}/remove");
        all[1].get(&format!("{thread}/posts/{post}")).await.lacks("Take away");
        all[1].post(&off, &[]).await.is_absent();
        all[0].get(&format!("{thread}/posts/{post}")).await.shows("mine.txt").shows("Take away");
        all[0].post(&off, &[]).await.goes_to(&format!("{thread}/posts/{post}"));
        opens_nothing(&all[0], &url).await;
        all[0].get(&thread).await.shows("With it").lacks("mine.txt");
        app.settle().await;
        assert!(app.files().is_empty());
    }

    /// Names and words of files pass the guard (security.md G33; abuse case 71); what is only read brings none; five go along.
    async fn what_is_refused_is_not_kept(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = founds(&all[0], "open").await;
        let thread = starts(&all[0], &group, "question", "Which?", "Which?").await;
        let certain = b"The patient, NHS no 943 476 5919, came on Friday.";
        let typed = [("client_id", ""), ("text", "My reply so far")];
        let path = format!("{thread}/files");
        let seen = all[0].upload(&path, "file", "letter.txt", certain, &typed).await;
        seen.problem("file").shows("names a patient").shows("943 476 5919").shows("My reply so far");
        all[0].upload(&path, "file", "notes.zip", b"PK\x03\x04", &typed).await.problem("file").shows("My reply so far");
        all[0].upload(&path, "file", "", b"", &typed).await.problem("file").shows("Choose a file first");
        let odd = [("client_id", ""), ("text", ""), ("role", "owner")];
        all[0].upload(&path, "file", "fine.txt", b"fine", &odd).await.shows("does not belong to it"); // abuse case 38
        // Ben reads an open group and is not in it.
        let outside = brings(&all[1], &thread, "mine.txt", b"mine").await;
        outside.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Join the group");
        all[1].upload(&format!("{group}/discussions/files"), "file", "a.txt", b"a", &typed).await.is(StatusCode::FORBIDDEN);
        assert!(app.files().is_empty());
        for nth in 0..5 {
            brings(&all[0], &thread, &format!("{nth}.txt"), b"small").await.goes_to(&format!("{thread}#reply"));
        }
        brings(&all[0], &thread, "6.txt", b"small").await.problem("file").shows("At most 5 files");
    }

    /// What was never sent goes by night; a discussion that goes whole takes all files along, those that wait there too.
    async fn what_nobody_needs_is_taken_away(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "Which?").await;
        brings(&all[0], &thread, "sent.txt", b"sent").await;
        let (_, url) = sends(&all[0], &thread, "With it").await;
        brings(&all[0], &thread, "waits.txt", b"waits").await;
        assert_eq!(app.files().len(), 2);
        app.advance(DAY * 31);
        discussions::actions::tidy_files(app.app(), &HOUSE).await.expect("tidied");
        app.settle().await;
        assert_eq!(app.files().len(), 1, "what was sent stays");
        all[0].signs_in().await;
        all[1].signs_in().await;
        all[0].get(&url).await.is_ok();
        let alone = starts(&all[0], &group, "question", "Alone?", "Alone.").await;
        brings(&all[1], &alone, "waits.txt", b"waits").await;
        let question = opening(&all[0], &alone).await;
        all[0].post(&format!("{alone}/posts/{question}/delete"), &[]).await.goes_to("/groups");
        app.settle().await;
        assert_eq!(app.files().len(), 1);
    }

    /// A post that waits for a host keeps its file to itself until it is let through.
    async fn what_waits_for_a_host_waits_with_its_file(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all, "by_request").await;
        appoints(&all[0], &group, &all[2], "member").await;
        let thread = starts(&all[0], &group, "question", "Which?", "Which?").await;
        follow_up(&all[2], &thread, "I have written before.").await;
        all[0].post(&format!("{group}/discussions/settings"), &[("hold_first", "yes")]).await;
        brings(&all[1], &thread, "first.txt", b"first").await;
        let (post, url) = sends(&all[1], &thread, "My first.").await;
        opens_nothing(&all[2], &url).await; // abuse case 13
        all[0].get(&url).await.is_ok();
        all[0].post(&format!("{thread}/posts/{post}/release"), &[]).await.goes_to(&format!("{thread}?post={post}"));
        all[2].get(&url).await.is_ok();
        says(&all[2], &thread, "Thank you.").await;
    }
}

/// Whether these bytes are somewhere in those.
fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|it| it == wanted)
}
