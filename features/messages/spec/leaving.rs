//! What goes with a member, what they take along, what is reported, and what a request opens.

use super::{
    searching::looks_for,
    stories::{client, friends, group, message_saying, says, tie, writes},
};
use crate::people_spec::cast::after;
use connections_api::{ConversationsPort, Note, Opening};
use kernel::{Act, Id, Viewer};
use proving::{Actor, TestApp};
use std::time::Duration;
use vault::Scope;

const ACT: Act = Act::open("set_scene");
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Deletes an account, after the days to think it over.
pub async fn goes(app: &TestApp, actor: &Actor) {
    let asked = actor.post("/settings/leaving", &[]).await;
    if asked.status == http::StatusCode::FORBIDDEN {
        let proof = [(web::PROOF_FIELD, Actor::PASSWORD)];
        actor.post("/settings/leaving", &proof).await.goes_to("/sign-in");
    }
    app.advance(DAY * 15);
    app.settle().await;
    leaving::actions::erase_due(app.app()).await.expect("erased");
    app.settle().await;
}

proving::app_test! {
    /// Words go with their author; the places stay, so that the others' answers keep theirs (abuse case 37).
    async fn words_go_with_their_author(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben", "Cleo"]).await;
        let (pair, some) = (writes(&all[0], &all[1], "Parsimony").await, group(&all, "Three").await);
        says(&all[0], &some, "Quintessence").await;
        let first = message_saying(&all[1], &some, "Quintessence").await;
        let answer = [("client_id", &*client()), ("text", "To that"), ("reply_to", &first)];
        all[1].post(&some, &answer).await;
        all[0].post(&format!("{some}/draft"), &[("text", "Begun"), ("reply_to", "")]).await;
        goes(&app, &all[0]).await;
        let page = all[1].get(&some).await;
        page.shows("went when its author’s account was deleted").shows("To that").lacks("Quintessence").lacks("Lovelace");
        all[1].get(&pair).await.is_ok().lacks("Parsimony").lacks("Lovelace").shows("You are no longer in contact");
        all[1].get("/messages").await.lacks("Lovelace").lacks("Quintessence");
        looks_for(&all[1], "/messages/search", "quintessence").await.shows("Nothing in");
        // With the second of two nobody is in it, and its key goes.
        goes(&app, &all[1]).await;
        let id: Id<connections_api::Conversation> = pair.trim_start_matches("/messages/").parse().expect("an id");
        assert!(app.app().vault().find(Scope::conversation(id)).await.expect("asked").is_none());
        let cleo = all[2].elsewhere();
        cleo.signs_in().await;
        cleo.get(&some).await.is_ok().lacks("To that");
    }

    /// The copy of one's data has one's own words and nobody else's (abuse case 21).
    async fn the_copy_has_ones_own_words(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Ownwordish").await;
        says(&all[1], &talk, "Otherwordish").await;
        let ada = all[0].member().await;
        let read = app.app().read(&Viewer::member(ada)).await.expect("read");
        let part = app.app().belongings().iter().find(|it| it.tables.contains(&"message")).expect("claimed");
        let exported = (part.export)(app.app(), read.reader(), ada).await.expect("exported");
        let text = exported.json.to_string();
        assert!(text.contains("Ownwordish") && !text.contains("Otherwordish"), "{text}");
        assert!(!text.contains(&all[1].member().await.to_string()), "nor who they are");
    }

    /// A moderator sees the message that was reported, as it was, and nothing else opens (abuse cases 16, 35, 46).
    async fn a_reported_message_is_seen_alone(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben"]).await;
        let moderator = app.moderator("Mo").await;
        let talk = writes(&all[0], &all[1], "Vexatious words").await;
        says(&all[0], &talk, "Neighbouring words").await;
        let message = message_saying(&all[1], &talk, "Vexatious").await;
        let report = format!("/report/message/{message}");
        all[1].get(&format!("{talk}/{message}")).await.shows(&report).shows("sees this one message and nothing else");
        all[1].get(&report).await.is_ok().shows("What is wrong with this message?");
        all[0].get(&report).await.is_absent();
        moderator.get(&report).await.is_absent();
        all[1].post(&report, &[("words", ""), ("kind", "unkind")]).await.goes_to("/reports");
        all[0].post(&format!("{talk}/{message}/edit"), &[("text", "Nothing of the kind"), ("revision", "0")]).await;
        all[0].post(&format!("{talk}/{message}/delete"), &[]).await;
        app.settle().await;
        let queue = moderator.get("/moderation").await;
        queue.shows("Message from Ada Lovelace").lacks("Vexatious");
        let case = format!("/moderation/{}", after(&queue, "href=\"/moderation/"));
        moderator.get(&case).await.shows("Vexatious words").lacks("Neighbouring").shows("nothing around it opens for you");
        for path in [talk.clone(), format!("{talk}/{message}"), format!("{talk}/about")] {
            moderator.get(&path).await.is_absent();
        }
        for mail in app.mails() {
            assert!(!mail.text.contains("Vexatious"), "{}", mail.subject); // abuse case 9
        }
    }

    /// One in which a patient may be recognised is held back at once: only its author still sees it.
    async fn a_patient_is_held_back_at_once(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let moderator = app.moderator("Mo").await;
        let talk = group(&all, "").await;
        says(&all[0], &talk, "The baker of our village").await;
        let message = message_saying(&all[1], &talk, "baker").await;
        let sent = all[1].post(&format!("/report/message/{message}"), &[("words", ""), ("kind", "patient")]).await;
        sent.goes_to("/reports");
        all[0].get(&talk).await.shows("baker").shows("Held back until a moderator has looked");
        for other in &all[1..] {
            other.get(&talk).await.lacks("baker");
            other.get("/messages").await.lacks("baker");
            other.get(&format!("{talk}/{message}")).await.is_absent();
        }
        app.settle().await;
        let case = format!("/moderation/{}", after(&moderator.get("/moderation").await, "href=\"/moderation/"));
        moderator.post(&format!("{case}/restore"), &[("words", "It is nobody.")]).await.goes_to(&case);
        all[2].get(&talk).await.shows("baker");
    }

    /// An accepted note opens the conversation with it; the same two never have two.
    async fn a_note_opens_a_conversation(app: TestApp) {
        let (ada, ben) = (app.member("Ada").await, app.member("Ben").await);
        tie(&app, &ada, &ben, accounts_api::TieKind::Contact).await;
        let (a, b) = (ada.member().await, ben.member().await);
        let port = app.app().kept::<ConversationsPort>().expect("the port");
        let id = Id::random(app.app().rng());
        for note in ["Why I write", "And once more"] {
            let read = app.app().read(&Viewer::member(b)).await.expect("read");
            let known = port.0.of_pair(read.reader(), a, b).await.expect("asked");
            drop(read);
            assert_eq!(known, (note != "Why I write").then_some(id));
            let key = app.app().vault().make(Scope::conversation(id)).await.expect("a key");
            let notes = vec![Note { by: a, at: app.app().clock().now(), text: note.to_owned() }];
            let opening = Opening { conversation: id, key, members: vec![a, b], notes };
            let viewer = Viewer::member(b);
            let opened = app.app().write(&viewer, ACT, async |tx| port.0.open(tx, opening).await);
            opened.await.expect("opened");
        }
        ben.get(&format!("/messages/{id}")).await.shows("Why I write").shows("And once more").shows("Ada: ");
        ada.get("/messages").await.shows("You: And once more");
        assert_eq!(writes(&ben, &ada, "Gladly").await, format!("/messages/{id}"));
    }
}
