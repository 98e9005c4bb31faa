//! SQL of what the house does: rendering again, and clearing away what nobody has any more.

use crate::{
    conversation::{ConversationId, Sealed},
    message::MessageId,
    policy::Clear,
};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A message that an older renderer made.
pub struct Outdated {
    /// Where it stands.
    pub conversation: ConversationId,
    /// Which.
    pub message: MessageId,
    /// Whose; nobody once they were erased.
    pub author: Option<MemberId>,
    /// The words; nothing once it was deleted.
    pub body: Option<Sealed>,
    /// The wording that is rendered.
    pub revision: i64,
}

/// The same, rendered again.
#[derive(Clone)]
pub struct Rendered {
    /// Which.
    pub message: MessageId,
    /// The wording that was rendered.
    pub revision: i64,
    /// For pages; nothing if there are no words any more.
    pub html: Option<Sealed>,
    /// By which renderer.
    pub rendering: i64,
}

/// Messages that an older renderer made.
pub async fn page_of_outdated(reader: Reader<'_>, renderer: i64, limit: i64) -> Result<Vec<Outdated>, Fault> {
    let sql = sql!(
        "SELECT conversation_id, id, author_id, body, revision FROM message WHERE rendering < :renderer
         ORDER BY rendering, id LIMIT :limit"
    );
    reader.list(sql, named! { renderer, limit }, read_outdated).await
}

/// Some messages that have words, whosever they are: for whoever checks that sealed words open.
pub async fn page_of_worded(reader: Reader<'_>, limit: i64) -> Result<Vec<Outdated>, Fault> {
    let sql = sql!(
        "SELECT conversation_id, id, author_id, body, revision FROM message WHERE rendering >= 0 AND body IS NOT NULL
         ORDER BY rendering DESC, id LIMIT :limit"
    );
    reader.list(sql, named! { limit }, read_outdated).await
}

fn read_outdated(row: &Row<'_>) -> Result<Outdated, Fault> {
    Ok(Outdated {
        conversation: row.id("conversation_id")?,
        message: row.id("id")?,
        author: row.id_or_none("author_id")?,
        body: row.bytes_or_none("body")?.map(<[u8]>::to_vec),
        revision: row.int("revision")?,
    })
}

/// Keeps what was rendered again; of words that were changed meanwhile it is left aside. What did not open keeps what it had.
pub async fn save_rendering(tx: &mut Tx, made: &Permit<Clear, Rendered>) -> Result<()> {
    let Rendered { message, revision, html, rendering } = &**made;
    let (html, rendering) = (html.as_deref(), *rendering);
    let sql = sql!(
        "UPDATE message SET html = COALESCE(:html, html), rendering = :rendering
         WHERE id = :id AND revision = :revision AND deleted_at IS NULL"
    );
    tx.run(sql, named! { html, rendering, id: message, revision: *revision }).await?;
    let sql = sql!("UPDATE message SET rendering = :rendering WHERE id = :id AND deleted_at IS NOT NULL");
    tx.run(sql, named! { rendering, id: message }).await?;
    Ok(())
}

/// Those of these conversations that are there: their keys are needed.
pub async fn find_there(reader: Reader<'_>, ids: &[ConversationId]) -> Result<Vec<ConversationId>, Fault> {
    let sql = sql!("SELECT id FROM conversation WHERE id IN LIST_ID(:ids)");
    reader.list(sql, named! { ids: store::id_list(ids) }, |row| row.id("id")).await
}

/// Whether anybody is in it.
pub async fn count_here(reader: Reader<'_>, conversation: ConversationId) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM participant WHERE conversation_id = :id AND until_number IS NULL");
    reader.count(sql, named! { id: &conversation }).await
}

/// Takes all rows of a conversation away.
pub async fn remove_conversation(tx: &mut Tx, gone: &Permit<Clear, ConversationId>) -> Result<()> {
    let id = &**gone;
    for sql in [
        sql!("DELETE FROM draft WHERE conversation_id = :id"),
        sql!("DELETE FROM mention WHERE message_id IN (SELECT m.id FROM message m WHERE m.conversation_id = :id)"),
        sql!("DELETE FROM reaction WHERE message_id IN (SELECT m.id FROM message m WHERE m.conversation_id = :id)"),
        sql!(
            "DELETE FROM message_revision WHERE message_id IN (SELECT m.id FROM message m WHERE m.conversation_id = :id)"
        ),
        sql!("DELETE FROM message WHERE conversation_id = :id"),
        sql!("DELETE FROM participant WHERE conversation_id = :id"),
        sql!("DELETE FROM conversation WHERE id = :id"),
    ] {
        tx.run(sql, named! { id }).await?;
    }
    Ok(())
}
