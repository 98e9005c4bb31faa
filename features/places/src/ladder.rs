//! The ladder: practice, network, sub-ICB, ICB, region, nation, and which steps stand above a place on a day.

use crate::{
    day::Day,
    link::{Link, LinkKind},
    nations::TABLE,
    place::{Place, PlaceCode, PlaceKind},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The day on which integrated care boards began (Health and Care Act 2022).
pub const ICBS_BEGAN: Day = Day::new(2022, 7, 1).expect("a day of the calendar");

/// The places that are there before any import, and the links between them. The ground on which files are put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Nations, regions, boards and areas; parents before children.
    pub places: Vec<Place>,
    /// What stands above what.
    pub links: Vec<Link>,
}

/// The ground of the United Kingdom.
pub fn ground() -> Ground {
    let mut ground = Ground { places: Vec::new(), links: Vec::new() };
    for (code, kind, name, parent, ons_code) in TABLE {
        let code = PlaceCode::stored(*code);
        let from = (*kind == PlaceKind::Icb).then_some(ICBS_BEGAN);
        if !parent.is_empty() {
            let parent = PlaceCode::stored(*parent);
            ground.links.push(Link { child: code.clone(), parent, kind: LinkKind::Part, from, to: None });
        }
        let ons_code = (!ons_code.is_empty()).then(|| (*ons_code).to_owned());
        ground.places.push(Place { ons_code, opened: from, ..Place::named(code, *kind, *name) });
    }
    ground
}

/// One step: `above` stands above `place`, or is the place itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// The place that looks up.
    pub place: PlaceCode,
    /// What it sees.
    pub above: PlaceCode,
}

/// All links that hold on one day, ready to be climbed.
pub struct Ladder<'a> {
    kinds: HashMap<&'a str, PlaceKind>,
    parents: HashMap<&'a str, Vec<&'a Link>>,
}

impl<'a> Ladder<'a> {
    /// From all places (code and kind) and links. A closed practice keeps the last links it had, so that it is still
    /// found where it was.
    pub fn on(day: Day, places: impl IntoIterator<Item = (&'a PlaceCode, PlaceKind)>, links: &'a [Link]) -> Ladder<'a> {
        let kinds: HashMap<&str, PlaceKind> = places.into_iter().map(|(code, kind)| (code.as_str(), kind)).collect();
        let mut parents: HashMap<&str, Vec<&Link>> = HashMap::new();
        for link in links.iter().filter(|it| kinds.contains_key(it.parent.as_str())) {
            parents.entry(link.child.as_str()).or_default().push(link);
        }
        for of_child in parents.values_mut() {
            of_child.sort_by_key(|it| (std::cmp::Reverse((it.holds_on(day), it.from)), &it.parent));
            let mut kinds_seen = HashSet::new();
            let one_lasts = of_child.iter().any(|it| it.holds_on(day) && it.kind != LinkKind::Member);
            of_child.retain(|it| kinds_seen.insert(it.kind) && (it.holds_on(day) || !one_lasts));
        }
        Ladder { kinds, parents }
    }

    /// What stands above `code`, from the ground up, at most one a kind. A practice's own sub-ICB comes before its
    /// network's.
    pub fn above(&self, code: &str) -> Vec<PlaceCode> {
        let mut found: BTreeMap<(i64, PlaceKind), &Link> = BTreeMap::new();
        let mut round = vec![code];
        let mut seen = HashSet::from([code]);
        // Round by round, so that the nearer parent of a kind wins; `seen` ends what a faulty file made a circle.
        while !round.is_empty() {
            let links: Vec<&Link> = round.iter().filter_map(|it| self.parents.get(it)).flatten().copied().collect();
            round.clear();
            for link in links {
                let kind = self.kinds[link.parent.as_str()];
                if seen.insert(link.parent.as_str()) && !found.contains_key(&(kind.rung(), kind)) {
                    found.insert((kind.rung(), kind), link);
                    round.push(link.parent.as_str());
                }
            }
        }
        found.into_values().map(|it| it.parent.clone()).collect()
    }

    /// Every step of every place, each place its own first step; sorted.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::with_capacity(self.kinds.len() * 6);
        for code in self.kinds.keys() {
            let place = PlaceCode::stored(*code);
            steps.push(Step { place: place.clone(), above: place.clone() });
            steps.extend(self.above(code).into_iter().map(|above| Step { place: place.clone(), above }));
        }
        steps.sort();
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::new(2026, 11, 20).expect("a day");

    fn link(child: &str, kind: LinkKind, parent: &str, from: &str, to: Option<&str>) -> Link {
        Link {
            child: PlaceCode::stored(child),
            parent: PlaceCode::stored(parent),
            kind,
            from: from.parse().ok(),
            to: to.and_then(|it| it.parse().ok()),
        }
    }

    #[test]
    fn the_ground_is_whole() {
        let ground = ground();
        let count = |kind| ground.places.iter().filter(|it| it.kind == kind).count();
        assert_eq!(count(PlaceKind::Nation), 4);
        assert_eq!(count(PlaceKind::Region), 7);
        assert_eq!(count(PlaceKind::Icb), 42);
        assert_eq!(count(PlaceKind::Board), 7);
        assert_eq!(count(PlaceKind::Area), 5);
        let codes: HashSet<_> = ground.places.iter().map(|it| &it.code).collect();
        assert_eq!(codes.len(), ground.places.len(), "no code twice");
        assert!(ground.links.iter().all(|it| codes.contains(&it.parent)));
        assert!(ground.places.iter().all(|it| PlaceCode::parse(it.code.as_str()).as_ref() == Ok(&it.code)));
    }

    #[test]
    fn a_practice_sees_up_to_its_nation() {
        let mut ground = ground();
        for (code, kind) in [
            ("A81001", PlaceKind::Practice),
            ("U89141", PlaceKind::Pcn),
            ("16C", PlaceKind::SubIcb),
            ("00K", PlaceKind::SubIcb),
        ] {
            ground.places.push(Place::named(PlaceCode::stored(code), kind, code));
        }
        ground.links.extend([
            link("A81001", LinkKind::Commissioned, "00K", "2013-04-01", Some("2020-04-01")),
            link("A81001", LinkKind::Commissioned, "16C", "2020-04-01", None),
            link("A81001", LinkKind::Member, "U89141", "2019-10-01", None),
            link("U89141", LinkKind::Commissioned, "00K", "2019-10-01", None),
            link("16C", LinkKind::Part, "QHM", "2022-07-01", None),
        ]);
        let ladder = Ladder::on(TODAY, ground.places.iter().map(|it| (&it.code, it.kind)), &ground.links);
        let above: Vec<_> = ladder.above("A81001").iter().map(ToString::to_string).collect();
        assert_eq!(above, ["U89141", "16C", "QHM", "Y63", "ENG"]);
        assert!(ladder.above("ENG").is_empty() && ladder.above("unknown").is_empty());
        assert_eq!(ladder.above("7A7").len(), 1);
    }

    #[test]
    fn a_circle_in_the_links_ends() {
        let codes = [PlaceCode::stored("16C"), PlaceCode::stored("QHM")];
        let kinds = [PlaceKind::SubIcb, PlaceKind::Icb];
        let links = [
            link("16C", LinkKind::Part, "QHM", "2022-07-01", None),
            link("QHM", LinkKind::Part, "16C", "2022-07-01", None),
        ];
        let ladder = Ladder::on(TODAY, codes.iter().zip(kinds), &links);
        assert_eq!(ladder.above("16C"), [PlaceCode::stored("QHM")]);
        assert_eq!(ladder.steps().len(), 4);
    }

    #[test]
    fn a_closed_practice_is_found_where_it_was() {
        let mut ground = ground();
        ground.places.push(Place::named(PlaceCode::stored("W00001"), PlaceKind::Practice, "Closed"));
        ground.links.push(link("W00001", LinkKind::Commissioned, "7A7", "2009-10-01", Some("2020-01-01")));
        let ladder = Ladder::on(TODAY, ground.places.iter().map(|it| (&it.code, it.kind)), &ground.links);
        assert_eq!(ladder.above("W00001"), [PlaceCode::stored("7A7"), PlaceCode::stored("WLS")]);
    }
}
