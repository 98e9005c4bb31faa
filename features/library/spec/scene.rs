//! What the stories of the library begin from.

use kernel::{Clock, Id, Rng};
use proving::{Actor, Seen};
use std::sync::OnceLock;

/// An id as the page of whoever writes makes it; never the same one.
pub fn made_id() -> String {
    static RNG: OnceLock<Rng> = OnceLock::new();
    let now = Clock::fixed(kernel::Moment::from_micros(1_790_000_000_000_000)).now();
    Id::<()>::new(now, RNG.get_or_init(|| Rng::seeded(91))).to_string()
}

/// Begins a document; its address.
pub async fn drafts(by: &Actor, title: &str, body: &str) -> String {
    let id = made_id();
    let fields = [("id", &*id), ("kind", "document"), ("title", title), ("summary", "In a sentence."), ("body", body)];
    let seen = by.post("/library/new", &fields).await;
    seen.goes_to(&format!("/library/{id}/edit"));
    format!("/library/{id}")
}

/// Saves another wording on top of a revision.
pub async fn saves(by: &Actor, url: &str, (began, title, body): (i64, &str, &str)) -> Seen {
    let began = began.to_string();
    let fields = [("began", &*began), ("title", title), ("summary", "In a sentence."), ("body", body)];
    by.post(&format!("{url}/edit"), &fields).await
}

/// Publishes a revision of the draft for somebody: `members`, `contacts`, or the id of a group.
pub async fn publishes(by: &Actor, url: &str, (drafted, audience): (i64, &str)) -> Seen {
    let drafted = drafted.to_string();
    let fields = [("audience", audience), ("drafted", &*drafted), ("may", "yes"), ("note", "")];
    by.post(&format!("{url}/publication"), &fields).await
}

/// Begins a document and publishes it for somebody; its address.
pub async fn published(by: &Actor, audience: &str, title: &str, body: &str) -> String {
    let url = drafts(by, title, body).await;
    publishes(by, &url, (1, audience)).await.goes_to(&url);
    url
}
