//! What a process keeps of a conversation is never older than what was committed: everybody has looked already, twice, when
//! something changes, and the next page has the change.

use super::stories::{friends, group, message_saying, says, tie, writes};
use accounts_api::TieKind;
use proving::Actor;

/// The page that is kept, asked for again: the second one comes from memory where there is any.
async fn sees(all: &[Actor], talk: &str, shown: &[&str], lacking: &[&str]) {
    for actor in all {
        for _ in 0..2 {
            let page = actor.get(talk).await;
            page.is_ok();
            for words in shown {
                page.shows(words);
            }
            for words in lacking {
                page.lacks(words);
            }
        }
    }
}

proving::app_test! {
    async fn each_change_of_a_conversation_is_on_the_next_page(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let talk = group(&all, "Harbour doctors").await;
        sees(&all, &talk, &["Harbour doctors"], &["Marrowquill"]).await;
        says(&all[0], &talk, "Marrowquill, twice a week").await;
        sees(&all, &talk, &["Marrowquill"], &["Edited", "Thanks:"]).await;
        let message = message_saying(&all[0], &talk, "Marrowquill").await;
        all[1].post(&format!("{talk}/{message}/react"), &[("reaction", "thanks")]).await;
        sees(&all, &talk, &["Thanks:"], &[]).await;
        all[0].post(&format!("{talk}/{message}/edit"), &[("text", "Fenwright, once a week"), ("revision", "0")]).await;
        sees(&all, &talk, &["Fenwright", "Edited"], &["Marrowquill"]).await;
        all[2].post(&format!("{talk}/tone"), &[("tone", "questions")]).await;
        sees(&all[..2], &talk, &["Cleo asked for it."], &[]).await;
        all[0].post(&format!("{talk}/name"), &[("name", "Quayside doctors")]).await;
        sees(&all, &talk, &["Quayside doctors"], &["Harbour doctors"]).await;
        // What one has begun is theirs, is there at once, and goes when it is emptied.
        all[1].post(&format!("{talk}/draft"), &[("text", "Saltmarrow, perhaps"), ("reply_to", "")]).await;
        sees(&all[1..2], &talk, &["Saltmarrow", "Kept for you"], &[]).await;
        sees(&all[..1], &talk, &[], &["Saltmarrow"]).await;
        all[1].post(&format!("{talk}/draft"), &[("text", ""), ("reply_to", "")]).await;
        sees(&all[1..2], &talk, &[], &["Saltmarrow", "Kept for you"]).await;
        all[0].post(&format!("{talk}/{message}/delete"), &[]).await;
        sees(&all, &talk, &["This message was deleted."], &["Fenwright"]).await;
    }

    /// Blocks and leaving count from their commit on (security.md G5, abuse cases 25, 36), and what somebody is goes with them.
    async fn who_may_see_it_is_never_remembered(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let talk = group(&all, "Harbour doctors").await;
        says(&all[0], &talk, "Marrowquill, twice a week").await;
        sees(&all, &talk, &["Marrowquill"], &[]).await;
        tie(&app, &all[1], &all[0], TieKind::Block).await;
        sees(&all[1..2], &talk, &[], &["Marrowquill"]).await;
        sees(&all[2..], &talk, &["Marrowquill"], &[]).await;
        all[2].post(&format!("{talk}/leave"), &[]).await;
        all[2].get(&talk).await.is_absent();
        let pair = writes(&all[0], &all[2], "Fenwright and no more").await;
        sees(&[all[0].clone(), all[2].clone()], &pair, &["Fenwright"], &[]).await;
        all[0].post(&format!("/people/{}/block", all[2].member().await), &[]).await;
        for actor in [&all[0], &all[2]] {
            actor.get(&pair).await.is_absent();
        }
    }
}
