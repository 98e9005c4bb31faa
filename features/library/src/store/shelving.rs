//! SQL of what a member takes along of their collections and requests, and of what goes when they leave.

use crate::{collection::CollectionId, request::RequestId, resource::ResourceId};
use kernel::{Fault, MemberId, Moment, Result};
use store::{Reader, Row, Tx, named, sql};

/// A collection of somebody's own.
pub struct OwnCollection {
    /// Which.
    pub id: CollectionId,
    /// Whether it is a group's.
    pub of_group: bool,
    /// Who reads it.
    pub readers: String,
    /// What it says, sealed.
    pub body: Vec<u8>,
    /// When it was begun.
    pub at: Moment,
}

/// The collections that a member began.
pub async fn find_collections(reader: Reader<'_>, member: MemberId) -> Result<Vec<OwnCollection>, Fault> {
    let sql = sql!(
        "SELECT c.id, c.group_id, c.audience, c.body, c.made_at FROM collection c WHERE c.owner_id = :member ORDER BY c.made_at, c.id"
    );
    let read = |row: &Row<'_>| {
        Ok(OwnCollection {
            id: row.id("id")?,
            of_group: row.id_or_none::<()>("group_id")?.is_some(),
            readers: row.text("audience")?.to_owned(),
            body: row.bytes("body")?.to_vec(),
            at: row.moment("made_at")?,
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member put into collections: in which, what, and why, sealed.
pub async fn find_items(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(CollectionId, ResourceId, Option<Vec<u8>>)>, Fault> {
    let sql = sql!(
        "SELECT ci.collection_id, ci.resource_id, ci.note FROM collection_item ci WHERE ci.by_id = :member
         ORDER BY ci.collection_id, ci.place, ci.resource_id"
    );
    let read = |row: &Row<'_>| {
        Ok((row.id("collection_id")?, row.id("resource_id")?, row.bytes_or_none("note")?.map(<[u8]>::to_vec)))
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// What a member asked for: title, words, how it went, when.
pub async fn find_requests(
    reader: Reader<'_>,
    member: MemberId,
) -> Result<Vec<(RequestId, [String; 3], Moment)>, Fault> {
    let sql = sql!(
        "SELECT q.id, q.title, q.words, q.state, q.made_at FROM resource_request q WHERE q.member_id = :member
         ORDER BY q.made_at, q.id"
    );
    let read = |row: &Row<'_>| {
        let text = |column| Ok::<_, Fault>(row.text(column)?.to_owned());
        Ok((row.id("id")?, [text("title")?, text("words")?, text("state")?], row.moment("made_at")?))
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// To what a member pointed, for which request.
pub async fn find_pointed(reader: Reader<'_>, member: MemberId) -> Result<Vec<(RequestId, ResourceId, Moment)>, Fault> {
    let sql = sql!(
        "SELECT a.request_id, a.resource_id, a.at FROM resource_answer a WHERE a.by_id = :member ORDER BY a.at, a.request_id"
    );
    let read = |row: &Row<'_>| Ok((row.id("request_id")?, row.id("resource_id")?, row.moment("at")?));
    reader.list(sql, named! { member: &member }, read).await
}

/// Which of these are collections that are still there.
pub async fn find_kept(reader: Reader<'_>, ids: &[CollectionId]) -> Result<Vec<CollectionId>, Fault> {
    let sql = sql!("SELECT id FROM collection WHERE id IN LIST_ID(:ids)");
    reader.list(sql, named! { ids: store::id_list(ids) }, |row| row.id("id")).await
}

/// Takes away what a member collected for themselves or for all and what they asked for; a group goes on with its own, without their
/// name. Which collections are gone.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<Vec<CollectionId>> {
    let args = named! { member: &member };
    let sql = sql!("SELECT id FROM collection WHERE owner_id = :member AND group_id IS NULL ORDER BY id");
    let gone: Vec<CollectionId> = tx.reader().list(sql, args, |row| row.id("id")).await?;
    for id in &gone {
        super::collecting::remove(tx, *id).await?;
    }
    let all = [
        sql!("UPDATE collection SET owner_id = NULL WHERE owner_id = :member"),
        sql!("UPDATE collection_item SET by_id = NULL WHERE by_id = :member"),
        sql!(
            "DELETE FROM resource_answer WHERE request_id IN (SELECT q.id FROM resource_request q WHERE q.member_id = :member)"
        ),
        sql!("DELETE FROM resource_request WHERE member_id = :member"),
        sql!("UPDATE resource_answer SET by_id = NULL WHERE by_id = :member"),
    ];
    for sql in all {
        tx.run(sql, args).await?;
    }
    Ok(gone)
}

/// Takes a resource out of all collections and answers.
pub async fn remove_resource(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let args = named! { id: &id };
    tx.run(sql!("DELETE FROM collection_item WHERE resource_id = :id"), args).await?;
    tx.run(sql!("DELETE FROM resource_answer WHERE resource_id = :id"), args).await?;
    Ok(())
}
