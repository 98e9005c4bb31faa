//! SQL of files: bringing one, sending it along, finding it, taking it away.

use crate::{
    attachment::{AttachmentId, SealedFile},
    conversation::{ConversationId, Sealed},
    message::MessageId,
    policy::{Arrange, Clear, Govern, Post, Revise},
    store::posting::NewMessage,
};
use files::FileName;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A file that somebody brings.
#[derive(Clone)]
pub struct NewAttachment {
    /// Which.
    pub id: AttachmentId,
    /// Where.
    pub conversation: ConversationId,
    /// What it is.
    pub about: Sealed,
    /// Where its bytes lie.
    pub kept: FileName,
    /// Where those of the smaller picture lie.
    pub preview: Option<FileName>,
    /// How many they are on the disk.
    pub bytes: u64,
}

/// Those that the viewer has brought and not sent yet, the earliest first. Only for whoever is in the conversation.
pub async fn page_of_waiting(reader: Reader<'_>, conversation: ConversationId) -> Result<Vec<SealedFile>, Fault> {
    let sql = sql!(
        "SELECT a.id, a.conversation_id, a.member_id, a.message_id, a.about, a.kept, a.preview, a.made_at
         FROM attachment a
         WHERE a.conversation_id = :conversation AND a.member_id = :viewer AND a.message_id IS NULL
           AND EXISTS (SELECT 1 FROM conversation_visible cv WHERE cv.conversation_id = :conversation
                       AND cv.viewer_id = :viewer)
         ORDER BY a.made_at, a.id"
    );
    reader.list(sql, named! { conversation: &conversation, viewer: reader.viewer().id() }, read_file).await
}

/// A file of this conversation that the viewer may open now; one of another conversation is absent (abuse cases 2, 3).
pub async fn find_file(
    reader: Reader<'_>,
    conversation: ConversationId,
    id: AttachmentId,
) -> Result<Option<SealedFile>, Fault> {
    let sql = sql!(
        "SELECT a.id, a.conversation_id, a.member_id, a.message_id, a.about, a.kept, a.preview, a.made_at
         FROM attachment_visible v JOIN attachment a ON a.id = v.attachment_id
         WHERE v.attachment_id = :id AND v.viewer_id = :viewer AND a.conversation_id = :conversation"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id(), conversation: &conversation }, read_file).await
}

/// How many bytes a member's files take.
pub async fn count_stored(reader: Reader<'_>, member: MemberId) -> Result<i64, Fault> {
    let sql = sql!("SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) AS n FROM attachment WHERE member_id = :member");
    reader.count(sql, named! { member: &member }).await
}

/// How many files of a member wait to be sent.
pub async fn count_waiting(reader: Reader<'_>, conversation: ConversationId, member: MemberId) -> Result<i64, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM attachment
         WHERE member_id = :member AND conversation_id = :conversation AND message_id IS NULL"
    );
    reader.count(sql, named! { conversation: &conversation, member: &member }).await
}

/// Keeps what is known of a file whose bytes are on the disk.
pub async fn insert_attachment(tx: &mut Tx, new: &Permit<Post, NewAttachment>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO attachment (id, conversation_id, member_id, message_id, about, kept, preview, bytes, made_at)
         VALUES (:id, :conversation, :member, NULL, :about, :kept, :preview, :bytes, :now)"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    let NewAttachment { id, conversation, about, kept, preview, bytes } = &**new;
    let bytes = i64::try_from(*bytes).unwrap_or(i64::MAX);
    let preview = preview.as_ref().map(FileName::as_str);
    let args = named! { id, conversation, member: &member, about, kept: kept.as_str(), preview, bytes, now };
    tx.run(sql, args).await?;
    Ok(())
}

/// These files, which its author has brought, go with a message; how many there were of them.
pub async fn save_sent(tx: &mut Tx, message: &Permit<Post, NewMessage>, files: &[AttachmentId]) -> Result<i64> {
    let sql = sql!(
        "UPDATE attachment SET message_id = :message
         WHERE member_id = :author AND conversation_id = :conversation AND message_id IS NULL AND id IN LIST_ID(:files)"
    );
    let NewMessage { id, author, conversation, .. } = &**message;
    let count = tx.run(sql, named! { message: id, author, conversation, files: store::id_list(files) }).await?;
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    tx.run(sql!("UPDATE message SET files = :count WHERE id = :message"), named! { count, message: id }).await?;
    Ok(count)
}

/// Takes back a file that waits to be sent; where its bytes lie.
pub async fn remove_waiting(tx: &mut Tx, file: &Permit<Arrange, AttachmentId>) -> Result<Vec<FileName>> {
    // What a send takes along at this moment is no longer there to be taken back.
    let sql = sql!(
        "DELETE FROM attachment WHERE id = :id AND member_id = :member AND message_id IS NULL RETURNING kept, preview"
    );
    let member = tx.viewer().id();
    Ok(tx.reader().list(sql, named! { id: &**file, member: &member }, read_names).await?.concat())
}

/// Takes away what somebody who goes has brought and not sent; where its bytes lie.
pub async fn remove_unsent(
    tx: &mut Tx,
    conversation: ConversationId,
    gone: &Permit<Govern, MemberId>,
) -> Result<Vec<FileName>> {
    let sql = sql!(
        "DELETE FROM attachment WHERE member_id = :member AND conversation_id = :conversation AND message_id IS NULL
         RETURNING kept, preview"
    );
    let args = named! { member: &**gone, conversation: &conversation };
    Ok(tx.reader().list(sql, args, read_names).await?.concat())
}

/// Takes away the files of a message that its author deletes; where their bytes lie.
pub async fn remove_of_message(tx: &mut Tx, message: &Permit<Revise, MessageId>) -> Result<Vec<FileName>> {
    let sql = sql!("SELECT kept, preview FROM attachment WHERE message_id = :id");
    let names = tx.reader().list(sql, named! { id: &**message }, read_names).await?;
    tx.run(sql!("DELETE FROM attachment WHERE message_id = :id"), named! { id: &**message }).await?;
    Ok(names.concat())
}

/// Takes away the files of a conversation that nobody has any more; where their bytes lie.
pub async fn remove_of_conversation(tx: &mut Tx, gone: &Permit<Clear, ConversationId>) -> Result<Vec<FileName>> {
    let sql = sql!("SELECT kept, preview FROM attachment WHERE conversation_id = :id");
    let names = tx.reader().list(sql, named! { id: &**gone }, read_names).await?;
    tx.run(sql!("DELETE FROM attachment WHERE conversation_id = :id"), named! { id: &**gone }).await?;
    Ok(names.concat())
}

/// Takes away all files of a member who leaves; where their bytes lie.
pub async fn remove_of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<FileName>> {
    let sql = sql!("SELECT kept, preview FROM attachment WHERE member_id = :member");
    let names = tx.reader().list(sql, named! { member: &member }, read_names).await?;
    tx.run(sql!("DELETE FROM attachment WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(names.concat())
}

/// Takes away what was brought before this moment and never sent; where its bytes lie.
pub async fn remove_forgotten(tx: &mut Tx, before: &Permit<Clear, Moment>) -> Result<Vec<FileName>> {
    let sql = sql!("DELETE FROM attachment WHERE message_id IS NULL AND made_at < :before RETURNING kept, preview");
    Ok(tx.reader().list(sql, named! { before: **before }, read_names).await?.concat())
}

/// All files of a member, the earliest first: for the copy that they take along.
pub async fn page_of_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<SealedFile>, Fault> {
    let sql = sql!(
        "SELECT id, conversation_id, member_id, message_id, about, kept, preview, made_at FROM attachment
         WHERE member_id = :member ORDER BY made_at, id"
    );
    reader.list(sql, named! { member: &member }, read_file).await
}

/// Those of these files that a row names.
pub async fn find_named(reader: Reader<'_>, names: &[FileName]) -> Result<Vec<FileName>, Fault> {
    let names: Vec<&str> = names.iter().map(FileName::as_str).collect();
    let sql = sql!(
        "SELECT kept AS name FROM attachment WHERE kept IN LIST(:names)
         UNION ALL SELECT preview AS name FROM attachment WHERE preview IN LIST(:names)"
    );
    reader.list(sql, named! { names: store::list(&names) }, |row| name(row.text("name")?)).await
}

fn read_file(row: &Row<'_>) -> Result<SealedFile, Fault> {
    Ok(SealedFile {
        id: row.id("id")?,
        conversation: row.id("conversation_id")?,
        author: row.id("member_id")?,
        message: row.id_or_none("message_id")?,
        about: row.bytes("about")?.to_vec(),
        kept: name(row.text("kept")?)?,
        preview: row.text_or_none("preview")?.map(name).transpose()?,
        made: row.moment("made_at")?,
    })
}

/// A file beside the message that it went with.
pub fn read_joined(row: &Row<'_>, id: AttachmentId) -> Result<SealedFile, Fault> {
    Ok(SealedFile {
        id,
        conversation: row.id("f_conversation")?,
        author: row.id("f_member")?,
        message: row.id_or_none("f_message")?,
        about: row.bytes("about")?.to_vec(),
        kept: name(row.text("kept")?)?,
        preview: row.text_or_none("preview")?.map(name).transpose()?,
        made: row.moment("made_at")?,
    })
}

fn read_names(row: &Row<'_>) -> Result<Vec<FileName>, Fault> {
    let mut names = vec![name(row.text("kept")?)?];
    names.extend(row.text_or_none("preview")?.map(name).transpose()?);
    Ok(names)
}

fn name(text: &str) -> Result<FileName, Fault> {
    FileName::parse(text).ok_or_else(|| Fault::bug("an attachment names no file"))
}
