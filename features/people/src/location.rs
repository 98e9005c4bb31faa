//! Roughly where somebody is: a place, or the first half of a postcode. Never an address.

use crate::line::PlaceCode;
use std::fmt;

/// Roughly where somebody is: never an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A place that we know: mostly the practice.
    Place(PlaceCode),
    /// The first half of a postcode.
    Outcode(Outcode),
}

/// The first half of a postcode, `TS18`: a town or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcode(String);

/// The text is not the first half of a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnOutcode;

impl Outcode {
    /// From `TS18`, `ts18`, or a whole postcode, of which only the first half is kept: a home is nobody's business.
    pub fn parse(text: &str) -> Result<Outcode, NotAnOutcode> {
        let plain: String = text.chars().filter(|it| !it.is_whitespace()).map(|it| it.to_ascii_uppercase()).collect();
        let mut halves = text.split_whitespace();
        let first = match (halves.next(), halves.next()) {
            (Some(first), Some(second)) if is_incode(second) => first.to_ascii_uppercase(),
            _ if plain.is_ascii() && plain.len() > 4 && is_incode(&plain[plain.len() - 3..]) => {
                plain[..plain.len() - 3].to_owned()
            }
            _ => plain,
        };
        if is_outcode(&first) { Ok(Outcode(first)) } else { Err(NotAnOutcode) }
    }

    /// From the store or reference data, where it was checked before.
    pub fn stored(outcode: impl Into<String>) -> Outcode {
        Outcode(outcode.into())
    }

    /// In capitals, without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One or two letters, a digit, and perhaps one more digit or letter.
fn is_outcode(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = text.as_bytes().get(letters..).unwrap_or_default();
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest[0].is_ascii_digit()
        && rest.iter().all(u8::is_ascii_alphanumeric)
}

/// A digit and two letters.
fn is_incode(text: &str) -> bool {
    let letters = |it: &[u8]| it.len() == 2 && it.iter().all(u8::is_ascii_alphabetic);
    matches!(text.as_bytes(), [digit, rest @ ..] if digit.is_ascii_digit() && letters(rest))
}

impl fmt::Display for Outcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for NotAnOutcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Write the first half of a postcode, for example TS18.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_a_whole_postcode_only_the_first_half_is_kept() {
        for text in ["TS18", "ts18", " ts18 1ab", "TS181AB", "TS18 1AB"] {
            assert_eq!(Outcode::parse(text).as_ref().map(Outcode::as_str), Ok("TS18"), "{text}");
        }
        assert_eq!(Outcode::parse("ec1a 1bb").as_ref().map(Outcode::as_str), Ok("EC1A"));
        assert_eq!(Outcode::parse("N1").as_ref().map(Outcode::as_str), Ok("N1"));
        for text in ["", "18", "Stockton", "TS", "TS18 1A", "ＴＳ18"] {
            assert_eq!(Outcode::parse(text), Err(NotAnOutcode), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_home_hides_in_an_outcode(text in "\\PC{0,12}|[A-Za-z]{1,2}[0-9]{1,2} ?[0-9][A-Za-z]{2}") {
            if let Ok(outcode) = Outcode::parse(&text) {
                prop_assert!((2..=4).contains(&outcode.as_str().len()));
            }
        }
    }
}
