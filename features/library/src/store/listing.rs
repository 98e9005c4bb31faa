//! SQL of shelves, and of what somebody is writing.

use crate::{
    kind::{Kind, Stage},
    licence::Licence,
    resource::{ResourceId, State},
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, named, sql};

/// A resource in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// In a sentence or two.
    pub summary: String,
    /// Whose, as far as the viewer sees them.
    pub by: Option<(MemberId, String)>,
    /// When its newest version was published.
    pub at: Moment,
    /// Its number.
    pub newest: i64,
    /// How far an innovation has come.
    pub stage: Option<Stage>,
    /// What others may do with it.
    pub licence: Licence,
    /// The month in which it is looked at again.
    pub review_by: Option<String>,
    /// The group for which it is, by its name if the viewer may know of it.
    pub group: Option<(GroupId, Option<String>)>,
    /// Whether it is for contacts alone.
    pub for_contacts: bool,
    /// How far it is.
    pub state: State,
}

/// Whose shelf is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// What somebody published, or wrote with its owner.
    Of(MemberId),
    /// What is for a group.
    In(GroupId),
}

/// Before this one, in the order of a shelf.
pub type Before = Option<(Moment, ResourceId)>;

/// What is offered and the viewer may read: its newest version, its owner and its group.
macro_rules! listed {
    ($from:literal) => {
        concat!(
            "SELECT r.id, r.kind, r.title, n.summary, r.published_at, r.newest, r.stage, r.licence, r.review_by, r.group_id, r.audience,
                    r.state, gc.name AS group_name, r.owner_id,
                    (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                      WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer) AS name ",
            $from,
            " JOIN resource_version n ON n.resource_id = r.id AND n.number = r.newest
             LEFT JOIN group_card gc ON gc.group_id = r.group_id
                   AND EXISTS (SELECT 1 FROM group_visible gs WHERE gs.group_id = r.group_id AND gs.viewer_id = :viewer)
             WHERE r.newest > 0 AND r.state = 'published' AND r.audience <> 'own' AND r.held_at IS NULL
               AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)"
        )
    };
}

pub(super) use listed;

/// What stands on a shelf and the viewer may read, the newest first; what was withdrawn or is held back is not offered.
pub async fn page_of_shelf(reader: Reader<'_>, shelf: Shelf, before: Before, limit: i64) -> Result<Vec<Listed>, Fault> {
    let viewer = reader.viewer().id();
    let (at, before) = before.unwrap_or((Moment::from_micros(i64::MAX), ResourceId::from_bytes([0xff; 16])));
    match shelf {
        Shelf::Of(by) => {
            let sql = sql!(concat!(
                listed!("FROM resource r"),
                " AND (r.published_at, r.id) < (:at, :before)
                 AND (r.owner_id = :by OR r.id IN (SELECT c.resource_id FROM resource_contributor c
                                                    WHERE c.member_id = :by AND c.state = 'agreed'))
                 ORDER BY r.published_at DESC, r.id DESC LIMIT :limit"
            ));
            reader.list(sql, named! { viewer: &viewer, at, before: &before, by: &by, limit }, read).await
        }
        Shelf::In(group) => {
            let sql = sql!(concat!(
                listed!("FROM resource r"),
                " AND (r.published_at, r.id) < (:at, :before) AND r.group_id = :group
                 ORDER BY r.published_at DESC, r.id DESC LIMIT :limit"
            ));
            reader.list(sql, named! { viewer: &viewer, at, before: &before, group: &group, limit }, read).await
        }
    }
}

pub(super) fn read(row: &Row<'_>) -> Result<Listed, Fault> {
    let odd = || Fault::bug("a resource of another kind");
    let group = row.id_or_none("group_id")?;
    Ok(Listed {
        id: row.id("id")?,
        kind: Kind::of(row.text("kind")?).ok_or_else(odd)?,
        title: row.text("title")?.to_owned(),
        summary: row.text("summary")?.to_owned(),
        by: row.id_or_none("owner_id")?.zip(row.text_or_none("name")?.map(str::to_owned)),
        at: row.moment("published_at")?,
        newest: row.int("newest")?,
        stage: Stage::of(row.text("stage")?),
        licence: Licence::of(row.text("licence")?).ok_or_else(odd)?,
        review_by: row.text_or_none("review_by")?.map(str::to_owned),
        group: group.zip(Some(row.text_or_none("group_name")?.map(str::to_owned))),
        for_contacts: row.text("audience")? == "contacts",
        state: State::of(row.text("state")?).ok_or_else(odd)?,
    })
}

/// Something that the viewer writes, or was asked to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Which.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// As in its newest version; empty: there is none.
    pub title: String,
    /// Its draft, sealed.
    pub sealed: Option<Vec<u8>>,
    /// Whether the draft has words that nobody else has read.
    pub news: bool,
    /// How far it is.
    pub state: State,
    /// When anything of it was saved.
    pub at: Moment,
    /// Whose it is, if it is another's.
    pub owner: Option<(MemberId, String)>,
    /// Whether they have still to say whether they write.
    pub asked: bool,
}

/// What the viewer writes, the latest first; with what they are asked to write.
pub async fn page_of_own(reader: Reader<'_>, limit: i64) -> Result<Vec<Own>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.kind, r.title, r.state, d.saved_at, r.owner_id, mine.asked, k.name,
                CASE WHEN mine.asked = 0 AND r.newest = 0 THEN d.body END AS body,
                CASE WHEN d.revision > r.draft_published THEN 1 ELSE 0 END AS news
         FROM (SELECT o.id AS resource_id, 0 AS asked FROM resource o WHERE o.owner_id = :viewer
               UNION ALL
               SELECT c.resource_id, CASE WHEN c.state = 'invited' THEN 1 ELSE 0 END AS asked FROM resource_contributor c
                WHERE c.member_id = :viewer AND c.state <> 'credited') mine
         JOIN resource r ON r.id = mine.resource_id
         JOIN resource_draft d ON d.resource_id = r.id
         JOIN member_card k ON k.member_id = r.owner_id
         WHERE (mine.asked = 1 AND EXISTS (SELECT 1 FROM member_visible s WHERE s.member_id = r.owner_id AND s.viewer_id = :viewer))
            OR EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = r.id AND v.viewer_id = :viewer)
         ORDER BY mine.asked DESC, d.saved_at DESC, r.id DESC LIMIT :limit"
    );
    let own = reader.viewer().id();
    let read = |row: &Row<'_>| {
        let odd = || Fault::bug("a resource of another kind");
        let owner: MemberId = row.id("owner_id")?;
        let name = row.text("name")?.to_owned();
        Ok(Own {
            id: row.id("id")?,
            kind: Kind::of(row.text("kind")?).ok_or_else(odd)?,
            title: row.text("title")?.to_owned(),
            sealed: row.bytes_or_none("body")?.map(<[u8]>::to_vec),
            news: row.int("news")? > 0,
            state: State::of(row.text("state")?).ok_or_else(odd)?,
            at: row.moment("saved_at")?,
            owner: (owner != own).then_some((owner, name)),
            asked: row.int("asked")? > 0,
        })
    };
    reader.list(sql, named! { viewer: &own, limit }, read).await
}
