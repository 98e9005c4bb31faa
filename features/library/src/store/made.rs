//! SQL of a made population's library: written in bulk.

use super::{
    drafting::{self, NewResource},
    file::{self, NewFile},
    lineage,
    publishing::{self, NewVersion},
    thanks::{self, NewThanks},
    versions::{Source, read_source},
};
use crate::{
    kind::Kind,
    lineage::Origin,
    policy::Keep,
    resource::{ResourceId, Why},
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Something that a made member published.
#[derive(Debug, Clone)]
pub struct MadeRows {
    /// What it begins with.
    pub new: NewResource,
    /// Its files.
    pub files: Vec<NewFile>,
    /// Its versions, the earliest first.
    pub versions: Vec<NewVersion>,
}

/// Groups in which these members are: who, and which.
pub async fn find_groups_of(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<(MemberId, GroupId)>, Fault> {
    let sql = sql!(
        "SELECT m.member_id, m.group_id FROM membership m WHERE m.member_id IN LIST_ID(:members)
         ORDER BY m.member_id, m.group_id"
    );
    let read = |row: &store::Row<'_>| Ok((row.id("member_id")?, row.id("group_id")?));
    reader.list(sql, named! { members: store::id_list(members) }, read).await
}

/// Puts it there with all its versions.
pub async fn insert_made(tx: &mut Tx, made: &Permit<Keep, MadeRows>) -> Result<()> {
    drafting::insert(tx, &made.new).await?;
    for file in &made.files {
        file::insert(tx, (made.new.owner, file)).await?;
    }
    for version in &made.versions {
        publishing::insert(tx, version).await?;
    }
    Ok(())
}

/// Somebody who works somewhere now.
#[derive(Debug, Clone)]
pub struct Worker {
    /// Who.
    pub member: MemberId,
    /// The code of the place.
    pub place: String,
    /// The code of its region or nation.
    pub region: String,
}

/// Where these members work now, as each of them sees it themselves.
pub async fn find_workers(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<Worker>, Fault> {
    let sql = sql!(
        "SELECT l.member_id, l.place_code,
                (SELECT pl.above_code FROM place_ladder pl WHERE pl.place_code = l.place_code AND pl.kind IN ('region', 'nation')
                  ORDER BY pl.rung LIMIT 1) AS region
         FROM line_visible l
         WHERE l.member_id IN LIST_ID(:members) AND l.viewer_id = l.member_id AND l.kind = 'role' AND l.to_when IS NULL
           AND l.place_code IS NOT NULL
         ORDER BY l.member_id, l.position"
    );
    let read = |row: &store::Row<'_>| {
        Ok(Worker {
            member: row.id("member_id")?,
            place: row.text("place_code")?.to_owned(),
            region: row.text_or_none("region")?.unwrap_or_default().to_owned(),
        })
    };
    reader.list(sql, named! { members: store::id_list(members) }, read).await
}

/// One that others make their own: published for all, under a licence that lets them, and of nothing else.
#[derive(Debug, Clone)]
pub struct MadeOriginal {
    /// Which.
    pub id: ResourceId,
    /// Whose.
    pub owner: MemberId,
}

/// Some of them, the earliest first.
pub async fn page_of_originals(reader: Reader<'_>, limit: i64) -> Result<Vec<MadeOriginal>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.owner_id FROM resource r
         WHERE r.newest > 0 AND r.published_at > 0 AND r.audience = 'members' AND r.state = 'published' AND r.licence <> 'kept'
           AND r.owner_id IS NOT NULL AND r.adapted_from IS NULL
         ORDER BY r.published_at, r.id LIMIT :limit"
    );
    reader.list(sql, named! { limit }, |row| Ok(MadeOriginal { id: row.id("id")?, owner: row.id("owner_id")? })).await
}

/// What something that was made says, to make something else of it.
#[derive(Debug, Clone)]
pub struct MadeSource {
    /// What it is.
    pub kind: Kind,
    /// Its newest version.
    pub source: Source,
}

/// One of them, as it was written last.
pub async fn find_made(reader: Reader<'_>, id: ResourceId) -> Result<Option<MadeSource>, Fault> {
    let sql = sql!(
        "SELECT r.kind, n.number, n.title, n.summary, n.body, n.parts, n.for_whom, n.licence, n.files FROM resource r
         JOIN resource_version n ON n.resource_id = r.id AND n.number = r.newest WHERE r.id = :id"
    );
    let read = |row: &Row<'_>| {
        let kind = Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a resource of another kind"))?;
        Ok(MadeSource { kind, source: read_source(row)? })
    };
    reader.first(sql, named! { id: &id }, read).await
}

/// Puts there what somebody made of another's.
pub async fn insert_made_adaptation(tx: &mut Tx, made: &Permit<Keep, (NewResource, Origin, NewVersion)>) -> Result<()> {
    let (new, origin, version) = &**made;
    drafting::insert(tx, new).await?;
    lineage::insert(tx, &(new.id, origin.clone())).await?;
    publishing::insert(tx, version).await
}

/// Puts thanks there, each of somebody.
pub async fn insert_made_thanks(tx: &mut Tx, all: &Permit<Keep, Vec<(MemberId, NewThanks)>>) -> Result<()> {
    for (by, thanks) in &**all {
        thanks::insert(tx, *by, thanks).await?;
    }
    Ok(())
}

/// Nobody should use this any more.
pub async fn save_made_withdrawn(tx: &mut Tx, which: &Permit<Keep, (ResourceId, Why, Moment)>) -> Result<()> {
    let (id, why, at) = &**which;
    publishing::withdraw(tx, *id, (why, *at)).await
}
