//! A file that somebody brought to a discussion: what is known of it, how that is sealed, and where none can go along.

use crate::{discussion::DiscussionId, post::PostId};
use files::{About, FileName, Lock};
use kernel::{Fault, Id, MemberId, Moment};
use std::fmt;
use vault::{Bound, SealKey};

/// The noun of [`FileId`].
pub enum File {}
/// A file in a discussion.
pub type FileId = Id<File>;

/// The table that names the files; sealed bytes on the disk say it too, for whoever tidies up.
pub const TABLE: &str = "post_file";
/// So many may wait in one place, and so many go with one post.
pub const MOST: usize = 5;

/// A file as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// Which.
    pub id: FileId,
    /// Who brought it, with whose key it is sealed.
    pub author: MemberId,
    /// The post that took it along; none while it waits.
    pub post: Option<PostId>,
    /// What it is, sealed.
    pub about: Vec<u8>,
    /// When it came.
    pub made: Moment,
}

/// Where the bytes of one lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub file: SealedFile,
    /// Its bytes.
    pub name: FileName,
    /// Those of the smaller picture.
    pub preview: Option<FileName>,
}

/// Why a file is not taken, besides what is wrong with the file itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// Too many wait already.
    TooMany,
    /// The member's files take as much as they may; so many megabytes.
    NoRoom(u64),
    /// It was sent or taken away meanwhile.
    Gone,
    /// It would go with something that is said without a name.
    Nameless,
    /// It was chosen and not added.
    NotAdded,
}

/// Whether files can go with something that is said by `asker`, without a name: a file says in its name, its kind and its words
/// who made it, and whoever saw it elsewhere knows whose it is (security.md, asking without a name).
///
/// # Errors
/// That none can.
pub fn may_go_along(asker: bool) -> Result<(), FileProblem> {
    if asker { Err(FileProblem::Nameless) } else { Ok(()) }
}

/// To what the words about a file are bound.
pub fn bound(id: FileId, author: MemberId) -> Bound {
    Bound::new("post_file.about", author, id, author)
}

/// With what the bytes of the file of this name are sealed.
pub fn lock(key: &SealKey, author: MemberId, name: &FileName) -> Lock {
    Lock::new(key.clone(), TABLE, author, author, name)
}

/// Where a file of a discussion is.
pub fn url(discussion: DiscussionId, id: FileId) -> String {
    format!("/discussions/{discussion}/files/{id}")
}

impl SealedFile {
    /// Opens what it is.
    ///
    /// # Errors
    /// A fault if it was sealed for another row, or spoiled.
    pub fn open(&self, key: &SealKey) -> Result<About, Fault> {
        About::open(key, &bound(self.id, self.author), &self.about)
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileProblem::TooMany => write!(f, "At most {MOST} files go with one post. Take one away first."),
            FileProblem::NoRoom(mb) => write!(
                f,
                "Your files in groups take {mb} MB, which is all there is for one member. Delete posts with files that nobody \
                 needs any more."
            ),
            FileProblem::Gone => f.write_str("A file is not there any more. Look at what is left and send it again."),
            FileProblem::Nameless => f.write_str(
                "Files cannot go along without your name: what they are called, who made them and how they look tells whose \
                 they are. Take them away, or write under your name.",
            ),
            FileProblem::NotAdded => f.write_str("Press “Add” first, then send: the file was not added yet."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_along_without_a_name() {
        assert_eq!(may_go_along(true), Err(FileProblem::Nameless));
        assert_eq!(may_go_along(false), Ok(()));
    }
}
