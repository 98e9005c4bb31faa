//! A message: what may be written, how long it may be changed, and who is meant by it.

use crate::conversation::Participant;
use kernel::{MemberId, Moment, Problems};
pub use messages_api::MessageId;
use std::{fmt, time::Duration};

/// So long one may change one's own words. What stood there before stays readable for those who are in it.
pub const EDITABLE: Duration = Duration::from_secs(24 * 60 * 60);

/// More people than this are not meant by one message (abuse case 105).
pub const MOST_MENTIONS: usize = 50;

/// The noun of [`ClientId`].
pub enum Client {}
/// What the page of whoever sends gave a message: sent twice is sent once.
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

/// A message, without its words: they are sealed, and opened for whoever reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// Its place.
    pub number: i64,
    /// Its number when it was last changed.
    pub changed: i64,
    /// Who wrote it; nobody once they were erased.
    pub author: Option<MemberId>,
    /// What their page called it.
    pub client: ClientId,
    /// When it was sent.
    pub sent: Moment,
    /// What it answers.
    pub reply_to: Option<MessageId>,
    /// How many files it has.
    pub files: i64,
    /// How often it was edited.
    pub revision: i64,
    /// When, last.
    pub edited: Option<Moment>,
    /// When it was deleted.
    pub deleted: Option<Moment>,
    /// Whether it waits for a moderator.
    pub held: bool,
}

/// What one may do to a message of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageProblem {
    /// It is not there any more.
    Deleted,
    /// Its day is over.
    TooLate,
}

impl Body {
    /// The most characters.
    pub const MAX: usize = 20_000;

    /// The most bytes of a form with one: what is longer than a message comes back with the limit, and does not get lost.
    pub const MOST_SENT: usize = 4 * 1024 * 1024;

    /// Whether this is longer than a message may be, before anything else is looked at.
    pub fn is_too_long(text: &str) -> bool {
        // Line ends are two characters in a form and one in a message.
        text.chars()
            .filter(|it| *it != '\r')
            .nth(Body::MAX)
            .is_some_and(|_| Body::parse(text) == Err(BodyProblem::TooLong))
    }

    /// Line ends become `\n`, trailing space goes, and so does what nobody sees: controls, spaces without width and marks
    /// that turn the direction of what follows. Everything that is seen stays as it was typed.
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
    pub fn stored(text: String) -> Body {
        Body(text)
    }
    /// Without words: for a message that is only a file.
    pub fn none() -> Body {
        Body(String::new())
    }
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The first line, cut at a word, for lists and quotes.
    pub fn opening(&self, most: usize) -> String {
        kernel::shortened(self.0.lines().map(plain).find(|it| !it.is_empty()).unwrap_or_default(), most)
    }
}

/// A line without the marks of a list, a quote or a heading.
fn plain(line: &str) -> String {
    line.trim_start_matches(['#', '>', '*', '-', ' ']).replace("**", "").trim().to_owned()
}

impl fmt::Display for BodyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BodyProblem::Empty => f.write_str("Write something, or add a file."),
            BodyProblem::TooLong => f.write_str(
                "A message has at most 20,000 characters, some eight pages. Shorten it, or send it as a file.",
            ),
        }
    }
}

impl fmt::Display for MessageProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MessageProblem::Deleted => f.write_str("This message was deleted in the meantime."),
            MessageProblem::TooLate => {
                f.write_str("A message can be changed for one day. You can still delete it, or write another.")
            }
        }
    }
}

impl From<MessageProblem> for Problems {
    fn from(problem: MessageProblem) -> Problems {
        Problems::one("", problem.to_string())
    }
}

impl Message {
    /// Whether its words may still be changed.
    pub fn editable(&self, now: Moment) -> Result<(), MessageProblem> {
        match self.deleted {
            Some(_) => Err(MessageProblem::Deleted),
            None if now.since(self.sent) > EDITABLE => Err(MessageProblem::TooLate),
            None => Ok(()),
        }
    }
}

/// Who of those who are in it is meant. They are few, so every at-sign is looked at.
pub fn mentioned(text: &str, people: &[Participant]) -> Vec<MemberId> {
    let here = people.iter().filter(|it| it.is_here());
    let people: Vec<(MemberId, &str)> = here.filter_map(|it| Some((it.member, it.name.as_deref()?))).collect();
    kernel::meant(text, &people, usize::MAX, MOST_MENTIONS)
}

#[cfg(test)]
mod tests;
