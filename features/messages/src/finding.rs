//! Looking through messages: nothing of them is in an index, so they are opened and read, the latest first (security.md, rule 18).

use kernel::Moment;

/// So many messages are opened for one page of results.
pub const MOST_OPENED: i64 = 2_000;
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
    fn a_long_question_is_cut() {
        let long = "x ".repeat(1_000); // abuse case 103
        assert_eq!(Question::parse(&long).map(|it| it.0.len()), Some(MOST_WORDS));
        assert!(Question::parse("NEAR(\"* col:").is_some()); // abuse case 90
    }
}
