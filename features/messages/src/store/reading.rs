//! SQL of a page of messages: with what each answers and what was said to it, in one statement.

use crate::{
    attachment::SealedFile,
    conversation::{ConversationId, FEW, Sealed},
    message::{Message, MessageId},
    reaction::{Kind, Reaction},
    store::attachment::read_joined,
};
use kernel::{Fault, Member, MemberId, Moment};
use store::{Args, Reader, Row, Sql, named, sql};

/// A message with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The message.
    pub message: Message,
    /// Its words, rendered; nothing once it was deleted.
    pub html: Option<Sealed>,
    /// What it answers, if the reader sees that.
    pub quoted: Option<Quoted>,
    /// What was said to it.
    pub reactions: Vec<Reaction>,
    /// What went along, sealed.
    pub files: Vec<SealedFile>,
    /// By which renderer.
    pub rendering: i64,
    /// Whether the reader is meant by it.
    pub meant: Meant,
}

/// Whether the reader is meant by a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// By name.
    Me,
    /// Everybody alike.
    All,
}

/// A message that another answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Which.
    pub id: MessageId,
    /// Whose; nobody once they were erased.
    pub author: Option<MemberId>,
    /// Its words.
    pub body: Sealed,
}

/// Messages that the condition picks, with what stands around them, in no order: sorting whole messages costs the store more
/// than reading them.
macro_rules! shown {
    ($read:literal, $seen:literal, $which:literal) => {
        concat!(
            "SELECT page.message_id AS id, page.number, page.changed, page.author_id, page.client_id, page.sent_at, page.html, page.rendering,
                    page.reply_to, page.files, page.revision, page.edited_at, page.deleted_at, page.held, page.meant, q.id AS q_id,
                    r.member_id AS r_member, f.id AS f_id, ",
            $read,
            "q.author_id AS q_author, q.body AS q_body, r.kind AS r_kind, r.at AS r_at, f.conversation_id AS f_conversation,
                    f.member_id AS f_member, f.message_id AS f_message, f.about, f.kept, f.preview, f.made_at
             FROM (SELECT v.message_id, v.number, v.changed, v.author_id, v.client_id, v.sent_at, v.html, v.rendering, v.reply_to, v.files,
                          v.revision, v.edited_at, v.deleted_at, v.held, v.reacted,
                          EXISTS (SELECT 1 FROM mention n WHERE n.message_id = v.message_id AND n.member_id = :viewer) AS meant, ",
            $seen,
            "v.conversation_id
                   FROM message_visible v WHERE v.conversation_id = :conversation AND v.viewer_id = :viewer AND ",
            $which,
            ") page
             LEFT JOIN message q ON q.id = page.reply_to AND q.deleted_at IS NULL
                  AND EXISTS (SELECT 1 FROM message_visible qv
                               WHERE qv.message_id = page.reply_to AND qv.viewer_id = :viewer)
             LEFT JOIN reaction r ON page.reacted AND r.message_id = page.message_id
             LEFT JOIN attachment f ON page.files > 0 AND f.message_id = page.message_id"
        )
    };
}

/// The last `limit` messages before this number, the earliest first.
pub async fn page_before(
    reader: Reader<'_>,
    conversation: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<Shown>, Fault> {
    let sql = sql!(shown!("", "", "v.number < :before ORDER BY v.number DESC LIMIT :limit"));
    let args = named! { conversation: &conversation, viewer: reader.viewer().id(), before, limit };
    gathered(reader, sql, args).await
}

/// The first `limit` messages from that moment on; with none so late, none.
pub async fn page_from(
    reader: Reader<'_>,
    conversation: ConversationId,
    from: Moment,
    limit: i64,
) -> Result<Vec<Shown>, Fault> {
    let sql = sql!(shown!(
        "",
        "",
        "v.number >= (SELECT d.number FROM message d WHERE d.conversation_id = :conversation AND d.sent_at >= :from
                      ORDER BY d.sent_at, d.number LIMIT 1)
         ORDER BY v.number LIMIT :limit"
    ));
    let args = named! { conversation: &conversation, viewer: reader.viewer().id(), from, limit };
    gathered(reader, sql, args).await
}

/// The first `limit` messages from this number on.
pub async fn page_from_number(
    reader: Reader<'_>,
    conversation: ConversationId,
    from: i64,
    limit: i64,
) -> Result<Vec<Shown>, Fault> {
    let sql = sql!(shown!("", "", "v.number >= :from ORDER BY v.number LIMIT :limit"));
    let args = named! { conversation: &conversation, viewer: reader.viewer().id(), from, limit };
    gathered(reader, sql, args).await
}

/// What is new or changed after this number, the earliest change first: `limit` of them, and those that changed with the last.
pub async fn page_after(
    reader: Reader<'_>,
    conversation: ConversationId,
    after: i64,
    limit: i64,
) -> Result<Vec<Shown>, Fault> {
    let sql = sql!(shown!(
        "",
        "",
        "v.changed > :after AND v.changed <= COALESCE((SELECT l.changed FROM message_visible l
             WHERE l.conversation_id = :conversation AND l.viewer_id = :viewer AND l.changed > :after
             ORDER BY l.changed LIMIT 1 OFFSET :rest), :top)"
    ));
    let (rest, top) = (limit - 1, i64::MAX);
    let args = named! { conversation: &conversation, viewer: reader.viewer().id(), after, rest, top };
    let mut all = gathered(reader, sql, args).await?;
    all.sort_by_key(|it| it.message.changed);
    Ok(all)
}

/// What is held back from the viewer since this number and was there for them before: so many at most.
pub async fn page_withheld(
    reader: Reader<'_>,
    conversation: ConversationId,
    after: i64,
    limit: i64,
) -> Result<Vec<MessageId>, Fault> {
    let sql = sql!(
        "SELECT w.message_id FROM message_withheld w
         WHERE w.conversation_id = :conversation AND w.viewer_id = :viewer AND w.changed > :after
         ORDER BY w.changed DESC LIMIT :limit"
    );
    let args = named! { conversation: &conversation, viewer: reader.viewer().id(), after, limit };
    reader.list(sql, args, |row| row.id("message_id")).await
}

/// One message with what stands around it, and its words as they were typed.
pub async fn find_shown(
    reader: Reader<'_>,
    conversation: ConversationId,
    id: MessageId,
) -> Result<Option<(Shown, Option<Sealed>)>, Fault> {
    let sql = sql!(shown!("page.words, ", "v.body AS words, ", "v.message_id = :id"));
    let args = named! { conversation: &conversation, viewer: reader.viewer().id(), id: &id };
    let (mut all, mut body) = (Vec::new(), None);
    let see = |row: &Row<'_>| {
        body = row.bytes_or_none("words")?.map(<[u8]>::to_vec);
        add(&mut all, row)
    };
    reader.list(sql, args, see).await?;
    Ok(in_order(all).pop().map(|it| (it, body)))
}

/// A message with its words as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The message.
    pub message: Message,
    /// The words; nothing once it was deleted.
    pub body: Option<Sealed>,
}

/// A message of this conversation that the viewer sees; one of another conversation is absent (abuse case 3).
pub async fn find_written(
    reader: Reader<'_>,
    conversation: ConversationId,
    id: MessageId,
) -> Result<Option<Written>, Fault> {
    let sql = sql!(
        "SELECT v.message_id AS id, v.number, v.changed, v.author_id, v.client_id, v.sent_at, v.body, v.reply_to, v.files,
                 v.revision, v.edited_at, v.deleted_at, v.held
         FROM message_visible v
         WHERE v.message_id = :id AND v.conversation_id = :conversation AND v.viewer_id = :viewer"
    );
    let args = named! { id: &id, conversation: &conversation, viewer: reader.viewer().id() };
    reader.first(sql, args, read_written).await
}

/// Messages with their words, the latest first, before this number: for looking through them.
pub async fn page_to_search(
    reader: Reader<'_>,
    conversation: ConversationId,
    before: i64,
    limit: i64,
) -> Result<Vec<Written>, Fault> {
    let sql = sql!(
        "SELECT v.message_id AS id, v.number, v.changed, v.author_id, v.client_id, v.sent_at, v.body, v.reply_to, v.files,
                 v.revision, v.edited_at, v.deleted_at, v.held
         FROM message_visible v
         WHERE v.conversation_id = :conversation AND v.viewer_id = :viewer AND v.number < :before
         ORDER BY v.number DESC LIMIT :limit"
    );
    let args = named! { conversation: &conversation, viewer: reader.viewer().id(), before, limit };
    reader.list(sql, args, read_written).await
}

fn read_written(row: &Row<'_>) -> Result<Written, Fault> {
    Ok(Written { message: read_message(row)?, body: row.bytes_or_none("body")?.map(<[u8]>::to_vec) })
}

/// A message from a row that has all its columns.
fn read_message(row: &Row<'_>) -> Result<Message, Fault> {
    Ok(Message {
        id: row.id("id")?,
        number: row.int("number")?,
        changed: row.int("changed")?,
        author: row.id_or_none("author_id")?,
        client: row.id("client_id")?,
        sent: row.moment("sent_at")?,
        reply_to: row.id_or_none("reply_to")?,
        files: row.int("files")?,
        revision: row.int("revision")?,
        edited: row.moment_or_none("edited_at")?,
        deleted: row.moment_or_none("deleted_at")?,
        held: row.flag("held")?,
    })
}

/// Messages in the order of their numbers.
async fn gathered(reader: Reader<'_>, sql: &'static Sql, args: &Args<'_>) -> Result<Vec<Shown>, Fault> {
    let mut all: Vec<Shown> = Vec::with_capacity(52);
    reader.list(sql, args, |row| add(&mut all, row)).await?;
    Ok(in_order(all))
}

fn in_order(mut all: Vec<Shown>) -> Vec<Shown> {
    for it in &mut all {
        it.reactions.sort_by_key(|it| (it.at, it.member));
        it.files.sort_by_key(|it| (it.made, it.id));
    }
    all.sort_by_key(|it| it.message.number);
    all
}

/// A message stands in as many rows as was said to it and as it has files.
fn add(all: &mut Vec<Shown>, row: &Row<'_>) -> Result<(), Fault> {
    let id: MessageId = row.id("id")?;
    let at = match all.iter().rposition(|it| it.message.id == id) {
        Some(at) => at,
        None => {
            all.push(read_shown(row)?);
            all.len() - 1
        }
    };
    let shown = &mut all[at];
    if let Some(member) = row.id_or_none::<Member>("r_member")? {
        let kind = Kind::of(row.text("r_kind")?).ok_or_else(|| Fault::bug("a reaction of another kind"))?;
        if !shown.reactions.iter().any(|it| it.member == member && it.kind == kind) {
            shown.reactions.push(Reaction { member, kind, at: row.moment("r_at")? });
        }
    }
    if let Some(file) = row.id_or_none("f_id")?
        && !shown.files.iter().any(|it| it.id == file)
    {
        shown.files.push(read_joined(row, file)?);
    }
    Ok(())
}

fn read_shown(row: &Row<'_>) -> Result<Shown, Fault> {
    let quoted = match (row.id_or_none("q_id")?, row.bytes_or_none("q_body")?) {
        (Some(id), Some(body)) => Some(Quoted { id, author: row.id_or_none("q_author")?, body: body.to_vec() }),
        _ => None,
    };
    let html = row.bytes_or_none("html")?.map(<[u8]>::to_vec);
    let meant = if row.flag("meant")? { Meant::Me } else { Meant::All };
    let (message, rendering) = (read_message(row)?, row.int("rendering")?);
    Ok(Shown { message, html, quoted, reactions: vec![], files: vec![], rendering, meant })
}

/// A message that somebody reports, as they see it.
pub struct Reported {
    /// Where it stands.
    pub conversation: ConversationId,
    /// Whose; nobody once they were erased.
    pub author: Option<MemberId>,
    /// Their name, if the reader sees them.
    pub name: Option<String>,
    /// The words; nothing once it was deleted.
    pub body: Option<Sealed>,
    /// How many files it has.
    pub files: i64,
    /// Since when it is held back, if it is.
    pub held_since: Option<Moment>,
}

/// The message, if the viewer sees it.
pub async fn find_reported(reader: Reader<'_>, id: MessageId) -> Result<Option<Reported>, Fault> {
    let sql = sql!(
        "SELECT m.conversation_id, m.author_id, m.body, m.files, m.sent_at, m.held,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = m.author_id AND s.viewer_id = :viewer) AS person
         FROM message_visible v JOIN message m ON m.id = v.message_id WHERE v.message_id = :id AND v.viewer_id = :viewer"
    );
    let read = |row: &Row<'_>| {
        Ok(Reported {
            conversation: row.id("conversation_id")?,
            author: row.id_or_none("author_id")?,
            name: row.text_or_none("person")?.map(str::to_owned),
            body: row.bytes_or_none("body")?.map(<[u8]>::to_vec),
            files: row.int("files")?,
            held_since: if row.flag("held")? { Some(row.moment("sent_at")?) } else { None },
        })
    };
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// With whom its author had to do by this message: of a few all who see it, of more those whom it answers or means.
pub async fn page_of_met(reader: Reader<'_>, id: MessageId) -> Result<Vec<(MemberId, MemberId, Moment)>, Fault> {
    let sql = sql!(
        "WITH said AS (
             SELECT m.conversation_id, m.reply_to,
                    (SELECT COUNT(*) FROM participant h WHERE h.conversation_id = m.conversation_id AND h.until_number IS NULL) AS heads
             FROM message m WHERE m.id = :id),
         met AS (
             SELECT p.member_id FROM said JOIN participant p ON p.conversation_id = said.conversation_id WHERE said.heads <= :few
             UNION SELECT n.member_id FROM mention n WHERE n.message_id = :id
             UNION SELECT q.author_id FROM said JOIN message q ON q.id = said.reply_to)
         SELECT v.author_id, v.viewer_id, v.sent_at
         FROM met JOIN message_visible v ON v.message_id = :id AND v.viewer_id = met.member_id
         WHERE v.viewer_id <> v.author_id"
    );
    let read = |row: &Row<'_>| Ok((row.id("author_id")?, row.id("viewer_id")?, row.moment("sent_at")?));
    reader.list(sql, named! { id: &id, few: FEW }, read).await
}
