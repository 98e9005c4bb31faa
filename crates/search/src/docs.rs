//! Sets of documents, few as a sorted list and many as bits. All matching and counting is done on these, and most of it
//! on lists: hardly any word is had by more than a few.

use crate::bits::Bits;
use std::sync::Arc;

/// Documents of one segment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Docs {
    /// In their order, each once.
    Few(Vec<u32>),
    Many(Bits),
}

/// A list takes four bytes a document and bits an eighth of one, so the list is smaller below one in thirty-two.
const FEW: u32 = 32;
/// A look at one document takes as long as one at some hundred bits, so below one in so many a list is quicker too.
const QUICK: u32 = 256;

impl Docs {
    pub fn none() -> Docs {
        Docs::Few(Vec::new())
    }
    /// Whether `count` documents of `len` are better kept as a list.
    pub fn is_few(count: usize, len: u32) -> bool {
        count < (len / FEW) as usize
    }
    pub fn contains(&self, doc: u32) -> bool {
        match self {
            Docs::Few(list) => list.binary_search(&doc).is_ok(),
            Docs::Many(bits) => bits.contains(doc),
        }
    }
    pub fn count(&self) -> u32 {
        match self {
            Docs::Few(list) => list.len() as u32,
            Docs::Many(bits) => bits.count(),
        }
    }
    pub fn is_empty(&self) -> bool {
        match self {
            Docs::Few(list) => list.is_empty(),
            Docs::Many(bits) => bits.is_empty(),
        }
    }
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let (few, many) = match self {
            Docs::Few(list) => (list.as_slice(), None),
            Docs::Many(bits) => (Default::default(), Some(bits)),
        };
        few.iter().copied().chain(many.into_iter().flat_map(Bits::iter))
    }
    /// Calls `each` for every document in order; quicker than [`Docs::iter`].
    #[inline(always)]
    pub fn each(&self, mut each: impl FnMut(u32)) {
        match self {
            Docs::Few(list) => list.iter().for_each(|doc| each(*doc)),
            Docs::Many(bits) => bits.each(each),
        }
    }
    /// How many of these are in `other`.
    pub fn count_in(&self, other: &Docs) -> u32 {
        match (self, other) {
            (Docs::Many(mine), Docs::Many(theirs)) => mine.count_in(theirs),
            _ => self.common(other).count() as u32,
        }
    }
    /// Whether any of these is in `other`.
    pub fn meets(&self, other: &Docs) -> bool {
        match (self, other) {
            (Docs::Many(mine), Docs::Many(theirs)) => mine.meets(theirs),
            _ => self.common(other).next().is_some(),
        }
    }
    /// Whether at least `enough` of these are in `other`.
    pub fn are(&self, enough: usize, other: &Docs) -> bool {
        match (self, other) {
            (Docs::Many(mine), Docs::Many(theirs)) => {
                let mut found = 0;
                mine.words().iter().zip(theirs.words()).any(|(a, b)| {
                    found += (a & b).count_ones() as usize;
                    found >= enough
                })
            }
            _ => self.common(other).nth(enough - 1).is_some(),
        }
    }
    /// What is in both, if one of them is a list.
    fn common<'a>(&'a self, other: &'a Docs) -> impl Iterator<Item = u32> + 'a {
        let (list, mut rest, bits): (&[u32], &[u32], _) = match (self, other) {
            (Docs::Few(a), Docs::Few(b)) if a.len() <= b.len() => (a, b, None),
            (Docs::Few(a), Docs::Few(b)) => (b, a, None),
            (Docs::Few(list), Docs::Many(bits)) | (Docs::Many(bits), Docs::Few(list)) => (list, &[], Some(bits)),
            (Docs::Many(_), Docs::Many(_)) => (&[], &[], None),
        };
        list.iter().copied().filter(move |doc| match bits {
            Some(bits) => bits.contains(*doc),
            None => advance(&mut rest, *doc),
        })
    }
    /// Keeps whoever `keep` says.
    pub fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        match self {
            Docs::Few(list) => list.retain(|doc| keep(*doc)),
            Docs::Many(bits) => bits.retain(keep),
        }
    }
    /// Drops what is in `other`.
    pub fn drop(&mut self, other: &Docs) {
        match (&mut *self, other) {
            (Docs::Many(mine), Docs::Many(theirs)) => mine.drop(theirs),
            (Docs::Many(bits), Docs::Few(list)) => list.iter().for_each(|doc| bits.remove(*doc)),
            (Docs::Few(list), Docs::Many(bits)) => list.retain(|doc| !bits.contains(*doc)),
            (Docs::Few(list), Docs::Few(theirs)) => {
                let mut rest = theirs.as_slice();
                list.retain(|doc| !advance(&mut rest, *doc));
            }
        }
    }
    /// The same as bits, for a segment of `len`.
    pub fn to_bits(&self, len: u32) -> Bits {
        match self {
            Docs::Many(bits) => bits.clone(),
            Docs::Few(list) => {
                let mut bits = Bits::none(len);
                list.iter().for_each(|doc| bits.insert(*doc));
                bits
            }
        }
    }
    /// The same in the form that is quicker to work with; `count` is how many it has, of the `len` of the segment.
    pub fn fitting(self, count: u32, len: u32) -> Docs {
        match self {
            Docs::Many(bits) if count < len / QUICK => {
                let mut list = Vec::with_capacity(count as usize);
                bits.each(|doc| list.push(doc));
                Docs::Few(list)
            }
            Docs::Few(list) if count >= len / QUICK => Docs::Many(Docs::Few(list).to_bits(len)),
            fits => fits,
        }
    }
    /// In any of `sets`; `len` is the number of documents of the segment.
    pub fn union(sets: &[&Docs], len: u32) -> Docs {
        let mut gathered = Vec::new();
        for set in sets {
            match set {
                Docs::Few(list) if gathered.len() + list.len() < (len / QUICK) as usize => {
                    gathered.extend_from_slice(list);
                }
                _ => return Docs::Many(added(sets, len)),
            }
        }
        if sets.len() > 1 {
            gathered.sort_unstable();
            gathered.dedup();
        }
        Docs::Few(gathered)
    }
    /// In all of `sets`, of which there is at least one.
    pub fn intersection(sets: &[&Docs]) -> Docs {
        let mut lists: Vec<&[u32]> = Vec::new();
        let mut all: Vec<&Bits> = Vec::new();
        for set in sets {
            match set {
                Docs::Few(list) => lists.push(list),
                Docs::Many(bits) => all.push(bits),
            }
        }
        lists.sort_unstable_by_key(|it| it.len());
        if let [shortest, longer @ ..] = lists.as_mut_slice() {
            let mut is_in_all =
                |doc: u32| all.iter().all(|it| it.contains(doc)) && longer.iter_mut().all(|it| advance(it, doc));
            return Docs::Few(shortest.iter().copied().filter(|doc| is_in_all(*doc)).collect());
        }
        let [first, others @ ..] = all.as_slice() else { return Docs::none() };
        let mut bits = (*first).clone();
        others.iter().for_each(|it| bits.keep(it));
        Docs::Many(bits)
    }
    /// About how many bytes this takes.
    pub fn size(&self) -> usize {
        48 + match self {
            Docs::Few(list) => list.len() * 4,
            Docs::Many(bits) => bits.words().len() * 8,
        }
    }
}

fn added(sets: &[&Docs], len: u32) -> Bits {
    let mut all = Bits::none(len);
    for set in sets {
        match set {
            Docs::Few(list) => list.iter().for_each(|doc| all.insert(*doc)),
            Docs::Many(bits) => all.add(bits),
        }
    }
    all
}

/// Sets as they are joined.
pub(crate) fn borrowed(sets: &[Arc<Docs>]) -> Vec<&Docs> {
    sets.iter().map(|it| &**it).collect()
}

/// Leaves out of `rest`, which is sorted, what comes before `doc`, by steps that grow. Whether `doc` is in it.
pub(crate) fn advance(rest: &mut &[u32], doc: u32) -> bool {
    let mut step = 1;
    while rest.get(step).is_some_and(|it| *it < doc) {
        *rest = &rest[step..];
        step *= 2;
    }
    let before = rest[..rest.len().min(step + 1)].partition_point(|it| *it < doc);
    *rest = &rest[before..];
    rest.first() == Some(&doc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const LEN: u32 = 6_000;

    fn many(list: &[u32]) -> Docs {
        Docs::Many(Docs::Few(list.to_vec()).to_bits(LEN))
    }

    /// Each set as bits and as a list.
    fn sets() -> Vec<(BTreeSet<u32>, Docs)> {
        let of = |n: u32, end: u32| (0..LEN).filter(|it| it % n == 1 && it % 1_000 < end).collect::<Vec<_>>();
        let lists = [of(2, 300), of(3, 700), of(7, 1_000), of(400, 1_000), Vec::new()];
        let both = |list: Vec<u32>| {
            let set: BTreeSet<u32> = list.iter().copied().collect();
            [(set.clone(), many(&list)), (set, Docs::Few(list))]
        };
        lists.into_iter().flat_map(both).collect()
    }

    #[test]
    fn few_and_many_are_the_same_set() {
        for (set, docs) in sets() {
            assert!(docs.iter().eq(set.iter().copied()));
            let mut each = Vec::new();
            docs.each(|doc| each.push(doc));
            assert!(each.iter().eq(&set) && docs.count() == set.len() as u32 && docs.is_empty() == set.is_empty());
            assert!((0..LEN).all(|doc| docs.contains(doc) == set.contains(&doc)));
            let mut odd = docs.clone();
            odd.retain(|doc| doc % 2 == 1);
            assert!(odd.iter().eq(set.iter().copied().filter(|it| it % 2 == 1)));
            let fitting = docs.clone().fitting(docs.count(), LEN);
            assert!(fitting.iter().eq(docs.iter()));
            assert_eq!(matches!(fitting, Docs::Few(_)), set.len() < 23);
        }
    }

    #[test]
    fn two_sets_are_joined_as_sets_are() {
        for (a, docs) in sets() {
            for (b, others) in sets() {
                let both: Vec<u32> = a.intersection(&b).copied().collect();
                assert_eq!(docs.count_in(&others) as usize, both.len());
                assert_eq!(docs.meets(&others), !both.is_empty());
                assert!((1..5).all(|enough| docs.are(enough, &others) == (both.len() >= enough)));
                assert!(Docs::intersection(&[&docs, &others, &docs]).iter().eq(both.iter().copied()));
                assert!(Docs::union(&[&docs, &others], LEN).iter().eq(a.union(&b).copied()));
                let mut rest = docs.clone();
                rest.drop(&others);
                assert!(rest.iter().eq(a.difference(&b).copied()));
            }
        }
    }
}
