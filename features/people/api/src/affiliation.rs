//! Affiliation: on whose side of general practice somebody works. It is asked on joining, and nobody hides theirs.

use serde::{Deserialize, Serialize};

/// Where somebody belongs; several may be true at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Affiliation {
    /// A practice, a PCN or a federation of practices; locums too.
    Practice,
    /// In training for general practice, or studying.
    Trainee,
    /// Teaches or researches: deanery, training scheme, university, college.
    Education,
    /// Plans or pays for care: an ICB, a health board, the NHS nationally.
    Commissioner,
    /// Inspects, registers or judges.
    Regulator,
    /// Sells to practices or their patients.
    Industry,
    /// Whatever else.
    Other,
}

impl Affiliation {
    /// In the order in which forms offer them.
    pub const ALL: [Affiliation; 7] = [
        Affiliation::Practice,
        Affiliation::Trainee,
        Affiliation::Education,
        Affiliation::Commissioner,
        Affiliation::Regulator,
        Affiliation::Industry,
        Affiliation::Other,
    ];

    /// As the store, forms and addresses write it.
    pub const fn code(self) -> &'static str {
        match self {
            Affiliation::Practice => "practice",
            Affiliation::Trainee => "trainee",
            Affiliation::Education => "education",
            Affiliation::Commissioner => "commissioner",
            Affiliation::Regulator => "regulator",
            Affiliation::Industry => "industry",
            Affiliation::Other => "other",
        }
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Affiliation::Practice => "General practice",
            Affiliation::Trainee => "Trainee",
            Affiliation::Education => "Education",
            Affiliation::Commissioner => "Commissioner",
            Affiliation::Regulator => "Regulator",
            Affiliation::Industry => "Supplier or industry",
            Affiliation::Other => "Other sector",
        }
    }

    /// What falls under it, for whoever chooses.
    pub const fn hint(self) -> &'static str {
        match self {
            Affiliation::Practice => "A practice, a PCN or a federation; locums too",
            Affiliation::Trainee => "In training for general practice, or a student",
            Affiliation::Education => "Training scheme, university or college",
            Affiliation::Commissioner => "ICB, health board or national NHS body",
            Affiliation::Regulator => "Inspects, registers or judges",
            Affiliation::Industry => "Sells to practices or to patients",
            Affiliation::Other => "Hospital, charity, press, anything else",
        }
    }

    /// From a form, an address or the store.
    pub fn parse(code: &str) -> Option<Affiliation> {
        Affiliation::ALL.into_iter().find(|it| it.code() == code)
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What somebody says of their affiliation; empty as long as they have not said it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Affiliations(u8);

impl Affiliations {
    /// Whether this is one of them.
    pub const fn has(self, affiliation: Affiliation) -> bool {
        self.0 & affiliation.bit() != 0
    }

    /// Whether any was said.
    pub const fn is_stated(self) -> bool {
        self.0 != 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Affiliation> {
        Affiliation::ALL.into_iter().filter(move |it| self.has(*it))
    }

    /// All of them in words, as a profile tells them: "General practice, supplier or industry".
    pub fn words(self) -> String {
        if self.is_stated() { joined(self.iter()) } else { UNSTATED.to_owned() }
    }

    /// What stands beside a name: only what is not general practice, and that nothing was said. Mostly empty.
    pub fn mark(self) -> String {
        if self.is_stated() {
            joined(self.iter().filter(|it| *it != Affiliation::Practice))
        } else {
            UNSTATED.to_owned()
        }
    }

    /// As the store writes them: the codes, separated by `|`.
    pub fn codes(self) -> String {
        self.iter().map(Affiliation::code).collect::<Vec<_>>().join("|")
    }

    /// From the store; a code that this version does not know is passed over.
    pub fn stored(codes: &str) -> Affiliations {
        codes.split('|').filter_map(Affiliation::parse).collect()
    }
}

const UNSTATED: &str = "Affiliation not stated";

/// "General practice, education": a capital only at the start.
fn joined(all: impl Iterator<Item = Affiliation>) -> String {
    let mut words = String::new();
    for it in all {
        if words.is_empty() {
            words.push_str(it.label());
        } else {
            words.push_str(", ");
            words.push_str(&it.label().to_lowercase());
        }
    }
    words
}

impl FromIterator<Affiliation> for Affiliations {
    fn from_iter<I: IntoIterator<Item = Affiliation>>(all: I) -> Affiliations {
        Affiliations(all.into_iter().fold(0, |sum, it| sum | it.bit()))
    }
}

impl std::fmt::Debug for Affiliations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_read_back_in_any_number() {
        for bits in 0..1 << Affiliation::ALL.len() {
            let some = Affiliations(bits);
            assert_eq!(Affiliations::stored(&some.codes()), some);
            assert_eq!(some.iter().collect::<Affiliations>(), some);
        }
        assert_eq!(Affiliations::stored("practice|guild"), [Affiliation::Practice].into_iter().collect());
    }

    #[test]
    fn beside_a_name_stands_what_is_not_general_practice() {
        let mark = |codes: &str| Affiliations::stored(codes).mark();
        assert_eq!(mark("practice"), "");
        assert_eq!(mark("practice|industry"), "Supplier or industry");
        assert_eq!(mark("education|commissioner"), "Education, commissioner");
        assert_eq!(mark(""), "Affiliation not stated"); // silence is no way to pass for a practice
        assert_eq!(Affiliations::stored("practice|industry").words(), "General practice, supplier or industry");
    }
}
