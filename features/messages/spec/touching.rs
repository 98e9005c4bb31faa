//! That somebody wrote counts as having been in touch, for those who keep in touch.

use super::stories::{client, friends, group, message_saying, says, writes};
use proving::Actor;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Since when, for one of them, the two were last in touch.
pub async fn last(of: &Actor, with: &Actor) -> String {
    let page = of.get(&format!("/contacts/{}", with.member().await)).await;
    let words = page.is_ok().words();
    let begin = words.find("Last in touch on").or_else(|| words.find("Not in touch yet")).expect("it is said");
    words[begin..].chars().take("Last in touch on 23 November 2026".len()).collect()
}

pub const NEVER: &str = "Not in touch yet";

proving::app_test! {
    /// Of two, each for themselves, whoever wrote: the list of the week loses the other.
    async fn a_message_resets_the_clock_of_both(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri"]).await;
        app.settle().await;
        app.advance(DAY * 370);
        for one in &all {
            one.signs_in().await;
        }
        all[0].get("/contacts/touch").await.shows("Ben Okri").shows("Write");
        assert!(last(&all[0], &all[1]).await.starts_with(NEVER));
        writes(&all[1], &all[0], "How are you?").await;
        app.settle().await;
        for (one, other) in [(&all[0], &all[1]), (&all[1], &all[0])] {
            assert!(last(one, other).await.starts_with("Last in touch on 25 November 2027"));
            one.get("/contacts/touch").await.shows("You were in touch on").lacks("Not this week");
        }
    }

    /// Of a few, all whom whoever wrote spoke to; those who only read are not in touch with each other by that.
    async fn in_a_small_group_it_is_everybody(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let talk = group(&all, "Three").await;
        says(&all[0], &talk, "Shall we meet?").await;
        app.settle().await;
        for other in &all[1..] {
            assert!(last(&all[0], other).await.starts_with("Last in touch on 20 November 2026"));
            assert!(last(other, &all[0]).await.starts_with("Last in touch on 20 November 2026"));
        }
        assert!(last(&all[1], &all[2]).await.starts_with(NEVER));
    }

    /// Of more, those whom it answers or means.
    async fn in_a_large_group_it_is_who_is_meant(app: TestApp) {
        let names = ["Ada Lovelace", "Ben Okri", "Cem Acar", "Dee Okafor", "Ewa Nowak", "Finn Abell"];
        let all = friends(&app, &names).await;
        let (ada, ben) = (&all[0], &all[1]);
        let talk = group(&all, "Six").await;
        says(ben, &talk, "Shall we meet?").await;
        let message = message_saying(ada, &talk, "Shall we").await;
        ada.post(&talk, &[("client_id", &*client()), ("text", "Yes, and @Cem too"), ("reply_to", &*message)]).await;
        app.settle().await;
        for (at, other) in all.iter().enumerate().skip(1) {
            let told = last(ada, other).await;
            assert_eq!(told.starts_with(NEVER), at > 2, "{}: {told}", names[at]);
        }
    }
}
