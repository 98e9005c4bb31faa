//! Telephone numbers of the United Kingdom. Doubtful always; one's own and those of services are none.

use super::{
    Look,
    nearby::{after, before, is_parted},
    runs::{Chain, Run, digits},
    words::{OTHERS, OWN, SERVICES, has},
};
use crate::{Kind, Surety};

/// So many words before a number may say whose it is.
const BEFORE: usize = 9;

impl Look<'_> {
    /// A telephone number that begins with this run; answers how many runs it has, also if it is nobody's.
    pub(super) fn phone(&mut self, chain: &Chain, index: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let first = chain.runs[index];
        let plus = first.start > 0 && bytes[first.start - 1] == b'+';
        // Neither a nought nor the country before it: no telephone.
        if !(plus || bytes[first.start] == b'0') {
            return None;
        }
        let start = first.start - usize::from(plus);
        if start.checked_sub(1).is_some_and(|it| bytes[it].is_ascii_alphanumeric()) {
            return None;
        }
        let most = 6.min(chain.runs.len() - index);
        let count = (1..=most).find(|count| is_phone(bytes, &chain.runs[index..index + count], plus))?;
        let end = chain.runs[index + count - 1].end;
        if !self.is_no_patients(start, end) {
            self.add(Kind::Phone, Surety::Doubtful, start..end);
        }
        Some(count)
    }

    /// Whether the words around say that it is a service's or the writer's own.
    fn is_no_patients(&self, start: usize, end: usize) -> bool {
        let near = || before(self.text, start, 90).take(BEFORE).take_while(|it| !is_parted(self.text, it.end, start));
        // The nearest word that says whose it is decides.
        let whose = near().find_map(|it| match (has(OTHERS, it.text), has(SERVICES, it.text) || has(OWN, it.text)) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        });
        let behind = || after(self.text, end, 48).take(5).take_while(|it| !is_parted(self.text, end, it.start));
        whose.unwrap_or_else(|| behind().any(|it| has(SERVICES, it.text)))
    }
}

/// Whether these runs are one number: 11 digits from 0, ten from 01, or with +44 before; none of 03, 08 and 09, which are
/// those of services.
fn is_phone(bytes: &[u8], runs: &[Run], plus: bool) -> bool {
    let (all, sum) = digits(bytes, runs);
    let near =
        runs.windows(2).all(|it| it[1].start - it[0].end <= 2 && !bytes[it[0].end..it[1].start].contains(&b'\n'));
    let all = &all[..sum.min(16)];
    let national: &[u8] = match all {
        [4, 4, 0, rest @ ..] if plus => rest,
        [4, 4, rest @ ..] if plus => rest,
        [0, 0, 4, 4, rest @ ..] => rest,
        [0, rest @ ..] if !plus => rest,
        _ => return false,
    };
    let local = runs[0].len() >= 3 || plus;
    near && local
        && match national {
            [7, second, ..] => national.len() == 10 && *second != 0,
            [1 | 2, ..] => {
                national.len() == 10 || (national.len() == 9 && runs.len() > 1 && national[0] == 1 && all[0] == 0)
            }
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use crate::{Kind, scan};

    fn found(text: &str) -> Vec<&str> {
        let all = scan(text);
        all.iter().filter(|it| it.kind == Kind::Phone).map(|it| &text[it.range.clone()]).collect()
    }

    #[test]
    fn numbers_are_found_in_the_ways_people_write_them() {
        for (text, number) in [
            ("her mobile is 07700 900123", "07700 900123"),
            ("call the patient on 07700900123", "07700900123"),
            ("daughter +44 7700 900 123", "+44 7700 900 123"),
            ("Mrs X 0191 498 0123", "0191 498 0123"),
            ("(0191) 498 0123 his wife", "0191) 498 0123"),
            ("07700-900-123", "07700-900-123"),
            ("NOK 020 7946 0958", "020 7946 0958"),
        ] {
            assert_eq!(found(text), [number], "{text}");
        }
    }

    #[test]
    fn services_and_ones_own_are_none() {
        for text in [
            "Ring me on 07700 900123",
            "my mobile 07700 900123",
            "reception 0191 498 0123",
            "Helpline 0800 800 8000",
            "ext 4521",
            "bleep 1234",
            "the surgery bypass is 0191 498 0123",
            "0191 498 0123 (switchboard)",
            "0300 123 1234",
            "bank 20-00-00 12345678",
            "2026-11-20 07:45",
            "0.1234567890",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
