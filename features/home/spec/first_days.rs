//! Home for one, ten and fifty members.

use frame::Joining;
use proving::{Actor, TestApp};
use std::time::Duration;

const SECOND: Duration = Duration::from_secs(1);

proving::app_test! {
    async fn the_first_member_has_not_walked_into_an_empty_house(app: TestApp) {
        let anna = app.admin("Anna").await;
        app.settle().await;
        let page = anna.get("/").await;
        page.is_ok().shows("Anna").shows("You are the first here. Three things are worth doing");
        page.shows("Say who runs this Kettle").shows("Say who you are").shows("Say what you can help with");
        page.shows("Nobody but you, so far.").shows("That is all").shows("aria-current=\"page\"");
        let people = anna.get("/people").await;
        people.is_ok().shows("1 person").lacks("Nobody fits");
        no_facet_with_one_value(&anna).await;
    }

    async fn what_is_done_goes(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        app.settle().await;
        ada.get("/").await.shows("Say who you are").shows("Say what you can help with").shows("Invite two people");
        ada.get("/").await.lacks("Save a search").lacks("Confirm your address at work").lacks("Say who runs this Kettle");
        ada.post("/welcome/1", &[("profession", "profession.gp"), ("role", "role.partner")]).await;
        app.settle().await;
        let page = ada.get("/").await;
        page.lacks("Say who you are").shows("Say what you can help with").shows("Invite two people").shows("Save a search");
        ada.post("/people/saved", &[("name", "Skin"), ("query", "q=skin")]).await;
        ada.get("/").await.lacks("Save a search that finds").shows("Confirm your address at work");
        for name in ["Ben", "Cleo"] {
            invited_by(&app, &ada, name).await;
        }
        ada.get("/").await.lacks("Invite two people").shows("Ben").shows("Cleo");
    }

    async fn who_brought_somebody_stands_first(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        ada.post("/welcome/1", &[("profession", "profession.gp")]).await;
        let _ = app.member("Zoe Earlier").await;
        let ben = invited_by(&app, &ada, "Ben").await;
        app.settle().await;
        let words = ben.get("/").await.words();
        assert!(words.contains("Ada Lovelace GP") && words.contains("Invited you."), "{words}");
        assert!(words.find("Ada Lovelace") < words.find("Zoe Earlier"), "{words}");
        assert!(words.contains("You are one of the first three."), "{words}");
        no_facet_with_one_value(&ben).await;
    }

    async fn not_now_is_not_asked_again_until_it_is_brought_back(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        ada.post("/home/put-off", &[("act", "help")]).await.goes_to("/?put_off=help");
        ada.get("/?put_off=help").await.shows("“Say what you can help with” is put off.").shows("Undo");
        let page = ada.get("/").await;
        page.lacks("Say what you can help with").shows("Bring back what I put off").shows("Save a search that finds");
        ben.get("/").await.shows("Say what you can help with").lacks("Bring back");
        ada.post("/home/bring-back", &[("act", "help")]).await.goes_to("/");
        ada.get("/").await.shows("Say what you can help with").lacks("Bring back");
        for act in ["help", "profile", "invite", "search", "work"] {
            ada.post("/home/put-off", &[("act", act)]).await.goes_to(&format!("/?put_off={act}"));
        }
        ada.get("/").await.is_ok().shows("Nothing waits for you.").lacks("Worth doing").shows("That is all");
        ada.post("/home/bring-back", &[("act", "all")]).await.goes_to("/");
        ada.get("/").await.shows("Say who you are");
        // Somebody makes up an address, or a word.
        ada.get("/?put_off=invite").await.is_ok().lacks("is put off");
        ada.get("/?put_off=%3Cb%3E").await.is_ok().lacks("is put off");
        for odd in ["", "all the rest", "ALL", "<b>"] {
            ada.post("/home/put-off", &[("act", odd)]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        }
    }

    async fn what_cannot_be_done_here_is_not_offered(app: TestApp) {
        let ada = app.member("Ada").await;
        let closed = app.joining(Joining::Closed).await;
        let same = closed.nobody();
        same.set_cookie("__Host-kettle", &ada.cookie("__Host-kettle").expect("a session"));
        same.get("/").await.is_ok().shows("Say who you are").lacks("Invite two people");
    }

    /// Abuse case 36, and whoever hides: nobody stands beside somebody who must not see them.
    async fn whoever_is_hidden_stands_nowhere(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben Blocked").await);
        app.settle().await;
        ada.get("/").await.shows("Ben Blocked");
        let (own, other) = (ada.member().await, ben.member().await);
        let house = kernel::Viewer::house(kernel::Reason::Background);
        let tie = kernel::Act::open("set_scene");
        let blocked = app.app().write(&house, tie, async |tx| {
            accounts_api::set_tie(tx, other, own, accounts_api::TieKind::Block).await
        });
        blocked.await.expect("tied");
        ada.get("/").await.is_ok().lacks("Ben Blocked");
        ben.get("/").await.is_ok().lacks("Ada");
        app.stands(&ben, "suspended").await;
        app.member("Cleo").await.get("/").await.lacks("Ben Blocked");
    }

    async fn ten_and_fifty_members_see_a_page_that_fits(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        for number in 1..10 {
            app.advance(SECOND);
            let other = app.member(&format!("Member {number}")).await;
            let profession = if number % 2 == 0 { "profession.gp" } else { "profession.manager" };
            other.post("/welcome/1", &[("profession", profession)]).await;
        }
        app.settle().await;
        let page = ada.get("/").await;
        page.is_ok().shows("You are one of the first 10.").shows("Who is here").shows("Member 9").lacks("Member 1<");
        no_facet_with_one_value(&ada).await;
        ada.get("/people").await.is_ok().shows("10 people");
        for number in 10..51 {
            app.advance(SECOND);
            app.member(&format!("Member {number}")).await;
        }
        app.settle().await;
        ada.get("/").await.is_ok().lacks("one of the first").shows("Who has come lately").shows("Member 50");
        no_facet_with_one_value(&ada).await;
    }

    async fn whoever_has_something_else_to_do_first_is_led_there(app: TestApp) {
        app.unconfirmed("Una").await.get("/").await.goes_to("/confirm");
        app.suspended("Sam").await.get("/").await.goes_to("/suspended");
        app.nobody().get("/").await.is_ok().shows("The kitchen table of general practice");
    }
}

/// A group of ticks narrows a list only where there are at least two to choose from.
async fn no_facet_with_one_value(who: &Actor) {
    let html = who.get("/people").await.is_ok().html();
    for group in html.split("<details").skip(1) {
        let group = group.split("</details>").next().unwrap_or_default();
        let ticks = group.matches("type=\"checkbox\"").count();
        assert!(ticks != 1, "a facet with one value: {group}");
    }
}

/// Somebody who comes by a member's invitation.
async fn invited_by(app: &TestApp, host: &Actor, name: &str) -> Actor {
    let page = host.get("/invitations").await;
    let link = page
        .html()
        .split("/invitation?t=")
        .nth(1)
        .expect("a link")
        .split(['"', '<', ' '])
        .next()
        .expect("a text")
        .to_owned();
    let guest = app.nobody();
    let email = format!("{}@example.org", name.to_lowercase());
    let form = [("name", name), ("email", &email), ("password", Actor::PASSWORD), ("invitation", &link)];
    guest.post("/join", &form).await.goes_to("/confirm");
    app.settle().await;
    let secret = app.link_in_mail(&email).split_once("?t=").expect("a secret").1.to_owned();
    guest.post("/confirm", &[("t", &secret)]).await.goes_to("/welcome/1");
    app.settle().await;
    guest
}
