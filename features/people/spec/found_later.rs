//! Searches that find for their owner later: asked again each week, with one letter if anybody new fits.

use proving::{Actor, TestApp as App};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    async fn somebody_new_is_found_and_told_of_once(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        says(&ben, "Skin surgery").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.settle().await;
        for (name, query) in [("Skin near me", "q=skin+surgery"), ("Frailty", "extended=frailty")] {
            ada.post("/people/saved", &[("name", name), ("query", query), ("tell", "on")]).await.goes_to("/people/saved");
        }
        ada.get("/people/saved").await.is_ok().shows("Stop the letters").shows("Last asked on").lacks("New:");
        assert_eq!(nights(&app, &ada, 8).await, 0, "whom it found before is nobody new");
        // Somebody joins, and somebody who was here says more.
        let (cleo, dan) = (app.member("Cleo Canary").await, app.member("Dan").await);
        says(&cleo, "Skin surgery").await;
        says(&dan, "Frailty").await;
        assert_eq!(nights(&app, &ada, 8).await, 1, "one letter for both searches");
        let (subject, text) = letters(&app, &ada).pop().expect("a letter");
        assert!(text.contains("2 people") && text.contains("/people/saved"), "{text}");
        assert!(["Cleo", "Skin", "Dan"].iter().all(|it| !subject.contains(it) && !text.contains(it)), "{text}"); // abuse case 9
        let page = ada.get("/people/saved").await;
        page.is_ok().shows("New: Cleo Canary , GP").shows("New: Dan , GP").lacks("Ben");
        assert_eq!(nights(&app, &ada, 8).await, 0, "nobody is new twice");
        ada.get("/people/saved").await.is_ok().lacks("Cleo");
        // Whoever can do without the letters still finds the people beside the search.
        let without = [("hour", "17"), ("zone", "Europe/London"), ("quiet", "weekends"), ("from", "20"), ("to", "7")];
        ada.post("/settings/letters", &without).await.goes_to("/settings/letters");
        says(&app.member("Eve").await, "Skin surgery").await;
        assert_eq!(nights(&app, &ada, 8).await, 0, "the letters are stopped");
        ada.get("/people/saved").await.is_ok().shows("New: Eve");
    }

    async fn it_is_switched_on_and_off_by_its_owner_alone(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        ada.post("/people/saved", &[("name", "Skin"), ("query", "q=skin+surgery")]).await.goes_to("/people/saved");
        let page = ada.get("/people/saved").await;
        page.is_ok().shows("Tell me who is new").lacks("Stop the letters");
        let id = page.input("id").expect("the search");
        ben.post("/people/saved/tell", &[("id", &id), ("tell", "on")]).await.is_absent(); // abuse case 1
        ada.post("/people/saved/tell", &[("id", &id), ("tell", "on")]).await.goes_to("/people/saved");
        ada.get("/people/saved").await.is_ok().shows("Stop the letters");
        ada.post("/people/saved/tell", &[("id", &id), ("tell", "off")]).await.goes_to("/people/saved");
        app.app().crew().appoint().await.expect("the nights are on the list");
        says(&ben, "Skin surgery").await;
        app.settle().await;
        assert_eq!(nights(&app, &ada, 9).await, 0, "nobody asked for a letter");
        ada.post("/people/saved/tell", &[("id", &id), ("tell", "on")]).await.goes_to("/people/saved");
        ada.post("/people/saved/remove", &[("id", &id)]).await.goes_to("/people/saved");
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM saved_search_hit"), [[Some("0".to_owned())]]);
        ada.post("/people/saved/tell", &[("id", &id), ("tell", "on")]).await.is_absent();
    }

    /// Abuse case 17: the night asks what the reader may see then, and so does the page.
    async fn nobody_is_told_of_whom_they_must_not_find(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        says(&ben, "Frailty").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.settle().await;
        ada.post("/people/saved", &[("name", "Skin"), ("query", "q=skin+surgery"), ("tell", "on")]).await.goes_to("/people/saved");
        let person = ada.member().await.to_string();
        ben.post("/profile/hiding", &[("person", &person)]).await.goes_to("/profile/hiding");
        says(&ben, "Skin surgery").await;
        assert_eq!(nights(&app, &ada, 8).await, 0, "Ben hides from Ada");
        ben.post("/profile/hiding/removal", &[("person", &person)]).await.goes_to("/profile/hiding");
        assert_eq!(nights(&app, &ada, 8).await, 1);
        ada.get("/people/saved").await.is_ok().shows("New: Ben");
        ben.post("/profile/hiding", &[("person", &person)]).await.goes_to("/profile/hiding");
        ada.get("/people/saved").await.is_ok().lacks("Ben"); // abuse case 36
    }

    /// Whoever was away for a while is not told of those whom they knew before.
    async fn nobody_is_told_while_they_are_suspended(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        says(&ben, "Skin surgery").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.settle().await;
        ada.post("/people/saved", &[("name", "Skin"), ("query", "q=skin+surgery"), ("tell", "on")]).await.goes_to("/people/saved");
        app.stands(&ada, "suspended").await;
        says(&app.member("Cleo").await, "Skin surgery").await;
        assert_eq!(nights(&app, &ada, 9).await, 0);
        app.stands(&ada, "active").await;
        assert_eq!(nights(&app, &ada, 9).await, 1);
        ada.get("/people/saved").await.is_ok().shows("New: Cleo").lacks("Ben");
    }
}

/// How many letters about searches came in so many nights.
async fn nights(app: &App, who: &Actor, nights: u32) -> usize {
    let before = letters(app, who).len();
    app.settle().await;
    for _ in 0..nights {
        app.advance(DAY);
        app.settle().await;
    }
    who.signs_in().await;
    letters(app, who).len() - before
}

/// Subject and text of the letters about searches.
fn letters(app: &App, who: &Actor) -> Vec<(String, String)> {
    let mails = app.mails().into_iter().filter(|it| it.to == who.email() && it.subject.contains("saved searches"));
    mails.map(|it| (it.subject, it.text)).collect()
}

async fn says(who: &Actor, role: &str) {
    who.signs_in().await;
    let head = who.get("/profile/edit").await.input("revision").unwrap_or_default();
    who.post("/profile/edit", &[("revision", &head), ("profession", "profession.gp")]).await.goes_to("/profile/edit");
    let line = [("kind", "extended_role"), ("words", role), ("stage", "established")];
    who.post("/profile/lines", &line).await.goes_to("/profile/edit#lines-extended_role");
}
