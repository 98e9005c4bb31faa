//! What a search through one's conversations found.

use crate::finding::Hit;
use ui::words;

/// `/messages/search`, `/messages/{id}/search`
#[derive(askama::Template)]
#[template(path = "messages/found.html")]
pub struct FoundPage {
    pub heading: &'static str,
    pub action: String,
    /// Where one came from, and its name.
    pub back: (String, String),
    pub asked: String,
    /// How many, and how far was looked.
    pub said: String,
    pub rows: Vec<FoundRow>,
    /// Where one looks further back; empty at the end.
    pub more: String,
}
ui::view!(FoundPage { title: |it| it.heading, here: Messages, shape: Column });

/// One hit.
pub struct FoundRow {
    pub url: String,
    /// "Farida Noorzai, 26 November 2026 at 18.04".
    pub head: String,
    pub before: String,
    pub hit: String,
    pub after: String,
}

impl FoundRow {
    /// A hit, said by somebody in some conversation.
    pub fn new(hit: Hit, url: String, who: &str) -> FoundRow {
        let head = format!("{who}, {}", words::date_and_time(hit.sent));
        FoundRow { url, head, before: hit.before, hit: hit.hit, after: hit.after }
    }
}

/// "Two messages", "Nothing in the messages since 3 May 2026".
pub fn said(count: usize, looked: &str) -> String {
    match count {
        0 => format!("Nothing in {looked}"),
        1 => format!("One message in {looked}"),
        many => {
            let many = words::count(many as u64);
            let (first, rest) = many.split_at(1);
            format!("{}{rest} messages in {looked}", first.to_uppercase())
        }
    }
}
