//! Invitations by letter: an administrator's list, one letter and one reminder each, and how guests come in.

use super::invitations::text_of;
use frame::Joining;
use proving::{Actor, Seen, TestApp};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const LIST: &str = "Name,Address\n Ada Obi , ada@nhs.net \n\"Okri, Ben\",ben@nhs.net\nNobody\nAda,ADA@nhs.net\n";

proving::app_test! {
    async fn a_list_is_looked_at_first_and_then_sent(app: TestApp) {
        let anna = founder(&app).await;
        let app = app.joining(Joining::Invited).await;
        let anna = at(&app, &anna).await;
        let before = app.writes().await;
        let seen = anna.upload("/admin/invitations/check", "file", "people.csv", LIST.as_bytes(), &[("list", "")]).await;
        seen.is_ok().shows("2 people get a letter").shows("2 lines are left out").shows("Okri, Ben");
        seen.shows("Line 4:").shows("Line 5: This address stands in line 2 already.");
        assert_eq!(app.writes().await, before, "nothing is sent by looking");
        let list = seen.input("list").expect("the list comes back");
        anna.post("/admin/invitations/send", &[("list", &list)]).await.goes_to("/admin/invitations");
        app.settle().await;
        assert_eq!(app.mails().len(), 2);
        let mail = app.mails().into_iter().find(|it| it.to == "ben@nhs.net").expect("a letter");
        assert!(mail.subject.contains("Anna Admin invites you") && mail.text.contains("Dear Okri, Ben"), "{mail:?}");
        anna.get("/admin/invitations").await.shows("2 letters are unanswered").shows("Ada Obi");
        // The same list again: nobody gets a second letter.
        anna.post("/admin/invitations/send", &[("list", &list)]).await.goes_to("/admin/invitations");
        checks(&anna, LIST).await.shows("0 people get a letter").shows("Ada Obi has got a letter already.");
        app.settle().await;
        assert_eq!(app.mails().len(), 2);
    }

    /// As mail programs do it: without a session, without a page of ours (RFC 8058).
    async fn one_press_in_the_mail_program_deletes_the_address(app: TestApp) {
        let anna = founder(&app).await;
        let app = app.joining(Joining::Invited).await;
        let anna = at(&app, &anna).await;
        sends(&anna, "Ben Okri,ben@nhs.net\n").await;
        app.settle().await;
        let mail = app.mails().into_iter().next_back().expect("a letter");
        let notify::About::List { name, stop } = mail.about else { panic!("a guest can do without letters") };
        assert_eq!(name, "invitations");
        let path = stop.strip_prefix(&app.app().settings().url.origin()).expect("our own address").to_owned();
        let before = app.writes().await;
        app.nobody().get(&path).await.is_ok(); // abuse case 87
        assert_eq!(app.writes().await, before);
        let press = || proving::Ask::new("POST", &path).form(&[("List-Unsubscribe", "One-Click")]);
        app.nobody().send(press()).await.is_ok().shows("Your address is deleted");
        app.nobody().send(press()).await.is_absent();
        app.nobody().get(&path).await.shows("no longer good");
        anna.get("/admin/invitations").await.lacks("ben@nhs.net");
    }

    async fn a_guest_comes_in_with_a_password_alone(app: TestApp) {
        let anna = founder(&app).await;
        let app = app.joining(Joining::Invited).await;
        let anna = at(&app, &anna).await;
        sends(&anna, "Ben Okri,ben@nhs.net\n").await;
        app.settle().await;
        let link = app.link_in_mail("ben@nhs.net");
        let before = app.writes().await;
        let ben = app.nobody();
        ben.get(&link).await.is_ok().shows("Anna Admin invites you").shows("20 December 2026"); // abuse case 87
        let page = ben.get(&format!("/join?invitation={}", text_of(&link))).await;
        page.is_ok().shows("ben@nhs.net").lacks("name=\"email\"");
        assert_eq!(app.writes().await, before);
        let weak = [("name", "Ben Okri"), ("password", "ben@nhs.net"), ("invitation", text_of(&link))];
        ben.post("/join", &weak).await.problem("password").shows("ben@nhs.net");
        // Another address than the letter's is not taken.
        finishes(&ben, "Ben Okri", "eve@example.org", &link).await.goes_to("/welcome/1");
        ben.get("/welcome/1").await.shows("You were invited by Anna Admin.");
        ben.get("/settings").await.shows("You sign in with ben@nhs.net");
        app.nobody().get(&link).await.shows("no longer good"); // used twice
        finishes(&app.nobody(), "Eve", "", &link).await.problem("");
        anna.get("/admin/invitations").await.shows("0 letters are unanswered").shows("Ben Okri");
        checks(&anna, "Ben,ben@nhs.net\n").await.shows("Ben has joined with this address.");
        app.advance(8 * DAY);
        app.settle().await;
        assert_eq!(app.mails().len(), 1, "whoever came is not reminded");
    }

    async fn one_reminder_follows_and_then_nothing_is_kept(app: TestApp) {
        let anna = founder(&app).await;
        sends(&anna, "Ben Okri,ben@nhs.net\nCai,cai@nhs.net\n").await;
        app.settle().await;
        let letters = |to: &'static str| app.mails().iter().filter(|it| it.to == to).count();
        let link = app.link_in_mail("cai@nhs.net");
        app.nobody().post("/invitation/decline", &[("t", text_of(&link))]).await.is_ok().shows("is deleted");
        app.nobody().get(&link).await.shows("no longer good");
        app.advance(6 * DAY);
        app.settle().await;
        assert_eq!(letters("ben@nhs.net"), 1);
        app.advance(DAY);
        app.settle().await;
        assert_eq!((letters("ben@nhs.net"), letters("cai@nhs.net")), (2, 1));
        anna.get("/admin/invitations").await.shows("reminded on 27 November 2026").lacks("cai@nhs.net");
        app.app().crew().appoint().await.expect("the nights are on the list");
        app.advance(22 * DAY);
        app.settle().await;
        assert_eq!(letters("ben@nhs.net"), 2, "no third letter");
        app.advance(2 * DAY);
        app.settle().await;
        assert_eq!(app.database().rows("SELECT COUNT(*) FROM guest")[0][0].as_deref(), Some("0"));
    }

    async fn a_withdrawn_letter_opens_nothing(app: TestApp) {
        let anna = founder(&app).await;
        sends(&anna, "Ben Okri,ben@nhs.net\n").await;
        app.settle().await;
        let link = app.link_in_mail("ben@nhs.net");
        let id = anna.get("/admin/invitations").await.input("guest").expect("a letter");
        let ada = app.member("Ada").await;
        ada.post("/admin/invitations/withdraw", &[("guest", &id)]).await.is_absent(); // abuse case 38
        anna.post("/admin/invitations/withdraw", &[("guest", &id)]).await.goes_to("/admin/invitations");
        anna.post("/admin/invitations/withdraw", &[("guest", &id)]).await.is_absent();
        app.nobody().get(&link).await.shows("Anna Admin has withdrawn this link");
        app.nobody().post("/invitation/decline", &[("t", text_of(&link))]).await.shows("no longer good");
        let mails = app.mails().len();
        app.advance(8 * DAY);
        app.settle().await;
        assert_eq!(app.mails().len(), mails, "no reminder");
        anna.signs_in().await;
        sends(&anna, "Ben Okri,ben@nhs.net\n").await; // and again, anew
        app.settle().await;
        assert_ne!(app.link_in_mail("ben@nhs.net"), link);
    }

    async fn lists_that_cannot_be_are_refused_as_a_whole(app: TestApp) {
        let anna = founder(&app).await;
        let long: String = (0..10_000).map(|it| format!(" \"Smith, {it}\" , a{}@nhs.net \n", it % 9_000)).collect();
        let seen = anna.upload("/admin/invitations/check", "file", "all.csv", long.as_bytes(), &[("list", "")]).await;
        seen.problem("list").shows("This list has 10,000 lines. At most 500 people");
        for (bytes, said) in [(&b"PK\x03\x04\0"[..], "CSV UTF-8"), (b"name,address\n", "nobody in this list")] {
            anna.upload("/admin/invitations/check", "file", "x", bytes, &[("list", "")]).await.problem("list").shows(said);
        }
        let odd = checks(&anna, "=HYPERLINK(1),x@nhs.net\n<script>alert(1)</script>,y@nhs.net\n").await;
        assert!(!odd.html().contains("<script>alert")); // abuse case 60
        let lines: String = (0..501).map(|it| format!("A,a{it}@nhs.net\n")).collect();
        anna.post("/admin/invitations/send", &[("list", &lines)]).await.problem("list");
        app.settle().await;
        assert!(app.mails().iter().all(|it| it.to == anna.email()));
    }

    /// Abuse case 42: two browsers of one guest.
    async fn a_letter_pressed_ten_times_at_once_lets_in_one(app: TestApp) {
        let anna = founder(&app).await;
        sends(&anna, "Ben Okri,ben@nhs.net\n").await;
        app.settle().await;
        let link = app.link_in_mail("ben@nhs.net");
        let mut presses = Vec::new();
        for _ in 0..10 {
            let (browser, link) = (app.nobody(), link.clone());
            presses.push(async move { finishes(&browser, "Ben Okri", "", &link).await.status.as_u16() });
        }
        let statuses = proving::together(presses).await;
        assert_eq!(statuses.iter().filter(|it| **it == 303).count(), 1, "{statuses:?}");
        assert!(statuses.iter().all(|it| matches!(it, 200 | 303 | 422 | 429)), "{statuses:?}");
    }

    /// Somebody who typed another's address first has nothing of it when its owner comes in by letter.
    async fn whoever_reads_the_letter_decides_about_the_address(app: TestApp) {
        let anna = founder(&app).await;
        let mallory = [("name", "Mallory"), ("email", "ben@nhs.net"), ("password", "seven damp cyclists mended that gate")];
        app.nobody().post("/join", &mallory).await.goes_to("/confirm");
        app.settle().await;
        let old = app.link_in_mail("ben@nhs.net");
        sends(&anna, "Ben Okri,ben@nhs.net\n").await;
        app.settle().await;
        let ben = app.nobody();
        finishes(&ben, "Ben Okri", "", &app.link_in_mail("ben@nhs.net")).await.goes_to("/welcome/1");
        app.nobody().post("/sign-in", &mallory[1..]).await.problem("");
        app.nobody().get(&old).await.shows("no longer good");
        anna.get("/admin/invitations").await.shows("Ben Okri").lacks("Mallory");
    }
}

/// An administrator.
pub async fn founder(app: &TestApp) -> Actor {
    app.admin("Anna Admin").await
}

/// The same person at a browser of another start of the house.
pub async fn at(app: &TestApp, member: &Actor) -> Actor {
    super::invitations::signed_in(app, member).await
}

async fn checks(admin: &Actor, list: &str) -> Seen {
    admin.upload("/admin/invitations/check", "file", "", b"", &[("list", list)]).await
}

async fn sends(admin: &Actor, list: &str) {
    admin.post("/admin/invitations/send", &[("list", list)]).await.goes_to("/admin/invitations");
}

/// Sends the form of somebody whose address is known.
pub async fn finishes(browser: &Actor, name: &str, email: &str, link: &str) -> Seen {
    let fields = [("name", name), ("email", email), ("password", Actor::PASSWORD), ("invitation", text_of(link))];
    browser.post("/join", &fields).await
}
