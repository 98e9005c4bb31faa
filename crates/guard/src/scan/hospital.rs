//! Numbers under which a hospital, a laboratory or a records system knows somebody: only where it is said.

use super::{Look, nearby::ends_with, runs::Chain, words::HOSPITAL};
use crate::{Kind, Surety};

impl Look<'_> {
    /// A hospital number whose digits begin with this run.
    pub(super) fn hospital(&mut self, chain: &Chain, index: usize) {
        let bytes = self.text.as_bytes();
        let run = chain.runs[index];
        let near = chain.runs[index..].iter().take(4).map(super::runs::Run::len).sum::<usize>();
        // Most numbers are short ones; "26B446050" begins as one.
        if near < 4 && !bytes.get(run.end).is_some_and(u8::is_ascii_alphanumeric) {
            return;
        }
        let token = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-');
        let start = begin(bytes, run.start);
        let mut end = run.start + bytes[run.start..].iter().take(18).take_while(|it| token(it)).count();
        // Groups of digits with spaces between, as on labels.
        for next in chain.runs[index + 1..].iter().take(3) {
            if next.start == end + 1 && bytes[end] == b' ' {
                end = next.end;
            }
        }
        while end > run.end && !bytes[end - 1].is_ascii_alphanumeric() {
            end -= 1;
        }
        let digits = bytes[start..end].iter().filter(|it| it.is_ascii_digit()).count();
        if !(4..=14).contains(&digits) {
            return;
        }
        // Letters that belong to the number must not be read as the word before it.
        let said =
            ends_with(self.text, start, HOSPITAL) || (start < run.start && ends_with(self.text, run.start, HOSPITAL));
        if said {
            let start = if ends_with(self.text, start, HOSPITAL) { start } else { run.start };
            self.add(Kind::HospitalNumber, Surety::Doubtful, start..end);
        }
    }
}

/// Where the number begins whose digits begin here: letters right before them are part of it, and capitals with one mark between,
/// as on labels: "RXH 554321".
fn begin(bytes: &[u8], digits: usize) -> usize {
    let tight = bytes[..digits].iter().rev().take(6).take_while(|it| it.is_ascii_alphabetic()).count();
    if tight > 0 || digits == 0 || !matches!(bytes[digits - 1], b' ' | b'-' | b'/') {
        return digits - tight;
    }
    let apart = digits - 1;
    let capitals = bytes[..apart].iter().rev().take(5).take_while(|it| it.is_ascii_uppercase()).count();
    let whole = apart.checked_sub(capitals + 1).is_none_or(|it| !bytes[it].is_ascii_alphanumeric());
    if (1..=4).contains(&capitals) && whole { apart - capitals } else { digits }
}

#[cfg(test)]
mod tests {
    use crate::{Kind, scan};

    fn found(text: &str) -> Vec<&str> {
        let all = scan(text);
        all.iter().filter(|it| it.kind == Kind::HospitalNumber).map(|it| &text[it.range.clone()]).collect()
    }

    #[test]
    fn numbers_are_found_where_it_is_said() {
        for (text, number) in [
            ("MRN 4471203", "4471203"),
            ("Hospital no.: RVL1234567", "RVL1234567"),
            ("hosp number is 88-1234", "88-1234"),
            ("Unit No A12345", "A12345"),
            ("MRN: 123 456 78", "123 456 78"),
            ("UBRN 0001 2345 6789", "0001 2345 6789"),
            ("MRN4471203", "4471203"),
            ("Hospital number RXH 554321", "RXH 554321"),
            ("MRN: RBA-00123456", "RBA-00123456"),
        ] {
            assert_eq!(found(text), [number], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "unit 4",
            "hospital no longer has 12345 beds",
            "ward 12",
            "ODS A81999",
            "GMC 7654321",
            "the MRN field has 10 digits",
            "the MRN in 2024",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
