//! The order of what is found: points for places and preferences, then nearness or newness; the first are looked at again.

use crate::{
    Ask, How, Key, Place, Sort,
    bits::{Bits, Docs},
    entry::square,
    finding::Part,
    matching::Matched,
    query::Ending,
    snapshot::Snapshot,
    tally::Tally,
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

/// So many are looked at again, field by field.
const FIRST: usize = 200;
/// So many preferences count.
const PREFERENCES: usize = 16;

/// Those of the page that `ask` wants, in order.
pub(crate) fn page(snapshot: &Snapshot, parts: &[Part], ask: &Ask) -> Result<Vec<Ranked>, Fault> {
    let (offset, limit) = (ask.offset.min(Ask::FURTHEST), ask.limit.min(Ask::LONGEST_PAGE));
    if limit == 0 {
        return Ok(Vec::new());
    }
    let most = FIRST.max(offset + limit);
    let mut ranked = Vec::new();
    for at in 0..parts.len() {
        rank_part(snapshot, parts, at, ask, most, &mut ranked)?;
    }
    ranked.sort_unstable_by_key(order);
    if ask.sort == Sort::Fit {
        let first = FIRST.min(ranked.len());
        ranked[..first].iter_mut().for_each(|it| it.points += bonus(&parts[it.part], it.doc));
        ranked[..first].sort_unstable_by_key(order);
    }
    Ok(ranked.into_iter().skip(offset).take(limit).collect())
}

/// Which of the ask's preferences each document has: a set for each.
pub(crate) fn preferences(snapshot: &Snapshot, part: &Part, ask: &Ask) -> Result<Vec<Arc<Docs>>, Fault> {
    let mut found = Vec::new();
    for prefer in ask.prefer.iter().take(PREFERENCES) {
        let sets = prefer
            .all_of
            .iter()
            .map(|code| part.scope.with_code(snapshot, *code))
            .collect::<Result<Vec<_>, Fault>>()?;
        found.push(match sets.as_slice() {
            [] => Arc::new(Docs::none()),
            [one] => one.clone(),
            many => Arc::new(Docs::intersection(&many.iter().map(|it| &**it).collect::<Vec<_>>())),
        });
    }
    Ok(found)
}

fn order(ranked: &Ranked) -> (Reverse<u32>, i64, Key) {
    (Reverse(ranked.points), ranked.second, ranked.id)
}

fn rank_part(
    snapshot: &Snapshot,
    parts: &[Part],
    at: usize,
    ask: &Ask,
    most: usize,
    ranked: &mut Vec<Ranked>,
) -> Result<(), Fault> {
    let part = &parts[at];
    if part.full.is_empty() {
        return Ok(());
    }
    let signals = if ask.sort == Sort::Fit { signals(snapshot, part, ask)? } else { Vec::new() };
    let tally = if signals.is_empty() {
        None
    } else {
        let mut tally = Tally::new(part.full.len(), signals.iter().map(|it| it.1).sum());
        signals.iter().for_each(|(docs, points)| tally.add(docs, &part.full, *points));
        Some(tally)
    };
    let mut docs = Vec::new();
    match &tally {
        None => docs = best(part, ask, &part.full, most),
        Some(tally) => {
            let (sure, tied) = tally.leaders(&part.full, most as u32);
            docs.extend(sure.iter().map(|doc| (second(part, ask, doc), doc)));
            docs.extend(best(part, ask, &tied, most - docs.len()));
        }
    }
    let ids = &part.scope.segment.columns.ids;
    ranked.extend(docs.into_iter().map(|(second, doc)| {
        let points = tally.as_ref().map_or(0, |it| it.points(doc));
        Ranked { part: at, doc, points, second, id: ids[doc as usize] }
    }));
    Ok(())
}

fn signals(snapshot: &Snapshot, part: &Part, ask: &Ask) -> Result<Vec<(Arc<Docs>, u32)>, Fault> {
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
    for (docs, prefer) in preferences(snapshot, part, ask)?.into_iter().zip(&ask.prefer) {
        signals.push((docs, u32::from(prefer.weight)));
    }
    signals.retain(|(docs, points)| *points > 0 && docs.count_in(&part.full) > 0);
    Ok(signals)
}

/// Whoever matches exactly also matches as a beginning, and has those points too.
fn points(how: &How, place: Place, ending: Ending) -> u32 {
    let [name, headline, tags] = match (how, ending) {
        (How::Exact, Ending::Whole) => [12, 5, 4],
        (How::Exact, Ending::Open) => [4, 2, 1],
        (How::Prefix, _) => [8, 3, 3],
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

/// The lowest `most` of `docs` by what decides after the points.
fn best(part: &Part, ask: &Ask, docs: &Bits, most: usize) -> Vec<(i64, u32)> {
    let columns = &part.scope.segment.columns;
    let count = docs.count() as usize;
    if count <= most {
        return docs.iter().map(|doc| (second(part, ask, doc), doc)).collect();
    }
    // With many to choose from, the list of the newest soon has enough of them.
    if by_newness(ask) && most * (columns.len as usize / count + 1) < count {
        let newest = columns.newest.iter().copied().filter(|doc| docs.contains(*doc));
        return newest.take(most).map(|doc| (second(part, ask, doc), doc)).collect();
    }
    let mut heap: BinaryHeap<(i64, Key, u32)> = BinaryHeap::with_capacity(most + 1);
    for doc in docs.iter() {
        let second = second(part, ask, doc);
        if heap.len() == most && heap.peek().is_some_and(|worst| worst.0 < second) {
            continue;
        }
        heap.push((second, columns.ids[doc as usize], doc));
        if heap.len() > most {
            heap.pop();
        }
    }
    heap.into_iter().map(|(second, _, doc)| (second, doc)).collect()
}

fn by_newness(ask: &Ask) -> bool {
    ask.sort == Sort::Newest || ask.from.is_none()
}

/// Lower is better: the distance if there is one to go by, else the age.
fn second(part: &Part, ask: &Ask, doc: u32) -> i64 {
    let columns = &part.scope.segment.columns;
    match ask.from {
        Some(from) if !by_newness(ask) => {
            let far = square(columns.place(doc), from.unit());
            // The bits of a positive number are in its order.
            if far.is_nan() { i64::MAX } else { i64::from(far.to_bits()) }
        }
        _ => columns.since[doc as usize].saturating_neg(),
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
