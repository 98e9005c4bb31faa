//! Looking through messages: nothing of them is in an index, so they are opened and read, the latest first (security.md, rule 18).

use kernel::Moment;
use std::{fmt, str::FromStr};

/// So many sealed bytes are opened for one page of results.
const MOST_OPENED: usize = 2_000_000;
/// A message counts at least so much, however short it is, and looking into a conversation as much as some messages.
const LEAST: usize = 256;
/// So many messages are read at once, at first: they may all be long ones.
const AT_FIRST: i64 = 50;
/// And at the most.
const AT_MOST: i64 = 1_000;
/// So many results a page has.
pub const MOST_HITS: usize = 30;
/// The most characters and words of a question (abuse case 103).
pub const MOST_ASKED: usize = 200;
const MOST_WORDS: usize = 8;
/// So many characters stand before and after what was found.
const AROUND: usize = 80;

/// What is looked for: every word must stand in the message, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question(Vec<String>);

/// A message in which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// When it was sent.
    pub sent: Moment,
    /// What stands before the first word that was found.
    pub before: String,
    /// That word, as it stands there.
    pub hit: String,
    /// What follows.
    pub after: String,
}

/// How much may still be opened for this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    left: usize,
    messages: usize,
}

/// Where a look through all conversations goes on: those that moved last come first, and in each the latest message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Onward {
    /// Where the first of them stood when the look began: what moved since then was not there to be looked at.
    pub top: i64,
    /// The conversation that comes next, by where it stands.
    pub moved: i64,
    /// Its messages before this number.
    pub before: i64,
}

impl Budget {
    /// Of one page.
    pub fn new() -> Budget {
        Budget { left: MOST_OPENED, messages: 0 }
    }
    /// A conversation is looked into.
    pub fn enter(&mut self) {
        self.left = self.left.saturating_sub(8 * LEAST);
    }
    /// A message of so many bytes is opened.
    pub fn open(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes.max(LEAST));
        self.messages += 1;
    }
    /// Whether nothing more may be opened.
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }
    /// So many messages are read next: as many as are likely to fit.
    pub fn next(&self) -> i64 {
        match self.messages {
            0 => AT_FIRST,
            seen => {
                let each = (MOST_OPENED - self.left) / seen;
                i64::try_from(self.left / each.max(LEAST)).unwrap_or(AT_MOST).clamp(1, AT_MOST)
            }
        }
    }
}

impl fmt::Display for Onward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.top, self.moved, self.before)
    }
}

impl FromStr for Onward {
    type Err = ();
    fn from_str(text: &str) -> Result<Onward, ()> {
        let mut numbers = text.splitn(3, '.').map(|it| it.parse::<i64>().map_err(|_| ()));
        let mut next = || numbers.next().ok_or(())?;
        Ok(Onward { top: next()?, moved: next()?, before: next()? })
    }
}

impl Question {
    /// `None` if nothing is asked.
    pub fn parse(text: &str) -> Option<Question> {
        let text: String = text.chars().take(MOST_ASKED).collect::<String>().to_lowercase();
        let words: Vec<String> = text.split_whitespace().take(MOST_WORDS).map(str::to_owned).collect();
        (!words.is_empty()).then_some(Question(words))
    }
    /// Where it stands in this text.
    pub fn look(&self, text: &str, sent: Moment) -> Option<Hit> {
        let lower = Lower::new(text);
        let at = self.0.iter().map(|it| lower.find(it)).collect::<Option<Vec<_>>>()?;
        let (begin, end) = at.into_iter().min_by_key(|it| it.0)?;
        let before: Vec<char> = text[..begin].chars().rev().take(AROUND + 1).collect();
        let cut = if before.len() > AROUND { "… " } else { "" };
        let before: String = before.into_iter().take(AROUND).rev().collect();
        let after: String = text[end..].chars().take(AROUND).collect();
        let more = if text[end..].chars().nth(AROUND).is_some() { " …" } else { "" };
        Some(Hit {
            sent,
            before: format!("{cut}{before}"),
            hit: text[begin..end].to_owned(),
            after: format!("{after}{more}"),
        })
    }
}

/// A text in lower case that knows where each of its letters came from: some letters are longer in the other case.
struct Lower {
    text: String,
    /// For each byte of the lower text the byte of the letter that it came from, and at the end the whole length.
    origin: Vec<usize>,
}

impl Lower {
    fn new(text: &str) -> Lower {
        let mut lower = Lower { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len() + 1) };
        for (at, letter) in text.char_indices() {
            for small in letter.to_lowercase() {
                lower.text.push(small);
                lower.origin.resize(lower.text.len(), at);
            }
        }
        lower.origin.push(text.len());
        lower
    }
    fn find(&self, word: &str) -> Option<(usize, usize)> {
        let at = self.text.find(word)?;
        let (begin, last) = (self.origin[at], self.origin[at + word.len() - 1]);
        let after = self.origin[at + word.len()..].iter().copied().find(|it| *it > last);
        Some((begin, after.unwrap_or(*self.origin.last()?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(question: &str, text: &str) -> Option<(String, String, String)> {
        let hit = Question::parse(question)?.look(text, Moment::from_micros(0))?;
        Some((hit.before, hit.hit, hit.after))
    }

    #[test]
    fn every_word_must_stand_there() {
        let text = "Who chases a RESULT when the surgeon is away?";
        let found = look("surgeon result", text).unwrap();
        assert_eq!(found, ("Who chases a ".to_owned(), "RESULT".to_owned(), " when the surgeon is away?".to_owned()));
        assert_eq!(look("surgeon nurse", text), None);
        assert_eq!(look("   ", text), None);
    }

    #[test]
    fn letters_of_any_script_are_found_where_they_stand() {
        assert_eq!(look("siân", "Ask SIÂN").unwrap().1, "SIÂN");
        // A letter that is longer in lower case.
        assert_eq!(look("zmir", "in İzmir now").unwrap(), ("in İ".to_owned(), "zmir".to_owned(), " now".to_owned()));
        assert_eq!(look("i", "İ"), Some((String::new(), "İ".to_owned(), String::new())));
        assert_eq!(look("நிலா", "என் நிலா").unwrap().1, "நிலா");
    }

    #[test]
    fn a_long_text_is_cut_around_what_was_found() {
        let text = format!("{} needle {}", "a".repeat(500), "b".repeat(500));
        let (before, hit, after) = look("needle", &text).unwrap();
        assert_eq!(hit, "needle");
        assert!(before.starts_with("… a") && before.chars().count() == AROUND + 2, "{before}");
        assert!(after.ends_with("b …"));
    }

    #[test]
    fn no_more_is_opened_than_one_page_may() {
        let mut budget = Budget::new();
        assert_eq!(budget.next(), AT_FIRST);
        budget.open(80_000);
        assert_eq!(budget.next(), 24, "long ones are read a few at a time");
        let mut budget = Budget::new();
        budget.open(10);
        assert_eq!(budget.next(), AT_MOST);
        let mut opened = 1;
        while !budget.is_spent() {
            budget.open(0);
            opened += 1;
        }
        assert_eq!(opened, MOST_OPENED.div_ceil(LEAST));
        let mut budget = Budget::new();
        let entered = (0..).take_while(|_| {
            budget.enter();
            !budget.is_spent()
        });
        assert_eq!(entered.count(), MOST_OPENED / (8 * LEAST)); // many conversations without a word come to an end, too
    }

    #[test]
    fn a_look_goes_on_where_it_ended() {
        let onward = Onward { top: 90, moved: 7, before: 1_204 };
        assert_eq!(onward.to_string().parse(), Ok(onward));
        for odd in ["", "1", "1.2", "1.2.x", "1.2.3.4", "9999999999999999999999.1.1"] {
            assert_eq!(odd.parse::<Onward>(), Err(()), "{odd}"); // abuse case 90
        }
    }

    #[test]
    fn a_long_question_is_cut() {
        let long = "x ".repeat(1_000); // abuse case 103
        assert_eq!(Question::parse(&long).map(|it| it.0.len()), Some(MOST_WORDS));
        assert!(Question::parse("NEAR(\"* col:").is_some()); // abuse case 90
    }
}
