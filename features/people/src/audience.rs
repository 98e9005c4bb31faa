//! Who sees a field: chosen beside each one, because a profile is not one thing to be shown or hidden.

use std::fmt;

/// Who may see a field or a line. The owner always does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Audience {
    /// Every member.
    #[default]
    Members,
    /// Only the owner's contacts.
    Contacts,
    /// Only the owner.
    OnlyMe,
}

/// A value and who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<T> {
    /// The value.
    pub value: T,
    /// Who may see it.
    pub audience: Audience,
}

/// The text names no audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAudience;

impl Audience {
    /// From the widest to the narrowest, as a form offers them.
    pub const ALL: [Audience; 3] = [Audience::Members, Audience::Contacts, Audience::OnlyMe];

    /// As the store and forms write it.
    pub const fn code(self) -> &'static str {
        match self {
            Audience::Members => "members",
            Audience::Contacts => "contacts",
            Audience::OnlyMe => "only_me",
        }
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Audience::Members => "All members",
            Audience::Contacts => "Your contacts",
            Audience::OnlyMe => "Only you",
        }
    }

    /// From a form or the store; nothing written is every member.
    pub fn parse(code: &str) -> Result<Audience, NotAnAudience> {
        match code.trim() {
            "" => Ok(Audience::default()),
            code => Audience::ALL.into_iter().find(|it| it.code() == code).ok_or(NotAnAudience),
        }
    }
}

impl<T> Shown<T> {
    /// Shown to these.
    pub const fn to(audience: Audience, value: T) -> Shown<T> {
        Shown { value, audience }
    }
}

impl fmt::Display for NotAnAudience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Choose who may see this: all members, your contacts, or only you.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_audience_is_read_back_and_nothing_else_is_one() {
        for audience in Audience::ALL {
            assert_eq!(Audience::parse(audience.code()), Ok(audience));
        }
        assert_eq!(Audience::parse(""), Ok(Audience::Members));
        assert_eq!(Audience::parse("everyone"), Err(NotAnAudience));
    }
}
