//! Whoever is written to may be told that somebody wrote, once, and never what.

use super::stories::{friends, group, says, tie, untie, writes};
use accounts_api::TieKind;
use proving::{Actor, TestApp};

async fn notices(app: &TestApp, of: &Actor) -> proving::Seen {
    app.settle().await;
    of.get("/notices").await
}

proving::app_test! {
    async fn a_notice_says_who_and_that(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Umbrageous words").await;
        says(&all[0], &talk, "More of them").await;
        let page = notices(&app, &all[1]).await;
        page.shows("Ada Lovelace sent you a message").shows(&talk).lacks("Umbrageous").lacks("More of them");
        assert_eq!(page.html().matches(&format!("href=\"{talk}\"")).count(), 1, "one a conversation");
        notices(&app, &all[0]).await.lacks("sent you a message");
        all[1].post(&format!("{talk}/read"), &[("upto", "1000")]).await;
        notices(&app, &all[1]).await.lacks("sent you a message");
    }

    /// A muted conversation tells only those who are meant; who lost sight of one hears nothing (abuse cases 6, 7, 8).
    async fn who_may_not_see_it_is_not_told(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Bitdiddle", "Cleo"]).await;
        let talk = group(&all, "").await;
        all[1].post(&format!("{talk}/keep"), &[("what", "mute")]).await;
        says(&all[0], &talk, "To everybody").await;
        notices(&app, &all[1]).await.lacks(&talk);
        notices(&app, &all[2]).await.shows(&talk);
        says(&all[0], &talk, "And you, @Ben?").await;
        notices(&app, &all[1]).await.shows(&talk);
        all[2].post(&format!("{talk}/leave"), &[]).await;
        says(&all[0], &talk, "@Cleo has left").await;
        notices(&app, &all[2]).await.lacks(&talk);
        let pair = writes(&all[0], &all[2], "Between us").await;
        notices(&app, &all[2]).await.shows(&pair);
        tie(&app, &all[2], &all[0], TieKind::Block).await;
        notices(&app, &all[2]).await.lacks(&pair);
        untie(&app, &all[2], &all[0], TieKind::Block).await;
        notices(&app, &all[2]).await.shows(&pair);
        for mail in app.mails() {
            assert!(!mail.text.contains("Between us") && !mail.subject.contains("Between us"), "{}", mail.subject);
        }
    }
}
