//! SQL of thanks, which their receiver alone reads.

use crate::{policy::Thank, resource::ResourceId};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Thanks that are about to be there.
#[derive(Debug, Clone)]
pub struct NewThanks {
    /// For which.
    pub id: ResourceId,
    /// To its owner.
    pub owner: MemberId,
    /// Some words, sealed with the resource's key.
    pub sealed: Option<Vec<u8>>,
}

/// Thanks as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thanks {
    /// For which.
    pub id: ResourceId,
    /// What it is called.
    pub title: String,
    /// By whom.
    pub by: (MemberId, String),
    /// Some words, sealed.
    pub sealed: Option<Vec<u8>>,
    /// When.
    pub at: Moment,
}

/// Keeps them; said again, the words are the later ones. `false`: they were there.
pub async fn insert_thanks(tx: &mut Tx, new: &Permit<Thank, NewThanks>) -> Result<bool> {
    let by = tx.viewer().id();
    insert(tx, by, new).await
}

pub(super) async fn insert(tx: &mut Tx, by: MemberId, new: &NewThanks) -> Result<bool> {
    let now = tx.now();
    let NewThanks { id, owner, sealed } = new;
    let sql = sql!(
        "INSERT INTO resource_thanks (resource_id, by_id, owner_id, words, at) VALUES (:id, :by, :owner, :sealed, :now)
         ON CONFLICT (resource_id, by_id) DO NOTHING"
    );
    if tx.run(sql, named! { id, by: &by, owner, sealed: sealed.as_deref(), now }).await? > 0 {
        return Ok(true);
    }
    if sealed.is_some() {
        let sql = sql!("UPDATE resource_thanks SET words = :sealed WHERE resource_id = :id AND by_id = :by");
        tx.run(sql, named! { sealed: sealed.as_deref(), id, by: &by }).await?;
    }
    Ok(false)
}

/// Takes the viewer's back. Whether anybody else's are left for the same.
pub async fn remove_thanks(tx: &mut Tx, id: &Permit<Thank, ResourceId>) -> Result<bool> {
    let by = tx.viewer().id();
    let sql = sql!("DELETE FROM resource_thanks WHERE resource_id = :id AND by_id = :by");
    tx.run(sql, named! { id: &**id, by: &by }).await?;
    let sql = sql!("SELECT COUNT(*) AS n FROM resource_thanks WHERE resource_id = :id");
    Ok(tx.reader().count(sql, named! { id: &**id }).await? > 0)
}

/// How often the viewer thanked since this moment.
pub async fn count_since(reader: Reader<'_>, since: Moment) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM resource_thanks t WHERE t.by_id = :viewer AND t.at > :since");
    reader.count(sql, named! { viewer: reader.viewer().id(), since }).await
}

/// The viewer's own thanks for this one: their words, sealed.
pub async fn find_own(reader: Reader<'_>, id: ResourceId) -> Result<Option<Option<Vec<u8>>>, Fault> {
    let sql = sql!("SELECT t.words FROM resource_thanks t WHERE t.resource_id = :id AND t.by_id = :viewer");
    let read = |row: &Row<'_>| Ok(row.bytes_or_none("words")?.map(<[u8]>::to_vec));
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// What the viewer was thanked for, by those whom they see, the latest first.
pub async fn page_of_thanks(
    reader: Reader<'_>,
    before: (Moment, ResourceId),
    limit: i64,
) -> Result<Vec<Thanks>, Fault> {
    let sql = sql!(
        "SELECT t.resource_id, r.title, t.by_id, k.name, t.words, t.at FROM resource_thanks t
         JOIN resource r ON r.id = t.resource_id
         JOIN member_visible s ON s.member_id = t.by_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = t.by_id
         WHERE t.owner_id = :viewer AND r.owner_id = :viewer AND (t.at, t.resource_id) < (:at, :before)
         ORDER BY t.at DESC, t.resource_id DESC, t.by_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(Thanks {
            id: row.id("resource_id")?,
            title: row.text("title")?.to_owned(),
            by: (row.id("by_id")?, row.text("name")?.to_owned()),
            sealed: row.bytes_or_none("words")?.map(<[u8]>::to_vec),
            at: row.moment("at")?,
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), at: before.0, before: &before.1, limit }, read).await
}

/// For which of these the viewer was thanked by somebody whom they see: which, and what it is called.
pub async fn find_thanked(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<(ResourceId, String)>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.title FROM resource r WHERE r.id IN LIST_ID(:ids) AND r.owner_id = :viewer
           AND EXISTS (SELECT 1 FROM resource_thanks t
                        JOIN member_visible s ON s.member_id = t.by_id AND s.viewer_id = :viewer
                        WHERE t.resource_id = r.id AND t.owner_id = :viewer)"
    );
    let args = named! { viewer: reader.viewer().id(), ids: store::id_list(ids) };
    reader.list(sql, args, |row| Ok((row.id("id")?, row.text("title")?.to_owned()))).await
}

/// Thanks that a member sent: for which, their words, sealed, and when.
pub async fn find_sent(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(ResourceId, Option<Vec<u8>>, Moment)>, Fault> {
    let sql = sql!(
        "SELECT t.resource_id, t.words, t.at FROM resource_thanks t WHERE t.by_id = :member ORDER BY t.at, t.resource_id"
    );
    let read = |row: &Row<'_>| {
        Ok((row.id("resource_id")?, row.bytes_or_none("words")?.map(<[u8]>::to_vec), row.moment("at")?))
    };
    reader.list(sql, named! { member: &member }, read).await
}
