//! The code of a place: the ODS code in England and Wales, `NI-` and the practice number in Northern Ireland.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, fmt, str::FromStr};

/// Names one place for ever: codes are not given twice. Capital letters, digits and inner hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode(String);

/// The text is not the code of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACode;

impl PlaceCode {
    /// The most characters it may have.
    pub const MAX: usize = 20;

    /// Reads what somebody wrote: spaces around it and small letters are forgiven.
    pub fn parse(text: &str) -> Result<PlaceCode, NotACode> {
        let code = text.trim().to_ascii_uppercase();
        let inner = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
        let edges = !code.starts_with('-') && !code.ends_with('-') && !code.contains("--");
        if (3..=PlaceCode::MAX).contains(&code.len()) && code.bytes().all(inner) && edges {
            Ok(PlaceCode(code))
        } else {
            Err(NotACode)
        }
    }

    /// The code of a practice in Northern Ireland, which has a number only.
    pub fn northern_ireland(number: u32) -> PlaceCode {
        PlaceCode(format!("NI-{number}"))
    }

    /// From the store, where it was checked before.
    pub fn stored(text: impl Into<String>) -> PlaceCode {
        PlaceCode(text.into())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The page of the place.
    pub fn url(&self) -> String {
        format!("/places/{}", self.0)
    }
}

impl FromStr for PlaceCode {
    type Err = NotACode;
    fn from_str(text: &str) -> Result<PlaceCode, NotACode> {
        PlaceCode::parse(text)
    }
}
impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This is not the code of a place. A practice code looks like A81001 or NI-12.")
    }
}
impl std::error::Error for NotACode {}
impl Serialize for PlaceCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for PlaceCode {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<PlaceCode, D::Error> {
        PlaceCode::parse(&Cow::<'_, str>::deserialize(from)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_forgiving_when_read_and_strict_when_kept() {
        assert_eq!(PlaceCode::parse(" a81001 ").map(|it| it.to_string()), Ok("A81001".into()));
        assert_eq!(PlaceCode::parse("ni-12"), Ok(PlaceCode::northern_ireland(12)));
        for bad in ["", "A8", "A81 001", "A81001/../x", "-NI", "NI--1", "Ä81001", "A1234567890123456789Z"] {
            assert_eq!(PlaceCode::parse(bad), Err(NotACode), "{bad}");
        }
    }
}
