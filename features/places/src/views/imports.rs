//! What administrators see of imports.

use crate::import::{
    kind::Kind,
    outcome::{Rejected, Summary as Counts},
    record::{ImportId, Record},
};
use frame::Sample;
use kernel::{Moment, Problems};
use ui::{
    parts::{Choice, Choices, Summary},
    words,
};

/// What was brought in last, and a form for more.
#[derive(askama::Template)]
#[template(path = "places/imports.html")]
pub struct ImportsPage {
    pub summary: Summary,
    pub kind: Choices,
    pub file_problem: Option<String>,
    pub rows: Vec<KindRow>,
    pub waiting: Vec<WaitingRow>,
}
ui::view!(ImportsPage { title: |_| "Imports", here: Administration, shape: Column });

/// What was brought in last of one kind.
pub struct KindRow {
    pub name: &'static str,
    /// "Brought in on 20 November 2026: 15 new, 3 closed", or that nothing was.
    pub state: String,
}

/// A file that waits.
pub struct WaitingRow {
    pub url: String,
    pub name: &'static str,
    pub when: String,
}

impl ImportsPage {
    /// Of the last imports, of the files that wait, of the kind that was chosen and of what is wrong.
    pub fn new(done: &[Record], waiting: &[Record], chosen: &str, problems: &Problems) -> ImportsPage {
        let row = |kind: Kind| {
            let last = done.iter().find(|it| it.kind == kind);
            let state = last.map_or_else(
                || "Nothing was brought in yet.".to_owned(),
                |it| format!("Brought in on {}: {}.", words::date_and_time(it.at), counts(it)),
            );
            KindRow { name: kind.label(), state }
        };
        let kinds = Kind::ALL.into_iter().map(|it| Choice::new(it.code(), it.label()).hint(it.hint()));
        ImportsPage {
            summary: Summary::of(problems),
            kind: Choices::new("kind", "What is in the file").choices(kinds).chosen(&[chosen]).problem_of(problems),
            file_problem: problems.of("file").map(str::to_owned),
            rows: Kind::ALL.into_iter().map(row).collect(),
            waiting: waiting.iter().map(WaitingRow::new).collect(),
        }
    }
}

impl WaitingRow {
    fn new(it: &Record) -> WaitingRow {
        let when = format!("Looked at on {}", words::date_and_time(it.at));
        WaitingRow { url: format!("/admin/imports/{}", it.id), name: it.kind.label(), when }
    }
}

fn counts(it: &Record) -> String {
    let counts: Vec<String> =
        it.counts().iter().map(|(count, word)| format!("{} {word}", words::number(count))).collect();
    if counts.is_empty() { "no rows".to_owned() } else { words::list(&counts) }
}

/// What a file would change.
#[derive(askama::Template)]
#[template(path = "places/import.html")]
pub struct ImportPage {
    pub id: ImportId,
    pub name: &'static str,
    pub when: String,
    pub counts: Vec<(String, &'static str)>,
    pub rejected: Vec<Rejected>,
    /// Lines that are not shown.
    pub more: u64,
    pub changes: u64,
}
ui::view!(ImportPage { title: |it| format!("{}: look at it first", it.name), here: Administration, shape: Column });

impl ImportPage {
    /// Of a file that waits.
    pub fn new(it: Record) -> ImportPage {
        ImportPage {
            id: it.id,
            name: it.kind.label(),
            when: words::date_and_time(it.at),
            counts: it.counts().iter().map(|(count, word)| (words::number(count), *word)).collect(),
            more: it.rejected.saturating_sub(it.summary.rejected.len() as u64),
            changes: it.changes(),
            rejected: it.summary.rejected,
        }
    }
}

/// Imports with made data.
pub fn samples() -> Vec<Sample> {
    let record = |kind, new, rejected: usize| {
        let line = |line| Rejected {
            line,
            reason: "“Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch” is not a code.".into(),
        };
        let rejected: Vec<Rejected> = (1..=rejected as u64).map(line).collect();
        let summary = Counts { new, unchanged: 6_200, rejected: rejected.clone(), ..Counts::default() };
        let at = Moment::from_micros(1_795_000_000_000_000);
        Record { id: ImportId::NONE, kind, at, summary, rejected: rejected.len() as u64 * 3 }
    };
    let wrong = Problems::one("file", "This is no file of practices: its lines have 3 columns instead of 27.");
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    vec![
        one("places/imports: none", Box::new(ImportsPage::new(&[], &[], "", &Problems::none()))),
        one(
            "places/imports: some",
            Box::new(ImportsPage::new(
                &[record(Kind::Practices, 15, 2), record(Kind::Outcodes, 0, 0)],
                &[record(Kind::Pcns, 1, 0)],
                "pcns",
                &wrong,
            )),
        ),
        one("places/import: much", Box::new(ImportPage::new(record(Kind::Practices, 15_000, 20)))),
        one("places/import: nothing new", Box::new(ImportPage::new(record(Kind::Outcodes, 0, 0)))),
    ]
}
