//! A version: one publication of a resource, as it was and stays.

use crate::{audience::Audience, kind::Stage, licence::Licence, tags::Tags};
use kernel::{MemberId, Moment, TextProblem, text};

text! {
    /// What it is called, in one line.
    pub Title = line(160);
    /// What it is, in a sentence or two.
    pub Summary = prose(400);
    /// Who it is for.
    pub ForWhom = line(160);
    /// A part of one line.
    pub Line = line(300);
    /// A part of some paragraphs.
    pub Prose = prose(6_000);
    /// What is new in a version.
    pub Note = prose(600);
}

/// The text of a resource, in Markdown; as it was typed but for what nobody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body(String);

/// One thing that a kind says beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The word of the part.
    pub word: String,
    /// What was written.
    pub text: String,
}

/// All that is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it is called.
    pub title: Title,
    /// What it is.
    pub summary: Summary,
    /// The text; may be empty.
    pub body: Body,
    /// What its kind says beside it.
    pub parts: Vec<Piece>,
    /// Its tags.
    pub tags: Tags,
    /// Terms of the vocabulary.
    pub topics: Vec<String>,
    /// Who it is for.
    pub for_whom: Option<ForWhom>,
    /// What others may do with it.
    pub licence: Licence,
    /// How far it has come, if it is an innovation.
    pub stage: Option<Stage>,
    /// The month in which it is looked at again: `2027-10`.
    pub review_by: Option<String>,
}

/// A version in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// From 1.
    pub number: i64,
    /// What it was called.
    pub title: String,
    /// What was new in it.
    pub note: String,
    /// Who published it, as far as the viewer sees them.
    pub by: Option<(MemberId, String)>,
    /// When.
    pub at: Moment,
    /// For whom.
    pub audience: Audience,
}

impl Body {
    /// The most characters: some sixteen pages.
    pub const MAX: usize = 40_000;

    /// Cleans and checks what somebody wrote; nothing written is `None`.
    pub fn parse_optional(typed: &str) -> Result<Option<Body>, TextProblem> {
        let seen = kernel::seen(typed);
        if seen.is_empty() {
            Ok(None)
        } else if seen.chars().count() > Body::MAX {
            Err(TextProblem::TooLong(Body::MAX))
        } else {
            Ok(Some(Body(seen)))
        }
    }
    /// Nothing.
    pub fn none() -> Body {
        Body(String::new())
    }
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes() {
        let body = |typed: &str| Body::parse_optional(typed).map(|it| it.map(|it| it.0));
        assert_eq!(body("\n- a\r\n- b \u{202E}c\u{200B}\n\n"), Ok(Some("- a\n- b c".to_owned()))); // abuse case 50
        assert_eq!(body(" \u{200B}\n"), Ok(None));
        assert_eq!(body(&"x".repeat(Body::MAX + 1)), Err(TextProblem::TooLong(Body::MAX)));
    }
}
