//! The waiting list: asking, confirming the address, being let in or not.

use super::{
    invitations::{confirms, joins, own_link, text_of},
    letters::{at, finishes, founder},
};
use frame::Joining;
use proving::{Actor, Seen, TestApp};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    async fn somebody_asks_and_is_let_in(app: TestApp) {
        let anna = founder(&app).await;
        let app = app.joining(Joining::Waiting).await;
        let anna = at(&app, &anna).await;
        let ben = app.nobody();
        ben.get("/join").await.is_ok().shows("Ask to join Kettle").lacks("name=\"password\"");
        ben.get("/sign-in").await.shows("Ask to join Kettle");
        asks(&ben, "", "ben@", "").await.problem("about");
        asks(&ben, "Ben Okri", "ben@nhs.net", "Salaried GP in Darlington.").await.goes_to("/waiting/confirm");
        ben.get("/waiting/confirm").await.shows("Look in your mail");
        anna.get("/admin/waiting").await.shows("Nobody is waiting"); // until the address is confirmed
        app.settle().await;
        let link = app.link_in_mail("ben@nhs.net");
        let before = app.writes().await;
        ben.get(&link).await.is_ok().shows("Confirm and ask"); // abuse case 87
        assert_eq!(app.writes().await, before);
        ben.post("/waiting/confirm", &[("t", text_of(&link))]).await.is_ok().shows("You are on the list");
        ben.post("/waiting/confirm", &[("t", text_of(&link))]).await.shows("no longer good");
        let page = anna.get("/admin/waiting").await;
        page.shows("One person would like to come in").shows("Salaried GP in Darlington.").shows("ben@nhs.net");
        let id = page.input("applicant").expect("somebody");
        anna.post("/admin/waiting/admit", &[("applicant", &id)]).await.goes_to("/admin/waiting");
        anna.post("/admin/waiting/admit", &[("applicant", &id)]).await.goes_to("/admin/waiting");
        anna.get("/admin/waiting").await.shows("in the meantime").shows("Let in, not here yet");
        app.settle().await;
        let link = app.link_in_mail("ben@nhs.net");
        ben.get(&link).await.is_ok().shows("You can come in").shows("Anna Admin");
        finishes(&ben, "Ben Okri", "", &link).await.goes_to("/welcome/1");
        ben.get("/welcome/1").await.shows("You were admitted from the waiting list by Anna Admin.");
        app.nobody().get(&link).await.shows("no longer good");
        anna.get("/admin/waiting").await.shows("Nobody is waiting").lacks("ben@nhs.net");
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM applicant")[0][0].as_deref(), Some("0"));
    }

    async fn somebody_is_not_let_in_and_told_why(app: TestApp) {
        let anna = founder(&app).await;
        let app = app.joining(Joining::Waiting).await;
        let anna = at(&app, &anna).await;
        let id = waits(&app, &anna, "jon@example.org").await;
        let page = format!("/admin/waiting/decline?applicant={id}");
        anna.get(&page).await.is_ok().shows("Not let Jonathan Frame in");
        anna.post("/admin/waiting/decline", &[("applicant", &id), ("reason", " ")]).await.problem("reason");
        let why = "We know nobody who knows you.";
        anna.post("/admin/waiting/decline", &[("applicant", &id), ("reason", why)]).await.goes_to("/admin/waiting");
        anna.get(&page).await.is_absent();
        app.settle().await;
        let mail = app.mails().into_iter().rev().find(|it| it.to == "jon@example.org").expect("a letter");
        assert!(mail.text.contains(why) && !mail.text.contains("/invitation?t="), "{mail:?}");
        let jobs = app.database().rows("SELECT COUNT(*) FROM job WHERE body LIKE '%knows you%'");
        assert_eq!(jobs[0][0].as_deref(), Some("0"), "the reason is in no job");
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.advance(32 * DAY);
        app.settle().await;
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM applicant")[0][0].as_deref(), Some("0"));
    }

    async fn who_never_confirms_is_forgotten_after_a_week(app: TestApp) {
        let app = app.joining(Joining::Waiting).await;
        asks(&app.nobody(), "Eve", "eve@example.org", "A GP.").await.goes_to("/waiting/confirm");
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.advance(9 * DAY);
        app.settle().await;
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM applicant")[0][0].as_deref(), Some("0"));
    }

    /// Abuse case 80: the same whoever has the address, on the page and in how often.
    async fn asking_says_the_same_of_every_address(app: TestApp) {
        let (anna, ada) = (founder(&app).await, app.member("Ada").await);
        let una = app.newcomer("Una").await;
        let app = app.joining(Joining::Waiting).await;
        let anna = at(&app, &anna).await;
        waits(&app, &anna, "wai.9@example.org").await;
        let mut shapes = Vec::new();
        for email in ["new.9@example.org", ada.email(), una.email(), "wai.9@example.org"] {
            let seen = asks(&app.nobody(), "Somebody", email, "A GP.").await;
            shapes.push((seen.status, seen.header("location").to_owned(), seen.html()));
        }
        assert!(shapes.iter().all(|it| *it == shapes[0]), "{shapes:?}");
        app.settle().await;
        let last = |to: &str| app.mails().into_iter().rev().find(|it| it.to == to).expect("a letter").subject;
        assert!(last(ada.email()).contains("member already") && last("wai.9@example.org").contains("on the list"));
    }

    async fn an_invitation_goes_past_the_list(app: TestApp) {
        let ada = app.member("Ada").await;
        let link = own_link(&ada).await;
        let app = app.joining(Joining::Waiting).await;
        let ben = app.nobody();
        asks(&ben, "Ben", "ben@example.org", "A GP.").await.goes_to("/waiting/confirm");
        joins(&ben, "Ben", "ben@example.org", text_of(&link)).await.goes_to("/confirm");
        confirms(&app, &ben, "ben@example.org").await.goes_to("/welcome/1");
        let rows = app.database().rows("SELECT COUNT(*) FROM applicant");
        assert_eq!(rows[0][0].as_deref(), Some("0"), "whoever is in waits no longer");
    }

    async fn without_a_list_nobody_asks(app: TestApp) {
        asks(&app.nobody(), "Ben", "ben@example.org", "A GP.").await.is_absent();
        app.settle().await;
        assert!(app.mails().is_empty());
    }
}

async fn asks(browser: &Actor, name: &str, email: &str, about: &str) -> Seen {
    browser.post("/waiting", &[("name", name), ("email", email), ("about", about)]).await
}

/// Somebody whose address is confirmed and who waits: their id.
async fn waits(app: &TestApp, admin: &Actor, email: &str) -> String {
    let browser = app.nobody();
    asks(&browser, "Jonathan Frame", email, "Keen to share our solutions.").await.goes_to("/waiting/confirm");
    app.settle().await;
    let link = app.link_in_mail(email);
    browser.post("/waiting/confirm", &[("t", text_of(&link))]).await.is_ok();
    admin.get("/admin/waiting").await.input("applicant").expect("somebody waits")
}
