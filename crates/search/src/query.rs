//! From what was typed to groups of which each must match: words, their beginnings, parts and synonyms.

use crate::{Ask, Forms, How, fold, form};
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What words also mean: "gpwsi" → "extended role", "minor ops" → "minor surgery". Data of the caller.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    meanings: FxHashMap<String, Vec<Vec<String>>>,
    longest: usize,
}

/// The synonyms that were made last, as long as the words that they were made of are the very same.
#[derive(Debug, Default)]
pub struct KeptSynonyms(RwLock<Option<(Pairs, Arc<Synonyms>)>>);

/// What is typed and what is meant, shared with whoever keeps it.
type Pairs = Arc<[(String, String)]>;

impl KeptSynonyms {
    /// Of these pairs.
    pub fn of(&self, pairs: Pairs) -> Arc<Synonyms> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, synonyms)) = known.filter(|it| Arc::ptr_eq(&it.0, &pairs)) {
            return synonyms;
        }
        let synonyms = Arc::new(Synonyms::new(pairs.iter().map(|it| (&*it.0, &*it.1))));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((pairs, synonyms.clone()));
        synonyms
    }
}

/// One to several words of a query that must be matched in one of several ways.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// From which word of the query, and how many.
    pub word: usize,
    pub words: usize,
    pub ways: Vec<Way>,
    /// The one word, if a similar one may stand in for it.
    pub stretch: Option<String>,
    /// Whether it is the last of the query and so perhaps not typed to its end.
    pub last: Ending,
}

/// Whether a word is complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Whole,
    Open,
}

/// All of these terms together.
#[derive(Debug, Clone)]
pub(crate) struct Way {
    pub how: How,
    pub terms: Vec<Term>,
}

/// One look into the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Term {
    Is(String),
    Begins(String),
}

impl Synonyms {
    /// From pairs of what is typed and what it also means, each one or several words.
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Synonyms {
        let mut synonyms = Synonyms::default();
        for (typed, meant) in pairs {
            let typed = wholes(typed);
            let meant = wholes(meant);
            if typed.is_empty() || meant.is_empty() || typed == meant {
                continue;
            }
            synonyms.longest = synonyms.longest.max(typed.len());
            let meanings = synonyms.meanings.entry(typed.join(" ")).or_default();
            if !meanings.contains(&meant) {
                meanings.push(meant);
            }
        }
        synonyms
    }

    /// The longest run of `words` from `at` that has other meanings, and these.
    fn at(&self, words: &[String], at: usize) -> Option<(usize, &[Vec<String>])> {
        let longest = self.longest.min(words.len() - at);
        (1..=longest).rev().find_map(|n| self.meanings.get(&words[at..at + n].join(" ")).map(|it| (n, it.as_slice())))
    }
}

/// The words of `text` that count, and the groups they make.
pub(crate) fn groups(text: &str, synonyms: Option<&Synonyms>, forms: Forms) -> (Vec<String>, Vec<Group>) {
    let mut words = fold::words(text, Ask::MOST_WORDS);
    // A word after which the writer has gone on is complete; so is one that stands twice.
    let open = !text.ends_with(char::is_whitespace);
    let last = words.pop();
    words.dedup_by(|a, b| a == b);
    words.retain({
        let mut seen = rustc_hash::FxHashSet::default();
        move |it| seen.insert(it.whole.clone())
    });
    words.extend(last);
    let wholes: Vec<String> = words.iter().map(|it| it.whole.clone()).collect();
    let mut groups = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (n, meanings) = synonyms.and_then(|it| it.at(&wholes, at)).unwrap_or((1, &[]));
        let last = if open && at + n == words.len() { Ending::Open } else { Ending::Whole };
        groups.push(group(&words[at..at + n], at, meanings, last, forms));
        at += n;
    }
    (wholes, groups)
}

fn group(words: &[fold::Word], at: usize, meanings: &[Vec<String>], last: Ending, forms: Forms) -> Group {
    let wholes: Vec<String> = words.iter().map(|it| it.whole.clone()).collect();
    let parts: Vec<String> = match words {
        [one] => one.parts.clone(),
        _ => Vec::new(),
    };
    let mut ways = Vec::new();
    for spelling in [&wholes, &parts].into_iter().filter(|it| !it.is_empty()) {
        ways.push(Way { how: How::Exact, terms: is(spelling) });
        if last == Ending::Open {
            ways.push(Way { how: How::Prefix, terms: begins(spelling) });
        }
    }
    if let (Forms::Number, [one]) = (forms, words) {
        let number = form::number(&one.whole).into_iter();
        ways.extend(number.map(|it| Way { how: How::Form(it.clone()), terms: vec![Term::Is(it)] }));
    }
    for meaning in meanings {
        ways.push(Way { how: How::Synonym(meaning.join(" ")), terms: is(meaning) });
    }
    let stretch = match words {
        [one] if one.parts.is_empty() && may_be_stretched(&one.whole) => Some(one.whole.clone()),
        _ => None,
    };
    Group { word: at, words: words.len(), ways, stretch, last }
}

/// Codes and postcodes are right or wrong; short words have too many neighbours.
fn may_be_stretched(word: &str) -> bool {
    word.chars().count() >= 4 && !word.chars().any(char::is_numeric)
}

fn wholes(text: &str) -> Vec<String> {
    fold::words(text, Ask::MOST_WORDS).into_iter().map(|it| it.whole).collect()
}

fn is(words: &[String]) -> Vec<Term> {
    words.iter().cloned().map(Term::Is).collect()
}

fn begins(words: &[String]) -> Vec<Term> {
    let mut terms = is(words);
    if let Some(Term::Is(last)) = terms.pop() {
        terms.push(Term::Begins(last));
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_meaning_wins() {
        let synonyms =
            Synonyms::new([("minor ops", "minor surgery"), ("ops", "operations"), ("GPwSI", "extended role")]);
        let (words, groups) = groups("minor ops gpwsi ", Some(&synonyms), Forms::AsTyped);
        assert_eq!(words, ["minor", "ops", "gpwsi"]);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].words, 2);
        assert_eq!(groups[0].ways.last().map(|it| it.how.clone()), Some(How::Synonym("minor surgery".into())));
        assert_eq!(groups[1].last, Ending::Whole);
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        let (_, groups) = groups("skin surg", None, Forms::AsTyped);
        assert_eq!(groups[0].ways.len(), 1);
        assert_eq!(groups[1].ways[1].terms, [Term::Begins("surg".into())]);
    }

    #[test]
    fn one_and_several_are_one_word_in_prose_alone() {
        let ways = |forms| groups("referrals ", None, forms).1.remove(0).ways;
        assert_eq!(ways(Forms::AsTyped).len(), 1);
        let ways = ways(Forms::Number);
        assert_eq!(ways[1].how, How::Form("referral".into()));
        assert_eq!(ways[1].terms, [Term::Is("referral".into())]);
    }

    #[test]
    fn any_text_makes_few_groups() {
        for text in ["\" * : NEAR( OR -", "🙂🙂🙂", &"a b ".repeat(5_000), &"'".repeat(10_000), "\u{202e}\u{0}\u{feff}"]
        {
            assert!(groups(text, None, Forms::Number).1.len() <= Ask::MOST_WORDS, "{text}");
        }
    }
}
