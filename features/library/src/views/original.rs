//! What changed in an original, and what is done about it.

use super::versions::{Change, changes};
use crate::{draft::Draft, kind::Kind, lineage::WhyNot, resource::Resource, store::lineage::Changed};
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
    /// Parts that both changed, each in another way.
    pub clashes: Vec<&'static str>,
    /// Whether its reader decides what becomes of it.
    pub can_decline: bool,
    pub why: Field,
    pub summary: Summary,
}
ui::view!(OriginalPage { title: |it| format!("The original changed: {}", it.called), here: Library, shape: Wide });

impl OriginalPage {
    /// With the draft as it would be with what changed in it, what was typed, and what is wrong with that.
    pub fn new(it: &Resource, changed: &Changed, taken: &Draft, (why, problems): (String, &Problems)) -> OriginalPage {
        let now = &changed.now.source;
        let before = changed.before.as_ref().unwrap_or(now);
        OriginalPage {
            url: it.url(),
            title: taken.called().to_owned(),
            original: format!("/library/{}", changed.origin.id),
            called: now.title.clone(),
            from: changed.origin.base,
            to: now.number,
            changes: changes(it.kind, before, now).0,
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

/// What the field of a part is called.
fn label(kind: Kind, word: &str) -> &'static str {
    match word {
        "title" => "Title",
        "summary" => "In short",
        "body" => "Text",
        _ => kind.parts().iter().find(|it| it.word == word).map_or("Text", |it| it.label),
    }
}
