//! Beginning something: of which kind, and its fields.

use groups_api::Head;
use ui::{
    Html,
    parts::{Attaching, Choices, Field, Summary},
};

/// `/groups/{group}/discussions/new`
#[derive(askama::Template)]
#[template(path = "discussions/new.html", blocks = ["composer"])]
pub struct StartPage {
    pub head: Head,
    /// The kinds, each with its address and whether it is this one.
    pub kinds: Vec<KindTab>,
    pub kind: &'static str,
    pub client: String,
    pub title: Field,
    pub text: Field,
    pub tags: Field,
    /// What the kind says beside the text.
    pub parts: Vec<Field>,
    pub until: Option<Field>,
    /// What is to be chosen, in a poll.
    pub poll: Option<PollFields>,
    /// What is said before the fields.
    pub advice: &'static str,
    pub verb: &'static str,
    pub kept: &'static str,
    /// Where files are added.
    pub attaching: Attaching,
    pub preview: Option<Html>,
    /// Why nothing can be begun; empty if it can.
    pub closed: &'static str,
    pub summary: Summary,
}
ui::view!(StartPage {
    title: |it| format!("Ask or start something in {}", it.head.name),
    here: Groups,
    shape: Wide,
    blocks: [as_composer]
});

/// One kind to choose.
pub struct KindTab {
    pub url: String,
    pub label: &'static str,
    pub hint: &'static str,
    pub is_here: bool,
}

/// What a poll has beside.
pub struct PollFields {
    pub choices: Field,
    pub how: Choices,
}
