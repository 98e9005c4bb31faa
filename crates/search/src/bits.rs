//! A bit for each document: unions, intersections and differences, 64 documents at a time.

/// A bit for each document of one segment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    len: u32,
}

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
    /// Keeps whoever `keep` says, looking only at those who are still in.
    pub fn retain(&mut self, keep: impl Fn(u32) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest & rest.wrapping_neg();
                if !keep(at as u32 * 64 + bit.trailing_zeros()) {
                    *word ^= bit;
                }
                rest ^= bit;
            }
        }
    }
    /// Keeps only what is also in `other`.
    pub fn keep(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(mine, theirs)| *mine &= theirs);
    }
    /// Drops what is in `other`.
    pub fn drop(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(mine, theirs)| *mine &= !theirs);
    }
    /// Adds what is in `other`.
    pub fn add(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(mine, theirs)| *mine |= theirs);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_has_no_bits_beyond_its_end() {
        for len in [0, 1, 63, 64, 65, 128] {
            assert_eq!(Bits::all(len).count(), len);
        }
    }
}
