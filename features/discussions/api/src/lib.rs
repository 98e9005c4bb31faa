//! What other features may use of discussions: ids, and facts that carry nothing else. None of them says who wrote.

mod reads;

pub use reads::{Short, find_short, find_title};

use groups_api::GroupId;
use kernel::Id;
use serde::{Deserialize, Serialize};
use store::Fact;

/// The noun of [`DiscussionId`].
pub enum Discussion {}
/// What somebody began in a group; random, because some are begun without a name.
pub type DiscussionId = Id<Discussion>;
/// The noun of [`PostId`].
pub enum Post {}
/// One contribution to a discussion; random, as its discussion is.
pub type PostId = Id<Post>;

/// Where the short answer of a discussion can be taken to, by whoever reads it. Who takes it puts this in: `app.keep(|| …)`.
#[derive(Debug, Clone, Copy)]
pub struct TakesShort {
    /// What stands on the button: a verb first.
    pub words: &'static str,
    /// Where it is sent.
    pub url: fn(DiscussionId) -> String,
}

/// Somebody began a discussion. Its opening is told as [`PostWritten`] too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscussionStarted {
    /// Where.
    pub group: GroupId,
    /// Which.
    pub discussion: DiscussionId,
}

/// Its title, tags, group or state are others, or it is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscussionChanged {
    /// Where it is now.
    pub group: GroupId,
    /// Which.
    pub discussion: DiscussionId,
}

/// Somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostWritten {
    /// In which group.
    pub group: GroupId,
    /// In which discussion.
    pub discussion: DiscussionId,
    /// What.
    pub post: PostId,
}

/// A post was edited, deleted, hidden, held back or shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostChanged {
    /// In which discussion.
    pub discussion: DiscussionId,
    /// What.
    pub post: PostId,
}

/// The short answer on top is there, or is not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortChanged {
    /// In which discussion.
    pub discussion: DiscussionId,
    /// Which: an id of its own.
    pub short: [u8; 16],
}

impl Fact for ShortChanged {
    const KIND: &'static str = "short_changed";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.discussion.as_bytes())
    }
}
impl Fact for DiscussionStarted {
    const KIND: &'static str = "discussion_started";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.discussion.as_bytes())
    }
}
impl Fact for DiscussionChanged {
    const KIND: &'static str = "discussion_changed";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.discussion.as_bytes())
    }
}
impl Fact for PostWritten {
    const KIND: &'static str = "post_written";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.discussion.as_bytes())
    }
}
impl Fact for PostChanged {
    const KIND: &'static str = "post_changed";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.discussion.as_bytes())
    }
}
