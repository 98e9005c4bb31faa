//! What is not taken by mail, or not whole, and who hears of it: never a stranger, never a program, never for ever.

use super::stage::{HOUR, asked, comes, explanations, letters, mail, pass};
use crate::{discussions_spec::scene::starts, texts_spec::owing::publishes};
use mailing::arrival::{Lack, Outcome, Why};

proving::app_test! {
    /// Abuse cases 8 and 47: who has to agree to something first writes nothing, by no way, and gets nothing to read.
    async fn whoever_owes_agreement_neither_writes_nor_reads_by_mail(app: TestApp) {
        let (all, group, thread, to) = asked(&app).await;
        let (ben, anna) = (&all[1], app.admin("Anna").await);
        app.settle().await;
        publishes(&anna, "rules", &["again"]).await;
        app.settle().await;
        app.advance(13 * 24 * HOUR);
        assert_eq!(comes(&app, &mail(ben.email(), &to, "m1", "In time.")).await, Some(Outcome::Posted));
        let before = letters(&app, ben).len();
        app.advance(2 * 24 * HOUR);
        all[0].post("/agreement", &[("rules", "2")]).await;
        assert_eq!(comes(&app, &mail(ben.email(), &to, "m2", "Zwyvern")).await, Some(Outcome::Refused(Why::Owing)));
        let told = explanations(&app, ben);
        assert!(told.len() == 1 && told[0].text.contains("once you have agreed"), "{told:?}");
        all[0].get(&thread).await.shows("In time.").lacks("Zwyvern");
        starts(&all[0], &group, "question", "Second?", "Hollowmere").await;
        pass(&app, 7 * 24).await;
        assert_eq!(letters(&app, ben).len(), before, "what they could not read on Kettle does not come by mail");
        // Once they have agreed it comes, and they are heard.
        ben.signs_in().await;
        ben.post("/agreement", &[("rules", "2")]).await.goes_to("/about");
        pass(&app, 7 * 24).await;
        let got = letters(&app, ben);
        assert!(got.len() == before + 1 && got[before].text.contains("Hollowmere"), "{got:?}");
        assert_eq!(comes(&app, &mail(ben.email(), &to, "m3", "Now.")).await, Some(Outcome::Posted));
    }

    /// The gate's other reasons are mail's as well.
    async fn whoever_may_not_come_in_writes_nothing_by_mail(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let ben = &all[1];
        for standing in ["suspended", "unconfirmed"] {
            app.stands(ben, standing).await;
            let sent = mail(ben.email(), &to, standing, "Zwyvern");
            assert_eq!(comes(&app, &sent).await, Some(Outcome::Refused(Why::Barred)), "{standing}");
        }
        app.stands(ben, "active").await;
        ben.post("/settings/leaving", &[("password", proving::Actor::PASSWORD), ("sure", "yes")]).await;
        app.database().run("UPDATE member SET leaves_at = 1800000000000000 WHERE name = 'Ben'");
        assert_eq!(comes(&app, &mail(ben.email(), &to, "leaving", "Zwyvern")).await, Some(Outcome::Refused(Why::Barred)));
        all[0].get(&thread).await.lacks("Zwyvern");
    }

    /// The button "Reply" leads to no discussion: whoever presses it hears what to do instead, and nobody else hears anything.
    async fn pressing_reply_is_answered(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let ben = &all[1];
        let nowhere = Some(Outcome::Refused(Why::Nowhere));
        let plain = mail(ben.email(), "reply@kettle.test", "r1", "Zwyvern");
        assert_eq!(comes(&app, &plain).await, nowhere);
        assert_eq!(comes(&app, &plain).await, None, "it was dealt with");
        let told = explanations(&app, ben);
        let [letter] = &told[..] else { panic!("{told:?}") };
        assert!(letter.text.contains("at the address below a discussion"), "{}", letter.text);
        assert!(letter.to == ben.email() && !letter.text.contains("Zwyvern"));
        // An address that we did not make, or that was spoiled on its way (abuse case 90).
        let spoiled = format!("{}@kettle.test", &to.split('@').next().unwrap_or_default()[..40]);
        assert_eq!(comes(&app, &mail(ben.email(), &spoiled, "r2", "Zwyvern")).await, nowhere);
        assert!(explanations(&app, ben)[1].text.contains("the last letter of this kind today"));
        let before = app.mails().len();
        // Programs and strangers are not answered (abuse case 106), and nobody is for ever.
        let away = plain.replace("r1", "r3").replace("Subject: Re", "Auto-Submitted: auto-replied\r\nSubject: Re");
        assert_eq!(comes(&app, &away).await, None);
        assert_eq!(comes(&app, &mail("eve@evil.example", "reply@kettle.test", "r4", "Zwyvern")).await, None);
        assert_eq!(comes(&app, &mail(ben.email(), "kettle@kettle.test", "r5", "Zwyvern")).await, None);
        for number in 0..30 {
            comes(&app, &mail(ben.email(), "reply@kettle.test", &format!("s{number}"), "Zwyvern")).await;
        }
        assert_eq!(app.mails().len(), before);
        // None of that keeps Ben from answering where one can.
        assert_eq!(comes(&app, &mail(ben.email(), &to, "r6", "Trays first.")).await, Some(Outcome::Posted));
        all[0].get(&thread).await.shows("Trays first.").lacks("Zwyvern");
    }

    /// Abuse case 106: whoever has a letter that was passed on does not shut its owner up.
    async fn an_outsider_does_not_silence_the_owner(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let ben = &all[1];
        for number in 0..40 {
            let outcome = comes(&app, &mail("eve@evil.example", &to, &format!("e{number}"), "Zwyvern")).await;
            let expected = if number < 20 { Outcome::Refused(Why::OtherAddress) } else { Outcome::Dropped };
            assert_eq!(outcome, Some(expected), "{number}");
        }
        assert_eq!(explanations(&app, ben).len(), 2, "said, and not forty times");
        assert_eq!(app.database().rows("SELECT id FROM mail_arrival").len(), 20, "no more is kept of it");
        assert_eq!(comes(&app, &mail(ben.email(), &to, "m1", "Trays first.")).await, Some(Outcome::Posted));
        let doubtful = mail(ben.email(), &to, "m2", "Ring them on 07700 900123.");
        assert_eq!(comes(&app, &doubtful).await, Some(Outcome::Refused(Why::Doubt)));
        assert_eq!(explanations(&app, ben).len(), 3);
        all[0].get(&thread).await.shows("Trays first.").lacks("Zwyvern");
    }

    /// Whatever was left out that may have been theirs is said, so that nobody stands there with half of what they wrote.
    async fn what_was_left_out_is_said(app: TestApp) {
        let (all, _, thread, to) = asked(&app).await;
        let ben = all[1].email();
        let clear = mail(ben, &to, "m1", "Trays first.\r\n-- \r\nDr Ben\r\n\r\nOn 20 Nov 2026 at 17:00 Kettle wrote:\r\n> Zwyvern");
        assert_eq!(comes(&app, &clear).await, Some(Outcome::Posted));
        let cut = mail(ben, &to, "m2", "Then labels.\r\n\r\nOn 20 Nov 2026 at 17:00 Kettle wrote:\r\nZwyvern without marks");
        assert_eq!(comes(&app, &cut).await, Some(Outcome::PostedWithout(Lack::Words)));
        let told = explanations(&app, &all[1]);
        let [letter] = &told[..] else { panic!("{told:?}") };
        assert!(letter.text.contains("Some lines of it are not") && letter.text.contains(&thread), "{}", letter.text);
        let rule = mail(ben, &to, "m3", "What we did\r\n-----\r\nNorovirus at the care home: all of it confidential.");
        assert_eq!(comes(&app, &rule).await, Some(Outcome::Posted));
        let html = "<p>Below that:</p><blockquote type=cite>Zwyvern</blockquote><p>Answered below.</p>";
        let html = format!("From: {ben}\r\nTo: {to}\r\nMessage-ID: <m4@x>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n");
        assert_eq!(comes(&app, &html).await, Some(Outcome::Posted));
        let page = all[0].get(&thread).await;
        page.shows("Trays first.").shows("Then labels.").shows("Norovirus at the care home").shows("Answered below.");
        page.lacks("Zwyvern").lacks("Dr Ben");
    }
}
