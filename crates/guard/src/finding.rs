//! What the guard finds: a kind, where it stands, and how sure the guard is.

use std::ops::Range;

/// What kind of thing may name a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An NHS number of England, Wales or the Isle of Man: ten digits, the last a check by modulus 11.
    NhsNumber,
    /// A CHI number of Scotland: date of birth, three digits, a check digit.
    Chi,
    /// A Health and Care number of Northern Ireland: an NHS number from a range of its own.
    Hsc,
    /// A date that is said to be somebody's birth.
    BirthDate,
    /// A postcode with a house before it.
    Address,
    /// A number under which a hospital knows somebody.
    HospitalNumber,
    /// A telephone number.
    Phone,
    /// A name after Mr, Mrs, patient and the like.
    Name,
}

/// How sure the guard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surety {
    /// It may be something else: whoever writes can say why it is.
    Doubtful,
    /// It names a patient. It goes nowhere.
    Certain,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// How sure that is.
    pub surety: Surety,
    /// Where it stands, in bytes of the text that was looked at.
    pub range: Range<usize>,
}

/// All that was found in one text: in its order, none over another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings(Vec<Finding>);

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 8] = [
        Kind::NhsNumber,
        Kind::Chi,
        Kind::Hsc,
        Kind::BirthDate,
        Kind::Address,
        Kind::HospitalNumber,
        Kind::Phone,
        Kind::Name,
    ];

    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::NhsNumber => "nhs_number",
            Kind::Chi => "chi",
            Kind::Hsc => "hsc",
            Kind::BirthDate => "birth_date",
            Kind::Address => "address",
            Kind::HospitalNumber => "hospital_number",
            Kind::Phone => "phone",
            Kind::Name => "name",
        }
    }
    /// From the store.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
    /// For people: "an NHS number".
    pub const fn words(self) -> &'static str {
        match self {
            Kind::NhsNumber => "an NHS number",
            Kind::Chi => "a CHI number",
            Kind::Hsc => "an HSC number",
            Kind::BirthDate => "a date of birth",
            Kind::Address => "an address",
            Kind::HospitalNumber => "a hospital number",
            Kind::Phone => "a telephone number",
            Kind::Name => "a name",
        }
    }
    /// What stands in its place once it is blanked out.
    pub const fn blank(self) -> &'static str {
        match self {
            Kind::NhsNumber => "[NHS number]",
            Kind::Chi => "[CHI number]",
            Kind::Hsc => "[HSC number]",
            Kind::BirthDate => "[date of birth]",
            Kind::Address => "[address]",
            Kind::HospitalNumber => "[hospital number]",
            Kind::Phone => "[telephone number]",
            Kind::Name => "[name]",
        }
    }
}

impl Findings {
    /// Puts what was found in order. Where two overlap, the surer one stays, then the one that begins first, then the longer.
    pub(crate) fn of(mut found: Vec<Finding>) -> Findings {
        if found.windows(2).all(|it| it[0].range.end <= it[1].range.start) {
            return Findings(found);
        }
        let rank = |it: &Finding| (std::cmp::Reverse(it.surety), it.range.start, std::cmp::Reverse(it.range.end));
        found.sort_by_key(rank);
        let mut kept: Vec<Finding> = Vec::with_capacity(found.len());
        let mut starts = std::collections::BTreeMap::new();
        for one in found {
            let before = starts.range(..one.range.end).next_back().map(|(_, end)| *end);
            if before.is_none_or(|end: usize| end <= one.range.start) {
                starts.insert(one.range.start, one.range.end);
                kept.push(one);
            }
        }
        kept.sort_by_key(|it| it.range.start);
        Findings(kept)
    }
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether something was found that goes nowhere.
    pub fn is_certain(&self) -> bool {
        self.0.iter().any(|it| it.surety == Surety::Certain)
    }
    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
            assert!(kind.blank().starts_with('[') && kind.blank().ends_with(']'));
        }
    }

    #[test]
    fn of_two_that_overlap_the_surer_stays() {
        let one = |kind, surety, range| Finding { kind, surety, range };
        let found = Findings::of(vec![
            one(Kind::Phone, Surety::Doubtful, 0..12),
            one(Kind::NhsNumber, Surety::Certain, 2..12),
            one(Kind::Name, Surety::Doubtful, 20..25),
            one(Kind::Name, Surety::Doubtful, 12..14),
        ]);
        let kinds: Vec<_> = found.iter().map(|it| (it.kind, it.range.start)).collect();
        assert_eq!(kinds, [(Kind::NhsNumber, 2), (Kind::Name, 12), (Kind::Name, 20)]);
        assert!(found.is_certain());
    }
}
