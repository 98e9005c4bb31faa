//! Where the documents of one segment are, so that those around a place are found without a look at all the others.
//!
//! Many work at one practice, so documents are kept by place and the places in a tree of boxes. Bounds of boxes are
//! worked out by the same steps as distances, each of which keeps the order, so that no rounding lets one slip through.

use crate::{Key, bits::Bits, entry::square};
use rustc_hash::FxHashMap;
use std::{cmp::Reverse, collections::BinaryHeap};

/// A place on the ball of radius one.
pub(crate) type Unit = [f32; 3];

/// Where the documents of one segment are.
#[derive(Debug)]
pub(crate) struct Map {
    /// For each document the number of its place, [`NOWHERE`] if it has none.
    place_of: Vec<u32>,
    /// Each place once, in the order of the tree.
    places: Vec<Unit>,
    /// Where in `docs` the documents of each place begin; one more number is the end.
    starts: Vec<u32>,
    /// The documents that have a place, place by place, those of one place by their ids.
    docs: Vec<u32>,
    /// The documents that have none, by their ids.
    nowhere: Vec<u32>,
    /// The tree, each box before those inside it.
    boxes: Vec<Region>,
}

/// A box around some of the places.
#[derive(Debug)]
struct Region {
    low: Unit,
    high: Unit,
    first: u32,
    end: u32,
    /// The second of the two boxes inside; the first one follows at once. 0 if there are none.
    second: u32,
}

/// No place has this number.
const NOWHERE: u32 = u32::MAX;
/// So many places are looked at one by one.
const LEAF: usize = 8;
/// What a document without a place has instead of a distance: more than any.
pub(crate) const FURTHEST: i64 = i64::MAX;

impl Map {
    /// Of the places and ids of all documents.
    pub fn of(units: impl Iterator<Item = Option<Unit>>, ids: &[Key]) -> Map {
        let mut known: FxHashMap<[u32; 3], u32> = FxHashMap::default();
        let mut found: Vec<Unit> = Vec::new();
        let mut place_of = Vec::with_capacity(ids.len());
        for unit in units {
            place_of.push(unit.map_or(NOWHERE, |unit| {
                *known.entry(unit.map(f32::to_bits)).or_insert_with(|| {
                    found.push(unit);
                    found.len() as u32 - 1
                })
            }));
        }
        drop(known);
        let mut order: Vec<u32> = (0..found.len() as u32).collect();
        let mut boxes = Vec::new();
        split(&found, &mut order, 0, &mut boxes);
        let mut number = vec![0; found.len()];
        order.iter().enumerate().for_each(|(at, old)| number[*old as usize] = at as u32);
        place_of.iter_mut().filter(|it| **it != NOWHERE).for_each(|it| *it = number[*it as usize]);
        let places = order.iter().map(|old| found[*old as usize]).collect();
        let (starts, docs) = gather(&place_of, order.len(), ids);
        let mut nowhere: Vec<u32> = (0..ids.len() as u32).filter(|doc| place_of[*doc as usize] == NOWHERE).collect();
        nowhere.sort_unstable_by_key(|doc| ids[*doc as usize]);
        Map { place_of, places, starts, docs, nowhere, boxes }
    }

    /// The place of `doc`, if it has one.
    pub fn place(&self, doc: u32) -> Option<Unit> {
        self.places.get(self.place_of[doc as usize] as usize).copied()
    }

    /// How far `doc` is from `from`, as a number that is lower for those who are nearer.
    pub fn distance(&self, from: Unit, doc: u32) -> i64 {
        self.place(doc).map_or(FURTHEST, |place| in_order(square(place, from)))
    }

    /// Whether `doc` is no further from `from` than the square of a distance says.
    pub fn is_within(&self, from: Unit, limit: f32, doc: u32) -> bool {
        self.place(doc).is_some_and(|place| square(place, from) <= limit)
    }

    /// Who is no further from `from` than the square of a distance says.
    pub fn within(&self, from: Unit, limit: f32) -> Bits {
        let mut found = Bits::none(self.place_of.len() as u32);
        let mut left: Vec<usize> = if self.boxes.is_empty() { Vec::new() } else { vec![0] };
        while let Some(at) = left.pop() {
            let region = &self.boxes[at];
            if region.least(from) > limit {
                continue;
            }
            if region.most(from) <= limit {
                self.docs_of(region.first, region.end).iter().for_each(|doc| found.insert(*doc));
            } else if region.second == 0 {
                let inside = (region.first..region.end).filter(|it| square(self.places[*it as usize], from) <= limit);
                inside.for_each(|it| self.docs_of(it, it + 1).iter().for_each(|doc| found.insert(*doc)));
            } else {
                left.extend([at + 1, region.second as usize]);
            }
        }
        found
    }

    /// The `most` of `among` who are nearest to `from`, and perhaps some more who are no nearer; those without a place
    /// come after all others, and of equals the first by id are there. Each with its distance, in no order. Nothing if
    /// that would take a look at more than `patience` documents.
    pub fn nearest(&self, from: Unit, among: &Bits, most: usize, patience: usize) -> Option<Vec<(i64, u32)>> {
        let mut found = Vec::with_capacity(most * 2);
        let mut patience = patience;
        let mut left = BinaryHeap::new();
        if let Some(all) = self.boxes.first() {
            left.push(Reverse((in_order(all.least(from)), Step::Into, 0)));
        }
        while let Some(Reverse((far, step, at))) = left.pop() {
            if found.len() >= most && found.last().is_some_and(|last: &(i64, u32)| last.0 < far) {
                return Some(found);
            }
            match step {
                Step::Into => self.open(from, at, &mut left),
                Step::Place => {
                    let docs = self.docs_of(at, at + 1);
                    patience = patience.checked_sub(docs.len())?;
                    let wanted = docs.iter().copied().filter(|doc| among.contains(*doc));
                    found.extend(wanted.take(most).map(|doc| (far, doc)));
                }
            }
        }
        let missing = most.saturating_sub(found.len());
        if missing > 0 {
            let wanted = self.nowhere.iter().copied().filter(|doc| among.contains(*doc));
            found.extend(wanted.take(missing).map(|doc| (FURTHEST, doc)));
        }
        Some(found)
    }

    /// Looks into a box: what is in it comes in its turn.
    fn open(&self, from: Unit, at: u32, left: &mut BinaryHeap<Reverse<(i64, Step, u32)>>) {
        let region = &self.boxes[at as usize];
        if region.second == 0 {
            let place = |it: u32| Reverse((in_order(square(self.places[it as usize], from)), Step::Place, it));
            left.extend((region.first..region.end).map(place));
        } else {
            let inside = [at + 1, region.second];
            left.extend(inside.map(|it| Reverse((in_order(self.boxes[it as usize].least(from)), Step::Into, it))));
        }
    }

    fn docs_of(&self, first: u32, end: u32) -> &[u32] {
        &self.docs[self.starts[first as usize] as usize..self.starts[end as usize] as usize]
    }
}

/// What is done when its turn comes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Into,
    Place,
}

impl Region {
    /// No place inside is nearer.
    fn least(&self, from: Unit) -> f32 {
        square(std::array::from_fn(|axis| from[axis].clamp(self.low[axis], self.high[axis])), from)
    }
    /// No place inside is further.
    fn most(&self, from: Unit) -> f32 {
        let far = |axis: usize| {
            let (low, high) = (self.low[axis], self.high[axis]);
            if (low - from[axis]).abs() > (high - from[axis]).abs() { low } else { high }
        };
        square(std::array::from_fn(far), from)
    }
}

/// The bits of a positive number are in its order.
fn in_order(square: f32) -> i64 {
    i64::from(square.to_bits())
}

/// Puts `order`, which stands from `first` on, into the order of the tree, whose boxes come to the end of `boxes`.
fn split(places: &[Unit], order: &mut [u32], first: u32, boxes: &mut Vec<Region>) {
    if order.is_empty() {
        return;
    }
    let (mut low, mut high) = ([f32::INFINITY; 3], [f32::NEG_INFINITY; 3]);
    for place in order.iter().map(|it| &places[*it as usize]) {
        for axis in 0..3 {
            low[axis] = low[axis].min(place[axis]);
            high[axis] = high[axis].max(place[axis]);
        }
    }
    let at = boxes.len();
    boxes.push(Region { low, high, first, end: first + order.len() as u32, second: 0 });
    if order.len() <= LEAF {
        return;
    }
    let widths: Unit = std::array::from_fn(|axis| high[axis] - low[axis]);
    let widest = (0..3).max_by(|a, b| widths[*a].total_cmp(&widths[*b])).unwrap_or_default();
    let half = order.len() / 2;
    order.select_nth_unstable_by(half, |a, b| places[*a as usize][widest].total_cmp(&places[*b as usize][widest]));
    let (before, after) = order.split_at_mut(half);
    split(places, before, first, boxes);
    boxes[at].second = boxes.len() as u32;
    split(places, after, first + half as u32, boxes);
}

/// The documents place by place, and where those of each place begin.
fn gather(place_of: &[u32], places: usize, ids: &[Key]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; places + 1];
    let placed = || place_of.iter().enumerate().filter(|it| *it.1 != NOWHERE);
    placed().for_each(|it| starts[*it.1 as usize + 1] += 1);
    (0..places).for_each(|at| starts[at + 1] += starts[at]);
    let mut next = starts.clone();
    let mut docs = vec![0; starts[places] as usize];
    for (doc, place) in placed() {
        let at = &mut next[*place as usize];
        docs[*at as usize] = doc as u32;
        *at += 1;
    }
    for pair in starts.windows(2) {
        docs[pair[0] as usize..pair[1] as usize].sort_unstable_by_key(|doc| ids[*doc as usize]);
    }
    (starts, docs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Point, tests::below};
    use kernel::Rng;

    fn made(rng: &Rng, count: u32) -> (Vec<Option<Unit>>, Vec<Key>) {
        let degree = |range: u32| f64::from(below(rng, range)) / 7.0;
        let unit = |_| (below(rng, 10) > 0).then(|| Point { lat: 40.0 + degree(60), lon: degree(60) - 5.0 }.unit());
        let ids = (0..count).map(|doc| crate::tests::id(doc.wrapping_mul(2_654_435_761))).collect();
        ((0..count).map(unit).collect(), ids)
    }

    #[test]
    fn the_tree_finds_what_a_look_at_everybody_finds() {
        let rng = Rng::seeded(3);
        for count in [0, 1, 7, 300, 3_000] {
            let (units, ids) = made(&rng, count);
            let map = Map::of(units.iter().copied(), &ids);
            for most in [1, 20, 200] {
                let from = Point { lat: f64::from(below(&rng, 90)), lon: f64::from(below(&rng, 90)) }.unit();
                let mut among = Bits::all(count);
                (0..count).filter(|_| below(&rng, 3) == 0).for_each(|doc| among.remove(doc));
                let far = |doc: u32| units[doc as usize].map_or(i64::MAX, |it| in_order(square(it, from)));
                let order = |doc: u32| (far(doc), ids[doc as usize]);
                assert!((0..count).all(|doc| map.distance(from, doc) == far(doc)));
                let mut plain: Vec<u32> = among.iter().collect();
                plain.sort_unstable_by_key(|doc| order(*doc));
                let mut found = map.nearest(from, &among, most, usize::MAX).expect("all the patience there is");
                assert!(found.iter().all(|it| it.0 == far(it.1)));
                found.sort_unstable_by_key(|it| order(it.1));
                assert!(found.iter().map(|it| it.1).take(most).eq(plain.iter().copied().take(most)));
                let limit = crate::entry::square_of(below(&rng, 2_000) as f32);
                let inside = |doc: &u32| units[*doc as usize].is_some_and(|it| square(it, from) <= limit);
                assert!(map.within(from, limit).iter().eq((0..count).filter(inside)));
            }
        }
    }

    #[test]
    fn patience_ends() {
        let (units, ids) = made(&Rng::seeded(4), 1_000);
        let map = Map::of(units.iter().copied(), &ids);
        let (from, all) = (Point { lat: 50.0, lon: 0.0 }.unit(), Bits::all(1_000));
        assert_eq!(map.nearest(from, &Bits::none(1_000), 20, 500), None);
        assert!(map.nearest(from, &all, 20, 500).is_some_and(|it| (20..300).contains(&it.len())));
    }
}
