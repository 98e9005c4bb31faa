//! The list of what members published, and of what the viewer writes.

use super::capitalised;
use crate::{
    kind::{Kind, Stage},
    licence::Licence,
    resource::State,
    store::listing::{Listed, Own, Wanted},
};
use kernel::Moment;
use ui::{
    parts::{Action, Choice, Choices, Empty, Pager},
    words,
};

/// `/library`
#[derive(askama::Template)]
#[template(path = "library/index.html")]
pub struct LibraryPage {
    /// What the list is called: "Library", "What Nkechi Obi shared".
    pub heading: String,
    /// Whether it is what the viewer writes.
    pub is_mine: bool,
    /// Whether it is somebody's shelf, or a group's.
    pub is_shelf: bool,
    pub rows: Vec<Row>,
    pub own: Vec<OwnRow>,
    pub filter: FilterForm,
    pub pager: Pager,
    pub empty: Option<Empty>,
}
ui::view!(LibraryPage { title: |it| it.heading.clone(), here: Library, shape: Column });

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

/// What was looked for, and what can be chosen.
pub struct Filter {
    /// What was asked.
    pub wanted: Wanted,
    /// Topics: code and words.
    pub topics: Vec<(String, String)>,
    /// Whose shelf it is, or which group's; empty: everybody's.
    pub of: String,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// The form with which one looks through it.
#[derive(Default)]
pub struct FilterForm {
    pub kinds: Choices,
    pub stages: Choices,
    pub topics: Choices,
    pub licences: Choices,
    pub by: String,
    pub group: String,
    /// How many are in use.
    pub used: usize,
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
                (Some((_, name)), _) => format!("For {name}"),
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

impl LibraryPage {
    /// What members published.
    pub fn all(rows: Vec<Row>, filter: Filter) -> LibraryPage {
        let next = filter.next_url();
        let of = filter.of.clone();
        let form = FilterForm::new(filter);
        let empty = rows.is_empty().then(|| match (of.is_empty(), form.used) {
            (true, 0) => nothing_yet(),
            (false, 0) => Empty {
                title: format!("Nothing of {of} here yet"),
                words: "Or nothing that is for you to read.".to_owned(),
                actions: vec![Action::main("/library", "The whole library")],
            },
            _ => Empty {
                title: "Nothing like that yet".to_owned(),
                words: "Choose less, or write it: others may have been waiting for it.".to_owned(),
                actions: vec![Action::main("/library/new", "Write one"), Action::link("/library", "The whole library")],
            },
        });
        LibraryPage {
            heading: if of.is_empty() { "Library".to_owned() } else { format!("Shelf of {of}") },
            is_mine: false,
            is_shelf: !of.is_empty(),
            rows,
            own: vec![],
            filter: form,
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
            actions: vec![Action::main("/library/new", "Write one")],
        });
        LibraryPage {
            heading: "What you write".to_owned(),
            is_mine: true,
            is_shelf: false,
            rows: vec![],
            own,
            filter: FilterForm::default(),
            pager: Pager { next: None, words: String::new() },
            empty,
        }
    }
}

fn nothing_yet() -> Empty {
    Empty {
        title: "Nothing is in the library yet".to_owned(),
        words: "Here stands what members wrote down for others to use: changes that save time, protocols, letters, teaching. \
                Somebody has to begin."
            .to_owned(),
        actions: vec![Action::main("/library/new", "Write one")],
    }
}

impl Filter {
    fn next_url(&self) -> Option<String> {
        let next = self.next.as_ref()?;
        let Wanted { kind, stage, topic, licence, by, group, .. } = &self.wanted;
        let (by, group) = (by.map(|it| it.to_string()), group.map(|it| it.to_string()));
        let pairs = [
            ("kind", kind.as_str()),
            ("stage", stage),
            ("topic", topic),
            ("licence", licence),
            ("by", by.as_deref().unwrap_or_default()),
            ("group", group.as_deref().unwrap_or_default()),
            ("after", next),
        ];
        let pairs: Vec<(&str, &str)> = pairs.into_iter().filter(|it| !it.1.is_empty()).collect();
        serde_html_form::to_string(&pairs).ok().map(|it| format!("/library?{it}"))
    }
}

impl FilterForm {
    fn new(filter: Filter) -> FilterForm {
        let Filter { wanted, topics, .. } = filter;
        let all = |name: &'static str, label: &'static str| Choices::new(name, label).optional().choice("", "All");
        let kinds = Kind::ALL.map(|it| Choice::new(it.word(), it.plural()));
        let stages = Stage::ALL.map(|it| Choice::new(it.word(), it.label()));
        let licences = Licence::ALL.map(|it| Choice::new(it.word(), format!("{}: {}", it.name(), it.label())));
        let topics = topics.into_iter().map(|(code, words)| Choice::new(code, capitalised(&words)));
        let used = [&wanted.kind, &wanted.stage, &wanted.topic, &wanted.licence];
        FilterForm {
            used: used.iter().filter(|it| !it.is_empty()).count(),
            kinds: all("kind", "Kind").choices(kinds).chosen(&[&wanted.kind]),
            stages: all("stage", "Stage of an innovation").choices(stages).chosen(&[&wanted.stage]),
            topics: all("topic", "Topic").choices(topics).chosen(&[&wanted.topic]),
            licences: all("licence", "What you may do with it").choices(licences).chosen(&[&wanted.licence]),
            by: wanted.by.map(|it| it.to_string()).unwrap_or_default(),
            group: wanted.group.map(|it| it.to_string()).unwrap_or_default(),
        }
    }
}
