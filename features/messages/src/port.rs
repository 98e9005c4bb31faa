//! Implements the port of connections: an accepted request or introduction opens a conversation.

use crate::{actions, store as db};
use connections_api::{ConversationId, Conversations, ConversationsPort, Opening};
use frame::App;
use kernel::{Fault, MemberId, Result, Stop};
use std::{future::Future, pin::Pin, sync::Arc};
use store::{Reader, Tx};

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(|| ConversationsPort(Arc::new(Port)));
}

struct Port;

impl Conversations for Port {
    fn of_pair<'a>(
        &'a self,
        reader: Reader<'a>,
        one: MemberId,
        other: MemberId,
    ) -> Pin<Box<dyn Future<Output = Result<Option<ConversationId>, Fault>> + Send + 'a>> {
        Box::pin(async move {
            actions::find_pair(reader, one, other).await.map_err(|stop| match stop {
                Stop::Fault(fault) => fault,
                Stop::Refusal(_) => Fault::bug("looking for a conversation was refused"),
            })
        })
    }

    fn hold<'a>(
        &'a self,
        tx: &'a mut Tx,
        conversation: ConversationId,
    ) -> Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>> {
        Box::pin(db::hold_conversation(tx, conversation))
    }

    fn open<'a>(&'a self, tx: &'a mut Tx, opening: Opening) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
        Box::pin(actions::open_from_note(tx, opening))
    }
}
