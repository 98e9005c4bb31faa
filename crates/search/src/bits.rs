//! Sets of documents: a bit each, or a short sorted list. All matching and counting is done on these.

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
        ones(&self.words, &self.words)
    }
    /// How many of these are in `other`.
    pub fn count_in(&self, other: &Bits) -> u32 {
        ones(&self.words, &other.words)
    }
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|it| *it == 0)
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

/// How many bits are set in both. Without an instruction for it, counting the bits of a word costs a dozen steps; so eight
/// words are added to each other bitwise first, and only the carry of eights is counted each time (Harley and Seal).
fn ones(a: &[u64], b: &[u64]) -> u32 {
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    let (mut one, mut two, mut four, mut eights) = (0, 0, 0, 0);
    for (a, b) in a.iter().zip(b) {
        let w: [u64; 8] = std::array::from_fn(|at| a[at] & b[at]);
        let (sum, two_a) = add(one, w[0], w[1]);
        let (sum, two_b) = add(sum, w[2], w[3]);
        let (sum, two_c) = add(sum, w[4], w[5]);
        let (sum, two_d) = add(sum, w[6], w[7]);
        one = sum;
        let (sum, four_a) = add(two, two_a, two_b);
        let (sum, four_b) = add(sum, two_c, two_d);
        two = sum;
        let (sum, eight) = add(four, four_a, four_b);
        four = sum;
        eights += eight.count_ones();
    }
    let rest: u32 = a_rest.iter().zip(b_rest).map(|(a, b)| (a & b).count_ones()).sum();
    eights * 8 + four.count_ones() * 4 + two.count_ones() * 2 + one.count_ones() + rest
}

/// The sum of three bits, 64 times: its last digit and the carry.
#[inline(always)]
fn add(a: u64, b: u64, c: u64) -> (u64, u64) {
    let half = a ^ b;
    (half ^ c, a & b | half & c)
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
    /// How many of these are in `within`.
    pub fn count_in(&self, within: &Bits) -> u32 {
        match self {
            Docs::Few(list) => list.iter().filter(|doc| within.contains(**doc)).count() as u32,
            Docs::Many(bits) => bits.count_in(within),
        }
    }
    /// In any of `sets`; `len` is the number of documents of the segment.
    pub fn union(sets: &[&Docs], len: u32) -> Docs {
        let mut gathered = Vec::new();
        for set in sets {
            match set {
                Docs::Few(list) if Docs::is_few(gathered.len() + list.len(), len) => gathered.extend_from_slice(list),
                _ => {
                    let mut bits = Bits::none(len);
                    sets.iter().for_each(|it| bits.add(it));
                    return Docs::Many(bits);
                }
            }
        }
        gathered.sort_unstable();
        gathered.dedup();
        Docs::Few(gathered)
    }
    /// In all of `sets`, of which there is at least one.
    pub fn intersection(sets: &[&Docs]) -> Docs {
        let shortest = sets.iter().filter_map(|it| if let Docs::Few(list) = it { Some(list) } else { None });
        if let Some(list) = shortest.min_by_key(|it| it.len()) {
            return Docs::Few(list.iter().copied().filter(|doc| sets.iter().all(|it| it.contains(*doc))).collect());
        }
        let mut all = sets.iter().filter_map(|it| if let Docs::Many(bits) = it { Some(bits) } else { None });
        let Some(mut bits) = all.next().cloned() else { return Docs::none() };
        all.for_each(|it| bits.keep_bits(it));
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
    fn bits_are_counted_rightly() {
        let mut seed = 1_u64;
        for len in [0, 5, 511, 512, 513, 5_000] {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                seed ^ seed >> 29
            };
            let (a, b): (Vec<u64>, Vec<u64>) = (0..len).map(|_| (next(), next() | next())).unzip();
            let plain: u32 = a.iter().zip(&b).map(|(a, b)| (a & b).count_ones()).sum();
            assert_eq!(ones(&a, &b), plain);
        }
    }

    #[test]
    fn all_has_no_bits_beyond_its_end() {
        for len in [0, 1, 63, 64, 65, 128] {
            assert_eq!(Bits::all(len).count(), len);
        }
    }
}
