//! What other features may use of messages: ids, and facts that carry nothing else.

use connections_api::ConversationId;
use kernel::Id;
use serde::{Deserialize, Serialize};
use store::Fact;

/// The noun of [`MessageId`].
pub enum Message {}
/// A message; random, because an id that tells its time would tell when somebody was awake.
pub type MessageId = Id<Message>;

/// Somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagePosted {
    /// Where.
    pub conversation: ConversationId,
    /// What.
    pub message: MessageId,
}

/// A message was edited, deleted, reacted to, pinned, or held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageChanged {
    /// Where.
    pub conversation: ConversationId,
    /// What.
    pub message: MessageId,
}

/// A conversation was opened, or its name, tone, people or read marks are others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConversationChanged {
    /// Which.
    pub conversation: ConversationId,
}

impl Fact for MessagePosted {
    const KIND: &'static str = "message_posted";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.conversation.as_bytes())
    }
}
impl Fact for MessageChanged {
    const KIND: &'static str = "message_changed";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.conversation.as_bytes())
    }
}
impl Fact for ConversationChanged {
    const KIND: &'static str = "conversation_changed";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.conversation.as_bytes())
    }
}
