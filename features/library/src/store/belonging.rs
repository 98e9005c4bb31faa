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
        "SELECT n.resource_id, n.number, n.title, n.summary, n.body, n.parts, n.for_whom, n.licence, n.files, n.tags, n.note,
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

/// With what a member helps, or is asked to.
pub struct Helped {
    /// Which.
    pub id: ResourceId,
    /// In which way.
    pub state: String,
    /// What they said to whom it may go, if it was made from what they said in a group.
    pub credit: Option<String>,
    /// Whether they agreed to be named where everybody reads it.
    pub named: bool,
    /// Since when.
    pub since: Moment,
}

/// What a member helps with, or is asked to: which, and in which way.
pub async fn find_helped(reader: Reader<'_>, member: MemberId) -> Result<Vec<Helped>, Fault> {
    let sql = sql!(
        "SELECT c.resource_id, c.state, c.credit, c.public_named, c.since FROM resource_contributor c WHERE c.member_id = :member
         ORDER BY c.since, c.resource_id"
    );
    let read = |row: &Row<'_>| {
        Ok(Helped {
            id: row.id("resource_id")?,
            state: row.text("state")?.to_owned(),
            credit: Some(row.text("credit")?).filter(|it| !it.is_empty()).map(str::to_owned),
            named: row.flag("public_named")?,
            since: row.moment("since")?,
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// Which of these still have something that is sealed with a key of theirs.
pub async fn find_there(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<ResourceId>, Fault> {
    let sql = sql!(
        "SELECT resource_id FROM resource_draft WHERE resource_id IN LIST_ID(:ids)
         UNION SELECT resource_id FROM resource_file WHERE resource_id IN LIST_ID(:ids)
         UNION SELECT resource_id FROM resource_support WHERE resource_id IN LIST_ID(:ids) AND words IS NOT NULL
         UNION SELECT resource_id FROM resource_thanks WHERE resource_id IN LIST_ID(:ids) AND words IS NOT NULL"
    );
    reader.list(sql, named! { ids: store::id_list(ids) }, |row| row.id("resource_id")).await
}

/// Takes away those versions of what stays that would not stay by themselves: for contacts alone, or with all rights kept.
pub async fn remove_narrow(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let sql = sql!(
        "SELECT n.number FROM resource_version n
         WHERE n.resource_id = :id AND (n.audience = 'contacts' OR n.licence = 'kept')"
    );
    for number in tx.reader().list(sql, named! { id: &id }, |row| row.int("number")).await? {
        super::versions::remove(tx, (id, number)).await?;
    }
    Ok(())
}

/// What a member owns: which, and whether it stays when they go: published for others, not withdrawn, taken back or held back,
/// with a licence that lets others use it.
pub async fn find_owned(reader: Reader<'_>, member: MemberId) -> Result<Vec<(ResourceId, bool)>, Fault> {
    let sql = sql!(
        "SELECT r.id, CASE WHEN r.newest > 0 AND r.state = 'published' AND r.held_at IS NULL
                            AND r.audience IN ('members', 'group') AND r.licence <> 'kept' THEN 1 ELSE 0 END AS stays
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
        // Nobody is left who could take it off the web.
        sql!("UPDATE resource SET owner_id = NULL, public = FALSE, public_named = FALSE WHERE owner_id = :member"),
        sql!("UPDATE resource_version SET author_id = NULL WHERE author_id = :member"),
        sql!("UPDATE resource_draft SET saved_by = NULL WHERE saved_by = :member"),
        sql!("DELETE FROM resource_contributor WHERE member_id = :member"),
        sql!("DELETE FROM resource_warning WHERE member_id = :member"),
        sql!("DELETE FROM resource_thanks WHERE by_id = :member OR owner_id = :member"),
    ];
    for sql in all {
        tx.run(sql, args).await?;
    }
    Ok(())
}

/// Takes a resource away with all that is of it.
pub async fn remove_whole(tx: &mut Tx, id: ResourceId) -> Result<()> {
    super::shelving::remove_resource(tx, id).await?;
    super::lineage::count_without(tx, id).await?;
    super::leaving::remove_of(tx, id).await?;
    let args = named! { id: &id };
    let all = [
        sql!("DELETE FROM resource_origin WHERE resource_id = :id"),
        sql!("DELETE FROM resource_lineage WHERE resource_id = :id"),
        sql!("DELETE FROM resource_warning WHERE resource_id = :id"),
        sql!("DELETE FROM resource_thanks WHERE resource_id = :id"),
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
