//! A post: what may be written, and who is meant by it.

pub use discussions_api::PostId;
use kernel::{MemberId, Moment, Problems};
use std::fmt;

/// So many posts a page has; they are numbered without gaps, so a page is found by counting.
pub const PAGE: i64 = 20;
/// More people than this are not meant by one post (abuse case 105).
pub const MOST_MENTIONS: usize = 20;
/// More at-signs than this are not looked at (abuse case 105).
const MOST_LOOKED_AT: usize = 100;

/// The noun of [`ClientId`].
pub enum Client {}
/// What the page of whoever writes gave a post: sent twice is written once.
pub type ClientId = kernel::Id<Client>;

/// What somebody writes, as it was typed but for characters that nobody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyProblem {
    /// Nothing that can be seen.
    Empty,
    /// Longer than [`Body::MAX`].
    TooLong,
}

/// What one cannot do to a post any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostProblem {
    /// It is not there any more.
    Deleted,
    /// It is hidden.
    Hidden,
}

/// Which state a press asks for, so that a press that arrives twice, or by two at once, does it once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It is so.
    On,
    /// It is not.
    Off,
}

impl Wanted {
    /// From a form.
    pub fn of(word: &str) -> Option<Wanted> {
        match word {
            "yes" => Some(Wanted::On),
            "no" => Some(Wanted::Off),
            _ => None,
        }
    }
    /// For a form that turns what is into its opposite.
    pub const fn instead_of(is: &bool) -> &'static str {
        if *is { "no" } else { "yes" }
    }
}

/// A post without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Which.
    pub id: PostId,
    /// Its place; 1 is the opening.
    pub number: i64,
    /// The discussion's number when it was last changed.
    pub changed: i64,
    /// Who wrote it; nobody: without a name, or erased.
    pub author: Option<MemberId>,
    /// By whoever asked without a name.
    pub asker: bool,
    /// When.
    pub posted: Moment,
    /// What it answers.
    pub reply_to: Option<PostId>,
    /// How often it was edited.
    pub revision: i64,
    /// When, last.
    pub edited: Option<Moment>,
    /// When it was deleted.
    pub deleted: Option<Moment>,
    /// When it was hidden, and why for those who may read that.
    pub hidden: Option<(Moment, Option<String>)>,
    /// Why it waits.
    pub held: Option<crate::discussion::Held>,
}

impl Post {
    /// Whether it begins the discussion.
    pub fn is_opening(&self) -> bool {
        self.number == 1
    }
    /// Whether anything may still be said about it or done with it.
    pub fn alive(&self) -> Result<(), PostProblem> {
        match (self.deleted, &self.hidden) {
            (Some(_), _) => Err(PostProblem::Deleted),
            (None, Some(_)) => Err(PostProblem::Hidden),
            (None, None) => Ok(()),
        }
    }
    /// The page on which it stands, from 1.
    pub fn page(&self) -> i64 {
        page_of(self.number)
    }
}

/// The page of a number, from 1.
pub fn page_of(number: i64) -> i64 {
    (number.max(1) - 1) / PAGE + 1
}

impl Body {
    /// The most characters.
    pub const MAX: usize = 20_000;
    /// So many characters of its first line are quoted.
    const OPENING: usize = 160;

    /// Line ends become `\n`, trailing space goes, and so does what nobody sees: controls, spaces without width and marks
    /// that turn the direction of what follows. What a word processor brings along as HTML stays as text. Everything that is
    /// seen stays as it was typed.
    pub fn parse(text: &str) -> Result<Body, BodyProblem> {
        let seen = kernel::seen(text);
        if seen.is_empty() {
            Err(BodyProblem::Empty)
        } else if seen.chars().count() > Body::MAX {
            Err(BodyProblem::TooLong)
        } else {
            Ok(Body(seen))
        }
    }
    /// From the store, where it was checked before.
    pub fn stored(text: impl Into<String>) -> Body {
        Body(text.into())
    }
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The first line that is no quote, cut at a word, for where it is quoted.
    pub fn opening(&self) -> String {
        let own = self.0.lines().filter(|it| !it.trim_start().starts_with('>'));
        kernel::shortened(own.map(plain).find(|it| !it.is_empty()).unwrap_or_default(), Body::OPENING)
    }
    /// Whether anybody might be meant at all.
    pub fn has_ats(&self) -> bool {
        self.0.contains('@')
    }
}

/// Who of these is meant.
pub fn mentioned(body: &Body, people: &[(MemberId, String)]) -> Vec<MemberId> {
    let people: Vec<(MemberId, &str)> = people.iter().map(|it| (it.0, it.1.as_str())).collect();
    kernel::meant(&body.0, &people, MOST_LOOKED_AT, MOST_MENTIONS)
}

/// A line without the marks of a list or a heading.
fn plain(line: &str) -> String {
    line.trim_start_matches(['#', '*', '-', ' ']).replace("**", "").trim().to_owned()
}

impl fmt::Display for BodyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BodyProblem::Empty => f.write_str("Write something first."),
            BodyProblem::TooLong => {
                f.write_str("A post has at most 20,000 characters, some eight pages. Shorten it, or write it in parts.")
            }
        }
    }
}

impl fmt::Display for PostProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PostProblem::Deleted => f.write_str("This was deleted in the meantime."),
            PostProblem::Hidden => f.write_str("This was hidden in the meantime."),
        }
    }
}

impl From<PostProblem> for Problems {
    fn from(problem: PostProblem) -> Problems {
        Problems::one("", problem.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn a_page_is_found_by_counting() {
        assert_eq!([0, 1, 20, 21, 10_000].map(page_of), [1, 1, 1, 2, 500]);
    }

    #[test]
    fn what_nobody_sees_goes_and_the_rest_stays() {
        let body = |text: &str| Body::parse(text).map(|it| it.as_str().to_owned());
        assert_eq!(body("\n\n  a\r\nb \u{202E}c\u{200B}  \n"), Ok("  a\nb c".to_owned())); // abuse case 50
        assert_eq!(body(" \n\t\u{200B}"), Err(BodyProblem::Empty));
        assert_eq!(body(&"x".repeat(20_001)), Err(BodyProblem::TooLong));
        let word = "<!--[if gte mso 9]><xml><o:p></o:p></xml><![endif]--><p class=MsoNormal>Dear all</p>";
        assert_eq!(body(word), Ok(word.to_owned()), "pasted from a word processor: shown as it was typed");
    }

    #[test]
    fn what_is_quoted_is_ones_own() {
        assert_eq!(Body::stored("> they said\n>> and before\n\n## My **view**").opening(), "My view");
        assert_eq!(Body::stored("> only a quote").opening(), "");
        let long = "word ".repeat(60);
        assert!(Body::stored(&*long).opening().chars().count() < 170);
    }

    #[test]
    fn who_is_meant_is_somebody_who_reads_there() {
        let rng = Rng::seeded(3);
        let people: Vec<(MemberId, String)> =
            ["Siân Llewellyn", "Siân Price", "Wei Ling Tan"].map(|it| (MemberId::random(&rng), it.to_owned())).into();
        let meant = |text: &str| mentioned(&Body::stored(text), &people);
        assert_eq!(meant("@Wei, and @siân price?"), vec![people[1].0, people[2].0]);
        assert_eq!(meant("@Siân is two people; @Weimar is a town; @Hamza is elsewhere"), vec![]);
        let many: Vec<(MemberId, String)> = (0..5_000).map(|it| (MemberId::random(&rng), format!("N{it}x"))).collect();
        let text: String = many.iter().map(|it| format!("@{} ", it.1)).collect();
        assert_eq!(mentioned(&Body::stored(text), &many).len(), MOST_MENTIONS, "abuse case 105");
    }
}
