//! A file that somebody brought into a conversation: what is known of it, and how that is sealed.

use crate::{conversation::ConversationId, message::MessageId};
use files::{About, FileName, Lock};
use kernel::{Fault, Id, MemberId, Moment};
use std::fmt;
use vault::{Bound, SealKey};

/// The noun of [`AttachmentId`].
pub enum File {}
/// A file in a conversation.
pub type AttachmentId = Id<File>;

/// The table that names the files; sealed bytes on the disk say it too, for whoever tidies up.
pub const TABLE: &str = "attachment";
/// So many may wait to be sent in one conversation, and so many go with one message.
pub const MOST: usize = 10;

/// A file as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedFile {
    /// Which.
    pub id: AttachmentId,
    /// Where.
    pub conversation: ConversationId,
    /// Who brought it.
    pub author: MemberId,
    /// The message that took it along; none while it waits.
    pub message: Option<MessageId>,
    /// What it is, sealed.
    pub about: Vec<u8>,
    /// Where its bytes lie.
    pub kept: FileName,
    /// Where those of the smaller picture lie.
    pub preview: Option<FileName>,
    /// When it came.
    pub made: Moment,
}

/// A file that was opened to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Which.
    pub id: AttachmentId,
    /// Where.
    pub conversation: ConversationId,
    /// The message that took it along; none while it waits.
    pub message: Option<MessageId>,
    /// What it is.
    pub about: About,
}

/// Why a file is not taken, besides what is wrong with the file itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachProblem {
    /// Too many wait already.
    TooMany,
    /// The member's files take as much as they may; so many megabytes.
    NoRoom(u64),
    /// It was sent or taken away meanwhile.
    Gone,
}

/// Which row, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: AttachmentId,
    /// Where.
    pub conversation: ConversationId,
    /// Who brought it.
    pub author: MemberId,
}

impl Place {
    /// To what the words about it are bound.
    pub fn bound(&self) -> Bound {
        Bound::new("attachment.about", self.conversation, self.id, self.author)
    }
    /// With what the bytes of the file of this name are sealed.
    pub fn lock(&self, key: &SealKey, name: &FileName) -> Lock {
        Lock::new(key.clone(), TABLE, self.conversation, self.author, name)
    }
}

impl SealedFile {
    /// Its place.
    pub fn place(&self) -> Place {
        Place { id: self.id, conversation: self.conversation, author: self.author }
    }
    /// Opens what it is.
    ///
    /// # Errors
    /// A fault if it was sealed for another row, or spoiled.
    pub fn open(&self, key: &SealKey) -> Result<Attachment, Fault> {
        let about = About::open(key, &self.place().bound(), &self.about)?;
        Ok(Attachment { id: self.id, conversation: self.conversation, message: self.message, about })
    }
}

impl fmt::Display for AttachProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AttachProblem::TooMany => write!(f, "At most {MOST} files go with one message. Send these first."),
            AttachProblem::NoRoom(mb) => write!(
                f,
                "Your files in conversations take {mb} MB, which is all there is for one member. Delete messages with files \
                 that nobody needs any more."
            ),
            AttachProblem::Gone => f.write_str("A file is not there any more. Look at what is left and send it again."),
        }
    }
}
