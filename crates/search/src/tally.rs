//! Points for every document at once, 64 at a time: each digit of the sums is a bit of a word.

use crate::{bits::Bits, docs::Docs};

/// Sums of points.
pub(crate) struct Tally {
    /// For each 64 documents, so many words as the highest possible sum has digits, the lowest first.
    digits: Vec<u64>,
    per_word: usize,
}

impl Tally {
    /// Nobody has points yet, and nobody will have more than `most`.
    pub fn new(len: u32, most: u32) -> Tally {
        let per_word = (u32::BITS - most.leading_zeros()) as usize;
        Tally { digits: vec![0; len.div_ceil(64) as usize * per_word], per_word }
    }

    /// Gives `points` to whoever is in `docs` and in `within`.
    pub fn add(&mut self, docs: &Docs, within: &Bits, points: u32) {
        match docs {
            Docs::Few(list) => list
                .iter()
                .filter(|doc| within.contains(**doc))
                .for_each(|doc| self.add_word(*doc as usize / 64, 1 << (doc % 64), points)),
            Docs::Many(bits) => {
                for (at, (a, b)) in bits.words().iter().zip(within.words()).enumerate() {
                    if a & b != 0 {
                        self.add_word(at, a & b, points);
                    }
                }
            }
        }
    }

    fn add_word(&mut self, at: usize, who: u64, points: u32) {
        let digits = &mut self.digits[at * self.per_word..(at + 1) * self.per_word];
        let mut rest = points;
        while rest != 0 {
            let mut carry = who;
            for digit in &mut digits[rest.trailing_zeros() as usize..] {
                let both = *digit & carry;
                *digit ^= carry;
                carry = both;
                if carry == 0 {
                    break;
                }
            }
            rest &= rest - 1;
        }
    }

    /// The points of one document.
    pub fn points(&self, doc: u32) -> u32 {
        let at = doc as usize / 64 * self.per_word;
        let digits = self.digits[at..at + self.per_word].iter().enumerate();
        digits.map(|(digit, word)| ((word >> (doc % 64) & 1) as u32) << digit).sum()
    }

    /// The `most` documents of `within` with the most points: those that surely belong to them, and those who tie for
    /// the places that are left.
    pub fn leaders(&self, within: Bits, most: u32) -> (Bits, Bits) {
        let mut sure = Bits::none(within.len());
        let mut tied = within;
        let mut places = most;
        for digit in (0..self.per_word).rev() {
            let mut higher = tied.clone();
            let digits = self.digits.iter().skip(digit).step_by(self.per_word);
            higher.words_mut().iter_mut().zip(digits).for_each(|(mine, theirs)| *mine &= theirs);
            let count = higher.count();
            if count > places {
                tied = higher;
            } else {
                places -= count;
                tied.drop(&higher);
                sure.words_mut().iter_mut().zip(higher.words()).for_each(|(mine, theirs)| *mine |= theirs);
            }
        }
        (sure, tied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_leaders_are_those_of_plain_arithmetic() {
        let len = 1_000;
        let sets: Vec<(Vec<u32>, u32)> =
            (1..9).map(|n| ((0..len).filter(|doc| doc * 7 % (n + 2) == 0).collect(), n * 5)).collect();
        let within = {
            let mut bits = Bits::all(len);
            (0..len).step_by(3).for_each(|doc| bits.remove(doc));
            bits
        };
        let mut tally = Tally::new(len, sets.iter().map(|it| it.1).sum());
        for (at, (docs, points)) in sets.iter().enumerate() {
            let mut bits = Bits::none(len);
            docs.iter().for_each(|doc| bits.insert(*doc));
            let set = if at % 2 == 0 { Docs::Many(bits) } else { Docs::Few(docs.clone()) };
            tally.add(&set, &within, *points);
        }
        let plain = |doc: u32| sets.iter().filter(|it| it.0.contains(&doc)).map(|it| it.1).sum::<u32>();
        let mut order: Vec<u32> = within.iter().collect();
        assert!(order.iter().all(|doc| tally.points(*doc) == plain(*doc)));
        order.sort_by_key(|doc| std::cmp::Reverse(plain(*doc)));
        let (sure, tied) = tally.leaders(within, 50);
        assert!(sure.count() <= 50 && sure.count() + tied.count() >= 50);
        let last = plain(order[49]);
        assert!(sure.iter().all(|doc| plain(doc) >= last));
        assert!(tied.iter().all(|doc| plain(doc) == last));
    }
}
