//! Sending for everybody: several programs at once, receivers that cannot be reached, and what is begun meanwhile.

use super::stage::{HOUR, letters, mailed, pass, wants};
use crate::discussions_spec::{nameless, scene::starts};
use frame::Joining;
use http::StatusCode;
use mailing::actions::send_due;
use proving::{Actor, TestApp};
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);
const WEEK: u32 = 7 * 24;

/// Makes the address of an account one that no mail can be written to, or a good one again.
fn address_of(app: &TestApp, who: &Actor, address: &str) {
    app.database().run(&format!("UPDATE account SET email = '{address}' WHERE email_key = '{}'", who.email()));
}

proving::app_test! {
    /// Abuse case 113: two servers with one store, at the same moment.
    async fn two_servers_write_each_letter_once(app: TestApp) {
        let names = ["Ada", "Ben", "Cleo", "Dai", "Eva", "Finn", "Gus", "Hana", "Ines"];
        let (all, group) = mailed(&app, &names, "open").await;
        for it in &all[1..] {
            wants(it, "friday").await;
        }
        starts(&all[0], &group, "question", "How do you run a list?", "Zwyvern").await;
        // All that chose ask for one job.
        assert_eq!(app.database().rows("SELECT id FROM job WHERE kind = 'mailing.letters'").len(), 1);
        let other = app.joining(Joining::Open).await;
        for it in [&app, &other] {
            it.advance(5 * HOUR);
        }
        let (one, two) = tokio::join!(send_due(app.app()), send_due(other.app()));
        one.expect("sent");
        two.expect("sent");
        for it in [&app, &other] {
            it.settle().await;
        }
        for who in &all[1..] {
            assert_eq!(letters(&app, who).len() + letters(&other, who).len(), 1, "{}", who.name());
        }
    }

    /// A program that was killed with letters in hand: they are written when nobody waits for it any more.
    async fn what_was_taken_and_lost_is_sent_later(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben"], "open").await;
        wants(&all[1], "friday").await;
        starts(&all[0], &group, "question", "First?", "Zwyvern").await;
        app.advance(5 * HOUR);
        // As it stands after a letter was taken: for half an hour it is somebody's.
        let until = app.app().clock().now().plus(30 * MINUTE).micros();
        app.database().run(&format!("UPDATE mail_choice SET next_at = {until}"));
        app.settle().await;
        assert!(letters(&app, &all[1]).is_empty());
        app.advance(30 * MINUTE);
        app.settle().await;
        assert_eq!(letters(&app, &all[1]).len(), 1);
    }

    /// One who cannot be written to keeps nobody waiting, and is written to once it is possible, however long they were away.
    async fn one_who_cannot_be_reached_is_put_aside(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben", "Cleo", "Dai"], "open").await;
        for it in &all[1..] {
            wants(it, "friday").await;
        }
        app.database().run("UPDATE mail_choice SET since = since - 1814400000000"); // three weeks
        starts(&all[0], &group, "question", "First?", "Zwyvern").await;
        address_of(&app, &all[1], "no address");
        pass(&app, 5).await;
        assert_eq!((letters(&app, &all[2]).len(), letters(&app, &all[3]).len()), (1, 1));
        pass(&app, 1).await;
        assert!(letters(&app, &all[1]).is_empty());
        address_of(&app, &all[1], all[1].email());
        pass(&app, 1).await; // before the quiet hours begin
        let got = letters(&app, &all[1]);
        assert!(got.len() == 1 && got[0].text.contains("Zwyvern"), "{got:?}");
        // Nobody is tried for ever, and the next week begins anew.
        starts(&all[0], &group, "question", "Second?", "Another thing").await;
        address_of(&app, &all[1], "no address");
        pass(&app, WEEK + 20).await;
        address_of(&app, &all[1], all[1].email());
        let tries = app.database().rows("SELECT MAX(tries) FROM mail_choice");
        assert!(tries[0][0].as_deref().is_some_and(|it| it != "0"), "{tries:?}");
        pass(&app, WEEK).await;
        assert_eq!(letters(&app, &all[1]).len(), 2);
        assert_eq!(app.database().rows("SELECT member_id FROM mail_choice WHERE tries > 0").len(), 0);
    }

    /// Each discussion stands in one letter: also what is begun in the minute in which letters are written.
    async fn what_is_begun_while_letters_go_out_is_in_the_next(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben"], "open").await;
        wants(&all[1], "friday").await;
        starts(&all[0], &group, "question", "First?", "Zwyvern").await;
        app.advance(5 * HOUR - Duration::from_secs(30));
        starts(&all[0], &group, "question", "Meanwhile?", "Hollowmere").await;
        app.advance(Duration::from_secs(30));
        app.settle().await;
        pass(&app, WEEK + 1).await;
        let got = letters(&app, &all[1]);
        let with = |word: &str| got.iter().map(|it| it.text.matches(word).count()).collect::<Vec<_>>();
        assert_eq!((with("Zwyvern"), with("Hollowmere")), (vec![1, 0], vec![0, 1]));
    }

    /// What waited for a host was begun when it was let through: it is in the next letter, and last on a page that was begun.
    async fn who_writes_for_the_first_time_is_heard(app: TestApp) {
        let (all, group) = mailed(&app, &["Ada", "Ben", "Cleo"], "by_request").await;
        let settings = format!("{group}/discussions/settings");
        for it in &all[1..] {
            wants(it, "friday").await;
        }
        let before = starts(&all[2], &group, "question", "Cleo one", "Dunmarrow").await;
        all[0].post(&settings, &[("hold_first", "yes")]).await.is(StatusCode::SEE_OTHER);
        let newcomer = app.member("Newt").await;
        newcomer.post(&format!("{group}/request"), &[("words", "May I?")]).await.is(StatusCode::SEE_OTHER);
        let path = format!("{group}/requests/{}/acceptance", newcomer.member().await);
        all[0].post(&path, &[]).await.is(StatusCode::SEE_OTHER);
        let held = starts(&newcomer, &group, "question", "Newt one", "Zwyvern").await;
        pass(&app, 5).await; // the letters of this week
        assert!(letters(&app, &all[1])[0].text.contains("Dunmarrow") && !letters(&app, &all[1])[0].text.contains("Zwyvern"));
        app.advance(3 * 24 * HOUR);
        starts(&all[2], &group, "question", "Cleo two", "Later").await;
        let page = crate::home_spec::week::home(&all[1]).await;
        assert_eq!(page, ["Cleo one", "Cleo two"]);
        app.advance(24 * HOUR);
        let post = crate::discussions_spec::scene::opening(&all[0], &held).await;
        all[0].post(&format!("{held}/posts/{post}/release"), &[]).await.is(StatusCode::SEE_OTHER);
        let page = crate::home_spec::week::home(&all[1]).await;
        assert_eq!(page, ["Cleo one", "Cleo two", "Newt one"], "nothing on the page moves");
        pass(&app, WEEK - 4 * 24).await;
        let got = letters(&app, &all[1]);
        assert!(got.len() == 2 && got[1].text.contains("Zwyvern"), "{got:?}");
        all[1].get(&before).await.is_ok();
    }

    /// Abuse case 36: whoever asks without a name is in nobody's letter, whatever the hosts decided.
    async fn a_question_without_a_name_is_in_no_letter(app: TestApp) {
        let scene = nameless::scene(&app).await;
        let path = format!("{}/discussions/mail", scene.group);
        scene.owner().post(&path, &[("by_mail", "yes")]).await.goes_to(&path);
        for it in [scene.owner(), scene.other()] {
            wants(it, "friday").await;
        }
        nameless::asks(scene.asker(), &scene.group, "Zwyvern?", "Zwyvern, and nobody may know.").await;
        starts(scene.asker(), &scene.group, "question", "With my name?", "Hollowmere").await;
        pass(&app, 5).await;
        let got = letters(&app, scene.other());
        assert!(got.len() == 1 && got[0].text.contains("Hollowmere"), "{got:?}");
        assert!(app.mails().iter().all(|it| !it.text.contains("Zwyvern") && !it.subject.contains("Zwyvern")));
    }
}
