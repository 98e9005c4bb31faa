//! The conversation of Ada and her contact in the matrix and to the canaries: a private word in each place where words stand.

use crate::{
    cast::{Canary, Furnished},
    people_spec::cast::after,
};
use proving::{Actor, Seen};

/// What the page of whoever sends calls a message.
pub const CLIENT: &str = "6f1d2a4e-8a55-4d0e-9f0a-0123456789ab";

/// Lets Ada write to her contact, change what she wrote, and begin another message.
pub async fn furnish(ada: &Actor) -> Furnished {
    let friend = contact_of(ada).await;
    let to = format!("/messages/to/{friend}");
    let first = [("client_id", CLIENT), ("text", "Wexelbrine is what I meant."), ("reply_to", "")];
    let sent = ada.post(&to, &first).await;
    let talk = conversation_of(&sent);
    let page = ada.get(&format!("/messages/{talk}")).await;
    let message = after(&page, "id=\"m-");
    let edited = [("text", "Ornathule is what I meant."), ("revision", "0")];
    ada.post(&format!("/messages/{talk}/{message}/edit"), &edited)
        .await
        .goes_to(&format!("/messages/{talk}#m-{message}"));
    let picture = super::made::png(80, 60, b"Comment\0Brindlewarp");
    super::files::brings(ada, &format!("/messages/{talk}"), "Quillimore.png", &picture).await;
    let file = super::files::sends(ada, &format!("/messages/{talk}"), "").await;
    let file = file.rsplit('/').next().unwrap_or_default().to_owned();
    let begun = [("text", "Draxelphin is not sent yet."), ("reply_to", "")];
    ada.post(&format!("/messages/{talk}/draft"), &begun).await.goes_to(&format!("/messages/{talk}#text"));
    Furnished {
        fills: vec![("talk", talk), ("message", message), ("friend", friend), ("file", file)],
        canaries: vec![
            Canary { word: "Ornathule", for_whom: &["ada", "contact"] },
            Canary { word: "Wexelbrine", for_whom: &["ada", "contact"] }, // abuse case 20
            Canary { word: "Draxelphin", for_whom: &["ada"] },
            Canary { word: "Quillimore", for_whom: &["ada", "contact"] },
        ],
    }
}

/// The first contact that somebody can write to.
pub async fn contact_of(actor: &Actor) -> String {
    after(&actor.get("/messages/new").await, "name=\"with\" type=\"checkbox\" value=\"")
}

/// The conversation to which an answer leads.
pub fn conversation_of(sent: &Seen) -> String {
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.words());
    let to = sent.header("location");
    to.trim_start_matches("/messages/").split(['#', '/']).next().unwrap_or_default().to_owned()
}
