//! Who sees a thing: the words and the icon beside it, and the question beside a field.

use super::forms::Choices;

/// Who sees something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// Everyone, also outside Kettle.
    Public,
    /// All members.
    Members,
    /// My contacts.
    Contacts,
    /// The members of this group.
    Group(String),
    /// Only I.
    OnlyMe,
}

impl Audience {
    /// Whether nobody else sees it.
    pub fn is_private(&self) -> bool {
        *self == Audience::OnlyMe
    }
    /// The icon before the words.
    pub fn icon(&self) -> &'static str {
        match self {
            Audience::Public => "everyone",
            Audience::Members => "people",
            Audience::Contacts => "contacts",
            Audience::Group(_) => "groups",
            Audience::OnlyMe => "lock",
        }
    }
    /// The words.
    pub fn words(&self) -> &str {
        match self {
            Audience::Public => "Everyone, also outside Kettle",
            Audience::Members => "All members",
            Audience::Contacts => "Your contacts",
            Audience::Group(name) => name,
            Audience::OnlyMe => "Only you see this",
        }
    }
    /// The question "who sees this" as a select under the name `{field}_audience`, with `now` chosen
    /// (`members`, `contacts` or `me`).
    pub fn question(field: &str, now: &str) -> Choices {
        Choices::new(format!("{field}_audience"), "Who sees this")
            .choice("members", "All members")
            .choice("contacts", "Your contacts")
            .choice("only_me", "Only you")
            .chosen(&[now])
    }
}
