//! What other features may use of connections: facts, reads, the last touch, and the port through which an answer opens a
//! conversation.

mod conversations;
mod facts;
mod reads;
mod touch;

pub use conversations::{Conversation, ConversationId, Conversations, ConversationsPort, Note, Opening};
pub use facts::{ContactMade, Request, RequestClosed, RequestId, RequestSent};
pub use reads::{Contact, REQUEST_LASTS, Waiting, are_contacts, page_of_contacts, page_of_waiting, still_waits};
pub use touch::{touch, touch_alone};
