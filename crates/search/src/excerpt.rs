//! What is shown of a text that was found: the part of it that says why, with the words that were looked for.
//!
//! It is made from the text that the store gives to this reader, when they read it; the index keeps no text.

use crate::{How, Why, fold, fold::Word};
use std::ops::Range;

/// A stretch of an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As it stands in the text.
    Plain(String),
    /// A word that was looked for.
    Found(String),
}

/// The words to point at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    whole: Vec<String>,
    begins: Vec<String>,
}

impl Sought {
    /// What a hit was found by: `words` are those of the answer and `why` are the hit's reasons.
    pub fn of(words: &[String], why: &[Why]) -> Sought {
        let mut sought = Sought::default();
        for why in why {
            let typed = words.iter().skip(why.word).take(why.words);
            match &why.how {
                How::Exact => sought.whole.extend(typed.cloned()),
                How::Prefix => {
                    sought.whole.extend(typed.clone().cloned());
                    sought.begins.extend(typed.clone().next_back().cloned());
                }
                How::Form(meant) | How::Synonym(meant) | How::Similar(meant) => {
                    sought.whole.extend(typed.cloned());
                    sought.whole.extend(meant.split(' ').map(str::to_owned));
                }
            }
        }
        sought
    }

    /// The number of the first word that this is.
    fn find(&self, word: &Word) -> Option<usize> {
        let is = |sought: &String| word.whole == *sought || word.parts.contains(sought);
        let begins =
            |sought: &String| word.whole.starts_with(sought) || word.parts.iter().any(|it| it.starts_with(sought));
        let whole = self.whole.iter().position(is);
        whole.or_else(|| self.begins.iter().position(begins).map(|it| self.whole.len() + it))
    }
}

/// So many letters stand before the first word that is pointed at.
const BEFORE: usize = 48;

/// The part of `text` that has most of what is sought, about `most` characters of it; its beginning if it has nothing.
/// White space of any kind is one space.
pub fn excerpt(text: &str, sought: &Sought, most: usize) -> Vec<Piece> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<(Range<usize>, usize)> = fold::runs(&text)
        .filter_map(|(at, words)| Some((at, words.iter().find_map(|word| sought.find(word))?)))
        .collect();
    let (begin, end) = window(&text, &found, most);
    let mut pieces = Vec::new();
    let mut plain = if begin > 0 { "…".to_owned() } else { String::new() };
    let mut at = begin;
    for (word, _) in found.into_iter().filter(|it| it.0.start >= begin && it.0.end <= end) {
        plain.push_str(&text[at..word.start]);
        pieces.push(Piece::Plain(std::mem::take(&mut plain)));
        pieces.push(Piece::Found(text[word.clone()].to_owned()));
        at = word.end;
    }
    plain.push_str(&text[at..end]);
    if end < text.len() {
        plain.push('…');
    }
    pieces.push(Piece::Plain(plain));
    pieces.retain(|it| !matches!(it, Piece::Plain(words) if words.is_empty()));
    pieces
}

/// From where to where, in bytes: around the place from which on most different words follow.
fn window(text: &str, found: &[(Range<usize>, usize)], most: usize) -> (usize, usize) {
    let reach = most.saturating_sub(BEFORE);
    let different = |from: usize| {
        let near = found[from..].iter().take_while(|it| it.0.end <= found[from].0.start + reach);
        let mut words: Vec<usize> = near.take(64).map(|it| it.1).collect();
        words.sort_unstable();
        words.dedup();
        words.len()
    };
    // Of as many, the first.
    let best = (0..found.len().min(200)).rev().max_by_key(|at| different(*at));
    let first = best.map_or(0, |it| found[it].0.start);
    let begin = if first <= BEFORE { 0 } else { boundary(text, back(text, first, BEFORE), first) };
    let limit = text[begin..].char_indices().nth(most).map_or(text.len(), |it| begin + it.0);
    let end = match text[begin..limit].rfind(' ') {
        Some(space) if limit < text.len() && space > most / 2 => begin + space,
        _ => limit,
    };
    let last = best.map_or(0, |it| found[it].0.end);
    (begin, end.max(last.min(limit)))
}

/// So many characters before `at`.
fn back(text: &str, at: usize, count: usize) -> usize {
    text[..at].char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |it| it.0)
}

/// The beginning of the first whole word after `at`, but not after `end`.
fn boundary(text: &str, at: usize, end: usize) -> usize {
    if at == 0 {
        return 0;
    }
    text[at..end].find(' ').map_or(at, |it| at + it + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(whole: &[&str], begins: &[&str]) -> Sought {
        let own = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        Sought { whole: own(whole), begins: own(begins) }
    }

    fn shown(text: &str, sought: &Sought, most: usize) -> String {
        let piece = |it: Piece| match it {
            Piece::Plain(words) => words,
            Piece::Found(word) => format!("[{word}]"),
        };
        excerpt(text, sought, most).into_iter().map(piece).collect()
    }

    #[test]
    fn the_words_that_were_looked_for_are_pointed_at() {
        let text = "We moved *spirometry* to the\n\nhub; Wiśniewski’s O'Brien clinic.";
        let all = sought(&["spirometry", "wisniewski", "brien"], &["cli"]);
        assert_eq!(shown(text, &all, 200), "We moved *[spirometry]* to the hub; [Wiśniewski’s] [O'Brien] [clinic].");
    }

    #[test]
    fn the_part_with_most_of_them_is_shown() {
        let text = format!("skin {} skin and surgery together {}", "word ".repeat(60), "more ".repeat(60));
        let shown = shown(&text, &sought(&["skin", "surgery"], &[]), 120);
        assert!(shown.contains("[skin] and [surgery] together"), "{shown}");
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.chars().count() < 130, "{shown}");
    }

    #[test]
    fn a_text_without_them_begins_at_its_beginning() {
        assert_eq!(shown("A calm text.", &sought(&["zebra"], &[]), 100), "A calm text.");
        assert_eq!(shown("", &sought(&["zebra"], &[]), 100), "");
        assert_eq!(shown(&"wordy ".repeat(50), &Sought::default(), 20), "wordy wordy wordy…");
    }

    #[test]
    fn any_text_can_be_cut_anywhere() {
        let texts =
            ["\u{1f642}\u{301}é日本語のテキスト ", "நிலா விழியன் ", "x", "\u{202e}\u{0}", "naïve—café ", "' - . "];
        for text in texts {
            let long = text.repeat(40);
            for most in [0, 1, 7, 60, 300] {
                for word in ["日", "naive", "நிலா", "x"] {
                    let found = sought(&[word], &["c"]);
                    let whole: String = shown(&long, &found, most);
                    assert!(whole.chars().filter(|it| !"[]…".contains(*it)).count() <= most.max(400), "{whole}");
                }
            }
        }
    }
}
