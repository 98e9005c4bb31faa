//! What a file says, and in the end what came of it.

use crate::{
    day::Day,
    link::Link,
    place::{Place, PlaceCode},
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What a whole file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The places it is about; these count.
    pub rows: Vec<Said>,
    /// Places that it only mentions (the bodies above its practices); these do not count.
    pub beside: Vec<Said>,
    /// The lines that cannot be used.
    pub rejected: Vec<Rejected>,
    /// The last day that the file knows, if it dates anything.
    pub newest: Option<Day>,
    /// What it means that a place is not in it.
    pub absence: Absence,
}

/// A place as a file says it is, with what stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The line, from 1.
    pub line: u64,
    /// The place.
    pub place: Place,
    /// The links upwards that the file gives. For networks: the links of their members to them.
    pub links: Vec<Link>,
}

/// What it means that a place is not in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// Nothing: the file says itself what closed.
    SaysNothing,
    /// The file lists what is open: a place whose code begins so and that no line names, not even a rejected one,
    /// has closed.
    Closes {
        /// The beginning of the codes that the file is about.
        prefix: &'static str,
        /// All codes of the file, also those of rejected lines.
        listed: HashSet<PlaceCode>,
    },
}

/// A line that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The line, from 1.
    pub line: u64,
    /// Why, in a sentence.
    pub reason: String,
}

/// What came of an import, in numbers of rows. Each row counts once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Were not here before.
    pub new: u64,
    /// Are here, with something else than before.
    pub changed: u64,
    /// Have closed.
    pub closed: u64,
    /// Have fallen dormant.
    pub dormant: u64,
    /// Are open again.
    pub reopened: u64,
    /// Are as they were.
    pub unchanged: u64,
    /// Cannot be used.
    pub rejected: Vec<Rejected>,
}

impl Summary {
    /// One line of JSON, without its line end.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("numbers and texts are JSON")
    }

    /// For people, several lines: the numbers, then the first rejected lines.
    pub fn words(&self) -> String {
        const SHOWN: usize = 10;
        let mut words = format!(
            "{} new, {} changed, {} closed, {} dormant, {} reopened, {} unchanged, {} rejected",
            self.new,
            self.changed,
            self.closed,
            self.dormant,
            self.reopened,
            self.unchanged,
            self.rejected.len()
        );
        for Rejected { line, reason } in self.rejected.iter().take(SHOWN) {
            words.push_str(&format!("\n  line {line}: {reason}"));
        }
        if self.rejected.len() > SHOWN {
            words.push_str(&format!("\n  and {} more", self.rejected.len() - SHOWN));
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_is_one_line_in_a_fixed_order() {
        let rejected = vec![Rejected { line: 7, reason: "The practice has no “name”.".into() }];
        let summary = Summary { new: 15, closed: 323, rejected, ..Summary::default() };
        let wanted = r#"{"new":15,"changed":0,"closed":323,"dormant":0,"reopened":0,"unchanged":0,"#;
        let rest = r#""rejected":[{"line":7,"reason":"The practice has no “name”."}]}"#;
        assert_eq!(summary.json(), format!("{wanted}{rest}"));
        assert!(summary.words().ends_with("1 rejected\n  line 7: The practice has no “name”."));
    }
}
