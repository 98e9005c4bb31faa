//! Whoever is written to may be told that somebody wrote, once, and never what.

use super::stories::{friends, group, message_saying, says, tie, untie, writes};
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

    /// Whoever is meant by an edit and was not before is told once, though they had read what stood there; nobody across a block
    /// (abuse case 36), and nobody who left.
    async fn who_is_meant_by_an_edit_is_told(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Bitdiddle", "Cleo Ash", "Dee Okafor"]).await;
        let (ada, ben, cleo, dee) = (&all[0], &all[1], &all[2], &all[3]);
        let talk = group(&all, "").await;
        says(ada, &talk, "Who has the keys, @Cleo?").await;
        let message = message_saying(ada, &talk, "keys").await;
        for reader in [ben, cleo, dee] {
            reader.post(&format!("{talk}/read"), &[("upto", "1000")]).await;
            reader.post(&format!("{talk}/keep"), &[("what", "mute")]).await;
            notices(&app, reader).await.lacks(&talk);
        }
        tie(&app, dee, ada, TieKind::Block).await;
        let edit = async |text: &str, revision: &str| {
            let path = format!("{talk}/{message}/edit");
            ada.post(&path, &[("text", text), ("revision", revision)]).await.is(http::StatusCode::SEE_OTHER);
        };
        edit("Who has the keys, @Cleo or @Ben or @Dee?", "0").await;
        notices(&app, ben).await.shows(&talk).lacks("keys");
        ben.get("/messages").await.shows(", unread");
        notices(&app, cleo).await.lacks(&talk); // she was meant before
        notices(&app, dee).await.lacks(&talk);
        ben.post(&format!("{talk}/read"), &[("upto", "1000")]).await;
        notices(&app, ben).await.lacks(&talk);
        edit("Who has the keys to the cellar, @Cleo or @Ben or @Dee?", "1").await;
        notices(&app, ben).await.lacks(&talk); // once
        edit("Who has the keys to the cellar?", "2").await;
        cleo.post(&format!("{talk}/leave"), &[]).await;
        edit("Who has the keys to the cellar, @Cleo?", "3").await;
        notices(&app, cleo).await.lacks(&talk);
    }
}
