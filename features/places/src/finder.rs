//! Finding a place while its name, postcode or code is typed: in memory, forgiving of slips of the finger.
//!
//! All words of the query must be found in a place; the last one may be unfinished. Only when that finds next to
//! nothing may words be misspelt: one letter in four, two in eight. 20,000 places take some megabytes and are read
//! once after every import.

use crate::place::{PlaceCode, PlaceKind, Status};
use places_api::words;
use std::{
    collections::{BTreeMap, HashMap},
    ops::Bound::{Included, Unbounded},
};

/// What of a place can be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its code.
    pub code: PlaceCode,
    /// What kind it is.
    pub kind: PlaceKind,
    /// Its name.
    pub name: String,
    /// Its town; may be empty.
    pub town: String,
    /// Its postcode; may be empty.
    pub postcode: String,
    /// Whether it works; closed places come last.
    pub status: Status,
}

/// All places, by their words.
#[derive(Debug, Default)]
pub struct Finder {
    entries: Vec<Entry>,
    /// Every word with the places that have it, and what it is worth there.
    words: BTreeMap<String, Vec<(u32, u32)>>,
}

/// No query needs more; the rest is not looked at.
const WORDS: usize = 8;
/// With fewer hits than this, misspelt words count too.
const ENOUGH: usize = 3;

/// Longer words are not compared letter by letter.
const ROW: usize = 32;

const IN_NAME: u32 = 4;
const ELSEWHERE: u32 = 3;
const WHOLE: u32 = 4;
const BEGUN: u32 = 3;
const MISSPELT: u32 = 1;

impl Finder {
    /// Of these places.
    pub fn of(entries: Vec<Entry>) -> Finder {
        let mut finder = Finder { words: BTreeMap::new(), entries: Vec::new() };
        for (at, entry) in (0_u32..).zip(&entries) {
            let whole_postcode = entry.postcode.to_lowercase().replace(' ', "");
            let elsewhere = words(&entry.town).chain(words(&entry.postcode)).chain(words(entry.code.as_str()));
            let elsewhere = elsewhere.chain([whole_postcode]);
            let all = words(&entry.name).map(|it| (it, IN_NAME)).chain(elsewhere.map(|it| (it, ELSEWHERE)));
            for (word, worth) in all.filter(|it| !it.0.is_empty()) {
                let of_word = finder.words.entry(word).or_default();
                if of_word.last().is_none_or(|it| it.0 != at) {
                    of_word.push((at, worth));
                }
            }
        }
        Finder { entries, ..finder }
    }

    /// All places, in the order in which they were given.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The best `limit` places for what was typed so far, among those that `is_wanted`.
    pub fn find(&self, typed: &str, limit: usize, is_wanted: impl Fn(&Entry) -> bool) -> Vec<&Entry> {
        let query: Vec<String> = words(typed).take(WORDS).collect();
        let mut hits = self.hits(&query, Spelling::Right);
        hits.retain(|at, _| is_wanted(&self.entries[*at as usize]));
        if hits.len() < ENOUGH {
            let right = hits;
            hits = self.hits(&query, Spelling::Near);
            hits.retain(|at, _| is_wanted(&self.entries[*at as usize]));
            hits.extend(right);
        }
        let mut found: Vec<(u32, &Entry)> =
            hits.into_iter().map(|(at, worth)| (worth, &self.entries[at as usize])).collect();
        found.sort_by(|(a_worth, a), (b_worth, b)| {
            let rest = |it: &Entry| (it.status == Status::Closed, it.name.len(), it.kind);
            let worth = |worth: u32, it: &Entry| worth.saturating_sub(u32::from(it.status == Status::Closed));
            worth(*b_worth, b)
                .cmp(&worth(*a_worth, a))
                .then_with(|| rest(a).cmp(&rest(b)))
                .then_with(|| (&a.name, &a.code).cmp(&(&b.name, &b.code)))
        });
        found.into_iter().take(limit).map(|it| it.1).collect()
    }

    /// The places that have every word, with what that is worth.
    fn hits(&self, query: &[String], spelling: Spelling) -> HashMap<u32, u32> {
        let mut hits: Option<HashMap<u32, u32>> = None;
        for (at, word) in query.iter().enumerate() {
            let mut of_word: HashMap<u32, u32> = HashMap::new();
            let is_last = at + 1 == query.len();
            for (places, worth) in self.like(word, if is_last { Ending::Open } else { Ending::Given }, spelling) {
                for (place, weight) in places {
                    let best = of_word.entry(*place).or_default();
                    *best = (*best).max(worth * weight);
                }
            }
            hits = Some(match hits {
                None => of_word,
                Some(before) => {
                    let both = before.into_iter().filter_map(|(it, worth)| Some((it, worth + of_word.get(&it)?)));
                    both.collect()
                }
            });
        }
        hits.unwrap_or_default()
    }

    /// The words that may be meant.
    fn like<'a>(&'a self, word: &'a str, ending: Ending, spelling: Spelling) -> Vec<(&'a [(u32, u32)], u32)> {
        let begun = self.words.range::<str, _>((Included(word), Unbounded)).take_while(|(it, _)| it.starts_with(word));
        let mut like: Vec<_> = begun
            .filter(|(it, _)| ending == Ending::Open || it.len() == word.len())
            .map(|(it, places)| (places.as_slice(), if it.len() == word.len() { WHOLE } else { BEGUN }))
            .collect();
        let slips = slips(word);
        if spelling == Spelling::Near && slips > 0 {
            let near = self.words.iter().filter(|(it, _)| is_near(word.as_bytes(), it.as_bytes(), ending, slips));
            like.extend(near.map(|(_, places)| (places.as_slice(), MISSPELT)));
        }
        like
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    Right,
    Near,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The word is finished.
    Given,
    /// The word may go on.
    Open,
}

/// How many letters may be wrong. Codes and postcodes are never guessed, nor what is too long for a word.
fn slips(word: &str) -> u8 {
    match word.len() {
        length if length + 4 > ROW || word.bytes().any(|b| b.is_ascii_digit()) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether `word`, or its beginning if the typed word is unfinished, is at most `slips` slips away: a letter wrong,
/// missing, too many, or two exchanged. Bytes do for letters: words are plain.
fn is_near(typed: &[u8], word: &[u8], ending: Ending, slips: u8) -> bool {
    let spare = usize::from(slips);
    let word = &word[..word.len().min(typed.len() + spare + usize::from(ending == Ending::Given))];
    if word.len() + spare < typed.len() || word.len() > typed.len() + spare || word.len() >= ROW {
        return false;
    }
    // Rows of the table of distances: two before, one before, this one.
    let (mut last_but_one, mut last, mut row) = ([0_u8; ROW], [0_u8; ROW], [0_u8; ROW]);
    (0..=word.len()).for_each(|it| last[it] = it as u8);
    for (at, c) in typed.iter().enumerate() {
        row[0] = at as u8 + 1;
        let mut least = row[0];
        for (other, d) in word.iter().enumerate() {
            let mut best = (last[other] + u8::from(c != d)).min(last[other + 1] + 1).min(row[other] + 1);
            if at > 0 && other > 0 && *c == word[other - 1] && typed[at - 1] == *d {
                best = best.min(last_but_one[other - 1] + 1);
            }
            row[other + 1] = best;
            least = least.min(best);
        }
        if least > slips {
            return false;
        }
        (last_but_one, last, row) = (last, row, last_but_one);
    }
    match ending {
        Ending::Given => last[word.len()] <= slips,
        Ending::Open => last[..=word.len()].iter().any(|it| *it <= slips),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder() -> Finder {
        let entry = |code: &str, name: &str, town: &str, postcode: &str, status| Entry {
            code: PlaceCode::stored(code),
            kind: PlaceKind::Practice,
            name: name.into(),
            town: town.into(),
            postcode: postcode.into(),
            status,
        };
        Finder::of(vec![
            entry("A81001", "The Densham Surgery", "Stockton", "TS18 1HU", Status::Active),
            entry("A81002", "Queens Park Medical Centre", "Stockton", "TS18 2AW", Status::Active),
            entry("A81003", "Densham Hill", "Hartlepool", "TS26 8DB", Status::Closed),
            entry("W00001", "Meddygfa Ynys Môn", "Llangefni", "LL77 7PQ", Status::Active),
            entry("NI-12", "St Ann's Surgery", "Belfast", "BT4 1NS", Status::Active),
        ])
    }

    fn found(typed: &str) -> Vec<String> {
        finder().find(typed, 5, |_| true).into_iter().map(|it| it.code.to_string()).collect()
    }

    #[test]
    fn names_postcodes_and_codes_are_found_as_they_are_typed() {
        assert_eq!(found("dens"), ["A81001", "A81003"]);
        assert_eq!(found("densham stockton"), ["A81001"]);
        assert_eq!(found("queens med ctr"), ["A81002"]);
        assert_eq!(found("ts18"), ["A81001", "A81002"]);
        assert_eq!(found("ts18 2"), ["A81002"]);
        assert_eq!(found("TS182AW"), ["A81002"]);
        assert_eq!(found("a81002"), ["A81002"]);
        assert_eq!(found("ni-12"), ["NI-12"]);
        assert_eq!(found("ynys mon"), ["W00001"]);
        assert_eq!(found("st anns"), ["NI-12"]);
    }

    #[test]
    fn slips_are_forgiven() {
        assert_eq!(found("denshma"), ["A81001", "A81003"]);
        assert_eq!(found("quens park"), ["A81002"]);
        assert_eq!(found("medygfa"), ["W00001"]);
        assert_eq!(found("surgrey stokton"), ["A81001"]);
        assert_eq!(found("a81009"), [""; 0], "codes are not guessed");
    }

    #[test]
    fn any_text_gets_an_answer() {
        for text in ["", " ", "\"*:NEAR(", "😀", "\u{202E}x", &"long ".repeat(2_000), &"x".repeat(10_000), "'", "&"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_not_wanted_is_not_found() {
        let finder = finder();
        let open = finder.find("densham", 5, |it| it.status != Status::Closed);
        assert_eq!(open.len(), 1);
        assert_eq!(finder.find("surgery", 1, |_| true).len(), 1);
    }
}
