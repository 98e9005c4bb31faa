//! What somebody answers to the guard, and what came of it. Neither ever carries the text.

use crate::Kind;

/// Why words may be sent as they are although the guard doubts. That a patient agreed is none: Kettle cannot see it, and the
/// patient cannot take it back here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// A colleague or the writer.
    Colleague,
    /// Invented, to show something.
    Example,
    /// A practice, a ward, a helpline.
    Service,
    /// A title, a reference, a number of something else.
    Other,
}

/// What somebody answered when the guard had found something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answer {
    /// Why it may be sent as it is; `None`: nothing was answered.
    pub reason: Option<Reason>,
}

/// What was sent although the guard doubted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What was found, each kind once.
    pub kinds: Vec<Kind>,
    /// What the writer said about it.
    pub reason: Reason,
}

/// What came of something found: counted, and nothing else is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Shown to the writer, and not sent.
    Refused(Vec<Kind>),
    /// Blanked out, at the writer's wish.
    Blanked(Vec<Kind>),
    /// Sent as it was.
    Sent(Sent),
}

impl Reason {
    /// All reasons, as they are offered.
    pub const ALL: [Reason; 4] = [Reason::Colleague, Reason::Service, Reason::Example, Reason::Other];

    /// In forms and in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Reason::Colleague => "colleague",
            Reason::Example => "example",
            Reason::Service => "service",
            Reason::Other => "other",
        }
    }
    /// From a form or the store.
    pub fn of(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|it| it.word() == word)
    }
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Reason::Colleague => "It is a colleague, or me",
            Reason::Service => "It belongs to a practice or a service, and is public",
            Reason::Example => "It is made up, as an example",
            Reason::Other => "It is something else, and no patient",
        }
    }
}

impl Answer {
    /// Nothing was answered.
    pub const NONE: Answer = Answer { reason: None };
}

impl Outcome {
    /// In the store.
    pub const fn word(&self) -> &'static str {
        match self {
            Outcome::Refused(_) => "refused",
            Outcome::Blanked(_) => "blanked",
            Outcome::Sent(_) => "sent",
        }
    }
    /// What was found.
    pub fn kinds(&self) -> &[Kind] {
        match self {
            Outcome::Refused(kinds) | Outcome::Blanked(kinds) => kinds,
            Outcome::Sent(sent) => &sent.kinds,
        }
    }
    /// What was said about it, if it was sent.
    pub fn reason(&self) -> Option<Reason> {
        match self {
            Outcome::Refused(_) | Outcome::Blanked(_) => None,
            Outcome::Sent(sent) => Some(sent.reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_read_back() {
        for reason in Reason::ALL {
            assert_eq!(Reason::of(reason.word()), Some(reason));
        }
        assert_eq!(Reason::of("consent"), None);
        assert_eq!(Answer::default(), Answer::NONE);
    }
}
