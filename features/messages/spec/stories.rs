//! Talking: two by two and a few together.

use super::{
    cast::conversation_of,
    files::{brings, sends},
    searching::looks_for,
};
use accounts_api::{TieKind, remove_tie, set_tie};
use kernel::{Act, Id, Reason, Rng, Viewer};
use proving::{Actor, Seen, TestApp};
use std::{sync::OnceLock, time::Duration};

const TIE: Act = Act::open("set_scene");
const HOUSE: Viewer = Viewer::house(Reason::Background);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// An id as the page of whoever sends makes it; never the same one.
pub fn client() -> String {
    static RNG: OnceLock<Rng> = OnceLock::new();
    Id::<()>::random(RNG.get_or_init(|| Rng::seeded(77))).to_string()
}

/// Makes contacts of these.
pub async fn tie(app: &TestApp, one: &Actor, other: &Actor, kind: TieKind) {
    let (a, b) = (one.member().await, other.member().await);
    app.app().write(&HOUSE, TIE, async |tx| set_tie(tx, a, b, kind).await).await.expect("tied");
}

/// Takes that back.
pub async fn untie(app: &TestApp, one: &Actor, other: &Actor, kind: TieKind) {
    let (a, b) = (one.member().await, other.member().await);
    app.app().write(&HOUSE, TIE, async |tx| remove_tie(tx, a, b, kind).await).await.expect("untied");
}

/// Members who are all contacts of each other.
pub async fn friends(app: &TestApp, names: &[&str]) -> Vec<Actor> {
    let mut all = Vec::new();
    for name in names {
        let actor = app.member(name).await;
        for other in &all {
            tie(app, &actor, other, TieKind::Contact).await;
        }
        all.push(actor);
    }
    all
}

/// Writes to a contact; the conversation's address.
pub async fn writes(from: &Actor, to: &Actor, text: &str) -> String {
    let path = format!("/messages/to/{}", to.member().await);
    let sent = from.post(&path, &[("client_id", &client()), ("text", text), ("reply_to", "")]).await;
    format!("/messages/{}", conversation_of(&sent))
}

/// Writes in a conversation.
pub async fn says(from: &Actor, talk: &str, text: &str) -> Seen {
    let seen = from.get(talk).await.input("seen").unwrap_or_default();
    says_having_seen(from, talk, text, &seen).await
}
/// On a page that shows the conversation up to this change.
pub async fn says_having_seen(from: &Actor, talk: &str, text: &str, seen: &str) -> Seen {
    from.post(talk, &[("client_id", &client()), ("text", text), ("reply_to", ""), ("seen", seen)]).await
}

/// A group of these, which the first of them makes; its address.
pub async fn group(members: &[Actor], name: &str) -> String {
    let mut ids = Vec::new();
    for it in &members[1..] {
        ids.push(it.member().await.to_string());
    }
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|it| ("with", it.as_str())).collect();
    fields.push(("name", name));
    let made = members[0].post("/messages/new", &fields).await;
    format!("/messages/{}", conversation_of(&made))
}

/// The id of the message that says this.
pub async fn message_saying(reader: &Actor, talk: &str, words: &str) -> String {
    let page = reader.get(talk).await;
    let html = page.html();
    let part = html.split("<li id=\"m-").skip(1).find(|it| it.contains(words));
    part.unwrap_or_else(|| panic!("nobody says {words}:\n{}", page.words())).chars().take(36).collect()
}

/// By no address and no form, and in none of their lists.
async fn sees_nothing_of_it(gone: &Actor, talk: &str, message: &str, words: &[&str]) {
    for path in ["", "?after=0", "?before=99", "?from=1", "?at=2020-01-01", "/about", "/search?q=a", "/typing", &format!("/{message}")] {
        gone.get(&format!("{talk}{path}")).await.is_absent();
    }
    gone.get_part(&format!("{talk}?after=0"), "news").await.is_absent();
    says(gone, talk, "May I?").await.is_absent();
    for (path, field, value) in [
        ("/read", "upto", "99"),
        ("/draft", "text", "x"),
        ("/keep", "what", "pin"),
        ("/tone", "tone", "questions"),
        ("/name", "name", "Ours"),
    ] {
        gone.post(&format!("{talk}{path}"), &[(field, value)]).await.is_absent();
    }
    gone.post(&format!("{talk}/leave"), &[]).await.is_absent();
    gone.post(&format!("{talk}/{message}/react"), &[("reaction", "thanks")]).await.is_absent();
    for list in ["/messages", "/messages?show=archive"] {
        let page = gone.get(list).await;
        for word in words {
            page.lacks(word);
        }
    }
    for word in words {
        looks_for(gone, "/messages/search", word).await.shows("Nothing in all your conversations");
    }
}

proving::app_test! {
    /// From the contact's page to the first message in two presses; the other reads it, answers, and both see both.
    async fn two_write_to_each_other(app: TestApp) {
        let all = friends(&app, &["Farida Noorzai", "Amara Okafor"]).await;
        let (farida, amara) = (&all[0], &all[1]);
        let to = format!("/messages/to/{}", farida.member().await);
        amara.get(&to).await.is_ok().shows("You and Farida have not written to each other yet").shows("Message to Farida");
        amara.get("/messages").await.shows("No conversation yet");
        let talk = writes(amara, farida, "With pleasure. It is **Tomasz’s** form.").await;
        farida.get("/messages").await.shows("Amara Okafor").shows("With pleasure").shows(", unread");
        let page = farida.get(&talk).await;
        page.is_ok().shows("Amara: ").shows("<strong>Tomasz’s</strong>").shows("Message to Amara").shows("Mark as read");
        says(farida, &talk, "Thank you, exactly what we lacked.").await.goes_to(&format!("{talk}#end"));
        amara.get(&talk).await.shows("Farida: ").shows("You: ").shows("exactly what we lacked").shows("Sent");
        amara.get(&to).await.is_ok().shows("exactly what we lacked");
        farida.get("/messages").await.shows("You: Thank you").lacks(", unread");
        // The same pair from the other side is the same conversation.
        assert_eq!(writes(farida, amara, "And another thing").await, talk);
    }

    /// Sent again, it is the same message (security.md G9; abuse case 111).
    async fn sending_twice_is_sending_once(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "First").await;
        let id = client();
        let fields = [("client_id", id.as_str()), ("text", "Only once, please"), ("reply_to", "")];
        let token = all[0].token().await;
        let send = || {
            let mut with_token = vec![("csrf", token.as_str())];
            with_token.extend(fields);
            all[0].send(proving::Ask::new("POST", &talk).from_our_page().form(&with_token))
        };
        let (a, b, c, d, e) = tokio::join!(send(), send(), send(), send(), send());
        for seen in [&a, &b, &c, &d, &e] {
            seen.goes_to(&format!("{talk}#end"));
        }
        let html = all[1].get(&talk).await.html();
        assert_eq!(html.matches("<p>Only once, please</p>").count(), 1, "{html}");
        // The id is the writer's own: another's message is not taken for it.
        all[1].post(&talk, &fields).await.goes_to(&format!("{talk}#end"));
        assert_eq!(all[0].get(&talk).await.html().matches("<p>Only once, please</p>").count(), 2);
    }

    /// Whoever is not in it gets nothing by any address or form (abuse cases 1, 3, 4, 16, 35).
    async fn nobody_else_is_in_it(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let (moderator, admin) = (app.moderator("Mo").await, app.admin("Anna").await);
        let talk = writes(&all[0], &all[1], "Zanzibrook between us").await;
        let other = writes(&all[0], &all[2], "Another conversation").await;
        let message = message_saying(&all[1], &talk, "Zanzibrook").await;
        for outsider in [&all[2], &moderator, &admin] {
            for path in ["", "?after=0", "/about", "/search?q=zanzibrook", "/typing", &format!("/{message}")] {
                outsider.get(&format!("{talk}{path}")).await.is_absent();
            }
            outsider.get_part(&format!("{talk}?after=0"), "news").await.is_absent();
            looks_for(outsider, "/messages/search", "zanzibrook").await.is_ok().lacks("between us").shows("Nothing in");
            says(outsider, &talk, "Let me in").await.is_absent();
            let text = [("text", "Changed"), ("revision", "0")];
            outsider.post(&format!("{talk}/{message}/edit"), &text).await.is_absent();
            for (path, fields) in [
                ("/read", &[("upto", "1")][..]),
                ("/unread", &[]),
                ("/draft", &[("text", "x"), ("reply_to", "")]),
                ("/typing", &[]),
                ("/tone", &[("tone", "questions")]),
                ("/name", &[("name", "Ours")]),
                ("/keep", &[("what", "mute")]),
                ("/leave", &[]),
            ] {
                outsider.post(&format!("{talk}{path}"), fields).await.is_absent();
            }
            for verb in ["delete", "react", "pin"] {
                let fields: &[(&str, &str)] = match verb {
                    "react" => &[("reaction", "thanks")],
                    "pin" => &[("on", "yes")],
                    _ => &[],
                };
                outsider.post(&format!("{talk}/{message}/{verb}"), fields).await.is_absent();
            }
        }
        // A message of one conversation is not in another (abuse case 3), also for who is in both.
        all[0].get(&format!("{other}/{message}")).await.is_absent();
        all[0].post(&format!("{other}/{message}/delete"), &[]).await.is_absent();
        all[1].post(&format!("{talk}/{message}/delete"), &[]).await.is_absent();
        all[1].get(&talk).await.shows("Zanzibrook between us");
        // Only contacts are written to (abuse case 6).
        moderator.get(&format!("/messages/to/{}", all[0].member().await)).await.is_absent();
        let to = format!("/messages/to/{}", all[0].member().await);
        moderator.post(&to, &[("client_id", &client()), ("text", "x"), ("reply_to", "")]).await.is_absent();
    }

    /// What ends with a contact is writing; what ends with a block is the conversation (abuse case 36).
    async fn a_tie_that_ends_and_a_block(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Quarzimple").await;
        untie(&app, &all[0], &all[1], TieKind::Contact).await;
        for actor in &all {
            actor.get(&talk).await.shows("Quarzimple").shows("You are no longer in contact").lacks("<textarea");
            says(actor, &talk, "Are you there?").await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        }
        tie(&app, &all[1], &all[0], TieKind::Block).await;
        for actor in &all {
            actor.get(&talk).await.is_absent();
            actor.get("/messages").await.lacks("Quarzimple").shows("No conversation yet");
            looks_for(actor, "/messages/search", "quarzimple").await.shows("Nothing in");
            says(actor, &talk, "Are you there?").await.is_absent();
        }
        untie(&app, &all[1], &all[0], TieKind::Block).await;
        all[0].get(&talk).await.shows("Quarzimple");
    }

    /// History from joining on, and nothing after leaving; with the last one the key goes (security.md G5; abuse cases 7, 14, 19,
    /// 20, 25).
    async fn a_group_shows_what_one_was_there_for(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo", "Dan", "Eve"]).await;
        let talk = group(&all[..3], "Stockton registrars").await;
        says(&all[0], &talk, "Beforemost").await.goes_to(&format!("{talk}#end"));
        let before = message_saying(&all[0], &talk, "Beforemost").await;
        all[2].get("/messages").await.shows("Stockton registrars").shows("Ada: Beforemost");
        let dan = all[3].member().await.to_string();
        all[1].post(&format!("{talk}/people"), &[("with", &dan)]).await.goes_to(&format!("{talk}/about"));
        says(&all[2], &talk, "Meanwhilst").await;
        let page = all[3].get(&talk).await;
        page.shows("Meanwhilst").lacks("Beforemost");
        all[3].get(&format!("{talk}/{before}")).await.is_absent();
        all[3].get(&format!("{talk}?before=2")).await.lacks("Beforemost");
        all[3].get(&format!("{talk}?at=2020-01-01")).await.lacks("Beforemost");
        all[3].get_part(&format!("{talk}?after=0"), "news").await.shows("Meanwhilst").lacks("Beforemost");
        looks_for(&all[3], &format!("{talk}/search"), "beforemost").await.shows("Nothing in");
        all[3].post(&format!("{talk}/{before}/react"), &[("reaction", "thanks")]).await.is_absent();
        // An answer to what one does not see shows nothing of it.
        let answer = [("client_id", &*client()), ("text", "To that"), ("reply_to", &before)];
        all[0].post(&talk, &answer).await.goes_to(&format!("{talk}#end"));
        all[1].get(&talk).await.shows("Answers Ada").shows("To that").lacks("Answers Ben");
        all[3].get(&talk).await.shows("To that").lacks("Beforemost");
        // Changed later, it is still not theirs.
        let edited = [("text", "Beforemost indeed"), ("revision", "0")];
        all[0].post(&format!("{talk}/{before}/edit"), &edited).await.goes_to(&format!("{talk}#m-{before}"));
        all[3].get_part(&format!("{talk}?after=0"), "news").await.lacks("Beforemost");
        // Only the one who came first takes somebody out, and oneself one leaves.
        let cleo = all[2].member().await.to_string();
        all[1].post(&format!("{talk}/people/remove"), &[("member", &cleo)]).await.is_absent();
        all[0].post(&format!("{talk}/people/remove"), &[("member", &cleo)]).await.goes_to(&format!("{talk}/about"));
        all[3].post(&format!("{talk}/leave"), &[]).await.goes_to("/messages");
        says(&all[0], &talk, "Afterward").await;
        for gone in [&all[2], &all[3]] {
            sees_nothing_of_it(gone, &talk, &before, &["Meanwhilst", "Afterward", "Stockton"]).await;
        }
        // Whoever comes back begins anew, and keeps it as nobody has kept it yet.
        all[0].post(&format!("{talk}/people"), &[("with", &dan)]).await.goes_to(&format!("{talk}/about"));
        all[3].get(&talk).await.lacks("Meanwhilst").lacks("Afterward").shows("Message to");
        looks_for(&all[3], &format!("{talk}/search"), "meanwhilst").await.shows("Nothing in");
        says(&all[0], &talk, "Henceforward").await;
        all[3].get(&talk).await.shows("Henceforward").lacks("Meanwhilst");
        sees_nothing_of_it(&all[2], &talk, &before, &["Henceforward"]).await;
        for one in [&all[0], &all[1], &all[3]] {
            one.post(&format!("{talk}/leave"), &[]).await.goes_to("/messages");
        }
        app.settle().await;
        for one in &all {
            one.get(&talk).await.is_absent();
        }
        let id: Id<connections_api::Conversation> = talk.trim_start_matches("/messages/").parse().expect("an id");
        let key = app.app().vault().find(vault::Scope::conversation(id)).await.expect("asked");
        assert!(key.is_none(), "the key of a conversation in which nobody is any more");
    }

    /// What the others do afterwards is not told either: edits, names, reactions, who came, who has read (security.md G5).
    async fn whoever_is_out_learns_nothing_of_what_goes_on(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar", "Dee Quillfeather"]).await;
        let talk = group(&all[..3], "Rota").await;
        says(&all[0], &talk, "Firstlingword").await;
        says(&all[2], &talk, "Mineownword").await;
        let message = message_saying(&all[0], &talk, "Firstlingword").await;
        let own = message_saying(&all[2], &talk, "Mineownword").await;
        let file = {
            brings(&all[0], &talk, "Quillimote.txt", b"Tea at four").await;
            sends(&all[0], &talk, "").await
        };
        all[2].get(&file).await.is_ok();
        brings(&all[2], &talk, "unsent.txt", b"Not sent").await;
        all[2].post(&format!("{talk}/draft"), &[("text", "Half a thought"), ("reply_to", "")]).await;
        let cem = all[2].member().await.to_string();
        all[0].post(&format!("{talk}/people/remove"), &[("member", &cem)]).await;
        let edited = [("text", "Secondlingword"), ("revision", "0")];
        all[0].post(&format!("{talk}/{message}/edit"), &edited).await;
        all[1].post(&format!("{talk}/{own}/react"), &[("reaction", "thanks")]).await;
        let dee = all[3].member().await.to_string();
        all[0].post(&format!("{talk}/people"), &[("with", &dee)]).await;
        all[0].post(&format!("{talk}/name"), &[("name", "Withoutcem")]).await;
        says(&all[1], &talk, "@Cem would not agree").await;
        app.settle().await;
        let never = ["lingword", "Mineownword", "Withoutcem", "Quillfeather", "Rota", "Quillimote"];
        sees_nothing_of_it(&all[2], &talk, &message, &never).await;
        all[2].get(&format!("{talk}/{own}")).await.is_absent();
        all[2].get(&file).await.is_absent();
        all[2].get("/notices").await.shows("Nothing waits for you");
        all[2].get(&format!("/report/message/{message}")).await.is_absent();
        // The others go on seeing what was written; what was begun and not sent is nowhere.
        all[1].get(&talk).await.shows("Mineownword").shows("Cem Acar").lacks("Half a thought").lacks("unsent.txt");
        // One's own words stay one's own: they come with the copy.
        let own = all[2].member().await;
        let read = app.app().read(&Viewer::member(own)).await.expect("read");
        let part = app.app().belongings().iter().find(|it| it.tables.contains(&"message")).expect("claimed");
        let copy = (part.export)(app.app(), read.reader(), own).await.expect("exported").json.to_string();
        assert!(copy.contains("Mineownword") && !copy.contains("lingword") && !copy.contains("Half a thought"), "{copy}");
    }

    /// Across a block two in one group see nothing of each other.
    async fn a_block_inside_a_group(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Bitdiddle", "Cleo"]).await;
        let talk = group(&all, "").await;
        says(&all[0], &talk, "Adagio").await;
        says(&all[1], &talk, "Bennable").await;
        let hers = message_saying(&all[2], &talk, "Adagio").await;
        all[1].post(&format!("{talk}/{hers}/react"), &[("reaction", "thanks")]).await;
        tie(&app, &all[0], &all[1], TieKind::Block).await;
        all[0].get(&talk).await.shows("Adagio").lacks("Bennable").lacks("Ben").lacks("Thanks:");
        all[1].get(&talk).await.shows("Bennable").lacks("Adagio").lacks("Ada");
        all[1].get(&format!("{talk}/{hers}")).await.is_absent();
        all[1].get(&format!("{talk}/about")).await.lacks("Lovelace");
        all[1].get("/messages").await.lacks("Lovelace").lacks("Adagio");
        all[2].get(&talk).await.shows("Adagio").shows("Bennable").shows("Thanks:");
        // Nor does anything ring: no mark, no place in the list, no notice.
        all[0].post(&format!("{talk}/read"), &[("upto", "99")]).await;
        app.settle().await;
        let quiet = all[0].get("/live/since?after=0").await.html();
        says(&all[1], &talk, "Unheard").await;
        app.settle().await;
        assert_eq!(all[0].get("/live/since?after=0").await.html(), quiet);
        all[0].get("/notices").await.shows("Nothing waits for you");
        assert!(all[2].get("/live/since?after=0").await.html().contains("messages"), "whoever sees it hears of it");
    }

    /// Own words can be changed for a day, and what stood there can be read; deleted ones leave a place.
    async fn words_are_changed_and_deleted(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Frist thoughts").await;
        let message = message_saying(&all[0], &talk, "Frist").await;
        let (page, edit) = (format!("{talk}/{message}"), format!("{talk}/{message}/edit"));
        all[0].get(&page).await.shows("Change it").shows("Delete it").lacks("Report it");
        all[1].get(&page).await.lacks("Change it").lacks("Delete it").shows("Report it");
        all[0].post(&edit, &[("text", ""), ("revision", "0")]).await.problem("text");
        all[0].post(&edit, &[("text", "First thoughts"), ("revision", "0")]).await.goes_to(&format!("{talk}#m-{message}"));
        all[1].get(&talk).await.shows("First thoughts").shows("Edited").lacks("Frist");
        all[1].get(&page).await.shows("What stood there before").shows("Frist thoughts");
        let late = all[0].post(&edit, &[("text", "Second thoughts"), ("revision", "0")]).await;
        late.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("in another window").shows("Second thoughts");
        app.advance(DAY + DAY);
        all[0].get(&page).await.lacks("Change it");
        let late = all[0].post(&edit, &[("text", "Third thoughts"), ("revision", "1")]).await;
        late.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("for one day");
        all[0].post(&format!("{page}/delete"), &[]).await.goes_to(&format!("{talk}#m-{message}"));
        for actor in &all {
            actor.get(&talk).await.shows("This message was deleted").lacks("thoughts");
            actor.get(&page).await.lacks("thoughts"); // abuse case 20
            looks_for(actor, "/messages/search", "thoughts").await.shows("Nothing in");
        }
    }

    /// Reactions are words with names; the tone is asked for by one press and taken back by another.
    async fn reactions_and_the_tone(app: TestApp) {
        let all = friends(&app, &["Siân Llewellyn", "Wei Ling", "Tom"]).await;
        let talk = group(&all, "Tea").await;
        says(&all[0], &talk, "Try it with a longer pause").await;
        let message = message_saying(&all[0], &talk, "longer pause").await;
        let react = format!("{talk}/{message}/react");
        for (who, kind) in [(1, "tried"), (2, "tried"), (0, "with_you")] {
            all[who].post(&react, &[("reaction", kind)]).await.goes_to(&format!("{talk}#m-{message}"));
        }
        all[0].get(&talk).await.shows("Tried it: Wei, Tom").shows("I am with you: you");
        all[2].post(&react, &[("back", "tried")]).await;
        all[0].get(&talk).await.shows("Tried it: Wei").lacks("Tom,");
        all[1].post(&react, &[("reaction", "like")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        all[1].post(&format!("{talk}/tone"), &[("tone", "questions")]).await.goes_to(&format!("{talk}#text"));
        all[0].get(&talk).await.shows("Questions, please, not advice.").shows("Wei Ling asked for it").shows("What have you tried");
        all[2].post(&format!("{talk}/tone"), &[("tone", "open")]).await;
        all[0].get(&talk).await.lacks("asked for it").shows("Ask for questions, please, not advice");
        all[0].post(&format!("{talk}/{message}/pin"), &[("on", "yes")]).await.goes_to(&format!("{talk}#end"));
        all[2].get(&talk).await.shows("Kept in sight:").shows("Siân Llewellyn: Try it with a longer pause");
        all[2].post(&format!("{talk}/{message}/pin"), &[("on", "no")]).await;
        all[0].get(&talk).await.lacks("Kept in sight");
    }
}
