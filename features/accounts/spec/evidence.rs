//! What Kettle knows of a member: work addresses, and what other features may say of it.

use super::invitations::{confirms, joins, own_link, text_of};
use accounts_api::{TieKind, evidence_of, set_tie};
use kernel::{Act, Reason, Viewer};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    async fn a_work_address_is_evidence_and_no_key(app: TestApp) {
        let ada = app.member("Ada").await;
        ada.post("/settings/work", &[("work", "not one")]).await.problem("work");
        ada.post("/settings/work", &[("work", "ada.l@nhs.net")]).await.goes_to("/settings#evidence-title");
        ada.get("/settings").await.shows("A letter is on its way there");
        app.settle().await;
        let link = app.link_in_mail("ada.l@nhs.net");
        let before = app.writes().await;
        app.nobody().get(&link).await.is_ok().shows("It is my address").shows("ada.l@nhs.net"); // abuse case 87
        assert_eq!(app.writes().await, before);
        let secret = link.split_once("?t=").expect("a secret").1;
        ada.post("/settings/work/confirm", &[("t", secret)]).await.goes_to("/settings");
        ada.get("/settings").await.shows("Members see nhs.net.");
        ada.post("/settings/work/confirm", &[("t", secret)]).await.shows("no longer good");
        let key = [("email", "ada.l@nhs.net"), ("password", proving::Actor::PASSWORD)];
        app.nobody().post("/sign-in", &key).await.problem("");
        app.nobody().post("/reset", &[("email", "ada.l@nhs.net")]).await.is_ok();
        app.settle().await;
        assert!(app.mails().iter().all(|it| it.to != "ada.l@nhs.net" || !it.text.contains("/reset/new")));
        let id = ada.get("/settings").await.input("address").expect("it can be removed");
        let ben = app.member("Ben").await;
        ben.post("/settings/work/remove", &[("address", &id)]).await.is_absent(); // abuse case 1
        ada.post("/settings/work/remove", &[("address", &id)]).await.goes_to("/settings#evidence-title");
        ada.get("/settings").await.lacks("ada.l@nhs.net");
        ada.elsewhere().signs_in().await.goes_to("/");
    }

    async fn a_letter_to_work_is_good_for_two_days(app: TestApp) {
        let ada = app.member("Ada").await;
        ada.post("/settings/work", &[("work", "ada.l@nhs.net")]).await.goes_to("/settings#evidence-title");
        app.settle().await;
        let link = app.link_in_mail("ada.l@nhs.net");
        app.advance(2 * DAY);
        let secret = link.split_once("?t=").expect("a secret").1;
        app.nobody().get(&link).await.shows("no longer good");
        app.nobody().post("/settings/work/confirm", &[("t", secret)]).await.shows("no longer good");
        // Adding it again begins anew; the old letter stays void.
        ada.post("/settings/work", &[("work", "ADA.L@nhs.net")]).await.goes_to("/settings#evidence-title");
        app.settle().await;
        app.nobody().get(&link).await.shows("no longer good");
        app.nobody().get(&app.link_in_mail("ADA.L@nhs.net")).await.shows("It is my address");
    }

    async fn ten_work_addresses_are_enough(app: TestApp) {
        let ada = app.member("Ada").await;
        for at in 0..10 {
            let email = format!("a{at}@nhs.net");
            ada.post("/settings/work", &[("work", &email)]).await.goes_to("/settings#evidence-title");
        }
        ada.post("/settings/work", &[("work", "a10@nhs.net")]).await.problem("work");
    }

    /// The same answer whether or not the address is a member's (abuse case 80).
    async fn the_settings_say_the_same_of_every_address(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let known = ada.post("/settings/work", &[("work", ben.email())]).await;
        let unknown = ada.post("/settings/work", &[("work", "c.99@example.org")]).await;
        assert_eq!((known.status, known.header("location"), known.html()), (unknown.status, unknown.header("location"), unknown.html()));
    }

    /// What the directory and the cards will read.
    async fn evidence_is_for_those_who_see_both(app: TestApp) {
        let (ada, eve) = (app.member("Ada Lovelace").await, app.member("Eve").await);
        let ben = app.nobody();
        joins(&ben, "Ben", "ben@example.org", text_of(&own_link(&ada).await)).await.goes_to("/confirm");
        confirms(&app, &ben, "ben@example.org").await.goes_to("/welcome/1");
        for work in ["ben.o@nhs.net", "ben.o@surgery.example.org"] {
            ben.post("/settings/work", &[("work", work)]).await.goes_to("/settings#evidence-title");
            app.settle().await;
        }
        let link = app.link_in_mail("ben.o@nhs.net");
        ben.post("/settings/work/confirm", &[("t", link.split_once("?t=").expect("a secret").1)]).await.goes_to("/settings");
        let page = ada.get("/invitations").await;
        let id = page.html().rsplit("/people/").next().expect("Ben").chars().take(36).collect::<String>();
        let (ben, ada, eve) = (id.parse().expect("an id"), ada.member().await, eve.member().await);
        let seen = async |viewer: &Viewer| {
            let read = app.app().read(viewer).await.expect("a read");
            evidence_of(read.reader(), &[ben]).await.expect("evidence").remove(&ben)
        };
        let known = seen(&Viewer::member(eve)).await.expect("Eve sees Ben");
        assert_eq!(known.invited_by.map(|it| (it.member, it.name)), Some((ada, "Ada Lovelace".to_owned())));
        assert_eq!((known.admitted_by, known.work_domains), (None, vec!["nhs.net".to_owned()]));
        assert_eq!(seen(&Viewer::nobody()).await, None);
        let house = Viewer::house(Reason::Background);
        let block = app.app().write(&house, Act::open("set_scene"), async |tx| set_tie(tx, eve, ada, TieKind::Block).await);
        block.await.expect("blocked");
        let fewer = seen(&Viewer::member(eve)).await.expect("Eve sees Ben");
        assert_eq!((fewer.invited_by, fewer.work_domains.len()), (None, 1), "Eve does not see Ada"); // abuse case 36
    }
}
