//! The kinds of line, and what each takes.

use crate::audience::Audience;
use crate::term::TermKind;

/// What a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A role in general practice, now or before.
    Role,
    /// What came before general practice.
    Background,
    /// Work beyond the core, at a stage.
    ExtendedRole,
    /// An interest, clinical or not.
    Interest,
    /// What others may ask about.
    CanHelp,
    /// What the member would be glad of.
    LookingFor,
    /// A language.
    Language,
    /// A diploma or degree.
    Qualification,
    /// A page elsewhere.
    Link,
    /// What the member says yes to.
    OpenTo,
    /// What the member would like: never shown, only matched.
    WouldLike,
}

/// A field of the form of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A sentence more.
    Detail,
    /// How far.
    Stage,
    /// Where.
    Place,
    /// Sessions a week.
    Sessions,
    /// Since when.
    From,
    /// Until when.
    To,
    /// For how many.
    Capacity,
}

/// What may be the subject of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Only a term of these kinds.
    Terms(&'static [TermKind]),
    /// A term of these kinds, or the member's own words.
    TermsOrWords(&'static [TermKind]),
    /// An address of the web.
    Address,
}

/// What a kind of line takes.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// As the store and forms write it.
    pub code: &'static str,
    /// As people read it, above the lines.
    pub label: &'static str,
    /// What it may be about.
    pub takes: Takes,
    /// Which other fields it has.
    pub fields: &'static [Field],
    /// The most lines of this kind in a profile.
    pub most: usize,
    /// Who sees it if nothing is chosen.
    pub audience: Audience,
}

impl Kind {
    /// Every kind, in the order in which a profile shows them.
    pub const ALL: [Kind; 11] = [
        Kind::Role,
        Kind::Background,
        Kind::ExtendedRole,
        Kind::Interest,
        Kind::CanHelp,
        Kind::LookingFor,
        Kind::Language,
        Kind::Qualification,
        Kind::Link,
        Kind::OpenTo,
        Kind::WouldLike,
    ];

    /// From a form or the store.
    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.code() == code)
    }

    /// As the store and forms write it.
    pub const fn code(self) -> &'static str {
        self.shape().code
    }

    /// As people read it, above the lines.
    pub const fn label(self) -> &'static str {
        self.shape().label
    }

    /// The table of kinds: the only place that says what a kind takes.
    pub const fn shape(self) -> Shape {
        use Field::{Capacity, Detail, From, Place, Sessions, Stage, To};
        use Takes::{Address, Terms, TermsOrWords};
        let (code, label, takes, fields, most): (_, _, _, &[Field], _) = match self {
            Kind::Role => ("role", "Roles", TermsOrWords(&[TermKind::Role]), &[Detail, Place, Sessions, From, To], 30),
            Kind::Background => (
                "background",
                "Before general practice",
                TermsOrWords(&[TermKind::Background]),
                &[Detail, From, To],
                12,
            ),
            Kind::ExtendedRole => (
                "extended_role",
                "Extended roles",
                TermsOrWords(&[TermKind::ExtendedRole]),
                &[Detail, Stage, From, To],
                20,
            ),
            Kind::Interest => (
                "interest",
                "Interests",
                TermsOrWords(&[TermKind::ClinicalInterest, TermKind::OtherInterest, TermKind::ExtendedRole]),
                &[],
                40,
            ),
            Kind::CanHelp => {
                ("can_help", "Can help with", TermsOrWords(&[TermKind::Skill, TermKind::ExtendedRole]), &[Detail], 20)
            }
            Kind::LookingFor => (
                "looking_for",
                "Looking for",
                TermsOrWords(&[TermKind::Skill, TermKind::ExtendedRole, TermKind::OtherInterest]),
                &[Detail],
                20,
            ),
            Kind::Language => ("language", "Languages", TermsOrWords(&[TermKind::Language]), &[], 20),
            Kind::Qualification => {
                ("qualification", "Qualifications", TermsOrWords(&[TermKind::Qualification]), &[Detail, From], 30)
            }
            Kind::Link => ("link", "Links", Address, &[Detail], 10),
            Kind::OpenTo => ("open_to", "Open to", Terms(&[TermKind::OpenTo]), &[Detail, Capacity, To], 8),
            Kind::WouldLike => ("would_like", "Would like", Terms(&[TermKind::WouldLike]), &[To], 1),
        };
        let audience = if matches!(self, Kind::WouldLike) { Audience::OnlyMe } else { Audience::Members };
        Shape { code, label, takes, fields, most, audience }
    }
}

impl Shape {
    /// Whether lines of this kind have that field.
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }
}

impl Takes {
    /// The kinds of term that it may be.
    pub const fn terms(self) -> &'static [TermKind] {
        match self {
            Takes::Terms(kinds) | Takes::TermsOrWords(kinds) => kinds,
            Takes::Address => &[],
        }
    }
}
