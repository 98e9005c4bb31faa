//! With those who really speak: a note, its acceptance and a message, on the pages and in the mailbox.

use super::stage::{block, letters, pass};
use crate::{
    connections_spec::requests::{two, writes},
    messages_spec::stories::says,
};

/// It is Friday at noon; the day's letter comes at five.
const TO_FIVE: u32 = 5;

proving::app_test! {
    /// From the note to the first message, each told once; of what was written nothing is in any letter (abuse cases 7, 9, 11).
    async fn a_note_and_a_message_are_told_as_who_and_that(app: TestApp) {
        let [(ada, _), (tomasz, to)] = two(&app).await;
        let request = writes(&ada, &to, "Zwyxnote: you did what I am trying to do. May I ask how you began?").await;
        app.settle().await;
        tomasz.get("/notices").await.shows("Ada Okafor wrote to you").shows(&format!("href=\"{request}\"")).lacks("Zwyxnote");
        tomasz.get("/").await.shows("Waiting for you").shows("Ada Okafor wrote to you").lacks("Zwyxnote");
        pass(&app, TO_FIVE + 1).await;
        assert_eq!(letters(&app, &tomasz).len(), 1);
        let accepted = tomasz.post(&format!("{request}/acceptance"), &[]).await;
        let talk = accepted.header("location").split('#').next().unwrap_or_default().to_owned();
        app.settle().await;
        // What is answered waits no longer; who asked is told that it came about.
        tomasz.get("/").await.lacks("Ada Okafor wrote to you");
        ada.get("/notices").await.shows("Tomasz Wiśniewski answered: you are contacts now");
        says(&tomasz, &talk, "Zwyxword: come by on Thursday.").await;
        says(&tomasz, &talk, "Zwyxword: or on Friday.").await;
        app.settle().await;
        let page = ada.get("/notices").await;
        page.shows("Tomasz Wiśniewski sent you a message").lacks("Zwyxword");
        assert_eq!(page.html().matches("sent you a message</a>").count(), 1);
        pass(&app, 24 * 3).await;
        let got = letters(&app, &ada);
        assert_eq!(got.len(), 1);
        assert!(got[0].text.contains("Tomasz Wiśniewski sent you a message"), "{}", got[0].text);
        // Whoever blocked meanwhile gets no letter, and sees nothing of it.
        says(&tomasz, &talk, "Zwyxword: and on Saturday?").await;
        block(&app, ada.member().await, tomasz.member().await).await;
        pass(&app, 24).await;
        assert_eq!(letters(&app, &ada).len(), 1);
        ada.get("/notices").await.lacks("Tomasz");
        ada.get("/").await.lacks("Tomasz Wiśniewski sent");
        for mail in app.mails() {
            assert!(!format!("{mail:?}").contains("Zwyx"), "{mail:?}");
        }
    }
}
