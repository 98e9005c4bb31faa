//! What is seen of a portfolio: the notes, and one of them.

use frame::Sample;
use ui::parts::{Empty, Field, Summary};

/// `/portfolio`
#[derive(askama::Template)]
#[template(path = "portfolio/index.html")]
pub struct ListPage {
    pub rows: Vec<Row>,
    /// The address of what follows; empty at the end.
    pub more: String,
    pub empty: Option<Empty>,
}
ui::view!(ListPage { title: |_| "Portfolio: your notes", here: Portfolio, shape: Column });

/// One note.
pub struct Row {
    pub url: String,
    pub title: String,
    /// Where it was begun; empty for one of its own.
    pub source: String,
    /// "20 November 2026 · 20 minutes"
    pub when: String,
    pub learned: String,
    /// Empty if nothing is different yet.
    pub different: String,
}

/// `/portfolio/new`, `/portfolio/{id}`
#[derive(askama::Template)]
#[template(path = "portfolio/edit.html")]
pub struct EditPage {
    pub heading: &'static str,
    pub action: String,
    pub id: String,
    pub revision: i64,
    /// Where it is deleted; empty for a new one.
    pub delete: String,
    /// Where it was begun; empty for one of its own.
    pub source: String,
    pub title: Field,
    pub learned: Field,
    pub different: Field,
    pub day: Field,
    pub minutes: Field,
    pub summary: Summary,
}
ui::view!(EditPage { title: |it| it.heading, here: Portfolio, shape: Column });

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let sample = |name, view: Box<dyn ui::View>| Sample { name, view };
    vec![
        sample("portfolio/index: empty", Box::new(list(vec![]))),
        sample("portfolio/index: typical", Box::new(list(rows()))),
        sample("portfolio/edit: from a discussion", Box::new(edit("What changed in my practice", ""))),
        sample("portfolio/edit: one that is kept", Box::new(edit("Your note", "/portfolio/0/delete"))),
    ]
}

fn list(rows: Vec<Row>) -> ListPage {
    let empty = rows.is_empty().then(|| Empty {
        title: "Nothing is noted yet".to_owned(),
        words: "Under a discussion that helped you there is “What changed in my practice”.".to_owned(),
        actions: vec![],
    });
    ListPage { rows, more: String::new(), empty }
}

fn rows() -> Vec<Row> {
    let long = "Cyfarfod tîm yng Nghanolfan Iechyd Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    vec![
        Row {
            url: "/portfolio/0".to_owned(),
            title: "How do you run a minor surgery list without a second nurse?".to_owned(),
            source: "/discussions/0".to_owned(),
            when: "20 November 2026\u{a0}· 20 minutes".to_owned(),
            learned: "Consent belongs into the booking text.\nNobody arrives without having read it.".to_owned(),
            different: "Our booking text has it since Monday.".to_owned(),
        },
        Row {
            url: "/portfolio/1".to_owned(),
            title: long.to_owned(),
            source: String::new(),
            when: "1 November 2026".to_owned(),
            learned: "How other practices share the visits.".to_owned(),
            different: String::new(),
        },
    ]
}

fn edit(heading: &'static str, delete: &str) -> EditPage {
    EditPage {
        heading,
        action: "/portfolio".to_owned(),
        id: "0".to_owned(),
        revision: 0,
        delete: delete.to_owned(),
        source: "/discussions/0".to_owned(),
        title: Field::new("title", "What it is about").value("How do you run a minor surgery list?"),
        learned: Field { rows: 6, ..Field::new("learned", "What I learned") },
        different: Field { rows: 6, ..Field::new("different", "What I do differently") }.optional(),
        day: Field::new("day", "Day").value("2026-11-20"),
        minutes: Field::new("minutes", "Minutes").optional(),
        summary: Summary::default(),
    }
}
