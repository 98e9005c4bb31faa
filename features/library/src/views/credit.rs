//! What was made from what somebody said in a group: to whom it may go, and whether they are named.

use super::{article, unseen};
use crate::{contributor::Credit, resource::ResourceId, store::contributing::Asked};
use kernel::Problems;
use ui::parts::{Choice, Choices, Summary};

/// `/library/{id}/invitation`, for whoever is credited
#[derive(askama::Template)]
#[template(path = "library/credit.html")]
pub struct CreditPage {
    pub url: String,
    /// "a document"
    pub what: String,
    /// The address and the name of whose it is; no address for whom its reader does not see.
    pub by: (String, String),
    /// What it is called, if they read it; or nothing.
    pub title: String,
    /// Where they said it, if they read there; may be empty.
    pub discussion: String,
    pub answers: Choices,
    pub summary: Summary,
}
ui::view!(CreditPage { title: |_| "Made from what you said", here: Library, shape: Column });

impl CreditPage {
    /// With what they said before.
    pub fn new(id: ResourceId, asked: Asked, problems: &Problems) -> CreditPage {
        let answers = Choices::new("answer", "Who may read it?")
            .hint("You can change this at any time. Whoever made it sees who agreed, and not who did not.")
            .choices([
                Choice::new(Credit::Wider.word(), "Others too, and I am named with it").hint(
                    "All members, or the web, without your name there, if its owner shows it to everybody one day.",
                ),
                Choice::new(Credit::Nameless.word(), "Others too, without my name"),
                Choice::new(Credit::Inside.word(), "Only the group, and I am named with it")
                    .hint("As it is as long as you say nothing."),
                Choice::new(Credit::Off.word(), "Only the group, and without my name"),
            ])
            .problem_of(problems);
        let said = asked.credit.filter(|it| *it != Credit::Open);
        CreditPage {
            url: format!("/library/{id}"),
            what: article(asked.kind),
            by: unseen(asked.owner, asked.is_owned),
            title: asked.title.unwrap_or_default(),
            discussion: asked.discussion.map(|it| format!("/discussions/{it}")).unwrap_or_default(),
            answers: answers.chosen(&[said.map_or("", Credit::word)]),
            summary: Summary::of(problems),
        }
    }
}
