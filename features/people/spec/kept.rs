//! What a process keeps in memory is never older than what was committed: every reader has looked already when something
//! changes, and the next page has the change.

use super::cast::picture;
use accounts_api::{TieKind, remove_tie, set_tie};
use kernel::{Act, Reason, Viewer};
use proving::{Actor, TestApp as App};

const SCENE: Act = Act::open("set_scene");

proving::app_test! {
    async fn each_change_is_on_the_next_page(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        for actor in [&ada, &ben] {
            actor.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
        }
        app.settle().await;
        let profile = format!("/people/{}", ada.member().await);
        let pages = [profile.as_str(), "/people", "/people/suggest?q=ada"];
        look(&ben, &pages).await;
        let head = |headline| [("revision", "1"), ("profession", "profession.gp"), ("headline", headline)];
        ada.post("/profile/edit", &head("Tide tables")).await.goes_to("/profile/edit");
        ben.get(&profile).await.is_ok().shows("Tide tables");
        ben.get("/people").await.is_ok().shows("Tide tables");
        ada.post("/profile/lines", &[("kind", "role"), ("words", "Harbour doctor")]).await.goes_to("/profile/edit#lines-role");
        for page in pages {
            ben.get(page).await.is_ok().shows("Harbour doctor");
        }
        let photo = "/photo/";
        ben.get(&profile).await.lacks(photo);
        ada.upload("/profile/photo", "photo", "me.png", &picture(), &[]).await.goes_to("/profile/photo");
        ben.get(&profile).await.is_ok().shows(photo);
        ada.post("/profile/photo/removal", &[]).await.goes_to("/profile/photo");
        ben.get(&profile).await.is_ok().lacks(photo);
    }

    /// Contact, block, hiding and suspension, each there and back, for somebody who has the page in front of them.
    async fn whoever_may_no_longer_see_it_does_not(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        for actor in [&ada, &ben, &cleo] {
            actor.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
        }
        let line = [("kind", "interest"), ("words", "Contavelle"), ("audience", "contacts")];
        ada.post("/profile/lines", &line).await.goes_to("/profile/edit#lines-interest");
        app.settle().await;
        let profile = format!("/people/{}", ada.member().await);
        for reader in [&ben, &cleo] {
            reader.get(&profile).await.is_ok().lacks("Contavelle");
        }
        tie(&app, &ada, &ben, TieKind::Contact).await;
        ben.get(&profile).await.is_ok().shows("Contavelle");
        cleo.get(&profile).await.is_ok().lacks("Contavelle");
        untie(&app, &ada, &ben, TieKind::Contact).await;
        ben.get(&profile).await.is_ok().lacks("Contavelle");

        tie(&app, &ben, &ada, TieKind::Block).await; // abuse case 36
        absent(&ben, &ada, &profile).await;
        cleo.get("/people").await.is_ok().shows("Ada Lovelace");
        untie(&app, &ben, &ada, TieKind::Block).await;
        ben.get(&profile).await.is_ok();

        let person = ben.member().await.to_string();
        ada.post("/profile/hiding", &[("person", &person)]).await.goes_to("/profile/hiding");
        absent(&ben, &ada, &profile).await;
        cleo.get(&profile).await.is_ok();
        ada.post("/profile/hiding/removal", &[("person", &person)]).await.goes_to("/profile/hiding");
        ben.get(&profile).await.is_ok();

        app.stands(&ada, "suspended").await;
        absent(&ben, &ada, &profile).await;
        ada.get(&profile).await.lacks("Contavelle");
        app.stands(&ada, "active").await;
        ben.get(&profile).await.is_ok();
    }
}

async fn look(reader: &Actor, pages: &[&str]) {
    for page in pages {
        reader.get(page).await.is_ok().shows("Ada Lovelace");
    }
}

/// Neither page, card, photo, list nor suggestion.
async fn absent(reader: &Actor, whom: &Actor, profile: &str) {
    reader.get(profile).await.is_absent();
    reader.get(&format!("{profile}/card.vcf")).await.is_absent();
    for page in ["/people", "/people/suggest?q=ada", "/people?q=lovelace"] {
        reader.get(page).await.is_ok().lacks(&whom.member().await.to_string());
    }
}

async fn tie(app: &App, one: &Actor, other: &Actor, kind: TieKind) {
    let (one, other) = (one.member().await, other.member().await);
    let house = Viewer::house(Reason::Background);
    app.app().write(&house, SCENE, async move |tx| set_tie(tx, one, other, kind).await).await.expect("tied");
}

async fn untie(app: &App, one: &Actor, other: &Actor, kind: TieKind) {
    let (one, other) = (one.member().await, other.member().await);
    let house = Viewer::house(Reason::Background);
    app.app().write(&house, SCENE, async move |tx| remove_tie(tx, one, other, kind).await).await.expect("untied");
}
