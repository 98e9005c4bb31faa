//! SQL of who would help, and of what a resource needs.

use super::uptake::save_sums;
use crate::{
    policy::{Help, Keep, Own},
    resource::ResourceId,
    support::{Needs, Skill},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Somebody who would help, as its owner sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Who.
    pub member: MemberId,
    /// What they are called.
    pub name: String,
    /// With what.
    pub skills: Vec<Skill>,
    /// What they say, sealed.
    pub words: Option<Vec<u8>>,
    /// Since when.
    pub since: Moment,
}

/// Who would help with it, the first first; nobody whom the viewer does not see. For its owner.
pub async fn page_of_helpers(reader: Reader<'_>, id: ResourceId, limit: i64) -> Result<Vec<Offer>, Fault> {
    let sql = sql!(
        "SELECT s.member_id, k.name, s.skills, s.words, s.since FROM resource_support s
         JOIN member_visible v ON v.member_id = s.member_id AND v.viewer_id = :viewer
         JOIN member_card k ON k.member_id = s.member_id
         WHERE s.resource_id = :id ORDER BY s.since, s.member_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(Offer {
            member: row.id("member_id")?,
            name: row.text("name")?.to_owned(),
            skills: Skill::all_of(row.text("skills")?.split('|')),
            words: row.bytes_or_none("words")?.map(<[u8]>::to_vec),
            since: row.moment("since")?,
        })
    };
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id(), limit }, read).await
}

/// With what the viewer would help, and what they said, sealed.
pub async fn find_own_support(
    reader: Reader<'_>,
    id: ResourceId,
) -> Result<Option<(Vec<Skill>, Option<Vec<u8>>)>, Fault> {
    let sql =
        sql!("SELECT s.skills, s.words FROM resource_support s WHERE s.resource_id = :id AND s.member_id = :viewer");
    let read = |row: &Row<'_>| {
        Ok((Skill::all_of(row.text("skills")?.split('|')), row.bytes_or_none("words")?.map(<[u8]>::to_vec)))
    };
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// What somebody offers.
#[derive(Debug, Clone)]
pub struct NewSupport {
    /// Of which resource.
    pub resource: ResourceId,
    /// Who.
    pub member: MemberId,
    /// With what.
    pub skills: Vec<Skill>,
    /// What they say, sealed.
    pub words: Option<Vec<u8>>,
}

/// Keeps it in the place of what they offered before.
pub async fn save_support(tx: &mut Tx, new: &Permit<Help, NewSupport>) -> Result<()> {
    put(tx, new).await?;
    save_sums(tx, new.resource).await
}

/// What a made population offers for one resource, and what its owner asks for.
#[derive(Debug, Clone)]
pub struct MadeSupport {
    /// Which.
    pub resource: ResourceId,
    /// Who would help.
    pub supports: Vec<NewSupport>,
    /// What it needs.
    pub needs: Needs,
}

/// Writes down what was made of one resource.
pub async fn insert_made_support(tx: &mut Tx, new: &Permit<Keep, MadeSupport>) -> Result<()> {
    for it in &new.supports {
        put(tx, it).await?;
    }
    put_needs(tx, new.resource, &new.needs).await?;
    save_sums(tx, new.resource).await
}

async fn put(tx: &mut Tx, new: &NewSupport) -> Result<()> {
    let NewSupport { resource, member, skills, words } = new;
    let (now, skills) = (tx.now(), Skill::joined(skills));
    let sql = sql!(
        "INSERT INTO resource_support (resource_id, member_id, skills, words, since)
         VALUES (:resource, :member, :skills, :words, :now)
         ON CONFLICT (resource_id, member_id) DO UPDATE SET skills = excluded.skills, words = excluded.words"
    );
    tx.run(sql, named! { resource, member, skills: &skills, words: words.as_deref(), now }).await?;
    Ok(())
}

/// The viewer does not help any more. `false`: they did not.
pub async fn remove_support(tx: &mut Tx, id: &Permit<Help, ResourceId>) -> Result<bool> {
    let sql = sql!("DELETE FROM resource_support WHERE resource_id = :id AND member_id = :viewer");
    let viewer = tx.viewer().id();
    let gone = tx.run(sql, named! { id: &**id, viewer: &viewer }).await? > 0;
    if gone {
        save_sums(tx, **id).await?;
    }
    Ok(gone)
}

/// What it needs now, in the place of what it needed.
pub async fn save_needs(tx: &mut Tx, needs: &Permit<Own, (ResourceId, Needs)>) -> Result<()> {
    put_needs(tx, needs.0, &needs.1).await?;
    save_sums(tx, needs.0).await
}

async fn put_needs(tx: &mut Tx, id: ResourceId, needs: &[(Skill, String)]) -> Result<()> {
    let now = tx.now();
    let kept: Vec<&str> = needs.iter().map(|it| it.0.word()).collect();
    let sql = sql!("DELETE FROM resource_need WHERE resource_id = :id AND skill NOT IN LIST(:kept)");
    tx.run(sql, named! { id: &id, kept: store::list(&kept) }).await?;
    for (skill, words) in needs {
        let sql = sql!(
            "INSERT INTO resource_need (resource_id, skill, words, since) VALUES (:id, :skill, :words, :now)
             ON CONFLICT (resource_id, skill) DO UPDATE SET words = excluded.words"
        );
        tx.run(sql, named! { id: &id, skill: skill.word(), words: words.as_str(), now }).await?;
    }
    Ok(())
}
