//! SQL of who is told that something was withdrawn, and whether they read it.

use crate::{
    policy::{Heed, Keep, Own},
    resource::ResourceId,
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// All who have to know that a resource must not be used any more, of those who may read why: these who use it or did, who made
/// something of it or of what was made of it, who keep it in a collection, who helped or would help. For the house's own notices;
/// never to be shown as it is.
pub async fn find_concerned(reader: Reader<'_>, id: ResourceId, users: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "WITH RECURSIVE tree (id, step) AS (
             SELECT r.id, CAST(0 AS BIGINT) FROM resource r WHERE r.id = :id
             UNION ALL
             SELECT c.id, tree.step + 1 FROM tree JOIN resource c ON c.adapted_from = tree.id WHERE tree.step < 60
         ), concerned (member_id) AS (
             SELECT o.owner_id FROM tree JOIN resource o ON o.id = tree.id WHERE tree.step > 0 AND o.owner_id IS NOT NULL
             UNION
             SELECT m.id FROM member m WHERE m.id IN LIST_ID(:users)
             UNION
             SELECT k.member_id FROM resource_contributor k WHERE k.resource_id = :id AND (k.state <> 'invited' OR k.credit <> '')
             UNION
             SELECT h.member_id FROM resource_support h WHERE h.resource_id = :id
             UNION
             SELECT i.by_id FROM collection_item i WHERE i.resource_id = :id AND i.by_id IS NOT NULL
         )
         SELECT q.member_id FROM concerned q
         WHERE q.member_id <> :viewer
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = :id AND v.viewer_id = q.member_id)
         ORDER BY q.member_id"
    );
    let args = named! { id: &id, users: store::id_list(users), viewer: reader.viewer().id() };
    reader.list(sql, args, |row| row.id("member_id")).await
}

/// They are told; whoever read it of an earlier time reads it again.
pub async fn insert_warnings(tx: &mut Tx, told: &Permit<Own, (ResourceId, Vec<MemberId>)>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO resource_warning (resource_id, member_id, told_at, reminded)
         SELECT :id, m.id, :now, FALSE FROM member m WHERE m.id IN LIST_ID(:members) ORDER BY m.id
         ON CONFLICT (resource_id, member_id) DO UPDATE SET told_at = excluded.told_at, reminded = FALSE, read_at = NULL"
    );
    let now = tx.now();
    tx.run(sql, named! { id: &told.0, now, members: store::id_list(&told.1) }).await?;
    Ok(())
}

/// It stands again: nobody has to read why it did not.
pub async fn remove_warnings(tx: &mut Tx, id: &Permit<Own, ResourceId>) -> Result<()> {
    tx.run(sql!("DELETE FROM resource_warning WHERE resource_id = :id"), named! { id: &**id }).await?;
    Ok(())
}

/// The viewer read it. `false`: they were not told, or said so before.
pub async fn save_read(tx: &mut Tx, read: &Permit<Heed, ResourceId>) -> Result<bool> {
    let sql = sql!(
        "UPDATE resource_warning SET read_at = :now WHERE resource_id = :id AND member_id = :viewer AND read_at IS NULL"
    );
    let (now, viewer) = (tx.now(), tx.viewer().id());
    Ok(tx.run(sql, named! { now, id: &**read, viewer: &viewer }).await? > 0)
}

/// Who was told before this moment, has not read it, and was not reminded.
pub async fn page_of_unread(
    reader: Reader<'_>,
    before: Moment,
    limit: i64,
) -> Result<Vec<(ResourceId, MemberId)>, Fault> {
    let sql = sql!(
        "SELECT w.resource_id, w.member_id FROM resource_warning w
         WHERE w.told_at < :before AND w.read_at IS NULL AND NOT w.reminded
         ORDER BY w.told_at, w.resource_id, w.member_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok((row.id("resource_id")?, row.id("member_id")?));
    reader.list(sql, named! { before, limit }, read).await
}

/// They were reminded.
pub async fn save_reminded(tx: &mut Tx, which: &Permit<Keep, (ResourceId, MemberId)>) -> Result<()> {
    let sql = sql!("UPDATE resource_warning SET reminded = TRUE WHERE resource_id = :id AND member_id = :member");
    tx.run(sql, named! { id: &which.0, member: &which.1 }).await?;
    Ok(())
}

/// What a member was told to use no more, and when they read it.
pub async fn find_told(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(ResourceId, Moment, Option<Moment>)>, Fault> {
    let sql = sql!(
        "SELECT w.resource_id, w.told_at, w.read_at FROM resource_warning w WHERE w.member_id = :member
         ORDER BY w.told_at, w.resource_id"
    );
    let read = |row: &Row<'_>| Ok((row.id("resource_id")?, row.moment("told_at")?, row.moment_or_none("read_at")?));
    reader.list(sql, named! { member: &member }, read).await
}
