//! Shelves: what stands on one is found only by who may look at it. A group is a shelf, and what is written there stands on
//! it.

use crate::{Ask, Key, bits::Bits, docs::Docs, finding::Part};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// On which shelf each document of one segment stands.
#[derive(Debug, Default)]
pub(crate) struct Shelves {
    known: Vec<Key>,
    /// For each document one more than the place of its shelf among the known, and 0 for one that stands on none. Empty if
    /// none stands on any.
    of: Vec<u32>,
}

impl Shelves {
    /// From the shelf of each document.
    pub fn of(shelves: impl Iterator<Item = Option<Key>>) -> Shelves {
        let mut numbers: FxHashMap<Key, u32> = FxHashMap::default();
        let mut known = Vec::new();
        let mut of = Vec::with_capacity(shelves.size_hint().0);
        for shelf in shelves {
            of.push(shelf.map_or(0, |shelf| {
                *numbers.entry(shelf).or_insert_with(|| {
                    known.push(shelf);
                    known.len() as u32
                })
            }));
        }
        if known.is_empty() { Shelves::default() } else { Shelves { known, of } }
    }

    /// Whether none stands on any.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Who stands on any of `shelves`, which are sorted, or on none at all.
    pub fn on_or_open(&self, shelves: &[Key]) -> Docs {
        self.having(std::iter::once(true).chain(self.among(shelves)).collect())
    }

    /// Who stands on any of `shelves`, which are sorted.
    pub fn on(&self, shelves: &[Key]) -> Docs {
        self.having(std::iter::once(false).chain(self.among(shelves)).collect())
    }

    /// Adds one to the counter of the shelf of each of `docs`.
    pub fn count(&self, docs: &Docs, counters: &mut FxHashMap<Key, u32>) {
        if self.is_empty() {
            return;
        }
        let mut counts = vec![0; self.known.len() + 1];
        docs.each(|doc| counts[self.of[doc as usize] as usize] += 1);
        let counts = self.known.iter().zip(&counts[1..]).filter(|it| *it.1 > 0);
        counts.for_each(|(shelf, count)| *counters.entry(*shelf).or_default() += count);
    }

    /// For each known shelf whether it is one of these.
    fn among(&self, shelves: &[Key]) -> impl Iterator<Item = bool> {
        self.known.iter().map(|it| shelves.binary_search(it).is_ok())
    }

    /// Who has a number that is wanted.
    fn having(&self, wanted: Vec<bool>) -> Docs {
        let mut bits = Bits::none(self.of.len() as u32);
        for (word, shelves) in bits.words_mut().iter_mut().zip(self.of.chunks(64)) {
            for (at, shelf) in shelves.iter().enumerate() {
                *word |= u64::from(wanted[*shelf as usize]) << at;
            }
        }
        let count = bits.count();
        Docs::Many(bits).fitting(count, self.of.len() as u32)
    }
}

/// How many of what is found stand on each shelf, as if no shelf were chosen: `at` is where that choice stands in the
/// parts.
pub(crate) fn count(parts: &[Part], ask: &Ask, at: usize) -> Vec<(Key, u32)> {
    if ask.count_shelves == 0 {
        return Vec::new();
    }
    let mut counters = FxHashMap::default();
    for part in parts {
        let shelves = &part.scope.segment.columns.shelves;
        if ask.filters.shelves.is_empty() {
            shelves.count(&part.full, &mut counters);
        } else {
            shelves.count(&part.without(at), &mut counters);
        }
    }
    let chosen = |shelf: &Key| ask.filters.shelves.contains(shelf);
    let may = |shelf: &&Key| ask.shelves.binary_search(shelf).is_ok();
    for shelf in ask.filters.shelves.iter().filter(may) {
        counters.entry(*shelf).or_insert(0);
    }
    let mut counts: Vec<(Key, u32)> = counters.into_iter().collect();
    counts.sort_unstable_by_key(|(shelf, count)| (Reverse(*count), *shelf));
    let mut room = ask.count_shelves;
    counts.retain(|(shelf, _)| {
        let stays = room > 0 || chosen(shelf);
        room = room.saturating_sub(1);
        stays
    });
    counts
}
