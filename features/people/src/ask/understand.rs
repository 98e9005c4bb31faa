//! Reads filters out of what was typed: "skin surgery, established, within 25 miles of TS18" is two filters and a
//! distance. Whatever is not understood stays words.

use super::Asked;
use crate::{
    facets::{Facet, Value},
    footing::Footing,
    stage::Stage,
    term::{TermKind, Vocabulary, fold},
};

/// So many words may name a place or an extended role.
const LONGEST_NAME: usize = 5;
/// "Near" without a number.
const NEAR_MILES: u16 = 25;

impl Asked {
    /// The same question with what its words say as filters. `is_place` tells whether words name a place or postcode.
    pub fn understood(&self, vocabulary: &Vocabulary, is_place: &dyn Fn(&str) -> bool) -> Asked {
        let mut reading = Reading::of(self);
        reading.places(is_place);
        reading.joined();
        reading.footing();
        reading.stages();
        if reading.asked.of_facet(Facet::Stage).next().is_some() {
            // "Skin surgery, established" means one line of a profile, which only a filter can ask for.
            reading.extended_roles(vocabulary);
        }
        reading.done()
    }
}

struct Reading {
    asked: Asked,
    /// Each word as typed, and folded.
    words: Vec<(String, String)>,
    before: usize,
}

impl Reading {
    fn of(asked: &Asked) -> Reading {
        let words = asked.text.split(|it: char| it.is_whitespace() || matches!(it, ',' | ';'));
        let words: Vec<_> = words.filter(|it| !it.is_empty()).map(|it| (it.to_owned(), fold(it))).collect();
        Reading { asked: asked.clone(), before: words.len(), words }
    }

    /// If nothing was understood the text stays to the letter: a space at its end says that its last word is whole.
    fn done(mut self) -> Asked {
        if self.words.len() < self.before {
            self.asked.text = self.words.into_iter().map(|it| it.0).collect::<Vec<_>>().join(" ");
        }
        self.asked
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |it| &it.1)
    }

    fn take(&mut self, from: usize, count: usize) {
        self.words.drain(from..from + count);
    }

    /// "within 25 miles of TS18", "25 miles from Stockton", "within 10 miles", "near me".
    fn places(&mut self, is_place: &dyn Fn(&str) -> bool) {
        let mut at = 0;
        while at < self.words.len() {
            if let Some((count, near, miles)) = self.place_at(at, is_place) {
                self.take(at, count);
                (self.asked.near, self.asked.miles) = (near, Some(miles));
            } else {
                at += 1;
            }
        }
    }

    fn place_at(&self, at: usize, is_place: &dyn Fn(&str) -> bool) -> Option<(usize, String, u16)> {
        if matches!(self.word(at), "near" | "around") {
            let (count, near) = self.name_at(at + 1, is_place)?;
            return Some((count + 1, near, self.asked.miles.unwrap_or(NEAR_MILES)));
        }
        let within = usize::from(self.word(at) == "within");
        let number = self.word(at + within);
        // "25miles" as well as "25 miles".
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        let miles: u16 = digits.parse().ok().filter(|it| (1..=500).contains(it))?;
        let unit = |it: &str| matches!(it, "mile" | "miles" | "mi");
        let mut count = match &number[digits.len()..] {
            "" if unit(self.word(at + within + 1)) => within + 2,
            glued if unit(glued) => within + 1,
            _ => return None,
        };
        if matches!(self.word(at + count), "of" | "from" | "around")
            && let Some((name, near)) = self.name_at(at + count + 1, is_place)
        {
            count += name + 1;
            return Some((count, near, miles));
        }
        (within == 1).then_some((count, self.asked.near.clone(), miles))
    }

    /// How many words from `at` on name a place; the longest name wins. The reader is a place without a name.
    fn name_at(&self, at: usize, is_place: &dyn Fn(&str) -> bool) -> Option<(usize, String)> {
        if matches!(self.word(at), "me" | "here") {
            return Some((1, String::new()));
        }
        let most = LONGEST_NAME.min(self.words.len().saturating_sub(at));
        (1..=most).rev().find_map(|count| {
            let name = self.typed(at, count);
            is_place(&name).then_some((count, name))
        })
    }

    fn typed(&self, at: usize, count: usize) -> String {
        self.words[at..at + count].iter().map(|it| &*it.0).collect::<Vec<_>>().join(" ")
    }

    /// "newly joined".
    fn joined(&mut self) {
        let at = (0..self.words.len()).find(|at| self.word(*at) == "newly" && self.word(at + 1) == "joined");
        if let Some(at) = at {
            self.take(at, 2);
            self.asked.joined = Some(Asked::JOINED[0]);
        }
    }

    /// "considering general practice", "returning to general practice": before stages, which say "considering" too.
    fn footing(&mut self) {
        const SAID: [(&[&str], Footing); 3] = [
            (&["considering", "general", "practice"], Footing::Considering),
            (&["returning", "to", "general", "practice"], Footing::Returning),
            (&["returning", "to", "practice"], Footing::Returning),
        ];
        for (words, footing) in SAID {
            let stands = |at: &usize| words.iter().enumerate().all(|(nth, word)| self.word(at + nth) == *word);
            if let Some(at) = (0..self.words.len()).find(stands) {
                self.take(at, words.len());
                self.asked = std::mem::take(&mut self.asked).with(Facet::Footing, Value::Footing(footing));
            }
        }
    }

    /// "established", "in training", "considering", "in the past".
    fn stages(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            let (stage, count) = match (self.word(at), self.word(at + 1), self.word(at + 2)) {
                ("established", ..) => (Stage::Established, 1),
                ("considering", ..) => (Stage::Considering, 1),
                ("in", "training", _) => (Stage::Training, 2),
                ("in", "the", "past") => (Stage::Past, 3),
                _ => {
                    at += 1;
                    continue;
                }
            };
            self.take(at, count);
            self.asked = std::mem::take(&mut self.asked).with(Facet::Stage, Value::Stage(stage));
            // What now stands together may be a stage too.
            at = at.saturating_sub(2);
        }
    }

    fn extended_roles(&mut self, vocabulary: &Vocabulary) {
        let mut at = 0;
        while at < self.words.len() {
            let most = LONGEST_NAME.min(self.words.len() - at);
            let found = (1..=most).rev().find_map(|count| {
                let term = vocabulary.find_words(TermKind::ExtendedRole, &self.typed(at, count))?;
                Some((count, term.code.clone()))
            });
            let Some((count, code)) = found else {
                at += 1;
                continue;
            };
            self.take(at, count);
            self.asked = std::mem::take(&mut self.asked).with(Facet::ExtendedRole, Value::Term(code));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(text: &str) -> String {
        let places = ["ts18", "ts18 1hu", "stockton", "newcastle upon tyne"];
        let is_place = |it: &str| places.contains(&it.to_lowercase().as_str());
        let asked = Asked { text: text.to_owned(), ..Asked::default() };
        asked.understood(Vocabulary::starter(), &is_place).query()
    }

    #[test]
    fn the_whole_question_is_understood() {
        assert_eq!(
            understood("skin surgery, established, within 25 miles of TS18"),
            "stage=established&extended=skin-surgery&near=TS18&miles=25"
        );
    }

    #[test]
    fn places_are_read_in_many_ways() {
        for (text, query) in [
            ("derm near TS18", "q=derm&near=TS18&miles=25"),
            ("within 10 miles", "miles=10"),
            ("10 miles from TS18 1HU", "near=TS18+1HU&miles=10"),
            ("10miles of stockton partner", "q=partner&near=stockton&miles=10"),
            ("within 5 mi of me", "miles=5"),
            ("near Newcastle upon Tyne", "near=Newcastle+upon+Tyne&miles=25"),
        ] {
            assert_eq!(understood(text), query, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_words() {
        for text in
            ["near nowhere", "25 miles", "training", "newly", "Within Reach", "skin surgery", "ann ", "999999 miles of"]
        {
            assert_eq!(understood(text), Asked { text: text.into(), ..Asked::default() }.query(), "{text}");
        }
    }

    #[test]
    fn stages_make_extended_roles_filters() {
        assert_eq!(understood("minor ops in training"), "stage=training&extended=minor-surgery");
        assert_eq!(understood("considering women’s health"), "stage=considering&extended=womens-health");
        assert_eq!(understood("newly joined frailty"), "q=frailty&joined=30");
        assert_eq!(understood("established polish"), "q=polish&stage=established");
    }

    #[test]
    fn whoever_is_on_the_way_is_understood() {
        assert_eq!(understood("considering general practice"), "footing=considering");
        assert_eq!(
            understood("doctors returning to general practice near TS18"),
            "q=doctors&footing=returning&near=TS18&miles=25"
        );
        assert_eq!(understood("considering dermatology"), "stage=considering&extended=dermatology");
    }

    #[test]
    fn understanding_twice_changes_nothing() {
        for text in
            ["skin surgery, established, within 25 miles of TS18", "a near b near TS18", "in in training training"]
        {
            let once = Asked::parse(&understood(text));
            assert_eq!(once.understood(Vocabulary::starter(), &|it| it == "TS18"), once, "{text}");
        }
    }
}
