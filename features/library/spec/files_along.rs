//! Files where a resource goes on: into what somebody makes of it, through earlier versions, when it is sent again, and when fewer
//! read it.

use super::{
    files::{brings, listed, publishes_filed},
    lineage::{adapts, rewrites},
    scene::{drafts, publishes, saves},
};
use crate::{
    discussions_spec::scene::{group_of, members},
    groups_spec::scene::tie,
    messages_spec::made::{docx, pdf, png},
};
use accounts_api::TieKind;
use http::StatusCode;
use proving::{Actor, Ask, Seen};
use std::{
    io::{Cursor, Read},
    time::Duration,
};
use zip::ZipArchive;

/// Every form of a file, and whether this actor opens it.
async fn opens(actor: &Actor, file: &str) -> Vec<bool> {
    let mut all = Vec::new();
    for form in ["", "?show=inline", "/preview", "/pages/1", "/text"] {
        let path = format!("{file}{form}");
        all.push(actor.get(&path).await.status == StatusCode::OK);
        let part = Ask::new("GET", &path).header("range", "bytes=0-3");
        all.push(matches!(actor.send(part).await.status, StatusCode::OK | StatusCode::PARTIAL_CONTENT));
        all.push(actor.send(Ask::new("HEAD", &path)).await.status == StatusCode::OK);
    }
    all
}

fn none(all: &[bool]) -> bool {
    all.iter().all(|it| !it)
}

fn part(pack: &Seen, name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(pack.body.to_vec())).expect("an archive");
    let mut text = String::new();
    zip.by_name(name).expect("there").read_to_string(&mut text).expect("text");
    text
}

proving::app_test! {
    /// What somebody makes their own has files of its own: the same bytes under another key, of which nobody else learns, and that
    /// stay when the original goes.
    async fn files_go_along_into_what_is_made_of_it(app: TestApp) {
        let all = members(&app, &["Gwenllian Parry", "Tomasz Wiśniewski", "Farida Noorzai"]).await;
        let url = drafts(&all[0], "Results day", "Two mornings.").await;
        brings(&all[0], &url, "Zedonkel.pdf", &pdf("Wimbrellow mornings")).await.goes_to(&format!("{url}/files"));
        brings(&all[0], &url, "Consent.docx", &docx("Thistlecroft consent")).await;
        brings(&all[0], &url, "rota.png", &png(900, 300, b"Author\0GPS")).await;
        publishes_filed(&all[0], &url, (1, 3, "members")).await.goes_to(&url);
        app.settle().await;
        let originals = listed(&all[0], &format!("{url}/files"), &url).await;
        let before = app.files().len();
        let own = adapts(&all[1], &url).await;
        assert_eq!(adapts(&all[1], &url).await, own, "pressed twice its files are there once");
        app.settle().await;
        let files = listed(&all[1], &format!("{own}/files"), &own).await;
        assert_eq!((files.len(), app.files().len()), (3, 2 * before));
        for (file, original) in files.iter().zip(&originals) {
            assert!(none(&opens(&all[0], file).await) && none(&opens(&all[2], file).await), "a draft of somebody else");
            assert_eq!(all[1].get(file).await.body, all[1].get(original).await.body);
        }
        // At an address put together from both nothing lies (abuse case 2).
        let wrong = files[0].replace(&own, &url);
        assert!(none(&opens(&all[1], &wrong).await));
        rewrites(&all[1], &own, "1", ("Ours", "Three mornings."), &[("difference", "No pharmacist.")]).await;
        publishes_filed(&all[1], &own, (2, 1, "members")).await.goes_to(&own);
        app.settle().await;
        all[2].get("/search?q=wimbrellow").await.shows("Ours").shows("Results day");
        assert_eq!(all[2].get(&format!("{}/pages/1", files[0])).await.header("content-type"), "image/jpeg");
        all[2].get(&format!("{}/preview", files[2])).await.is_ok();
        all[2].get(&format!("{}/text", files[1])).await.shows("Thistlecroft consent");
        // What is taken along says of what it was made, as its licence asks.
        let pack = all[2].get(&format!("{own}/pack")).await;
        for page in ["LICENCE.txt", "index.html"] {
            let text = part(&pack, page);
            assert!(text.contains("Adapted from “Results day”, version 1, by Gwenllian Parry, CC BY 4.0."), "{text}");
            assert!(text.contains("No pharmacist."), "{text}");
        }
        assert!(!part(&all[2].get(&format!("{url}/pack")).await, "LICENCE.txt").contains("Adapted"));
        // The original goes with its key; nothing of what was made of it hangs on it.
        all[0].post(&format!("{url}/taking-back"), &[]).await;
        all[0].post(&format!("{url}/deletion"), &[]).await.goes_to("/library?show=mine");
        app.settle().await;
        assert_eq!(app.files().len(), before, "with the pictures of its own page");
        assert!(opens(&all[2], &files[0]).await[0]);
        let terms = part(&all[2].get(&format!("{own}/pack")).await, "LICENCE.txt");
        assert!(terms.contains("Adapted from a resource that was taken back since, CC BY 4.0."), "{terms}");
    }

    /// Fewer read it from the next version on: the files of all versions are theirs alone, in every form; and of a draft that goes on
    /// nobody else opens anything (abuse cases 2, 3, 16, 19, 20).
    async fn a_narrower_version_takes_all_files_along(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "secret").await;
        let group = group.trim_start_matches("/groups/").to_owned();
        let url = drafts(&all[0], "Leaflet", "First.").await;
        brings(&all[0], &url, "Wide.pdf", &pdf("Quaverling wide")).await;
        publishes_filed(&all[0], &url, (1, 1, "members")).await.goes_to(&url);
        app.settle().await;
        let wide = listed(&all[0], &url, &url).await.remove(0);
        assert!(opens(&all[2], &wide).await[0]);
        brings(&all[0], &url, "Later.pdf", &pdf("Marrowby later")).await;
        app.settle().await;
        let later = listed(&all[0], &format!("{url}/files"), &url).await.remove(1);
        for other in &all[1..] {
            assert!(none(&opens(other, &later).await), "of a draft that goes on");
            other.get("/search?q=marrowby").await.lacks("Leaflet");
        }
        publishes_filed(&all[0], &url, (1, 2, &group)).await.goes_to(&url);
        app.settle().await;
        assert!(opens(&all[1], &wide).await[0] && opens(&all[1], &later).await[0]);
        for file in [&wide, &later] {
            assert!(none(&opens(&all[2], file).await), "nobody beyond the group");
        }
        all[2].get(&format!("{url}/pack?version=1")).await.is_absent();
        all[2].get(&format!("{url}/versions/1")).await.is_absent();
        all[2].get("/search?q=quaverling").await.lacks("Leaflet");
        // Held back, only its owner and those who look at reports.
        let moderator = app.moderator("Mo").await;
        let id = url.trim_start_matches("/library/");
        let report = [("kind", "patient"), ("words", "It names somebody.")];
        all[1].post(&format!("/report/resource/{id}"), &report).await.is(StatusCode::SEE_OTHER);
        assert!(none(&opens(&all[1], &wide).await) && opens(&all[0], &wide).await[0]);
        assert!(none(&opens(&moderator, &wide).await), "and of a group where they are not nobody else");
    }

    /// Withdrawn it can be looked at with the reason on top; it is not taken along, on the web not at all, and its owner's address of
    /// it opens nothing across a block.
    async fn what_is_withdrawn_is_still_under_its_rules(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let url = drafts(&all[0], "Leaflet", "First.").await;
        brings(&all[0], &url, "Wide.pdf", &pdf("Quaverling wide")).await;
        publishes_filed(&all[0], &url, (1, 1, "members")).await.goes_to(&url);
        app.settle().await;
        let wide = listed(&all[0], &url, &url).await.remove(0);
        all[0].post(&format!("{url}/withdrawal"), &[("why", "It is wrong.")]).await.goes_to(&url);
        app.settle().await;
        assert!(opens(&all[1], &wide).await[0]);
        all[1].get("/search?q=quaverling").await.lacks("Leaflet");
        tie(&app, &all[0], &all[2], TieKind::Block).await;
        assert!(none(&opens(&all[2], &wide).await));
    }

    /// Taking an earlier version out takes the files that it alone named from the disk with their pictures, and nothing that can
    /// still be put back.
    async fn a_version_taken_out_takes_no_more_than_it_named(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Leaflet", "First.").await;
        brings(&ada, &url, "names somebody.pdf", &pdf("Thornbury")).await;
        publishes_filed(&ada, &url, (1, 1, "members")).await.goes_to(&url);
        app.settle().await;
        let first = listed(&ada, &url, &url).await.remove(0);
        ada.post(&format!("{first}/removal"), &[]).await.goes_to(&format!("{url}/files"));
        publishes_filed(&ada, &url, (1, 2, "members")).await.goes_to(&url);
        app.advance(Duration::from_secs(60));
        brings(&ada, &url, "stays.txt", b"stays").await;
        let stays = listed(&ada, &format!("{url}/files"), &url).await.remove(0);
        ada.post(&format!("{stays}/removal"), &[]).await.goes_to(&format!("{url}/files"));
        ada.post(&format!("{url}/versions/1/removal"), &[]).await.goes_to(&format!("{url}/versions"));
        app.settle().await;
        assert!(none(&opens(&ada, &first).await));
        assert_eq!(app.files().len(), 1, "with the pictures of its pages");
        ada.get(&format!("{url}/files")).await.shows("stays.txt").shows("Put back");
        ada.post(&format!("{stays}/return"), &[]).await.goes_to(&format!("{url}/files"));
        assert_eq!(ada.get(&stays).await.body.as_ref(), b"stays");
    }

    /// Sent again because the answer was lost, five times at once, it is there once; another one of the same name is another (abuse
    /// case 117, G9).
    async fn a_file_that_is_sent_again_is_there_once(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Leaflet", "First.").await;
        let page = format!("{url}/files");
        brings(&ada, &url, "rota.txt", b"Monday").await.goes_to(&page);
        let plan = docx("Plan");
        for _ in 0..2 {
            let (one, other, third) = tokio::join!(
                brings(&ada, &url, "rota.txt", b"Monday"),
                brings(&ada, &url, "plan.docx", &plan),
                brings(&ada, &url, "plan.docx", &plan)
            );
            for it in [one, other, third] {
                it.goes_to(&page);
            }
        }
        assert_eq!((listed(&ada, &page, &url).await.len(), app.files().len()), (2, 2));
        brings(&ada, &url, "rota.txt", b"Friday").await.goes_to(&page);
        assert_eq!(listed(&ada, &page, &url).await.len(), 3);
        // Taken out on purpose it can be brought again.
        let file = listed(&ada, &page, &url).await.remove(0);
        ada.post(&format!("{file}/removal"), &[]).await;
        brings(&ada, &url, "rota.txt", b"Monday").await.goes_to(&page);
        assert_eq!(listed(&ada, &page, &url).await.len(), 3);
    }

    /// Where a name cannot be taken out of a file it is refused with the way to do it, and nothing of it is kept (abuse case 66).
    async fn a_name_that_cannot_be_taken_out(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Leaflet", "First.").await;
        let words = String::from_utf8(pdf("Plain words")).expect("text");
        let named = words.replace("trailer", "8 0 obj\n<< /Author 9 0 R >>\nendobj\n9 0 obj\n(Amara Okafor)\nendobj\ntrailer");
        let seen = brings(&ada, &url, "plan.pdf", named.as_bytes()).await;
        seen.problem("file").shows("plan.pdf: The PDF says inside who made it").shows("Inspect Document");
        let looked = [("file_looked", "yes"), ("file_reason", "invented")];
        let again = ada.upload(&format!("{url}/files"), "file", "plan.pdf", named.as_bytes(), &looked).await;
        again.problem("file").shows("says inside who made it");
        assert!(app.files().is_empty());
        saves(&ada, &url, (1, "Leaflet", "Second.")).await;
        publishes(&ada, &url, (2, "members")).await.goes_to(&url);
    }
}
