//! The versions of a resource, and two of them beside each other.

use super::audience;
use crate::{
    diff::{Sides, compare},
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
    pub froms: Choices,
    pub tos: Choices,
    /// What changed, part by part: the heading and both sides.
    pub changes: Vec<Change>,
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
        let part = |source: &Source, word: &str| {
            source.parts.iter().find(|it| it.word == word).map(|it| it.text.clone()).unwrap_or_default()
        };
        let mut all = vec![
            ("Title", earlier.title.clone(), later.title.clone()),
            ("In short", earlier.summary.clone(), later.summary.clone()),
        ];
        all.extend(it.kind.parts().iter().map(|it| (it.label, part(earlier, it.word), part(later, it.word))));
        all.push(("Text", earlier.body.clone(), later.body.clone()));
        all.push(("Who it is for", earlier.for_whom.clone(), later.for_whom.clone()));
        all.push(("Licence", earlier.licence.words(), later.licence.words()));
        all.retain(|it| !it.1.is_empty() || !it.2.is_empty());
        let (same, other): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| it.1 == it.2);
        let choices = |name: &'static str, label: &'static str, here: i64| {
            let each = numbers.iter().map(|it| Choice::new(it.to_string(), format!("Version {it}")));
            Choices::new(name, label).choices(each).chosen(&[here.to_string()])
        };
        ComparePage {
            url: it.url(),
            title: it.title.clone(),
            from: earlier.number,
            to: later.number,
            froms: choices("from", "From", earlier.number),
            tos: choices("to", "To", later.number),
            changes: other.into_iter().map(|(label, old, new)| Change { label, sides: compare(&old, &new) }).collect(),
            same: same.into_iter().map(|it| it.0).collect(),
        }
    }
}
