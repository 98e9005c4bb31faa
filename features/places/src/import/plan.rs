//! All that one import saves: what the file changes, the ground under it, and the steps of the ladder that follow.

use super::{
    diff::{Changes, Known, diff},
    outcome::Parsed,
    refused::Refused,
};
use crate::{
    day::Day,
    ladder::{Ladder, Step, ground},
    link::follow,
    place::{Place, PlaceCode},
};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What to save, in one transaction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Places and links. The ground that was missing is among what came along.
    pub changes: Changes,
    /// What now stands above what.
    pub come: Vec<Step>,
    /// What no longer does.
    pub gone: Vec<Step>,
    /// The height of everything that new steps lead to.
    pub rungs: BTreeMap<PlaceCode, i64>,
}

impl Plan {
    /// What `parsed` changes of what is `known`, whose steps are now `steps`.
    pub fn of_file(known: Known, steps: HashSet<Step>, parsed: Parsed, today: Day) -> Result<Plan, Refused> {
        let laid = missing_ground(&known, today);
        let known = known.with(&laid);
        let mut changes = diff(&known, parsed, today)?;
        let after = known.with(&changes);
        changes.beside.extend(laid.beside);
        changes.links.extend(laid.links);
        Ok(Plan::of(changes, after, steps, today))
    }

    /// What lays the ground, before any file.
    pub fn of_ground(known: Known, steps: HashSet<Step>, today: Day) -> Plan {
        let changes = missing_ground(&known, today);
        let after = known.with(&changes);
        Plan::of(changes, after, steps, today)
    }

    fn of(changes: Changes, after: Known, mut gone: HashSet<Step>, today: Day) -> Plan {
        let links: Vec<_> = after.links.into_values().flatten().collect();
        let ladder = Ladder::on(today, after.places.values().map(|it| (&it.code, it.kind)), &links);
        let come: Vec<Step> = ladder.steps().into_iter().filter(|it| !gone.remove(it)).collect();
        let rung = |it: &Step| Some((it.above.clone(), after.places.get(&it.above)?.kind.rung()));
        let rungs = come.iter().filter_map(rung).collect();
        let mut gone: Vec<Step> = gone.into_iter().collect();
        gone.sort();
        Plan { changes, come, gone, rungs }
    }

    /// Whether there is nothing to save.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.come.is_empty() && self.gone.is_empty()
    }

    /// All places to save, the bodies first.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.changes.beside.iter().chain(self.changes.places.iter().map(|it| &it.1))
    }

    /// Every place that is another afterwards, or stands under others.
    pub fn touched(&self) -> BTreeSet<&PlaceCode> {
        let steps = self.come.iter().chain(&self.gone).map(|it| &it.place);
        self.places().map(|it| &it.code).chain(steps).collect()
    }
}

/// Nations, regions, boards and areas that are not here yet or have another name now.
fn missing_ground(known: &Known, today: Day) -> Changes {
    let ground = ground();
    let mut changes = Changes::default();
    for place in ground.places {
        match known.places.get(&place.code) {
            Some(old) if old.kind != place.kind || (old.name == place.name && old.ons_code == place.ons_code) => {}
            Some(old) => changes.beside.push(Place { name: place.name, ons_code: place.ons_code, ..old.clone() }),
            None => changes.beside.push(place),
        }
    }
    for link in ground.links {
        let stored = known.links.get(&link.child).map_or(&[][..], Vec::as_slice);
        changes.links.extend(follow(stored, &link, today));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{practices, practices::tests::line};

    const TODAY: Day = Day::new(2026, 11, 20).expect("a day");

    #[test]
    fn the_ground_is_laid_once() {
        let plan = Plan::of_ground(Known::default(), HashSet::new(), TODAY);
        assert_eq!((plan.changes.beside.len(), plan.gone.len()), (65, 0));
        let known = Known::default().with(&plan.changes);
        let steps: HashSet<Step> = plan.come.iter().cloned().collect();
        assert!(Plan::of_ground(known.clone(), steps.clone(), TODAY).is_empty());
        let mut renamed = known;
        let devon = renamed.places.get_mut(&PlaceCode::stored("QJK")).expect("a board");
        devon.name = "Devon".into();
        let plan = Plan::of_ground(renamed, steps, TODAY);
        assert_eq!((plan.changes.beside.len(), plan.come.len()), (1, 0));
    }

    #[test]
    fn a_file_brings_steps_and_takes_them_away() {
        let parsed = |file: String| practices::parse(file.as_bytes()).expect("a good file");
        let first = parsed(line("A81001", &[]) + &line("A81002", &[]));
        let plan = Plan::of_file(Known::default(), HashSet::new(), first.clone(), TODAY).expect("taken");
        let above = |plan: &Plan| plan.come.iter().filter(|it| it.place.as_str() == "A81001").count();
        assert_eq!(above(&plan), 5, "itself, sub-ICB, ICB, region, nation");
        assert_eq!(plan.rungs[&PlaceCode::stored("ENG")], 5);
        let known = Known::default().with(&plan.changes);
        let steps: HashSet<Step> = plan.come.iter().cloned().collect();
        assert!(Plan::of_file(known.clone(), steps.clone(), first, TODAY).expect("taken").is_empty());

        let moved = parsed(line("A81001", &[(15, "00P"), (16, "20250101")]) + &line("A81002", &[]));
        let plan = Plan::of_file(known, steps, moved, TODAY).expect("taken");
        assert_eq!(plan.gone.len(), 1);
        assert_eq!(plan.touched().len(), 2, "the practice and its new sub-ICB");
    }
}
