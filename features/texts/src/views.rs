//! What people see of texts: structs for the templates; samples of each below.

mod samples;

pub use samples::samples;

use crate::{
    acceptance::Stand,
    operator::{Operator, OperatorVersion},
    text::{Body, Head, Note, TextName, Version, placeholders},
};
use kernel::{Moment, Problems};
use ui::{
    Html,
    parts::{Action, Choice, Choices, Field, Notice, Summary, Tone},
    words,
};

/// All texts and the operator.
#[derive(askama::Template)]
#[template(path = "texts/index.html")]
pub struct IndexPage {
    pub notice: Option<Notice>,
    pub operator: OperatorCard,
    pub rows: Vec<TextRow>,
    pub actions: Vec<Action>,
}
ui::view!(IndexPage { title: |_| "About this Kettle", here: Elsewhere, shape: Column });

/// One text in a list.
pub struct TextRow {
    pub url: String,
    pub title: &'static str,
    pub about: &'static str,
    /// Which version, since when, and what changed.
    pub changed: String,
    /// What is still to be filled in; empty outside the administrators' list.
    pub left: Vec<String>,
}

impl TextRow {
    /// For everybody.
    pub fn new(head: &Head) -> TextRow {
        TextRow {
            url: address(head.text),
            title: head.text.title(),
            about: head.text.about(),
            changed: changed(head.number, head.published_at, &head.note),
            left: vec![],
        }
    }
    /// For whoever may word it anew.
    pub fn to_edit(version: &Version) -> TextRow {
        let left = placeholders(&version.body).into_iter().map(str::to_owned).collect();
        TextRow { url: format!("/admin/texts/{}", version.head.text.word()), left, ..TextRow::new(&version.head) }
    }
}

/// Who runs this Kettle, as it stands below every text.
pub struct OperatorCard {
    pub name: String,
    pub contact: String,
    /// Where a press on the contact leads, if that is an address.
    pub contact_url: Option<String>,
    pub address: Vec<String>,
    /// Which version, since when, and what changed.
    pub changed: String,
    /// What is still to be filled in.
    pub left: Vec<String>,
}

impl OperatorCard {
    /// The operator as it reads now.
    pub fn new(version: &OperatorVersion) -> OperatorCard {
        let changed = changed(version.number, version.published_at, &version.note);
        OperatorCard { changed, ..OperatorCard::of(&version.operator) }
    }
    /// As it would read.
    pub fn of(operator: &Operator) -> OperatorCard {
        OperatorCard {
            name: operator.name.as_str().to_owned(),
            contact: operator.contact.as_str().to_owned(),
            contact_url: link_of(operator.contact.as_str()),
            address: operator.address.as_str().lines().map(str::to_owned).collect(),
            changed: String::new(),
            left: operator.placeholders().into_iter().map(str::to_owned).collect(),
        }
    }
}

/// One version of a text.
#[derive(askama::Template)]
#[template(path = "texts/show.html")]
pub struct TextPage {
    pub text: TextName,
    /// Which version, since when, and what changed.
    pub changed: String,
    pub notice: Option<Notice>,
    pub html: Html,
    pub operator: OperatorCard,
    pub versions: Vec<VersionRow>,
    pub actions: Vec<Action>,
}
ui::view!(TextPage { title: |it| it.text.title(), here: Elsewhere, shape: Column });

/// One version in a list.
pub struct VersionRow {
    /// Where it can be read; nothing for the one that is shown.
    pub url: Option<String>,
    pub name: String,
    pub note: String,
    /// When the viewer agreed to it, or who published it.
    pub more: String,
}

impl VersionRow {
    /// A row, on the page of the version `shown`.
    pub fn new(head: &Head, agreed: Option<Moment>, shown: i64) -> VersionRow {
        let url = (head.number != shown).then(|| format!("{}/versions/{}", address(head.text), head.number));
        let more = agreed.map(|it| format!("You agreed to it on {}.", words::date(it))).unwrap_or_default();
        VersionRow { url, name: version_words(head.number, head.published_at), note: head.note.clone(), more }
    }
}

/// What a member is asked to agree to.
#[derive(askama::Template)]
#[template(path = "texts/agreement.html")]
pub struct AgreementPage {
    pub summary: Summary,
    pub asked: Vec<AskedRow>,
    /// How long everything works as before.
    pub time: Time,
    /// Where to go on afterwards.
    pub next: String,
}
ui::view!(AgreementPage { title: |_| "What you agree to", here: Elsewhere, shape: Column });

/// One text that asks.
pub struct AskedRow {
    pub name: &'static str,
    pub title: &'static str,
    pub url: String,
    pub number: i64,
    pub changed: String,
}

impl AgreementPage {
    /// What is still owed of these.
    pub fn new(stands: &[Stand], time: Time, next: String, problems: &Problems) -> AgreementPage {
        let row = |it: &Stand| AskedRow {
            name: it.text.word(),
            title: it.text.title(),
            url: address(it.text),
            number: it.current,
            changed: changed(it.current, it.published_at, &it.note),
        };
        let asked = stands.iter().filter(|it| it.is_owed()).map(row).collect();
        AgreementPage { summary: Summary::of(problems), asked, time, next }
    }
    fn lede(&self) -> String {
        match self.time {
            Time::Unknown => "Read it when you have a moment; until then everything works as before.".to_owned(),
            Time::Until(due) => format!(
                "Read it when you have a moment. There is time until {}; until then everything works as before.",
                words::date(due)
            ),
            Time::Over(due) => format!(
                "There was time until {}. Until you have agreed, only your settings and what is yours are open to you.",
                words::date(due)
            ),
        }
    }
    fn is_over(&self) -> bool {
        matches!(self.time, Time::Over(_))
    }
}

/// How long a member can take to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Nothing has been said yet.
    Unknown,
    /// Until then.
    Until(Moment),
    /// It was until then.
    Over(Moment),
}

/// All texts for whoever words them.
#[derive(askama::Template)]
#[template(path = "texts/list.html")]
pub struct ListPage {
    pub operator: OperatorCard,
    pub rows: Vec<TextRow>,
}
ui::view!(ListPage { title: |_| "Edit the texts", here: Administration, shape: Column });

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The version that it was begun from.
    pub base: i64,
    /// The words.
    pub body: String,
    /// What changed.
    pub note: String,
    /// Ticked answers.
    pub again: Vec<String>,
    /// Ticked answers.
    pub tell: Vec<String>,
}

/// A text being worded anew.
#[derive(askama::Template)]
#[template(path = "texts/edit.html")]
pub struct EditPage {
    pub text: TextName,
    pub summary: Summary,
    pub base: i64,
    pub body: Field,
    pub note: Field,
    pub again: Option<Choices>,
    pub tell: Option<Choice>,
    /// What was typed, as it would be shown.
    pub preview: Option<Html>,
    /// What somebody else published meanwhile.
    pub meanwhile: Option<Html>,
    pub left: Vec<String>,
    pub versions: Vec<VersionRow>,
}
ui::view!(EditPage { title: |it| format!("Edit: {}", it.text.title()), here: Administration, shape: Column });

impl EditPage {
    /// The form, with what was typed and what is wrong with it.
    pub fn new(text: TextName, typed: Typed, versions: Vec<VersionRow>, problems: &Problems) -> EditPage {
        let chosen: Vec<&str> = typed.again.iter().map(String::as_str).collect();
        let again = Choices::new("again", "Who agreed before")
            .hint("Ask again when members owe or may expect something else than before, not for a comma.")
            .choice("yes", "Ask members to agree again")
            .chosen(&chosen);
        let tell = Choice::new("yes", "Tell all members by letter")
            .hint("Each gets one letter with your sentence on what changed, some a minute. Whoever is asked to agree again is told in any case.")
            .chosen_among(&typed.tell);
        EditPage {
            text,
            summary: Summary::of(problems),
            base: typed.base,
            left: placeholders(&typed.body).into_iter().map(str::to_owned).collect(),
            body: Field::new("body", "The text")
                .hint("Markdown: # begins a heading, - a point of a list, **these** are bold. HTML is shown as it is typed.")
                .rows(24)
                .max(Body::MAX)
                .value(typed.body)
                .problem_of(problems),
            note: note_field(typed.note, problems),
            again: text.is_agreed().then_some(again),
            tell: text.is_told().then_some(tell),
            preview: None,
            meanwhile: None,
            versions,
        }
    }
}

/// What was typed about the operator.
#[derive(Debug, Clone, Default)]
pub struct TypedOperator {
    /// The version that it was begun from.
    pub base: i64,
    /// Who.
    pub name: String,
    /// How to reach them.
    pub contact: String,
    /// Where letters go.
    pub address: String,
    /// What changed.
    pub note: String,
}

/// Who runs this Kettle, being filled in.
#[derive(askama::Template)]
#[template(path = "texts/edit_operator.html")]
pub struct EditOperatorPage {
    pub summary: Summary,
    pub base: i64,
    pub name: Field,
    pub contact: Field,
    pub address: Field,
    pub note: Field,
    pub preview: Option<OperatorCard>,
    pub meanwhile: Option<OperatorCard>,
}
ui::view!(EditOperatorPage { title: |_| "Who runs this Kettle", here: Administration, shape: Column });

impl EditOperatorPage {
    /// The form, with what was typed and what is wrong with it.
    pub fn new(typed: TypedOperator, problems: &Problems) -> EditOperatorPage {
        EditOperatorPage {
            summary: Summary::of(problems),
            base: typed.base,
            name: Field::new("name", "Name")
                .hint("A person or an organisation: whoever decides about this Kettle and is responsible for it.")
                .value(typed.name)
                .problem_of(problems),
            contact: Field::new("contact", "Contact")
                .hint("An e-mail address, an address on the web, or a telephone number that somebody answers.")
                .value(typed.contact)
                .problem_of(problems),
            address: Field::new("address", "Postal address")
                .hint("Where letters on paper reach you. Everybody can read it; it need not be your home.")
                .rows(4)
                .value(typed.address)
                .problem_of(problems),
            note: note_field(typed.note, problems),
            preview: None,
            meanwhile: None,
        }
    }
}

fn note_field(value: String, problems: &Problems) -> Field {
    Field::new("note", "What changed")
        .hint("A sentence that stands beside the new version, for everybody.")
        .value(value)
        .max(Note::MAX)
        .problem_of(problems)
}

/// What asks a member to agree, if anything does.
pub fn owed_notice(stands: &[Stand]) -> Option<Notice> {
    let owed: Vec<&str> = stands.iter().filter(|it| it.is_owed()).map(|it| it.text.title()).collect();
    (!owed.is_empty()).then(|| Notice {
        tone: Tone::News,
        title: "Please have a look.".to_owned(),
        words: format!("You have not agreed yet to what is said here now: {}.", words::list(&owed)),
        action: Some(Action::second("/agreement", "Read and agree")),
    })
}

/// The address of a text.
pub fn address(text: TextName) -> String {
    format!("/about/{}", text.word())
}

/// "Version 2, 26 November 2026".
pub fn version_words(number: i64, at: Moment) -> String {
    format!("Version {number}, {}", words::date(at))
}

/// "Version 2, 26 November 2026: what changed".
pub fn changed(number: i64, at: Moment, note: &str) -> String {
    format!("{}: {note}", version_words(number, at))
}

/// Where a contact leads: an address of mail or the web as it is typed, and nothing that a browser would run.
fn link_of(contact: &str) -> Option<String> {
    let plain = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_alphanumeric() || b"._+-".contains(&b));
    match contact.split_once('@') {
        Some((local, domain)) if plain(local) && plain(domain) => Some(format!("mailto:{contact}")),
        _ => (contact.starts_with("https://") && !contact.contains(' ')).then(|| contact.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_leads_to_mail_or_the_web_only() {
        assert_eq!(link_of("help@example.org").as_deref(), Some("mailto:help@example.org"));
        assert_eq!(link_of("https://example.org/help").as_deref(), Some("https://example.org/help"));
        for text in ["javascript:alert(1)", "020 7946 0000", "data:text/html,x", "[E-mail address]", "a@b?bcc=c@d.e"] {
            assert_eq!(link_of(text), None, "{text}"); // abuse case 60
        }
    }
}
