//! SQL of beginning a resource and of its draft, which is sealed.

use super::lineage::read_origin;
use crate::{
    kind::{Kind, Stage},
    lineage::Origin,
    policy::{Own, Start, Write},
    resource::ResourceId,
};
use discussions_api::DiscussionId;
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A resource that is begun.
#[derive(Debug, Clone)]
pub struct NewResource {
    /// Made by the page: sent twice is begun once.
    pub id: ResourceId,
    /// What it is.
    pub kind: Kind,
    /// Whose.
    pub owner: MemberId,
    /// Its draft, sealed.
    pub sealed: Vec<u8>,
    /// The discussion from whose short answer it is begun.
    pub discussion: Option<DiscussionId>,
    /// Of which resource, and of which version of it, it is somebody's own; and what is different in it.
    pub adapted: Option<(ResourceId, i64, String)>,
    /// How far it has come.
    pub stage: Option<Stage>,
    /// The group for whose readers it is begun.
    pub group: Option<GroupId>,
}

/// What is being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedDraft {
    /// Sealed with the resource's key.
    pub body: Vec<u8>,
    /// How often it was saved.
    pub revision: i64,
    /// Who saved it last, as far as the viewer sees them.
    pub by: Option<(MemberId, String)>,
    /// When.
    pub at: Moment,
    /// How many files it has.
    pub files: i64,
    /// What it carries along, if it was made of another.
    pub origin: Option<Origin>,
}

/// Keeps it. `false`: something of this id is there, or what the same member began from the same discussion.
pub async fn insert_resource(tx: &mut Tx, new: &Permit<Start, NewResource>) -> Result<bool> {
    insert(tx, new).await
}

pub(super) async fn insert(tx: &mut Tx, new: &NewResource) -> Result<bool> {
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO resource (id, kind, owner_id, state, audience, group_id, public, public_named, newest, title, licence, stage,
                               review_told, made_at, draft_published, discussion_id, begun_in, adapted_from, adapted_version,
                               difference, revision)
         VALUES (:id, :kind, :owner, 'draft', 'own', :group, FALSE, FALSE, 0, '', '', :stage, FALSE, :now, 0, :discussion, :begun_in,
                 :origin, :version, :difference, 0)
         ON CONFLICT DO NOTHING"
    );
    let NewResource { id, kind, owner, sealed, discussion, adapted, stage, group } = new;
    let args = named! {
        id, kind: kind.word(), owner, stage: stage.map_or("", Stage::word), now, discussion: *discussion, group: *group,
        begun_in: discussion.and(*group),
        origin: adapted.as_ref().map(|it| it.0), version: adapted.as_ref().map(|it| it.1),
        difference: adapted.as_ref().map(|it| it.2.as_str())
    };
    if tx.run(sql, args).await? == 0 {
        return Ok(false);
    }
    let sql = sql!(
        "INSERT INTO resource_draft (resource_id, body, revision, saved_by, saved_at) VALUES (:id, :sealed, 1, :owner, :now)"
    );
    tx.run(sql, named! { id, sealed, owner, now }).await?;
    Ok(true)
}

/// The draft of what the viewer writes; anything else has none for them.
pub async fn find_draft(reader: Reader<'_>, id: ResourceId) -> Result<Option<SealedDraft>, Fault> {
    let sql = sql!(
        "SELECT d.body, d.revision, d.saved_at, d.saved_by,
                r.adapted_from, g.base, g.licence AS given, g.audience AS given_to, g.group_id AS given_in,
                CASE WHEN r.owner_id = (SELECT o.owner_id FROM resource o WHERE o.id = r.adapted_from) THEN 1 ELSE 0 END AS own,
                (SELECT COUNT(*) FROM resource_file f WHERE f.resource_id = d.resource_id AND f.removed_at IS NULL) AS files,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = d.saved_by AND s.viewer_id = :viewer) AS name
         FROM resource_draft d JOIN resource r ON r.id = d.resource_id
         LEFT JOIN resource_origin g ON g.resource_id = d.resource_id
         WHERE d.resource_id = :id
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = d.resource_id AND v.viewer_id = :viewer)
           AND EXISTS (SELECT 1 FROM resource_writer w WHERE w.resource_id = d.resource_id AND w.member_id = :viewer)"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read_draft).await
}

pub(super) fn read_draft(row: &Row<'_>) -> Result<SealedDraft, Fault> {
    let name = row.text_or_none("name")?.map(str::to_owned);
    Ok(SealedDraft {
        body: row.bytes("body")?.to_vec(),
        revision: row.int("revision")?,
        by: row.id_or_none("saved_by")?.zip(name),
        at: row.moment("saved_at")?,
        files: row.int("files")?,
        origin: read_origin(row)?,
    })
}

/// Saves it on top of the revision from which its writer began. `false`: somebody was quicker.
pub async fn save_draft(tx: &mut Tx, draft: &Permit<Write, (ResourceId, i64, Vec<u8>)>) -> Result<bool> {
    let sql = sql!(
        "UPDATE resource_draft SET body = :body, revision = revision + 1, saved_by = :by, saved_at = :now
         WHERE resource_id = :id AND revision = :began"
    );
    let (id, began, body) = &**draft;
    let (now, by) = (tx.now(), tx.viewer().id());
    Ok(tx.run(sql, named! { id, began: *began, body, by: &by, now }).await? > 0)
}

/// Takes away what nobody else has read, and all that belongs to it.
pub async fn remove_resource(tx: &mut Tx, id: &Permit<Own, ResourceId>) -> Result<()> {
    super::belonging::remove_whole(tx, **id).await
}

/// What the viewer began from the short answer of this discussion, if they have it still.
pub async fn find_begun(reader: Reader<'_>, discussion: DiscussionId) -> Result<Option<ResourceId>, Fault> {
    let sql = sql!(
        "SELECT r.id FROM resource r WHERE r.owner_id = :viewer AND r.discussion_id = :discussion ORDER BY r.id LIMIT 1"
    );
    let args = named! { viewer: reader.viewer().id(), discussion: &discussion };
    reader.first(sql, args, |row| row.id("id")).await
}
