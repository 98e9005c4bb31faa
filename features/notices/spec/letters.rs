//! Letters about notices: one a day, nothing in quiet hours, who and that and never what, asked anew when they are sent.

use super::stage::{DAY, HOUR, Stage, block, choose, letters, pass, tell};
use http::StatusCode;
use notices_api::Kind;
use notify::{About, Mail};
use proving::{Ask, TestApp};

/// It is Friday, 12.00 in London, when a story begins; the day's letter comes at 17.00.
const TO_FIVE: u32 = 5;

proving::app_test! {
    async fn the_days_letter_says_who_and_that_and_never_what(app: TestApp) {
        Stage::set(&app);
        let (ada, ben, sian) = (app.member("Ada").await, app.member("Ben").await, app.member("Siân Llewellyn").await);
        let (own, first, second) = (ada.member().await, ben.member().await, sian.member().await);
        tell(&app, &[own], Kind::Request, Some(first), [1; 16]).await;
        tell(&app, &[own], Kind::Message, Some(second), [2; 16]).await;
        tell(&app, &[own], Kind::Message, Some(second), [3; 16]).await;
        tell(&app, &[own], Kind::Mention, Some(second), [4; 16]).await;
        tell(&app, &[own], Kind::ReportAnswered, None, [5; 16]).await; // has a letter of its own
        pass(&app, TO_FIVE - 1).await;
        assert!(letters(&app, &ada).is_empty(), "before its hour");
        pass(&app, 2).await;
        let [letter] = &letters(&app, &ada)[..] else { panic!("one letter") };
        assert_eq!(letter.subject, "Two people wait for you - Kettle");
        for said in ["Ben wrote to you", "Siân Llewellyn sent you a message", "Siân Llewellyn mentioned you"] {
            assert_eq!(letter.text.matches(said).count(), 1, "{}", letter.text);
        }
        // Abuse cases 7, 9 and 11: no circle, no words, no thing; the speaker's words and links stay on the pages.
        for private in ["zwyxcanary", "/thing/", "reported"] {
            assert!(!format!("{letter:?}").contains(private), "{private}");
        }
        assert!(!letter.subject.contains("Ben") && letter.text.contains("https://kettle.test/notices"));
        let About::List { name: "daily", stop } = &letter.about else { panic!("{letter:?} can be stopped") };
        assert!(letter.key.starts_with("day-") && letter.key.ends_with("2026-11-20"), "{}", letter.key);
        // The rest of the day and the weekend nothing comes, whatever happens; on Monday at five the rest.
        tell(&app, &[own], Kind::Message, Some(first), [6; 16]).await;
        pass(&app, 24 + 24).await;
        assert_eq!(letters(&app, &ada).len(), 1, "the weekend is quiet");
        pass(&app, 24).await;
        let all = letters(&app, &ada);
        assert_eq!(all.len(), 2);
        assert!(all[1].text.contains("Ben sent you a message") && !all[1].text.contains("wrote to you"), "said once");
        assert_ne!(all[0].key, all[1].key);
        // One press in the mail program stops it, without a session (RFC 8058).
        let path = stop.strip_prefix("https://kettle.test").expect("our own address");
        app.nobody().get(path).await.is_ok().shows("The day’s letter"); // opening changes nothing (abuse case 87)
        app.nobody().send(Ask::new("POST", path).form(&[("List-Unsubscribe", "One-Click")])).await.is_ok();
        tell(&app, &[own], Kind::Request, Some(second), [7; 16]).await;
        pass(&app, 24).await;
        assert_eq!(letters(&app, &ada).len(), 2, "stopped is stopped");
        ada.get("/notices").await.shows("Siân Llewellyn wrote to you");
    }

    async fn twenty_days_have_no_more_letters_than_days(app: TestApp) {
        Stage::set(&app);
        let ada = app.member("Ada").await;
        let own = ada.member().await;
        choose(&ada, &[("quiet", "never"), ("hour", "1"), ("zone", "Europe/London")]).await.goes_to("/settings/letters");
        for hour in 0..24_u8 * 6 {
            tell(&app, &[own], Kind::Message, None, [hour; 16]).await;
            pass(&app, 1).await;
        }
        let mut days: Vec<String> = letters(&app, &ada).into_iter().map(|it| it.key).collect();
        assert_eq!(days.len(), 6);
        days.dedup();
        assert_eq!(days.len(), 6, "no day has two");
    }

    /// Abuse cases 112 and 113: what was interrupted is done once more, and what went out is not.
    async fn a_letter_that_is_tried_again_is_one(app: TestApp) {
        Stage::set(&app);
        let ada = app.member("Ada").await;
        let own = ada.member().await;
        tell(&app, &[own], Kind::Request, None, [1; 16]).await;
        let at = app.app().clock().now().plus(HOUR * TO_FIVE);
        app.advance(HOUR * TO_FIVE);
        // Somebody looks late, and the job is there twice.
        app.settle().await;
        let letter = notices::actions::post::Letter { member: own, way: notices::actions::post::Way::Daily, at };
        for _ in 0..3 {
            notices::actions::post::write_letter(app.app(), letter, "job").await.expect("written");
        }
        let sent = letters(&app, &ada);
        assert!(sent.len() <= 1, "{sent:?}");
        pass(&app, 24 * 4).await;
        let all = letters(&app, &ada);
        assert_eq!(all.len(), 1, "it was said once");
        for _ in 0..3 {
            notices::actions::post::write_letter(app.app(), letter, "job").await.expect("written");
        }
        assert_eq!(letters(&app, &ada).len(), 1);
    }

    /// Abuse cases 8 and 17: asked when the letter goes out, not when it was appointed.
    async fn whoever_lost_access_meanwhile_gets_no_letter(app: TestApp) {
        let stage = Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (own, other) = (ada.member().await, ben.member().await);
        let (sam, lea) = (app.member("Sam").await, app.member("Lea").await);
        let (suspended, leaving) = (sam.member().await, lea.member().await);
        tell(&app, &[own, suspended, leaving], Kind::Message, None, [1; 16]).await;
        tell(&app, &[own, suspended, leaving], Kind::Request, Some(other), [2; 16]).await;
        pass(&app, 1).await; // the letters are appointed
        stage.hide([1; 16]);
        block(&app, other, own).await;
        app.stands(&sam, "suspended").await;
        accounts_leave(&app, leaving).await;
        pass(&app, TO_FIVE).await;
        for who in [&ada, &sam, &lea] {
            assert!(letters(&app, who).is_empty(), "{}", who.name());
        }
        // Of two things the one that is still theirs comes, and the other leaves no trace.
        tell(&app, &[own], Kind::Message, None, [3; 16]).await;
        tell(&app, &[own], Kind::Message, None, [4; 16]).await;
        pass(&app, 1).await;
        stage.hide([4; 16]);
        pass(&app, 24 * 4).await;
        let all = letters(&app, &ada);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].subject, "Something waits for you - Kettle");
    }

    async fn what_was_seen_needs_no_letter(app: TestApp) {
        Stage::set(&app);
        let ada = app.member("Ada").await;
        let own = ada.member().await;
        tell(&app, &[own], Kind::Request, None, [1; 16]).await;
        pass(&app, 1).await;
        ada.post("/notices/seen", &[("upto", &i64::MAX.to_string())]).await.goes_to("/notices");
        pass(&app, TO_FIVE).await;
        assert!(letters(&app, &ada).is_empty());
    }

    async fn who_wants_to_know_at_once_does_outside_quiet_hours(app: TestApp) {
        Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (own, other) = (ada.member().await, ben.member().await);
        choose(&ada, &[("mail", "request:once"), ("mail", "message:daily"), ("mail", "accepted:once")]).await;
        tell(&app, &[own], Kind::Request, Some(other), [1; 16]).await;
        tell(&app, &[own], Kind::Message, Some(other), [2; 16]).await;
        pass(&app, 1).await;
        let all = letters(&app, &ada);
        let [now] = &all[..] else { panic!("{all:?}") };
        assert!(now.text.contains("Ben wrote to you") && !now.text.contains("message"), "{}", now.text);
        assert!(matches!(now.about, About::List { name: "at-once", .. }));
        pass(&app, TO_FIVE).await;
        assert_eq!(letters(&app, &ada).len(), 2, "and the day's letter has the rest");
        // At ten in the evening it is quiet; it waits for Monday at seven.
        pass(&app, 4).await;
        tell(&app, &[own], Kind::Request, Some(other), [3; 16]).await;
        pass(&app, 24 * 2 + 8).await;
        assert_eq!(letters(&app, &ada).len(), 2);
        pass(&app, 2).await;
        assert_eq!(letters(&app, &ada).len(), 3);
        // Whoever stops the letters at once while one waits for the morning has it in the day's.
        pass(&app, 13).await; // 21.00 on Monday
        tell(&app, &[own], Kind::Request, Some(other), [4; 16]).await;
        pass(&app, 1).await;
        let About::List { stop, .. } = &now.about else { panic!("can be stopped") };
        let path = stop.strip_prefix("https://kettle.test").expect("our own address");
        app.nobody().send(Ask::new("POST", path)).await.is_ok();
        pass(&app, 11).await; // 9.00 on Tuesday
        assert_eq!(letters(&app, &ada).len(), 3);
        pass(&app, 9).await;
        let all = letters(&app, &ada);
        assert!(all.len() == 4 && matches!(all[3].about, About::List { name: "daily", .. }), "{all:?}");
    }

    async fn the_clock_is_that_of_the_receiver_and_may_be_changed(app: TestApp) {
        Stage::set(&app);
        let (east, west) = (app.member("Eve").await, app.member("Wes").await);
        let (there, here) = (east.member().await, west.member().await);
        choose(&east, &[("zone", "Pacific/Auckland"), ("quiet", "nights")]).await; // it is one in the night there
        choose(&west, &[("zone", "America/New_York"), ("quiet", "nights")]).await;
        tell(&app, &[there, here], Kind::Request, None, [1; 16]).await;
        pass(&app, 9).await; // 21.00 in London
        assert!(letters(&app, &east).is_empty() && letters(&app, &west).is_empty());
        pass(&app, 2).await; // 22.00 in London is 17.00 in New York
        assert!(letters(&app, &east).is_empty() && letters(&app, &west).len() == 1);
        // What is appointed follows a change: not at five there, but at nine in the evening, hours of their own.
        choose(&east, &[("zone", "Pacific/Auckland"), ("hour", "21"), ("quiet", "between"), ("from", "23"), ("to", "6")]).await;
        pass(&app, 6).await; // 18.00 in Auckland
        assert!(letters(&app, &east).is_empty());
        pass(&app, 4).await;
        assert_eq!(letters(&app, &east).len(), 1);
    }

    async fn hours_that_cannot_be_are_said_and_what_was_chosen_stays(app: TestApp) {
        let ada = app.member("Ada").await;
        let page = choose(&ada, &[("quiet", "between"), ("from", "9"), ("to", "9"), ("mail", "message:never")]).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY).problem("from").shows("value=\"message:never\" selected");
        page.shows("value=\"between\" checked").shows("value=\"9\" selected");
        choose(&ada, &[("zone", "../../etc/passwd")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).problem("zone");
        choose(&ada, &[("hour", "24")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).problem("hour");
        choose(&ada, &[("quiet", "always")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).problem("quiet");
        ada.get("/settings/letters").await.is_ok().lacks("value=\"message:never\" selected");
        choose(&ada, &[("quiet", "between"), ("from", "22"), ("to", "6"), ("mail", "message:never")]).await;
        let page = ada.get("/settings/letters").await;
        page.shows("value=\"message:never\" selected").shows("value=\"between\" checked");
    }

    /// Abuse cases 91 and 60: a name that would be a header or a link.
    async fn a_name_is_only_a_name(app: TestApp) {
        Stage::set(&app);
        let (ada, odd) = (app.member("Ada").await, app.member("Eve www.evil.example").await);
        tell(&app, &[ada.member().await], Kind::Request, Some(odd.member().await), [1; 16]).await;
        pass(&app, TO_FIVE + 1).await;
        let [letter] = &letters(&app, &ada)[..] else { panic!("one letter") };
        let Mail { text, subject, .. } = letter;
        assert!(text.contains("Somebody wrote to you") && !text.contains("evil"), "{text}");
        assert!(!subject.chars().any(char::is_control));
    }
}

async fn accounts_leave(app: &TestApp, member: kernel::MemberId) {
    let house = kernel::Viewer::house(kernel::Reason::Background);
    let at = app.app().clock().now().plus(DAY * 14);
    let left =
        app.app().write(&house, kernel::Act::open("set_scene"), async |tx| accounts_api::leave(tx, member, at).await);
    left.await.expect("leaves");
}
