//! Who has how many points: summed for all at once, or for the few who have any.

use crate::{
    docs::{Docs, advance},
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
const LISTED: u32 = 64;

impl Points {
    /// Sums the points that each of `within` has from `signals`.
    pub fn of(signals: &[Signal], within: &Docs) -> Points {
        let bits = match within {
            _ if signals.is_empty() => return Points::None,
            Docs::Few(list) => return Points::Few(summed(signals, list)),
            Docs::Many(bits) => bits,
        };
        let lists = signals.iter().map(|(docs, _)| if let Docs::Few(list) = &**docs { Some(list.len()) } else { None });
        if lists.sum::<Option<usize>>().is_some_and(|sum| sum < (bits.len() / LISTED) as usize) {
            let mut list: Vec<u32> =
                signals.iter().flat_map(|it| it.0.iter()).filter(|it| bits.contains(*it)).collect();
            list.sort_unstable();
            list.dedup();
            return Points::Few(summed(signals, &list));
        }
        let mut tally = Tally::new(bits.len(), signals.iter().map(|it| it.1).sum());
        signals.iter().for_each(|(docs, points)| tally.add(docs, bits, *points));
        Points::Many(tally)
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

/// The points of each of `list`, without those who have none.
fn summed(signals: &[Signal], list: &[u32]) -> Vec<(u32, u32)> {
    let mut sums: Vec<(u32, u32)> = list.iter().map(|doc| (*doc, 0)).collect();
    for (docs, points) in signals {
        match &**docs {
            Docs::Many(bits) => sums.iter_mut().filter(|it| bits.contains(it.0)).for_each(|it| it.1 += points),
            Docs::Few(signal) if signal.len() < list.len() => {
                let mut rest = list;
                for doc in signal {
                    if advance(&mut rest, *doc) {
                        sums[list.len() - rest.len()].1 += points;
                    }
                }
            }
            Docs::Few(signal) => {
                let mut rest = signal.as_slice();
                sums.iter_mut().filter(|it| advance(&mut rest, it.0)).for_each(|it| it.1 += points);
            }
        }
    }
    sums.retain(|it| it.1 > 0);
    sums
}
