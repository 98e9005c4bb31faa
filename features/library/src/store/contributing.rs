//! SQL of who writes with an owner.

use crate::{
    contributor::State,
    kind::Kind,
    policy::{Join, Own, Start},
    resource::ResourceId,
};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// What somebody is asked to write, as far as they may know before they agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is.
    pub kind: Kind,
    /// Who asks.
    pub owner: (MemberId, String),
    /// What they answered.
    pub state: State,
    /// Whether they agreed to be named where everybody reads it.
    pub public_named: bool,
}

/// What the viewer was asked to write, or writes, with somebody whom they see.
pub async fn find_asked(reader: Reader<'_>, id: ResourceId) -> Result<Option<Asked>, Fault> {
    let sql = sql!(
        "SELECT r.kind, r.owner_id, k.name, c.state, c.public_named FROM resource_contributor c
         JOIN resource r ON r.id = c.resource_id
         JOIN member_visible s ON s.member_id = r.owner_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = r.owner_id
         WHERE c.resource_id = :id AND c.member_id = :viewer AND c.state <> 'credited'"
    );
    let read = |row: &Row<'_>| {
        Ok(Asked {
            kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a resource of another kind"))?,
            owner: (row.id("owner_id")?, row.text("name")?.to_owned()),
            state: State::of(row.text("state")?).ok_or_else(|| Fault::bug("a contributor of another kind"))?,
            public_named: row.flag("public_named")?,
        })
    };
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// Contacts of the viewer who have nothing to do with it yet and whose name has these words; all if there are none.
pub async fn page_of_contacts(
    reader: Reader<'_>,
    id: ResourceId,
    part: &str,
) -> Result<Vec<(MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT k.member_id, k.name FROM tie t
         JOIN member_visible s ON s.member_id = t.other_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = t.other_id
         WHERE t.member_id = :viewer AND t.kind = 'contact'
           AND (CAST(:part AS TEXT) = '' OR lower(k.name) LIKE '%' || lower(:part) || '%')
           AND NOT EXISTS (SELECT 1 FROM resource_contributor c
                            WHERE c.resource_id = :id AND c.member_id = k.member_id AND c.state <> 'credited')
         ORDER BY k.name, k.member_id LIMIT 40"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, row.text("name")?.to_owned()));
    reader.list(sql, named! { viewer: reader.viewer().id(), id: &id, part }, read).await
}

/// Which of these are contacts of the viewer whom they see.
pub async fn find_contacts(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT t.other_id FROM tie t JOIN member_visible s ON s.member_id = t.other_id AND s.viewer_id = :viewer
         WHERE t.member_id = :viewer AND t.kind = 'contact' AND t.other_id IN LIST_ID(:members) ORDER BY t.other_id"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    reader.list(sql, args, |row| row.id("other_id")).await
}

/// Asks somebody. `false`: they were asked before.
pub async fn insert_asked(tx: &mut Tx, asked: &Permit<Own, (ResourceId, MemberId)>) -> Result<bool> {
    insert(tx, asked.0, asked.1, State::Invited).await
}

/// Names whoever it was made from.
pub async fn insert_credits(tx: &mut Tx, credits: &Permit<Start, (ResourceId, Vec<MemberId>)>) -> Result<()> {
    for member in &credits.1 {
        insert(tx, credits.0, *member, State::Credited).await?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, id: ResourceId, member: MemberId, state: State) -> Result<bool> {
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO resource_contributor (resource_id, member_id, state, public_named, since)
         VALUES (:id, :member, :state, FALSE, :now)
         ON CONFLICT (resource_id, member_id) DO UPDATE SET state = excluded.state, since = excluded.since
         WHERE resource_contributor.state = 'credited' AND excluded.state <> 'credited'"
    );
    Ok(tx.run(sql, named! { id: &id, member: &member, state: state.word(), now }).await? > 0)
}

/// What they answered, and whether they are named where everybody reads it.
pub async fn save_agreed(tx: &mut Tx, answer: &Permit<Join, (ResourceId, bool)>) -> Result<bool> {
    let sql = sql!(
        "UPDATE resource_contributor SET state = 'agreed', public_named = :named
         WHERE resource_id = :id AND member_id = :viewer AND state <> 'credited'"
    );
    let viewer = tx.viewer().id();
    Ok(tx.run(sql, named! { id: &answer.0, viewer: &viewer, named: answer.1 }).await? > 0)
}

/// They would rather not, or not any more.
pub async fn remove_own(tx: &mut Tx, id: &Permit<Join, ResourceId>) -> Result<bool> {
    let sql = sql!("DELETE FROM resource_contributor WHERE resource_id = :id AND member_id = :viewer");
    let viewer = tx.viewer().id();
    Ok(tx.run(sql, named! { id: &**id, viewer: &viewer }).await? > 0)
}

/// Its owner takes somebody off.
pub async fn remove_contributor(tx: &mut Tx, gone: &Permit<Own, (ResourceId, MemberId)>) -> Result<bool> {
    let sql = sql!("DELETE FROM resource_contributor WHERE resource_id = :id AND member_id = :member");
    Ok(tx.run(sql, named! { id: &gone.0, member: &gone.1 }).await? > 0)
}

/// Who is asked or writes, for the house's own notices; never to be shown as it is.
pub async fn find_contributors(reader: Reader<'_>, id: ResourceId, state: State) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT c.member_id FROM resource_contributor c
         WHERE c.resource_id = :id AND c.state = :state ORDER BY c.member_id"
    );
    reader.list(sql, named! { id: &id, state: state.word() }, |row| row.id("member_id")).await
}
