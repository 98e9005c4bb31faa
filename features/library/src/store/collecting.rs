//! SQL of collections: every read passes `collection_visible`, and what stands in them `resource_visible`.

use super::listing::{Listed, listed, read as read_listed};
use crate::{
    audience::A_GROUP,
    collection::{Collection, CollectionId, Placed, Readers},
    policy::{Collect, Hold, Keep},
    resource::ResourceId,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A collection that is begun.
#[derive(Debug, Clone)]
pub struct NewCollection {
    /// Made by the page.
    pub id: CollectionId,
    /// Who begins it.
    pub owner: MemberId,
    /// Whose it is, if it is a group's.
    pub group: Option<GroupId>,
    /// Who reads it.
    pub readers: Readers,
    /// What it says, sealed.
    pub body: Vec<u8>,
}

/// The columns of [`Collection`], of those that the viewer sees.
macro_rules! collection {
    ($which:literal) => {
        concat!(
            "SELECT c.id, c.owner_id, c.group_id, c.audience, c.body, c.revision, c.changed_at, c.held_at, gc.name AS group_name,
                    (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                      WHERE s.member_id = c.owner_id AND s.viewer_id = :viewer) AS owner_name,
                    CASE WHEN gc.ended_at IS NULL AND EXISTS (SELECT 1 FROM membership mine WHERE mine.group_id = c.group_id
                                                                AND mine.member_id = :viewer)
                         THEN 1 ELSE 0 END AS writes
             FROM collection c
             LEFT JOIN group_card gc ON gc.group_id = c.group_id
                   AND EXISTS (SELECT 1 FROM group_visible gs WHERE gs.group_id = c.group_id AND gs.viewer_id = :viewer)
             WHERE EXISTS (SELECT 1 FROM collection_visible v WHERE v.collection_id = c.id AND v.viewer_id = :viewer) AND ",
            $which
        )
    };
}

/// One that the viewer sees.
pub async fn find_collection(reader: Reader<'_>, id: CollectionId) -> Result<Option<Collection>, Fault> {
    let own = reader.viewer().id();
    let sql = sql!(collection!("c.id = :id"));
    reader.first(sql, named! { id: &id, viewer: &own }, |row| read(row, own)).await
}

/// As [`find_collection`], for a write that goes by it: whoever else changes this collection waits until it is committed. Taken first.
pub async fn find_collection_held(tx: &mut Tx, id: CollectionId) -> Result<Option<Collection>, Fault> {
    // Whoever changes a row holds it, on both engines.
    touch(tx, id).await?;
    find_collection(tx.reader(), id).await
}

/// Those that the viewer sees, what changed last first.
pub async fn page_of_collections(
    reader: Reader<'_>,
    before: Option<(Moment, CollectionId)>,
    limit: i64,
) -> Result<Vec<Collection>, Fault> {
    let own = reader.viewer().id();
    let (at, before) = before.unwrap_or((Moment::from_micros(i64::MAX), CollectionId::from_bytes([0xff; 16])));
    let sql =
        sql!(collection!("(c.changed_at, c.id) < (:at, :before) ORDER BY c.changed_at DESC, c.id DESC LIMIT :limit"));
    reader.list(sql, named! { viewer: &own, at, before: &before, limit }, |row| read(row, own)).await
}

/// Those that the viewer looks after, what changed last first.
pub async fn page_of_curated(reader: Reader<'_>, limit: i64) -> Result<Vec<Collection>, Fault> {
    let own = reader.viewer().id();
    let sql = sql!(collection!(
        "c.id IN (SELECT o.id FROM collection o WHERE o.owner_id = :viewer
                  UNION
                  SELECT o.id FROM membership m JOIN collection o ON o.group_id = m.group_id WHERE m.member_id = :viewer)
         ORDER BY c.changed_at DESC, c.id DESC LIMIT :limit"
    ));
    let all = reader.list(sql, named! { viewer: &own, limit }, |row| read(row, own)).await?;
    Ok(all.into_iter().filter(Collection::is_curated_by_viewer).collect())
}

fn read(row: &Row<'_>, own: MemberId) -> Result<Collection, Fault> {
    let group = row.id_or_none("group_id")?;
    Ok(Collection {
        id: row.id("id")?,
        owner: row.id_or_none("owner_id")?,
        owner_name: row.text_or_none("owner_name")?.map(str::to_owned),
        group: group.zip(Some(row.text_or_none("group_name")?.unwrap_or(A_GROUP).to_owned())),
        readers: Readers::of(row.text("audience")?).ok_or_else(|| Fault::bug("a collection for other readers"))?,
        body: row.bytes("body")?.to_vec(),
        revision: row.int("revision")?,
        changed: row.moment("changed_at")?,
        held: row.moment_or_none("held_at")?,
        writes: row.int("writes")? > 0,
        own,
    })
}

/// What stands in one, in its order, with whether the viewer may read each: for writes, and to be joined with
/// [`page_of_items`]; never to be shown or counted as it is.
pub async fn find_placed(reader: Reader<'_>, id: CollectionId) -> Result<Vec<Placed>, Fault> {
    let sql = sql!(
        "SELECT ci.resource_id, ci.note,
                CASE WHEN r.newest > 0 AND r.state = 'published' AND r.audience <> 'own' AND r.held_at IS NULL
                      AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
                     THEN 1 ELSE 0 END AS seen
         FROM collection_item ci JOIN resource r ON r.id = ci.resource_id
         WHERE ci.collection_id = :id ORDER BY ci.place, ci.resource_id"
    );
    let read = |row: &Row<'_>| {
        Ok(Placed {
            resource: row.id("resource_id")?,
            note: row.bytes_or_none("note")?.map(<[u8]>::to_vec),
            seen: row.int("seen")? > 0,
        })
    };
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// What stands in one and the viewer may read, in any order.
pub async fn page_of_items(reader: Reader<'_>, id: CollectionId) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(concat!(
        listed!("FROM collection_item ci JOIN resource r ON r.id = ci.resource_id"),
        " AND ci.collection_id = :id"
    ));
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, read_listed).await
}

/// How many a member began.
pub async fn count_own(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM collection WHERE owner_id = :viewer");
    reader.count(sql, named! { viewer: reader.viewer().id() }).await
}

/// Puts it there. `false`: something of this id is there.
pub async fn insert_collection(tx: &mut Tx, new: &Permit<Collect, NewCollection>) -> Result<bool> {
    insert(tx, new).await
}

pub(super) async fn insert(tx: &mut Tx, new: &NewCollection) -> Result<bool> {
    let now = tx.now();
    let NewCollection { id, owner, group, readers, body } = new;
    let sql = sql!(
        "INSERT INTO collection (id, owner_id, group_id, audience, body, revision, made_at, changed_at)
         VALUES (:id, :owner, :group, :audience, :body, 1, :now, :now) ON CONFLICT (id) DO NOTHING"
    );
    let args = named! { id, owner, group: *group, audience: readers.word(), body: body.as_slice(), now };
    Ok(tx.run(sql, args).await? > 0)
}

/// What it says and who reads it, on top of a revision. `false`: somebody changed it meanwhile.
pub async fn save_collection(
    tx: &mut Tx,
    change: &Permit<Collect, (CollectionId, i64, Readers, Vec<u8>)>,
) -> Result<bool> {
    let (id, began, readers, body) = &**change;
    let now = tx.now();
    let sql = sql!(
        "UPDATE collection SET audience = :audience, body = :body, revision = revision + 1, changed_at = :now
         WHERE id = :id AND revision = :began"
    );
    let args = named! { id, audience: readers.word(), body: body.as_slice(), now, began: *began };
    Ok(tx.run(sql, args).await? > 0)
}

/// Puts something at its end. What stands there stays where it is, with the note if there is one now.
pub async fn save_item(tx: &mut Tx, item: &Permit<Collect, (CollectionId, ResourceId, Option<Vec<u8>>)>) -> Result<()> {
    let (id, resource, note) = &**item;
    insert_item(tx, *id, *resource, note.as_deref()).await
}

pub(super) async fn insert_item(
    tx: &mut Tx,
    id: CollectionId,
    resource: ResourceId,
    note: Option<&[u8]>,
) -> Result<()> {
    let (now, by) = (tx.now(), tx.viewer().member);
    let sql = sql!(
        "INSERT INTO collection_item (collection_id, resource_id, place, note, by_id, added_at)
         VALUES (:id, :resource, (SELECT COALESCE(MAX(ci.place), 0) + 1 FROM collection_item ci WHERE ci.collection_id = :id), :note,
                 :by, :now)
         ON CONFLICT (collection_id, resource_id) DO UPDATE SET note = COALESCE(excluded.note, collection_item.note)"
    );
    tx.run(sql, named! { id: &id, resource: &resource, note, by, now }).await?;
    Ok(())
}

/// Why something stands there; nothing takes the note away. `false`: it does not stand there.
pub async fn save_note(
    tx: &mut Tx,
    item: &Permit<Collect, (CollectionId, ResourceId, Option<Vec<u8>>)>,
) -> Result<bool> {
    let (id, resource, note) = &**item;
    let sql = sql!("UPDATE collection_item SET note = :note WHERE collection_id = :id AND resource_id = :resource");
    Ok(tx.run(sql, named! { id, resource, note: note.as_deref() }).await? > 0)
}

/// In this order.
pub async fn save_order(tx: &mut Tx, order: &Permit<Collect, (CollectionId, Vec<ResourceId>)>) -> Result<()> {
    let (id, ids) = &**order;
    for (at, resource) in ids.iter().enumerate() {
        let sql = sql!(
            "UPDATE collection_item SET place = :place WHERE collection_id = :id AND resource_id = :resource AND place <> :place"
        );
        tx.run(sql, named! { id, resource, place: at as i64 + 1 }).await?;
    }
    Ok(())
}

/// Takes something out.
pub async fn remove_item(tx: &mut Tx, item: &Permit<Collect, (CollectionId, ResourceId)>) -> Result<bool> {
    let sql = sql!("DELETE FROM collection_item WHERE collection_id = :id AND resource_id = :resource");
    Ok(tx.run(sql, named! { id: &item.0, resource: &item.1 }).await? > 0)
}

/// Takes it away with its list.
pub async fn remove_collection(tx: &mut Tx, id: &Permit<Collect, CollectionId>) -> Result<()> {
    remove(tx, **id).await
}

pub(super) async fn remove(tx: &mut Tx, id: CollectionId) -> Result<()> {
    tx.run(sql!("DELETE FROM collection_item WHERE collection_id = :id"), named! { id: &id }).await?;
    tx.run(sql!("DELETE FROM collection WHERE id = :id"), named! { id: &id }).await?;
    Ok(())
}

async fn touch(tx: &mut Tx, id: CollectionId) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(sql!("UPDATE collection SET changed_at = :now WHERE id = :id"), named! { id: &id, now }).await?;
    Ok(())
}

/// A collection of a made population, with what stands in it.
#[derive(Debug, Clone)]
pub struct MadeCollection {
    /// What it begins with.
    pub new: NewCollection,
    /// What stands in it, with notes.
    pub items: Vec<(ResourceId, Option<Vec<u8>>)>,
}

/// Puts it there.
pub async fn insert_made(tx: &mut Tx, made: &Permit<Keep, MadeCollection>) -> Result<()> {
    insert(tx, &made.new).await?;
    for (resource, note) in &made.items {
        insert_item(tx, made.new.id, *resource, note.as_deref()).await?;
    }
    Ok(())
}

/// Only who began it and those who look at reports see it from now on.
pub async fn save_hold(tx: &mut Tx, id: &Permit<Hold, CollectionId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE collection SET held_at = COALESCE(held_at, :now) WHERE id = :id");
    tx.run(sql, named! { id: &**id, now }).await?;
    Ok(())
}

/// It is seen again.
pub async fn save_let_go(tx: &mut Tx, id: &Permit<Hold, CollectionId>) -> Result<()> {
    tx.run(sql!("UPDATE collection SET held_at = NULL WHERE id = :id"), named! { id: &**id }).await?;
    Ok(())
}
