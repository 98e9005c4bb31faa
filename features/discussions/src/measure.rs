//! A measure: what somebody who looks after a group did with what was written there, and the objection to it.

use crate::{discussion::DiscussionId, post::PostId};
use kernel::{Id, Moment, text};

text! {
    /// Why something was hidden, for its author; or an objection, or the answer to it.
    pub Why = prose(1_000);
}

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
    /// When.
    pub at: Moment,
    /// What its author said to it.
    pub objection: Option<String>,
    /// What was answered.
    pub answer: Option<String>,
}

impl Kind {
    const ALL: [Kind; 6] = [Kind::Hide, Kind::Show, Kind::Close, Kind::Open, Kind::Move, Kind::LetThrough];

    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Hide => "hide",
            Kind::Show => "show",
            Kind::Close => "close",
            Kind::Open => "open",
            Kind::Move => "move",
            Kind::LetThrough => "let_through",
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
        }
    }
}

impl Measure {
    /// Whether its author may object: once, to what hides.
    pub fn is_open_to_objection(&self) -> bool {
        self.kind == Kind::Hide && self.objection.is_none()
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
    fn one_objects_once_and_to_what_hides() {
        let hidden = Measure {
            id: MeasureId::NONE,
            discussion: DiscussionId::NONE,
            post: None,
            kind: Kind::Hide,
            why: "It names a colleague.".to_owned(),
            by: None,
            at: Moment::from_micros(0),
            objection: None,
            answer: None,
        };
        assert!(hidden.is_open_to_objection() && !hidden.waits());
        let objected = Measure { objection: Some("It does not.".to_owned()), ..hidden.clone() };
        assert!(!objected.is_open_to_objection() && objected.waits());
        assert!(!Measure { kind: Kind::Close, ..hidden }.is_open_to_objection());
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
        }
    }
}
