//! SQL of adoptions: what one member recorded, what others read of it, and whom to warn.

use super::uptake::save_sums;
use crate::{
    adoption::{Adoption, Named, Use},
    policy::{Adopt, Keep},
    resource::ResourceId,
};
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use places_api::named_in;
use store::{Reader, Row, Tx, named, sql};

/// One of the viewer's places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlace {
    /// Its code.
    pub code: String,
    /// Its name, with the town.
    pub name: String,
    /// The code of the region or nation in which it is; empty: it stands in none.
    pub region: String,
    /// What that is called.
    pub region_name: String,
}

/// What the viewer recorded, as it lies in the store: the words of forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// How far.
    pub stage: Use,
    /// Where.
    pub place: Option<String>,
    /// Whose name is read.
    pub named: Named,
    /// Since which month.
    pub since: String,
    /// What it saves in a week.
    pub minutes: Option<i64>,
    /// How it is known; may be empty.
    pub known: String,
    /// How sure; may be empty.
    pub confidence: String,
    /// What had to change; may be empty.
    pub changed: String,
    /// Why they stopped; may be empty.
    pub stopped_why: String,
}

/// What somebody recorded, as another reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Which, and when it was changed: where a page goes on.
    pub place_in_list: (Moment, AdoptionId),
    /// How far.
    pub stage: Use,
    /// Whose name is read: the practice's, a member's, or nobody's.
    pub by: SaidBy,
    /// Since which month; of whoever is not named empty.
    pub since: String,
    /// The version that they had.
    pub version: i64,
    /// What had to change; may be empty.
    pub changed: String,
    /// Why they stopped; may be empty.
    pub stopped_why: String,
}

/// Whose name stands beside words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidBy {
    /// A practice: its code and what it is called.
    Practice(String, String),
    /// A member.
    Member(MemberId, String),
    /// Somebody in the region of this name, which may be empty.
    Nobody(String),
}

/// Marks ids of adoptions.
pub enum AdoptionMark {}
/// Which adoption.
pub type AdoptionId = Id<AdoptionMark>;

/// Places at which the viewer works or worked, and where they are; the nearest to now first.
pub async fn page_of_own_places(reader: Reader<'_>) -> Result<Vec<OwnPlace>, Fault> {
    let sql = sql!(
        "SELECT pc.code, pc.name, pc.town, MIN(worked.rank) AS rank,
                (SELECT pl.above_code FROM place_ladder pl WHERE pl.place_code = pc.code AND pl.kind IN ('region', 'nation')
                  ORDER BY pl.rung LIMIT 1) AS region,
                (SELECT pl.name FROM place_ladder pl WHERE pl.place_code = pc.code AND pl.kind IN ('region', 'nation')
                  ORDER BY pl.rung LIMIT 1) AS region_name
         FROM (SELECT l.place_code, CASE WHEN l.to_when IS NULL THEN 0 ELSE 2 END AS rank FROM line_visible l
                WHERE l.member_id = :viewer AND l.viewer_id = :viewer AND l.kind = 'role' AND l.place_code IS NOT NULL
               UNION ALL
               SELECT p.place_code, 1 AS rank FROM profile_card p
                WHERE p.member_id = :viewer AND p.viewer_id = :viewer AND p.place_code IS NOT NULL) worked
         JOIN place_card pc ON pc.code = worked.place_code
         GROUP BY pc.code, pc.name, pc.town
         ORDER BY rank, pc.name, pc.code LIMIT 20"
    );
    let read = |row: &Row<'_>| {
        Ok(OwnPlace {
            code: row.text("code")?.to_owned(),
            name: named_in(row.text("name")?, row.text_or_none("town")?),
            region: row.text_or_none("region")?.unwrap_or_default().to_owned(),
            region_name: row.text_or_none("region_name")?.unwrap_or_default().to_owned(),
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await
}

/// What the viewer recorded.
pub async fn find_recorded(reader: Reader<'_>, id: ResourceId) -> Result<Option<Recorded>, Fault> {
    let sql = sql!(
        "SELECT a.stage, a.place_code, a.named, a.since_month, a.minutes, a.known, a.confidence, a.changed, a.stopped_why
         FROM adoption a WHERE a.resource_id = :id AND a.member_id = :viewer"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read_recorded).await
}

fn read_recorded(row: &Row<'_>) -> Result<Recorded, Fault> {
    let odd = || Fault::bug("an adoption of another kind");
    let text = |column: &str| row.text(column).map(str::to_owned);
    Ok(Recorded {
        stage: Use::of(row.text("stage")?).ok_or_else(odd)?,
        place: row.text_or_none("place_code")?.map(str::to_owned),
        named: Named::of(row.text("named")?).ok_or_else(odd)?,
        since: text("since_month")?,
        minutes: row.int_or_none("minutes")?,
        known: text("known")?,
        confidence: text("confidence")?,
        changed: text("changed")?,
        stopped_why: text("stopped_why")?,
    })
}

/// What those say who use it and said anything, or let themselves be named; the latest first. Nothing of whom the viewer does
/// not see, nothing that was said among fewer readers of a version that the viewer may not read (abuse case 19), and no name but
/// those that were given.
pub async fn page_of_said(
    reader: Reader<'_>,
    id: ResourceId,
    before: Option<(Moment, AdoptionId)>,
    limit: i64,
) -> Result<Vec<Said>, Fault> {
    let sql = sql!(
        "SELECT a.id, a.stage, a.named, a.since_month, a.version, a.changed, a.stopped_why, a.changed_at, a.member_id, a.place_code,
                k.name, pc.name AS place_name, pc.town, rc.name AS region_name
         FROM adoption a
         JOIN member_visible s ON s.member_id = a.member_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = a.member_id
         LEFT JOIN place_card pc ON pc.code = a.place_code
         LEFT JOIN place_card rc ON rc.code = a.region
         WHERE a.resource_id = :id AND (a.changed_at, a.id) < (:at, :before)
           AND (a.named <> 'nobody' OR a.changed <> '' OR a.stopped_why <> '')
           AND EXISTS (SELECT 1 FROM resource_version_visible nv
                        WHERE nv.resource_id = a.resource_id AND nv.number = a.version AND nv.viewer_id = :viewer)
         ORDER BY a.changed_at DESC, a.id DESC LIMIT :limit"
    );
    let (at, before) = before.unwrap_or((Moment::from_micros(i64::MAX), AdoptionId::from_bytes([0xff; 16])));
    let args = named! { id: &id, viewer: reader.viewer().id(), at, before: &before, limit };
    reader.list(sql, args, read_said).await
}

fn read_said(row: &Row<'_>) -> Result<Said, Fault> {
    let odd = || Fault::bug("an adoption of another kind");
    let named = Named::of(row.text("named")?).ok_or_else(odd)?;
    let place = row.text_or_none("place_code")?.zip(row.text_or_none("place_name")?);
    let region = row.text_or_none("region_name")?.unwrap_or_default().to_owned();
    let by = match (named, place) {
        (Named::Practice, Some((code, name))) => {
            SaidBy::Practice(code.to_owned(), named_in(name, row.text_or_none("town")?))
        }
        (Named::Member, _) => SaidBy::Member(row.id("member_id")?, row.text("name")?.to_owned()),
        (Named::Practice, None) | (Named::Nobody, _) => SaidBy::Nobody(region),
    };
    let is_named = !matches!(by, SaidBy::Nobody(_));
    Ok(Said {
        place_in_list: (row.moment("changed_at")?, row.id("id")?),
        stage: Use::of(row.text("stage")?).ok_or_else(odd)?,
        by,
        since: if is_named { row.text("since_month")?.to_owned() } else { String::new() },
        version: row.int("version")?,
        changed: row.text("changed")?.to_owned(),
        stopped_why: row.text("stopped_why")?.to_owned(),
    })
}

/// Who tries or uses it, or did: whom to warn when nobody should any more. Whoever stopped has patients with whom they did not. For
/// the house's own notices; never to be shown.
pub async fn find_adopters(reader: Reader<'_>, id: ResourceId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT a.member_id FROM adoption a
         WHERE a.resource_id = :id AND a.member_id IS NOT NULL ORDER BY a.member_id"
    );
    reader.list(sql, named! { id: &id }, |row| row.id("member_id")).await
}

/// What somebody records, with all that the store needs of it.
#[derive(Debug, Clone)]
pub struct NewAdoption {
    /// Which, if there is none yet.
    pub id: AdoptionId,
    /// Of which resource.
    pub resource: ResourceId,
    /// Whose.
    pub member: MemberId,
    /// What they say.
    pub adoption: Adoption,
    /// The region of the place; may be empty.
    pub region: String,
    /// The version that they have.
    pub version: i64,
    /// When, if that is not now.
    pub at: Option<Moment>,
}

/// Keeps it in the place of what they recorded before, and writes the sums again.
pub async fn save_adoption(tx: &mut Tx, new: &Permit<Adopt, NewAdoption>) -> Result<()> {
    put(tx, new).await?;
    save_sums(tx, new.resource).await
}

/// What a made population uses; all of one resource.
pub async fn insert_made_adoptions(tx: &mut Tx, new: &Permit<Keep, Vec<NewAdoption>>) -> Result<()> {
    for it in new.iter() {
        put(tx, it).await?;
    }
    match new.first() {
        Some(it) => save_sums(tx, it.resource).await,
        None => Ok(()),
    }
}

async fn put(tx: &mut Tx, new: &NewAdoption) -> Result<()> {
    let NewAdoption { id, resource, member, adoption: it, region, version, at } = new;
    let at = at.unwrap_or(tx.now());
    let (minutes, known) = (it.saved.map(|it| it.0.get()), it.saved.map_or("", |it| it.1.word()));
    let confidence = it.saved.and_then(|it| it.2).map_or("", |it| it.word());
    let sql = sql!(
        "INSERT INTO adoption (id, resource_id, member_id, stage, place_code, region, named, since_month, minutes, known, confidence,
                               changed, stopped_why, version, recorded_at, changed_at)
         VALUES (:id, :resource, :member, :stage, :place, :region, :named, :since, :minutes, :known, :confidence, :changed, :why,
                 :version, :at, :at)
         ON CONFLICT (resource_id, member_id) DO UPDATE
         SET stage = excluded.stage, place_code = excluded.place_code, region = excluded.region, named = excluded.named,
             since_month = excluded.since_month, minutes = excluded.minutes, known = excluded.known,
             confidence = excluded.confidence, changed = excluded.changed, stopped_why = excluded.stopped_why,
             version = excluded.version, changed_at = excluded.changed_at"
    );
    let args = named! {
        id, resource, member, stage: it.stage.word(), place: it.place.as_deref(), region: region.as_str(), named: it.named.word(),
        since: it.since.as_str(), minutes, known, confidence, changed: it.changed.as_ref().map_or("", |it| it.as_str()),
        why: it.stopped_why.as_ref().map_or("", |it| it.as_str()), version: *version, at
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// The viewer never used it, or says nothing of it any more. `false`: there was nothing.
pub async fn remove_adoption(tx: &mut Tx, id: &Permit<Adopt, ResourceId>) -> Result<bool> {
    let sql = sql!("DELETE FROM adoption WHERE resource_id = :id AND member_id = :viewer");
    let viewer = tx.viewer().id();
    let gone = tx.run(sql, named! { id: &**id, viewer: &viewer }).await? > 0;
    if gone {
        save_sums(tx, **id).await?;
    }
    Ok(gone)
}
