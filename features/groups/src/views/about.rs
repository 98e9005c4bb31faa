//! What a group says about itself, and what it said before.

use super::paragraphs;
use crate::{
    about::{About, Line, compare},
    store::about::{Revision, Standing},
};
use groups_api::{Head, Role};
use kernel::{MemberId, Problems};
use ui::{
    Html,
    parts::{Field, Summary},
    words,
};

/// `/groups/{group}/about`
#[derive(askama::Template)]
#[template(path = "groups/about.html")]
pub struct AboutPage {
    pub head: Head,
    pub html: Option<Html>,
    pub is_held: bool,
    pub rules: Vec<Vec<String>>,
    pub has_history: bool,
}
ui::view!(AboutPage { title: |it| format!("About {}", it.head.name), here: Groups, shape: Wide });

impl AboutPage {
    /// Of what stands there; what is held back its hosts alone see, so that they can change it.
    pub fn new(head: Head, it: Standing) -> AboutPage {
        let shown = it.number > 0 && (!it.held || head.role.is_some_and(Role::hosts));
        AboutPage {
            html: shown.then_some(it.html),
            is_held: it.held,
            rules: paragraphs(&it.rules),
            has_history: it.number > 0,
            head,
        }
    }
}

/// What was typed, and from which wording one began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The words.
    pub text: String,
    /// The number.
    pub began: i64,
}

/// A line of a comparison, for the page.
pub struct Compared {
    /// `k-kept`, `k-added` or `k-gone`.
    pub class: &'static str,
    /// What it is, for who does not see colours; empty for what stayed.
    pub word: &'static str,
    pub text: String,
}

/// `/groups/{group}/about/edit`
#[derive(askama::Template)]
#[template(path = "groups/about_edit.html")]
pub struct EditPage {
    pub head: Head,
    pub field: Field,
    /// The wording on top of which it is saved.
    pub number: i64,
    /// What others changed meanwhile.
    pub theirs: Vec<Compared>,
    /// Who it was; may be empty.
    pub by: String,
    pub summary: Summary,
}
ui::view!(EditPage { title: |it| format!("Write about {}", it.head.name), here: Groups, shape: Column });

impl EditPage {
    /// With what was typed and what is wrong. If others saved meanwhile, saving again goes on top of theirs.
    pub fn new(head: Head, number: i64, found: Vec<Revision>, typed: Option<Typed>, problems: &Problems) -> EditPage {
        let text_of = |number: i64| found.iter().find(|it| it.number == number).map_or("", |it| it.text.as_str());
        let began = typed.as_ref().map_or(number, |it| it.began);
        let theirs = if began == number { vec![] } else { compared(text_of(began), text_of(number)) };
        let by = found.iter().find(|it| it.number == number).and_then(|it| it.by.as_ref()).map(|it| it.1.clone());
        let value = typed.map_or_else(|| text_of(number).to_owned(), |it| it.text);
        let field = Field::new("text", "What this group says about itself")
            .hint("Everybody who is in it can change this. Markdown works: **bold**, lists, links.")
            .value(value)
            .max(About::MAX)
            .rows(16)
            .problem_of(problems);
        EditPage { head, field, number, theirs, by: by.unwrap_or_default(), summary: Summary::of(problems) }
    }
}

fn compared(earlier: &str, later: &str) -> Vec<Compared> {
    let line = |it: Line<'_>| match it {
        Line::Kept(text) => Compared { class: "k-kept", word: "", text: text.to_owned() },
        Line::Added(text) => Compared { class: "k-added", word: "Added", text: text.to_owned() },
        Line::Gone(text) => Compared { class: "k-gone", word: "Removed", text: text.to_owned() },
    };
    compare(earlier, later).into_iter().map(line).collect()
}

/// `/groups/{group}/about/history`
#[derive(askama::Template)]
#[template(path = "groups/history.html")]
pub struct HistoryPage {
    pub head: Head,
    pub rows: Vec<RevisionRow>,
}
ui::view!(HistoryPage {
    title: |it| format!("History of the page about {}", it.head.name),
    here: Groups,
    shape: Column
});

/// One wording in the list.
pub struct RevisionRow {
    pub number: i64,
    pub at: String,
    pub by: Option<(MemberId, String)>,
    /// "Brought back what stood there on 3 November"; may be empty.
    pub note: String,
}

impl RevisionRow {
    fn new(it: &Revision) -> RevisionRow {
        RevisionRow {
            number: it.number,
            at: words::date_and_time(it.at),
            by: it.by.clone(),
            note: it.brought_back.map(|it| format!("Brought wording {it} back")).unwrap_or_default(),
        }
    }
}

impl HistoryPage {
    /// Of all, the latest first.
    pub fn new(head: Head, all: Vec<Revision>) -> HistoryPage {
        HistoryPage { rows: all.iter().map(RevisionRow::new).collect(), head }
    }
}

/// `/groups/{group}/about/history/{number}`
#[derive(askama::Template)]
#[template(path = "groups/compare.html")]
pub struct ComparePage {
    pub head: Head,
    pub row: RevisionRow,
    /// With which it is compared; nothing for the first.
    pub with: Option<i64>,
    pub lines: Vec<Compared>,
    pub is_latest: bool,
}
ui::view!(ComparePage {
    title: |it| format!("Wording {} of the page about {}", it.row.number, it.head.name),
    here: Groups,
    shape: Column
});

impl ComparePage {
    /// What changed from the other to this one.
    pub fn new(head: Head, one: Revision, other: Option<Revision>, latest: i64) -> ComparePage {
        let earlier = other.as_ref().map_or("", |it| it.text.as_str());
        ComparePage {
            lines: compared(earlier, &one.text),
            with: other.map(|it| it.number),
            is_latest: one.number == latest,
            row: RevisionRow::new(&one),
            head,
        }
    }
}
