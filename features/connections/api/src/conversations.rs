//! The port through which an accepted request opens a conversation. Messages implement it: `app.keep(|| ConversationsPort(…))`.

use kernel::{Fault, Id, MemberId, Moment, Result};
use std::{future::Future, pin::Pin, sync::Arc};
use store::{Reader, Tx};
use vault::SealKey;

/// The noun of [`ConversationId`].
pub enum Conversation {}
/// A conversation.
pub type ConversationId = Id<Conversation>;

/// What a conversation is opened with. Its key was made before the write: `vault.make(Scope::conversation(id))`.
#[derive(Clone)]
pub struct Opening {
    /// Of the pair that has one already ([`Conversations::of_pair`]), or a new random one.
    pub conversation: ConversationId,
    /// The key of this conversation.
    pub key: SealKey,
    /// Who talks.
    pub members: Vec<MemberId>,
    /// What was written before, oldest first; each becomes a message.
    pub notes: Vec<Note>,
}

/// Something that was written before the conversation was there.
#[derive(Clone)]
pub struct Note {
    /// By whom.
    pub by: MemberId,
    /// When.
    pub at: Moment,
    /// The words, as they were typed.
    pub text: String,
}

/// Keeps conversations.
pub trait Conversations: Send + Sync {
    /// The conversation that these two have, if they ever had one.
    fn of_pair<'a>(
        &'a self,
        reader: Reader<'a>,
        one: MemberId,
        other: MemberId,
    ) -> Pin<Box<dyn Future<Output = Result<Option<ConversationId>, Fault>> + Send + 'a>>;
    /// Has other writes of this conversation wait until the caller's is committed; nothing if it is not there yet. To be
    /// called first of all, before inboxes are held.
    fn hold<'a>(
        &'a self,
        tx: &'a mut Tx,
        conversation: ConversationId,
    ) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>>;
    /// Opens a conversation, or goes on with the pair's, inside the caller's write.
    fn open<'a>(&'a self, tx: &'a mut Tx, opening: Opening) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;
}

/// The port as the app keeps it.
pub struct ConversationsPort(pub Arc<dyn Conversations>);
