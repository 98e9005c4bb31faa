//! SQL of what a member takes along, and of what goes when they leave.

use super::versions::{Source, read_source};
use crate::resource::ResourceId;
use kernel::{Fault, MemberId, Moment, Result};
use store::{Reader, Row, Tx, named, sql};

/// A version that a member published.
pub struct OwnVersion {
    /// Of which resource.
    pub id: ResourceId,
    /// What it says.
    pub source: Source,
    /// Its tags, with | between them.
    pub tags: String,
    /// What was new in it.
    pub note: String,
    /// When.
    pub at: Moment,
    /// For whom.
    pub audience: String,
}

/// All versions that a member published.
pub async fn find_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<OwnVersion>, Fault> {
    let sql = sql!(
        "SELECT n.resource_id, n.number, n.title, n.summary, n.body, n.parts, n.for_whom, n.licence, n.tags, n.note,
                n.published_at, n.audience
         FROM resource_version n WHERE n.author_id = :member ORDER BY n.published_at, n.resource_id, n.number"
    );
    let read = |row: &Row<'_>| {
        Ok(OwnVersion {
            id: row.id("resource_id")?,
            source: read_source(row)?,
            tags: row.text("tags")?.to_owned(),
            note: row.text("note")?.to_owned(),
            at: row.moment("published_at")?,
            audience: row.text("audience")?.to_owned(),
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// The drafts of what a member owns: which, and sealed.
pub async fn find_drafts(reader: Reader<'_>, member: MemberId) -> Result<Vec<(ResourceId, Vec<u8>)>, Fault> {
    let sql = sql!(
        "SELECT d.resource_id, d.body FROM resource r JOIN resource_draft d ON d.resource_id = r.id
         WHERE r.owner_id = :member ORDER BY d.saved_at, d.resource_id"
    );
    reader.list(sql, named! { member: &member }, |row| Ok((row.id("resource_id")?, row.bytes("body")?.to_vec()))).await
}

/// What a member helps with, or is asked to: which, and in which way.
pub async fn find_helped(reader: Reader<'_>, member: MemberId) -> Result<Vec<(ResourceId, String, Moment)>, Fault> {
    let sql = sql!(
        "SELECT c.resource_id, c.state, c.since FROM resource_contributor c WHERE c.member_id = :member
         ORDER BY c.since, c.resource_id"
    );
    let read = |row: &Row<'_>| Ok((row.id("resource_id")?, row.text("state")?.to_owned(), row.moment("since")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// Which of these still have a draft, sealed with a key of theirs.
pub async fn find_there(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<ResourceId>, Fault> {
    let sql = sql!("SELECT resource_id FROM resource_draft WHERE resource_id IN LIST_ID(:ids)");
    reader.list(sql, named! { ids: store::id_list(ids) }, |row| row.id("resource_id")).await
}

/// What a member owns: which, and whether it stays when they go: published for others, not withdrawn or taken back, with a
/// licence that lets others use it.
pub async fn find_owned(reader: Reader<'_>, member: MemberId) -> Result<Vec<(ResourceId, bool)>, Fault> {
    let sql = sql!(
        "SELECT r.id, CASE WHEN r.newest > 0 AND r.state = 'published' AND r.audience IN ('members', 'group')
                            AND r.licence <> 'kept' THEN 1 ELSE 0 END AS stays
         FROM resource r WHERE r.owner_id = :member ORDER BY r.id"
    );
    reader.list(sql, named! { member: &member }, |row| Ok((row.id("id")?, row.int("stays")? > 0))).await
}

/// Takes whoever leaves out of what stays, and out of what others own; its draft goes, which nobody writes on any more.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    let args = named! { member: &member };
    let all = [
        sql!(
            "DELETE FROM resource_draft WHERE resource_id IN (SELECT r.id FROM resource r WHERE r.owner_id = :member)"
        ),
        sql!("UPDATE resource SET owner_id = NULL, public_named = FALSE WHERE owner_id = :member"),
        sql!("UPDATE resource_version SET author_id = NULL WHERE author_id = :member"),
        sql!("UPDATE resource_draft SET saved_by = NULL WHERE saved_by = :member"),
        sql!("DELETE FROM resource_contributor WHERE member_id = :member"),
    ];
    for sql in all {
        tx.run(sql, args).await?;
    }
    Ok(())
}

/// Takes a resource away with all that is of it.
pub async fn remove_whole(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let args = named! { id: &id };
    let all = [
        sql!("DELETE FROM resource_contributor WHERE resource_id = :id"),
        sql!("DELETE FROM resource_draft WHERE resource_id = :id"),
        sql!("DELETE FROM resource_topic WHERE resource_id = :id"),
        sql!("DELETE FROM resource_version WHERE resource_id = :id"),
        sql!("DELETE FROM resource WHERE id = :id"),
    ];
    for sql in all {
        tx.run(sql, args).await?;
    }
    Ok(())
}
