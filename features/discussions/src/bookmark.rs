//! A bookmark: a post that somebody keeps for later, with a line of their own that nobody else reads.

use crate::post::PostId;
use kernel::{Fault, MemberId, Moment, Rng, text};
use vault::{Bound, SealKey};

text! {
    /// A line of one's own about what one keeps.
    pub Note = line(300);
}

/// So many are kept at most: enough for years, and no store for other things.
pub const MOST: i64 = 5_000;

/// One that is to be kept.
#[derive(Debug, Clone)]
pub struct Keeping {
    /// Which post.
    pub post: PostId,
    /// What becomes of the line about it.
    pub line: Line<Vec<u8>>,
}

/// A line about something that is kept, on its way.
#[derive(Debug, Clone)]
pub enum Line<N> {
    /// As it is: the button beside a post says nothing about it.
    Stays,
    /// None, or none any more.
    Empty,
    /// This one.
    Is(N),
}

/// When a post was kept, and the line about it, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// Which post.
    pub post: PostId,
    /// The line.
    pub note: Option<Vec<u8>>,
    /// When.
    pub kept: Moment,
}

/// Seals a line for its row.
pub fn seal_note(key: &SealKey, owner: MemberId, post: PostId, note: &Note, rng: &Rng) -> Vec<u8> {
    key.seal(&bound(owner, post), note.as_str().as_bytes(), rng)
}

/// Opens it again.
///
/// # Errors
/// A fault if it is another's, or spoiled.
pub fn open_note(key: &SealKey, owner: MemberId, post: PostId, sealed: &[u8]) -> Result<String, Fault> {
    key.open_text(&bound(owner, post), sealed)
}

fn bound(owner: MemberId, post: PostId) -> Bound {
    Bound::new("bookmark.note", owner, post, owner)
}
