//! What changed in an original, and what is done about it.

use super::{
    capitalised, split,
    versions::{Change, changes},
};
use crate::{
    diff::compare,
    draft::Draft,
    file::differences,
    kind::Kind,
    lineage::WhyNot,
    resource::Resource,
    store::lineage::{Adaptable, Changed},
};
use kernel::Problems;
use ui::parts::{Field, Summary};

/// `/library/{id}/original`
#[derive(askama::Template)]
#[template(path = "library/original.html")]
pub struct OriginalPage {
    /// What was made of it.
    pub url: String,
    pub title: String,
    /// The original.
    pub original: String,
    pub called: String,
    pub from: i64,
    pub to: i64,
    pub changes: Vec<Change>,
    /// Files that are added, gone or others: the name, and the size in each.
    pub files: Vec<(String, String, String)>,
    /// Whether the version that is in the reader's own is still there to compare with.
    pub is_compared: bool,
    /// Parts that both changed, each in another way.
    pub clashes: Vec<&'static str>,
    /// Whether its reader decides what becomes of it.
    pub can_decline: bool,
    pub why: Field,
    pub summary: Summary,
}
ui::view!(OriginalPage { title: |it| format!("The original changed: {}", it.called), here: Library, shape: Wide });

impl OriginalPage {
    /// With the draft as it would be with what changed in it, what topics are called, what was typed, and what is wrong with that.
    pub fn new(
        it: &Resource,
        changed: &Changed,
        (taken, topics): (&Draft, &[(String, String)]),
        (why, problems): (String, &Problems),
    ) -> OriginalPage {
        let now = &changed.now.source;
        let before = changed.before.as_ref().unwrap_or(&changed.now);
        let mut all = changes(it.kind, &before.source, now).0;
        all.extend(listed("What it is about", &topics_of(before, topics), &topics_of(&changed.now, topics)));
        all.extend(listed("Tags", &split(&before.tags).join(", "), &split(&changed.now.tags).join(", ")));
        let sized = |it: Option<u64>| it.map(ui::parts::size).unwrap_or_default();
        let files = differences(&before.source.files, &now.files);
        OriginalPage {
            url: it.url(),
            title: taken.called().to_owned(),
            original: format!("/library/{}", changed.origin.id),
            called: now.title.clone(),
            from: changed.origin.base,
            to: now.number,
            changes: all,
            files: files.into_iter().map(|it| (it.name, sized(it.earlier), sized(it.later))).collect(),
            is_compared: changed.before.is_some(),
            clashes: taken.beside.keys().map(|word| label(it.kind, word)).collect(),
            can_decline: it.is_own(),
            why: Field::new("why", "Why not?")
                .hint("Whoever compares both reads it, for instance: “We have no pharmacist.” You are asked again when the next version comes.")
                .max(WhyNot::MAX)
                .rows(3)
                .value(why)
                .problem_of(problems),
            summary: Summary::of(problems),
        }
    }
}

/// What it is about, in words.
fn topics_of(it: &Adaptable, topics: &[(String, String)]) -> String {
    let words = |code: String| topics.iter().find(|it| it.0 == code).map(|it| capitalised(&it.1));
    split(&it.topics).into_iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

fn listed(label: &'static str, earlier: &str, later: &str) -> Option<Change> {
    (earlier != later).then(|| Change { label, sides: compare(earlier, later) })
}

/// What the field of a part is called.
fn label(kind: Kind, word: &str) -> &'static str {
    match word {
        "title" => "Title",
        "summary" => "In short",
        "body" => "Text",
        "for_whom" => "Who it is for",
        _ => kind.parts().iter().find(|it| it.word == word).map_or("Text", |it| it.label),
    }
}
