//! Who has how many points: summed for all at once, or for the few who have any.

use crate::{
    bits::{Bits, Docs},
    tally::Tally,
};
use std::sync::Arc;

/// A set, and what being in it is worth.
pub(crate) type Signal = (Arc<Docs>, u32);

/// The points of those who were found.
pub(crate) enum Points {
    /// Nobody has any.
    None,
    /// These have some, in the order of documents.
    Few(Vec<(u32, u32)>),
    /// Many may have some.
    Many(Tally),
}

/// If all signals together have fewer than one in so many documents, they are listed.
const LISTED: usize = 64;

impl Points {
    /// Sums the points that each of `within` has from `signals`.
    pub fn of(signals: &[Signal], within: &Bits) -> Points {
        if signals.is_empty() {
            return Points::None;
        }
        let lists = signals.iter().map(|(docs, points)| match &**docs {
            Docs::Few(list) => Some((list, *points)),
            Docs::Many(_) => None,
        });
        match lists.collect::<Option<Vec<_>>>() {
            Some(lists) if lists.iter().map(|it| it.0.len()).sum::<usize>() < within.len() as usize / LISTED => {
                Points::Few(listed(&lists, within))
            }
            _ => {
                let mut tally = Tally::new(within.len(), signals.iter().map(|it| it.1).sum());
                signals.iter().for_each(|(docs, points)| tally.add(docs, within, *points));
                Points::Many(tally)
            }
        }
    }

    /// The points of one document.
    pub fn points(&self, doc: u32) -> u32 {
        match self {
            Points::None => 0,
            Points::Few(list) => list.binary_search_by_key(&doc, |it| it.0).map_or(0, |at| list[at].1),
            Points::Many(tally) => tally.points(doc),
        }
    }
}

fn listed(lists: &[(&Vec<u32>, u32)], within: &Bits) -> Vec<(u32, u32)> {
    let each = lists.iter().flat_map(|(list, points)| list.iter().map(|doc| (*doc, *points)));
    let mut found: Vec<(u32, u32)> = each.filter(|it| within.contains(it.0)).collect();
    if lists.len() > 1 {
        found.sort_unstable_by_key(|it| it.0);
        found.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 += if same { next.1 } else { 0 };
            same
        });
    }
    found
}
