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
    /// How many.
    pub said: String,
    /// How far was looked; empty if all of it was.
    pub note: String,
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

impl FoundPage {
    /// Before anything was looked for.
    pub fn new(heading: &'static str, action: String, back: (String, String), asked: String) -> FoundPage {
        FoundPage {
            heading,
            action,
            back,
            asked,
            said: String::new(),
            note: String::new(),
            rows: vec![],
            more: String::new(),
        }
    }
    /// Where a look goes on that ended there.
    pub fn further(&self, sought: &str, on: &str) -> String {
        format!("{}?for={sought}&on={on}", self.action)
    }
}

/// Where was looked.
pub const ALL: &str = "in all your conversations";
/// In one of them.
pub const HERE: &str = "in this conversation";
/// There is more.
pub const SO_FAR: &str = "so far";
/// On another page than the first.
pub const FURTHER: &str = "further back";

/// "Two messages so far", "Nothing in this conversation".
pub fn said(count: usize, looked: &str) -> String {
    match count {
        0 => format!("Nothing {looked}"),
        1 => format!("One message {looked}"),
        many => {
            let many = words::count(many as u64);
            let (first, rest) = many.split_at(1);
            format!("{}{rest} messages {looked}", first.to_uppercase())
        }
    }
}
