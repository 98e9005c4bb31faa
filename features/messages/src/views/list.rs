//! The list of one's conversations: a column beside one of them, and a page of its own.

use super::{called, face, first};
use crate::{
    actions::Locks,
    conversation::Kind,
    message::Body,
    store::list::{Listed, Shelf},
};
use kernel::{MemberId, Moment};
use std::sync::Arc;
use ui::{
    parts::{Action, Empty, Face, Look},
    words,
};

/// The conversations of a member, as a column shows them.
#[derive(Clone, Default)]
pub struct Convos {
    pub rows: Vec<ConvoRow>,
    /// The address of what follows; empty at the end.
    pub more: String,
}

/// One conversation.
#[derive(Clone)]
pub struct ConvoRow {
    pub id: String,
    pub name: String,
    pub face: Face,
    /// "You: Thursday suits me".
    pub opening: String,
    pub when: String,
    /// In words: "unread", "mentions you", "pinned", "muted".
    pub marks: Vec<&'static str>,
    pub unread: bool,
}

/// `/messages`
#[derive(askama::Template)]
#[template(path = "messages/index.html", blocks = ["convos"])]
pub struct ListPage {
    pub convos: Arc<Convos>,
    pub current: String,
    pub shelf: Shelf,
    pub empty: Option<Empty>,
}
ui::view!(ListPage { title: |it| it.heading(), here: Messages, shape: Wide, blocks: [as_convos] });

/// So many characters of the latest message are shown.
const OPENING: usize = 80;

impl Convos {
    /// Of what was found; words that do not open are left out.
    pub fn new(found: Vec<Listed>, locks: &Locks, own: MemberId, now: Moment, more: String) -> Convos {
        Convos { rows: found.into_iter().map(|it| ConvoRow::new(it, locks, own, now)).collect(), more }
    }
}

impl ConvoRow {
    fn new(it: Listed, locks: &Locks, own: MemberId, now: Moment) -> ConvoRow {
        let lock = locks.get(it.id);
        let given = it.name.as_ref().and_then(|sealed| lock?.open_name(sealed).ok());
        let others: Vec<Option<&str>> = it.others.iter().map(|(_, name)| name.as_deref()).collect();
        let name = given.unwrap_or_else(|| called(it.kind, &others));
        let id = it.others.first().map_or(*it.id.as_bytes(), |it| *it.0.as_bytes());
        let mut marks = Vec::new();
        marks.extend(it.unread.then_some("unread"));
        marks.extend(it.meant.then_some("mentions you"));
        marks.extend(it.pinned.then_some("pinned"));
        marks.extend(it.muted.then_some("muted"));
        let opening = it.latest.as_ref().map(|latest| {
            let body = latest.author.zip(latest.body.as_ref());
            let body: Option<Body> = body.and_then(|(author, sealed)| lock?.open_body(latest.id, author, sealed).ok());
            let words = body.map(|it| it.opening(OPENING)).unwrap_or_default();
            match (latest.author, &latest.name, it.kind) {
                (Some(author), ..) if author == own => format!("You: {words}"),
                (_, Some(name), Kind::Group) => format!("{}: {words}", first(name)),
                _ => words,
            }
        });
        ConvoRow {
            id: it.id.to_string(),
            face: face(&name, &id),
            name,
            opening: opening.unwrap_or_default(),
            when: it.latest.map(|it| words::lately(it.sent, now)).unwrap_or_default(),
            marks,
            unread: it.unread,
        }
    }
    /// What stands beside it, in words.
    pub fn said(&self) -> String {
        self.marks.join(", ")
    }
    /// Whether it stays on top.
    pub fn pinned(&self) -> bool {
        self.marks.contains(&"pinned")
    }
    /// Whether the reader is meant by something unread.
    pub fn meant(&self) -> bool {
        self.marks.contains(&"mentions you")
    }
    /// Whether nobody is told of it.
    pub fn muted(&self) -> bool {
        self.marks.contains(&"muted")
    }
}

impl ListPage {
    /// The page.
    pub fn new(convos: Arc<Convos>, shelf: Shelf) -> ListPage {
        let empty = convos.rows.is_empty().then(|| match shelf {
            Shelf::Current => Empty {
                title: "No conversation yet".to_owned(),
                words: "Here you talk with your contacts, two by two or a few together. Whom you do not know yet you can write \
                        to from their profile."
                    .to_owned(),
                actions: vec![
                    action("/messages/new", "Write to a contact", Look::Main),
                    action("/people", "Find somebody", Look::Link),
                ],
            },
            Shelf::Archive => Empty {
                title: "Nothing in the archive".to_owned(),
                words: "What you put away comes here. It comes back by itself when somebody writes, unless you muted it."
                    .to_owned(),
                actions: vec![action("/messages", "All conversations", Look::Second)],
            },
        });
        ListPage { convos, current: String::new(), shelf, empty }
    }
    fn heading(&self) -> &'static str {
        match self.shelf {
            Shelf::Current => "Messages",
            Shelf::Archive => "Archive",
        }
    }
    fn is_archive(&self) -> bool {
        self.shelf == Shelf::Archive
    }
}

fn action(url: &str, words: &str, look: Look) -> Action {
    Action { url: url.to_owned(), words: words.to_owned(), look }
}
