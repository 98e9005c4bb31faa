//! What the words of this feature are sealed for: conversation, row and author, so that none opens in another's place.

use crate::{
    conversation::ConversationId,
    message::{Body, MessageId},
};
use kernel::{Fault, Id, MemberId, Rng};
use ui::Html;
use vault::{Bound, SealKey};

/// A conversation's key, and whose.
#[derive(Clone)]
pub struct Lock {
    /// The key.
    pub key: SealKey,
    /// Whose.
    pub conversation: ConversationId,
}

/// A message's words as they are kept.
#[derive(Clone)]
pub struct SealedWords {
    /// As typed.
    pub body: Vec<u8>,
    /// Rendered.
    pub html: Vec<u8>,
    /// By which renderer.
    pub rendering: i64,
}

/// The noun of [`RevisionId`].
pub enum Revision {}
/// An earlier wording.
pub type RevisionId = Id<Revision>;

impl Lock {
    /// Words and their rendering.
    pub fn seal_words(&self, message: MessageId, author: MemberId, body: &Body, rng: &Rng) -> SealedWords {
        let html = ui::markdown(body.as_str());
        SealedWords {
            body: self.key.seal(&self.bound("message.body", message, author), body.as_str().as_bytes(), rng),
            html: self.key.seal(&self.bound("message.html", message, author), html.as_str().as_bytes(), rng),
            rendering: ui::RENDERER,
        }
    }
    /// The words.
    pub fn open_body(&self, message: MessageId, author: MemberId, sealed: &[u8]) -> Result<Body, Fault> {
        Ok(Body::stored(self.key.open_text(&self.bound("message.body", message, author), sealed)?))
    }
    /// What a page pastes.
    pub fn open_html(&self, message: MessageId, author: MemberId, sealed: &[u8]) -> Result<Html, Fault> {
        Ok(Html::stored(self.key.open_text(&self.bound("message.html", message, author), sealed)?))
    }
    /// What stood there before.
    pub fn seal_revision(&self, id: RevisionId, author: MemberId, body: &Body, rng: &Rng) -> Vec<u8> {
        self.key.seal(&self.bound("message_revision.body", id, author), body.as_str().as_bytes(), rng)
    }
    /// And reads again.
    pub fn open_revision(&self, id: RevisionId, author: MemberId, sealed: &[u8]) -> Result<Body, Fault> {
        Ok(Body::stored(self.key.open_text(&self.bound("message_revision.body", id, author), sealed)?))
    }
    /// What somebody has begun to write.
    pub fn seal_draft(&self, member: MemberId, text: &str, rng: &Rng) -> Vec<u8> {
        self.key.seal(&self.bound("draft.body", self.conversation, member), text.as_bytes(), rng)
    }
    /// And goes on with.
    pub fn open_draft(&self, member: MemberId, sealed: &[u8]) -> Result<String, Fault> {
        self.key.open_text(&self.bound("draft.body", self.conversation, member), sealed)
    }
    /// The name outlives whoever gave it.
    pub fn seal_name(&self, name: &str, rng: &Rng) -> Vec<u8> {
        self.key.seal(&self.bound("conversation.name", self.conversation, MemberId::NONE), name.as_bytes(), rng)
    }
    /// What it is called.
    pub fn open_name(&self, sealed: &[u8]) -> Result<String, Fault> {
        self.key.open_text(&self.bound("conversation.name", self.conversation, MemberId::NONE), sealed)
    }
    /// A copy of what was reported, for whoever looks at reports.
    pub fn seal_copy(&self, message: MessageId, author: MemberId, words: &str, rng: &Rng) -> Vec<u8> {
        self.key.seal(&self.bound("report.copy", message, author), words.as_bytes(), rng)
    }
    /// And opened for them.
    pub fn open_copy(&self, message: MessageId, author: MemberId, sealed: &[u8]) -> Result<String, Fault> {
        self.key.open_text(&self.bound("report.copy", message, author), sealed)
    }

    fn bound<R>(&self, table: &'static str, row: Id<R>, author: MemberId) -> Bound {
        Bound::new(table, self.conversation, row, author)
    }
}
