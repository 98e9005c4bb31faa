//! Keys are made only for what is kept, and go with it (security.md, rule 19): what is refused leaves none, and what a stopped
//! server left goes by night.

use super::{
    introductions::{gp, tie},
    requests::{DAY, befriend, later, two, writes},
};
use crate::{
    messages_spec::stories::{client, friends, group},
    people_spec::cast::after,
};
use connections_api::ConversationId;
use kernel::{Id, MemberId};
use proving::TestApp;
use std::time::Duration;
use vault::Scope;

const NOTE: &str = "You did what I am trying to do. May I ask how you began?";
const MINUTE: Duration = Duration::from_secs(60);

/// The nights since the last, with the minute in which the file of keys is written anew.
async fn night(app: &TestApp) {
    app.app().crew().appoint().await.expect("appointed");
    app.advance(DAY);
    app.settle().await;
    app.advance(MINUTE * 3);
    app.settle().await;
}

proving::app_test! {
    /// Sent away a hundred times, by every form that seals something: not one key, and not one write beside it.
    async fn what_is_refused_makes_no_key(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let nobody = MemberId::random(app.app().rng()).to_string();
        let before = (app.keys().await, app.writes_of_keys().await);
        let message = [("client_id", client()), ("text", "Hello".to_owned()), ("reply_to", String::new())];
        let message: Vec<(&str, &str)> = message.iter().map(|it| (it.0, it.1.as_str())).collect();
        for to in [&tomasz_id, &ada_id, &nobody] {
            ada.post(&format!("/messages/to/{to}"), &message).await.is_absent(); // no contact of hers
        }
        for to in [&ada_id, &nobody] {
            ada.post(&format!("/people/{to}/request"), &[("note", NOTE)]).await.is_absent();
        }
        ada.post(&format!("/people/{tomasz_id}/request"), &[("note", " ")]).await.problem("note");
        let strangers = [("with", tomasz_id.as_str()), ("with", nobody.as_str()), ("name", "Us")];
        ada.post("/messages/new", &strangers).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        for between in [&tomasz_id, &nobody] {
            let asked = [("to", nobody.as_str()), ("between", between), ("words", NOTE)];
            ada.post("/introductions", &asked).await.is_absent();
        }
        let offered = [("one", tomasz_id.as_str()), ("other", nobody.as_str()), ("words", NOTE)];
        ada.post("/introductions/offer", &offered).await.is_absent();
        ada.post(&format!("/report/request/{nobody}"), &[("kind", "other"), ("words", "It is rude.")]).await.is_absent();
        ada.post(&format!("/report/message/{nobody}"), &[("kind", "other"), ("words", "It is rude.")]).await.is_absent();
        assert_eq!((app.keys().await, app.writes_of_keys().await), before);

        // One request makes one; a second note to the same person none, nor does one that the receiver has no room for.
        writes(&ada, &tomasz_id, NOTE).await;
        assert_eq!(app.keys().await, before.0 + 1);
        let once = app.writes_of_keys().await;
        ada.post(&format!("/people/{tomasz_id}/request"), &[("note", "Did you read it?")]).await.problem("");
        let ben = app.member("Ben").await;
        app.settle().await;
        let ben_id = ben.member().await.to_string();
        ben.post("/settings/requests", &[("new_people", "0"), ("by_address", "no")]).await.goes_to("/settings/requests");
        ada.post(&format!("/people/{ben_id}/request"), &[("note", NOTE)]).await.problem("");
        tomasz.post(&format!("/people/{ada_id}/request"), &[("note", NOTE)]).await.problem("reply");
        assert_eq!((app.keys().await, app.writes_of_keys().await), (before.0 + 1, once));
    }

    /// A note that became no conversation, an introduction that was taken back, a group that everybody left.
    async fn keys_go_with_what_they_seal(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let none = app.keys().await;
        let request = writes(&ada, &tomasz_id, NOTE).await;
        ada.post(&format!("{request}/withdrawal"), &[]).await.goes_to("/requests");
        app.settle().await;
        assert_eq!(app.keys().await, none);
        let ben = gp(&app, "Ben").await;
        tie(&app, ada_id.parse().expect("an id"), ben.1).await;
        let asked = [("to", tomasz_id.as_str()), ("between", &ben.1.to_string()), ("words", NOTE)];
        let page = ada.post("/introductions", &asked).await.header("location").to_owned();
        assert_eq!(app.keys().await, none + 1);
        ada.post(&format!("{page}/withdrawal"), &[]).await.goes_to("/introductions");
        app.settle().await;
        assert_eq!(app.keys().await, none);
        let all = friends(&app, &["Cleo", "Dov", "Eve"]).await;
        let talk = group(&all, "Monday").await;
        for who in &all {
            assert_eq!(app.keys().await, none + 1);
            who.post(&format!("{talk}/leave"), &[]).await;
            app.settle().await;
        }
        assert_eq!(app.keys().await, none);
        // All of that is one writing anew of the file, a minute later, and not one for each.
        let before = app.writes_of_keys().await;
        app.advance(MINUTE * 3);
        app.settle().await;
        assert_eq!(app.writes_of_keys().await, before + 1);
        tomasz.get("/requests").await.is_ok();
    }

    /// Of what was sealed and is there, no night takes the key.
    async fn the_night_leaves_what_is_named(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let none = app.keys().await;
        let talk = befriend(&ada, &tomasz, &tomasz_id).await;
        let ben = gp(&app, "Ben").await;
        let waiting = writes(&ada, &ben.1.to_string(), NOTE).await;
        let cleo = gp(&app, "Cleo").await;
        tie(&app, ada_id.parse().expect("an id"), cleo.1).await;
        let asked = [("to", ben.1.to_string()), ("between", cleo.1.to_string()), ("words", NOTE.to_owned())];
        let asked: Vec<(&str, &str)> = asked.iter().map(|it| (it.0, it.1.as_str())).collect();
        let introduction = ada.post("/introductions", &asked).await.header("location").to_owned();
        let kept = [("note", "At the leads’ day"), ("met", ""), ("tags", ""), ("cadence", "3")];
        ada.post(&format!("/contacts/{tomasz_id}"), &kept).await.goes_to(&format!("/contacts/{tomasz_id}"));
        let message = after(&tomasz.get(&talk).await, "<li id=\"m-");
        let report = format!("/report/message/{}", message.chars().take(36).collect::<String>());
        tomasz.post(&report, &[("kind", "other"), ("words", "It is rude.")]).await.goes_to("/reports");
        // Of the conversation, the note, the introduction, what Ada keeps, and the copy that the report has.
        assert_eq!(app.keys().await, none + 5);
        for _ in 0..3 {
            night(&app).await;
        }
        assert_eq!(app.keys().await, none + 5);
        for actor in [&ada, &tomasz] {
            actor.signs_in().await;
        }
        ada.get(&talk).await.is_ok().shows(NOTE);
        ada.get(&waiting).await.is_ok().shows(NOTE);
        ada.get(&introduction).await.is_ok().shows(NOTE);
        let mo = app.moderator("Mo").await;
        let case = format!("/moderation/{}", after(&mo.get("/moderation").await, "href=\"/moderation/"));
        mo.get(&case).await.is_ok().shows(NOTE);
        // Ninety days on the note and the introduction are over, and the copy of what was reported, each with its key.
        let answer = [("to_reporter", "Thank you."), ("to_author", "")];
        mo.post(&format!("{case}/answer"), &answer).await;
        later(&app, 91, &[&ada]).await;
        night(&app).await;
        assert_eq!(app.keys().await, none + 2);
        tomasz.signs_in().await;
        tomasz.get(&talk).await.is_ok().shows(NOTE);
    }

    /// A server that was stopped between a key and what was to be sealed with it.
    async fn a_key_that_nothing_names_goes_by_night(app: TestApp) {
        let ada = app.member("Ada").await;
        let vault = app.app().vault();
        let none = app.keys().await;
        let left: ConversationId = Id::random(app.app().rng());
        let scope = Scope::conversation(left);
        vault.make(scope).await.expect("made");
        let own = Scope::member(ada.member().await);
        vault.make(own).await.expect("made");
        let gone = Scope::member(MemberId::random(app.app().rng()));
        vault.make(gone).await.expect("made");
        app.app().crew().appoint().await.expect("appointed");
        app.advance(DAY / 2);
        app.settle().await;
        assert!(vault.find(scope).await.expect("looked").is_some(), "what is to be sealed with it may be on its way");
        app.advance(DAY);
        app.settle().await;
        night(&app).await;
        assert!(vault.find(scope).await.expect("looked").is_none());
        assert!(vault.find(gone).await.expect("looked").is_none());
        assert!(vault.find(own).await.expect("looked").is_some(), "who is here keeps their own");
        assert_eq!(app.keys().await, none + 1);
        assert!(!vault.wipe().await.expect("looked"), "the file was written anew");
    }
}
