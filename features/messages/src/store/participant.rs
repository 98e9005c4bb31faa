//! SQL of those who are in it.

use crate::{
    conversation::{ConversationId, Keeping, Marks},
    message::MessageId,
    policy::{Arrange, Govern},
};
use kernel::{Fault, MemberId, Permit, Result};
use std::collections::HashMap;
use store::{Reader, Tx, named, sql};

/// Puts somebody in. Whoever comes back begins anew: they see from there on, and keep it as nobody has kept it yet.
pub async fn insert_participant(
    tx: &mut Tx,
    conversation: ConversationId,
    member: MemberId,
    other: Option<MemberId>,
    seat: i64,
    from: i64,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO participant (conversation_id, member_id, other_id, seat, from_number, joined_at, changed, moved, posted,
                                  read_upto, muted, archived, pinned, read_marks)
         VALUES (:conversation, :member, :other, :seat, :from, :now, 0, 0, 0, :read, FALSE, FALSE, FALSE, FALSE)
         ON CONFLICT (conversation_id, member_id) DO UPDATE SET seat = excluded.seat, from_number = excluded.from_number,
             until_number = NULL, left_at = NULL, joined_at = excluded.joined_at, read_upto = excluded.read_upto, posted = 0,
             muted = FALSE, archived = FALSE, pinned = FALSE, read_marks = FALSE"
    );
    let now = tx.now();
    let args = named! { conversation: &conversation, member: &member, other, seat, from, now, read: from - 1 };
    tx.run(sql, args).await?;
    Ok(())
}

/// What these were added for waits for them like a message, until they look.
pub async fn save_added(
    tx: &mut Tx,
    conversation: ConversationId,
    added: &Permit<Govern, Vec<MemberId>>,
    number: i64,
) -> Result<()> {
    let sql = sql!(
        "UPDATE participant SET posted = :number, read_upto = :before
         WHERE conversation_id = :conversation AND member_id IN LIST_ID(:added)"
    );
    let args = named! { number, before: number - 1, conversation: &conversation, added: store::id_list(added) };
    tx.run(sql, args).await?;
    Ok(())
}

/// Those who are in it now.
pub async fn find_here(reader: Reader<'_>, conversation: ConversationId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT member_id FROM participant WHERE conversation_id = :conversation AND until_number IS NULL ORDER BY seat"
    );
    reader.list(sql, named! { conversation: &conversation }, |row| row.id("member_id")).await
}

/// Those who see any of these messages now.
pub async fn find_seeing(reader: Reader<'_>, messages: &[MessageId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT DISTINCT v.viewer_id FROM message_visible v WHERE v.message_id IN LIST_ID(:messages)");
    reader.list(sql, named! { messages: store::id_list(messages) }, |row| row.id("viewer_id")).await
}

/// The next number in the inbox of each of these; once a write, with all whom it concerns.
pub async fn take_numbers(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, i64>, Fault> {
    store::inbox::next(tx, members).await
}

/// Notes for each of these that something changed: the number of their own inbox, which is taken here.
pub async fn stir(tx: &mut Tx, conversation: ConversationId, members: &[MemberId]) -> Result<HashMap<MemberId, i64>> {
    let numbers = take_numbers(tx, members).await?;
    save_changed(tx, conversation, numbers.iter()).await?;
    Ok(numbers)
}

/// The same with numbers that were taken before, for several conversations at once.
pub async fn save_changed<'n>(
    tx: &mut Tx,
    conversation: ConversationId,
    numbers: impl Iterator<Item = (&'n MemberId, &'n i64)>,
) -> Result<()> {
    let sql =
        sql!("UPDATE participant SET changed = :changed WHERE conversation_id = :conversation AND member_id = :member");
    for (member, changed) in numbers {
        tx.run(sql, named! { changed: *changed, conversation: &conversation, member }).await?;
    }
    Ok(())
}

/// Puts a conversation where its latest message would be in these lists: for one that begins.
pub async fn lift(tx: &mut Tx, conversation: ConversationId, numbers: &HashMap<MemberId, i64>) -> Result<()> {
    let sql =
        sql!("UPDATE participant SET moved = :moved WHERE conversation_id = :conversation AND member_id = :member");
    for (member, moved) in numbers {
        tx.run(sql, named! { moved: *moved, conversation: &conversation, member }).await?;
    }
    Ok(())
}

/// Somebody is out from this number on; what they have begun to write goes.
pub async fn save_left(
    tx: &mut Tx,
    conversation: ConversationId,
    gone: &Permit<Govern, MemberId>,
    until: i64,
) -> Result<()> {
    let sql = sql!(
        "UPDATE participant SET until_number = :until, left_at = :now
         WHERE conversation_id = :conversation AND member_id = :member AND until_number IS NULL"
    );
    let now = tx.now();
    tx.run(sql, named! { until, now, conversation: &conversation, member: &**gone }).await?;
    let sql = sql!("DELETE FROM draft WHERE conversation_id = :conversation AND member_id = :member");
    tx.run(sql, named! { conversation: &conversation, member: &**gone }).await?;
    Ok(())
}

/// How the viewer keeps it.
pub async fn save_keeping(tx: &mut Tx, keeping: &Permit<Arrange, (ConversationId, Keeping)>) -> Result<()> {
    let sql = sql!(
        "UPDATE participant SET muted = :muted, archived = :archived, pinned = :pinned
         WHERE conversation_id = :conversation AND member_id = :member"
    );
    let Keeping { muted, archived, pinned } = keeping.1;
    let member = tx.viewer().id();
    tx.run(sql, named! { muted, archived, pinned, conversation: &keeping.0, member: &member }).await?;
    Ok(())
}

/// Whether the viewer lets others see how far they have read.
pub async fn save_marks(tx: &mut Tx, marks: &Permit<Arrange, (ConversationId, Marks)>) -> Result<()> {
    let sql =
        sql!("UPDATE participant SET read_marks = :on WHERE conversation_id = :conversation AND member_id = :member");
    let (on, member) = (marks.1 == Marks::On, tx.viewer().id());
    tx.run(sql, named! { on, conversation: &marks.0, member: &member }).await?;
    Ok(())
}

/// For these the message with this number, and what follows it, is not read yet.
pub async fn save_unread_from(
    tx: &mut Tx,
    conversation: ConversationId,
    members: &[MemberId],
    number: i64,
) -> Result<()> {
    let sql = sql!(
        "UPDATE participant SET read_upto = :before
         WHERE conversation_id = :conversation AND member_id IN LIST_ID(:members) AND read_upto > :before"
    );
    let args = named! { before: number - 1, conversation: &conversation, members: store::id_list(members) };
    tx.run(sql, args).await?;
    Ok(())
}

/// How far the viewer has read.
pub async fn save_read(tx: &mut Tx, read: &Permit<Arrange, (ConversationId, i64)>) -> Result<()> {
    let sql =
        sql!("UPDATE participant SET read_upto = :upto WHERE conversation_id = :conversation AND member_id = :member");
    let member = tx.viewer().id();
    tx.run(sql, named! { upto: read.1, conversation: &read.0, member: &member }).await?;
    Ok(())
}
