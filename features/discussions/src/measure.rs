//! A measure: what somebody who looks after a group did with what was written there, and the objection to it.

use crate::{discussion::DiscussionId, post::PostId};
use kernel::{Id, Moment, text};

text! {
    /// Why something was hidden or closed, for its author; or an objection, or the answer to it.
    pub Why = prose(1_000);
}

/// What is said to whoever objects again.
pub const TWICE: &str = "You have objected already. Whoever looks after the group answers it.";

/// The noun of [`MeasureId`].
pub enum MeasureNoun {}
/// A measure.
pub type MeasureId = Id<MeasureNoun>;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A post, or with its opening a whole discussion, is not shown any more.
    Hide,
    /// It is again.
    Show,
    /// Nothing more is written there.
    Close,
    /// It is again.
    Open,
    /// It stands in another group.
    Move,
    /// What waited was let through.
    LetThrough,
    /// It has another title, or says something else beside its text.
    Word,
}

/// One that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Which.
    pub id: MeasureId,
    /// Of which discussion.
    pub discussion: DiscussionId,
    /// Of which post; nothing: the whole discussion.
    pub post: Option<PostId>,
    /// What.
    pub kind: Kind,
    /// Why, in words; may be empty.
    pub why: String,
    /// By whom, as far as the reader sees them.
    pub by: Option<String>,
    /// Whether by the reader.
    pub own: bool,
    /// When.
    pub at: Moment,
    /// What its author said to it.
    pub objection: Option<String>,
    /// What was answered.
    pub answer: Option<String>,
}

impl Kind {
    const ALL: [Kind; 7] = [Kind::Hide, Kind::Show, Kind::Close, Kind::Open, Kind::Move, Kind::LetThrough, Kind::Word];

    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Hide => "hide",
            Kind::Show => "show",
            Kind::Close => "close",
            Kind::Open => "open",
            Kind::Move => "move",
            Kind::LetThrough => "let_through",
            Kind::Word => "word",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it, after a name.
    pub const fn said(self) -> &'static str {
        match self {
            Kind::Hide => "hid it",
            Kind::Show => "showed it again",
            Kind::Close => "closed it",
            Kind::Open => "opened it again",
            Kind::Move => "moved it here",
            Kind::LetThrough => "let it through",
            Kind::Word => "worded it anew",
        }
    }
}

impl Measure {
    /// Whether its author may object: once, to what hides, closes, moves or words anew.
    pub fn is_open_to_objection(&self) -> bool {
        let weighs = matches!(self.kind, Kind::Hide | Kind::Close | Kind::Move | Kind::Word);
        weighs && !self.own && self.objection.is_none()
    }
    /// Whether somebody waits for an answer.
    pub fn waits(&self) -> bool {
        self.objection.is_some() && self.answer.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_objects_once_and_to_what_weighs() {
        let hidden = Measure {
            id: MeasureId::NONE,
            discussion: DiscussionId::NONE,
            post: None,
            kind: Kind::Hide,
            why: "It names a colleague.".to_owned(),
            by: None,
            own: false,
            at: Moment::from_micros(0),
            objection: None,
            answer: None,
        };
        assert!(hidden.is_open_to_objection() && !hidden.waits());
        let objected = Measure { objection: Some("It does not.".to_owned()), ..hidden.clone() };
        assert!(!objected.is_open_to_objection() && objected.waits());
        for (kind, open) in [(Kind::Close, true), (Kind::Move, true), (Kind::Word, true), (Kind::Open, false)] {
            assert_eq!(Measure { kind, ..hidden.clone() }.is_open_to_objection(), open);
        }
        assert!(!Measure { own: true, ..hidden }.is_open_to_objection(), "nobody objects to themselves");
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
        }
    }
}
