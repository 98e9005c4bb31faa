//! Sets of documents: a bit each, or a short sorted list. All matching and counting is done on these.

use std::sync::Arc;

/// A bit for each document of one segment.
#[derive(Clone, Debug)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: u32,
}

/// The documents that hold a word or a code: few are kept as a sorted list, many as bits.
#[derive(Debug)]
pub(crate) enum Docs {
    Few(Vec<u32>),
    Many(Bits),
}

/// Fewer than one in so many are joined by sorting, more by setting bits.
const SORTED: u32 = 256;

/// A list takes four bytes a document and bits an eighth of one, so the list is smaller below one in thirty-two.
const FEW: u32 = 32;

impl Bits {
    pub fn none(len: u32) -> Bits {
        Bits { words: vec![0; len.div_ceil(64) as usize], len }
    }
    pub fn all(len: u32) -> Bits {
        let mut bits = Bits { words: vec![!0; len.div_ceil(64) as usize], len };
        if let (Some(last), tail @ 1..) = (bits.words.last_mut(), len % 64) {
            *last = (1 << tail) - 1;
        }
        bits
    }
    pub fn len(&self) -> u32 {
        self.len
    }
    pub fn words(&self) -> &[u64] {
        &self.words
    }
    pub fn words_mut(&mut self) -> &mut [u64] {
        &mut self.words
    }
    pub fn insert(&mut self, doc: u32) {
        self.words[doc as usize / 64] |= 1 << (doc % 64);
    }
    pub fn remove(&mut self, doc: u32) {
        self.words[doc as usize / 64] &= !(1 << (doc % 64));
    }
    pub fn contains(&self, doc: u32) -> bool {
        self.words[doc as usize / 64] >> (doc % 64) & 1 == 1
    }
    pub fn count(&self) -> u32 {
        self.words.iter().map(|it| it.count_ones()).sum()
    }
    /// How many of these are in `other`.
    pub fn count_in(&self, other: &Bits) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|it| *it == 0)
    }
    /// Whether any of these is in `other`.
    pub fn meets(&self, other: &Bits) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }
    /// Calls `each` for every document in order; quicker than [`Bits::iter`].
    #[inline(always)]
    pub fn each(&self, mut each: impl FnMut(u32)) {
        for (at, &word) in self.words.iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                each(at as u32 * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| Ones { word, first: at as u32 * 64 })
    }
    /// Keeps only what is also in `docs`.
    pub fn keep(&mut self, docs: &Docs) {
        match docs {
            Docs::Many(bits) => self.keep_bits(bits),
            Docs::Few(list) => {
                let mut rest = list.iter().copied().peekable();
                for (at, word) in self.words.iter_mut().enumerate() {
                    let mut mask = 0;
                    while let Some(doc) = rest.next_if(|doc| *doc as usize / 64 == at) {
                        mask |= 1 << (doc % 64);
                    }
                    *word &= mask;
                }
            }
        }
    }
    pub fn keep_bits(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(mine, theirs)| *mine &= theirs);
    }
    /// Drops what is in `docs`.
    pub fn drop(&mut self, docs: &Docs) {
        match docs {
            Docs::Many(bits) => self.drop_bits(bits),
            Docs::Few(list) => list.iter().for_each(|doc| self.remove(*doc)),
        }
    }
    pub fn drop_bits(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(mine, theirs)| *mine &= !theirs);
    }
    /// Adds what is in `docs`.
    pub fn add(&mut self, docs: &Docs) {
        match docs {
            Docs::Many(bits) => self.words.iter_mut().zip(&bits.words).for_each(|(mine, theirs)| *mine |= theirs),
            Docs::Few(list) => list.iter().for_each(|doc| self.insert(*doc)),
        }
    }
}

struct Ones {
    word: u64,
    first: u32,
}

impl Iterator for Ones {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        if self.word == 0 {
            return None;
        }
        let at = self.word.trailing_zeros();
        self.word &= self.word - 1;
        Some(self.first + at)
    }
}

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
    /// How many of these are in `within`.
    pub fn count_in(&self, within: &Bits) -> u32 {
        match self {
            Docs::Few(list) => list.iter().filter(|doc| within.contains(**doc)).count() as u32,
            Docs::Many(bits) => bits.count_in(within),
        }
    }
    /// Whether any of these is in `within`.
    pub fn meets(&self, within: &Bits) -> bool {
        match self {
            Docs::Few(list) => list.iter().any(|doc| within.contains(*doc)),
            Docs::Many(bits) => bits.meets(within),
        }
    }
    /// Whether at least `enough` of these are in `within`.
    pub fn are(&self, enough: usize, within: &Bits) -> bool {
        match self {
            Docs::Few(list) => list.iter().filter(|doc| within.contains(**doc)).nth(enough - 1).is_some(),
            Docs::Many(bits) => {
                let mut found = 0;
                bits.words.iter().zip(&within.words).any(|(a, b)| {
                    found += (a & b).count_ones() as usize;
                    found >= enough
                })
            }
        }
    }
    /// In any of `sets`; `len` is the number of documents of the segment.
    pub fn union(sets: &[&Docs], len: u32) -> Docs {
        let mut gathered = Vec::new();
        for set in sets {
            match set {
                Docs::Few(list) if gathered.len() + list.len() < (len / SORTED) as usize => {
                    gathered.extend_from_slice(list);
                }
                _ => {
                    let mut bits = Bits::none(len);
                    sets.iter().for_each(|it| bits.add(it));
                    return Docs::Many(bits);
                }
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
        others.iter().for_each(|it| bits.keep_bits(it));
        Docs::Many(bits)
    }
    /// About how many bytes this takes.
    pub fn size(&self) -> usize {
        48 + match self {
            Docs::Few(list) => list.len() * 4,
            Docs::Many(bits) => bits.words.len() * 8,
        }
    }
}

/// Sets as they are joined.
pub(crate) fn borrowed(sets: &[Arc<Docs>]) -> Vec<&Docs> {
    sets.iter().map(|it| &**it).collect()
}

/// Leaves out of `rest`, which is sorted, what comes before `doc`, by steps that grow. Whether `doc` is in it.
fn advance(rest: &mut &[u32], doc: u32) -> bool {
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

    fn bits(docs: &[u32], len: u32) -> Bits {
        let mut bits = Bits::none(len);
        docs.iter().for_each(|it| bits.insert(*it));
        bits
    }

    #[test]
    fn few_and_many_are_the_same_set() {
        let list = vec![0, 3, 64, 127, 199];
        let (few, many) = (Docs::Few(list.clone()), Docs::Many(bits(&list, 200)));
        for docs in [&few, &many] {
            assert!(docs.contains(64) && !docs.contains(65));
            assert_eq!(docs.count_in(&bits(&[3, 4, 199], 200)), 2);
            let mut kept = Bits::all(200);
            kept.keep(docs);
            assert_eq!(kept.iter().collect::<Vec<_>>(), list);
            let mut dropped = Bits::all(200);
            dropped.drop(docs);
            assert_eq!(dropped.count(), 195);
        }
        let both = Docs::intersection(&[&few, &many, &Docs::Few(vec![3, 5, 127])]);
        assert_eq!(both.count_in(&Bits::all(200)), 2);
        let either = Docs::union(&[&few, &Docs::Few(vec![3, 5])], 200);
        assert_eq!(either.count_in(&Bits::all(200)), 6);
    }

    #[test]
    fn what_lists_have_in_common_is_found_by_growing_steps() {
        let lists = [2, 3, 7].map(|n| Docs::Few((0..5_000).filter(|it| it % n == 0 && it % 1_000 < 300).collect()));
        let both = Docs::intersection(&[&lists[0], &lists[1], &lists[2]]);
        assert!(both.iter().eq((0..5_000).filter(|it| it % 42 == 0 && it % 1_000 < 300)));
        let either = Docs::union(&[&lists[0], &lists[2]], 1_000_000);
        assert!(either.iter().eq((0..5_000).filter(|it| (it % 2 == 0 || it % 7 == 0) && it % 1_000 < 300)));
        assert!(Docs::intersection(&[&lists[0], &Docs::none()]).is_empty());
    }

    #[test]
    fn all_has_no_bits_beyond_its_end() {
        for len in [0, 1, 63, 64, 65, 128] {
            assert_eq!(Bits::all(len).count(), len);
        }
    }
}
