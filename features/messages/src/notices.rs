//! What notices say of conversations: who and that, and whether they still may.

use crate::{
    conversation::ConversationId,
    store::live::{Hearing, find_unread},
};
use frame::App;
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking};
use std::{collections::HashMap, sync::Arc};
use store::Reader;

/// Speaks for the notices of this feature.
pub fn connect(app: &App) {
    app.keep(Speakers::default).add(Arc::new(OfConversations));
}

struct OfConversations;

impl Speaker for OfConversations {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Message, Kind::Mention, Kind::Added]
    }

    /// Nothing of what was read meanwhile, of a conversation that one has left or that a block hides (abuse case 8), and of one
    /// that is muted or put away only that somebody is meant.
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let about = |it: &Asked| ConversationId::from_bytes(it.about);
            let all: Vec<ConversationId> = asked.iter().map(about).collect();
            let unread: HashMap<ConversationId, Hearing> = find_unread(reader, &all).await?.into_iter().collect();
            let line = |it: &Asked| {
                let heard = match (unread.get(&about(it))?, it.kind) {
                    (Hearing::Meant, Kind::Message | Kind::Added) => return None,
                    _ => about(it),
                };
                Some(Line::to(format!("/messages/{heard}")))
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}
