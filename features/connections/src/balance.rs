//! Balance: a picture of one's own contacts, for oneself alone, from what their profiles say. Pure counting.

mod advice;

pub use advice::{Advice, advise};

use people_api::{Affiliation, Affiliations};

/// A contact, or the reader: what the picture needs of a profile.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    /// Where they are.
    pub place: Option<Spot>,
    /// The practices where they work now.
    pub practices: Vec<String>,
    /// The first year that a role in general practice names.
    pub began: Option<u16>,
    /// Whether they are students or in training.
    pub training: Training,
    /// Where they belong.
    pub affiliations: Affiliations,
}

/// Whether somebody is on the way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Training {
    /// A student or registrar.
    Yes,
    /// Neither, or not said.
    #[default]
    No,
}

/// Where somebody is.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// In degrees north.
    pub latitude: f64,
    /// In degrees east.
    pub longitude: f64,
    /// The ICB, health board or area; may be unknown.
    pub board: Option<String>,
}

/// The whole picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// How many contacts it is made of.
    pub people: usize,
    /// Near and far.
    pub distance: Side<Distance>,
    /// The same practice or another.
    pub practice: Side<Practice>,
    /// Shorter, as long, longer in general practice.
    pub career: Side<Career>,
    /// Sectors; somebody may belong to several.
    pub sector: Side<Sector>,
}

/// One side of the picture: how many of each, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side<T> {
    /// Each and how many.
    pub counts: Vec<(T, usize)>,
}

/// How far away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// In my own board, or within [`NEAR`] miles.
    Near,
    /// Farther.
    Far,
    /// One of the two does not say where they are.
    NotSaid,
}

/// Whether they work where I work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// At one of my practices.
    Same,
    /// Elsewhere.
    Other,
    /// One of the two names no practice.
    NotSaid,
}

/// How long they are in general practice, beside me.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Career {
    /// Began [`YEARS`] years or more after me, or is on the way.
    Shorter,
    /// About as long.
    Alike,
    /// Began [`YEARS`] years or more before me.
    Longer,
    /// One of the two names no year.
    NotSaid,
}

/// Where they belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sector {
    /// They said it.
    Said(Affiliation),
    /// They did not.
    NotSaid,
}

/// Near is within so many miles.
pub const NEAR: f64 = 15.0;
/// So many years apart is not alike any more.
pub const YEARS: u16 = 7;
/// Below so many contacts there is no picture: it would only name them.
pub const FEWEST: usize = 5;

impl Balance {
    /// Of the reader and their contacts; none of fewer than [`FEWEST`].
    pub fn of(me: &Person, contacts: &[Person]) -> Option<Balance> {
        if contacts.len() < FEWEST {
            return None;
        }
        use Career as C;
        let sectors = Affiliation::ALL.map(Sector::Said).into_iter().chain([Sector::NotSaid]);
        let belongs = |sector: Sector, it: &Person| match sector {
            Sector::Said(affiliation) => it.affiliations.has(affiliation),
            Sector::NotSaid => !it.affiliations.is_stated(),
        };
        let sector = sectors.map(|sector| (sector, contacts.iter().filter(|it| belongs(sector, it)).count()));
        Some(Balance {
            people: contacts.len(),
            distance: Side::of(&[Distance::Near, Distance::Far, Distance::NotSaid], contacts, |it| distance(me, it)),
            practice: Side::of(&[Practice::Same, Practice::Other, Practice::NotSaid], contacts, |it| practice(me, it)),
            career: Side::of(&[C::Shorter, C::Alike, C::Longer, C::NotSaid], contacts, |it| career(me, it)),
            sector: Side { counts: sector.collect() },
        })
    }
}

impl<T: Copy + PartialEq> Side<T> {
    fn of(all: &[T], contacts: &[Person], which: impl Fn(&Person) -> T) -> Side<T> {
        let count = |it: &T| contacts.iter().filter(|contact| which(contact) == *it).count();
        Side { counts: all.iter().map(|it| (*it, count(it))).collect() }
    }
    /// How many of this one.
    pub fn count(&self, of: T) -> usize {
        self.counts.iter().find(|it| it.0 == of).map_or(0, |it| it.1)
    }
}

fn distance(me: &Person, it: &Person) -> Distance {
    let (Some(mine), Some(theirs)) = (&me.place, &it.place) else { return Distance::NotSaid };
    let same_board = mine.board.is_some() && mine.board == theirs.board;
    if same_board || miles(mine, theirs) <= NEAR { Distance::Near } else { Distance::Far }
}

fn practice(me: &Person, it: &Person) -> Practice {
    if me.practices.is_empty() || it.practices.is_empty() {
        Practice::NotSaid
    } else if it.practices.iter().any(|it| me.practices.contains(it)) {
        Practice::Same
    } else {
        Practice::Other
    }
}

fn career(me: &Person, it: &Person) -> Career {
    match (me.training, it.training) {
        (Training::No, Training::Yes) => return Career::Shorter,
        (Training::Yes, Training::Yes) => return Career::Alike,
        (Training::Yes, Training::No) => return Career::Longer,
        (Training::No, Training::No) => {}
    }
    match (me.began, it.began) {
        (Some(mine), Some(theirs)) if theirs >= mine.saturating_add(YEARS) => Career::Shorter,
        (Some(mine), Some(theirs)) if mine >= theirs.saturating_add(YEARS) => Career::Longer,
        (Some(_), Some(_)) => Career::Alike,
        _ => Career::NotSaid,
    }
}

/// As the crow flies, in statute miles (haversine).
fn miles(a: &Spot, b: &Spot) -> f64 {
    const EARTH: f64 = 3958.8;
    let (lat_a, lat_b) = (a.latitude.to_radians(), b.latitude.to_radians());
    let (half_lat, half_lon) = ((lat_b - lat_a) / 2.0, (b.longitude - a.longitude).to_radians() / 2.0);
    let h = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    2.0 * EARTH * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests;
