//! What open pages of those who talk hear, and what the pages that hear nothing missed.

use super::stories::{friends, group, says, tie, untie, writes};
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

fn id(talk: &str) -> String {
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

fn all_told(stream: &mut Listening) -> Vec<String> {
    stream.events().iter().filter(|it| it.kind == "nudge").flat_map(told).collect()
}

fn waits(heard: &Heard) -> Value {
    heard.json()["waits"].clone()
}
