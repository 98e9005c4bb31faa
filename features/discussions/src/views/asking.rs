//! Asking without a name: the page on which one asks, what is said of it to everybody, and what the two moderators do.

use groups_api::Head;
use ui::{
    Html,
    parts::{Choice, Choices, Field, Summary},
};

/// `/groups/{group}/discussions/asking`
#[derive(askama::Template)]
#[template(path = "discussions/ask.html")]
pub struct AskPage {
    pub head: Head,
    /// Why it is not possible; nothing: it is.
    pub lacking: Vec<String>,
    /// "Nineteen other people are in this group."
    pub crowd: String,
    /// "Three of them share …"
    pub alike: String,
    /// Whether it takes hardly a guess.
    pub is_thin: bool,
    /// "Mo Moderator and Max Moderator".
    pub unmaskers: String,
    /// Whether it waits for a host first.
    pub holds: bool,
    pub client: String,
    pub title: Field,
    pub text: Field,
    pub tags: Field,
    pub understood: Choices,
    pub preview: Option<Html>,
    pub summary: Summary,
}
ui::view!(AskPage { title: |it| format!("Ask without your name in {}", it.head.name), here: Groups, shape: Wide });

/// `/asking`
#[derive(askama::Template)]
#[template(path = "discussions/asking.html")]
pub struct AskingPage {
    /// The names of the two, if they are there and agreed.
    pub unmaskers: String,
    /// "So far nobody was unmasked."
    pub register: String,
    pub asked: Vec<AskedRow>,
    /// Where administrators name the two; empty for others.
    pub naming: String,
    /// Where one of the two sees what waits; empty for others.
    pub duties: String,
}
ui::view!(AskingPage { title: |_| "Asking without a name", here: Groups, shape: Column });

/// Something that the reader asked.
#[derive(Default)]
pub struct AskedRow {
    /// Its page, or the one on which its asker reads why it is hidden; empty where there is none.
    pub url: String,
    pub title: String,
    /// Group and day.
    pub place: String,
    /// How it stands.
    pub state: String,
    pub is_new: bool,
    /// Why two moderators learned the name; empty if they did not.
    pub unmasked: String,
}

/// `/asking/{discussion}`
#[derive(askama::Template)]
#[template(path = "discussions/hidden.html")]
pub struct HiddenPage {
    pub id: String,
    pub title: String,
    /// Its words.
    pub html: Html,
    /// Why it is hidden, in the words of whoever hid it; may be empty.
    pub why: String,
    /// Where its asker says what is wrong with that; nothing: they did, or it cannot be said.
    pub objection: Option<Field>,
    /// What they said; may be empty.
    pub objected: String,
    /// What was answered; may be empty.
    pub answer: String,
    pub summary: Summary,
}
ui::view!(HiddenPage { title: |it| it.title.as_str(), here: Groups, shape: Column });

/// `/admin/asking`
#[derive(askama::Template)]
#[template(path = "discussions/naming.html")]
pub struct NamingPage {
    /// Who is named, and whether they agreed.
    pub named: Vec<(String, &'static str)>,
    pub first: Choices,
    pub second: Choices,
    /// Whether there are two moderators beside whoever looks.
    pub is_possible: bool,
    pub summary: Summary,
}
ui::view!(NamingPage { title: |_| "Asking without a name", here: Administration, shape: Column });

/// `/moderation/unmasking`
#[derive(askama::Template)]
#[template(path = "discussions/duties.html")]
pub struct DutiesPage {
    /// Whether the reader was named and has not said whether they agree.
    pub is_asked: bool,
    /// Whether both agreed, so that asking without a name is possible.
    pub is_possible: bool,
    pub all: Vec<UnmaskingRow>,
    pub summary: Summary,
}
ui::view!(DutiesPage { title: |_| "Learning who asked", here: Elsewhere, shape: Column });

/// One time that one of the two wanted to learn who asked.
pub struct UnmaskingRow {
    pub id: String,
    /// "Mo Moderator asked for it on …, because of a report."
    pub words: String,
    pub why: String,
    /// How it stands.
    pub state: String,
    /// Whether the reader decides on it.
    pub waits: bool,
    /// Whether the reader may see the name, once.
    pub shows: bool,
}

/// `/moderation/unmasking/of/{post}`
#[derive(askama::Template)]
#[template(path = "discussions/unmask.html")]
pub struct UnmaskPage {
    pub post: String,
    pub cause: Choices,
    pub why: Field,
    pub quiet: Choice,
    pub summary: Summary,
}
ui::view!(UnmaskPage { title: |_| "Ask to learn who asked", here: Elsewhere, shape: Column });

/// What one of the two sees, once.
#[derive(askama::Template)]
#[template(path = "discussions/unmasked.html")]
pub struct UnmaskedPage {
    /// Their name; empty once their account is gone.
    pub name: String,
    pub url: String,
}
ui::view!(UnmaskedPage { title: |_| "Who asked", here: Elsewhere, shape: Column });
