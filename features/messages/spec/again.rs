//! What is sent or pressed once more: nothing of it is doubled, and nothing is lost.

use super::{
    cast::conversation_of,
    stories::{client, friends, message_saying, says, writes},
};
use http::StatusCode;

proving::app_test! {
    /// A page that the browser brings back has the name of a message that was sent: other words on it are not passed over, and the
    /// form that comes back has another name.
    async fn other_words_under_the_same_name_are_not_lost(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let first = format!("/messages/to/{}", all[1].member().await);
        let talk = writes(&all[0], &all[2], "Hello").await;
        for path in [first, talk] {
            let id = client();
            let fields = |text| [("client_id", id.clone()), ("text", text), ("reply_to", String::new())];
            let send = async |text: &str| {
                let fields = fields(text.to_owned());
                let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
                all[0].post(&path, &fields).await
            };
            let talk = format!("/messages/{}", conversation_of(&send("Monday suits me").await));
            send("Monday suits me \r\n").await.goes_to(&format!("{talk}#end"));
            let back = send("Tuesday, rather").await;
            back.is(StatusCode::UNPROCESSABLE_ENTITY).shows("is not sent yet").shows("Tuesday, rather");
            assert!(!all[0].get(&talk).await.html().contains("<p>Tuesday, rather</p>"));
            let fresh = back.input("client_id").expect("a form");
            assert_ne!(fresh, id);
            let again = [("client_id", fresh.as_str()), ("text", "Tuesday, rather"), ("reply_to", "")];
            all[0].post(&path, &again).await.goes_to(&format!("{talk}#end"));
            let html = all[0].get(&talk).await.html();
            assert_eq!(html.matches("<p>Tuesday, rather</p>").count(), 1);
            assert_eq!(html.matches("<p>Monday suits me</p>").count(), 1);
            // What was changed or deleted since is still the message that was sent.
            let message = message_saying(&all[0], &talk, "Monday suits me").await;
            all[0].post(&format!("{talk}/{message}/edit"), &[("text", "Monday is fine"), ("revision", "0")]).await;
            send("Monday suits me").await.goes_to(&format!("{talk}#end"));
            all[0].post(&format!("{talk}/{message}/delete"), &[]).await;
            send("Monday suits me").await.goes_to(&format!("{talk}#end"));
            assert!(!all[0].get(&talk).await.html().contains("<p>Monday suits me</p>"));
        }
    }

    /// A reaction that is pressed twice, or in a window that does not show it yet, is said once; and taken back likewise (security.md
    /// G9).
    async fn a_reaction_is_what_was_pressed(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "Shall we?").await;
        says(&all[0], &talk, "Try it with a longer pause").await;
        let message = message_saying(&all[1], &talk, "longer pause").await;
        let (page, react) = (format!("{talk}/{message}"), format!("{talk}/{message}/react"));
        assert!(all[1].get(&page).await.html().contains(r#"name="reaction" value="tried""#));
        for _ in 0..2 {
            all[1].post(&react, &[("reaction", "tried")]).await.goes_to(&format!("{talk}#m-{message}"));
            all[0].get(&talk).await.shows("Tried it: Ben");
        }
        assert!(all[1].get(&page).await.html().contains(r#"name="back" value="tried""#));
        for _ in 0..2 {
            all[1].post(&react, &[("back", "tried")]).await.goes_to(&format!("{talk}#m-{message}"));
            all[0].get(&talk).await.lacks("Tried it");
        }
        for odd in [&[][..], &[("reaction", "tried"), ("back", "thanks")], &[("back", "like")]] {
            all[1].post(&react, odd).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
}
