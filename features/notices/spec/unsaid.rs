//! What a letter could not say because it was hidden just then is not lost: the next letter says it, once it can. With those who
//! really speak, too.

use super::stage::{HOUR, Stage, letters, pass, tell};
use crate::{
    connections_spec::requests::{two, writes as asks},
    messages_spec::stories::{friends, group, message_saying, says, writes},
    people_spec::cast::after,
};
use kernel::{Act, Reason, Viewer};
use notices_api::{Kind, tell_again};
use proving::{Actor, TestApp};

/// It is Friday, 12.00 in London, when a story begins; the day's letter comes at 17.00.
const TO_FIVE: u32 = 5;
const HOUSE: Viewer = Viewer::house(Reason::Background);

fn lines(app: &TestApp, to: &Actor) -> String {
    letters(app, to).last().map(|it| it.text.clone()).unwrap_or_default()
}

proving::app_test! {
    async fn what_was_hidden_goes_with_the_next_letter_that_can_say_it(app: TestApp) {
        let stage = Stage::set(&app);
        let (ada, ben, cem) = (app.member("Ada").await, app.member("Ben").await, app.member("Cem").await);
        let own = ada.member().await;
        tell(&app, &[own], Kind::Request, Some(ben.member().await), [1; 16]).await;
        tell(&app, &[own], Kind::Accepted, Some(cem.member().await), [2; 16]).await;
        stage.hide([1; 16]);
        pass(&app, TO_FIVE + 1).await;
        assert_eq!(letters(&app, &ada).len(), 1);
        assert!(lines(&app, &ada).contains("Cem answered") && !lines(&app, &ada).contains("Ben"), "{}", lines(&app, &ada));
        // It can be said again, but nothing new came: no letter of its own. With the next one it goes, and only once.
        stage.show([1; 16]);
        pass(&app, 24 * 3).await;
        assert_eq!(letters(&app, &ada).len(), 1);
        tell(&app, &[own], Kind::Message, Some(cem.member().await), [3; 16]).await;
        pass(&app, 24).await;
        assert_eq!(letters(&app, &ada).len(), 2);
        assert!(lines(&app, &ada).contains("Ben wrote to you") && lines(&app, &ada).contains("Cem sent you"), "{}", lines(&app, &ada));
        tell(&app, &[own], Kind::Message, None, [4; 16]).await;
        pass(&app, 24).await;
        assert_eq!(letters(&app, &ada).len(), 3);
        assert!(!lines(&app, &ada).contains("Ben"), "said once: {}", lines(&app, &ada));
    }

    async fn whoever_brings_it_back_has_it_told(app: TestApp) {
        let stage = Stage::set(&app);
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        let (own, other) = (ada.member().await, ben.member().await);
        let again = async |about: u8| {
            let told = async |tx: &mut store::Tx| tell_again(tx, &[Kind::Request], [about; 16]).await;
            app.app().write(&HOUSE, Act::open("set_scene"), told).await.expect("told again");
        };
        tell(&app, &[own], Kind::Request, Some(other), [1; 16]).await;
        tell(&app, &[own], Kind::Request, Some(other), [2; 16]).await;
        stage.hide([1; 16]);
        pass(&app, TO_FIVE + 1).await;
        assert_eq!(letters(&app, &ada).len(), 1);
        stage.show([1; 16]);
        again(1).await;
        again(2).await; // was said
        pass(&app, 24 * 3).await;
        assert_eq!(letters(&app, &ada).len(), 2);
        // What was seen meanwhile is not.
        stage.hide([1; 16]);
        tell(&app, &[own], Kind::Request, Some(other), [3; 16]).await;
        stage.hide([3; 16]);
        pass(&app, 24).await;
        stage.show([3; 16]);
        ada.post("/notices/seen", &[("upto", &i64::MAX.to_string())]).await;
        again(3).await;
        pass(&app, 24).await;
        assert_eq!(letters(&app, &ada).len(), 2);
    }

    /// Being added is told as such, without the group's name, and is unread until one looks (abuse case 11).
    async fn whoever_is_added_learns_of_it(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben", "Eve", "Cleo", "Dag"]).await;
        let talk = group(&all[..3], "Zwyxgroup").await;
        says(&all[0], &talk, "Zwyxword before").await;
        let (cleo, dag) = (&all[3], &all[4]);
        for who in [cleo, dag] {
            let added = all[0].post(&format!("{talk}/people"), &[("with", &who.member().await.to_string())]).await;
            assert_eq!(added.status.as_u16(), 303, "{}", added.words());
        }
        app.settle().await;
        cleo.get("/notices").await.shows("Ada Lovelace added you to a conversation").shows(&talk);
        cleo.get("/").await.shows("Ada Lovelace added you to a conversation");
        cleo.get(&talk).await.shows("Mark as read").lacks("Zwyxword");
        assert!(waits(cleo).await.contains("messages"));
        pass(&app, TO_FIVE + 1).await;
        let said = lines(&app, cleo);
        assert!(said.contains("Ada Lovelace added you to a conversation") && !said.contains("Zwyx"), "{said}");
        // Looked at: nothing of it waits anywhere; the first message is told like any.
        cleo.post(&format!("{talk}/read"), &[("upto", "1000")]).await;
        app.settle().await;
        assert!(!waits(cleo).await.contains("messages"));
        cleo.get("/").await.lacks("added you");
        says(&all[1], &talk, "Zwyxword after").await;
        pass(&app, 24 * 3).await;
        assert_eq!(letters(&app, cleo).len(), 2);
        assert!(lines(&app, cleo).contains("A message waits for you"), "{}", lines(&app, cleo));
        // Whoever did not look has the message too, and what was said is not said twice.
        let said = lines(&app, dag);
        assert!(said.contains("A message waits for you") && !said.contains("added"), "{said}");
        // Whoever went has nothing of it.
        dag.post(&format!("{talk}/leave"), &[]).await;
        dag.get("/notices").await.lacks(&talk);
    }

    async fn what_was_muted_and_is_heard_again_is_told(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "First").await;
        all[1].post(&format!("{talk}/keep"), &[("what", "mute")]).await;
        pass(&app, TO_FIVE + 1).await;
        assert!(letters(&app, &all[1]).is_empty(), "muted");
        all[1].post(&format!("{talk}/keep"), &[("what", "hear")]).await;
        pass(&app, 24 * 3).await;
        assert_eq!(letters(&app, &all[1]).len(), 1);
        assert!(lines(&app, &all[1]).contains("Ada Lovelace sent you a message"));
        all[1].post(&format!("{talk}/keep"), &[("what", "mute")]).await;
        all[1].post(&format!("{talk}/keep"), &[("what", "hear")]).await;
        pass(&app, 24).await;
        assert_eq!(letters(&app, &all[1]).len(), 1, "said once");
    }

    /// Held back when the letter was written, let go later.
    async fn what_a_moderator_lets_go_is_told(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let mo = app.moderator("Mo").await;
        let talk = group(&all, "").await;
        says(&all[0], &talk, "The baker of our village").await;
        let message = message_saying(&all[1], &talk, "baker").await;
        all[1].post(&format!("/report/message/{message}"), &[("words", ""), ("kind", "patient")]).await.goes_to("/reports");
        app.settle().await;
        let cleo = &all[2];
        assert!(!waits(cleo).await.contains("messages"), "nothing rings");
        cleo.get("/notices").await.lacks(&talk);
        pass(&app, TO_FIVE + 1).await;
        assert!(letters(&app, cleo).is_empty());
        let case = format!("/moderation/{}", after(&mo.get("/moderation").await, "href=\"/moderation/"));
        mo.post(&format!("{case}/restore"), &[("words", "It is nobody.")]).await.goes_to(&case);
        app.settle().await;
        cleo.get("/notices").await.shows(&talk);
        assert!(waits(cleo).await.contains("messages"));
        pass(&app, 24 * 3).await;
        assert_eq!(letters(&app, cleo).len(), 1);
    }

    async fn a_request_that_is_held_back_rings_nowhere_until_it_is_let_go(app: TestApp) {
        let [(ada, _), (tomasz, to)] = two(&app).await;
        let mo = app.moderator("Mo").await;
        let request = asks(&ada, &to, "You did what I am trying to do. May I ask how you began?").await;
        app.settle().await;
        assert!(waits(&tomasz).await.contains("notices"));
        let report = request.replace("/requests/", "/report/request/");
        tomasz.post(&report, &[("kind", "advertising"), ("words", "")]).await.goes_to("/reports");
        let case = format!("/moderation/{}", after(&mo.get("/moderation").await, "href=\"/moderation/"));
        mo.post(&format!("{case}/hide"), &[("words", "No selling here.")]).await.goes_to(&case);
        app.settle().await;
        assert!(!waits(&tomasz).await.contains("notices"));
        tomasz.get("/notices").await.lacks("wrote to you");
        pass(&app, TO_FIVE + 1).await;
        assert!(letters(&app, &tomasz).is_empty());
        mo.post(&format!("{case}/restore"), &[("words", "Looked at again.")]).await.goes_to(&case);
        app.settle().await;
        assert!(waits(&tomasz).await.contains("notices"));
        tomasz.get("/notices").await.shows("Ada Okafor wrote to you");
        app.advance(HOUR);
        pass(&app, 24 * 3).await;
        assert_eq!(letters(&app, &tomasz).len(), 1);
    }
}

/// The marks of the header, as a page that opens now is told them.
pub async fn waits(who: &Actor) -> String {
    let mut stream = who.listens("/live", None).await;
    let hello = stream.events().remove(0);
    let data: serde_json::Value = serde_json::from_str(&hello.data).expect("JSON");
    data["waits"].to_string()
}
