//! SQL of what open pages are told and what notices ask: by member, through the visible views.

use crate::conversation::ConversationId;
use kernel::{Fault, MemberId};
use store::{Reader, named, sql};

/// What changed for each of these members after the number beside them.
pub async fn find_changed(
    reader: Reader<'_>,
    asked: &[(MemberId, i64)],
) -> Result<Vec<(MemberId, ConversationId, i64)>, Fault> {
    let sql = sql!(
        "SELECT v.viewer_id, v.conversation_id, v.changed FROM PAIRS(:asked) a
         JOIN conversation_visible v ON v.viewer_id = a.id AND v.changed > a.n"
    );
    let read = |row: &store::Row<'_>| Ok((row.id("viewer_id")?, row.id("conversation_id")?, row.int("changed")?));
    reader.list(sql, named! { asked: store::pair_list(asked) }, read).await
}

/// For which of these members something waits to be read.
pub async fn find_waiting(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT DISTINCT v.viewer_id FROM conversation_visible v
         WHERE v.viewer_id IN LIST_ID(:members) AND v.posted > v.read_upto AND NOT v.muted AND NOT v.archived
               AND v.until_number IS NULL"
    );
    reader.list(sql, named! { members: store::id_list(members) }, |row| row.id("viewer_id")).await
}

/// Which of these conversations have something unread for the viewer, and whether they are muted.
pub async fn find_unread(
    reader: Reader<'_>,
    conversations: &[ConversationId],
) -> Result<Vec<(ConversationId, Hearing)>, Fault> {
    let sql = sql!(
        "SELECT v.conversation_id, v.muted FROM conversation_visible v
         WHERE v.viewer_id = :viewer AND v.conversation_id IN LIST_ID(:conversations) AND v.posted > v.read_upto
               AND v.until_number IS NULL"
    );
    let args = named! { viewer: reader.viewer().id(), conversations: store::id_list(conversations) };
    let read = |row: &store::Row<'_>| {
        let hearing = if row.flag("muted")? { Hearing::Muted } else { Hearing::Told };
        Ok((row.id("conversation_id")?, hearing))
    };
    reader.list(sql, args, read).await
}

/// Whether somebody wants to be told of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hearing {
    /// Yes.
    Told,
    /// Only when they are meant.
    Muted,
}
