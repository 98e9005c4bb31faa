//! The facets of the directory: what people may be narrowed by, and the values in the address.

use crate::{
    footing::Footing,
    stage::Stage,
    term::{TermCode, TermKind, UNSTATED, Vocabulary},
};
use people_api::Affiliation;
use places_api::PlaceCode;

/// A group of tick boxes in the directory; also a parameter of its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Work beyond the core.
    ExtendedRole,
    /// How far; with an extended role it means that very line.
    Stage,
    /// What came before general practice.
    Background,
    /// What somebody says yes to.
    OpenTo,
    /// What somebody does now.
    Role,
    /// Interests, clinical and not.
    Interest,
    /// What others may ask about.
    CanHelp,
    /// A language.
    Language,
    /// Training and register.
    Profession,
    /// Where somebody belongs.
    Affiliation,
    /// Whether somebody is in general practice, or on the way.
    Footing,
    /// A place at any step of the ladder.
    Place,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A term of the vocabulary.
    Term(TermCode),
    /// A stage.
    Stage(Stage),
    /// An affiliation.
    Affiliation(Affiliation),
    /// A footing.
    Footing(Footing),
    /// A place.
    Place(PlaceCode),
}

impl Facet {
    /// In the order of the page.
    pub const ALL: [Facet; 12] = [
        Facet::ExtendedRole,
        Facet::Stage,
        Facet::Background,
        Facet::OpenTo,
        Facet::Role,
        Facet::Interest,
        Facet::CanHelp,
        Facet::Language,
        Facet::Profession,
        Facet::Affiliation,
        Facet::Footing,
        Facet::Place,
    ];

    /// Its parameter in the address.
    pub const fn param(self) -> &'static str {
        match self {
            Facet::ExtendedRole => "extended",
            Facet::Stage => "stage",
            Facet::Background => "background",
            Facet::OpenTo => "open",
            Facet::Role => "role",
            Facet::Interest => "interest",
            Facet::CanHelp => "help",
            Facet::Language => "language",
            Facet::Profession => "profession",
            Facet::Affiliation => "affiliation",
            Facet::Footing => "footing",
            Facet::Place => "place",
        }
    }

    /// From a parameter of the address.
    pub fn of_param(param: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|it| it.param() == param)
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Facet::ExtendedRole => "Extended role",
            Facet::Stage => "Stage",
            Facet::Background => "Background",
            Facet::OpenTo => "Open to",
            Facet::Role => "Role",
            Facet::Interest => "Interest",
            Facet::CanHelp => "Can help with",
            Facet::Language => "Language",
            Facet::Profession => "Profession",
            Facet::Affiliation => "Affiliation",
            Facet::Footing => "General practice",
            Facet::Place => "Area",
        }
    }

    /// How many values the page offers; chosen ones come on top.
    pub const fn most(self) -> usize {
        match self {
            Facet::ExtendedRole | Facet::Interest | Facet::Language => 10,
            _ => 8,
        }
    }

    /// The kinds of its terms; none where a value is no term.
    pub const fn kinds(self) -> &'static [TermKind] {
        match self {
            Facet::ExtendedRole => &[TermKind::ExtendedRole],
            Facet::Background => &[TermKind::Background],
            Facet::OpenTo => &[TermKind::OpenTo],
            Facet::Role => &[TermKind::Role],
            Facet::Interest => &[TermKind::ClinicalInterest, TermKind::OtherInterest, TermKind::ExtendedRole],
            Facet::CanHelp => &[TermKind::Skill, TermKind::ExtendedRole],
            Facet::Language => &[TermKind::Language],
            Facet::Profession => &[TermKind::Profession],
            Facet::Stage | Facet::Affiliation | Facet::Footing | Facet::Place => &[],
        }
    }

    /// A value as the address has it; nothing for what cannot be one.
    pub fn value(self, text: &str) -> Option<Value> {
        match self {
            Facet::Stage => Stage::parse(text).ok().map(Value::Stage),
            Facet::Affiliation => Affiliation::parse(text).map(Value::Affiliation),
            Facet::Footing => Footing::parse_optional(text).ok().flatten().map(Value::Footing),
            Facet::Place => PlaceCode::parse(text).ok().map(Value::Place),
            _ => self.kinds().iter().find_map(|kind| {
                let code = if text.contains('.') { text.to_owned() } else { format!("{}.{text}", kind.prefix()) };
                // Nobody is looked for by what they have not said.
                TermCode::parse(*kind, &code).ok().filter(|it| it.as_str() != UNSTATED).map(Value::Term)
            }),
        }
    }

    /// The value as the address has it: without its kind where the facet has only one.
    pub fn text(self, value: &Value) -> String {
        match value {
            Value::Stage(stage) => stage.code().to_owned(),
            Value::Affiliation(affiliation) => affiliation.code().to_owned(),
            Value::Footing(footing) => footing.code().to_owned(),
            Value::Place(code) => code.as_str().to_owned(),
            Value::Term(code) if self.kinds().len() == 1 => code.own().to_owned(),
            Value::Term(code) => code.as_str().to_owned(),
        }
    }
}

impl Value {
    /// As people read it: by this vocabulary, and by the name that `place` knows for a place.
    pub fn words(&self, vocabulary: &Vocabulary, place: &dyn Fn(&PlaceCode) -> Option<String>) -> String {
        match self {
            Value::Term(code) => vocabulary.label(code).to_owned(),
            Value::Stage(stage) => stage.label().to_owned(),
            Value::Affiliation(affiliation) => affiliation.label().to_owned(),
            Value::Footing(footing) => footing.label().to_owned(),
            Value::Place(code) => place(code).unwrap_or_else(|| code.as_str().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_read_back_from_its_address() {
        for facet in Facet::ALL {
            assert_eq!(Facet::of_param(facet.param()), Some(facet));
            let terms = Vocabulary::starter().terms().iter().filter(|it| facet.kinds().contains(&it.kind));
            for value in terms.filter(|it| it.code.as_str() != UNSTATED).map(|it| Value::Term(it.code.clone())) {
                assert_eq!(facet.value(&facet.text(&value)), Some(value));
            }
        }
        assert_eq!(Facet::Stage.value("training"), Some(Value::Stage(Stage::Training)));
        for value in Affiliation::ALL.map(Value::Affiliation) {
            assert_eq!(Facet::Affiliation.value(&Facet::Affiliation.text(&value)), Some(value));
        }
        for value in Footing::ALL.map(Value::Footing) {
            assert_eq!(Facet::Footing.value(&Facet::Footing.text(&value)), Some(value));
        }
        assert_eq!(Facet::Place.value("qhm"), PlaceCode::parse("QHM").ok().map(Value::Place));
    }

    #[test]
    fn what_is_no_value_is_left_aside() {
        for (facet, text) in [
            (Facet::ExtendedRole, "role.partner"),
            (Facet::ExtendedRole, "Skin Surgery"),
            (Facet::Stage, "expert"),
            (Facet::Place, "<script>"),
            (Facet::Interest, ""),
            (Facet::Profession, "unstated"),
            (Facet::Affiliation, "guild"),
            (Facet::Footing, ""),
        ] {
            assert_eq!(facet.value(text), None, "{text}");
        }
    }
}
