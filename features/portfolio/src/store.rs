//! All SQL of the feature: reflections, each read by its owner alone.

use crate::{policy::Keep, reflection::ReflectionId};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A reflection as its row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Which.
    pub id: ReflectionId,
    /// All of it.
    pub body: Vec<u8>,
    /// How often it was changed.
    pub revision: i64,
    /// When it was written first.
    pub made: Moment,
}

/// Before which one a page begins.
pub type Before = (Moment, ReflectionId);

/// The viewer's own, the latest first.
pub async fn page_of_reflections(reader: Reader<'_>, before: Before, most: i64) -> Result<Vec<Sealed>, Fault> {
    let sql = sql!(
        "SELECT id, body, revision, made_at FROM reflection
         WHERE member_id = :viewer AND (made_at < :at OR (made_at = :at AND id < :id))
         ORDER BY made_at DESC, id DESC LIMIT :most"
    );
    reader.list(sql, named! { viewer: reader.viewer().id(), at: before.0, id: &before.1, most }, read).await
}

/// One of the viewer's own; another's is absent (abuse case 3).
pub async fn find_reflection(reader: Reader<'_>, id: ReflectionId) -> Result<Option<Sealed>, Fault> {
    let sql = sql!("SELECT id, body, revision, made_at FROM reflection WHERE id = :id AND member_id = :viewer");
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// How many the viewer has.
pub async fn count_reflections(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM reflection WHERE member_id = :viewer");
    reader.count(sql, named! { viewer: reader.viewer().id() }).await
}

/// Keeps a new one. `false`: it is there already.
pub async fn insert_reflection(tx: &mut Tx, new: &Permit<Keep, (ReflectionId, Vec<u8>)>) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO reflection (id, member_id, body, revision, made_at) VALUES (:id, :member, :body, 0, :now)
         ON CONFLICT (id) DO NOTHING"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    Ok(tx.run(sql, named! { id: &new.0, member: &member, body: &new.1, now }).await? > 0)
}

/// Words one anew. `false`: it was changed meanwhile, or is gone.
pub async fn save_reflection(tx: &mut Tx, change: &Permit<Keep, (ReflectionId, i64, Vec<u8>)>) -> Result<bool> {
    let sql = sql!(
        "UPDATE reflection SET body = :body, revision = revision + 1
         WHERE id = :id AND member_id = :member AND revision = :revision"
    );
    let member = tx.viewer().id();
    let (id, revision, body) = &**change;
    Ok(tx.run(sql, named! { body, id, member: &member, revision: *revision }).await? > 0)
}

/// Takes one away. `false`: there is none.
pub async fn remove_reflection(tx: &mut Tx, gone: &Permit<Keep, ReflectionId>) -> Result<bool> {
    let sql = sql!("DELETE FROM reflection WHERE id = :id AND member_id = :member");
    let member = tx.viewer().id();
    Ok(tx.run(sql, named! { id: &**gone, member: &member }).await? > 0)
}

/// Takes all of a member away who leaves.
pub async fn remove_of_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM reflection WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}

/// All of a member, the earliest first.
pub async fn page_of_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<Sealed>, Fault> {
    let sql = sql!("SELECT id, body, revision, made_at FROM reflection WHERE member_id = :member ORDER BY made_at, id");
    reader.list(sql, named! { member: &member }, read).await
}

/// Which of these members have any.
pub async fn find_owners(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT DISTINCT member_id FROM reflection WHERE member_id IN LIST_ID(:members)");
    reader.list(sql, named! { members: store::id_list(members) }, |row| row.id("member_id")).await
}

fn read(row: &Row<'_>) -> Result<Sealed, Fault> {
    Ok(Sealed {
        id: row.id("id")?,
        body: row.bytes("body")?.to_vec(),
        revision: row.int("revision")?,
        made: row.moment("made_at")?,
    })
}
