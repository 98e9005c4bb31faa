//! Dates that are said to be somebody's birth.

use super::{
    Look,
    nearby::{after, before, ends_with, is_letter},
    runs::Chain,
    words::BIRTHS,
};
use crate::{Kind, Surety};

/// The most bytes between a date and the word behind it that says that it is a birth.
const BEHIND: usize = 24;

impl Look<'_> {
    /// A date of birth that begins with this run, or with the month before it; answers how many runs it has.
    pub(super) fn birth(&mut self, chain: &Chain, index: usize) -> Option<usize> {
        let (start, end) = self.date(chain, index)?;
        let said_before = ends_with(self.text, start, BIRTHS) && !self.is_of_house(start);
        (said_before || self.is_said_behind(end)).then(|| {
            self.add(Kind::BirthDate, Surety::Doubtful, start..end);
            chain.runs[index..].iter().filter(|it| it.start < end).count()
        })
    }

    /// The bytes of a date that begins here: 12/03/1961, 1961-03-12, 12 March 1961, March 12 1961, 120361.
    fn date(&self, chain: &Chain, index: usize) -> Option<(usize, usize)> {
        let run = chain.runs[index];
        let number = |at: usize| self.text[chain.runs[at].start..chain.runs[at].end].parse::<u32>().unwrap_or(u32::MAX);
        if (6..=8).contains(&run.len()) && run.len() != 7 {
            return Some((run.start, run.end)); // only a date if it is said to be one
        }
        if chain.runs.len() >= index + 3 && is_date(number(index), number(index + 1), number(index + 2)) {
            return Some((run.start, chain.runs[index + 2].end));
        }
        if run.len() > 2 || number(index) > 31 {
            return None;
        }
        if let Some(end) = month_behind(self.text.as_bytes(), run.end) {
            return Some((run.start, self.year_behind(end)?));
        }
        let start = month_before(self.text.as_bytes(), run.start)?;
        Some((start, self.year_behind(run.end)?))
    }

    /// Where the year ends that stands within a few marks.
    fn year_behind(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let gap = bytes[at..].iter().take(6).take_while(|it| !it.is_ascii_digit()).count();
        let digits = bytes[at + gap..].iter().take(5).take_while(|it| it.is_ascii_digit()).count();
        let plain = bytes[at..at + gap].iter().all(|it| !is_letter(*it) || b"stndrh".contains(it));
        (plain && matches!(digits, 2 | 4)).then_some(at + gap + digits)
    }

    /// Whether "(DOB)" or "is her date of birth" stands behind.
    fn is_said_behind(&self, end: usize) -> bool {
        let rest = &self.text.as_bytes()[end..];
        let mut letters =
            rest.iter().take(12).take_while(|it| !it.is_ascii_digit()).filter(|it| it.is_ascii_alphabetic());
        let dob = b"dob".iter().all(|it| letters.next().is_some_and(|letter| letter.eq_ignore_ascii_case(it)));
        let mut near = after(self.text, end, BEHIND).take(4).take_while(|it| !self.text[end..it.start].contains('.'));
        dob || near.any(|it| it.text.eq_ignore_ascii_case("dob") || it.text.eq_ignore_ascii_case("birth"))
    }

    /// What was born was no person: "the service was born on".
    fn is_of_house(&self, start: usize) -> bool {
        let things = ["nhs", "service", "idea", "pcn", "practice", "project", "college", "network", "scheme"];
        before(self.text, start, 60).take(6).any(|it| things.iter().any(|thing| it.text.eq_ignore_ascii_case(thing)))
            && before(self.text, start, 30).take(3).any(|it| it.text.eq_ignore_ascii_case("born"))
    }
}

fn is_date(first: u32, second: u32, third: u32) -> bool {
    let year = |it: u32| it <= 99 || (1880..=2100).contains(&it);
    let day = |it: u32| (1..=31).contains(&it);
    (day(first) && day(second) && (first <= 12 || second <= 12) && year(third))
        || ((1880..=2100).contains(&first) && (1..=12).contains(&second) && day(third))
}

/// Where the month ends that stands behind a day: "12th of March".
fn month_behind(bytes: &[u8], day: usize) -> Option<usize> {
    let rest = &bytes[day..];
    let ordinal = [b"st", b"nd", b"rd", b"th"].iter().any(|it| rest.starts_with(*it));
    let mut at = day + if ordinal { 2 } else { 0 };
    at += bytes[at..].iter().take(3).take_while(|it| matches!(it, b' ' | b'-' | b'.' | b'/')).count();
    if bytes[at..].starts_with(b"of ") {
        at += 3;
    }
    let end = at + bytes[at..].iter().take(10).take_while(|it| it.is_ascii_alphabetic()).count();
    is_month(&bytes[at..end]).then_some(end)
}

/// Where the month begins that stands before a day: "March 12".
fn month_before(bytes: &[u8], day: usize) -> Option<usize> {
    let end = day - bytes[..day].iter().rev().take(2).take_while(|it| matches!(it, b' ' | b'.')).count();
    let start = end - bytes[..end].iter().rev().take(10).take_while(|it| it.is_ascii_alphabetic()).count();
    is_month(&bytes[start..end]).then_some(start)
}

/// A month by its name or its first letters.
fn is_month(word: &[u8]) -> bool {
    let first = word.first().map(u8::to_ascii_lowercase);
    if !first.is_some_and(|it| b"jfmasond".contains(&it)) {
        return false;
    }
    let named = |it: &&str| word.len() <= it.len() && it.as_bytes()[..word.len()].eq_ignore_ascii_case(word);
    (3..=9).contains(&word.len()) && (kernel::MONTHS.iter().any(named) || word.eq_ignore_ascii_case(b"sept"))
}

#[cfg(test)]
mod tests {
    use crate::{Kind, scan};

    fn found(text: &str) -> Vec<&str> {
        let all = scan(text);
        all.iter().filter(|it| it.kind == Kind::BirthDate).map(|it| &text[it.range.clone()]).collect()
    }

    #[test]
    fn dates_beside_the_word_are_found_in_every_form() {
        for (text, date) in [
            ("DOB 12/03/1961", "12/03/1961"),
            ("D.O.B.: 12.3.61", "12.3.61"),
            ("born on 12 March 1961 in Leeds", "12 March 1961"),
            ("date of birth 1961-03-12", "1961-03-12"),
            ("d.o.b. 12th Mar 61", "12th Mar 61"),
            ("Born March 12, 1961", "March 12, 1961"),
            ("dob 12031961", "12031961"),
            ("12/03/1961 (DOB)", "12/03/1961"),
            ("date of birth is the 3rd of May 1980", "3rd of May 1980"),
        ] {
            assert_eq!(found(text), [date], "{text}");
        }
    }

    #[test]
    fn other_dates_are_none() {
        for text in [
            "on 12/03/2026",
            "The NHS was born on 5 July 1948",
            "dose 10 mg",
            "born 3 weeks early",
            "DOB missing on 4 forms",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
