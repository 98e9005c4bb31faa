//! The numbers by which the index knows facet values. They are worked out from the codes alone, so that an entry is the
//! same whoever makes it, in whichever order, and an operator's new term moves no other: terms are hashed (two terms of
//! one facet meet once in some thousands of vocabularies, and would then be counted as one; a test looks at ours), codes
//! of practices are spelled out, and the few hundred places above them are hashed into the upper half.

use crate::{
    facets::{Facet, Value},
    stage::Stage,
    term::TermCode,
};
use search::{Code, code, facet_of};

/// The hidden facet of an extended role at a stage.
pub(crate) const PAIR: u8 = 11;

/// The hidden facet of places at every step of the ladder: what a question chooses by. The facet of places has only the
/// areas of which the page offers a list.
const STEP: u8 = search::UNCOUNTED;

/// The number of a facet in the index.
pub(crate) const fn number(facet: Facet) -> u8 {
    match facet {
        Facet::Role => 1,
        Facet::Background => 2,
        Facet::ExtendedRole => 3,
        Facet::Stage => 4,
        Facet::Interest => 5,
        Facet::OpenTo => 6,
        Facet::Language => 7,
        Facet::CanHelp => 8,
        Facet::Profession => 9,
        Facet::Place => 10,
        Facet::Affiliation => 12,
        Facet::Footing => 13,
    }
}

/// The code of a value.
pub(crate) fn of_value(facet: Facet, value: &Value) -> Code {
    match value {
        Value::Term(term) => of_term(facet, term),
        Value::Stage(stage) => code(number(facet), *stage as u32),
        Value::Affiliation(affiliation) => code(number(facet), *affiliation as u32),
        Value::Footing(footing) => code(number(facet), *footing as u32),
        Value::Place(place) => of_place(place.as_str()),
    }
}

/// The code of a term in a facet.
pub(crate) fn of_term(facet: Facet, term: &TermCode) -> Code {
    code(number(facet), hash(term.as_str()))
}

/// The code of an extended role at a stage.
pub(crate) fn of_pair(term: &TermCode, stage: Stage) -> Code {
    code(PAIR, hash(term.as_str()) << 2 | stage as u32)
}

/// The code of a place to choose by.
pub(crate) fn of_place(place: &str) -> Code {
    code(STEP, place_number(place))
}

/// The code of an area to count.
pub(crate) fn of_area(place: &str) -> Code {
    code(number(Facet::Place), place_number(place))
}

/// Whether this is the code of an area to count.
pub(crate) const fn is_area(code: Code) -> bool {
    facet_of(code) == number(Facet::Place)
}

/// The number of a place: a letter and five digits as they are, everything else hashed above them.
pub(crate) fn place_number(place: &str) -> u32 {
    let spelled = match place.as_bytes() {
        [letter @ b'A'..=b'Z', digits @ ..] if digits.len() == 5 && digits.iter().all(u8::is_ascii_digit) => {
            let digits = digits.iter().fold(0, |sum, it| sum * 10 + u32::from(it - b'0'));
            Some(u32::from(letter - b'A') * 100_000 + digits)
        }
        _ => None,
    };
    spelled.unwrap_or_else(|| 1 << 23 | hash(place) << 1 | hash(&place.to_lowercase()) & 1)
}

/// 22 bits of FNV-1a.
fn hash(text: &str) -> u32 {
    let whole = text.bytes().fold(0x811c_9dc5_u32, |sum, it| (sum ^ u32::from(it)).wrapping_mul(0x0100_0193));
    (whole >> 22 ^ whole) & 0x003f_ffff
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::Vocabulary;
    use std::collections::HashSet;

    #[test]
    fn no_two_terms_of_a_facet_share_a_number() {
        for facet in Facet::ALL {
            let terms = Vocabulary::starter().terms().iter().filter(|it| facet.kinds().contains(&it.kind));
            let terms: Vec<_> = terms.collect();
            let codes: HashSet<_> = terms.iter().map(|it| of_term(facet, &it.code)).collect();
            assert_eq!(codes.len(), terms.len(), "{facet:?}");
            assert!(codes.iter().all(|it| search::facet_of(*it) == number(facet)));
        }
    }

    #[test]
    fn pairs_keep_their_stage() {
        let term = TermCode::stored("extended.skin-surgery");
        let codes: HashSet<_> = Stage::ALL.map(|it| of_pair(&term, it)).into();
        assert_eq!(codes.len(), 4);
        assert_ne!(of_pair(&TermCode::stored("extended.ent"), Stage::Training), of_pair(&term, Stage::Training));
    }

    #[test]
    fn practices_are_spelled_out_and_the_rest_stands_above() {
        let practices: HashSet<_> = ["A81001", "A81002", "Z99999", "Y00001"].into_iter().map(place_number).collect();
        assert_eq!(practices.len(), 4);
        assert!(practices.iter().all(|it| *it < 1 << 23));
        let above = ["QHM", "Y63", "ENG", "WLS", "00P", "A3A8R", "7A1", "NI-123", "GUE001"];
        let above: HashSet<_> = above.into_iter().map(place_number).collect();
        assert_eq!(above.len(), 9);
        assert!(above.iter().all(|it| *it >= 1 << 23));
    }
}
