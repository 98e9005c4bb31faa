//! What does not open any more, one thing at a time: it keeps nobody from the rest.

use super::{
    files::{brings, sends},
    stories::{friends, says, writes},
};
use crate::leaving_spec::copies::{copy_of, files_of};
use std::fs;
use vault::Scope;

proving::app_test! {
    /// A message, a draft or a file that is spoiled never stops a member's copy: it says so and goes on.
    async fn a_copy_is_made_although_something_is_spoiled(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let lost = writes(&all[0], &all[1], "Lostwordish").await;
        brings(&all[0], &lost, "lost.txt", b"A lost file").await;
        sends(&all[0], &lost, "").await;
        all[0].post(&format!("{lost}/draft"), &[("text", "Begun there"), ("reply_to", "")]).await;
        let talk = writes(&all[0], &all[2], "Foundwordish").await;
        says(&all[0], &talk, "And a file").await;
        let before = app.files();
        brings(&all[0], &talk, "torn.txt", b"A torn file").await;
        let torn: Vec<String> = app.files().into_iter().filter(|it| !before.contains(it)).collect();
        brings(&all[0], &talk, "whole.txt", b"A whole file").await;
        sends(&all[0], &talk, "").await;
        // The key of one conversation is lost, and the disk loses a byte of a file.
        let id: connections_api::ConversationId = lost.trim_start_matches("/messages/").parse().expect("an id");
        app.app().vault().destroy(&[Scope::conversation(id)]).await.expect("destroyed");
        let mut bytes = fs::read(&torn[0]).expect("read");
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(&torn[0], bytes).expect("written");

        let files = files_of(&all[0], &copy_of(&all[0]).await).await;
        let json: serde_json::Value = serde_json::from_slice(&files["data/messages.json"]).expect("JSON");
        let of = |list: &str, there: bool| {
            let all = json[list].as_array().expect("a list").iter();
            all.filter(|it| it["does_not_open"].as_bool().unwrap_or_default() != there).count()
        };
        assert_eq!((of("messages", true), of("messages", false)), (3, 2), "{json:#}");
        assert_eq!((of("drafts", true), of("drafts", false)), (0, 1));
        assert_eq!((of("files", true), of("files", false)), (2, 1));
        assert!(json.to_string().contains("Foundwordish") && !json.to_string().contains("Lostwordish"));
        let torn = files.keys().find(|it| it.contains("torn.txt")).expect("named");
        assert!(torn.ends_with("does not open.txt"), "{torn}");
        let whole = files.keys().find(|it| it.contains("whole.txt")).expect("named");
        assert_eq!(files[whole], b"A whole file");
        // Nor is the page of the conversation lost.
        all[0].get(&lost).await.is_ok();
        all[0].get(&format!("{lost}/search")).await.is_ok();
    }
}
