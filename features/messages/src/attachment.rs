//! A file that somebody brought into a conversation: what is known of it, and how that is sealed.

use crate::{conversation::ConversationId, message::MessageId};
use files::{FileName, Kind, Lock, Note, Title};
use kernel::{Fault, Id, MemberId, Moment, Rng};
use serde::{Deserialize, Serialize};
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

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What it is called.
    pub title: Title,
    /// What it is.
    pub kind: Kind,
    /// How many bytes it has.
    pub bytes: u64,
    /// What was done to it.
    pub note: Note,
    /// Of a picture: width and height of the smaller one, and its bytes.
    pub preview: Option<Preview>,
}

/// The smaller one of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Why a file is not taken, besides what is wrong with the file itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachProblem {
    /// Nothing was chosen.
    Nothing,
    /// Too many wait already.
    TooMany,
    /// The member's files take as much as they may; so many megabytes.
    NoRoom(u64),
    /// It was sent or taken away meanwhile.
    Gone,
}

/// As it is written before it is sealed. Fields keep their names.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    kind: String,
    bytes: u64,
    note: String,
    preview: Option<Preview>,
}

impl About {
    /// Sealed for its row.
    pub fn seal(&self, key: &SealKey, place: &Place, rng: &Rng) -> Result<Vec<u8>, Fault> {
        let About { title, kind, bytes, note, preview } = self;
        let (name, kind, note) = (title.as_str().to_owned(), kind.word().to_owned(), note.word().to_owned());
        let written = Written { name, kind, bytes: *bytes, note, preview: *preview };
        let text = serde_json::to_vec(&written).map_err(|it| Fault::bug(it.to_string()))?;
        Ok(key.seal(&place.bound(), &text, rng))
    }
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
    fn bound(&self) -> Bound {
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
        let spoiled = || Fault::bug("what a file is cannot be read");
        let text = key.open(&self.place().bound(), &self.about)?;
        let Written { name, kind, bytes, note, preview } = serde_json::from_slice(&text).map_err(|_| spoiled())?;
        let about = About {
            title: Title::new(&name),
            kind: Kind::parse(&kind).ok_or_else(spoiled)?,
            bytes,
            note: Note::parse(&note).unwrap_or(Note::Plain),
            preview,
        };
        Ok(Attachment { id: self.id, conversation: self.conversation, message: self.message, about })
    }
}

impl fmt::Display for AttachProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AttachProblem::Nothing => f.write_str("Choose a file first, then press Add."),
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What a consent form is.
    pub fn about() -> About {
        About {
            title: Title::new("Consent, minor surgery.docx"),
            kind: Kind::Docx,
            bytes: 84_000,
            note: Note::AuthorGone,
            preview: None,
        }
    }

    #[test]
    fn notes_and_kinds_come_back_by_their_words() {
        for note in [Note::Plain, Note::Redrawn, Note::AuthorGone, Note::AuthorPerhaps] {
            assert_eq!(Note::parse(note.word()), Some(note));
        }
        assert_eq!(about().kind.words(), "document");
    }
}
