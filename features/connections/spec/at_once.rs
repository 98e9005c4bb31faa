//! Everybody at the same moment: nobody is sent away because Kettle is busy, nothing is lost, and of two ties that exclude each
//! other there is one (abuse cases 36, 116).

use super::{
    introductions::{gp, tie},
    requests::{befriend, count, two, writes},
};
use crate::messages_spec::stories::{client, friends, group, says};
use proving::{Actor, Seen, TestApp, together};

const NOTE: &str = "You did what I am trying to do. May I ask how you began?";

/// What somebody presses.
fn presses(who: &Actor, path: String, fields: &[(&str, &str)]) -> impl Future<Output = Seen> + Send + use<> {
    let (who, fields) = (who.clone(), fields.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect::<Vec<_>>());
    async move {
        let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
        who.post(&path, &fields).await
    }
}

/// Each answer is one that somebody can do something with.
fn calm(answers: &[Seen]) {
    for it in answers {
        assert!(!it.status.is_server_error(), "{} {}", it.status, it.words());
    }
}

/// No two are both contacts and blocked, and each contact is one for both.
fn ties_fit(app: &TestApp) {
    let torn = "SELECT COUNT(*) FROM tie a JOIN tie b ON b.kind = 'block'
                 AND ((a.member_id = b.member_id AND a.other_id = b.other_id)
                      OR (a.member_id = b.other_id AND a.other_id = b.member_id)) WHERE a.kind = 'contact'";
    let half = "SELECT COUNT(*) FROM tie a WHERE a.kind = 'contact' AND NOT EXISTS
                 (SELECT 1 FROM tie b WHERE b.kind = 'contact' AND b.member_id = a.other_id AND b.other_id = a.member_id)";
    for query in [torn, half] {
        assert_eq!(app.database().rows(query)[0][0].as_deref(), Some("0"), "{query}");
    }
}

proving::app_test! {
    /// The receiver accepts in two windows while either of them blocks the other, or the sender takes the note back.
    async fn accepting_while_the_other_blocks(app: TestApp) {
        let mut all = vec![];
        for number in 0..6 {
            all.push(gp(&app, &format!("Member {number}")).await);
        }
        for (nth, pair) in [(0, 1), (2, 3), (4, 5), (0, 3), (2, 5), (4, 1), (0, 5), (2, 1), (4, 3)].into_iter().enumerate() {
            let ((one, one_id), (other, other_id)) = (&all[pair.0], &all[pair.1]);
            let request = writes(one, &other_id.to_string(), NOTE).await;
            let against = match nth % 3 {
                0 => presses(other, format!("/people/{one_id}/block"), &[]),
                1 => presses(one, format!("/people/{other_id}/block"), &[]),
                _ => presses(one, format!("{request}/withdrawal"), &[]),
            };
            let accepted = || presses(other, format!("{request}/acceptance"), &[("reply", "Gladly.")]);
            let begun = count(&app, "conversation");
            let answers = together(vec![accepted(), against, accepted()]).await;
            calm(&answers);
            ties_fit(&app);
            assert!(count(&app, "conversation") <= begun + 1, "one conversation at most");
            app.settle().await;
            ties_fit(&app);
        }
        let doubled = "SELECT COUNT(*) FROM (SELECT conversation_id, number FROM message
                        GROUP BY conversation_id, number HAVING COUNT(*) > 1) d";
        assert_eq!(app.database().rows(doubled)[0][0].as_deref(), Some("0"));
    }

    /// Both write to the other at the same moment: one request, and the other is led to it; both accept what they got.
    async fn two_write_to_each_other_at_once(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let note = [("note", NOTE)];
        let answers = together(vec![
            presses(&ada, format!("/people/{tomasz_id}/request"), &note),
            presses(&tomasz, format!("/people/{ada_id}/request"), &note),
        ])
        .await;
        calm(&answers);
        assert_eq!(count(&app, "contact_request"), 1);
    }

    /// In one conversation all write, read, mark, put away and put on top at once, and one contact ends and comes back.
    async fn all_write_and_read_at_once(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let talk = group(&all, "Monday").await;
        let mut pair = String::new();
        for (from, to) in [(0, 1), (1, 0)] {
            let path = format!("/messages/to/{}", all[to].member().await);
            let sent = all[from].post(&path, &[("client_id", &client()), ("text", "First"), ("reply_to", "")]).await;
            pair = sent.header("location").split('#').next().unwrap_or_default().to_owned();
        }
        for round in 0..4 {
            let mut acts = vec![];
            for who in &all {
                let text = format!("{} in round {round}", who.name());
                for place in [&talk, &pair] {
                    if *place == pair && who.name() == "Cleo" {
                        continue;
                    }
                    let fields = [("client_id", client()), ("text", text.clone()), ("reply_to", String::new())];
                    let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
                    acts.push(presses(who, place.clone(), &fields));
                    acts.push(presses(who, format!("{place}/read"), &[("upto", "100")]));
                    acts.push(presses(who, format!("{place}/keep"), &[("what", "marks")]));
                    acts.push(presses(who, format!("{place}/unread"), &[]));
                }
            }
            let answers = together(acts).await;
            calm(&answers);
        }
        // Nothing is lost: the group has four rounds of three, the pair two and four of two; each number is there once.
        for (place, many) in [(&talk, 12), (&pair, 10)] {
            let id = place.trim_start_matches("/messages/");
            let is_sqlite = app.database().engine() == store::Engine::Sqlite;
            let id = if is_sqlite { format!("x'{}'", id.replace('-', "")) } else { format!("'{id}'") };
            let query = format!("SELECT COUNT(*), COUNT(DISTINCT number) FROM message WHERE conversation_id = {id}");
            let found = app.database().rows(&query);
            assert_eq!(found[0], [Some(many.to_string()), Some(many.to_string())], "{place}");
        }
        app.settle().await;
        assert!(says(&all[2], &talk, "At the end").await.status.is_redirection());
    }

    /// Two who are contacts end it and block each other at once, while messages and marks go between them.
    async fn parting_from_both_sides_while_writing(app: TestApp) {
        for _ in 0..4 {
            let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
            let talk = befriend(&ada, &tomasz, &tomasz_id).await;
            let message = [("client_id", client()), ("text", "On my way".to_owned()), ("reply_to", String::new())];
            let message: Vec<(&str, &str)> = message.iter().map(|it| (it.0, it.1.as_str())).collect();
            let answers = together(vec![
                presses(&ada, format!("/contacts/{tomasz_id}/end"), &[]),
                presses(&tomasz, format!("/contacts/{ada_id}/end"), &[]),
                presses(&ada, talk.clone(), &message),
                presses(&tomasz, format!("{talk}/read"), &[("upto", "9")]),
                presses(&ada, format!("/people/{tomasz_id}/block"), &[]),
                presses(&tomasz, format!("/people/{ada_id}/block"), &[]),
            ])
            .await;
            calm(&answers);
            ties_fit(&app);
        }
    }

    /// Everybody begins, passes on and answers introductions at once.
    async fn introductions_at_once(app: TestApp) {
        let mut all = vec![];
        for name in ["Ada", "Siân", "Farida"] {
            all.push(gp(&app, name).await);
        }
        let ids: Vec<_> = all.iter().map(|it| it.1).collect();
        tie(&app, ids[0], ids[1]).await;
        tie(&app, ids[1], ids[2]).await;
        let [ada, sian, farida] = [&ids[0], &ids[1], &ids[2]].map(ToString::to_string);
        let ask = |who: &Actor, to: &str| presses(who, "/introductions".into(), &[("to", to), ("between", &sian), ("words", NOTE)]);
        let offer = [("one", ada.as_str()), ("other", farida.as_str()), ("words", NOTE)];
        let answers = together(vec![
            ask(&all[0].0, &farida),
            ask(&all[2].0, &ada),
            presses(&all[1].0, "/introductions/offer".into(), &offer),
            ask(&all[0].0, &farida),
        ])
        .await;
        calm(&answers);
        let pages: Vec<String> =
            answers.iter().map(|it| it.header("location").to_owned()).filter(|it| it.starts_with("/introductions/")).collect();
        assert!(pages.len() >= 3, "{pages:?}");
        let mut acts = vec![];
        for page in &pages {
            acts.push(presses(&all[1].0, format!("{page}/passing"), &[("words", NOTE)]));
            for who in [0, 2] {
                acts.push(presses(&all[who].0, format!("{page}/agreement"), &[]));
                acts.push(presses(&all[who].0, format!("{page}/agreement"), &[]));
            }
        }
        calm(&together(acts).await);
        app.settle().await;
        ties_fit(&app);
    }
}
