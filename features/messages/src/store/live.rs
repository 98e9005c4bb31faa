//! SQL of what open pages are told and what notices ask: by member, through the visible views.

use crate::conversation::ConversationId;
use kernel::{Fault, MemberId};
use store::{Reader, named, sql};

/// What changed for each of these members after the number beside them; that they are out of one is the last that they hear.
pub async fn find_changed(
    reader: Reader<'_>,
    asked: &[(MemberId, i64)],
) -> Result<Vec<(MemberId, ConversationId, i64)>, Fault> {
    let sql = sql!(
        "SELECT v.viewer_id, v.conversation_id, v.changed FROM PAIRS(:asked) a
         CROSS JOIN conversation_visible v WHERE v.viewer_id = a.id AND v.changed > a.n
         UNION ALL
         SELECT p.member_id, p.conversation_id, p.changed FROM PAIRS(:asked) b
         CROSS JOIN participant p WHERE p.member_id = b.id AND p.changed > b.n AND p.until_number IS NOT NULL"
    );
    let read = |row: &store::Row<'_>| Ok((row.id("viewer_id")?, row.id("conversation_id")?, row.int("changed")?));
    reader.list(sql, named! { asked: store::pair_list(asked) }, read).await
}

/// Whether something in a conversation waits to be read: it was added to, or somebody wrote what the reader sees. Of what is held
/// back, deleted or written across a block nothing rings.
macro_rules! unread {
    () => {
        "v.posted > v.read_upto
         AND (v.posted < v.from_number
              OR EXISTS (SELECT 1 FROM message_visible mv WHERE mv.conversation_id = v.conversation_id AND mv.viewer_id = v.viewer_id
                         AND mv.number > v.read_upto AND mv.deleted_at IS NULL
                         AND (mv.author_id IS NULL OR mv.author_id <> v.viewer_id)))"
    };
}

/// For which of these members something waits to be read: of what is muted or put away only that they are meant.
pub async fn find_waiting(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(concat!(
        "SELECT DISTINCT v.viewer_id FROM conversation_visible v WHERE v.viewer_id IN LIST_ID(:members) AND ",
        unread!(),
        " AND ((NOT v.muted AND NOT v.archived)
               OR EXISTS (SELECT 1 FROM notice_visible n WHERE n.viewer_id = v.viewer_id AND n.kind = 'mention'
                          AND n.about = v.conversation_id AND n.seen_at IS NULL))"
    ));
    reader.list(sql, named! { members: store::id_list(members) }, |row| row.id("viewer_id")).await
}

/// Which of these conversations have something unread for the viewer, and whether they want to hear of it.
pub async fn find_unread(
    reader: Reader<'_>,
    conversations: &[ConversationId],
) -> Result<Vec<(ConversationId, Hearing)>, Fault> {
    let sql = sql!(concat!(
        "SELECT v.conversation_id, v.muted, v.archived FROM conversation_visible v
         WHERE v.viewer_id = :viewer AND v.conversation_id IN LIST_ID(:conversations) AND ",
        unread!()
    ));
    let args = named! { viewer: reader.viewer().id(), conversations: store::id_list(conversations) };
    let read = |row: &store::Row<'_>| {
        let hearing = if row.flag("muted")? || row.flag("archived")? { Hearing::Meant } else { Hearing::Told };
        Ok((row.id("conversation_id")?, hearing))
    };
    reader.list(sql, args, read).await
}

/// Whether somebody wants to be told of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hearing {
    /// Yes.
    Told,
    /// Only when they are meant: they muted it, or put it away.
    Meant,
}
