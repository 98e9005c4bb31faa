//! The port through which what is written in groups goes out by mail and comes back: whoever has discussions says which of them
//! may, and writes what a member sent.

use discussions_api::{DiscussionId, PostId};
use groups_api::GroupId;
use guard::Cleared;
use kernel::{Fault, Moment, Result, Viewer};
use std::{future::Future, pin::Pin};
use store::Reader;

/// A stretch of time: stretches that follow one another have everything once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// From then on.
    pub from: Moment,
    /// Before then.
    pub before: Moment,
}

/// A discussion that may go to the reader by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub discussion: DiscussionId,
    /// In which group.
    pub group: GroupId,
    /// How often its opening was edited: what was read before it was is read again.
    pub revision: i64,
}

/// What of a discussion goes by mail: its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Which.
    pub discussion: DiscussionId,
    /// As in [`Listed`].
    pub revision: i64,
    /// What the group is called.
    pub group_name: String,
    /// "Question".
    pub kind: &'static str,
    /// What it is about.
    pub title: String,
    /// Who began it; nobody whose name is not shown any more.
    pub author: Option<String>,
    /// Its first lines as they were typed.
    pub body: String,
}

/// A group that lets what is begun there go by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letting {
    /// Which.
    pub group: GroupId,
    /// What it is called.
    pub name: String,
}

/// What a member sent by mail.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Into which discussion.
    pub discussion: DiscussionId,
    /// The same for the same mail: however often it comes, it is posted once.
    pub client: [u8; 16],
    /// Their words.
    pub words: Cleared<String>,
}

/// An answer of the store under way.
pub type Reading<'r, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'r>>;
/// A verb under way.
pub type Doing<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// What whoever has discussions does for mail; `A` is what their verbs are done with. Kept by the app: `app.keep(|| …)`.
pub struct Talks<A> {
    /// What was begun within a stretch of time in groups that the reader is in, newest first, at most so many: only
    /// what may go by mail, and what this reader may read at this moment. What waited for a host was begun when it was let
    /// through. One statement.
    pub page_of_begun: for<'r> fn(Reader<'r>, Stretch, i64) -> Reading<'r, Vec<Listed>>,
    /// The beginnings of all that was begun in a group after a moment and may go by mail, whoever reads them: for the house, which
    /// shows a member only what is listed for them.
    pub page_of_openings: for<'r> fn(Reader<'r>, GroupId, Moment) -> Reading<'r, Vec<Opening>>,
    /// The discussion between two ids, if there is one and only one.
    pub find_between: for<'r> fn(Reader<'r>, DiscussionId, DiscussionId) -> Reading<'r, Option<DiscussionId>>,
    /// The groups of the reader, by name, from which something may go by mail.
    pub page_of_groups: for<'r> fn(Reader<'r>) -> Reading<'r, Vec<Letting>>,
    /// Writes in a discussion for a member.
    ///
    /// `Absent` for whoever does not read there or whose group does not let it go by mail; problems of what is closed, as its page
    /// says them.
    pub write: fn(A, Viewer, Sent) -> Doing<PostId>,
}
