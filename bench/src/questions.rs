//! What people ask the directory: a seeded mix of words and filters, written as addresses of its page.
//!
//! Words and filters come from members of the made population, so that what is frequent there is asked for often: names
//! and headlines, terms of the vocabulary and their short forms, with typing errors and unfinished last words.

use crate::client::quoted;
use kernel::Rng;
use people::{
    line::{Kind, Line},
    population::{MadeMember, MadePractice, Population},
    term::Vocabulary,
};

/// One question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Question {
    /// What was typed.
    pub text: String,
    /// Chosen values, by the parameter of their facet; each facet once.
    pub picks: Vec<(&'static str, String)>,
    /// Near this postcode district, within so many miles.
    pub near: Option<(String, u16)>,
    /// The order.
    pub sort: Sort,
}

/// An order of the directory.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Fit,
    /// The newest first.
    Newest,
    /// The nearest first.
    Distance,
}

/// Asks for ever, always the same for a seed.
pub struct Questions<'a> {
    rng: Rng,
    population: &'a Population<'a>,
    practices: &'a [MadePractice],
    members: u64,
    synonyms: Vec<String>,
}

impl<'a> Questions<'a> {
    /// About the first `members` of a population.
    pub fn new(
        seed: u64,
        population: &'a Population<'a>,
        practices: &'a [MadePractice],
        vocabulary: &Vocabulary,
        members: u64,
    ) -> Questions<'a> {
        let synonyms = vocabulary.synonyms().map(|it| it.0).collect();
        Questions { rng: Rng::seeded(seed), population, practices, members, synonyms }
    }

    /// A question of any kind: no to three words, no to three filters, sometimes a distance.
    pub fn any(&self) -> Question {
        let picks = self.picks([0, 0, 0, 0, 1, 1, 1, 2, 2, 3][self.below(10)]);
        let near = (self.below(4) == 0).then(|| (self.outcode(), [5, 10, 25, 50, 100][self.below(5)]));
        let sorts: &[Sort] = match near {
            Some(_) => &[Sort::Fit, Sort::Fit, Sort::Fit, Sort::Newest, Sort::Distance],
            None => &[Sort::Fit, Sort::Fit, Sort::Fit, Sort::Newest],
        };
        Question { text: self.text(), picks, near, sort: sorts[self.below(sorts.len())] }
    }

    /// One or two words and two filters: what the page figure asks.
    pub fn words_and_two_filters(&self) -> Question {
        let text = self.text_of(1 + self.below(2));
        Question { text, picks: self.picks(2), ..Question::default() }
    }

    /// The beginning of somebody's name, as typeahead sees it.
    pub fn name_begun(&self) -> String {
        let name = self.member().map(|it| it.name).unwrap_or_default().to_lowercase();
        let words: Vec<&str> = name.split(' ').collect();
        let word = words[self.below(words.len())];
        let text = if self.below(4) == 0 { name.as_str() } else { word };
        let begun = self.cut(text);
        if self.below(10) == 0 { self.mistyped(&begun) } else { begun }
    }

    fn text(&self) -> String {
        match self.below(8) {
            0 => String::new(),
            it => self.text_of([1, 1, 1, 2, 2, 2, 3][it - 1]),
        }
    }

    fn text_of(&self, words: usize) -> String {
        let mut text: Vec<String> = (0..words).map(|_| self.word()).collect();
        if let Some(last) = text.last_mut() {
            match self.below(10) {
                0..4 => *last = self.cut(last),
                4 => *last = self.mistyped(last),
                _ => {}
            }
        }
        text.join(" ")
    }

    /// A word, or the few of a term, in the way of people who type.
    fn word(&self) -> String {
        let Some(member) = self.member() else { return String::new() };
        let vocabulary = Vocabulary::starter();
        let pick = |text: &str| {
            let words: Vec<&str> = text.split_whitespace().filter(|it| it.chars().count() > 2).collect();
            words.get(self.below(words.len().max(1))).map_or(String::new(), |it| it.to_lowercase())
        };
        match self.below(10) {
            0..3 => pick(&member.name),
            3..6 => self.line(&member, |_| true).map(|it| it.label(vocabulary).to_lowercase()).unwrap_or_default(),
            6 => self.synonyms.get(self.below(self.synonyms.len().max(1))).cloned().unwrap_or_default(),
            7 => pick(member.profile.head.headline.value.as_ref().map(|it| it.as_str()).unwrap_or_default()),
            8 => self.practices.get(member.practice).map(|it| pick(&it.name)).unwrap_or_default(),
            _ => self.outcode(),
        }
    }

    /// Values that stand on somebody's profile, each of another facet.
    fn picks(&self, count: usize) -> Vec<(&'static str, String)> {
        let mut picks: Vec<(&'static str, String)> = Vec::new();
        let mut tries = 0;
        while picks.len() < count && tries < 100 {
            tries += 1;
            let Some(member) = self.member() else { break };
            let chosen = self.line(&member, |it| it.term().is_some() && parameter(it.kind).is_some());
            let Some(line) = chosen else { continue };
            if let (Some(name), Some(term)) = (parameter(line.kind), line.term())
                && !picks.iter().any(|it| it.0 == name)
            {
                picks.push((name, term.as_str().to_owned()));
            }
        }
        picks
    }

    fn line(&self, member: &MadeMember, wanted: impl Fn(&Line) -> bool) -> Option<Line> {
        let lines: Vec<&Line> = member.profile.lines.iter().filter(|it| wanted(it) && it.kind != Kind::Link).collect();
        lines.get(self.below(lines.len().max(1))).map(|it| (*it).clone())
    }

    fn outcode(&self) -> String {
        self.practices.get(self.below(self.practices.len())).map(|it| it.outcode.clone()).unwrap_or_default()
    }

    fn member(&self) -> Option<MadeMember> {
        self.population.member(self.rng.below(self.members))
    }

    /// Unfinished: at least its first letter, perhaps the whole.
    fn cut(&self, word: &str) -> String {
        let letters = word.chars().count().max(1);
        word.chars().take(1 + self.below(letters)).collect()
    }

    /// With one letter wrong, lost, or two in the wrong order; short words stay.
    fn mistyped(&self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() < 4 {
            return word.to_owned();
        }
        let at = 1 + self.below(letters.len() - 2);
        match self.below(3) {
            0 => letters[at] = 'e',
            1 => drop(letters.remove(at)),
            _ => letters.swap(at, at + 1),
        }
        letters.into_iter().collect()
    }

    fn below(&self, end: usize) -> usize {
        self.rng.below(end as u64) as usize
    }
}

impl Question {
    /// What follows the `?` of the directory's address.
    pub fn query(&self) -> String {
        let mut pairs = vec![("q", self.text.clone())];
        pairs.extend(self.picks.iter().cloned());
        if let Some((outcode, miles)) = &self.near {
            pairs.extend([("near", outcode.clone()), ("miles", miles.to_string())]);
        }
        let sort = match self.sort {
            Sort::Fit => "",
            Sort::Newest => "newest",
            Sort::Distance => "distance",
        };
        pairs.push(("sort", sort.to_owned()));
        let pairs = pairs.iter().filter(|it| !it.1.is_empty());
        pairs.map(|(name, value)| format!("{name}={}", quoted(value))).collect::<Vec<_>>().join("&")
    }
    /// The page that answers it.
    pub fn path(&self) -> String {
        format!("/people?{}", self.query())
    }
}

/// Under which parameter of the address the terms of a kind of line are chosen.
pub const fn parameter(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Role => Some("role"),
        Kind::Background => Some("background"),
        Kind::ExtendedRole => Some("extended"),
        Kind::Interest => Some("interest"),
        Kind::CanHelp => Some("help"),
        Kind::Language => Some("language"),
        Kind::OpenTo => Some("open"),
        Kind::LookingFor | Kind::Qualification | Kind::Link | Kind::WouldLike => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Moment;
    use people::population::made_county;

    #[test]
    fn questions_repeat_and_differ() {
        let (county, vocabulary) = (made_county(), Vocabulary::starter());
        let population = Population::new(1, vocabulary, &county, Moment::from_micros(1_795_176_000_000_000));
        let ask = || Questions::new(7, &population, &county, vocabulary, 500);
        let (first, second) = (ask(), ask());
        let asked: Vec<Question> = (0..200).map(|_| first.any()).collect();
        assert_eq!(asked, (0..200).map(|_| second.any()).collect::<Vec<_>>());
        let with = |part: &str| asked.iter().filter(|it| it.query().contains(part)).count();
        assert!(with("q=") > 120 && with("near=") > 20 && with("extended=") > 5, "{asked:#?}");
        let two = first.words_and_two_filters();
        assert!(two.path().starts_with("/people?q=") && two.picks.len() == 2, "{two:?}");
    }
}
