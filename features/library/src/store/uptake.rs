//! SQL of the sums of a resource: who uses it, who helps, what it needs, and when it came to its stages.

use crate::{
    adoption::{Known, Use},
    evidence::Evidence,
    kind::Stage,
    policy::Own,
    resource::ResourceId,
    support::Skill,
    uptake::{Counted, Uptake},
};
use kernel::{Fault, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// As it lies in the column; what is not there is empty.
pub fn read_sums(text: Option<&str>) -> Result<Uptake, Fault> {
    let read = |it| serde_json::from_str(it).map_err(|_| Fault::bug("sums are written in another way"));
    text.map_or(Ok(Uptake::default()), read)
}

/// Writes the sums again, from what is there in this transaction.
pub(super) async fn save_sums(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let adoptions = find_counted(tx.reader(), id).await?;
    let uptake = Uptake {
        helpers: find_helpers(tx.reader(), id).await?,
        needs: find_needs(tx.reader(), id).await?,
        stages: find_stages(tx.reader(), id).await?,
        ..Uptake::default()
    };
    let uptake = uptake.adopted(&adoptions);
    let sums = serde_json::to_string(&uptake).map_err(|it| Fault::bug(it.to_string()))?;
    let sql = sql!(
        "INSERT INTO resource_uptake (resource_id, places, sums) VALUES (:id, :places, :sums)
         ON CONFLICT (resource_id) DO UPDATE SET places = excluded.places, sums = excluded.sums"
    );
    tx.run(sql, named! { id: &id, places: uptake.places(), sums: &sums }).await?;
    Ok(())
}

/// All who use it or did, without who they are: also those who were erased, and whoever the viewer does not see.
async fn find_counted(reader: Reader<'_>, id: ResourceId) -> Result<Vec<Counted>, Fault> {
    let sql = sql!(
        "SELECT a.place_code, a.region, a.stage, a.minutes, a.known, pc.name AS region_name
         FROM adoption a LEFT JOIN place_card pc ON pc.code = a.region
         WHERE a.resource_id = :id"
    );
    let read = |row: &Row<'_>| {
        Ok(Counted {
            place: row.text_or_none("place_code")?.map(str::to_owned),
            region: row.text_or_none("region_name")?.unwrap_or_default().to_owned(),
            stage: Use::of(row.text("stage")?).ok_or_else(|| Fault::bug("an adoption of another kind"))?,
            saved: row.int_or_none("minutes")?.zip(Known::of(row.text("known")?)),
        })
    };
    reader.list(sql, named! { id: &id }, read).await
}

async fn find_helpers(reader: Reader<'_>, id: ResourceId) -> Result<Vec<(Skill, i64)>, Fault> {
    let sql = sql!("SELECT s.skills FROM resource_support s WHERE s.resource_id = :id");
    let all = reader.list(sql, named! { id: &id }, |row| Ok(Skill::all_of(row.text("skills")?.split('|')))).await?;
    let of = |skill: Skill| all.iter().filter(|it| it.contains(&skill)).count() as i64;
    Ok(Skill::ALL.map(|it| (it, of(it))).into_iter().filter(|it| it.1 > 0).collect())
}

/// What it needs, in its owner's words.
pub async fn find_needs(reader: Reader<'_>, id: ResourceId) -> Result<Vec<(Skill, String)>, Fault> {
    let sql = sql!("SELECT n.skill, n.words FROM resource_need n WHERE n.resource_id = :id");
    let read = |row: &Row<'_>| {
        let skill = Skill::of(row.text("skill")?).ok_or_else(|| Fault::bug("a need of another kind"))?;
        Ok((skill, row.text("words")?.to_owned()))
    };
    let mut needs = reader.list(sql, named! { id: &id }, read).await?;
    needs.sort_unstable();
    Ok(needs)
}

async fn find_stages(reader: Reader<'_>, id: ResourceId) -> Result<Vec<(String, String)>, Fault> {
    let sql = sql!("SELECT g.stage, g.since FROM resource_stage g WHERE g.resource_id = :id ORDER BY g.since, g.stage");
    let read = |row: &Row<'_>| {
        let month = ui::words::day_code(row.moment("since")?)[..7].to_owned();
        Ok((row.text("stage")?.to_owned(), month))
    };
    reader.list(sql, named! { id: &id }, read).await
}

/// Where it is in use: practices, and those that are not its owner's.
pub async fn find_evidence(reader: Reader<'_>, id: ResourceId) -> Result<Evidence, Fault> {
    let sql = sql!(
        "SELECT COUNT(DISTINCT a.place_code) AS places,
                COUNT(DISTINCT CASE WHEN a.member_id <> r.owner_id
                       AND NOT EXISTS (SELECT 1 FROM adoption o WHERE o.resource_id = r.id AND o.member_id = r.owner_id
                                          AND o.place_code = a.place_code)
                       AND NOT EXISTS (SELECT 1 FROM line_visible l WHERE l.member_id = r.owner_id AND l.viewer_id = r.owner_id
                                          AND l.kind = 'role' AND l.place_code = a.place_code)
                      THEN a.place_code END) AS elsewhere
         FROM resource r
         JOIN adoption a ON a.resource_id = r.id AND a.stage = 'in_use' AND a.place_code IS NOT NULL
         WHERE r.id = :id"
    );
    let read = |row: &Row<'_>| Ok(Evidence { places: row.int("places")?, elsewhere: row.int("elsewhere")? });
    Ok(reader.first(sql, named! { id: &id }, read).await?.unwrap_or_default())
}

/// Its owner says how far it has come.
pub async fn save_stage(tx: &mut Tx, which: &Permit<Own, (ResourceId, Stage)>) -> Result<()> {
    let (id, stage) = **which;
    let sql = sql!("UPDATE resource SET stage = :stage, revision = revision + 1 WHERE id = :id");
    tx.run(sql, named! { id: &id, stage: stage.word() }).await?;
    insert_stage(tx, (id, stage), tx.now()).await
}

/// It came to this stage at a moment.
pub(super) async fn insert_stage(tx: &mut Tx, (id, stage): (ResourceId, Stage), at: Moment) -> Result<()> {
    let sql = sql!(
        "INSERT INTO resource_stage (resource_id, stage, since) VALUES (:id, :stage, :at)
         ON CONFLICT (resource_id, stage) DO UPDATE SET since = excluded.since"
    );
    tx.run(sql, named! { id: &id, stage: stage.word(), at }).await?;
    save_sums(tx, id).await
}

/// What notices say of what the viewer owns: what it is called, in how many practices it is used or tried, and how many would help.
pub async fn find_used(reader: Reader<'_>, ids: &[ResourceId]) -> Result<Vec<(ResourceId, String, Uptake)>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.title, u.sums FROM resource r JOIN resource_uptake u ON u.resource_id = r.id
         WHERE r.id IN LIST_ID(:ids) AND r.owner_id = :viewer AND r.state = 'published'
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)"
    );
    let read =
        |row: &Row<'_>| Ok((row.id("id")?, row.text("title")?.to_owned(), read_sums(row.text_or_none("sums")?)?));
    reader.list(sql, named! { viewer: reader.viewer().id(), ids: store::id_list(ids) }, read).await
}
