//! A place of the health service: a practice, a network, a board, a nation. Places close; they never go away.

use crate::{day::Day, postcode::Postcode};
use std::{fmt, str::FromStr};

pub use places_api::{PlaceCode, PlaceKind};

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its code, unique among all places.
    pub code: PlaceCode,
    /// What kind it is.
    pub kind: PlaceKind,
    /// The name, as people write it.
    pub name: String,
    /// The lines of its address, none of them empty; none for what has no house.
    pub address: Vec<String>,
    /// The postcode, if the file gives one.
    pub postcode: Option<Postcode>,
    /// The telephone number as the file writes it.
    pub phone: Option<String>,
    /// The code of the Office for National Statistics, for regions and the like.
    pub ons_code: Option<String>,
    /// Whether it works.
    pub status: Status,
    /// The day it opened, as far as known.
    pub opened: Option<Day>,
    /// The day it closed, as far as known. A reopened place has none.
    pub closed: Option<Day>,
}

/// Whether a place works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Works.
    Active,
    /// Closed for good, as far as anyone knows.
    Closed,
    /// Still on the books, without patients.
    Dormant,
    /// Announced, not yet open.
    Proposed,
}

impl Place {
    /// A place that works, of which nothing is known but this.
    pub fn named(code: PlaceCode, kind: PlaceKind, name: impl Into<String>) -> Place {
        Place {
            code,
            kind,
            name: name.into(),
            address: Vec::new(),
            postcode: None,
            phone: None,
            ons_code: None,
            status: Status::Active,
            opened: None,
            closed: None,
        }
    }

    /// Its page.
    pub fn url(&self) -> String {
        self.code.url()
    }

    /// The town, as far as the address tells it.
    pub fn town(&self) -> Option<&str> {
        crate::town::town_of(&self.address)
    }

    /// Whether people can still work here.
    pub fn is_open(&self) -> bool {
        self.status != Status::Closed
    }
}

impl Status {
    /// All, in the order in which lists show them.
    pub const ALL: [Status; 4] = [Status::Active, Status::Proposed, Status::Dormant, Status::Closed];

    /// The word in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Active => "active",
            Status::Closed => "closed",
            Status::Dormant => "dormant",
            Status::Proposed => "proposed",
        }
    }

    /// The word for people.
    pub const fn label(self) -> &'static str {
        match self {
            Status::Active => "Open",
            Status::Closed => "Closed",
            Status::Dormant => "Dormant",
            Status::Proposed => "Opening soon",
        }
    }
}

/// Not one of the words of [`Status::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAStatus;

impl FromStr for Status {
    type Err = NotAStatus;
    fn from_str(text: &str) -> Result<Status, NotAStatus> {
        Status::ALL.into_iter().find(|it| it.as_str() == text).ok_or(NotAStatus)
    }
}
impl fmt::Display for NotAStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a status of a place")
    }
}
impl std::error::Error for NotAStatus {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_as_it_is_written() {
        for status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        assert_eq!("open".parse::<Status>(), Err(NotAStatus));
    }
}
