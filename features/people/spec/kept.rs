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
        let declares = [("affiliation", "industry"), ("interests", "nothing")];
        ada.post("/profile/declaration", &declares).await.goes_to("/profile/edit");
        for page in pages {
            ben.get(page).await.is_ok().shows("Supplier or industry");
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

    /// What one reader was shown is kept for the next, but never for those who must not find the owner: all pairs of eight
    /// members with blocks and hidings by chance, against a plain table.
    async fn nobody_is_found_by_whom_they_hide_from(app: TestApp) {
        let rng = kernel::Rng::seeded(5);
        let mut people = Vec::new();
        for n in 0..8 {
            let actor = app.member(&format!("Person {n}")).await;
            actor.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
            if n % 3 == 0 {
                let role = [("kind", "role"), ("words", "GP partner"), ("place_words", "England"), ("place_code", "ENG")];
                actor.post("/profile/lines", &role).await.goes_to("/profile/edit#lines-role");
            }
            people.push(actor);
        }
        let mut apart = Vec::new();
        for _ in 0..10 {
            let (one, other) = (rng.below(8) as usize, rng.below(8) as usize);
            if one == other || apart.contains(&(one, other)) || apart.contains(&(other, one)) {
                continue;
            }
            apart.push((one, other));
            if rng.below(2) == 0 {
                tie(&app, &people[one], &people[other], TieKind::Block).await;
                apart.push((other, one)); // a block goes both ways
            } else {
                let person = people[other].member().await.to_string();
                people[one].post("/profile/hiding", &[("person", &person)]).await.goes_to("/profile/hiding");
            }
        }
        let place = [("place_words", "England"), ("place_code", "ENG")];
        people[1].post("/profile/hiding", &place).await.goes_to("/profile/hiding");
        apart.extend([0, 3, 6].map(|other| (1, other)));
        app.settle().await;
        for _ in 0..2 {
            for (r, reader) in people.iter().enumerate() {
                let list = reader.get("/people").await.html();
                for (o, owner) in people.iter().enumerate() {
                    let path = format!("/people/{}", owner.member().await);
                    let hidden = r != o && apart.contains(&(o, r));
                    let status = reader.get(&path).await.status.as_u16();
                    assert_eq!(status, if hidden { 404 } else { 200 }, "{r} reads {o}"); // abuse case 36
                    assert_eq!(list.contains(&path), !hidden || r == o, "{r} lists {o}");
                }
            }
        }
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
