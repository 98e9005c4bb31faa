//! What members answer by mail: posted once, refused with a letter to whoever sent it, and never answered to strangers.

use super::stage::{HOST, HOUR, asked, comes, explanations, mail, wants};
use mailing::{
    actions::receive,
    arrival::{Lack, Outcome, Why},
};
use notify::inbound::{self, Incoming};
use proving::TestApp;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    async fn an_answer_is_posted_once_however_often_it_comes(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let text = "Trays the day before.\r\n\r\nOn Fri, 20 Nov 2026 at 17:00, Kettle <kettle@kettle.test>\r\nwrote:\r\n\r\n> Zwyvern";
        let sent = mail(all[1].email(), &to, "m1", text);
        assert_eq!(comes(&app, &sent).await, Some(Outcome::Posted));
        for _ in 0..3 {
            assert_eq!(comes(&app, &sent).await, None, "it was dealt with");
        }
        let page = all[2].get(&thread).await;
        page.shows("Trays the day before.").shows("Ben").lacks("Zwyvern");
        assert_eq!(page.html().matches("Trays the day before.").count(), 1);
        assert!(explanations(&app, &all[1]).is_empty());
        // The same address once more, in other letters, from another program.
        let again = mail(&all[1].email().to_uppercase(), &to.to_uppercase(), "m2", "And a list of them.");
        assert_eq!(comes(&app, &again).await, Some(Outcome::Posted));
        all[2].get(&thread).await.shows("And a list of them.");
    }

    /// Posted, and cut short before that was noted: the post is found again by the mail's own id (abuse case 112).
    async fn what_was_cut_short_is_not_posted_twice(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let sent = mail(all[1].email(), &to, "m1", "Trays the day before.");
        let read = inbound::read(sent.as_bytes(), HOST);
        let both = futures(&app, &read, sent.as_bytes()).await;
        assert!(both.iter().all(|it| it.is_none_or(|it| it == Outcome::Posted)) && both.iter().any(Option::is_some));
        assert_eq!(all[0].get(&thread).await.html().matches("Trays the day before.").count(), 1);
    }

    /// Whoever else writes there says nothing for Ben; only Ben hears of it, and strangers never do.
    async fn only_its_owner_uses_an_address(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let before = app.mails().len();
        let other = mail(all[2].email(), &to, "m1", "Zwyvern by Cleo");
        assert_eq!(comes(&app, &other).await, Some(Outcome::Refused(Why::OtherAddress)));
        let stranger = mail("eve@evil.example", &to, "m2", "Zwyvern by Eve");
        assert_eq!(comes(&app, &stranger).await, Some(Outcome::Refused(Why::OtherAddress)));
        assert_eq!(explanations(&app, &all[1]).len(), 2);
        assert!(explanations(&app, &all[2]).is_empty());
        let mails = app.mails();
        assert!(mails[before..].iter().all(|it| it.to == all[1].email() && !it.text.contains("Zwyvern")));
        // An address that we did not make opens nothing, for no sender; who writes to ours by mistake is told so (abuse case 90).
        let middle = to.len() / 2;
        let letter = if to.as_bytes()[middle] == b'a' { "b" } else { "a" };
        let forged = format!("{}{letter}{}", &to[..middle], &to[middle + 1..]);
        let strangers = [("eve@evil.example", forged.as_str()), ("eve@evil.example", "reply@kettle.test")];
        for (from, to) in strangers.into_iter().chain([(all[1].email(), "x@y.example"), ("eve@evil.example", "x@y.example")]) {
            assert_eq!(comes(&app, &mail(from, to, "m3", "Zwyvern")).await, None);
        }
        assert_eq!(app.mails().len(), before + 2, "no mail to whoever nobody knows");
        assert_eq!(comes(&app, &mail(all[1].email(), &forged, "m3", "Zwyvern")).await, Some(Outcome::Refused(Why::Nowhere)));
        all[0].get(&thread).await.lacks("Zwyvern");
    }

    /// Abuse cases 8 and 47: asked when the mail comes, not when the address was given.
    async fn whoever_may_not_write_any_more_does_not_by_mail(app: TestApp) {
        let (all, group, thread, to) = asked(&app).await;
        let from = all[1].email().to_owned();
        let refused = async |id: &str| comes(&app, &mail(&from, &to, id, "Zwyvern")).await;
        all[1].post("/settings/mail", &[("day", "friday")]).await.goes_to("/settings/mail");
        assert_eq!(refused("off").await, Some(Outcome::Refused(Why::Off)));
        wants(&all[1], "friday").await;
        let path = format!("{group}/discussions/mail");
        all[0].post(&path, &[]).await.goes_to(&path);
        assert_eq!(refused("hosts").await, Some(Outcome::Refused(Why::Gone)));
        all[0].post(&path, &[("by_mail", "yes")]).await.goes_to(&path);
        all[0].post(&format!("{thread}/closing"), &[("on", "yes")]).await;
        assert_eq!(refused("closed").await, Some(Outcome::Refused(Why::Shut)));
        all[0].post(&format!("{thread}/closing"), &[("on", "no")]).await;
        app.stands(&all[1], "suspended").await;
        assert_eq!(refused("suspended").await, Some(Outcome::Refused(Why::Barred)));
        app.stands(&all[1], "active").await;
        all[1].post(&format!("{group}/membership/end"), &[]).await;
        assert_eq!(refused("left").await, Some(Outcome::Refused(Why::Gone)));
        all[0].get(&thread).await.lacks("Zwyvern");
        let told = explanations(&app, &all[1]);
        assert_eq!(told.len(), 5);
        assert!(told.iter().all(|it| it.subject == "Your answer was not posted - Kettle" && !it.text.contains("Zwyvern")));
        app.advance(DAY * 31);
        assert_eq!(refused("old").await, Some(Outcome::Refused(Why::Old)));
    }

    /// Abuse case 71: what names a patient goes nowhere, not even back.
    async fn the_guard_looks_at_mail_too(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let certain = mail(all[1].email(), &to, "m1", "Seen today, NHS no 943 476 5919.");
        assert_eq!(comes(&app, &certain).await, Some(Outcome::Refused(Why::Patient)));
        let doubtful = mail(all[1].email(), &to, "m2", "Ring them on 07700 900123.");
        assert_eq!(comes(&app, &doubtful).await, Some(Outcome::Refused(Why::Doubt)));
        for it in explanations(&app, &all[1]) {
            assert!(!it.text.contains("943") && !it.text.contains("900123"), "{}", it.text);
        }
        assert_eq!(explanations(&app, &all[1]).len(), 2);
        all[0].get(&thread).await.lacks("943").lacks("900123");
    }

    /// Abuse case 106: programs do not talk to each other here, however long they try.
    async fn loops_end(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let away = mail(all[1].email(), &to, "m1", "I am away.").replace("Subject: Re", "Auto-Submitted: auto-replied\r\nSubject: Re");
        let before = app.mails().len();
        for _ in 0..50 {
            assert_eq!(comes(&app, &away).await, None);
        }
        assert_eq!(app.mails().len(), before);
        // A program that does not say that it is one: some letters, and then silence; some posts an hour, and then none.
        for number in 0..30 {
            comes(&app, &mail(all[1].email(), &to, &format!("e{number}"), "> only quoted")).await;
        }
        let told = explanations(&app, &all[1]);
        assert_eq!(told.len(), 6);
        assert!(told[4].text.contains("the last letter of this kind today"), "{}", told[4].text);
        assert!(told[5].text.contains("More than twenty mails of yours came within an hour"), "{}", told[5].text);
        assert_eq!(comes(&app, &mail(all[1].email(), &to, "late", "Zwyvern")).await, Some(Outcome::Dropped));
        app.advance(HOUR * 2);
        assert_eq!(comes(&app, &mail(all[1].email(), &to, "later", "Back again.")).await, Some(Outcome::Posted));
        all[0].get(&thread).await.shows("Back again.").lacks("Zwyvern");
    }

    async fn what_is_no_answer_is_explained(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let from = all[1].email();
        assert_eq!(comes(&app, &mail(from, &to, "m1", "-- \r\nBen")).await, Some(Outcome::Refused(Why::Empty)));
        assert_eq!(comes(&app, &mail(from, &to, "m2", &"word ".repeat(6_000))).await, Some(Outcome::Refused(Why::Long)));
        let parts = "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n".repeat(60);
        let heap = format!("From: {from}\r\nTo: {to}\r\nMessage-ID: <m3@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}");
        assert_eq!(comes(&app, &heap).await, Some(Outcome::Refused(Why::Large)));
        let body = "--b\r\nContent-Type: text/plain\r\n\r\nTrays first.\r\n--b\r\nContent-Type: application/pdf\r\n\
                    Content-Disposition: attachment; filename=list.pdf\r\n\r\nxx\r\n--b--\r\n";
        let with = format!("From: {from}\r\nTo: {to}\r\nMessage-ID: <m4@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{body}");
        assert_eq!(comes(&app, &with).await, Some(Outcome::PostedWithout(Lack::Files)));
        all[0].get(&thread).await.shows("Trays first.");
        let told = explanations(&app, &all[1]);
        assert_eq!(told.len(), 4);
        assert_eq!(told[3].subject, "Your answer was posted without its files - Kettle");
    }

    /// Their copy says that mails came, and nothing is left when they are gone.
    async fn who_leaves_takes_it_along(app: TestApp) {
        let (all, _, _, to) = asked(&app).await;
        comes(&app, &mail(all[1].email(), &to, "m1", "Trays.")).await;
        let member = all[1].member().await;
        let own = app.app().belongings().iter().find(|it| it.tables.contains(&"mail_arrival")).expect("claimed");
        let viewer = kernel::Viewer::house(kernel::Reason::Background);
        let read = app.app().read(&viewer).await.expect("read");
        let kept = (own.export)(app.app(), read.reader(), member).await.expect("exported");
        drop(read);
        let text = kept.json.to_string();
        assert!(text.contains("posted") && text.contains("friday"), "{text}");
        let erase = own.erase;
        app.app().write(&viewer, kernel::Act::open("set_scene"), async |tx| erase(tx, member).await).await.expect("erased");
        let read = app.app().read(&viewer).await.expect("read");
        let kept = (own.export)(app.app(), read.reader(), member).await.expect("exported").json.to_string();
        assert!(!kept.contains("posted") && !kept.contains("friday"), "{kept}");
    }
}

/// The same mail, taken in by two at once.
async fn futures(app: &TestApp, read: &Incoming, bytes: &[u8]) -> [Option<Outcome>; 2] {
    let one = async || receive(app.app(), read, bytes).await.expect("dealt with");
    let (a, b) = tokio::join!(one(), one());
    [a, b]
}
