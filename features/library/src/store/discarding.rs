//! SQL of taking files of resources away: what no version and no draft names, with its resource, and with its member.

use super::file::{name, read_kept};
use crate::{
    file::Kept,
    policy::{Keep, Own},
    resource::ResourceId,
};
use files::FileName;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Takes away what was taken out of a draft that is published, unless a version names it; where the bytes lie.
pub async fn remove_left(tx: &mut Tx, id: &Permit<Own, ResourceId>) -> Result<Vec<FileName>> {
    let sql = sql!(
        "DELETE FROM resource_file
         WHERE resource_id = :id AND removed_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM resource_version_file vf WHERE vf.file_id = resource_file.id)
         RETURNING kept, preview, sheets"
    );
    Ok(tx.reader().list(sql, named! { id: &**id }, read_names).await?.concat())
}

/// Takes away what a version that was taken out alone named; what was taken out of the draft since the last publication stays,
/// because it can still be put back. Where the bytes lie.
pub async fn remove_outdated(tx: &mut Tx, id: &Permit<Own, ResourceId>) -> Result<Vec<FileName>> {
    let sql = sql!(
        "DELETE FROM resource_file
         WHERE resource_id = :id AND removed_at IS NOT NULL
           AND removed_at <= (SELECT r.published_at FROM resource r WHERE r.id = :id)
           AND NOT EXISTS (SELECT 1 FROM resource_version_file vf WHERE vf.file_id = resource_file.id)
         RETURNING kept, preview, sheets"
    );
    Ok(tx.reader().list(sql, named! { id: &**id }, read_names).await?.concat())
}

/// Takes away all files of a resource that goes; where the bytes lie.
pub async fn remove_of_resource(tx: &mut Tx, id: ResourceId) -> Result<Vec<FileName>> {
    let args = named! { id: &id };
    tx.run(sql!("DELETE FROM resource_version_file WHERE resource_id = :id"), args).await?;
    tx.run(sql!("DELETE FROM resource_words WHERE resource_id = :id"), args).await?;
    let sql = sql!("DELETE FROM resource_file WHERE resource_id = :id RETURNING kept, preview, sheets");
    Ok(tx.reader().list(sql, args, read_names).await?.concat())
}

/// Takes away what a member brought, and what stands in drafts of theirs that nobody writes any more; what a version names stays,
/// and nobody knows who brought it. Where the bytes lie.
pub async fn remove_of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<FileName>> {
    let both = [
        sql!(
            "DELETE FROM resource_file
             WHERE member_id = :member
               AND NOT EXISTS (SELECT 1 FROM resource_version_file vf WHERE vf.file_id = resource_file.id)
             RETURNING kept, preview, sheets"
        ),
        sql!(
            "DELETE FROM resource_file
             WHERE resource_id IN (SELECT r.id FROM resource r WHERE r.owner_id = :member)
               AND NOT EXISTS (SELECT 1 FROM resource_version_file vf WHERE vf.file_id = resource_file.id)
             RETURNING kept, preview, sheets"
        ),
    ];
    let mut gone = Vec::new();
    for sql in both {
        gone.extend(tx.reader().list(sql, named! { member: &member }, read_names).await?.concat());
    }
    let sql = sql!("UPDATE resource_file SET member_id = NULL WHERE member_id = :member");
    tx.run(sql, named! { member: &member }).await?;
    Ok(gone)
}

/// Takes away what was taken out of a draft before this moment and never published; where the bytes lie.
pub async fn remove_forgotten(tx: &mut Tx, before: &Permit<Keep, Moment>) -> Result<Vec<FileName>> {
    let sql = sql!(
        "DELETE FROM resource_file
         WHERE removed_at IS NOT NULL AND removed_at < :before
           AND NOT EXISTS (SELECT 1 FROM resource_version_file vf WHERE vf.file_id = resource_file.id)
         RETURNING kept, preview, sheets"
    );
    Ok(tx.reader().list(sql, named! { before: **before }, read_names).await?.concat())
}

/// Those of these files that a row names.
pub async fn find_named(reader: Reader<'_>, names: &[FileName]) -> Result<Vec<FileName>, Fault> {
    let names: Vec<&str> = names.iter().map(FileName::as_str).collect();
    let sql = sql!(
        "SELECT kept AS name FROM resource_file WHERE kept IN LIST(:names)
         UNION ALL SELECT preview AS name FROM resource_file WHERE preview IN LIST(:names)
         UNION ALL SELECT sheets AS name FROM resource_file WHERE sheets IN LIST(:names)"
    );
    reader.list(sql, named! { names: store::list(&names) }, |row| name(row.text("name")?)).await
}

/// All that a member brought, the earliest first: for the copy that they take along.
pub async fn page_of_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<Kept>, Fault> {
    let sql = sql!(
        "SELECT f.id, f.resource_id, f.about, f.words, f.drawn, f.made_at, f.removed_at, f.kept, f.preview, f.sheets
         FROM resource_file f WHERE f.member_id = :member ORDER BY f.made_at, f.id"
    );
    reader.list(sql, named! { member: &member }, read_kept).await
}

fn read_names(row: &Row<'_>) -> Result<Vec<FileName>, Fault> {
    let mut names = vec![name(row.text("kept")?)?];
    for more in ["preview", "sheets"] {
        names.extend(row.text_or_none(more)?.map(name).transpose()?);
    }
    Ok(names)
}
