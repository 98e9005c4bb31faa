//! Postcodes and their outward halves.

use places_api::Point;
use std::fmt;

/// A full postcode in the one form in which it is kept: `TS18 1HU`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(String);

/// The outward half of a postcode: `TS18`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Outcode(String);

/// An outcode and where it is.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcodeArea {
    /// The outcode.
    pub outcode: Outcode,
    /// The centre.
    pub point: Point,
    /// The town it belongs to; empty if the file names none.
    pub town: String,
}

/// What is wrong with a postcode, to stand under its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostcodeProblem {
    /// Not the form of a postcode.
    NotAPostcode,
    /// Not the form of the first half.
    NotAnOutcode,
}

impl Postcode {
    /// Reads what somebody wrote: small letters and any white space are forgiven.
    pub fn parse(text: &str) -> Result<Postcode, PostcodeProblem> {
        let letters = compact(text);
        let split = letters.len().checked_sub(3).filter(|it| letters.is_char_boundary(*it));
        let (outward, inward) = letters.split_at(split.ok_or(PostcodeProblem::NotAPostcode)?);
        let inward_fits = matches!(inward.as_bytes(), [digit, a, b]
            if digit.is_ascii_digit() && a.is_ascii_uppercase() && b.is_ascii_uppercase());
        if is_outward(outward) && inward_fits {
            Ok(Postcode(format!("{outward} {inward}")))
        } else {
            Err(PostcodeProblem::NotAPostcode)
        }
    }

    /// From the store, where it was checked before.
    pub fn stored(text: impl Into<String>) -> Postcode {
        Postcode(text.into())
    }

    /// The outward half.
    pub fn outcode(&self) -> Outcode {
        Outcode(self.0.split(' ').next().unwrap_or_default().to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Outcode {
    /// Reads what somebody wrote; of a full postcode the outward half, so that nobody has to cut it off by hand.
    pub fn parse(text: &str) -> Result<Outcode, PostcodeProblem> {
        let letters = compact(text);
        if is_outward(&letters) {
            return Ok(Outcode(letters));
        }
        Postcode::parse(&letters).map(|it| it.outcode()).map_err(|_| PostcodeProblem::NotAnOutcode)
    }

    /// From the store, where it was checked before.
    pub fn stored(text: impl Into<String>) -> Outcode {
        Outcode(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).take(12).collect::<String>().to_ascii_uppercase()
}

/// One or two letters, a digit, and perhaps one more digit or letter.
fn is_outward(text: &str) -> bool {
    let (letter, digit) = (|b: &u8| b.is_ascii_uppercase(), |b: &u8| b.is_ascii_digit());
    match text.as_bytes() {
        [a, d] => letter(a) && digit(d),
        [a, b, c] => letter(a) && ((digit(b) && c.is_ascii_alphanumeric()) || (letter(b) && digit(c))),
        [a, b, c, d] => letter(a) && letter(b) && digit(c) && d.is_ascii_alphanumeric(),
        _ => false,
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for Outcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for PostcodeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PostcodeProblem::NotAPostcode => "Write a full postcode, like TS18 1HU.",
            PostcodeProblem::NotAnOutcode => "Write the first half of a postcode, like TS18.",
        })
    }
}
impl std::error::Error for PostcodeProblem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_has_one_form() {
        for (written, kept) in
            [("ts181hu", "TS18 1HU"), (" EC1A  1BB ", "EC1A 1BB"), ("m1\t1ae", "M1 1AE"), ("BT5 4PX", "BT5 4PX")]
        {
            assert_eq!(Postcode::parse(written).map(|it| it.to_string()), Ok(kept.into()));
        }
        for bad in ["", "NULL", "TS18", "TS18 1H", "T 1HU", "TS181 1HUU", "12 3AB", "ÄÖ1 1ÜÜ", "TS18 HHU", "日本語"]
        {
            assert_eq!(Postcode::parse(bad), Err(PostcodeProblem::NotAPostcode), "{bad}");
        }
    }

    #[test]
    fn an_outcode_is_taken_from_either() {
        for (written, kept) in [("ts18", "TS18"), ("TS18 1HU", "TS18"), ("W1A", "W1A"), ("m1", "M1"), ("m11ae", "M1")] {
            assert_eq!(Outcode::parse(written).map(|it| it.to_string()), Ok(kept.into()));
        }
        for bad in ["", "T", "18TS", "TSTS1", "TS18 1"] {
            assert_eq!(Outcode::parse(bad), Err(PostcodeProblem::NotAnOutcode), "{bad}");
        }
    }
}
