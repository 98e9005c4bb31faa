//! SQL of messages that are there: finding one, and changing it.

use crate::{
    conversation::{ConversationId, Sealed},
    message::MessageId,
    policy::{Hold, React, Revise},
    reaction::Kind,
    sealing::RevisionId,
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Other words for a message, sealed.
pub struct Rewording {
    /// Which.
    pub message: MessageId,
    /// What its author began from.
    pub revision: i64,
    /// The row for what stood there.
    pub earlier: (RevisionId, Sealed),
    /// The words.
    pub body: Sealed,
    /// Rendered.
    pub html: Sealed,
    /// By which renderer.
    pub rendering: i64,
    /// Who is meant now.
    pub mentions: Vec<MemberId>,
}

/// An earlier wording.
pub struct Earlier {
    /// Its row.
    pub id: RevisionId,
    /// The words.
    pub body: Sealed,
    /// When they were written.
    pub written: Moment,
}

/// What stood there before, the earliest first. Whoever sees the message sees them (abuse case 20): ask for the message first.
pub async fn find_earlier(reader: Reader<'_>, message: MessageId) -> Result<Vec<Earlier>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.body, r.written_at FROM message_visible v JOIN message_revision r ON r.message_id = v.message_id
         WHERE v.message_id = :message AND v.viewer_id = :viewer ORDER BY r.revision"
    );
    let read = |row: &Row<'_>| {
        Ok(Earlier { id: row.id("id")?, body: row.bytes("body")?.to_vec(), written: row.moment("written_at")? })
    };
    reader.list(sql, named! { message: &message, viewer: reader.viewer().id() }, read).await
}

/// Who is meant by a message.
pub async fn find_meant(reader: Reader<'_>, message: MessageId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT member_id FROM mention WHERE message_id = :message");
    reader.list(sql, named! { message: &message }, |row| row.id("member_id")).await
}

/// Puts other words in the place of the old ones, which are kept. `false`: somebody was quicker.
pub async fn save_words(tx: &mut Tx, change: &Permit<Revise, Rewording>, number: i64) -> Result<bool> {
    let earlier = sql!(
        "INSERT INTO message_revision (id, message_id, revision, body, written_at)
         SELECT :id, m.id, m.revision, :body, COALESCE(m.edited_at, m.sent_at) FROM message m
         WHERE m.id = :message AND m.revision = :revision AND m.deleted_at IS NULL"
    );
    let (id, body) = &change.earlier;
    if tx.run(earlier, named! { id, body, message: &change.message, revision: change.revision }).await? == 0 {
        return Ok(false);
    }
    let sql = sql!(
        "UPDATE message SET body = :body, html = :html, rendering = :rendering, revision = revision + 1, edited_at = :now,
                changed = :number
         WHERE id = :message AND deleted_at IS NULL"
    );
    let (now, Rewording { message, body, html, rendering, .. }) = (tx.now(), &**change);
    tx.run(sql, named! { body, html, rendering: *rendering, now, number, message }).await?;
    tx.run(sql!("DELETE FROM mention WHERE message_id = :message"), named! { message }).await?;
    let sql = sql!("INSERT INTO mention (message_id, member_id) VALUES (:message, :member) ON CONFLICT DO NOTHING");
    for member in &change.mentions {
        tx.run(sql, named! { message, member }).await?;
    }
    stir_answers(tx, *message, number).await?;
    Ok(true)
}

/// Takes the words away, those that stood there before too; the place stays.
pub async fn save_deleted(tx: &mut Tx, message: &Permit<Revise, MessageId>, number: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE message SET body = NULL, html = NULL, reply_to = NULL, files = 0, reacted = FALSE, deleted_at = :now,
                changed = :number
         WHERE id = :message AND deleted_at IS NULL"
    );
    let now = tx.now();
    tx.run(sql, named! { now, number, message: &**message }).await?;
    tx.run(sql!("DELETE FROM message_revision WHERE message_id = :id"), named! { id: &**message }).await?;
    tx.run(sql!("DELETE FROM reaction WHERE message_id = :id"), named! { id: &**message }).await?;
    tx.run(sql!("DELETE FROM mention WHERE message_id = :id"), named! { id: &**message }).await?;
    let sql = sql!(
        "UPDATE conversation SET pin_id = NULL
         WHERE id = (SELECT m.conversation_id FROM message m WHERE m.id = :id) AND pin_id = :id"
    );
    tx.run(sql, named! { id: &**message }).await?;
    stir_answers(tx, **message, number).await
}

/// Says it.
pub async fn insert_reaction(tx: &mut Tx, said: &Permit<React, (MessageId, Kind)>, number: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO reaction (message_id, member_id, kind, at) VALUES (:message, :member, :kind, :now) ON CONFLICT DO NOTHING"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    tx.run(sql, named! { message: &said.0, member: &member, kind: said.1.word(), now }).await?;
    let sql = sql!("UPDATE message SET reacted = TRUE, changed = :number WHERE id = :message");
    tx.run(sql, named! { number, message: &said.0 }).await?;
    Ok(())
}

/// Takes it back.
pub async fn remove_reaction(tx: &mut Tx, said: &Permit<React, (MessageId, Kind)>, number: i64) -> Result<()> {
    let sql = sql!("DELETE FROM reaction WHERE message_id = :message AND member_id = :member AND kind = :kind");
    let member = tx.viewer().id();
    tx.run(sql, named! { message: &said.0, member: &member, kind: said.1.word() }).await?;
    let sql = sql!("UPDATE message SET changed = :number WHERE id = :message");
    tx.run(sql, named! { number, message: &said.0 }).await?;
    Ok(())
}

/// What answers a message shows some of it: it changes along, on open pages too.
async fn stir_answers(tx: &mut Tx, message: MessageId, number: i64) -> Result<()> {
    let sql = sql!("UPDATE message SET changed = :number WHERE reply_to = :message");
    tx.run(sql, named! { number, message: &message }).await?;
    Ok(())
}

/// Holds it back.
pub async fn save_held(tx: &mut Tx, message: &Permit<Hold, MessageId>, number: i64) -> Result<()> {
    let sql = sql!("UPDATE message SET held = TRUE, changed = :number WHERE id = :message");
    tx.run(sql, named! { number, message: &**message }).await?;
    stir_answers(tx, **message, number).await
}

/// Lets it be seen again.
pub async fn save_let_go(tx: &mut Tx, message: &Permit<Hold, MessageId>, number: i64) -> Result<()> {
    let sql = sql!("UPDATE message SET held = FALSE, changed = :number WHERE id = :message");
    tx.run(sql, named! { number, message: &**message }).await?;
    stir_answers(tx, **message, number).await
}

/// Where a message stands, whoever asks: for whoever holds it back.
pub async fn find_place(reader: Reader<'_>, message: MessageId) -> Result<Option<ConversationId>, Fault> {
    let sql = sql!("SELECT conversation_id FROM message WHERE id = :message");
    reader.first(sql, named! { message: &message }, |row| row.id("conversation_id")).await
}
