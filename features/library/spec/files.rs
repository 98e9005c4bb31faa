//! Files of a resource: brought to a draft, published with a version, opened by whoever reads that version, and by nobody else.

use super::scene::{drafts, saves};
use crate::{
    discussions_spec::scene::{group_of, members},
    groups_spec::scene::{DAY, HOUSE, tie},
    messages_spec::made::{docx, pdf, png},
};
use accounts_api::TieKind;
use http::StatusCode;
use proving::{Actor, Ask, Seen};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Brings a file to a draft; the answer.
pub async fn brings(by: &Actor, url: &str, name: &str, bytes: &[u8]) -> Seen {
    by.upload(&format!("{url}/files"), "file", name, bytes, &[]).await
}

/// Where the files on a page are, in their order.
pub async fn listed(by: &Actor, page: &str, url: &str) -> Vec<String> {
    let html = by.get(page).await.html();
    let before = format!("href=\"{url}/files/");
    let links = html.split(&before).skip(1);
    links.filter_map(|it| it.get(..36)).filter(|it| !it.contains('/')).map(|it| format!("{url}/files/{it}")).collect()
}

/// Publishes a draft whose files were changed so often.
pub async fn publishes_filed(by: &Actor, url: &str, (drafted, filed, audience): (i64, i64, &str)) -> Seen {
    let (drafted, filed) = (drafted.to_string(), filed.to_string());
    let fields = [("audience", audience), ("drafted", &*drafted), ("filed", &*filed), ("may", "yes"), ("note", "")];
    by.post(&format!("{url}/publication"), &fields).await
}

/// In no form: whole, in part, only asked about, as pictures, as text (abuse cases 2, 3, 19).
async fn opens_nothing(actor: &Actor, file: &str) {
    for form in ["", "?show=inline", "/preview", "/pages/1", "/text"] {
        let path = format!("{file}{form}");
        actor.get(&path).await.is_absent();
        actor.send(Ask::new("GET", &path).header("range", "bytes=0-3")).await.is_absent();
        actor.send(Ask::new("HEAD", &path)).await.is_absent();
    }
    actor.get(&format!("/public{file}")).await.is_absent();
}

/// What is in a pack: the names and the bytes.
fn unpacked(seen: &Seen) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(seen.body.to_vec())).expect("an archive");
    let parts = zip.len();
    let read = |at: usize| {
        let mut part = zip.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        (part.name().expect("a name").into_owned(), bytes)
    };
    (0..parts).map(read).collect()
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|it| it == wanted)
}

proving::app_test! {
    /// Brought, published, found by a word inside, looked into, taken along; its author's name is gone from it.
    async fn a_file_goes_with_its_version(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let url = drafts(&all[0], "Results day", "As agreed.").await;
        let page = format!("{url}/files");
        all[0].get(&page).await.is_ok().shows("There are no files yet").shows("Add a file");
        brings(&all[0], &url, "Zedonkel sheet.pdf", &pdf("Wimbrellow mornings")).await.goes_to(&page);
        brings(&all[0], &url, "Consent.docx", &docx("Thistlecroft consent")).await.goes_to(&page);
        brings(&all[0], &url, "rota.png", &png(900, 300, b"Author\0GPS 54.57 -1.31")).await.goes_to(&page);
        app.settle().await;
        assert!(!app.files().join("\n").contains("Wimbrellow"), "nothing of a draft lies open (abuse case 120)");
        assert!(!app.database().dump().contains("Wimbrellow") && !app.database().dump().contains("Zedonkel"));
        let files = listed(&all[0], &page, &url).await;
        assert_eq!(files.len(), 3);
        for file in &files {
            opens_nothing(&all[1], file).await;
        }
        all[0].get(&format!("{url}/publication")).await.shows("3 files");
        // What one did not look at is not published: the files are others than on the page.
        publishes_filed(&all[0], &url, (1, 2, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("its files are others");
        publishes_filed(&all[0], &url, (1, 3, "members")).await.goes_to(&url);
        app.settle().await;
        let seen = all[1].get(&url).await;
        seen.shows("Zedonkel sheet.pdf").shows("1 page").shows("author’s name removed").shows("place and camera removed");
        seen.shows(&format!("src=\"{}/pages/1\"", files[0])).shows("Thistlecroft consent").shows("one ZIP file").lacks("times by others");
        all[1].get("/search?q=wimbrellow").await.shows("Results day");
        let file = all[1].get(&files[1]).await;
        assert_eq!(file.header("content-type").split(';').next(), Some(files::Kind::Docx.media_type()));
        assert!(file.header("content-disposition").starts_with("attachment; filename=\"Consent.docx\""));
        assert_eq!(file.header("x-content-type-options"), "nosniff"); // abuse case 63
        assert!(file.header("content-security-policy").contains("sandbox"));
        assert!(!contains(&file.body, b"Okafor")); // abuse case 66
        let some = all[1].send(Ask::new("GET", &files[1]).header("range", "bytes=10-19")).await;
        some.is(StatusCode::PARTIAL_CONTENT);
        assert_eq!(some.body, file.body[10..20]);
        let head = all[1].send(Ask::new("HEAD", &files[1])).await;
        assert_eq!((head.body.len(), head.header("content-length")), (0, &*file.body.len().to_string()));
        for picture in [format!("{}/pages/1", files[0]), format!("{}/preview", files[2])] {
            let drawn = all[1].get(&picture).await;
            assert!(drawn.header("content-disposition").starts_with("inline") && drawn.header("content-type") == "image/jpeg");
            assert!(image::load_from_memory(&drawn.body).is_ok() && !contains(&drawn.body, b"54.57"));
        }
        all[1].get(&format!("{}/pages/2", files[0])).await.is_absent();
        all[1].get(&format!("{}/text", files[0])).await.is_ok().shows("Wimbrellow mornings");
        all[1].get(&format!("{}/text", files[2])).await.is_absent();
        // Taken along once by Ben (a part from within is no other time); her own do not count, and he does not learn of it.
        all[0].get(&files[1]).await.is_ok();
        all[0].get(&url).await.shows("Downloaded once by others. Only you see this.");
        all[1].get(&url).await.lacks("Downloaded once");
        library::actions::file::write_down_taken(app.app(), &HOUSE).await.expect("written");
        all[0].get(&url).await.shows("Downloaded once by others");
    }

    /// A wider version never shows a file of a narrower one, and a narrower one takes them all (abuse cases 1, 16, 19).
    async fn a_file_obeys_the_audience_of_its_versions(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (moderator, admin) = (app.moderator("Mo").await, app.admin("Anna").await);
        let group = group_of(&all[..2], "secret").await;
        let group = group.trim_start_matches("/groups/").to_owned();
        let url = drafts(&all[0], "Leaflet", "First.").await;
        brings(&all[0], &url, "Inside.pdf", &pdf("Quaverling inside")).await;
        publishes_filed(&all[0], &url, (1, 1, &group)).await.goes_to(&url);
        app.settle().await;
        let inside = listed(&all[0], &url, &url).await.remove(0);
        all[1].get(&inside).await.is_ok();
        all[1].get(&format!("{inside}/pages/1")).await.is_ok();
        all[1].get("/search?q=quaverling").await.shows("Leaflet");
        for outsider in [&all[2], &moderator, &admin] {
            opens_nothing(outsider, &inside).await;
            outsider.get(&format!("{url}/pack")).await.is_absent();
            outsider.get(&format!("{url}/files")).await.is_absent();
            outsider.get("/search?q=quaverling").await.lacks("Leaflet");
            brings(outsider, &url, "mine.txt", b"mine").await.is_absent();
            for verb in ["removal", "return", "up", "down"] {
                outsider.post(&format!("{inside}/{verb}"), &[]).await.is_absent();
            }
        }
        // Who reads it in the group does not write it.
        brings(&all[1], &url, "mine.txt", b"mine").await.is_absent();
        all[1].post(&format!("{inside}/removal"), &[]).await.is_absent();
        // For all members from the second version on, without that file.
        all[0].post(&format!("{inside}/removal"), &[]).await.goes_to(&format!("{url}/files"));
        brings(&all[0], &url, "Outside.txt", b"Larkminster outside").await;
        saves(&all[0], &url, (1, "Leaflet", "Second.")).await;
        publishes_filed(&all[0], &url, (2, 3, "members")).await.goes_to(&url);
        app.settle().await;
        let outside = listed(&all[2], &url, &url).await.remove(0);
        all[2].get(&outside).await.is_ok();
        opens_nothing(&all[2], &inside).await;
        all[2].get(&format!("{url}/compare?from=1&to=2")).await.lacks("Inside.pdf");
        all[2].get("/search?q=quaverling").await.lacks("Leaflet");
        all[2].get("/search?q=larkminster").await.shows("Leaflet");
        all[2].get(&format!("{url}/pack?version=1")).await.is_absent();
        let packed = unpacked(&all[2].get(&format!("{url}/pack")).await);
        assert!(packed.iter().all(|it| !contains(&it.1, b"Quaverling") && !it.0.contains("Inside")));
        all[1].get(&inside).await.is_ok();
        all[1].get(&format!("{url}/versions/1")).await.shows("Inside.pdf");
        all[1].get(&format!("{url}/compare?from=1&to=2")).await.shows("not there any more").shows("added, 1 kB");
        // Of another resource there is none at this address, and across a block there is nothing (abuse case 36).
        let other = drafts(&all[0], "Another", "x").await;
        opens_nothing(&all[0], &inside.replace(&url, &other)).await;
        tie(&app, &all[0], &all[2], TieKind::Block).await;
        opens_nothing(&all[2], &outside).await;
        // Taken back, they are their writers' alone.
        all[0].post(&format!("{url}/taking-back"), &[]).await.goes_to(&url);
        opens_nothing(&all[1], &inside).await;
        all[0].get(&inside).await.is_ok();
    }

    /// Taken out is not gone until it is published without it; two who change files at once lose nothing.
    async fn files_are_arranged_by_two(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let url = drafts(&all[0], "A rota", "x").await;
        let ben = all[1].member().await.to_string();
        all[0].post(&format!("{url}/people"), &[("with", &ben)]).await;
        all[1].post(&format!("{url}/invitation"), &[("answer", "nameless")]).await;
        let page = format!("{url}/files");
        for name in ["one.txt", "two.txt"] {
            brings(&all[0], &url, name, name.as_bytes()).await.goes_to(&page);
        }
        brings(&all[1], &url, "three.txt", b"three").await.goes_to(&page);
        let files = listed(&all[1], &page, &url).await;
        let order = async |by: &Actor| {
            let now = listed(by, &page, &url).await;
            now.iter().filter_map(|it| files.iter().position(|file| file == it)).collect::<Vec<_>>()
        };
        all[0].post(&format!("{}/up", files[2]), &[]).await.goes_to(&page);
        all[1].post(&format!("{}/down", files[0]), &[]).await.goes_to(&page);
        assert_eq!(order(&all[0]).await, [2, 0, 1]);
        // Her text is saved on top of what she began from, whatever he did to the files meanwhile.
        saves(&all[0], &url, (1, "A rota", "y")).await.goes_to(&format!("{url}/edit"));
        all[1].post(&format!("{}/removal", files[1]), &[]).await.goes_to(&page);
        all[0].get(&page).await.shows("Taken out").shows("Put back");
        all[0].post(&format!("{}/return", files[1]), &[]).await.goes_to(&page);
        all[0].get(&page).await.lacks("Put back");
        all[0].post(&format!("{}/removal", files[0]), &[]).await.goes_to(&page);
        let before = app.files().len();
        publishes_filed(&all[0], &url, (2, 8, "members")).await.goes_to(&url);
        app.settle().await;
        assert_eq!(app.files().len(), before - 1, "what no version names is gone from the disk");
        all[0].get(&files[0]).await.is_absent();
        all[0].get(&page).await.lacks("one.txt");
        // What a version names stays when it is taken out of the draft, and goes with the resource.
        all[0].post(&format!("{}/removal", files[1]), &[]).await.goes_to(&page);
        all[0].get(&url).await.shows("There are changes in the draft").shows("two.txt");
        publishes_filed(&all[0], &url, (2, 9, "members")).await.goes_to(&url);
        app.settle().await;
        all[1].get(&url).await.lacks("two.txt").shows("three.txt");
        all[1].get(&format!("{url}/versions/1")).await.shows("two.txt");
        all[1].get(&files[1]).await.is_ok();
        all[0].post(&format!("{url}/taking-back"), &[]).await;
        all[0].post(&format!("{url}/deletion"), &[]).await.goes_to("/library?show=mine");
        app.settle().await;
        assert!(app.files().is_empty(), "{}", app.files().len());
    }

    /// A pack opens from a disk: what it says, its terms, its files under their names, and nothing that the viewer may not read.
    async fn a_resource_is_taken_along_as_one(app: TestApp) {
        let all = members(&app, &["Ada Okafor", "Ben"]).await;
        let url = drafts(&all[0], "Results <day> / two", "With **soap**.").await;
        brings(&all[0], &url, "Rota.txt", b"first").await;
        brings(&all[0], &url, "rota.TXT", b"second").await;
        publishes_filed(&all[0], &url, (1, 2, "members")).await.goes_to(&url);
        let pack = all[1].get(&format!("{url}/pack")).await;
        assert_eq!(pack.header("content-type"), "application/zip");
        assert!(pack.header("content-disposition").starts_with("attachment; filename=\""), "{}", pack.header("content-disposition"));
        let parts = unpacked(&pack);
        let names: Vec<&str> = parts.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(names, ["style.css", "index.html", "LICENCE.txt", "files/Rota.txt", "files/rota (2).TXT"]);
        let text = |name: &str| {
            let part = parts.iter().find(|it| it.0 == name).expect("there");
            String::from_utf8(part.1.clone()).expect("text")
        };
        let index = text("index.html");
        assert!(index.contains("<strong>soap</strong>") && index.contains("Ada Okafor") && index.contains("files/rota%20%282%29.TXT"));
        assert!(!index.contains("<day>") && !index.contains("<script") && !index.contains("http://"), "{index}");
        assert!(text("LICENCE.txt").contains("CC BY 4.0") && text("files/rota (2).TXT") == "second");
        all[0].get(&url).await.shows("Downloaded once");
        // What was withdrawn is taken along by nobody.
        all[0].post(&format!("{url}/withdrawal"), &[("why", "It is wrong.")]).await;
        all[1].get(&format!("{url}/pack")).await.is_absent();
        all[1].get(&url).await.lacks("one ZIP file");
    }

    /// Public are the files of what is public, and only as long as it is.
    async fn what_is_public_has_public_files(app: TestApp) {
        let ada = app.member("Ada").await;
        let nobody = app.nobody();
        let url = drafts(&ada, "Handwashing", "Soap.").await;
        brings(&ada, &url, "poster.txt", b"Wash them.").await;
        publishes_filed(&ada, &url, (1, 1, "members")).await.goes_to(&url);
        let file = listed(&ada, &url, &url).await.remove(0);
        let open = format!("/public{file}");
        nobody.get(&open).await.is_absent();
        ada.post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        nobody.get(&format!("/public{url}")).await.shows("poster.txt").shows(&open);
        let seen = nobody.get(&open).await;
        assert!(seen.header("content-disposition").starts_with("attachment") && seen.body.as_ref() == b"Wash them.");
        nobody.get(&file).await.is(StatusCode::SEE_OTHER);
        // A file of the draft is not, and of what was withdrawn none is.
        brings(&ada, &url, "later.txt", b"Later.").await;
        let later = listed(&ada, &format!("{url}/files"), &url).await.pop().expect("brought");
        nobody.get(&format!("/public{later}")).await.is_absent();
        ada.post(&format!("{url}/withdrawal"), &[("why", "Soap is not enough.")]).await;
        nobody.get(&open).await.is_absent();
        nobody.get(&format!("/public{url}")).await.lacks("poster.txt");
    }

    /// When their owner leaves, files stay with what stays, and everything else goes from the disk.
    async fn files_go_with_whoever_leaves(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let stays = drafts(&all[0], "Stays", "x").await;
        brings(&all[0], &stays, "kept.txt", b"kept").await;
        publishes_filed(&all[0], &stays, (1, 1, "members")).await.goes_to(&stays);
        brings(&all[0], &stays, "draft.txt", b"draft").await;
        let goes = drafts(&all[0], "Goes", "x").await;
        brings(&all[0], &goes, "gone.txt", b"gone").await;
        publishes_filed(&all[0], &goes, (1, 1, "contacts")).await.goes_to(&goes);
        let file = listed(&all[0], &stays, &stays).await.remove(0);
        all[0].post("/settings/leaving", &[]).await;
        app.advance(DAY * 15);
        app.settle().await;
        leaving::actions::erase_due(app.app()).await.expect("erased");
        app.settle().await;
        all[1].signs_in().await;
        assert_eq!(app.files().len(), 1, "only what others rely on");
        all[1].get(&stays).await.shows("A former member").shows("kept.txt");
        assert_eq!(all[1].get(&file).await.body.as_ref(), b"kept");
        all[1].get(&goes).await.is_absent();
    }

    /// What was taken out and never published goes by night, and so do bytes that no row names.
    async fn what_nobody_needs_is_taken_away(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Draft", "x").await;
        brings(&ada, &url, "stays.txt", b"stays").await;
        brings(&ada, &url, "goes.txt", b"goes").await;
        let files = listed(&ada, &format!("{url}/files"), &url).await;
        ada.post(&format!("{}/removal", files[1]), &[]).await;
        app.advance(DAY * 31);
        library::actions::file::tidy_files(app.app(), &HOUSE).await.expect("tidied");
        app.settle().await;
        assert_eq!(app.files().len(), 1);
        ada.signs_in().await;
        ada.get(&files[0]).await.is_ok();
        ada.get(&files[1]).await.is_absent();
    }
}
