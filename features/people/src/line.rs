//! A line of a profile: a role, a background, an interest … One shape for all, so that one form, one table and one
//! rule for audiences serve every kind; what each kind takes stands in [`Kind::shape`].

mod draft;
mod kind;
mod parts;

pub use draft::LineDraft;
pub use kind::{Field, Kind, Shape};
pub use parts::{Capacity, Detail, LineWords, LinkAddress, PartProblem, PlaceCode, PlaceWords, Sessions, WorkPlace};

use crate::{audience::Audience, stage::Stage, term::TermCode, term::Vocabulary, when::When};

/// One line of a profile. Made by [`LineDraft::parse`], so that every line keeps to its kind's shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it tells.
    pub kind: Kind,
    /// What it is about.
    pub subject: Subject,
    /// A sentence more: accreditation as stated, the name of a link.
    pub detail: Option<Detail>,
    /// How far, for extended roles.
    pub stage: Option<Stage>,
    /// Where, for roles.
    pub place: Option<WorkPlace>,
    /// Sessions a week, for roles.
    pub sessions: Option<Sessions>,
    /// Since when.
    pub from: Option<When>,
    /// Until when; nothing means "still".
    pub to: Option<When>,
    /// For how many people at once.
    pub capacity: Option<Capacity>,
    /// Who may see it.
    pub audience: Audience,
}

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A term of the vocabulary: counted, filtered and matched.
    Term(TermCode),
    /// The member's own words: only read and searched.
    Words(LineWords),
    /// A page on the web.
    Link(LinkAddress),
}

impl Line {
    /// A line with nothing but its subject.
    pub fn new(kind: Kind, subject: Subject) -> Line {
        Line {
            kind,
            subject,
            detail: None,
            stage: None,
            place: None,
            sessions: None,
            from: None,
            to: None,
            capacity: None,
            audience: kind.shape().audience,
        }
    }

    /// The code of its term, if it has one.
    pub fn term(&self) -> Option<&TermCode> {
        match &self.subject {
            Subject::Term(code) => Some(code),
            Subject::Words(_) | Subject::Link(_) => None,
        }
    }

    /// What it is about, as people read it.
    pub fn label<'a>(&'a self, vocabulary: &'a Vocabulary) -> &'a str {
        match &self.subject {
            Subject::Term(code) => vocabulary.label(code),
            Subject::Words(words) => words.as_str(),
            Subject::Link(address) => self.detail.as_ref().map_or(address.as_str(), Detail::as_str),
        }
    }

    /// As [`Line::label`], inside a sentence: "skin surgery".
    pub fn in_sentence<'a>(&'a self, vocabulary: &'a Vocabulary) -> &'a str {
        let term = self.term().and_then(|it| vocabulary.find(it.as_str()));
        term.map_or_else(|| self.label(vocabulary), |it| &it.words)
    }

    /// Whether it is over: what it was open to, or what somebody did, ended before `now`.
    pub fn is_over(&self, now: When) -> bool {
        self.to.is_some_and(|it| it.is_before(now))
    }

    /// The time it covers: "2015 to 2018", "since 2019", "until March 2027"; empty if nothing is known.
    pub fn span(&self) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(from), None) if self.kind == Kind::Qualification => from.to_string(),
            (Some(from), None) => format!("since {from}"),
            (None, Some(to)) => format!("until {to}"),
            (None, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests;
