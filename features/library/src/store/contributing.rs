//! SQL of who writes with an owner.

use crate::{
    contributor::{Credit, State},
    kind::Kind,
    policy::{Join, Own, Start},
    resource::ResourceId,
};
use discussions_api::DiscussionId;
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// What somebody is asked to write, writes or is credited for, as far as they may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is.
    pub kind: Kind,
    /// Whether it is somebody's still.
    pub is_owned: bool,
    /// Whose, as far as the viewer sees them.
    pub owner: Option<(MemberId, String)>,
    /// What they have to do with it.
    pub state: State,
    /// What they said, if it was made from their words.
    pub credit: Option<Credit>,
    /// Whether they agreed to be named where everybody reads it.
    pub public_named: bool,
    /// What it is called, if they read it.
    pub title: Option<String>,
    /// From which discussion it was made, if they read there.
    pub discussion: Option<DiscussionId>,
}

impl Asked {
    /// Whether there is something to write: who writes already, or is asked by somebody whom they see.
    pub fn is_asked(&self) -> bool {
        match self.state {
            State::Agreed => true,
            State::Invited => self.owner.is_some(),
            State::Credited => false,
        }
    }
}

/// What the viewer was asked to write by somebody whom they see, or writes or is credited for, whatever stands between them and its
/// owner: what they agreed to they can always take back.
pub async fn find_asked(reader: Reader<'_>, id: ResourceId) -> Result<Option<Asked>, Fault> {
    let sql = sql!(
        "SELECT r.kind, r.owner_id, c.state, c.credit, c.public_named, r.title,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer) AS name,
                (SELECT COUNT(*) FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer) AS seen,
                (SELECT v.discussion_id FROM discussion_visible v
                  WHERE v.discussion_id = r.discussion_id AND v.viewer_id = :viewer) AS discussion
         FROM resource_contributor c JOIN resource r ON r.id = c.resource_id
         WHERE c.resource_id = :id AND c.member_id = :viewer
           AND (c.state <> 'invited' OR c.credit <> ''
                OR EXISTS (SELECT 1 FROM member_visible s WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer))"
    );
    let read = |row: &Row<'_>| {
        let owner = row.id_or_none("owner_id")?;
        let title = row.text("title")?;
        let is_seen = row.int("seen")? > 0 && !title.is_empty();
        Ok(Asked {
            kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a resource of another kind"))?,
            is_owned: owner.is_some(),
            owner: owner.zip(row.text_or_none("name")?.map(str::to_owned)),
            state: State::of(row.text("state")?).ok_or_else(|| Fault::bug("a contributor of another kind"))?,
            credit: Credit::of(row.text("credit")?),
            public_named: row.flag("public_named")?,
            title: is_seen.then(|| title.to_owned()),
            discussion: row.id_or_none("discussion")?,
        })
    };
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// What the viewer is named with beside what they write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// What it is called, if they read it.
    pub title: Option<String>,
    /// Whether it was made from what they said.
    pub credited: bool,
}

/// What is published with the viewer's name or from their words, and does not stand among what they write: so that they find where
/// they take that back, also across a block.
pub async fn page_of_named(reader: Reader<'_>, limit: i64) -> Result<Vec<Named>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.kind, r.title, c.state, EXISTS (SELECT 1 FROM resource_visible v
                                                         WHERE v.resource_id = r.id AND v.viewer_id = :viewer) AS seen
         FROM resource_contributor c JOIN resource r ON r.id = c.resource_id
         WHERE c.member_id = :viewer AND r.newest > 0
           AND ((c.state <> 'agreed' AND c.credit <> '')
                OR (c.state = 'agreed'
                    AND (NOT EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
                         OR NOT EXISTS (SELECT 1 FROM resource_draft d WHERE d.resource_id = r.id))))
         ORDER BY c.since DESC, r.id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(Named {
            id: row.id("id")?,
            kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a resource of another kind"))?,
            title: row.flag("seen")?.then(|| row.text("title").map(str::to_owned)).transpose()?,
            credited: row.text("state")? != "agreed",
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read).await
}

/// Contacts of the viewer who have nothing to do with it yet, by their names.
pub async fn page_of_contacts(
    reader: Reader<'_>,
    id: ResourceId,
    limit: i64,
) -> Result<Vec<(MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT k.member_id, k.name FROM tie t
         JOIN member_visible s ON s.member_id = t.other_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = t.other_id
         WHERE t.member_id = :viewer AND t.kind = 'contact'
           AND NOT EXISTS (SELECT 1 FROM resource_contributor c
                            WHERE c.resource_id = :id AND c.member_id = k.member_id AND c.state <> 'credited')
         ORDER BY k.name, k.member_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, row.text("name")?.to_owned()));
    reader.list(sql, named! { viewer: reader.viewer().id(), id: &id, limit }, read).await
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

/// Asks somebody, whether or not they are credited. `false`: they were asked before.
pub async fn insert_asked(tx: &mut Tx, asked: &Permit<Own, (ResourceId, MemberId)>) -> Result<bool> {
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO resource_contributor (resource_id, member_id, state, credit, public_named, since)
         VALUES (:id, :member, 'invited', '', FALSE, :now)
         ON CONFLICT (resource_id, member_id) DO UPDATE SET state = excluded.state, since = excluded.since
         WHERE resource_contributor.state = 'credited'"
    );
    Ok(tx.run(sql, named! { id: &asked.0, member: &asked.1, now }).await? > 0)
}

/// Which of these do not see its owner, and whether they were asked all the same.
pub async fn find_apart(
    reader: Reader<'_>,
    id: ResourceId,
    members: &[MemberId],
) -> Result<Vec<(MemberId, bool)>, Fault> {
    let sql = sql!(
        "SELECT c.member_id, c.asked_apart FROM resource_contributor c JOIN resource r ON r.id = c.resource_id
         WHERE c.resource_id = :id AND c.member_id IN LIST_ID(:members)
           AND NOT EXISTS (SELECT 1 FROM member_visible s WHERE s.member_id = r.owner_id AND s.viewer_id = c.member_id)
         ORDER BY c.member_id"
    );
    let args = named! { id: &id, members: store::id_list(members) };
    reader.list(sql, args, |row| Ok((row.id("member_id")?, row.flag("asked_apart")?))).await
}

/// These were asked, by nobody's name.
pub async fn save_asked_apart(tx: &mut Tx, asked: &Permit<Own, (ResourceId, Vec<MemberId>)>) -> Result<()> {
    let sql = sql!(
        "UPDATE resource_contributor SET asked_apart = TRUE WHERE resource_id = :id AND member_id IN LIST_ID(:members)"
    );
    tx.run(sql, named! { id: &asked.0, members: store::id_list(&asked.1) }).await?;
    Ok(())
}

/// Names whoever it was made from, to the readers of the group.
pub async fn insert_credits(tx: &mut Tx, credits: &Permit<Start, (ResourceId, Vec<MemberId>)>) -> Result<()> {
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO resource_contributor (resource_id, member_id, state, credit, public_named, since)
         SELECT :id, m.id, 'credited', 'open', FALSE, :now FROM member m
         WHERE m.id IN LIST_ID(:members) AND m.standing <> 'left' ORDER BY m.id
         ON CONFLICT (resource_id, member_id) DO NOTHING"
    );
    tx.run(sql, named! { id: &credits.0, members: store::id_list(&credits.1), now }).await?;
    Ok(())
}

/// What somebody credited says to whom it may go.
pub async fn save_credit(tx: &mut Tx, said: &Permit<Join, (ResourceId, Credit)>) -> Result<bool> {
    let sql = sql!(
        "UPDATE resource_contributor SET credit = :credit
         WHERE resource_id = :id AND member_id = :viewer AND credit <> ''"
    );
    let viewer = tx.viewer().id();
    Ok(tx.run(sql, named! { id: &said.0, viewer: &viewer, credit: said.1.word() }).await? > 0)
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
    let viewer = tx.viewer().id();
    remove(tx, **id, viewer).await
}

/// Its owner takes somebody off.
pub async fn remove_contributor(tx: &mut Tx, gone: &Permit<Own, (ResourceId, MemberId)>) -> Result<bool> {
    remove(tx, gone.0, gone.1).await
}

/// Whoever is credited stays so: only they themselves can say that they are not named.
async fn remove(tx: &mut Tx, id: ResourceId, member: MemberId) -> Result<bool> {
    let back = sql!(
        "UPDATE resource_contributor SET state = 'credited', public_named = FALSE
         WHERE resource_id = :id AND member_id = :member AND credit <> '' AND state <> 'credited'"
    );
    let gone = sql!("DELETE FROM resource_contributor WHERE resource_id = :id AND member_id = :member AND credit = ''");
    let changed = tx.run(back, named! { id: &id, member: &member }).await?;
    Ok(changed + tx.run(gone, named! { id: &id, member: &member }).await? > 0)
}
