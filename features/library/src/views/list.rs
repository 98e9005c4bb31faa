//! Shelves, and what the viewer writes.

use crate::{
    audience::A_GROUP,
    resource::State,
    store::{
        contributing::Named,
        listing::{Listed, Own},
    },
};
use kernel::Moment;
use ui::{
    parts::{Action, Empty, Pager},
    words,
};

/// `/library?by=`, `/library?group=`, `/library?show=mine`
#[derive(askama::Template)]
#[template(path = "library/index.html")]
pub struct LibraryPage {
    /// What the list is called: "Shelf of Nkechi Obi".
    pub heading: String,
    /// Whether it is what the viewer writes.
    pub is_mine: bool,
    /// The group whose shelf it is; may be empty.
    pub group: String,
    pub rows: Vec<Row>,
    pub own: Vec<OwnRow>,
    /// Where all of it is taken along; may be empty.
    pub pack: String,
    pub pager: Pager,
    pub empty: Option<Empty>,
}
ui::view!(LibraryPage { title: |it| it.heading.clone(), here: Library, shape: Wide });

/// A resource in the list.
pub struct Row {
    pub url: String,
    pub title: String,
    pub summary: String,
    /// "Innovation"
    pub kind: &'static str,
    /// The address and the name of whose it is; no address for whoever is gone.
    pub by: (String, String),
    /// "2 October 2026, version 4 · works elsewhere"
    pub line: String,
    /// The group that reads it, or that contacts do; empty for all members.
    pub whom: String,
    /// Whether its month is over.
    pub is_overdue: bool,
}

/// Something that the viewer writes.
pub struct OwnRow {
    pub url: String,
    pub title: String,
    /// "Draft, saved yesterday"
    pub line: String,
    /// With whom; may be empty.
    pub with: String,
}

impl Row {
    /// Of a resource. `month` as months are written.
    pub fn new(it: Listed, month: &str) -> Row {
        let mut line = words::date(it.at);
        if it.newest > 1 {
            line.push_str(&format!(", version {}", it.newest));
        }
        if let Some(stage) = it.stage {
            line.push_str(&format!("\u{a0}· {}", stage.label().to_lowercase()));
        }
        Row {
            url: format!("/library/{}", it.id),
            kind: it.kind.label(),
            by: match it.by {
                Some((member, name)) => (format!("/people/{member}"), name),
                None => (String::new(), super::NOBODY.to_owned()),
            },
            line,
            whom: match (it.group, it.for_contacts) {
                (Some((_, name)), _) => format!("For {}", name.as_deref().unwrap_or(A_GROUP)),
                (None, true) => "For contacts".to_owned(),
                (None, false) => String::new(),
            },
            is_overdue: it.review_by.as_deref().is_some_and(|due| due < month),
            title: it.title,
            summary: it.summary,
        }
    }
}

impl OwnRow {
    /// Of something that the viewer writes, by this name.
    pub fn new(it: &Own, title: String, now: Moment) -> OwnRow {
        let saved = words::ago(&it.at, &now);
        let state = match (it.asked, it.state, it.news) {
            (true, ..) => "You are asked to write this".to_owned(),
            (_, State::Draft, _) => format!("Draft, saved {saved}"),
            (_, State::Withdrawn, _) => "Withdrawn".to_owned(),
            (_, State::Published, true) => format!("Published; changes saved {saved} are not"),
            (_, State::Published, false) => "Published".to_owned(),
        };
        let url = match (it.asked, it.state) {
            (true, _) => format!("/library/{}/invitation", it.id),
            (_, State::Draft) => format!("/library/{}/edit", it.id),
            _ => format!("/library/{}", it.id),
        };
        let kind = it.kind.label();
        OwnRow {
            url,
            // What it is called they learn when they have agreed.
            title: if it.asked { format!("{kind}, not published yet") } else { title },
            line: format!("{kind}\u{a0}· {state}"),
            with: it.owner.as_ref().map(|it| format!("With {}", it.1)).unwrap_or_default(),
        }
    }
}

impl OwnRow {
    /// Of something with which the viewer is named, or which was made from what they said: where they take that back.
    pub fn named(it: Named) -> OwnRow {
        let kind = it.kind.label();
        let why = if it.credited { "Made from what you said in a group" } else { "You are named with it" };
        OwnRow {
            url: format!("/library/{}/invitation", it.id),
            title: it.title.unwrap_or_else(|| format!("{kind} that you cannot open")),
            line: format!("{kind}\u{a0}· {why}"),
            with: String::new(),
        }
    }
}

impl LibraryPage {
    /// What `of`, a member or a group, shared; `next` is where it goes on.
    pub fn shelf(rows: Vec<Row>, (of, group, pack): (&str, String, String), next: Option<String>) -> LibraryPage {
        let empty = rows.is_empty().then(|| Empty {
            title: format!("Nothing of {of} here yet"),
            words: "Or nothing that is for you to read.".to_owned(),
            actions: vec![Action::main("/library", "The whole library")],
        });
        LibraryPage {
            heading: format!("Shelf of {of}"),
            is_mine: false,
            group,
            pack: if rows.is_empty() { String::new() } else { pack },
            rows,
            own: vec![],
            pager: Pager { next, words: "Earlier ones".to_owned() },
            empty,
        }
    }

    /// What the viewer writes.
    pub fn mine(own: Vec<OwnRow>) -> LibraryPage {
        let empty = own.is_empty().then(|| Empty {
            title: "You have written nothing yet".to_owned(),
            words: "What saves you time may save it elsewhere: a rota, a letter, a way of doing the bloods. Half a page is enough."
                .to_owned(),
            actions: vec![Action::main("/library/new", "Write for the library")],
        });
        LibraryPage {
            heading: "What you write".to_owned(),
            is_mine: true,
            group: String::new(),
            pack: String::new(),
            rows: vec![],
            own,
            pager: Pager { next: None, words: String::new() },
            empty,
        }
    }
}
