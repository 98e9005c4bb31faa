//! Files of the health service: read, checked, and compared with what is already here. Pure: nothing is saved here.
//!
//! bytes → [`file`] → [`practices`] · [`northern_ireland`] · [`pcns`] → [`outcome::Parsed`] → [`diff::diff`] →
//! [`diff::Changes`] → [`plan::Plan`], [`outcome::Summary`]; [`outcodes`] keep their own, shorter way.

pub mod bodies;
pub mod diff;
pub mod file;
pub mod kind;
pub mod northern_ireland;
pub mod outcodes;
pub mod outcome;
pub mod pcns;
pub mod plan;
pub mod practices;
pub mod record;
pub mod refused;

#[cfg(test)]
pub(crate) mod tests;

use crate::place::PlaceKind;
use kernel::TextProblem;

/// One cell as a text of one line: NFC, without hidden characters, at most `max` characters. Empty stays empty.
fn cell(text: &str, what: &str, max: usize) -> Result<String, String> {
    match kernel::line(text, max) {
        Ok(line) => Ok(line),
        Err(TextProblem::Empty) => Ok(String::new()),
        Err(TextProblem::TooLong(max)) => Err(format!("The {what} is longer than {max} characters.")),
        Err(TextProblem::Hidden) => Err(format!("The {what} holds invisible characters.")),
    }
}

/// As [`cell`], in proper capitals; required.
fn name(text: &str, kind: PlaceKind) -> Result<String, String> {
    let name = cell(text, "name", 200)?;
    if name.is_empty() {
        return Err(format!("The {} has no name.", kind.label().to_lowercase()));
    }
    Ok(crate::name::proper(&name))
}

/// The lines of an address that hold anything, in proper capitals.
fn address<'a>(lines: impl IntoIterator<Item = &'a str>) -> Result<Vec<String>, String> {
    let mut address = Vec::new();
    for line in lines {
        let line = cell(line, "address", 200)?;
        if !line.is_empty() {
            address.push(crate::name::proper(&line));
        }
    }
    Ok(address)
}

/// A postcode, if there is one; one that is none is a reason.
fn postcode(text: &str) -> Result<Option<crate::postcode::Postcode>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    crate::postcode::Postcode::parse(text).map(Some).map_err(|_| format!("“{}” is not a postcode.", shortened(text)))
}

/// A day of eight digits, if there is one.
fn day(text: &str, what: &str) -> Result<Option<crate::day::Day>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| format!("The {what} “{}” is not a day written as YYYYMMDD.", shortened(text));
    crate::day::Day::from_digits(text).map(Some).map_err(wrong)
}

/// The code of a place.
fn code(text: &str, what: &str) -> Result<crate::place::PlaceCode, String> {
    let wrong = |_| format!("The {what} “{}” is not a code.", shortened(text));
    crate::place::PlaceCode::parse(text).map_err(wrong)
}

/// What a file says, short and visible enough to stand in a message.
fn shortened(text: &str) -> String {
    text.chars().take(24).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}
