//! What other features may know of places: their codes, kinds, cards and the facts about them.

mod code;
mod key;
mod reads;
mod workers;

pub use code::{NotACode, PlaceCode};
pub use key::{name_key, words};
pub use reads::{
    OutcodeCentre, PlaceStep, all_outcodes, cards_of, find_outcode, find_place_named, find_places_named, steps_of,
};
pub use workers::{Worker, WorkersAt, WorkersPort};

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use store::Fact;

/// What kind of place; in the order of the ladder, from the ground up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A general practice.
    Practice,
    /// A primary care network of practices (England).
    Pcn,
    /// The area of one or several boroughs below an integrated care board; until July 2022 a CCG (England).
    SubIcb,
    /// An integrated care board (England).
    Icb,
    /// A region of NHS England.
    Region,
    /// A local health board (Wales).
    Board,
    /// A health and social care area (Northern Ireland).
    Area,
    /// England, Wales, Scotland or Northern Ireland.
    Nation,
}

impl PlaceKind {
    /// All, from the ground up.
    pub const ALL: [PlaceKind; 8] = {
        use PlaceKind::*;
        [Practice, Pcn, SubIcb, Icb, Region, Board, Area, Nation]
    };

    /// The word in the store and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            PlaceKind::Practice => "practice",
            PlaceKind::Pcn => "pcn",
            PlaceKind::SubIcb => "sub_icb",
            PlaceKind::Icb => "icb",
            PlaceKind::Region => "region",
            PlaceKind::Board => "board",
            PlaceKind::Area => "area",
            PlaceKind::Nation => "nation",
        }
    }

    /// The word for people.
    pub const fn label(self) -> &'static str {
        match self {
            PlaceKind::Practice => "Practice",
            PlaceKind::Pcn => "Primary care network",
            PlaceKind::SubIcb => "Sub-ICB location",
            PlaceKind::Icb => "Integrated care board",
            PlaceKind::Region => "NHS region",
            PlaceKind::Board => "Health board",
            PlaceKind::Area => "Health and social care area",
            PlaceKind::Nation => "Nation",
        }
    }

    /// The height on the ladder: 0 a practice, 5 a nation. A board or an area stands where an ICB does.
    pub const fn rung(self) -> i64 {
        match self {
            PlaceKind::Practice => 0,
            PlaceKind::Pcn => 1,
            PlaceKind::SubIcb => 2,
            PlaceKind::Icb | PlaceKind::Board | PlaceKind::Area => 3,
            PlaceKind::Region => 4,
            PlaceKind::Nation => 5,
        }
    }
}

/// Not one of the words of [`PlaceKind::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAKind;

impl FromStr for PlaceKind {
    type Err = NotAKind;
    fn from_str(text: &str) -> Result<PlaceKind, NotAKind> {
        PlaceKind::ALL.into_iter().find(|it| it.as_str() == text).ok_or(NotAKind)
    }
}
impl fmt::Display for NotAKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a kind of place")
    }
}
impl std::error::Error for NotAKind {}

/// Where something is: the centre of its outward postcode, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east; negative in most of the United Kingdom.
    pub longitude: f64,
}

impl Point {
    /// Miles as the crow flies, on a sphere; right to half a per cent.
    pub fn miles_to(self, other: Point) -> f64 {
        const EARTH_RADIUS_MILES: f64 = 3958.8;
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let (north, east) = (to - from, (other.longitude - self.longitude).to_radians());
        let chord = (north / 2.0).sin().powi(2) + from.cos() * to.cos() * (east / 2.0).sin().powi(2);
        2.0 * EARTH_RADIUS_MILES * chord.sqrt().min(1.0).asin()
    }
}

/// How a place looks in someone else's list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceCard {
    /// Its code, which is its address: `/places/{code}`.
    pub code: PlaceCode,
    /// Its name, as people write it.
    pub name: String,
    /// What kind it is.
    pub kind: PlaceKind,
    /// The town, where its outward postcode is known.
    pub town: Option<String>,
    /// The outward postcode.
    pub outcode: Option<String>,
    /// The centre of the outward postcode.
    pub point: Option<Point>,
}

impl PlaceCard {
    /// Its page.
    pub fn url(&self) -> String {
        self.code.url()
    }
    /// Name and town: what a typeahead writes into its field, and what [`find_place_named`] reads again.
    pub fn words(&self) -> String {
        named_in(&self.name, self.town.as_deref())
    }
}

/// A name and the town in which it is, if that is known.
pub fn named_in(name: &str, town: Option<&str>) -> String {
    match town.filter(|it| !it.is_empty()) {
        Some(town) => format!("{name}, {town}"),
        None => name.to_owned(),
    }
}

/// A place came, or something about it or about what stands above it is another than before. One fact a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceChanged {
    /// Which.
    pub place: PlaceCode,
}

/// An import ended. What is made from all places at once (ladders, lists to choose from) is made again now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacesImported {
    /// `practices`, `pcns` or `outcodes`.
    pub what: String,
    /// How many rows of the store changed.
    pub changes: u64,
}

impl Fact for PlaceChanged {
    const KIND: &'static str = "place_changed";
}
impl Fact for PlacesImported {
    const KIND: &'static str = "places_imported";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_as_it_is_written() {
        for kind in PlaceKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert_eq!("ccg".parse::<PlaceKind>(), Err(NotAKind));
    }

    #[test]
    fn miles_are_those_of_a_map() {
        let stockton = Point { latitude: 54.565, longitude: -1.32 };
        let london = Point { latitude: 51.507, longitude: -0.128 };
        assert!((stockton.miles_to(london) - 217.0).abs() < 3.0);
        assert_eq!(stockton.miles_to(stockton), 0.0);
    }
}
