//! Where places are and what stands above them, in memory: so that a search near a postcode asks no store.

use super::{answer::Values, codes};
use crate::{
    location::Outcode,
    population::MadePractice,
    term::{Vocabulary, fold},
};
use kernel::Result;
use places_api::PlaceKind;
use search::{Code, FacetCounts, Point};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// All places and postcode districts.
#[derive(Debug, Default)]
pub struct Ground {
    /// Sorted by code.
    spots: Vec<Spot>,
    outcodes: HashMap<Box<str>, Point>,
    /// Towns and names of practices, folded, with the middle of what bears the name.
    names: HashMap<Box<str>, Point>,
    /// From the number in the index to the spot.
    by_number: HashMap<u32, u32>,
    /// What the directory offers before anything is chosen; see [`Offered`].
    offered: RwLock<Option<Offered>>,
}

/// The values of all facets as they follow from these counts, places and terms: the same for everybody who asks for
/// nothing, so worked out once.
#[derive(Debug)]
struct Offered {
    counts: Arc<[FacetCounts]>,
    vocabulary: Arc<Vocabulary>,
    values: Values,
}

/// One place.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its code.
    pub code: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// What kind it is.
    pub kind: PlaceKind,
    /// The town, unless the name says it already; may be empty.
    pub town: Box<str>,
    /// The first half of its postcode; may be empty.
    pub outcode: Box<str>,
    /// Where it is, if that is known.
    pub at: Option<Point>,
    /// The codes of what stands above it.
    pub above: Vec<Box<str>>,
}

/// The ground that this app holds.
#[derive(Default)]
struct Held(RwLock<Option<Arc<Ground>>>);

impl Ground {
    /// Of these places.
    pub fn of(mut spots: Vec<Spot>) -> Ground {
        spots.sort_by(|a, b| a.code.cmp(&b.code));
        let mut ground = Ground::default();
        let mut towns: HashMap<Box<str>, (f64, f64, f64)> = HashMap::new();
        for (index, spot) in spots.iter_mut().enumerate() {
            ground.by_number.insert(codes::place_number(&spot.code), index as u32);
            let (name, town) = (fold(&spot.name), fold(&spot.town));
            if name.contains(&town) {
                spot.town = "".into();
            }
            let Some(at) = spot.at else { continue };
            if !spot.outcode.is_empty() {
                ground.outcodes.insert(spot.outcode.clone(), at);
            }
            ground.names.insert(name.into(), at);
            if !town.is_empty() {
                let sum = towns.entry(town.into()).or_default();
                *sum = (sum.0 + at.lat, sum.1 + at.lon, sum.2 + 1.0);
            }
        }
        // A town is meant before a practice that bears its name.
        let middles = towns.into_iter().map(|(name, (lat, lon, n))| (name, Point { lat: lat / n, lon: lon / n }));
        ground.names.extend(middles);
        ground.spots = spots;
        ground
    }

    /// Of the practices of a made population.
    pub fn of_made(practices: &[MadePractice]) -> Ground {
        let spot = |it: &MadePractice| Spot {
            code: it.code.as_str().into(),
            name: it.name.as_str().into(),
            kind: PlaceKind::Practice,
            town: "".into(),
            outcode: it.outcode.as_str().into(),
            at: Some(Point { lat: it.lat, lon: it.lon }),
            above: Vec::new(),
        };
        Ground::of(practices.iter().map(spot).collect())
    }

    /// The ground as this app holds it; read from the store at the first call.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn held(app: &frame::App) -> Result<Arc<Ground>> {
        let own = app.keep(Held::default);
        let held = own.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        match held {
            Some(ground) => Ok(ground),
            None => Ground::renewed(app).await,
        }
    }

    /// Reads the places again: after an import.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn renewed(app: &frame::App) -> Result<Arc<Ground>> {
        let mut ground = Ground::of(crate::store::entry::all_spots(app).await?);
        // Also those in which no practice is: somebody may live there.
        ground.outcodes.extend(crate::store::entry::all_outcodes(app).await?);
        let ground = Arc::new(ground);
        *app.keep(Held::default).0.write().unwrap_or_else(PoisonError::into_inner) = Some(ground.clone());
        Ok(ground)
    }

    /// By code.
    pub fn spot(&self, code: &str) -> Option<&Spot> {
        // Two places may share a number, and then only one of them has it.
        let numbered = self.by_number.get(&codes::place_number(code)).map(|at| &self.spots[*at as usize]);
        numbered.filter(|it| *it.code == *code).or_else(|| {
            numbered?;
            self.spots.binary_search_by(|it| (*it.code).cmp(code)).ok().map(|at| &self.spots[at])
        })
    }

    /// By its number in the index.
    pub(crate) fn numbered(&self, code: Code) -> Option<&Spot> {
        self.by_number.get(&search::ordinal_of(code)).map(|at| &self.spots[*at as usize])
    }

    /// Where a postcode, the first half of one, a town, a practice or its code is.
    pub fn find(&self, typed: &str) -> Option<Point> {
        let typed = typed.trim();
        if let Ok(outcode) = Outcode::parse(typed)
            && let Some(at) = self.outcode(outcode.as_str())
        {
            return Some(at);
        }
        let named = || self.names.get(&*fold(typed)).copied();
        self.spot(&typed.to_ascii_uppercase()).and_then(|it| it.at).or_else(named)
    }

    /// The middle of a postcode district.
    pub fn outcode(&self, outcode: &str) -> Option<Point> {
        self.outcodes.get(outcode).copied()
    }

    /// The place itself and all above it, as numbers of the index to choose by, and those of areas also to count.
    pub(crate) fn steps(&self, code: &str) -> Vec<Code> {
        let above = self.spot(code).map(|it| it.above.as_slice()).unwrap_or_default();
        let steps = std::iter::once(code).chain(above.iter().map(|it| &**it));
        let area = |step: &str| self.spot(step).is_some_and(Spot::is_area).then(|| codes::of_area(step));
        steps.flat_map(|it| std::iter::once(codes::of_place(it)).chain(area(it))).collect()
    }

    /// The values that were made of these counts and terms the last time.
    pub(crate) fn offered(&self, counts: &Arc<[FacetCounts]>, vocabulary: &Arc<Vocabulary>) -> Option<Values> {
        let offered = self.offered.read().unwrap_or_else(PoisonError::into_inner);
        let same = |it: &&Offered| it.counts == *counts && Arc::ptr_eq(&it.vocabulary, vocabulary);
        offered.as_ref().filter(same).map(|it| it.values.clone())
    }

    /// Keeps the values that were made of these counts and terms.
    pub(crate) fn offer(&self, counts: Arc<[FacetCounts]>, vocabulary: Arc<Vocabulary>, values: Values) {
        let offered = Offered { counts, vocabulary, values };
        *self.offered.write().unwrap_or_else(PoisonError::into_inner) = Some(offered);
    }
}

impl Spot {
    /// Whether it is of the size of a health board: what the directory offers.
    pub(crate) fn is_area(&self) -> bool {
        matches!(self.kind, PlaceKind::Icb | PlaceKind::Board | PlaceKind::Area)
    }

    /// "Marram Lane Practice, Redcar"; the town stands once.
    pub fn words(&self) -> String {
        if self.town.is_empty() { self.name.to_string() } else { format!("{}, {}", self.name, self.town) }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Three practices and what stands above two of them.
    pub(crate) fn made() -> Ground {
        let spot =
            |code: &str, name: &str, kind, town: &str, outcode: &str, at: Option<(f64, f64)>, above: &[&str]| Spot {
                code: code.into(),
                name: name.into(),
                kind,
                town: town.into(),
                outcode: outcode.into(),
                at: at.map(|(lat, lon)| Point { lat, lon }),
                above: above.iter().map(|it| (*it).into()).collect(),
            };
        Ground::of(vec![
            spot(
                "A81001",
                "Densham Surgery",
                PlaceKind::Practice,
                "Stockton-on-Tees",
                "TS18",
                Some((54.56, -1.31)),
                &["QHM", "Y63"],
            ),
            spot(
                "A81010",
                "Marram Lane Practice",
                PlaceKind::Practice,
                "Redcar",
                "TS10",
                Some((54.61, -1.06)),
                &["QHM", "Y63"],
            ),
            spot("F84001", "Far Away Surgery", PlaceKind::Practice, "London", "E1", Some((51.52, -0.06)), &["QMF"]),
            spot("QHM", "NHS North East and North Cumbria ICB", PlaceKind::Icb, "", "", None, &["Y63"]),
            spot("QMF", "NHS North East London ICB", PlaceKind::Icb, "", "", None, &[]),
            spot("Y63", "North East and Yorkshire", PlaceKind::Region, "", "", None, &[]),
        ])
    }

    #[test]
    fn a_place_is_found_by_what_people_type() {
        let ground = made();
        let stockton = ground.outcode("TS18");
        assert!(stockton.is_some());
        for typed in ["TS18", "ts18 1hu", " stockton on tees ", "A81001", "densham surgery"] {
            assert_eq!(ground.find(typed), stockton, "{typed}");
        }
        for typed in ["", "QHM", "ZZ99", "nowhere", "\u{0}"] {
            assert_eq!(ground.find(typed), None, "{typed}");
        }
    }

    #[test]
    fn steps_lead_up_the_ladder_and_numbers_back() {
        let ground = made();
        let steps = ground.steps("A81001");
        let names: Vec<_> = steps.iter().filter_map(|it| ground.numbered(*it)).map(|it| &*it.code).collect();
        assert_eq!(names, ["A81001", "QHM", "QHM", "Y63"]);
        assert_eq!(steps.iter().filter(|it| codes::is_area(**it)).count(), 1);
        assert_eq!(ground.steps("X00000").len(), 1);
    }

    #[test]
    fn the_town_stands_once() {
        let ground = made();
        assert_eq!(ground.spot("A81010").map(Spot::words).as_deref(), Some("Marram Lane Practice, Redcar"));
        let own = Spot { name: "Redcar Surgery".into(), ..ground.spot("A81010").expect("made").clone() };
        let ground = Ground::of(vec![own]);
        assert_eq!(ground.spot("A81010").map(Spot::words).as_deref(), Some("Redcar Surgery"));
        assert_eq!(ground.find("redcar"), ground.outcode("TS10"));
    }
}
