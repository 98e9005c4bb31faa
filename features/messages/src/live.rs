//! Implements what the frame asks for open pages: which conversations changed for whom, and for whom something waits.

use crate::store::live;
use frame::{Nudge, Telling, Tells};
use kernel::MemberId;
use store::Reader;

/// What open pages are told.
pub const TELLS: Tells = Tells { mark: "messages", missed, waits };

fn missed<'r>(reader: Reader<'r>, asked: &'r [(MemberId, i64)]) -> Telling<'r, Vec<Nudge>> {
    Box::pin(async move {
        let changed = live::find_changed(reader, asked).await?;
        let nudge = |(to, conversation, seq): (MemberId, crate::conversation::ConversationId, i64)| Nudge {
            to,
            seq,
            kind: "conversation",
            about: conversation.to_string(),
        };
        Ok(changed.into_iter().map(nudge).collect())
    })
}

fn waits<'r>(reader: Reader<'r>, members: &'r [MemberId]) -> Telling<'r, Vec<MemberId>> {
    Box::pin(live::find_waiting(reader, members))
}
