//! A look at a word's first two letters and its length: most words need not be compared with any of a list.

/// Which first letters and lengths the words of a list have.
pub(super) struct Glance([u32; 1024]);

impl Glance {
    /// Of a list of words in lower case, each of at least two and at most 31 letters.
    pub(super) const fn of(list: &[&str]) -> Glance {
        let mut lengths = [0_u32; 1024];
        let mut at = 0;
        while at < list.len() {
            let word = list[at].as_bytes();
            lengths[place(word[0], word[1])] |= 1 << word.len();
            at += 1;
        }
        Glance(lengths)
    }

    /// Whether the list may have this word, in capitals or not.
    pub(super) fn may_have(&self, word: &str) -> bool {
        match word.as_bytes() {
            all @ [first, second, ..] => all.len() < 32 && self.0[place(*first, *second)] & 1 << all.len() != 0,
            _ => false,
        }
    }
}

/// Capitals and small letters have the same last five bits.
const fn place(first: u8, second: u8) -> usize {
    ((first as usize & 31) << 5) | (second as usize & 31)
}

#[cfg(test)]
mod tests {
    use super::{super::words::PATIENT, *};

    #[test]
    fn no_word_of_the_list_is_passed_over() {
        let glance = Glance::of(PATIENT);
        for word in PATIENT {
            assert!(glance.may_have(word) && glance.may_have(&word.to_uppercase()), "{word}");
        }
        let others = ["", "a", "quarterly", "dormouse", &"p".repeat(40)];
        assert!(others.iter().all(|it| !glance.may_have(it)));
    }
}
