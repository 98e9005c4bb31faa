//! Making something one's own: what goes along, who is told when the original changes, and what nobody learns.

use super::{
    files::{brings, listed, publishes_filed},
    scene::{drafts, made_id, published, publishes},
};
use crate::{
    discussions_spec::scene::{group_of, members},
    groups_spec::scene::tie,
    messages_spec::made::pdf,
};
use accounts_api::TieKind;
use http::StatusCode;
use proving::{Actor, Seen};

/// Begins a document with this licence and publishes it; its address.
pub async fn licensed(by: &Actor, (title, body): (&str, &str), licence: &str) -> String {
    let id = made_id();
    let fields = [
        ("id", &*id),
        ("kind", "document"),
        ("title", title),
        ("summary", "In a sentence."),
        ("body", body),
        ("licence", licence),
    ];
    by.post("/library/new", &fields).await.goes_to(&format!("/library/{id}/edit"));
    let url = format!("/library/{id}");
    publishes(by, &url, (1, "members")).await.goes_to(&url);
    url
}

/// Presses "Adapt it"; the address of what comes of it.
pub async fn adapts(by: &Actor, url: &str) -> String {
    let seen = by.post(&format!("{url}/adaptation"), &[]).await;
    seen.is(StatusCode::SEE_OTHER);
    let edit = seen.header("location").to_owned();
    assert!(edit.ends_with("/edit"), "{edit}");
    edit.trim_end_matches("/edit").to_owned()
}

/// Saves on top of a revision, with what is different.
pub async fn rewrites(by: &Actor, url: &str, began: &str, (title, body): (&str, &str), more: &[(&str, &str)]) -> Seen {
    let fields = [("began", began), ("title", title), ("summary", "In a sentence."), ("body", body)];
    by.post(&format!("{url}/edit"), &[&fields[..], more].concat()).await
}

/// Adapts and publishes with a note on what is different; its address.
pub async fn adapted(by: &Actor, url: &str, (title, difference): (&str, &str)) -> String {
    let own = adapts(by, url).await;
    rewrites(by, &own, "1", (title, "Body."), &[("difference", difference)]).await.goes_to(&format!("{own}/edit"));
    publishes(by, &own, (2, "members")).await.goes_to(&own);
    own
}

proving::app_test! {
    /// One press, a note on what is different, the licence goes along, and both know of each other.
    async fn something_is_made_ones_own(app: TestApp) {
        let all = members(&app, &["Gwenllian Parry", "Tomasz Wiśniewski", "Farida Noorzai"]).await;
        let url = licensed(&all[0], ("Results day", "Two mornings.\n\nTell the van."), "cc-by-sa").await;
        app.settle().await;
        all[1].get(&url).await.shows("Adapt it").lacks("adaptation</a>");
        all[0].get(&url).await.lacks("Adapt it");
        let own = adapts(&all[1], &url).await;
        assert_eq!(adapts(&all[1], &url).await, own, "pressed twice it is the same draft");
        let edit = all[1].get(&format!("{own}/edit")).await;
        edit.shows("Two mornings.").shows("What is different here, and why");
        assert_eq!(edit.input("title").as_deref(), Some("Results day"));
        for other in [&all[0], &all[2]] {
            other.get(&own).await.is_absent();
            other.get(&url).await.lacks("1 adaptation");
            other.get(&format!("{url}/lineage")).await.is_ok().shows("Nobody has made it their own yet");
        }
        // Without the note, or under another licence, it is not published.
        let page = all[1].get(&format!("{own}/publication")).await;
        page.shows("Say what is different in yours");
        publishes(&all[1], &own, (1, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let other = [("difference", "No pharmacist."), ("licence", "cc-by")];
        rewrites(&all[1], &own, "1", ("Results day in Redcar", "Three mornings.\n\nTell the van."), &other).await;
        all[1].get(&format!("{own}/publication")).await.shows("choose CC BY-SA 4.0 for yours");
        publishes(&all[1], &own, (2, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let right = [("difference", "No <b>pharmacist</b>."), ("licence", "cc-by-sa")];
        rewrites(&all[1], &own, "2", ("Results day in Redcar", "Three mornings.\n\nTell the van."), &right).await;
        all[1].get(&format!("{own}/publication")).await.shows("You adapted it from something under CC BY-SA 4.0");
        publishes(&all[1], &own, (3, "members")).await.goes_to(&own);
        app.settle().await;
        let page = all[2].get(&own).await;
        page.is_ok().shows("Adapted from").shows(&format!("href=\"{url}\"")).shows("version 1").shows("by Gwenllian Parry, CC BY-SA 4.0");
        page.shows("What is different here, and why").shows("No &#60;b&#62;pharmacist"); // abuse case 58
        all[2].get(&url).await.shows("1 adaptation");
        let tree = all[2].get(&format!("{own}/lineage")).await;
        tree.is_ok().shows("Results day in Redcar").shows("by Tomasz Wiśniewski").shows("The original").shows("<svg").shows(&format!("href=\"{url}\""));
        all[0].get("/notices").await.shows("“Results day in Redcar” was made from what you wrote");
        all[1].get("/notices").await.lacks("was made from");
        // Pressed after it was published, it is another one.
        assert_ne!(adapts(&all[1], &url).await, own);
    }

    /// What keeps all rights, is withdrawn, or is not there is made by nobody into anything.
    async fn what_nobody_may_adapt(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let kept = licensed(&all[0], ("Keptfield", "Mine."), "kept").await;
        let page = all[1].get(&kept).await;
        page.lacks("Adapt it").shows("keeps all rights").shows("Ask the author");
        all[1].post(&format!("{kept}/adaptation"), &[]).await.goes_to(&kept);
        all[1].get("/library?show=mine").await.shows("You have written nothing yet");
        let wrong = published(&all[0], "members", "Wrongfield", "Two tablets.").await;
        all[0].post(&format!("{wrong}/withdrawal"), &[("why", "It is one.")]).await;
        all[1].get(&wrong).await.lacks("Adapt it");
        all[1].post(&format!("{wrong}/adaptation"), &[]).await.goes_to(&wrong);
        all[1].get("/library?show=mine").await.shows("You have written nothing yet");
        tie(&app, &all[0], &all[2], TieKind::Block).await;
        all[2].post(&format!("{kept}/adaptation"), &[]).await.is_absent(); // abuse case 36
        all[1].post("/library/00000000-0000-7000-8000-000000000000/adaptation", &[]).await.is_absent();
    }

    /// What was published for a few becomes for no more by being adapted (abuse case 19), and nobody else learns of it by a number,
    /// a line or a gap (abuse cases 1, 13, 16).
    async fn an_audience_goes_along(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "secret").await;
        let id = group.trim_start_matches("/groups/").to_owned();
        let inside = published(&all[0], &id, "Zanzibrook", "Inside.").await;
        let own = adapts(&all[1], &inside).await;
        rewrites(&all[1], &own, "1", ("Zanzibrook of Ben", "Inside, mine."), &[("difference", "For two.")]).await;
        let wide = publishes(&all[1], &own, (2, "members")).await;
        wide.is(StatusCode::UNPROCESSABLE_ENTITY).problem("audience").shows("was published for a group");
        publishes(&all[1], &own, (2, "contacts")).await.problem("audience");
        publishes(&all[1], &own, (2, &id)).await.goes_to(&own);
        app.settle().await;
        all[0].get(&inside).await.shows("1 adaptation");
        all[2].get(&own).await.is_absent();
        all[2].get(&format!("{own}/lineage")).await.is_absent();
        // Of what all read, a group's own is counted for nobody outside.
        let open = published(&all[2], "members", "Openfield", "For all.").await;
        let few = adapts(&all[0], &open).await;
        rewrites(&all[0], &few, "1", ("Gorsebrook", "Ours."), &[("difference", "For us.")]).await;
        publishes(&all[0], &few, (2, &id)).await.goes_to(&few);
        app.settle().await;
        all[2].get(&open).await.lacks("adaptation</a>");
        all[2].get(&format!("{open}/lineage")).await.lacks("Gorsebrook").shows("Nobody has made it their own yet");
        all[1].get(&format!("{open}/lineage")).await.shows("Gorsebrook");
        all[2].get("/notices").await.lacks("Gorsebrook");
        // Contacts of one are not those of another.
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let friends = published(&all[0], "contacts", "Friendfield", "For friends.").await;
        let mine = adapts(&all[1], &friends).await;
        rewrites(&all[1], &mine, "1", ("Friendfield of mine", "x"), &[("difference", "Mine.")]).await;
        publishes(&all[1], &mine, (2, "contacts")).await.problem("audience").shows("contacts alone");
        publishes(&all[1], &mine, (2, "members")).await.problem("audience");
    }

    /// The original has a later version: whoever adapted it sees what changed and takes it in; nothing of theirs is lost.
    async fn what_changed_is_taken_in(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let url = licensed(&all[0], ("Results day", "Two mornings.\n\nTell the van.\n\nCount."), "cc-by").await;
        let own = adapts(&all[1], &url).await;
        let body = "Four mornings.\n\nTell the van, which comes at eleven.\n\nCount.";
        rewrites(&all[1], &own, "1", ("Results day, ours", body), &[("difference", "Ours.")]).await;
        publishes(&all[1], &own, (2, "members")).await.goes_to(&own);
        all[1].get(&format!("{own}/original")).await.is_absent();
        let later = "Three mornings.\n\nTell the van.\n\nCount the urgent ones.\n\nStop at two.";
        rewrites(&all[0], &url, "1", ("Results day", later), &[("licence", "cc-by")]).await.goes_to(&format!("{url}/edit"));
        app.settle().await;
        all[1].get("/notices").await.lacks("changed");
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        app.settle().await;
        let change = format!("{own}/original");
        all[1].get("/notices").await.shows("“Results day” changed").shows(&change);
        all[1].get(&own).await.shows("The original changed.").shows(&change);
        for other in [&all[0], &all[2]] {
            other.get(&own).await.lacks("The original changed.");
            other.get(&change).await.is_absent();
            other.post(&format!("{change}/taking-in"), &[("number", "2")]).await.is_absent();
        }
        let page = all[1].get(&change).await;
        page.is_ok().shows("is at version 2 now").shows("Stop at two.</ins>").shows("yours stays").shows("Text");
        all[1].post(&format!("{change}/taking-in"), &[("number", "1")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("changed again");
        all[1].post(&format!("{change}/taking-in"), &[("number", "2")]).await.goes_to(&format!("{own}/edit"));
        let edit = all[1].get(&format!("{own}/edit")).await;
        edit.shows("Four mornings.").shows("which comes at eleven").shows("Count the urgent ones.").shows("Stop at two.");
        edit.shows("What the original says now").shows("<ins>Three</ins>");
        assert_eq!(edit.input("began").as_deref(), Some("3"));
        all[1].get(&change).await.is_absent();
        all[1].get(&own).await.lacks("The original changed.").shows("version 1");
        all[2].get(&own).await.lacks("Stop at two.");
        // Saved, what was beside it is gone; published, it says which version is in it.
        rewrites(&all[1], &own, "3", ("Results day, ours", "Three or four mornings."), &[("difference", "Ours.")]).await;
        all[1].get(&format!("{own}/edit")).await.lacks("What the original says now");
        publishes(&all[1], &own, (4, "members")).await.goes_to(&own);
        all[2].get(&own).await.shows("version 2, by Ada, CC BY 4.0");
    }

    /// Files, tags, and for whom it is follow too: what the original has no more goes where it is as it was there; what is one's own
    /// stays, and a reader of both can open what came.
    async fn files_are_taken_in_too(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let url = drafts(&all[0], "Results day", "Two mornings.").await;
        for (name, words) in [("sheet.pdf", "First sheet"), ("rota.pdf", "Old rota")] {
            brings(&all[0], &url, name, &pdf(words)).await.is(StatusCode::SEE_OTHER);
        }
        app.settle().await;
        publishes_filed(&all[0], &url, (1, 2, "members")).await.goes_to(&url);
        let own = adapts(&all[1], &url).await;
        let mine = format!("{own}/files");
        brings(&all[1], &own, "ours.pdf", &pdf("Only ours")).await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        // The original: another rota, and a leaflet; tags, and whom it is for.
        let page = format!("{url}/files");
        let files = listed(&all[0], &page, &url).await;
        all[0].post(&format!("{}/removal", files[1]), &[]).await.is(StatusCode::SEE_OTHER);
        brings(&all[0], &url, "rota.pdf", &pdf("New rota with a longer text")).await.is(StatusCode::SEE_OTHER);
        brings(&all[0], &url, "leaflet.pdf", &pdf("Wimbrellow leaflet")).await.is(StatusCode::SEE_OTHER);
        let more = [("tags", "bloods, nurses"), ("for_whom", "Practices with a nurse")];
        rewrites(&all[0], &url, "1", ("Results day", "Two mornings."), &more).await.goes_to(&format!("{url}/edit"));
        publishes_filed(&all[0], &url, (2, 5, "members")).await.goes_to(&url);
        app.settle().await;
        let change = format!("{own}/original");
        let page = all[1].get(&change).await;
        page.is_ok().shows("leaflet.pdf").shows("another one, ").shows("Practices with a nurse").shows("nurses").lacks("ours.pdf");
        // Twice at once is once (G9), and what nobody may do does nothing.
        all[2].post(&format!("{change}/taking-in"), &[("number", "2")]).await.is_absent();
        all[1].post(&format!("{change}/taking-in"), &[("number", "2")]).await.goes_to(&format!("{own}/edit"));
        all[1].post(&format!("{change}/taking-in"), &[("number", "2")]).await.is_absent();
        let edit = all[1].get(&format!("{own}/edit")).await;
        assert_eq!(edit.input("tags").as_deref(), Some("bloods, nurses"));
        assert_eq!(edit.input("for_whom").as_deref(), Some("Practices with a nurse"));
        let files = all[1].get(&mine).await;
        files.shows("sheet.pdf").shows("ours.pdf").shows("leaflet.pdf").shows("rota.pdf");
        let rows = app.database().rows("SELECT COUNT(*), COUNT(removed_at) FROM resource_file");
        assert_eq!(rows[0].iter().flatten().map(String::as_str).collect::<Vec<_>>(), ["9", "2"], "four there, five here");
        // A draft is nobody else's; published, they open for its readers, sealed with a key of its own (abuse cases 3, 19).
        let drafted = listed(&all[1], &mine, &own).await;
        for file in &drafted {
            all[0].get(file).await.is_absent();
        }
        let ours = [("difference", "No van."), ("tags", "bloods, nurses"), ("for_whom", "Practices with a nurse")];
        rewrites(&all[1], &own, "2", ("Ours", "Two mornings."), &ours).await.goes_to(&format!("{own}/edit"));
        publishes_filed(&all[1], &own, (3, 4, "members")).await.goes_to(&own);
        app.settle().await;
        let page = all[2].get(&own).await;
        page.shows("leaflet.pdf").shows("ours.pdf").shows("version 2, by Ada");
        all[0].post(&format!("{url}/taking-back"), &[]).await;
        let mut last = listed(&all[2], &own, &own).await;
        last.sort_unstable();
        last.dedup();
        assert_eq!(last.len(), 4);
        for file in &last {
            all[2].get(file).await.is_ok();
        }
    }

    /// Or they say why not, for all who compare both; they are asked again when the next one comes.
    async fn what_changed_is_left(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let url = licensed(&all[0], ("Results day", "Two mornings."), "cc-by").await;
        let own = adapted(&all[1], &url, ("Ours", "No van.")).await;
        for revision in 1..=2 {
            let began = revision.to_string();
            rewrites(&all[0], &url, &began, ("Results day", &format!("Wording {revision}.")), &[]).await;
            publishes(&all[0], &url, (revision + 1, "members")).await.goes_to(&url);
            app.settle().await;
            let number = (revision + 1).to_string();
            all[1].get("/notices").await.shows("“Results day” changed");
            let declining = format!("{own}/original/declining");
            all[1].post(&declining, &[("number", &number), ("why", " ")]).await.problem("why");
            let patient = [("number", &*number), ("why", "Mrs Gwenllian Parry-Jones, born 3 May 1951, NHS number 943 476 5919.")];
            all[1].post(&declining, &patient).await.is(StatusCode::UNPROCESSABLE_ENTITY); // abuse case 33
            all[0].post(&declining, &[("number", &number), ("why", "x")]).await.is_absent();
            let why = format!("We have no van, said {revision} times.");
            all[1].post(&declining, &[("number", &number), ("why", &why)]).await.goes_to(&format!("{own}/lineage"));
            all[0].get(&format!("{url}/lineage")).await.shows(&why).shows("What changed in the original since is not in it");
            all[1].get(&own).await.lacks("The original changed.");
            all[1].get("/notices").await.lacks("“Results day” changed");
        }
    }

    /// The original goes; what was made of it stays, and says so without its name.
    async fn an_original_that_is_gone(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let url = licensed(&all[0], ("Vanishfield", "Two mornings."), "cc-by").await;
        let own = adapted(&all[1], &url, ("Ours", "No van.")).await;
        let third = adapted(&all[2], &own, ("Theirs", "No bus.")).await;
        all[0].post(&format!("{url}/taking-back"), &[]).await;
        app.settle().await;
        all[2].get(&own).await.is_ok().shows("a resource that was taken back since, CC BY 4.0").lacks("Vanishfield");
        all[2].get(&format!("{own}/lineage")).await.shows("A resource that you cannot see").shows("Theirs").lacks("Vanishfield");
        all[0].post(&format!("{url}/deletion"), &[]).await.goes_to("/library?show=mine");
        app.settle().await;
        all[2].get(&own).await.is_ok().shows("taken back since");
        let tree = all[2].get(&format!("{own}/lineage")).await;
        tree.shows("Ours").shows("Theirs").lacks("you cannot see");
        all[2].get(&own).await.shows("1 adaptation");
        // Of a middle one that goes, what was made of it begins a tree of its own.
        all[1].post(&format!("{own}/taking-back"), &[]).await;
        all[1].post(&format!("{own}/deletion"), &[]).await;
        app.settle().await;
        all[0].get(&format!("{third}/lineage")).await.is_ok().shows("Nobody has made it their own yet");
        all[0].get(&third).await.shows("taken back since");
    }
}
