//! SQL of the library's own search: at what a reader may look, and what was found as they may see it.

use super::listing::{Listed, listed, read};
use crate::{audience::Audience, resource::ResourceId, search::reader::Reader as Looks};
use kernel::{Fault, MemberId};
use store::{Reader, Row, named, sql};

/// Every group in which the viewer may read, every contact of theirs, and those between whom and them there is a block;
/// asked in parts, so that both engines begin from what is the viewer's own. Whatever is found there is read through the visible view
/// once more.
pub async fn find_reach(reader: Reader<'_>) -> Result<Looks, Fault> {
    let sql = sql!(
        "SELECT gi.group_id AS id, 1 AS shelf FROM membership mine
         JOIN group_inside gi ON gi.group_id = mine.group_id AND gi.viewer_id = mine.member_id
         WHERE mine.member_id = :viewer
         UNION ALL
         SELECT og.group_id AS id, 1 AS shelf FROM group_card og JOIN group_inside oi ON oi.group_id = og.group_id AND oi.viewer_id = :viewer
         WHERE og.kind = 'open'
         UNION ALL
         SELECT t.member_id AS id, 1 AS shelf FROM tie t WHERE t.other_id = :viewer AND t.kind = 'contact'
         UNION ALL
         SELECT b.other_id AS id, 0 AS shelf FROM tie b WHERE b.member_id = :viewer AND b.kind = 'block'
         UNION ALL
         SELECT b.member_id AS id, 0 AS shelf FROM tie b WHERE b.other_id = :viewer AND b.kind = 'block'"
    );
    let viewer = reader.viewer().id();
    // What is theirs alone and their contacts' they find too.
    let mut looks = Looks { shelves: vec![*viewer.as_bytes()], silent: vec![] };
    let see = |row: &Row<'_>| {
        let id = *row.id::<()>("id")?.as_bytes();
        if row.int("shelf")? > 0 {
            looks.shelves.push(id)
        } else {
            looks.silent.push(id)
        }
        Ok(())
    };
    reader.list(sql, named! { viewer: &viewer }, see).await?;
    Ok(looks)
}

/// Those of these that are offered and the viewer may read, in any order.
pub async fn find_listed(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(concat!(listed!("FROM resource r"), " AND r.id IN LIST_ID(:ids)"));
    reader.list(sql, named! { viewer: reader.viewer().id(), ids: store::id_list(ids) }, read).await
}

/// What regions and nations are called: code and name.
pub async fn page_of_regions(reader: Reader<'_>) -> Result<Vec<(String, String)>, Fault> {
    let sql = sql!(
        "SELECT pc.code, pc.name FROM place_card pc WHERE pc.kind IN ('region', 'nation') ORDER BY pc.name, pc.code"
    );
    reader.list(sql, &[], |row| Ok((row.text("code")?.to_owned(), row.text("name")?.to_owned()))).await
}

/// Of these what anybody may find, and for whom it is now: which, its audience and its owner.
pub async fn find_offered(
    reader: Reader<'_>,
    ids: &[ResourceId],
) -> Result<Vec<(ResourceId, Audience, Option<MemberId>)>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.audience, r.group_id, r.owner_id FROM resource r
         WHERE r.newest > 0 AND r.state = 'published' AND r.audience <> 'own' AND r.held_at IS NULL AND r.id IN LIST_ID(:ids)"
    );
    let read = |row: &Row<'_>| {
        let audience = Audience::of(row.text("audience")?, row.id_or_none("group_id")?);
        let audience = audience.ok_or_else(|| Fault::bug("a resource for other readers"))?;
        Ok((row.id("id")?, audience, row.id_or_none("owner_id")?))
    };
    reader.list(sql, named! { ids: store::id_list(ids) }, read).await
}
