//! The short answer of a discussion, and who chose what in a poll.

use ui::{
    Html,
    parts::{Choices, Field, Summary},
};

/// `/discussions/{id}/summary`
#[derive(askama::Template)]
#[template(path = "discussions/summary.html")]
pub struct SummaryPage {
    pub discussion: String,
    pub title: String,
    /// What stands on top: its address, its words, since when, and whether it is to be looked at again.
    pub standing: Option<(String, Html, String, bool)>,
    pub proposals: Vec<Proposed>,
    pub hosts: bool,
    pub words: Option<Field>,
    pub from: Choices,
    pub summary: Summary,
}
ui::view!(SummaryPage { title: |it| format!("In short: {}", it.title), here: Groups, shape: Column });

/// What somebody proposed.
pub struct Proposed {
    pub url: String,
    pub by: String,
    pub when: String,
    pub html: Html,
}

/// `/discussions/{id}/votes`
#[derive(askama::Template)]
#[template(path = "discussions/votes.html")]
pub struct VotesPage {
    pub discussion: String,
    pub title: String,
    pub choices: Vec<(String, Vec<String>)>,
}
ui::view!(VotesPage { title: |it| format!("Who chose what: {}", it.title), here: Groups, shape: Column });
