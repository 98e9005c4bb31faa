//! The versions of a resource, and two of them beside each other.

use super::audience;
use crate::{
    diff::{Sides, compare},
    file::differences,
    kind::Kind,
    resource::Resource,
    store::versions::Source,
    version::Published,
};
use ui::{
    parts::{Choice, Choices},
    words,
};

/// `/library/{id}/versions`
#[derive(askama::Template)]
#[template(path = "library/versions.html")]
pub struct VersionsPage {
    pub url: String,
    pub title: String,
    pub rows: Vec<VersionRow>,
}
ui::view!(VersionsPage { title: |it| format!("Versions of {}", it.title), here: Library, shape: Column });

/// One version.
pub struct VersionRow {
    pub url: String,
    pub number: i64,
    pub title: String,
    /// "2 October 2026 · Gwenllian Parry · all members"
    pub line: String,
    pub note: String,
    /// Where it is compared with the one before; empty for the first.
    pub compare: String,
    /// Where its owner takes it out; empty for the newest, and for everybody else.
    pub removal: String,
}

impl VersionsPage {
    /// Of those that were published for the viewer, the latest first.
    pub fn new(it: &Resource, rows: Vec<Published>) -> VersionsPage {
        let url = it.url();
        let numbers: Vec<i64> = rows.iter().map(|it| it.number).collect();
        let row = |(at, row): (usize, Published)| {
            let group = it.group().filter(|_| row.audience == it.audience).and(it.group_name.as_deref());
            let by = row.by.map_or_else(|| super::NOBODY.to_owned(), |it| it.1);
            let whom = audience(row.audience, group).1.to_lowercase();
            VersionRow {
                url: format!("{url}/versions/{}", row.number),
                number: row.number,
                title: row.title,
                line: format!("{}\u{a0}· {by}\u{a0}· for {whom}", words::date(row.at)),
                note: row.note,
                compare: match numbers.get(at + 1) {
                    Some(before) => format!("{url}/compare?from={before}&to={}", row.number),
                    None => String::new(),
                },
                removal: match it.is_own() && row.number < it.newest {
                    true => format!("{url}/versions/{}/removal", row.number),
                    false => String::new(),
                },
            }
        };
        VersionsPage { title: it.title.clone(), rows: rows.into_iter().enumerate().map(row).collect(), url }
    }
}

/// `/library/{id}/compare`
#[derive(askama::Template)]
#[template(path = "library/compare.html")]
pub struct ComparePage {
    pub url: String,
    pub title: String,
    pub from: i64,
    pub to: i64,
    /// Whether there is no other that its reader may read.
    pub is_only: bool,
    pub froms: Choices,
    pub tos: Choices,
    /// What changed, part by part: the heading and both sides.
    pub changes: Vec<Change>,
    /// Files that are added, gone or others: the name, and the size in each.
    pub files: Vec<(String, String, String)>,
    /// Parts that are the same in both.
    pub same: Vec<&'static str>,
}
ui::view!(ComparePage {
    title: |it| format!("{}: version {} and {}", it.title, it.from, it.to),
    here: Library,
    shape: Wide
});

/// A part that is another in the later version.
pub struct Change {
    pub label: &'static str,
    pub sides: Sides,
}

impl ComparePage {
    /// Of two versions, the earlier first.
    pub fn new(it: &Resource, numbers: Vec<i64>, (earlier, later): (&Source, &Source)) -> ComparePage {
        let (changes, same) = changes(it.kind, earlier, later);
        let sized = |it: Option<u64>| it.map(ui::parts::size).unwrap_or_default();
        let files = differences(&earlier.files, &later.files);
        let choices = |name: &'static str, label: &'static str, here: i64| {
            let each = numbers.iter().map(|it| Choice::new(it.to_string(), format!("Version {it}")));
            Choices::new(name, label).choices(each).chosen(&[here.to_string()])
        };
        ComparePage {
            url: it.url(),
            title: it.title.clone(),
            from: earlier.number,
            to: later.number,
            is_only: numbers.len() < 2,
            froms: choices("from", "From", earlier.number),
            tos: choices("to", "To", later.number),
            changes,
            files: files.into_iter().map(|it| (it.name, sized(it.earlier), sized(it.later))).collect(),
            same,
        }
    }
}

/// What is another in the later of two, part by part, and which parts are the same in both.
pub fn changes(kind: Kind, earlier: &Source, later: &Source) -> (Vec<Change>, Vec<&'static str>) {
    let part = |source: &Source, word: &str| {
        source.parts.iter().find(|it| it.word == word).map(|it| it.text.clone()).unwrap_or_default()
    };
    let mut all = vec![
        ("Title", earlier.title.clone(), later.title.clone()),
        ("In short", earlier.summary.clone(), later.summary.clone()),
    ];
    all.extend(kind.parts().iter().map(|it| (it.label, part(earlier, it.word), part(later, it.word))));
    all.push(("Text", earlier.body.clone(), later.body.clone()));
    all.push(("Who it is for", earlier.for_whom.clone(), later.for_whom.clone()));
    all.push(("Licence", earlier.licence.words(), later.licence.words()));
    all.retain(|it| !it.1.is_empty() || !it.2.is_empty());
    let (same, other): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.1 == it.2);
    let changes = other.into_iter().map(|(label, old, new)| Change { label, sides: compare(&old, &new) }).collect();
    (changes, same.into_iter().map(|it| it.0).collect())
}
