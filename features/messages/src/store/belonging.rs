//! SQL of what a member takes along, and of what goes when they leave.

use crate::{
    conversation::{ConversationId, Sealed},
    message::MessageId,
    sealing::RevisionId,
};
use kernel::{Fault, MemberId, Moment, Result};
use store::{Reader, Row, Tx, named, sql};

/// Something of the member's own words.
pub struct OwnWords {
    /// Where.
    pub conversation: ConversationId,
    /// Which.
    pub message: MessageId,
    /// The words.
    pub body: Sealed,
    /// When.
    pub sent: Moment,
    /// When it was last changed.
    pub edited: Option<Moment>,
}

/// An earlier wording of the member's own.
pub struct OwnEarlier {
    /// Where.
    pub conversation: ConversationId,
    /// Its row.
    pub revision: RevisionId,
    /// The words.
    pub body: Sealed,
    /// When they were written.
    pub written: Moment,
}

/// All messages of a member that have words.
pub async fn find_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<OwnWords>, Fault> {
    let sql = sql!(
        "SELECT conversation_id, id, body, sent_at, edited_at FROM message
         WHERE author_id = :member AND body IS NOT NULL ORDER BY conversation_id, number"
    );
    let read = |row: &Row<'_>| {
        Ok(OwnWords {
            conversation: row.id("conversation_id")?,
            message: row.id("id")?,
            body: row.bytes("body")?.to_vec(),
            sent: row.moment("sent_at")?,
            edited: row.moment_or_none("edited_at")?,
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// All earlier wordings of a member's messages.
pub async fn find_own_earlier(reader: Reader<'_>, member: MemberId) -> Result<Vec<OwnEarlier>, Fault> {
    let sql = sql!(
        "SELECT m.conversation_id, r.id, r.body, r.written_at FROM message m JOIN message_revision r ON r.message_id = m.id
         WHERE m.author_id = :member ORDER BY r.written_at, r.id"
    );
    let read = |row: &Row<'_>| {
        Ok(OwnEarlier {
            conversation: row.id("conversation_id")?,
            revision: row.id("id")?,
            body: row.bytes("body")?.to_vec(),
            written: row.moment("written_at")?,
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member has begun to write.
pub async fn find_drafts(reader: Reader<'_>, member: MemberId) -> Result<Vec<(ConversationId, Sealed, Moment)>, Fault> {
    let sql = sql!("SELECT conversation_id, body, saved_at FROM draft WHERE member_id = :member");
    let read = |row: &Row<'_>| Ok((row.id("conversation_id")?, row.bytes("body")?.to_vec(), row.moment("saved_at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member said to messages without writing.
pub async fn find_said(reader: Reader<'_>, member: MemberId) -> Result<Vec<(MessageId, String, Moment)>, Fault> {
    let sql = sql!("SELECT message_id, kind, at FROM reaction WHERE member_id = :member ORDER BY at");
    let read = |row: &Row<'_>| Ok((row.id("message_id")?, row.text("kind")?.to_owned(), row.moment("at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// How a member is in a conversation.
pub struct OwnPart {
    /// Which.
    pub conversation: ConversationId,
    /// Since when.
    pub joined: Moment,
    /// Until when.
    pub left: Option<Moment>,
    /// How they keep it.
    pub kept: [(&'static str, bool); 4],
}

/// All conversations in which a member is or was.
pub async fn find_parts(reader: Reader<'_>, member: MemberId) -> Result<Vec<OwnPart>, Fault> {
    let sql = sql!(
        "SELECT conversation_id, joined_at, left_at, muted, archived, pinned, read_marks FROM participant
         WHERE member_id = :member ORDER BY joined_at, conversation_id"
    );
    let read = |row: &Row<'_>| {
        Ok(OwnPart {
            conversation: row.id("conversation_id")?,
            joined: row.moment("joined_at")?,
            left: row.moment_or_none("left_at")?,
            kept: [
                ("muted", row.flag("muted")?),
                ("archived", row.flag("archived")?),
                ("pinned", row.flag("pinned")?),
                ("read_marks", row.flag("read_marks")?),
            ],
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// The conversations in which only this member is: nobody is in them afterwards.
pub async fn find_alone(reader: Reader<'_>, member: MemberId) -> Result<Vec<ConversationId>, Fault> {
    let sql = sql!(
        "SELECT p.conversation_id FROM participant p WHERE p.member_id = :member
         AND NOT EXISTS (SELECT 1 FROM participant o WHERE o.conversation_id = p.conversation_id AND o.member_id <> :member
                         AND o.until_number IS NULL)"
    );
    reader.list(sql, named! { member: &member }, |row| row.id("conversation_id")).await
}

/// The conversations in which a member is or was, in one order for whoever locks several.
pub async fn find_places(reader: Reader<'_>, member: MemberId) -> Result<Vec<ConversationId>, Fault> {
    let sql = sql!("SELECT conversation_id FROM participant WHERE member_id = :member ORDER BY conversation_id");
    reader.list(sql, named! { member: &member }, |row| row.id("conversation_id")).await
}

/// Whoever has one of these conversations open sees the member's words and name in it: what they wrote, what answers it and what
/// they said something to changes for open pages, each under a number of its own after `number`, the latest first.
pub async fn save_going(tx: &mut Tx, conversation: ConversationId, member: MemberId, number: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE message SET changed = going.place
         FROM (SELECT m.id AS going_id, :number + ROW_NUMBER() OVER (ORDER BY m.number DESC) AS place FROM message m
                WHERE m.conversation_id = :conversation
                  AND (m.author_id = :member
                       OR m.reply_to IN (SELECT q.id FROM message q WHERE q.author_id = :member)
                       OR m.id IN (SELECT r.message_id FROM reaction r WHERE r.member_id = :member))) going
         WHERE message.id = going.going_id AND message.conversation_id = :conversation"
    );
    let count = tx.run(sql, named! { number, conversation: &conversation, member: &member }).await?;
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let sql = sql!("UPDATE conversation SET latest = latest + :count WHERE id = :conversation");
    tx.run(sql, named! { count, conversation: &conversation }).await?;
    Ok(())
}

/// Takes everything of a member away: their words everywhere, and that they were there. What they wrote keeps its place
/// without words and without them, so that the others' conversation keeps its shape.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    let revisions = sql!(
        "DELETE FROM message_revision WHERE message_id IN (SELECT m.id FROM message m WHERE m.author_id = :member)"
    );
    for sql in [
        sql!("DELETE FROM draft WHERE member_id = :member"),
        sql!("DELETE FROM reaction WHERE member_id = :member"),
        sql!("DELETE FROM mention WHERE member_id = :member"),
        revisions,
        sql!("DELETE FROM reaction WHERE message_id IN (SELECT m.id FROM message m WHERE m.author_id = :member)"),
        sql!("DELETE FROM mention WHERE message_id IN (SELECT m.id FROM message m WHERE m.author_id = :member)"),
        sql!(
            "UPDATE conversation SET pair_key = NULL
              WHERE pair AND id IN (SELECT p.conversation_id FROM participant p WHERE p.member_id = :member)"
        ),
        sql!("UPDATE conversation SET tone_by = NULL WHERE tone_by = :member"),
        sql!("DELETE FROM participant WHERE member_id = :member"),
        sql!("UPDATE participant SET other_id = NULL WHERE other_id = :member"),
    ] {
        tx.run(sql, named! { member: &member }).await?;
    }
    let sql = sql!(
        "UPDATE message SET body = NULL, html = NULL, reply_to = NULL, files = 0, reacted = FALSE, author_id = NULL,
                deleted_at = COALESCE(deleted_at, :now)
         WHERE author_id = :member"
    );
    let now = tx.now();
    tx.run(sql, named! { now, member: &member }).await?;
    Ok(())
}
