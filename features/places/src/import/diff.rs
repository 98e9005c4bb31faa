//! What would change: the file beside the store. Nothing is deleted; a place that is gone has closed.

use super::{
    outcome::{Absence, Parsed, Rejected, Said, Summary},
    refused::Refused,
};
use crate::{
    day::Day,
    link::{Link, follow},
    place::{Place, PlaceCode, PlaceKind, Status},
};
use std::collections::HashMap;

/// What is here already: all places, and all links of each child.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// By code.
    pub places: HashMap<PlaceCode, Place>,
    /// By child.
    pub links: HashMap<PlaceCode, Vec<Link>>,
}

/// What an import does. Save all of it, in one transaction, or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// The places that count, with what happened to each.
    pub places: Vec<(Turn, Place)>,
    /// Places that came along and do not count: bodies above practices.
    pub beside: Vec<Place>,
    /// Links to insert, or to save under their child, kind, parent and first day.
    pub links: Vec<Link>,
    /// How many places are as they were.
    pub unchanged: u64,
    /// The lines that cannot be used.
    pub rejected: Vec<Rejected>,
}

/// What happened to a place. A change of status comes before any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It was not here before.
    New,
    /// Something about it, or above it, is another.
    Changed,
    /// It closed.
    Closed,
    /// It fell dormant.
    Dormant,
    /// It was closed or dormant and works again.
    Reopened,
}

/// From so many wrong reopenings on, a file is older than what is here. Fewer may be corrections.
const OLD_FILE_REOPENS: usize = 20;

/// Compares. `today` is the first day of links that replace others without saying since when.
pub fn diff(known: &Known, parsed: Parsed, today: Day) -> Result<Changes, Refused> {
    check_age(known, &parsed)?;
    let mut changes = Changes { rejected: parsed.rejected, ..Changes::default() };
    for said in parsed.beside {
        take_beside(known, &mut changes, said, today);
    }
    for said in parsed.rows {
        take(known, &mut changes, said, today);
    }
    if let Absence::Closes { prefix, listed } = parsed.absence {
        let is_open_here =
            |it: &&Place| it.kind == PlaceKind::Practice && it.is_open() && it.code.as_str().starts_with(prefix);
        let here: Vec<&Place> = known.places.values().filter(is_open_here).collect();
        if listed.len() * 2 < here.len() {
            return Err(Refused::Partial { listed: listed.len(), here: here.len() });
        }
        let mut gone: Vec<&Place> = here.into_iter().filter(|it| !listed.contains(&it.code)).collect();
        gone.sort_by(|a, b| a.code.cmp(&b.code));
        changes
            .places
            .extend(gone.into_iter().map(|it| (Turn::Closed, Place { status: Status::Closed, ..it.clone() })));
    }
    changes.rejected.sort_by_key(|it| it.line);
    Ok(changes)
}

/// A file that says "open" of many places that closed after its own last day was made before they closed.
fn check_age(known: &Known, parsed: &Parsed) -> Result<(), Refused> {
    let Some(newest) = parsed.newest else { return Ok(()) };
    let closed_since = |said: &&Said| {
        let old = known.places.get(&said.place.code);
        said.place.is_open() && old.is_some_and(|it| !it.is_open() && it.closed.is_some_and(|day| day > newest))
    };
    let reopened = parsed.rows.iter().filter(closed_since).count();
    if reopened >= OLD_FILE_REOPENS { Err(Refused::Older { newest, reopened }) } else { Ok(()) }
}

fn take(known: &Known, changes: &mut Changes, said: Said, today: Day) {
    let old = known.places.get(&said.place.code);
    if let Some(old) = old.filter(|it| it.kind != said.place.kind) {
        let reason = format!("{} is the code of another place, {}.", old.code, old.name);
        changes.rejected.push(Rejected { line: said.line, reason });
        return;
    }
    let links = link_changes(known, &said.links, today);
    let place = Place { ons_code: old.and_then(|it| it.ons_code.clone()), ..said.place };
    match turn(old, &place, !links.is_empty()) {
        Some(turn) => changes.places.push((turn, place)),
        None => changes.unchanged += 1,
    }
    changes.links.extend(links);
}

fn turn(old: Option<&Place>, new: &Place, has_link_changes: bool) -> Option<Turn> {
    let Some(old) = old else { return Some(Turn::New) };
    match (old.status, new.status) {
        (from, to) if from == to => (old != new || has_link_changes).then_some(Turn::Changed),
        (_, Status::Closed) => Some(Turn::Closed),
        (_, Status::Dormant) => Some(Turn::Dormant),
        (Status::Closed | Status::Dormant, Status::Active) => Some(Turn::Reopened),
        _ => Some(Turn::Changed),
    }
}

/// A body is added, or (a sub-ICB, whose name is made from its ICB's) gets its new name.
fn take_beside(known: &Known, changes: &mut Changes, said: Said, today: Day) {
    match known.places.get(&said.place.code) {
        Some(old) if old.kind != said.place.kind => return,
        Some(old) if old.kind == PlaceKind::SubIcb && old.name != said.place.name => {
            changes.beside.push(Place { name: said.place.name, ..old.clone() });
        }
        Some(_) => {}
        None => changes.beside.push(said.place),
    }
    changes.links.extend(link_changes(known, &said.links, today));
}

fn link_changes(known: &Known, wanted: &[Link], today: Day) -> Vec<Link> {
    let stored = |child: &PlaceCode| known.links.get(child).map_or(&[][..], Vec::as_slice);
    wanted.iter().flat_map(|it| follow(stored(&it.child), it, today)).collect()
}

impl Changes {
    /// In numbers.
    pub fn summary(&self) -> Summary {
        let count = |turn: Turn| self.places.iter().filter(|it| it.0 == turn).count() as u64;
        Summary {
            new: count(Turn::New),
            changed: count(Turn::Changed),
            closed: count(Turn::Closed),
            dormant: count(Turn::Dormant),
            reopened: count(Turn::Reopened),
            unchanged: self.unchanged,
            rejected: self.rejected.clone(),
        }
    }

    /// Whether there is nothing to save.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.beside.is_empty() && self.links.is_empty()
    }
}

impl Known {
    /// Of these places and links.
    pub fn of(places: impl IntoIterator<Item = Place>, links: impl IntoIterator<Item = Link>) -> Known {
        let mut known = Known::default();
        known.places.extend(places.into_iter().map(|it| (it.code.clone(), it)));
        links.into_iter().for_each(|it| known.links.entry(it.child.clone()).or_default().push(it));
        known
    }

    /// What is here once the changes are saved; the store does the same in SQL.
    pub fn with(mut self, changes: &Changes) -> Known {
        let places = changes.places.iter().map(|it| &it.1).chain(&changes.beside);
        self.places.extend(places.map(|it| (it.code.clone(), it.clone())));
        for link in &changes.links {
            let of_child = self.links.entry(link.child.clone()).or_default();
            let is_it = |it: &&mut Link| it.kind == link.kind && it.parent == link.parent && it.from == link.from;
            match of_child.iter_mut().find(is_it) {
                Some(stored) => stored.to = link.to,
                None => of_child.push(link.clone()),
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{import::practices, import::practices::tests::line, ladder::ground};

    const TODAY: Day = Day::new(2026, 11, 20).expect("a day");

    fn nothing() -> Known {
        let ground = ground();
        Known::of(ground.places, ground.links)
    }

    fn imported(known: &Known, file: &str) -> Changes {
        diff(known, practices::parse(file.as_bytes()).expect("a good file"), TODAY).expect("taken")
    }

    fn turns(changes: &Changes) -> Vec<(&str, Turn)> {
        changes.places.iter().map(|(turn, place)| (place.code.as_str(), *turn)).collect()
    }

    #[test]
    fn each_row_counts_once_and_a_status_first() {
        let known = nothing();
        let first = line("A81001", &[]) + &line("A81002", &[]) + &line("A81003", &[(13, "D")]) + &line("A81004", &[]);
        let known = known.clone().with(&imported(&known, &first));
        let closed = [(2, "NEW NAME"), (12, "20250131"), (13, "C"), (17, "20250131")];
        let second = line("A81001", &closed)
            + &line("A81002", &[(13, "D"), (2, "NEW NAME")])
            + &line("A81003", &[])
            + &line("A81004", &[(5, "2 MILL LANE")])
            + &line("A81005", &[(13, "C")]);
        let changes = imported(&known, &second);
        assert_eq!(
            turns(&changes),
            [
                ("A81001", Turn::Closed),
                ("A81002", Turn::Dormant),
                ("A81003", Turn::Reopened),
                ("A81004", Turn::Changed),
                ("A81005", Turn::New),
            ]
        );
        let known = known.with(&changes);
        assert!(imported(&known, &second).is_empty());
        let practice = PlaceCode::stored("A81001");
        assert_eq!(known.links[&practice][0].to.map(|it| it.to_string()).as_deref(), Some("2025-01-31"));
        let again = imported(&known, &line("A81001", &[]));
        assert_eq!(turns(&again), [("A81001", Turn::Reopened)]);
        assert_eq!(again.places[0].1.closed, None);
    }

    #[test]
    fn another_commissioner_is_a_change_and_keeps_the_old_link() {
        let known = nothing();
        let known = known.clone().with(&imported(&known, &line("A81001", &[(15, "00K")])));
        let moved = imported(&known, &line("A81001", &[(16, "20260401")]));
        assert_eq!(turns(&moved), [("A81001", Turn::Changed)]);
        let links = &known.with(&moved).links[&PlaceCode::stored("A81001")];
        let ends: Vec<_> = links.iter().map(|it| (it.parent.as_str(), it.to.is_some())).collect();
        assert_eq!(ends, [("00K", true), ("16C", false)]);
    }

    #[test]
    fn the_code_of_another_place_is_rejected() {
        let file = line("A81001", &[]) + &line("A81002", &[]) + &line("QHM", &[]);
        let changes = imported(&nothing(), &file);
        assert_eq!(changes.rejected[0].line, 3);
        let reason = "QHM is the code of another place, NHS North East and North Cumbria ICB.";
        assert_eq!(changes.rejected[0].reason, reason);
        assert_eq!(changes.summary().new, 2);
    }

    #[test]
    fn an_older_file_is_refused_but_a_few_corrections_are_not() {
        let rows = |count: usize, changes: &[(usize, &str)]| -> String {
            (0..count).map(|it| line(&format!("A8{it:04}"), changes)).collect()
        };
        let closed = rows(30, &[(12, "20250131"), (13, "C")]);
        let known = nothing();
        let known = known.clone().with(&imported(&known, &closed));
        assert_eq!(imported(&known, &rows(19, &[])).summary().reopened, 19);
        let older = diff(&known, practices::parse(rows(30, &[]).as_bytes()).expect("a good file"), TODAY);
        let newest = Day::new(2020, 4, 1).expect("a day");
        assert_eq!(older, Err(Refused::Older { newest, reopened: 30 }));
        let dated = rows(29, &[]) + &line("A80029", &[(16, "20250201")]);
        assert_eq!(imported(&known, &dated).summary().reopened, 30, "a newer file may say so");
    }
}
