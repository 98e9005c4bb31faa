//! NHS, CHI and Health and Care numbers: ten digits whose last is a check by modulus 11 (NHS Data Dictionary, "NHS NUMBER").
//! About one of eleven strings of ten digits passes, so what stands beside decides how sure we are.

use super::{
    Look,
    nearby::{after, before, ends_with, is_parted},
    runs::{Chain, Run, digits},
    words::{NUMBER_NAMES, OF_PATIENT, THINGS, has},
};
use crate::{Kind, Surety};

impl Look<'_> {
    /// A patient's number that begins with this run; answers how many runs it has.
    pub(super) fn nhs(&mut self, chain: &Chain, index: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let runs = window(chain, index)?;
        let (start, end) = (runs[0].start, runs[runs.len() - 1].end);
        let (all, _) = digits(bytes, runs);
        let ten = &all[..10];
        let (passes, usual) = (passes(ten), is_usual(bytes, runs));
        if is_test(ten) || !(passes || usual) {
            return None;
        }
        let named = self.is_named(start);
        if !(named || (passes && usual && self.stands_alone(chain, index, runs.len()))) {
            return None;
        }
        // Of a thing mostly, "issue #…", and of a patient only where that is said right before: "his number #…", "/patient/…".
        if !named && self.is_marked(start) && !self.is_said_of_patient(start) {
            return None;
        }
        let surety = match passes {
            true => self.surety(named, start, end)?,
            // Somebody says that it is one: a digit may be wrong, and the rest still leads to the patient.
            false => Surety::Doubtful,
        };
        self.add(kind_of(ten), surety, start..end);
        Some(runs.len())
    }

    /// How sure it is that a number that passes is a patient's; `None`: it is that of a thing.
    fn surety(&mut self, named: bool, start: usize, end: usize) -> Option<Surety> {
        if named {
            return Some(Surety::Certain);
        }
        match (self.is_thing(start, end), self.patients.are_near(self.text, start, end)) {
            (false, true) => Some(Surety::Certain),
            (true, false) => None,
            (true, true) | (false, false) => Some(Surety::Doubtful),
        }
    }

    /// Whether right before it stands what it is: "NHS no".
    fn is_named(&self, start: usize) -> bool {
        ends_with(self.text, start, NUMBER_NAMES)
    }

    /// Whether the digits are not the middle of something longer.
    fn stands_alone(&self, chain: &Chain, index: usize, count: usize) -> bool {
        let bytes = self.text.as_bytes();
        let (start, end) = (chain.runs[index].start, chain.runs[index + count - 1].end);
        let tight = |from: usize, to: usize| {
            bytes[from..to]
                .iter()
                .any(|it| !matches!(it, b' ' | b'\t' | b'\n' | b'\r' | b'(' | b')' | b'[' | b']' | b',' | b'|'))
        };
        let before = index.checked_sub(1).map(|it| chain.runs[it].end);
        let behind = chain.runs.get(index + count).map(|it| it.start);
        let letter = |at: &u8| at.is_ascii_alphanumeric() || matches!(at, b'@' | b'%');
        let money = start.checked_sub(2).is_some_and(|it| &bytes[it..start] == "£".as_bytes());
        !before.is_some_and(|it| tight(it, start))
            && !behind.is_some_and(|it| tight(end, it))
            && !start.checked_sub(1).is_some_and(|it| letter(&bytes[it]) || matches!(bytes[it], b'.' | b'$' | b'+'))
            && !bytes.get(end).is_some_and(|it| letter(it) || matches!(it, b'#' | b'='))
            && !money
    }

    /// Whether right before it stands a mark with which the numbers of things begin, and parts of addresses and names of files.
    fn is_marked(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|it| matches!(self.text.as_bytes()[it], b'#' | b'=' | b'/' | b'_' | b'-'))
    }

    /// Whether the nearest of the three words right before that says whose it is says that it is a patient's.
    fn is_said_of_patient(&self, start: usize) -> bool {
        let near = before(self.text, start, 48).take(3).take_while(|it| !is_parted(self.text, it.end, start));
        let mut whose = near.filter(|it| has(OF_PATIENT, it.text) || has(THINGS, it.text));
        whose.next().is_some_and(|it| has(OF_PATIENT, it.text))
    }

    /// Whether the words right beside say that it is the number of a thing.
    fn is_thing(&self, start: usize, end: usize) -> bool {
        let before_it = before(self.text, start, 48).take(4);
        let mut near = before_it.take_while(|it| !is_parted(self.text, it.end, start));
        let behind = after(self.text, end, 16).next();
        let thing = near.find_map(|it| match (has(OF_PATIENT, it.text), has(THINGS, it.text)) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        });
        thing.unwrap_or_else(|| behind.is_some_and(|it| matches!(it.text, "ISBN" | "PMID" | "ISSN")))
    }
}

/// The runs from this one on that have ten digits together.
fn window(chain: &Chain, index: usize) -> Option<&[Run]> {
    let mut sum = 0;
    for (count, run) in chain.runs[index..].iter().take(10).enumerate() {
        sum += run.len();
        match sum {
            10 => return Some(&chain.runs[index..=index + count]),
            11.. => return None,
            _ => {}
        }
    }
    None
}

/// Groups in which people write ten digits: in one, 3-3-4, 3-7, 6-4, 5-5, in pairs or one by one, with one mark between.
fn is_usual(bytes: &[u8], runs: &[Run]) -> bool {
    let mut lengths = [0; 10];
    lengths.iter_mut().zip(runs).for_each(|(it, run)| *it = run.len());
    let groups = matches!(
        lengths[..runs.len().min(10)],
        [10] | [3, 3, 4] | [3, 7] | [6, 4] | [5, 5] | [3, 3, 2, 2] | [4, 3, 3] | [2, 2, 2, 4] | [2, 2, 2, 2, 2]
    );
    let gap = |it: &[Run]| bytes[it[0].end..it[1].start].trim_ascii();
    let alike = || runs.windows(3).all(|it| gap(&it[..2]) == gap(&it[1..]));
    (groups || lengths == [1; 10]) && alike()
}

/// The check of modulus 11.
fn passes(ten: &[u8]) -> bool {
    if ten.windows(2).all(|it| it[0] == it[1]) {
        return false;
    }
    let sum: u32 = ten[..9].iter().zip((2..=10).rev()).map(|(it, weight)| u32::from(*it) * weight).sum();
    match 11 - sum % 11 {
        10 => false,
        check => check % 11 == u32::from(ten[9]),
    }
}

/// Numbers from 999 on are for trying out: no patient has one.
fn is_test(ten: &[u8]) -> bool {
    ten.starts_with(&[9, 9, 9])
}

/// Which of the three it is: Scotland's begins with a date, Northern Ireland's lies between 320 and 399.
fn kind_of(ten: &[u8]) -> Kind {
    let pair = |at: usize| ten[at] * 10 + ten[at + 1];
    if (1..=31).contains(&pair(0)) && (1..=12).contains(&pair(2)) {
        Kind::Chi
    } else if ten[0] == 3 && ten[1] >= 2 {
        Kind::Hsc
    } else {
        Kind::NhsNumber
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan;

    fn found(text: &str) -> Vec<(Kind, Surety, &str)> {
        scan(text).iter().map(|it| (it.kind, it.surety, &text[it.range.clone()])).collect()
    }

    #[test]
    fn a_number_beside_words_about_a_patient_is_certain() {
        for text in [
            "NHS no 943 476 5919",
            "She rang about 943-476-5919 again",
            "943 476 5919, referred in May",
            "the pt (9434765919)",
        ] {
            assert!(matches!(found(text)[..], [(Kind::NhsNumber, Surety::Certain, _)]), "{text}: {:?}", found(text));
        }
        assert_eq!(found("CHI 010180 1236")[0].0, Kind::Chi);
        assert_eq!(found("HSC number: 320 000 0028")[0].0, Kind::Hsc);
    }

    #[test]
    fn a_mark_before_it_does_not_help_where_a_patient_is_spoken_of() {
        for text in [
            "the patient #943 476 5919",
            "the patient -943 476 5919, I think",
            "her number _943 476 5919_",
            "https://records.example/patient/9434765919",
            "?patient=9434765919&view=1",
            "Patient_Ellison_9434765919",
        ] {
            let all = found(text);
            assert!(all.iter().any(|it| (it.0, it.1) == (Kind::NhsNumber, Surety::Certain)), "{text}: {all:?}"); // abuse case 71
        }
        for text in
            ["see issue #9434765919", "IMG_9434765919", "/uploads/9434765919", "a patient wrote; issue #9434765919"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn alone_it_is_doubtful_and_the_number_of_a_thing_is_none() {
        assert!(matches!(found("943 476 5919")[..], [(Kind::NhsNumber, Surety::Doubtful, _)]));
        for text in [
            "order 9434765919 has come",
            "Meeting ID: 943 476 5919",
            "ISBN 9434765919",
            "£9434765919",
            "doi 10.1000/9434765919",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn tricks_between_the_digits_do_not_help() {
        for text in [
            "NHS 943.476.5919",
            "NHS 9\u{200B}4\u{200D}3476\u{202E}5919",
            "NHS no. ９４３ ４７６ ５９１９",
            "NHS 9 4 3 4 7 6 5 9 1 9",
            "NHS number 943\u{2013}476\u{2013}5919",
            "NHS 943/476/5919",
            "nhs:943_476_5919",
            "NHS 94 34 76 59 19",
            "NHS9434765919",
        ] {
            assert!(matches!(found(text)[..], [(Kind::NhsNumber, Surety::Certain, _)]), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn test_numbers_and_wrong_ones_are_told_apart() {
        assert_eq!(found("patient 999 000 0018"), []);
        assert_eq!(found("the patient has 943 476 5918"), []);
        assert!(matches!(found("NHS no 943 476 5918")[..], [(_, Surety::Doubtful, _)]));
        assert_eq!(found("patient 0000000000 and 4444444444"), []);
    }

    #[test]
    fn the_check_is_that_of_the_data_dictionary() {
        assert!(passes(&[9, 4, 3, 4, 7, 6, 5, 9, 1, 9]) && passes(&[4, 0, 1, 0, 2, 3, 2, 1, 3, 7]));
        assert!(!passes(&[9, 4, 3, 4, 7, 6, 5, 9, 1, 8]) && !passes(&[9, 8, 7, 6, 5, 4, 4, 3, 2, 1]));
    }
}
