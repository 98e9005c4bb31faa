//! Writing something, publishing it, revising it, and who reads what of it.

use super::scene::{drafts, made_id, published, publishes, saves};
use crate::{
    discussions_spec::scene::{founds, group_of, members},
    groups_spec::scene::{HOUSE, SCENE, tie},
};
use accounts_api::{TieKind, remove_tie};
use http::StatusCode;

proving::app_test! {
    /// From an empty library to a second version that others compare with the first.
    async fn something_is_written_found_and_revised(app: TestApp) {
        let all = members(&app, &["Nkechi Obi", "Hamza Qureshi"]).await;
        all[0].get("/library").await.is_ok().shows("Nothing is in the library yet").shows("Write for the library");
        all[0].get("/library?show=mine").await.shows("You have written nothing yet");
        all[0].get("/library/new").await.shows("Innovation").shows("Protocol");
        all[0].get("/library/new?kind=innovation").await.shows("The problem").shows("What it cost, and who paid");
        let id = made_id();
        let fields = [
            ("id", &*id), ("kind", "innovation"), ("title", "Results day"), ("summary", "Bloods without the evening pile."),
            ("problem", "An evening pile."), ("change", "Two **mornings**."), ("start", "Tell the van."), ("stage", "trying"),
            ("tags", "Phlebotomy, results"), ("licence", "cc-by-sa"), ("press", "publish"),
        ];
        all[0].post("/library/new", &fields).await.goes_to(&format!("/library/{id}/publication"));
        // Sent twice is begun once.
        all[0].post("/library/new", &fields).await.goes_to(&format!("/library/{id}/publication"));
        let url = format!("/library/{id}");
        all[1].get(&url).await.is_absent();
        all[1].get("/library").await.lacks("Results day");
        all[0].get("/library?show=mine").await.shows("Results day").shows("Draft, saved today");
        all[0].get(&format!("{url}/publication")).await.shows("All members").shows("May I share this?").shows("No patient was found");
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        app.settle().await;
        let page = all[1].get(&url).await;
        page.is_ok().shows("Results day").shows("Innovation by").shows("Nkechi Obi").shows("<strong>mornings</strong>");
        page.shows("How to start").shows("the stage now").shows("CC BY-SA 4.0").shows("version 1").lacks("Change the text");
        all[1].get("/library").await.shows("Results day").shows("Bloods without the evening pile.").shows("trying");
        for (narrow, shown) in [("kind=innovation", true), ("kind=audit", false), ("stage=idea", false), ("licence=cc0", false)] {
            let list = all[1].get(&format!("/library?{narrow}")).await;
            if shown { list.shows("Results day") } else { list.lacks("Results day").shows("Nothing like that yet") };
        }
        // Found by a word in a part, by a tag, and by its title.
        for word in ["mornings", "phlebotomy", "results"] {
            all[1].get(&format!("/search?q={word}")).await.shows("Results day");
        }
        let change = [
            ("began", "1"), ("title", "Results day"), ("summary", "Bloods without the evening pile."), ("problem", "An evening pile."),
            ("change", "Three mornings."), ("start", "Tell the van."), ("stage", "works_here"), ("press", "save"),
        ];
        all[0].post(&format!("{url}/edit"), &change).await.goes_to(&format!("{url}/edit"));
        all[1].get(&url).await.lacks("Three mornings");
        all[0].get(&url).await.shows("There are changes in the draft");
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        app.settle().await;
        all[1].get(&url).await.shows("Three mornings").shows("version 2").shows("Compare version 2 with 1");
        all[1].get(&format!("{url}/versions")).await.shows("Version 2").shows("Version 1");
        all[1].get(&format!("{url}/versions/1")).await.shows("Two <strong>mornings</strong>").shows("There is a newer version");
        let compared = all[1].get(&format!("{url}/compare?from=1&to=2")).await;
        compared.is_ok().shows("<del>").shows("<ins>Three mornings.</ins>").shows("The same in both");
        all[1].get(&format!("{url}/compare?from=%%%&to=9")).await.is_ok();
        all[1].get(&format!("{url}/versions/3")).await.is_absent();
        all[1].get("/search?q=three+mornings").await.shows("Results day");
    }

    /// Two who write at once: the second has both texts, and nobody's words are lost.
    async fn two_write_together(app: TestApp) {
        let all = members(&app, &["Ada", "Ben Bowen", "Cleo"]).await;
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let url = drafts(&all[0], "A rota", "Monday first.").await;
        let (ben, cleo) = (all[1].member().await.to_string(), all[2].member().await.to_string());
        all[0].get(&format!("{url}/people")).await.shows("Ben Bowen").lacks("Cleo");
        all[0].post(&format!("{url}/people"), &[("with", &cleo)]).await.problem("with");
        all[0].post(&format!("{url}/people"), &[("with", &ben)]).await.goes_to(&format!("{url}/people"));
        app.settle().await;
        // Until they agree they learn who asks, and nothing of what it is.
        all[1].get("/notices").await.shows("asks you to write with them");
        all[1].get(&format!("{url}/invitation")).await.is_ok().shows("a document").lacks("A rota");
        all[1].get("/library?show=mine").await.shows("You are asked to write this").lacks("A rota");
        for path in ["", "/edit", "/versions"] {
            all[1].get(&format!("{url}{path}")).await.is_absent();
        }
        all[2].get(&format!("{url}/invitation")).await.is_absent();
        all[2].post(&format!("{url}/invitation"), &[("answer", "named")]).await.is_absent();
        all[1].post(&format!("{url}/invitation"), &[]).await.problem("answer");
        all[1].post(&format!("{url}/invitation"), &[("answer", "nameless")]).await.goes_to(&format!("{url}/edit"));
        all[1].get(&format!("{url}/edit")).await.shows("Monday first.");
        saves(&all[1], &url, (1, "A rota", "Tuesday first, says Ben.")).await.goes_to(&format!("{url}/edit"));
        let lost = saves(&all[0], &url, (1, "A rota of ours", "Wednesday first, says Ada.")).await;
        lost.is(StatusCode::CONFLICT).shows("Wednesday first, says Ada.").shows("Tuesday").shows("A rota of ours").shows("Ben Bowen saved this");
        assert_eq!(lost.input("began").as_deref(), Some("2"), "saving again goes on top of theirs");
        saves(&all[0], &url, (2, "A rota of ours", "Tuesday, or Wednesday.")).await.goes_to(&format!("{url}/edit"));
        // Publishing is the owner's, and of what they looked at.
        publishes(&all[1], &url, (3, "members")).await.is(StatusCode::FORBIDDEN);
        publishes(&all[0], &url, (1, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("saved again since");
        publishes(&all[0], &url, (3, "members")).await.goes_to(&url);
        all[2].get(&url).await.shows("Ben Bowen").shows("Tuesday, or Wednesday.");
        // Whoever is taken off sees the draft no more (abuse cases 7, 8).
        all[0].post(&format!("{url}/people/{ben}/removal"), &[]).await.goes_to(&format!("{url}/people"));
        all[1].get(&format!("{url}/edit")).await.is_absent();
        saves(&all[1], &url, (3, "Mine", "x")).await.is_absent();
        all[1].get(&url).await.is_ok();
    }

    /// What is for some is for nobody else, by any address or list (abuse cases 1, 3, 13, 16); and a wider audience never gets what
    /// was published for fewer (abuse case 19).
    async fn an_audience_is_kept(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (moderator, admin) = (app.moderator("Mo").await, app.admin("Anna").await);
        let group = group_of(&all[..2], "secret").await;
        let id = group.trim_start_matches("/groups/").to_owned();
        let other = founds(&all[2], "by_request").await;
        let url = published(&all[0], &id, "Zanzibrook leaflet", "Zanzibrook inside, at first.").await;
        app.settle().await;
        all[1].get(&url).await.is_ok().shows("Zanzibrook inside");
        all[1].get("/library").await.shows("Zanzibrook");
        let shelf = format!("/library?group={id}");
        all[1].get(&format!("/groups/{id}/discussions")).await.shows(&shelf);
        all[1].get(&shelf).await.shows("Zanzibrook leaflet").shows("The group");
        all[1].get("/search?q=zanzibrook").await.shows("Zanzibrook leaflet");
        for outsider in [&all[2], &moderator, &admin] {
            for path in ["", "/versions", "/versions/1", "/compare", "/edit", "/publication", "/people", "/public", "/withdrawal"] {
                outsider.get(&format!("{url}{path}")).await.is_absent();
            }
            let list = format!("/library?by={}", all[0].member().await);
            outsider.get(&list).await.lacks("Zanzibrook");
            outsider.get("/library").await.lacks("Zanzibrook");
            outsider.get("/search?q=zanzibrook").await.lacks("Zanzibrook leaflet");
            outsider.get(&format!("/library?group={id}")).await.is_absent();
            outsider.get(&format!("/report/resource/{}", url.trim_start_matches("/library/"))).await.is_absent();
            outsider.get(&format!("/public{url}")).await.is_absent();
            saves(outsider, &url, (1, "Mine", "x")).await.is_absent();
            publishes(outsider, &url, (1, "members")).await.is_absent();
            outsider.post(&format!("{url}/withdrawal"), &[("why", "x")]).await.is_absent();
            for path in ["taking-back", "deletion"] {
                outsider.post(&format!("{url}/{path}"), &[]).await.is_absent();
            }
        }
        // A group in which one does not write gets nothing from one.
        let stray = drafts(&all[0], "Stray", "x").await;
        let refused = publishes(&all[0], &stray, (1, other.trim_start_matches("/groups/"))).await;
        refused.is(StatusCode::FORBIDDEN);
        // Wider from the second version on: the first stays with those for whom it was.
        saves(&all[0], &url, (1, "A leaflet", "For everybody now.")).await;
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        app.settle().await;
        all[2].get(&url).await.is_ok().shows("For everybody now.").lacks("Zanzibrook");
        all[2].get(&format!("{url}/versions")).await.shows("Version 2").lacks("Version 1").lacks("Zanzibrook");
        all[2].get(&format!("{url}/versions/1")).await.is_absent();
        all[2].get(&format!("{url}/compare?from=1&to=2")).await.is_ok().lacks("Zanzibrook");
        all[2].get("/search?q=zanzibrook").await.lacks("A leaflet");
        all[1].get(&format!("{url}/versions/1")).await.shows("Zanzibrook inside");
        // Narrower again: the wide version goes with it.
        saves(&all[0], &url, (2, "A leaflet", "For few again.")).await;
        publishes(&all[0], &url, (3, &id)).await.goes_to(&url);
        all[2].get(&url).await.is_absent();
        all[2].get(&format!("{url}/versions/2")).await.is_absent();
    }

    /// Contacts see what is for contacts, as long as they are; across a block there is nothing (abuse case 36).
    async fn contacts_and_blocks(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Dan"]).await;
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let few = published(&all[0], "contacts", "Wimblethorpe", "For those I know.").await;
        let wide = published(&all[0], "members", "Oxenhollow", "For all.").await;
        app.settle().await;
        all[1].get(&few).await.is_ok();
        all[1].get("/search?q=wimblethorpe").await.shows("Wimblethorpe");
        all[2].get(&few).await.is_absent();
        all[2].get("/search?q=wimblethorpe").await.lacks("For those I know");
        let (a, b) = (all[0].member().await, all[1].member().await);
        app.app().write(&HOUSE, SCENE, async |tx| remove_tie(tx, a, b, TieKind::Contact).await).await.expect("untied");
        all[1].get(&few).await.is_absent();
        all[1].get("/search?q=wimblethorpe").await.lacks("For those I know");
        all[2].get(&wide).await.is_ok();
        tie(&app, &all[0], &all[2], TieKind::Block).await;
        all[2].get(&wide).await.is_absent();
        all[2].get("/library").await.lacks("Oxenhollow");
        all[2].get("/search?q=oxenhollow").await.lacks("For all.");
        let theirs = published(&all[2], "members", "Danfield", "Mine.").await;
        all[0].get(&theirs).await.is_absent();
    }

    /// What is taken back exists for nobody else; what is withdrawn says why, and is offered nowhere.
    async fn withdrawing_and_taking_back(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let url = published(&all[0], "members", "Marrowdyke", "Two tablets.").await;
        app.settle().await;
        all[0].post(&format!("{url}/withdrawal"), &[("why", "")]).await.problem("why");
        all[0].post(&format!("{url}/withdrawal"), &[("why", "It is one tablet.")]).await.goes_to(&url);
        app.settle().await;
        all[1].get(&url).await.is_ok().shows("Do not use it any more").shows("It is one tablet.").shows("What it said");
        all[1].get("/library").await.lacks("Marrowdyke");
        all[1].get("/search?q=marrowdyke").await.lacks("Two tablets");
        all[0].post(&format!("{url}/deletion"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Take it back first");
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        all[1].get(&url).await.lacks("Do not use it any more");
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        all[0].get(&format!("{url}/versions")).await.shows("Version 2").lacks("Version 3");
        all[0].post(&format!("{url}/taking-back"), &[]).await.goes_to(&url);
        app.settle().await;
        all[1].get(&url).await.is_absent();
        all[1].get(&format!("{url}/versions/1")).await.is_absent();
        all[1].get("/search?q=marrowdyke").await.lacks("Two tablets");
        all[0].get(&url).await.is_ok().shows("It was taken back");
        all[0].get(&format!("{url}/versions")).await.shows("Version 1").shows("Version 2");
        all[0].post(&format!("{url}/deletion"), &[]).await.goes_to("/library?show=mine");
        all[0].get(&url).await.is_absent();
        app.settle().await;
        let id = url.trim_start_matches("/library/").parse::<kernel::Id<()>>().expect("an id");
        let key = app.app().vault().find(vault::Scope::resource(id)).await.expect("asked");
        assert!(key.is_none(), "its key is destroyed with it");
    }

    /// A draft lies nowhere open (abuse case 120), and nothing that may name a patient is kept (abuse case 71).
    async fn a_draft_is_sealed_and_guarded(app: TestApp) {
        let ada = app.member("Ada").await;
        let url = drafts(&ada, "Cobblewick", "Thistledown inside.").await;
        assert!(!app.files().join("\n").contains("Thistledown"));
        let caught = saves(&ada, &url, (1, "Cobblewick", "NHS no 943 476 5919 came in")).await;
        caught.is(StatusCode::UNPROCESSABLE_ENTITY).shows("This names a patient").shows("943 476 5919");
        ada.get(&format!("{url}/edit")).await.shows("Thistledown").lacks("943 476");
        let seen = ada.post(&format!("{url}/edit"), &[("began", "1"), ("title", "Cobblewick"), ("body", "**Bold**"), ("press", "preview")]).await;
        seen.is_ok().shows("As it will stand there").shows("<strong>Bold</strong>");
        ada.get(&format!("{url}/edit")).await.shows("Thistledown");
    }

    /// What is lacking is said, and what was typed stays.
    async fn what_is_wrong_is_said(app: TestApp) {
        let ada = app.member("Ada").await;
        let id = made_id();
        let tool = [("id", &*id), ("kind", "tool"), ("title", "Dose finder"), ("address", "https://example.org"), ("calculates", "yes")];
        ada.post("/library/new", &tool).await.problem("calculates").shows("medical device").shows("Dose finder");
        ada.get(&format!("/library/{id}")).await.is_absent();
        let long = "x".repeat(40_001);
        let fields = [("id", &*id), ("kind", "document"), ("title", "Long"), ("body", &*long)];
        ada.post("/library/new", &fields).await.problem("body").shows("40000 characters or fewer");
        let protocol = [("id", &*id), ("kind", "protocol"), ("title", "Potassium"), ("press", "publish")];
        ada.post("/library/new", &protocol).await.goes_to(&format!("/library/{id}/publication"));
        let page = ada.get(&format!("/library/{id}/publication")).await;
        page.shows("Before it can be published").shows("Responsible clinician").shows("A protocol needs that").shows("Sources");
        publishes(&ada, &format!("/library/{id}"), (1, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let url = drafts(&ada, "Whole", "Text.").await;
        let unsure = ada.post(&format!("{url}/publication"), &[("audience", "members"), ("drafted", "1"), ("note", "Kept words")]).await;
        unsure.problem("may");
        ada.post(&format!("{url}/publication"), &[("audience", "nobody"), ("drafted", "1"), ("may", "yes")]).await.problem("audience");
        for path in ["/library/x", "/library/00000000-0000-7000-8000-000000000000", "/public/library/x", "/library?by=x&after=%%%&group=y"] {
            let seen = ada.get(path).await;
            if path.contains('?') { seen.is_ok() } else { seen.is_absent() };
        }
        // Another's id is not taken over.
        let ben = app.member("Ben").await;
        ben.post("/library/new", &protocol).await.is(StatusCode::CONFLICT);
    }
}
