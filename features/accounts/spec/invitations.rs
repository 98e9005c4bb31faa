//! Personal invitations: how colleagues come in by them, and how they end.

use frame::Joining;
use proving::{Actor, Seen, TestApp};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    /// From the setting to the first page of whoever was invited.
    async fn a_colleague_comes_in_by_a_link_and_sees_who_invited_them(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        let app = app.joining(Joining::Invited).await;
        let ada = signed_in(&app, &ada).await;
        app.nobody().get("/join").await.is_ok().shows("by invitation").lacks("name=\"password\"");
        joins(&app.nobody(), "Eve", "eve@example.org", "").await.problem("").shows("Ask a colleague");
        let link = own_link(&ada).await;
        let ben = app.nobody();
        let page = ben.get(&link).await;
        page.is_ok().shows("Ada Lovelace invites you").shows("It is free").shows("Accept and go on");
        ben.get(&accept(&page)).await.is_ok().shows("Ada Lovelace invites you").shows("Choose a password");
        joins(&ben, "Ben Okri", "ben@example.org", text_of(&link)).await.goes_to("/confirm");
        let seen = confirms(&app, &ben, "ben@example.org").await;
        seen.goes_to("/welcome/1");
        ben.get("/welcome/1").await.is_ok().shows("You are in. You were invited by Ada Lovelace.");
        ben.get("/settings").await.shows("You were invited by Ada Lovelace.");
        ada.get("/invitations").await.shows("19 of 20 places are left").shows("Ben Okri");
    }

    /// Abuse case 87.
    async fn looking_at_a_link_changes_nothing(app: TestApp) {
        let ada = app.member("Ada").await;
        let link = own_link(&ada).await;
        let before = app.writes().await;
        for _ in 0..3 {
            let page = app.nobody().get(&link).await;
            app.nobody().get(&accept(&page)).await.is_ok();
        }
        ada.get("/invitations/code").await.is_ok().shows("<path d=");
        assert_eq!(app.writes().await, before);
        ada.get("/invitations").await.shows("20 of 20 places are left");
        ada.get(&link).await.shows("You are a member");
    }

    /// A link is not a door in itself: whoever changes a letter of it has nothing.
    async fn a_link_that_we_did_not_make_opens_nothing(app: TestApp) {
        let ada = app.member("Ada").await;
        let app = app.joining(Joining::Invited).await;
        let link = own_link(&signed_in(&app, &ada).await).await;
        let (head, tail) = link.split_at(link.len() - 3);
        let bent = format!("{head}{}", if tail == "AAA" { "BBB" } else { "AAA" });
        let none = format!("/invitation?t={}", "A".repeat(50));
        for other in [bent.as_str(), none.as_str(), "/invitation", "/invitation?t=%00%ff"] {
            app.nobody().get(other).await.is_ok().shows("no longer good").lacks("Ada");
            joins(&app.nobody(), "Eve", "eve@example.org", text_of(other)).await.problem("");
        }
        assert_eq!(app.mails().len(), 0);
    }

    async fn a_withdrawn_link_is_void_at_once(app: TestApp) {
        let ada = app.member("Ada").await;
        let app = app.joining(Joining::Invited).await;
        let ada = signed_in(&app, &ada).await;
        let link = own_link(&ada).await;
        let ben = app.nobody();
        joins(&ben, "Ben", "ben@example.org", text_of(&link)).await.goes_to("/confirm");
        ada.post("/invitations/withdraw", &[]).await.goes_to("/invitations");
        ada.get("/invitations").await.shows("You have withdrawn your link").lacks("invitation?t=");
        ada.get("/invitations/code").await.goes_to("/invitations");
        app.nobody().get(&link).await.shows("has withdrawn this link");
        joins(&app.nobody(), "Eve", "eve@example.org", text_of(&link)).await.problem("").shows("no longer good");
        confirms(&app, &ben, "ben@example.org").await.is_ok().shows("Somebody was quicker");
        ben.get("/settings").await.goes_to("/sign-in?next=/settings");
        // A new link brings in whoever began with the old one, and the old one stays void.
        ada.post("/invitations/renew", &[]).await.goes_to("/invitations");
        let newer = own_link(&ada).await;
        assert_ne!(newer, link);
        app.nobody().get(&link).await.shows("has withdrawn this link");
        joins(&ben, "Ben", "ben@example.org", text_of(&newer)).await.goes_to("/confirm");
        confirms(&app, &ben, "ben@example.org").await.goes_to("/welcome/1");
        ada.get("/invitations").await.shows("19 of 20 places are left");
    }

    /// Abuse case 42: fifty have one place, and press at once.
    async fn of_fifty_at_once_one_gets_the_last_place(app: TestApp) {
        let ada = app.member("Ada").await;
        let app = app.joining(Joining::Invited).await;
        let ada = signed_in(&app, &ada).await;
        let link = own_link(&ada).await;
        ada.post("/invitations/renew", &[]).await.goes_to("/invitations");
        let link = if own_link(&ada).await == link { link } else { own_link(&ada).await };
        app.database().run("UPDATE invitation SET taken = 19");
        for at in 0..50 {
            let email = format!("c{at}@example.org");
            joins(&app.nobody(), "Colleague", &email, text_of(&link)).await.goes_to("/confirm");
        }
        app.settle().await;
        let mut presses = Vec::new();
        for at in 0..50 {
            let (stranger, secret) = (app.nobody(), secret_for(&app, &format!("c{at}@example.org")));
            presses.push(async move {
                let seen = stranger.post("/confirm", &[("t", &secret)]).await;
                (seen.status.as_u16(), seen.words())
            });
        }
        let answers = proving::together(presses).await;
        assert_eq!(answers.iter().filter(|it| it.0 == 303).count(), 1);
        for (status, words) in answers.iter().filter(|it| it.0 != 303) {
            assert!(*status == 200 && words.contains("Somebody was quicker"), "{status}: {words}");
        }
        app.nobody().get(&link).await.shows("This invitation is full");
        joins(&app.nobody(), "Late", "late@example.org", text_of(&link)).await.problem("");
        ada.get("/invitations").await.shows("All 20 places are taken.");
    }

    /// Nobody who only knows addresses uses up another's places, and the door says the same of every address.
    async fn only_who_comes_takes_a_place(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let app = app.joining(Joining::Invited).await;
        let ada = signed_in(&app, &ada).await;
        let link = own_link(&ada).await;
        let known = joins(&app.nobody(), "Ben", ben.email(), text_of(&link)).await;
        let unknown = joins(&app.nobody(), "Eve", "e.0@example.org", text_of(&link)).await;
        assert_eq!((known.status, known.html()), (unknown.status, unknown.html())); // abuse case 80
        app.settle().await;
        ada.get("/invitations").await.shows("20 of 20 places are left");
        assert!(app.mails().iter().any(|it| it.to == ben.email() && it.subject.contains("already")));
    }

    /// Abuse case 47: whoever is suspended or has left invites nobody.
    async fn the_link_of_a_suspended_member_is_void(app: TestApp) {
        let ada = app.member("Ada").await;
        let link = own_link(&ada).await;
        app.stands(&ada, "suspended").await;
        app.nobody().get(&link).await.shows("no longer good").lacks("Ada");
        assert_eq!(ada.post("/invitations/renew", &[]).await.status, 403);
        app.stands(&ada, "active").await;
        app.nobody().get(&link).await.shows("Ada invites you");
    }

    async fn while_joining_is_closed_a_link_waits(app: TestApp) {
        let ada = app.member("Ada").await;
        let link = own_link(&ada).await;
        let app = app.joining(Joining::Closed).await;
        app.nobody().get(&link).await.shows("Joining is closed for now");
        joins(&app.nobody(), "Eve", "eve@example.org", text_of(&link)).await.problem("").shows("closed");
    }

    async fn work_addresses_of_listed_domains_come_in(app: TestApp) {
        let ada = app.member("Ada").await;
        let link = own_link(&ada).await;
        let app = app.joining(Joining::Domains(vec!["nhs.net".into()])).await;
        app.nobody().get("/join").await.shows("it ends in nhs.net");
        joins(&app.nobody(), "Eve", "eve@evilnhs.net", "").await.problem("email").shows("ends in nhs.net");
        let ben = app.nobody();
        joins(&ben, "Ben", "ben@NHS.net", "").await.goes_to("/confirm");
        confirms(&app, &ben, "ben@NHS.net").await.goes_to("/welcome/1");
        ben.get("/settings").await.shows("a work address of a listed domain").shows("Members see nhs.net.");
        let cai = app.nobody();
        joins(&cai, "Cai", "cai@example.org", text_of(&link)).await.goes_to("/confirm");
        confirms(&app, &cai, "cai@example.org").await.goes_to("/welcome/1");
        cai.get("/settings").await.shows("You were invited by Ada.");
    }

    /// A letter that is answered late, and a password that is set instead: neither goes around the places.
    async fn a_reset_is_no_way_around_an_invitation(app: TestApp) {
        let ada = app.member("Ada").await;
        let app = app.joining(Joining::Invited).await;
        let ada = signed_in(&app, &ada).await;
        let ben = app.nobody();
        joins(&ben, "Ben", "ben@example.org", text_of(&own_link(&ada).await)).await.goes_to("/confirm");
        ada.post("/invitations/withdraw", &[]).await.goes_to("/invitations");
        ben.post("/reset", &[("email", "ben@example.org")]).await.is_ok();
        app.settle().await;
        let secret = secret_for(&app, "ben@example.org");
        let fields = [("t", secret.as_str()), ("password", "quartz lantern 58 meadow tram")];
        ben.post("/reset/new", &fields).await.is_ok().shows("Somebody was quicker");
        ben.get("/settings").await.goes_to("/sign-in?next=/settings");
    }

    /// What is kept of an entry goes with whoever it names.
    async fn who_leaves_is_no_longer_named_as_host(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        let ben = app.nobody();
        joins(&ben, "Ben", "ben@example.org", text_of(&own_link(&ada).await)).await.goes_to("/confirm");
        confirms(&app, &ben, "ben@example.org").await.goes_to("/welcome/1");
        ben.get("/welcome/1").await.shows("You were invited by Ada Lovelace.");
        let id = ada.member().await;
        let house = kernel::Viewer::house(kernel::Reason::Background);
        let erased = app.app().write(&house, kernel::Act::open("leave"), async |tx| {
            for belongings in app.app().belongings().iter().rev() {
                (belongings.erase)(tx, id).await?;
            }
            Ok(())
        });
        erased.await.expect("erased");
        app.advance(DAY);
        ben.get("/settings").await.shows("invited by somebody who has left since").lacks("Lovelace");
    }
}

/// The path of the link that stands on the member's own page.
pub async fn own_link(member: &Actor) -> String {
    let page = member.get("/invitations").await;
    let html = page.html();
    let text = html.split("/invitation?t=").nth(1).expect("a link on the page");
    format!("/invitation?t={}", text.split('"').next().unwrap_or_default())
}

/// What follows `t=`.
pub fn text_of(link: &str) -> &str {
    link.split_once("t=").map_or("", |it| it.1)
}

/// Where the button of an invitation's page leads.
pub fn accept(page: &Seen) -> String {
    let html = page.html();
    let text = html.split("/join?invitation=").nth(1).expect("a button");
    format!("/join?invitation={}", text.split('"').next().unwrap_or_default())
}

/// Sends the form on which one joins, with the text of an invitation's link.
pub async fn joins(browser: &Actor, name: &str, email: &str, invitation: &str) -> Seen {
    let form = [("name", name), ("email", email), ("password", Actor::PASSWORD), ("invitation", invitation)];
    browser.post("/join", &form).await
}

/// Presses the button behind the last letter to this address.
pub async fn confirms(app: &TestApp, browser: &Actor, email: &str) -> Seen {
    app.settle().await;
    browser.post("/confirm", &[("t", &secret_for(app, email))]).await
}

/// The same member at a browser of another start of the house.
pub async fn signed_in(app: &TestApp, member: &Actor) -> Actor {
    let browser = app.nobody();
    browser.post("/sign-in", &[("email", member.email()), ("password", Actor::PASSWORD)]).await.goes_to("/");
    browser
}

fn secret_for(app: &TestApp, email: &str) -> String {
    app.link_in_mail(email).split_once("?t=").expect("a secret").1.to_owned()
}
