//! On what footing somebody stands with general practice: in it, on the way to it, back to it, or looking on. It is a way
//! to join for whoever is not there yet, so it has an audience: an employer may be the last who should read it.

use std::fmt;

/// On what footing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Footing {
    /// Works in it.
    Now,
    /// Thinks of coming to it.
    Considering,
    /// Was in it and comes back.
    Returning,
    /// Neither.
    Looking,
}

/// The text names no footing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAFooting;

impl Footing {
    /// In the order in which forms offer them.
    pub const ALL: [Footing; 4] = [Footing::Now, Footing::Considering, Footing::Returning, Footing::Looking];

    /// As the store, forms and addresses write it.
    pub const fn code(self) -> &'static str {
        match self {
            Footing::Now => "now",
            Footing::Considering => "considering",
            Footing::Returning => "returning",
            Footing::Looking => "looking",
        }
    }

    /// As the answer to "Are you in general practice?".
    pub const fn answer(self) -> &'static str {
        match self {
            Footing::Now => "Yes, now",
            Footing::Considering => "No, I am considering it",
            Footing::Returning => "No, I am coming back to it",
            Footing::Looking => "No, I am just looking",
        }
    }

    /// As people read it of others.
    pub const fn label(self) -> &'static str {
        match self {
            Footing::Now => "In general practice now",
            Footing::Considering => "Considering general practice",
            Footing::Returning => "Returning to general practice",
            Footing::Looking => "Just looking",
        }
    }

    /// What follows the profession in a list: only what brings people together, so mostly nothing.
    pub const fn beside(self) -> Option<&'static str> {
        match self {
            Footing::Considering => Some("considering general practice"),
            Footing::Returning => Some("returning to general practice"),
            Footing::Now | Footing::Looking => None,
        }
    }

    /// From a form, an address or the store; nothing written is no answer.
    pub fn parse_optional(code: &str) -> Result<Option<Footing>, NotAFooting> {
        match code.trim() {
            "" => Ok(None),
            code => Footing::ALL.into_iter().find(|it| it.code() == code).map(Some).ok_or(NotAFooting),
        }
    }
}

impl fmt::Display for NotAFooting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Choose one of the answers, or none.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_footing_is_read_back_and_none_is_an_answer() {
        for footing in Footing::ALL {
            assert_eq!(Footing::parse_optional(footing.code()), Ok(Some(footing)));
        }
        assert_eq!(Footing::parse_optional(" "), Ok(None));
        assert_eq!(Footing::parse_optional("retired"), Err(NotAFooting));
    }
}
