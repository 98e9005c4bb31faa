//! The order of what is found: points for places and preferences, then nearness or newness; the first are looked at again.
//!
//! Only as many as the page needs are ever put in order: those who tie are taken from the nearest or the newest on.

use crate::{
    Ask, How, Key, Place, Sort,
    docs::Docs,
    finding::Part,
    map::Unit,
    matching::Matched,
    points::{Points, Signal},
    query::Ending,
    snapshot::Snapshot,
};
use kernel::Fault;
use std::{cmp::Reverse, collections::BinaryHeap, sync::Arc};

/// One document in its place.
pub(crate) struct Ranked {
    pub part: usize,
    pub doc: u32,
    points: u32,
    second: i64,
    id: Key,
}

/// What decides after the points; lower is better.
#[derive(Clone, Copy)]
enum Second {
    /// The distance from there.
    Near(Unit),
    /// The age.
    New,
}

/// So many are looked at again, field by field.
const FIRST: usize = 200;
/// So many preferences count.
const PREFERENCES: usize = 16;

/// Those of the page that `ask` wants, in order. `preferences` are those of each part.
pub(crate) fn page(parts: &[Part], preferences: &[Vec<Arc<Docs>>], ask: &Ask) -> Vec<Ranked> {
    let (offset, limit) = (ask.offset.min(Ask::FURTHEST), ask.limit.min(Ask::LONGEST_PAGE));
    if limit == 0 {
        return Vec::new();
    }
    // Without words a closer look shows nothing new.
    let closer = ask.sort == Sort::Fit && parts.iter().any(|it| !it.scope.groups.is_empty());
    let most = (offset + limit).max(if closer { FIRST } else { 0 });
    let mut ranked = Vec::new();
    for (at, part) in parts.iter().enumerate().filter(|it| it.1.count > 0) {
        let signals = if ask.sort == Sort::Fit { signals(part, &preferences[at], ask) } else { Vec::new() };
        let points = Points::of(&signals, &part.full);
        let ids = &part.scope.segment.columns.ids;
        let docs = leaders(part, &points, Second::of(part, ask), most).into_iter();
        ranked.extend(docs.map(|(second, doc)| Ranked {
            part: at,
            doc,
            points: points.points(doc),
            second,
            id: ids[doc as usize],
        }));
    }
    ranked.sort_unstable_by_key(order);
    if closer {
        let first = FIRST.min(ranked.len());
        ranked[..first].iter_mut().for_each(|it| it.points += bonus(&parts[it.part], it.doc));
        ranked[..first].sort_unstable_by_key(order);
    }
    ranked.into_iter().skip(offset).take(limit).collect()
}

/// Which of the ask's preferences each document of a part has: a set for each.
pub(crate) fn preferences(snapshot: &Snapshot, part: &Part, ask: &Ask) -> Result<Vec<Arc<Docs>>, Fault> {
    let none = || Ok(Arc::new(Docs::none()));
    let preferences = ask.prefer.iter().take(PREFERENCES).map(|it| match it.all_of.as_slice() {
        [] => none(),
        codes => part.scope.with_all(snapshot, codes),
    });
    preferences.collect()
}

fn order(ranked: &Ranked) -> (Reverse<u32>, i64, Key) {
    (Reverse(ranked.points), ranked.second, ranked.id)
}

/// The first `most` of a part, and perhaps some more, each with what decides after the points.
fn leaders(part: &Part, points: &Points, second: Second, most: usize) -> Vec<(i64, u32)> {
    match points {
        Points::None => best(part, second, &part.full, part.count as usize, most),
        Points::Few(list) if list.len() < most => {
            let mut docs: Vec<(i64, u32)> = list.iter().map(|it| (second.of_doc(part, it.0), it.0)).collect();
            if list.len() < part.count as usize {
                let mut rest = (*part.full).clone();
                rest.drop(&Docs::Few(list.iter().map(|it| it.0).collect()));
                docs.extend(best(part, second, &rest, part.count as usize - list.len(), most - list.len()));
            }
            docs
        }
        Points::Few(list) => {
            let mut points: Vec<u32> = list.iter().map(|it| it.1).collect();
            let least = *points.select_nth_unstable_by_key(most - 1, |it| Reverse(*it)).1;
            let sure = list.iter().filter(|it| it.1 > least);
            let mut docs: Vec<(i64, u32)> = sure.map(|it| (second.of_doc(part, it.0), it.0)).collect();
            let tied: Vec<u32> = list.iter().filter(|it| it.1 == least).map(|it| it.0).collect();
            let (count, most) = (tied.len(), most - docs.len());
            docs.extend(best(part, second, &Docs::Few(tied), count, most));
            docs
        }
        Points::Many(_) if part.count as usize <= most => {
            part.full.iter().map(|doc| (second.of_doc(part, doc), doc)).collect()
        }
        Points::Many(tally) => {
            let (sure, tied) = tally.leaders(part.full.to_bits(part.scope.segment.columns.len), most as u32);
            let mut docs: Vec<(i64, u32)> = sure.iter().map(|doc| (second.of_doc(part, doc), doc)).collect();
            let (count, most) = (tied.count() as usize, most - docs.len());
            docs.extend(best(part, second, &Docs::Many(tied), count, most));
            docs
        }
    }
}

fn signals(part: &Part, preferences: &[Arc<Docs>], ask: &Ask) -> Vec<Signal> {
    let mut signals = Vec::new();
    for ways in &part.scope.groups {
        let ending = if ways.iter().any(|it| it.how == How::Prefix) { Ending::Open } else { Ending::Whole };
        for way in ways {
            for (place, docs) in &way.places {
                signals.push((docs.clone(), points(&way.how, *place, ending)));
            }
            if way.how == How::Exact {
                signals.push((way.docs.clone(), 2));
            }
        }
    }
    signals.extend(preferences.iter().cloned().zip(ask.prefer.iter().map(|it| u32::from(it.weight))));
    signals.retain(|(docs, points)| *points > 0 && docs.meets(&part.full));
    signals
}

/// Whoever matches exactly also matches as a beginning, and has those points too.
fn points(how: &How, place: Place, ending: Ending) -> u32 {
    let [name, headline, tags] = match (how, ending) {
        (How::Exact, Ending::Whole) => [12, 5, 4],
        (How::Exact, Ending::Open) => [4, 2, 1],
        (How::Prefix, _) => [8, 3, 3],
        (How::Form(_), _) => [10, 4, 3],
        (How::Synonym(_), _) => [6, 4, 4],
        (How::Similar(_), _) => [4, 2, 1],
    };
    match place {
        Place::Name => name,
        Place::Headline => headline,
        Place::Tags | Place::ContactsOnly => tags,
        Place::About => 0,
    }
}

/// The lowest `most` of `docs`, which has `count`, by what decides after the points; perhaps some more who are no lower.
fn best(part: &Part, second: Second, docs: &Docs, count: usize, most: usize) -> Vec<(i64, u32)> {
    let columns = &part.scope.segment.columns;
    if most == 0 {
        return Vec::new();
    }
    if count <= most {
        return docs.iter().map(|doc| (second.of_doc(part, doc), doc)).collect();
    }
    // With many to choose from, a walk from the first on soon has met enough of them.
    if let Docs::Many(bits) = docs
        && most * (columns.len as usize / count + 1) < count
    {
        match second {
            Second::New => {
                let newest = columns.newest.iter().copied().filter(|doc| bits.contains(*doc));
                return newest.take(most).map(|doc| (second.of_doc(part, doc), doc)).collect();
            }
            Second::Near(from) => {
                if let Some(nearest) = columns.map.nearest(from, bits, most, count) {
                    return nearest;
                }
            }
        }
    }
    let mut heap: BinaryHeap<(i64, Key, u32)> = BinaryHeap::with_capacity(most + 1);
    docs.each(|doc| {
        let second = second.of_doc(part, doc);
        if heap.len() < most || heap.peek().is_some_and(|worst| worst.0 >= second) {
            heap.push((second, columns.ids[doc as usize], doc));
        }
        if heap.len() > most {
            heap.pop();
        }
    });
    heap.into_iter().map(|(second, _, doc)| (second, doc)).collect()
}

impl Second {
    fn of(part: &Part, ask: &Ask) -> Second {
        match part.scope.from() {
            Some(from) if ask.sort != Sort::Newest => Second::Near(from),
            _ => Second::New,
        }
    }
    fn of_doc(self, part: &Part, doc: u32) -> i64 {
        let columns = &part.scope.segment.columns;
        match self {
            Second::Near(from) => columns.map.distance(from, doc),
            Second::New => columns.since[doc as usize].saturating_neg(),
        }
    }
}
/// Points that only a closer look can give: all words in one place, and a name that is just these words.
fn bonus(part: &Part, doc: u32) -> u32 {
    let groups = &part.scope.groups;
    if groups.is_empty() {
        return 0;
    }
    let all_in = |place: Place| groups.iter().all(|ways| ways.iter().any(|way| stands(way, place, doc)));
    if all_in(Place::Name) {
        let just_these = usize::from(part.scope.segment.columns.name_words[doc as usize]) == groups.len();
        let exact =
            groups.iter().all(|ways| ways.iter().any(|way| way.how == How::Exact && stands(way, Place::Name, doc)));
        return if just_these && exact { 30 } else { 12 };
    }
    if all_in(Place::Headline) {
        5
    } else if all_in(Place::Tags) {
        4
    } else {
        0
    }
}

/// Whether `doc` matches `way` within `place`.
pub(crate) fn stands(way: &Matched, place: Place, doc: u32) -> bool {
    way.places.iter().any(|(it, docs)| *it == place && docs.contains(doc))
}
