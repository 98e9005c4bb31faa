//! All SQL of the feature: copies here, erasures below.

pub mod erasure;

use crate::{
    copy::{CopyId, DataCopy, KEPT, State},
    policy::{Clear, Make, Take},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

fn read_copy(row: &Row<'_>) -> Result<DataCopy, Fault> {
    let state = State::stored(row.text("state")?, row.int_or_none("bytes")?);
    Ok(DataCopy {
        id: row.id("id")?,
        member: row.id("member_id")?,
        state: state.ok_or_else(|| Fault::bug("a copy is in no state"))?,
        asked_at: row.moment("asked_at")?,
        ends_at: row.moment("ends_at")?,
    })
}

/// The copies of a member whose time is not up, the latest first.
pub async fn page_of_copies(reader: Reader<'_>, member: MemberId) -> Result<Vec<DataCopy>, Fault> {
    let sql = sql!(
        "SELECT id, member_id, state, asked_at, bytes, ends_at FROM data_copy
         WHERE member_id = :member AND ends_at > :now ORDER BY asked_at DESC, id DESC LIMIT 100"
    );
    reader.list(sql, named! { member: &member, now: reader.now() }, read_copy).await
}

/// One copy, whoever's; the policy then says who may do something with it.
pub async fn find_copy(reader: Reader<'_>, id: CopyId) -> Result<Option<DataCopy>, Fault> {
    let sql = sql!("SELECT id, member_id, state, asked_at, bytes, ends_at FROM data_copy WHERE id = :id");
    reader.first(sql, named! { id: &id }, read_copy).await
}

/// Asks for a copy; `None` if one of the member's is being made, because somebody pressed at the same moment.
pub async fn insert_copy(tx: &mut Tx, member: &Permit<Take, MemberId>) -> Result<Option<CopyId>> {
    let (id, now) = (CopyId::random(tx.rng()), tx.now());
    let sql = sql!(
        "INSERT INTO data_copy (id, member_id, state, asked_at, ends_at) VALUES (:id, :member, 'asked', :now, :ends)
         ON CONFLICT DO NOTHING"
    );
    let inserted = tx.run(sql, named! { id: &id, member: &**member, now, ends: now.plus(KEPT) }).await?;
    Ok((inserted == 1).then_some(id))
}

/// What came of making it; `false` if it is no longer waited for.
pub async fn save_made(tx: &mut Tx, copy: &Permit<Make, DataCopy>, state: State) -> Result<bool> {
    let bytes = match state {
        State::Ready(bytes) => i64::try_from(bytes).ok(),
        _ => None,
    };
    let sql = sql!("UPDATE data_copy SET state = :state, bytes = :bytes WHERE id = :id AND state = 'asked'");
    Ok(tx.run(sql, named! { id: &copy.id, state: state.word(), bytes }).await? == 1)
}

/// Its owner takes it away. The row stays until its time is up, so that a day has no more copies for it.
pub async fn save_removed(tx: &mut Tx, copy: &Permit<Take, DataCopy>) -> Result<()> {
    let sql = sql!("UPDATE data_copy SET state = 'removed', bytes = NULL WHERE id = :id AND state <> 'asked'");
    tx.run(sql, named! { id: &copy.id }).await?;
    Ok(())
}

/// Takes away the rows of copies whose time is up, so many at once; which they were, so that their files follow.
pub async fn remove_over(tx: &mut Tx, then: &Permit<Clear, Moment>, limit: i64) -> Result<Vec<CopyId>> {
    let sql = sql!(
        "DELETE FROM data_copy WHERE id IN (SELECT id FROM data_copy WHERE ends_at <= :then ORDER BY ends_at LIMIT :limit)
         RETURNING id"
    );
    Ok(tx.reader().list(sql, named! { then: **then, limit }, |row| row.id("id")).await?)
}

/// Takes away the rows of a member who leaves; which they were, so that their files follow.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<Vec<CopyId>> {
    let sql = sql!("DELETE FROM data_copy WHERE member_id = :member RETURNING id");
    Ok(tx.reader().list(sql, named! { member: &member }, |row| row.id("id")).await?)
}
