//! The words around a place, within a fixed reach.

use super::words::{LONGEST, has};

/// So many bytes before and behind a number may say that it is a patient's.
pub(super) const REACH: usize = 180;

/// A word and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// The words behind `at`, the nearest first.
pub(super) fn after(text: &str, at: usize, reach: usize) -> impl Iterator<Item = Word<'_>> {
    let limit = ceil(text, (at + reach).min(text.len()));
    let mut from = at;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while from < limit && !is_letter(bytes[from]) {
            from += 1;
        }
        let start = from;
        while from < bytes.len() && is_letter(bytes[from]) && from < limit + 40 {
            from += 1;
        }
        let end = ceil(text, from);
        from = end;
        (start < limit && start < end).then(|| Word { text: &text[start..end], start, end })
    })
}

/// The words before `at`, the nearest first.
pub(super) fn before(text: &str, at: usize, reach: usize) -> impl Iterator<Item = Word<'_>> {
    let limit = floor(text, at.saturating_sub(reach));
    let mut upto = at;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while upto > limit && !is_letter(bytes[upto - 1]) {
            upto -= 1;
        }
        let end = upto;
        while upto > 0 && is_letter(bytes[upto - 1]) && upto + 40 > limit {
            upto -= 1;
        }
        let start = floor(text, upto);
        upto = start;
        (end > limit && start < end).then(|| Word { text: &text[start..end], start, end })
    })
}

/// Whether one of the nearest `count` words before `at` is in the list.
pub(super) fn is_before(text: &str, at: usize, count: usize, list: &[&str]) -> bool {
    before(text, at, REACH).take(count).any(|it| has(list, it.text))
}

/// Whether one of the nearest `count` words behind `at` is in the list.
pub(super) fn is_after(text: &str, at: usize, count: usize, list: &[&str]) -> bool {
    after(text, at, REACH).take(count).any(|it| has(list, it.text))
}

/// Whether the letters right before `at` end with a word of the list, whatever stands between the letters: "hospitalno" is
/// found in "Hospital No.: ", and not in "receipt no". Digits end it.
pub(super) fn ends_with(text: &str, at: usize, list: &[&str]) -> bool {
    let bytes = text.as_bytes();
    let mut letters = [0; LONGEST];
    // Two small words may stand between: "date of birth was the 3rd".
    let mut upto = at;
    for _ in 0..3 {
        let (found, small) = said_before(bytes, upto, list, &mut letters);
        match (found, small) {
            (true, _) => return true,
            (false, Some(start)) => upto = start,
            (false, None) => return false,
        }
    }
    false
}

/// Whether a word of the list ends right before `at`; and where the last word begins, if it is one that may stand between.
fn said_before(bytes: &[u8], at: usize, list: &[&str], letters: &mut [u8; LONGEST]) -> (bool, Option<usize>) {
    let mut from = LONGEST;
    let mut small = None;
    for (index, byte) in bytes[..at].iter().enumerate().rev().take(3 * LONGEST) {
        if byte.is_ascii_alphabetic() {
            if from == 0 {
                break;
            }
            from -= 1;
            letters[from] = byte.to_ascii_lowercase();
            let begins = index == 0 || !is_letter(bytes[index - 1]);
            let said = &letters[from..];
            if begins && list.binary_search_by(|it| it.as_bytes().cmp(said)).is_ok() {
                return (true, None);
            }
            if begins && matches!(said, b"is" | b"was" | b"of" | b"on" | b"the") {
                small = Some(index);
            }
        } else if !is_between(*byte) {
            break;
        }
    }
    (false, small)
}

/// What may stand between a word and what it names.
fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b":#.=()-_*'\"&/,|".contains(&byte)
}

/// Whether a sentence or a paragraph ends between these two places.
pub(super) fn is_parted(text: &str, from: usize, to: usize) -> bool {
    let between = &text.as_bytes()[from.min(to)..to.max(from)];
    between.windows(2).any(|it| matches!(it, [b'.' | b'!' | b'?', b' ' | b'\n'] | [b'\n', _]))
        || between.ends_with(b"\n")
}

/// Letters, also those beyond ASCII.
pub(super) fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

pub(super) fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

pub(super) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_both_directions() {
        let text = "Siân's clinic letter (copied): 12 results";
        let at = text.find("12").expect("there");
        assert_eq!(
            before(text, at, 99).map(|it| it.text).collect::<Vec<_>>(),
            ["copied", "letter", "clinic", "s", "Siân"]
        );
        assert_eq!(after(text, at, 99).map(|it| it.text).collect::<Vec<_>>(), ["results"]);
        assert_eq!(before("", 0, 9).count() + after("", 0, 9).count(), 0);
    }

    #[test]
    fn letters_are_squeezed_up_to_another_number() {
        let says = |text: &str, word: &str| ends_with(text, text.len(), &[word]);
        assert!(says("9 Hospital No.: ", "hospitalno") && says("D.O.B. is ", "dob") && says("NHS", "nhs"));
        assert!(!says("dob 9 ", "dob") && !says("receipt no ", "ptno") && !says("", "dob"));
    }
}
