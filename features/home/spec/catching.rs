//! After an absence, where one left off, and somebody to get back in touch with.

use super::week::{DAY, home, titles};
use crate::{
    discussions_spec::scene::{client, follow_up, group_of, members, says, starts},
    messages_spec::stories::{friends, writes},
    notices_spec::stage::{Stage, block, choose, tell},
};
use http::StatusCode;
use notices_api::Kind;

proving::app_test! {
    async fn after_an_absence_one_catches_up_and_is_done(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&all, "by_request").await;
        let own = starts(ada, &group, "question", "What Ada asked", "What do you do?").await;
        ada.get("/catch-up").await.is_ok().shows("You have missed nothing");
        ada.post(&format!("{group}/discussions/seen"), &[]).await.goes_to(&format!("{group}/discussions"));
        ada.get("/").await.is_ok().lacks("Catch up in a few minutes");
        app.advance(5 * DAY);
        let solved = starts(ben, &group, "question", "A solved one", "How?").await;
        let answer = follow_up(cleo, &solved, "Like so.").await;
        ben.post(&format!("{solved}/posts/{answer}/answer"), &[("on", "yes")]).await;
        starts(ben, &group, "heads_up", "What warns still", "The fridges fail.").await;
        says(cleo, &own, "We do it on Tuesdays.").await;
        for number in 0..3 {
            starts(cleo, &group, "discussion", &format!("Of no hurry {number}"), "Something.").await;
        }
        app.advance(12 * DAY);
        ada.get("/").await.is_ok().shows("You were last in your groups on").shows("href=\"/catch-up\"");
        let page = ada.get("/catch-up").await;
        page.is_ok().shows("Skin surgery in the county").shows("A heads-up that holds until 31 January 2027.");
        page.shows("You began it, and there is something that you have not read.").shows("A reply solved it.");
        page.shows("and 3 other discussions").shows("The rest: 3 discussions").lacks("Of no hurry");
        assert_eq!(titles(&page), ["What warns still", "What Ada asked", "A solved one"]);
        // What came after the page was made stays new.
        let upto = page.input("upto").expect("the moment");
        app.advance(DAY);
        starts(cleo, &group, "discussion", "Written meanwhile", "Something.").await;
        ada.post("/catch-up", &[("upto", &upto)]).await.goes_to("/");
        ada.get("/").await.shows("You have caught up").lacks("Catch up in a few minutes");
        ada.get(&format!("{group}/discussions")).await.is_ok().shows("Written meanwhile");
        ben.get("/catch-up").await.is_ok().shows("The rest");
        ada.post("/catch-up", &[("upto", "soon")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// Abuse cases 8, 13 and 36: catching up tells nothing that is not theirs.
    async fn catching_up_is_over_ones_own_groups_alone(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let secret = group_of(&[ben.clone(), ada.clone()], "secret").await;
        let common = group_of(&[ben.clone(), cleo.clone()], "open").await;
        starts(ben, &secret, "heads_up", "Told among few", "The fridges fail.").await;
        starts(ben, &common, "heads_up", "Told to all", "The fridges fail.").await;
        app.advance(20 * DAY);
        ada.get("/catch-up").await.is_ok().shows("Told among few").lacks("Told to all");
        cleo.get("/catch-up").await.is_ok().shows("Told to all").lacks("Told among few");
        block(&app, cleo.member().await, ben.member().await).await;
        cleo.get("/catch-up").await.is_ok().lacks("Told to all").shows("You have missed nothing");
        ada.post(&format!("{secret}/membership/end"), &[]).await;
        ada.get("/catch-up").await.is_ok().lacks("Told among few");
    }

    async fn who_missed_nothing_is_done_with_one_press(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let (quiet, _other) = (group_of(&all, "open").await, group_of(&all, "by_request").await);
        all[0].post(&format!("{quiet}/discussions/seen"), &[]).await;
        app.advance(15 * DAY);
        all[0].get("/").await.shows("You were last in your groups on");
        let page = all[0].get("/catch-up").await;
        page.shows("You have missed nothing").shows("Go on to your home");
        all[0].post("/catch-up", &[("upto", &page.input("upto").expect("the moment"))]).await.goes_to("/");
        all[0].get("/").await.is_ok().lacks("You were last in your groups on");
    }

    async fn who_reads_from_home_is_not_away(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "open").await;
        all[0].post(&format!("{group}/discussions/seen"), &[]).await;
        app.advance(10 * DAY);
        let thread = starts(&all[1], &group, "question", "Which needle?", "Which do you use?").await;
        all[0].post(&format!("{thread}/read"), &[("upto", "1")]).await.goes_to(&thread);
        app.advance(10 * DAY);
        all[0].get("/").await.is_ok().lacks("You were last in your groups on");
        app.advance(5 * DAY);
        all[0].get("/").await.shows("You were last in your groups on");
    }

    async fn days_away_are_an_absence_too(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "open").await;
        all[0].post(&format!("{group}/discussions/seen"), &[]).await;
        choose(&all[0], &[("away_from", "2026-11-21"), ("away_to", "2026-11-28")]).await.goes_to("/settings/letters");
        app.advance(4 * DAY);
        starts(&all[1], &group, "discussion", "While she was away", "Something.").await;
        all[0].get("/").await.is_ok().lacks("You were away until");
        app.advance(6 * DAY);
        all[0].get("/").await.shows("You were away until 28 November.").shows("Catch up in a few minutes");
        all[0].post(&format!("{group}/discussions/seen"), &[]).await;
        all[0].get("/").await.lacks("You were away until");
    }

    /// None of the words of a draft: they are sealed (abuse case 34).
    async fn where_one_left_off_stands_there_without_a_word_of_it(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben Wiśniewski"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let talk = writes(ben, ada, "Shall we?").await;
        // Ben founds it: whoever looks after a group sees what is written there, also across a block.
        let group = group_of(&[ben.clone(), ada.clone()], "open").await;
        let thread = starts(ben, &group, "question", "Which needle?", "Which do you use?").await;
        ada.get("/").await.is_ok().lacks("Where you left off");
        ada.post(&format!("{talk}/draft"), &[("text", "Saltmarrow, perhaps"), ("reply_to", "")]).await;
        ada.post(&format!("{thread}/draft"), &[("client_id", &*client()), ("text", "Quillonby, half written")]).await;
        let begun = [("client_id", &*client()), ("kind", "question"), ("title", "Ferrowick"), ("text", "")];
        ada.post(&format!("{group}/discussions/draft"), &begun).await;
        app.settle().await;
        let page = ada.get("/").await;
        page.shows("Where you left off").shows("Your message to Ben Wiśniewski").shows("Your reply to “Which needle?”");
        page.shows("What you are beginning in Skin surgery in the county").shows("Draft, kept today");
        page.lacks("Saltmarrow").lacks("Quillonby").lacks("Ferrowick");
        ben.get("/").await.is_ok().lacks("Where you left off");
        block(&app, ada.member().await, ben.member().await).await;
        ada.get("/").await.is_ok().lacks("Your message to").lacks("Which needle?");
    }

    async fn one_old_friend_is_the_same_all_week(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben Wiśniewski", "Cleo"]).await;
        let ada = &all[0];
        ada.get("/").await.is_ok().lacks("One old friend");
        app.advance(375 * DAY);
        ada.signs_in().await;
        let page = ada.get("/").await;
        page.shows("One old friend").shows("Only you see this.").shows("href=\"/messages/to/");
        let (first, week) = (titles(&page), home(ada).await);
        assert_eq!(first, week);
        let friend = all[1..].iter().find(|it| it.name() == first[0]).expect("one of the two");
        block(&app, ada.member().await, friend.member().await).await;
        ada.get("/").await.is_ok().lacks(friend.name());
        ada.post("/home/time", &[("minutes", "10"), ("order", "balanced")]).await;
        ada.get("/").await.is_ok().lacks("One old friend");
    }

    /// With all that a home may hold: the session's, who waits and one for each feature that speaks, what discussions bring, and
    /// who stands beside the names. What one chose, wrote and keeps of others is in memory as long as none of it changes.
    async fn a_full_home_asks_the_store_few_times(app: TestApp) {
        Stage::set(&app);
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let group = group_of(&all, "open").await;
        let thread = starts(ben, &group, "question", "Which needle?", "Which do you use?").await;
        ada.post(&format!("{thread}/draft"), &[("client_id", &*client()), ("text", "Half written")]).await;
        tell(&app, &[ada.member().await], Kind::Request, Some(ben.member().await), [1; 16]).await;
        app.advance(7 * DAY);
        ada.get("/").await.shows("Which needle?").shows("Where you left off").shows("Waiting for you");
        let Some(before) = app.app().db().statements_read() else { return };
        ada.get("/").await.shows("Which needle?");
        let asked = app.app().db().statements_read().unwrap_or_default() - before;
        assert!(asked <= 3, "{asked}");
        app.stands(&all[2], "active").await;
        let before = app.app().db().statements_read().unwrap_or_default();
        ada.get("/").await.shows("Which needle?");
        let asked = app.app().db().statements_read().unwrap_or_default() - before;
        assert!(asked <= 6, "{asked}");
    }
}
