//! Postcodes with a house before them. A postcode alone is none: half the country's surgeries write theirs.

use super::{
    Look,
    nearby::{after, before, floor},
    runs::Chain,
    words::{HOMES, HOUSES, OF_PATIENT, STREETS, has},
};
use crate::{Kind, Surety};

/// The most bytes of an address before its postcode.
const ADDRESS: usize = 110;

impl Look<'_> {
    /// An address whose postcode's inner half begins with this run, or a street behind "lives at".
    pub(super) fn address(&mut self, chain: &Chain, index: usize) {
        let run = chain.runs[index];
        match self.postcode(run.start, run.end) {
            Some((start, end)) => {
                if let Some(house) = self.house(start)
                    && !self.is_no_home(house, end)
                {
                    self.add(Kind::Address, Surety::Doubtful, house..end);
                }
            }
            None => self.lives_at(run.start, run.end),
        }
    }

    /// The postcode around a run that is the digit of its inner half: "NE1 4LP", "sw1a1aa".
    fn postcode(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        if !(letter(end) && letter(end + 1)) || letter(end + 2) || digit(end + 2) {
            return None;
        }
        // Without a space the digits of both halves are one run.
        let inner = end - 1;
        let mut at = inner;
        if start == inner {
            let gap = bytes[..at].iter().rev().take(2).take_while(|it| **it == b' ').count();
            at -= gap;
        }
        let outer_end = at;
        at -= usize::from(at > 0 && letter(at - 1) && at > 1 && digit(at - 2));
        let digits = bytes[..at].iter().rev().take(2).take_while(|it| it.is_ascii_digit()).count();
        at -= digits;
        let letters = bytes[..at].iter().rev().take(3).take_while(|it| it.is_ascii_alphabetic()).count();
        let from = at - letters.min(2);
        let apart = from == 0 || !bytes[from - 1].is_ascii_alphanumeric();
        (digits > 0 && (1..=2).contains(&letters) && apart && outer_end > from).then_some((from, inner + 3))
    }

    /// Where the house before a postcode begins: a number and, behind it, a street.
    fn house(&self, postcode: usize) -> Option<usize> {
        let from = floor(self.text, postcode.saturating_sub(ADDRESS));
        let before_it = &self.text[from..postcode];
        let bytes = before_it.as_bytes();
        let mut house = None;
        let mut at = 0;
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let digits = bytes[at..].iter().take_while(|it| it.is_ascii_digit()).count();
            let apart = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
            if apart && digits <= 4 && self.street_behind(from + at + digits, postcode) {
                house = house.or(Some(from + at));
            }
            at += digits;
        }
        house
    }

    /// Whether a street stands between a house's number and `until`: by its word, or because all that stands there is a name.
    fn street_behind(&self, at: usize, until: usize) -> bool {
        let near = &self.text[at..until];
        let words = || after(self.text, at, until - at).take(7).take_while(|it| it.end <= until);
        let known = words().enumerate().any(|(count, it)| count > 0 && has(STREETS, it.text));
        let named =
            || near.contains(',') && words().count() < 7 && words().all(|it| it.text.starts_with(char::is_uppercase));
        !near.contains(". ") && words().next().is_some() && (known || named())
    }

    /// Whether the words around speak of a house in which nobody lives, and of nobody who lives there.
    fn is_no_home(&self, start: usize, end: usize) -> bool {
        let before_it = || before(self.text, start, 70).take(7);
        let inside = || after(self.text, start, end - start);
        let behind = || after(self.text, end, 40).take(2);
        let homely = before_it().take(5).any(|it| has(HOMES, it.text));
        self.is_ours(start) || !homely && before_it().chain(inside()).chain(behind()).any(|it| has(HOUSES, it.text))
    }

    /// "Our address is …": of whoever writes, unless a patient is spoken of with it.
    fn is_ours(&self, start: usize) -> bool {
        let near = || before(self.text, start, 40).take(3);
        near().any(|it| it.text.eq_ignore_ascii_case("our")) && !near().any(|it| has(OF_PATIENT, it.text))
    }

    /// "lives at 14 Fennel Row", without a postcode.
    fn lives_at(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        let named = bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(u8::is_ascii_uppercase);
        if end - start > 4 || !named || self.is_ours(start) {
            return;
        }
        let mut near = before(self.text, start, 40).take(3);
        let lives = near.any(|it| {
            ["lives", "living", "lived", "address", "resides"].iter().any(|word| it.text.eq_ignore_ascii_case(word))
        });
        if !lives {
            return;
        }
        let street = after(self.text, end, 48).take(4).skip(1).find(|it| has(STREETS, it.text));
        if let Some(street) = street.filter(|it| !self.text[end..it.start].contains(['.', '\n'])) {
            self.add(Kind::Address, Surety::Doubtful, start..street.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Kind, scan};

    fn found(text: &str) -> Vec<&str> {
        let all = scan(text);
        all.iter().filter(|it| it.kind == Kind::Address).map(|it| &text[it.range.clone()]).collect()
    }

    #[test]
    fn a_house_and_its_postcode_are_found() {
        for (text, address) in [
            ("She lives at 14 Fennel Row, NE1 4LP now", "14 Fennel Row, NE1 4LP"),
            ("Flat 2, 9 Acacia Avenue, Hexham ne461aa", "2, 9 Acacia Avenue, Hexham ne461aa"),
            ("221b Baker Street, London, NW1 6XE", "221b Baker Street, London, NW1 6XE"),
            ("his address: 3 The Close, SW1A 1AA", "3 The Close, SW1A 1AA"),
            ("lives at 14 Fennel Row with a dog", "14 Fennel Row"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
    }

    #[test]
    fn surgeries_and_bare_postcodes_are_none() {
        for text in [
            "Fennel Row Surgery, 14 Fennel Row, NE1 4LP",
            "we cover NE1 4LP and NE2",
            "the venue is 10 Euston Square, NW1 2FB",
            "20 mg bd",
            "codes E11 9AB",
            "meet at the library, 3 Church Lane, YO1 7HH",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
