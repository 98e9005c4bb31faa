//! Looking after a discussion, and how a group writes.

use groups_api::Head;
use ui::parts::{Choice, Choices, Field, Summary};

/// `/discussions/{id}/settings`
#[derive(askama::Template)]
#[template(path = "discussions/settings.html")]
pub struct SettingsPage {
    pub discussion: String,
    pub heading: String,
    /// Nothing for who may not word it, or where its words are gone.
    pub worded: Option<WordPart>,
    /// To what the reader may object, or what they may answer.
    pub objecting: Option<ObjectPart>,
    /// Only for those who look after the group.
    pub care: Option<CarePart>,
    /// Where it can go; without choices nowhere.
    pub groups: Choices,
    pub record: Vec<Recorded>,
    pub summary: Summary,
}
ui::view!(SettingsPage { title: |_| "Look after it", here: Groups, shape: Column });

/// What it is called, and what its kind says beside the text.
pub struct WordPart {
    pub kind: &'static str,
    pub version: i64,
    pub title: Field,
    pub tags: Field,
    pub parts: Vec<Field>,
    pub until: Option<Field>,
    /// The day as it stands.
    pub until_was: String,
    /// What is to be chosen, while nobody has.
    pub choices: Option<Field>,
}

/// An objection, or the answer to one.
pub struct ObjectPart {
    pub measure: String,
    /// "Siân Llewellyn closed it, 19 November 2026, 12.20".
    pub about: String,
    /// Whether the reader began it, and so objects.
    pub own: bool,
    pub words: Field,
}

/// What those may who look after the group.
pub struct CarePart {
    pub is_closed: bool,
    /// Why it cannot be opened again; empty if it can.
    pub stays: String,
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

impl SettingsPage {
    /// Made data for the gallery.
    pub fn sample() -> SettingsPage {
        let words = Field { rows: 3, ..Field::new("words", "Your answer") };
        SettingsPage {
            discussion: "x".to_owned(),
            heading: "Letters that ask for money".to_owned(),
            worded: Some(WordPart {
                kind: "heads_up",
                version: 2,
                title: Field::new("title", "What happened, in one line").value("Letters that ask for money"),
                tags: Field::new("tags", "Tags").value("scams, locums").optional(),
                parts: vec![
                    Field::new("next", "Who may be next").value("Locums").optional(),
                    Field::new("report", "Where to report it formally").value("Action Fraud").optional(),
                ],
                until: Some(Field::new("until", "Expires on").value("2026-12-03")),
                until_was: "2026-12-03".to_owned(),
                choices: None,
            }),
            objecting: Some(ObjectPart {
                measure: "x".to_owned(),
                about: "Siân Llewellyn closed it, 19 November 2026, 12.20".to_owned(),
                own: false,
                words,
            }),
            care: Some(CarePart {
                is_closed: false,
                stays: String::new(),
                why: Field { rows: 2, ..Field::new("why", "Why").optional() },
            }),
            groups: Choices::new("to", "To which group").choice("x", "Locums of the North East"),
            record: vec![Recorded {
                words: "Siân Llewellyn hid it, 19 November 2026, 12.20".to_owned(),
                why: "It names a colleague.".to_owned(),
                url: "/discussions/x/posts/y".to_owned(),
                objection: "It does not.".to_owned(),
                answer: "It does, in the second line.".to_owned(),
            }],
            summary: Summary::default(),
        }
    }
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
