//! Looking after a discussion, and how a group writes.

use groups_api::Head;
use ui::parts::{Choice, Choices, Field, Summary};

/// `/discussions/{id}/settings`
#[derive(askama::Template)]
#[template(path = "discussions/settings.html")]
pub struct SettingsPage {
    pub discussion: String,
    pub heading: String,
    pub title: Field,
    pub tags: Field,
    /// Only for those who look after the group.
    pub care: Option<CarePart>,
    /// Where it can go; without choices nowhere.
    pub groups: Choices,
    pub record: Vec<Recorded>,
    pub summary: Summary,
}
ui::view!(SettingsPage { title: |_| "Look after it", here: Groups, shape: Column });

/// What those may who look after the group.
pub struct CarePart {
    pub is_closed: bool,
    pub why: Field,
}

/// Something that was done.
pub struct Recorded {
    pub words: String,
    pub why: String,
    pub url: String,
    pub objection: String,
    pub answer: String,
}

/// `/groups/{group}/discussions/settings`
#[derive(askama::Template)]
#[template(path = "discussions/rules.html")]
pub struct RulesPage {
    pub head: Head,
    pub hold_first: Choice,
    /// Why nobody can ask without a name; nothing: hosts decide.
    pub lacking: Vec<String>,
    pub anonymous: Choice,
    /// Address, title and first line of what waits, with who wrote it.
    pub held: Vec<(String, String, String)>,
}
ui::view!(RulesPage { title: |it| format!("Writing in {}", it.head.name), here: Groups, shape: Wide });
