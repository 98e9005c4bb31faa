//! What open pages of those who talk hear, and what the pages that hear nothing missed.

use super::{
    leaving::goes,
    stories::{client, friends, group, message_saying, says, tie, untie, writes},
};
use crate::people_spec::cast::after;
use accounts_api::TieKind;
use proving::{Heard, Listening};
use serde_json::{Value, json};
use std::time::Duration;

proving::app_test! {
    async fn the_others_hear_at_once_and_of_ids_only(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let talk = writes(ada, ben, "Wexelbrine to begin with.").await;
        app.settle().await;
        let (mut hers, mut his, mut others) = (ada.listens("/live", None).await, ben.listens("/live", None).await, cem.listens("/live", None).await);
        for stream in [&mut hers, &mut his, &mut others] {
            assert_eq!(kinds(&stream.events()), ["hello"]);
        }
        says(ada, &talk, "Draxelphin, shall we?").await;
        app.settle().await;
        let heard = his.events();
        assert_eq!(kinds(&heard), ["nudge"]);
        assert_eq!((told(&heard[0]), waits(&heard[0])), (vec![id(&talk)], json!(["messages"])));
        assert!(!heard[0].data.contains("Drax") && !heard[0].data.contains("Ada"), "ids only"); // abuse case 23
        let heard = hers.events();
        assert_eq!((told(&heard[0]), waits(&heard[0])), (vec![id(&talk)], json!([])), "her other pages, too");
        assert_eq!(others.events(), [], "nobody else");
    }

    async fn reading_takes_the_dot_from_every_page(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Are you there?").await;
        app.settle().await;
        let mut phone = all[1].listens("/live", None).await;
        assert_eq!(waits(&phone.events()[0]), json!(["messages"]));
        all[1].post(&format!("{talk}/read"), &[("upto", "1000")]).await;
        app.settle().await;
        let last = phone.events().pop().expect("something");
        assert!(!waits(&last).as_array().expect("marks").contains(&json!("messages")), "{}", last.data);
    }

    /// However it was cut, and whatever happened meanwhile: the conversations that changed, each once, and no others.
    async fn a_page_that_comes_back_hears_what_changed_meanwhile(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cem"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let (one, two) = (writes(ben, ada, "One.").await, writes(cem, ada, "Two.").await);
        let all_three = group(&all, "Rota").await;
        app.settle().await;
        let knows = ada.listens("/live", None).await.events()[0].id.expect("a number");
        for words in ["a", "b", "c"] {
            says(ben, &one, words).await;
        }
        says(cem, &all_three, "d").await;
        app.settle().await;
        let hello = ada.listens("/live", Some(&knows.to_string())).await.events().remove(0);
        assert_eq!(told(&hello), [id(&one), id(&all_three)], "in the order in which they last changed");
        assert!(hello.id > Some(knows));
        let since = ada.get(&format!("/live/since?after={knows}")).await;
        assert_eq!(since.html(), hello.data);
        let again = ada.listens("/live", Some(&hello.id.unwrap_or_default().to_string())).await.events().remove(0);
        assert_eq!(told(&again), Vec::<String>::new(), "nothing twice");
        let whole = ada.get("/live/since?after=0").await.html();
        assert!(whole.contains(&id(&two)) && whole.contains("\"resync\":false"), "{whole}");
    }

    /// Abuse cases 24, 25 and 36: after a block, and after leaving, nothing of the conversation is heard any more.
    async fn who_lost_sight_of_a_conversation_hears_nothing_of_it(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cem"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let talk = writes(ben, ada, "One.").await;
        let both = group(&all, "Rota").await;
        app.settle().await;
        let mut stream = ada.listens("/live", None).await;
        stream.events();
        tie(&app, ada, ben, TieKind::Block).await;
        says(ben, &talk, "Blocked.").await;
        app.settle().await;
        assert!(!all_told(&mut stream).contains(&id(&talk)));
        assert!(!ada.get("/live/since?after=0").await.html().contains(&id(&talk)), "nor by asking");
        untie(&app, ada, ben, TieKind::Block).await;
        ada.post(&format!("{both}/leave"), &[]).await;
        app.settle().await;
        stream.events();
        says(cem, &both, "After she left.").await;
        app.settle().await;
        assert!(!all_told(&mut stream).contains(&id(&both)));
    }

    /// That one is out is the last that one hears, at once, so that open pages show nothing more (security.md G5).
    async fn who_is_taken_out_hears_that_at_once_and_nothing_after(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cem"]).await;
        let (ada, cem) = (&all[0], &all[2]);
        let talk = group(&all, "Rota").await;
        says(ada, &talk, "Read this.").await;
        app.settle().await;
        let mut stream = cem.listens("/live", None).await;
        let hello = stream.events().remove(0);
        assert_eq!(waits(&hello), json!(["messages"]));
        let out = [("member", &*cem.member().await.to_string())];
        ada.post(&format!("{talk}/people/remove"), &out).await;
        app.settle().await;
        let heard = stream.events();
        assert_eq!(told(&heard[0]), [id(&talk)]);
        assert_eq!(waits(heard.last().expect("one")), json!([]), "nothing waits there any more");
        cem.get_part(&format!("{talk}?after=0"), "news").await.is_absent();
        says(ada, &talk, "Now that he is out.").await;
        ada.post(&format!("{talk}/name"), &[("name", "Without him")]).await;
        app.settle().await;
        assert_eq!(all_told(&mut stream), Vec::<String>::new());
        // A page that was away meanwhile hears it when it comes back.
        let since = cem.listens("/live", Some(&hello.id.unwrap_or_default().to_string())).await.events().remove(0);
        assert_eq!((told(&since), waits(&since)), (vec![id(&talk)], json!([])));
    }

    /// What is held back, deleted or gone with its author goes from open pages too, and so does what others quote of it.
    async fn an_open_page_forgets_what_is_not_to_be_seen_any_more(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar", "Dee"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let moderator = app.moderator("Mo").await;
        let talk = group(&all[..3], "Rota").await;
        says(ada, &talk, "The baker of our village").await;
        let message = message_saying(ben, &talk, "baker").await;
        let answer = [("client_id", &*client()), ("text", "Poor soul"), ("reply_to", &*message)];
        cem.post(&talk, &answer).await;
        says(cem, &talk, "Something else").await;
        let now = cursor(&ben.get(&talk).await);
        cem.post(&format!("/report/message/{message}"), &[("words", ""), ("kind", "patient")]).await.goes_to("/reports");
        let news = ben.get_part(&format!("{talk}?after={now}"), "news").await;
        assert!(news.html().contains(&format!("data-gone=\"{message}\"")), "{}", news.html());
        news.shows("Poor soul").lacks("baker").lacks("Something else");
        let hers = ada.get_part(&format!("{talk}?after={now}"), "news").await;
        hers.shows("baker").shows("Held back");
        assert!(hers.html().contains("data-gone=\"\""), "its author still sees it");
        // Whoever never saw it does not learn that there was anything (abuse case 19).
        let dee = all[3].member().await.to_string();
        ada.post(&format!("{talk}/people"), &[("with", &dee)]).await;
        let unseen = all[3].get_part(&format!("{talk}?after=0"), "news").await;
        assert!(unseen.html().contains("data-gone=\"\""), "{}", unseen.html());
        // Let go, it stands there again.
        let held = cursor(&news);
        app.settle().await;
        let case = format!("/moderation/{}", after(&moderator.get("/moderation").await, "href=\"/moderation/"));
        moderator.post(&format!("{case}/restore"), &[("words", "It is nobody.")]).await.goes_to(&case);
        let news = ben.get_part(&format!("{talk}?after={held}"), "news").await;
        news.shows("<p>The baker of our village</p>").shows("Answers Ada");
        assert!(news.html().contains("data-gone=\"\""));
        // Deleted: an empty place, and nothing of it in what answers it.
        let now = cursor(&news);
        ada.post(&format!("{talk}/{message}/delete"), &[]).await;
        let news = ben.get_part(&format!("{talk}?after={now}"), "news").await;
        news.shows("This message was deleted").shows("Poor soul").lacks("baker").lacks("Something else");
    }

    /// Who was erased goes from the open pages of everybody they talked with, also where they only said a word to a message.
    async fn an_open_page_hears_that_somebody_was_erased(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let (pair, some) = (writes(ada, ben, "Parsimony").await, group(&all, "Three").await);
        says(ada, &some, "Quintessence").await;
        says(ben, &some, "Mine").await;
        says(cem, &some, "Untouched").await;
        let mine = message_saying(ben, &some, "<p>Mine").await;
        ada.post(&format!("{some}/{mine}/react"), &[("reaction", "thanks")]).await;
        app.settle().await;
        let mut stream = ben.listens("/live", None).await;
        let before = (stream.events().remove(0).id, cursor(&ben.get(&pair).await), cursor(&ben.get(&some).await));
        goes(&app, ada).await;
        let ben = &ben.elsewhere();
        ben.signs_in().await;
        let since = ben.listens("/live", Some(&before.0.unwrap_or_default().to_string())).await.events().remove(0);
        let heard = told(&since);
        assert!(heard.contains(&id(&pair)) && heard.contains(&id(&some)), "{heard:?}");
        let news = ben.get_part(&format!("{pair}?after={}", before.1), "news").await;
        news.shows("went when its author’s account was deleted").lacks("Parsimony").lacks("Lovelace");
        let news = ben.get_part(&format!("{some}?after={}", before.2), "news").await;
        news.shows("went when its author").shows("<p>Mine</p>").lacks("Thanks:").lacks("Quintessence").lacks("Untouched");
        let again = ben.get_part(&format!("{some}?after={}", cursor(&news)), "news").await;
        again.is_ok().lacks("<li id=\"m-");
    }

    /// What stands above the log comes with what is new: the name, what is kept in sight, the tone, who is here.
    async fn an_open_page_hears_of_the_name_and_what_stays_in_sight(app: TestApp) {
        let all = friends(&app, &["Siân Llewellyn", "Wei Ling", "Tom Mbeki", "Dee Okafor"]).await;
        let talk = group(&all[..3], "Tea").await;
        says(&all[0], &talk, "The rota is behind the kettle").await;
        let message = message_saying(&all[1], &talk, "rota").await;
        let now = cursor(&all[1].get(&talk).await);
        let news = async || all[1].get_part(&format!("{talk}?after={now}"), "news").await;
        news().await.shows("Tea").lacks("Kept in sight").lacks("Questions, please").lacks("<li id=\"m-");
        all[0].post(&format!("{talk}/name"), &[("name", "Coffee")]).await;
        all[0].post(&format!("{talk}/{message}/pin"), &[("on", "yes")]).await;
        all[2].post(&format!("{talk}/tone"), &[("tone", "questions")]).await;
        let dee = all[3].member().await.to_string();
        all[0].post(&format!("{talk}/people"), &[("with", &dee)]).await;
        news().await.shows("Coffee").shows("Siân Llewellyn: The rota is behind the kettle").shows("Tom Mbeki asked for it")
            .shows("Siân, Tom and Dee").shows("data-label=\"Message to Coffee\"").shows("What have you tried");
    }

    async fn typing_is_seen_by_the_others_and_never_again(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cem"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let talk = writes(ben, ada, "One.").await;
        app.settle().await;
        let (mut hers, mut others) = (ada.listens("/live", None).await, cem.listens("/live", None).await);
        hers.events();
        others.events();
        for _ in 0..3 {
            ben.post(&format!("{talk}/typing"), &[]).await;
        }
        let heard = hers.events();
        assert_eq!(kinds(&heard), ["whisper"], "three presses within two seconds are one");
        assert_eq!(heard[0].json(), json!({ "kind": "typing", "about": id(&talk), "by": ben.member().await.to_string() }));
        app.advance(Duration::from_secs(2));
        ben.post(&format!("{talk}/typing"), &[]).await;
        assert_eq!(kinds(&hers.events()), ["whisper"]);
        cem.post(&format!("{talk}/typing"), &[]).await.is_absent();
        assert_eq!((hers.events(), others.events()), (vec![], vec![]));
        assert!(ada.listens("/live", Some("0")).await.events().iter().all(|it| it.kind == "hello"));
    }
}

/// Up to where a page knows everything.
pub fn cursor(page: &proving::Seen) -> String {
    let html = page.html();
    let number = html.split("data-changes=\"").nth(1).and_then(|it| it.split('"').next());
    number.expect("a cursor").to_owned()
}

pub fn id(talk: &str) -> String {
    talk.trim_start_matches("/messages/").to_owned()
}

fn kinds(heard: &[Heard]) -> Vec<&str> {
    heard.iter().map(|it| it.kind.as_str()).collect()
}

/// The conversations that an event names.
fn told(heard: &Heard) -> Vec<String> {
    let nudges = heard.json()["nudges"].clone();
    let of_talks = nudges.as_array().expect("a list").iter().filter(|it| it["kind"] == "conversation");
    of_talks.map(|it| it["about"].as_str().expect("an id").to_owned()).collect()
}

pub fn all_told(stream: &mut Listening) -> Vec<String> {
    stream.events().iter().filter(|it| it.kind == "nudge").flat_map(told).collect()
}

fn waits(heard: &Heard) -> Value {
    heard.json()["waits"].clone()
}
