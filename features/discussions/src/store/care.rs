//! SQL of looking after discussions: closing, moving, wording, marking, and the record of what was done.

use crate::{
    discussion::DiscussionId,
    measure::{Kind, Measure, MeasureId},
    policy::{Care, Clear, Keep, Revise, Shape},
    post::PostId,
};
use files::FileName;
use groups_api::GroupId;
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// How a group writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules {
    /// The first that a member writes waits for a host.
    pub hold_first: bool,
    /// Members may ask without their name.
    pub anonymous: bool,
}

/// As the group decided; else as the house has it.
pub async fn find_rules(reader: Reader<'_>, group: GroupId) -> Result<Rules, Fault> {
    let sql = sql!("SELECT hold_first, anonymous FROM discussion_rules WHERE group_id = :group");
    let read = |row: &Row<'_>| Ok(Rules { hold_first: row.flag("hold_first")?, anonymous: row.flag("anonymous")? });
    Ok(reader.first(sql, named! { group: &group }, read).await?.unwrap_or_default())
}

/// Decides it.
pub async fn save_rules(tx: &mut Tx, rules: &Permit<Care, (GroupId, Rules)>) -> Result<()> {
    save(tx, rules).await
}

/// As [`save_rules`], for a made population.
pub async fn save_made_rules(tx: &mut Tx, rules: &Permit<Clear, (GroupId, Rules)>) -> Result<()> {
    save(tx, rules).await
}

async fn save(tx: &mut Tx, (group, rules): &(GroupId, Rules)) -> Result<()> {
    let sql = sql!(
        "INSERT INTO discussion_rules (group_id, hold_first, anonymous) VALUES (:group, :hold, :anonymous)
         ON CONFLICT (group_id) DO UPDATE SET hold_first = excluded.hold_first, anonymous = excluded.anonymous"
    );
    let Rules { hold_first, anonymous } = rules;
    tx.run(sql, named! { group, hold: *hold_first, anonymous: *anonymous }).await?;
    Ok(())
}

/// Closes it, or opens it again.
pub async fn save_closed(tx: &mut Tx, closed: &Permit<Care, (DiscussionId, Option<Moment>)>) -> Result<()> {
    let sql = sql!("UPDATE discussion SET closed_at = :at WHERE id = :id");
    tx.run(sql, named! { at: closed.1, id: &closed.0 }).await?;
    Ok(())
}

/// Whether a member reads in a group.
pub async fn reads_in(reader: Reader<'_>, group: GroupId, member: MemberId) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM group_inside WHERE group_id = :group AND viewer_id = :member");
    Ok(reader.count(sql, named! { group: &group, member: &member }).await? > 0)
}

/// Puts it into another group.
pub async fn save_group(tx: &mut Tx, moved: &Permit<Care, (DiscussionId, GroupId)>) -> Result<()> {
    let sql = sql!("UPDATE discussion SET group_id = :group WHERE id = :id");
    tx.run(sql, named! { group: &moved.1, id: &moved.0 }).await?;
    Ok(())
}

/// The reply that solved it, or none.
pub async fn save_answer(tx: &mut Tx, answer: &Permit<Shape, (DiscussionId, Option<PostId>)>) -> Result<()> {
    let sql = sql!("UPDATE discussion SET answer_id = :post WHERE id = :id");
    tx.run(sql, named! { post: answer.1, id: &answer.0 }).await?;
    Ok(())
}

/// The reply that stands as another view, or none, and whether a host says so.
pub async fn save_view(tx: &mut Tx, view: &Permit<Shape, (DiscussionId, Option<PostId>, bool)>) -> Result<()> {
    let sql = sql!("UPDATE discussion SET view_id = :post, view_by_host = :host WHERE id = :id");
    tx.run(sql, named! { post: view.1, host: view.2 && view.1.is_some(), id: &view.0 }).await?;
    Ok(())
}

/// Takes a discussion away that nobody answered, with all that hangs on it; where the bytes of its files lie.
pub async fn remove_discussion(tx: &mut Tx, gone: &Permit<Revise, DiscussionId>) -> Result<Vec<FileName>> {
    super::belonging::remove_whole(tx, **gone).await
}

/// What is recorded.
pub struct NewMeasure {
    /// In which group.
    pub group: GroupId,
    /// Of which discussion.
    pub discussion: DiscussionId,
    /// Of which post; nothing: the whole discussion.
    pub post: Option<PostId>,
    /// What was done.
    pub kind: Kind,
    /// Why; may be empty.
    pub why: String,
}

/// Records what was done.
pub async fn insert_measure(tx: &mut Tx, measure: &Permit<Care, NewMeasure>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO discussion_measure (id, group_id, discussion_id, post_id, kind, why, by_id, at)
         VALUES (:id, :group, :discussion, :post, :kind, :why, :by, :now)"
    );
    let (now, by) = (tx.now(), tx.viewer().id());
    let id = MeasureId::new(now, tx.rng());
    let NewMeasure { group, discussion, post, kind, why } = &**measure;
    tx.run(sql, named! { id: &id, group, discussion, post: *post, kind: kind.word(), why: &**why, by: &by, now })
        .await?;
    Ok(())
}

/// What was done with a discussion and all in it, the latest first. Ask for the discussion first.
pub async fn page_of_measures(reader: Reader<'_>, discussion: DiscussionId) -> Result<Vec<Measure>, Fault> {
    let sql = sql!(
        "SELECT m.id, m.discussion_id, m.post_id, m.kind, m.why, m.at, m.objection, m.answer,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = m.by_id AND s.viewer_id = :viewer) AS by_name,
                CASE WHEN m.by_id = :viewer THEN 1 ELSE 0 END AS own
         FROM discussion_visible v JOIN discussion_measure m ON m.discussion_id = v.discussion_id
         WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer ORDER BY m.at DESC, m.id DESC LIMIT 50"
    );
    reader.list(sql, named! { discussion: &discussion, viewer: reader.viewer().id() }, read_measure).await
}

/// The latest time a post was hidden; its author and those who look after the group may ask.
pub async fn find_hiding(reader: Reader<'_>, discussion: DiscussionId, post: PostId) -> Result<Option<Measure>, Fault> {
    let sql = sql!(
        "SELECT m.id, m.discussion_id, m.post_id, m.kind, m.why, m.at, m.objection, m.answer,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = m.by_id AND s.viewer_id = :viewer) AS by_name,
                CASE WHEN m.by_id = :viewer THEN 1 ELSE 0 END AS own
         FROM discussion_visible v JOIN discussion_measure m ON m.discussion_id = v.discussion_id
         WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND m.post_id = :post AND m.kind = 'hide'
         ORDER BY m.at DESC, m.id DESC LIMIT 1"
    );
    let args = named! { discussion: &discussion, viewer: reader.viewer().id(), post: &post };
    reader.first(sql, args, read_measure).await
}

/// Who did this last with a post, or with the discussion as a whole.
pub async fn find_doer(
    reader: Reader<'_>,
    (discussion, post): (DiscussionId, Option<PostId>),
    kind: Kind,
) -> Result<Option<MemberId>, Fault> {
    let sql = sql!(
        "SELECT by_id FROM discussion_measure
         WHERE discussion_id = :discussion AND COALESCE(post_id, discussion_id) = :about AND kind = :kind
         ORDER BY at DESC LIMIT 1"
    );
    let about: Id<()> = post.map_or(discussion.as_noun(), |it| it.as_noun());
    let args = named! { discussion: &discussion, about: &about, kind: kind.word() };
    Ok(reader.first(sql, args, |row| row.id_or_none("by_id")).await?.flatten())
}

fn read_measure(row: &Row<'_>) -> Result<Measure, Fault> {
    Ok(Measure {
        id: row.id("id")?,
        discussion: row.id("discussion_id")?,
        post: row.id_or_none("post_id")?,
        kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a measure of another kind"))?,
        why: row.text("why")?.to_owned(),
        by: row.text_or_none("by_name")?.map(str::to_owned),
        own: row.int("own")? == 1,
        at: row.moment("at")?,
        objection: row.text_or_none("objection")?.map(str::to_owned),
        answer: row.text_or_none("answer")?.map(str::to_owned),
    })
}

/// What the author says to it, once. `false`: they did already.
pub async fn save_objection(tx: &mut Tx, objection: &Permit<Keep, (MeasureId, String)>) -> Result<bool> {
    let sql = sql!(
        "UPDATE discussion_measure SET objection = :words, objected_at = :now WHERE id = :id AND objection IS NULL"
    );
    let now = tx.now();
    Ok(tx.run(sql, named! { words: &*objection.1, now, id: &objection.0 }).await? > 0)
}

/// What is answered. `false`: somebody was quicker.
pub async fn save_answered(tx: &mut Tx, answer: &Permit<Care, (MeasureId, String)>) -> Result<bool> {
    let sql = sql!(
        "UPDATE discussion_measure SET answer = :words, answered_at = :now
         WHERE id = :id AND objection IS NOT NULL AND answer IS NULL"
    );
    let now = tx.now();
    Ok(tx.run(sql, named! { words: &*answer.1, now, id: &answer.0 }).await? > 0)
}

/// What waits for a host in a group: posts that members wrote first, but for what a host has said no to.
pub async fn page_of_held(reader: Reader<'_>, group: GroupId) -> Result<Vec<HeldPost>, Fault> {
    let sql = sql!(
        "SELECT v.post_id, v.discussion_id, v.posted_at, v.opening, v.asker, d.title,
                (SELECT k.name FROM member_card k WHERE k.member_id = v.author_id AND k.standing = 'active') AS person
         FROM post_visible v JOIN discussion d ON d.id = v.discussion_id
         WHERE v.held = 'first' AND v.group_id = :group AND v.viewer_id = :viewer
           AND v.hidden_at IS NULL AND v.deleted_at IS NULL AND v.role IN ('owner', 'host', 'moderator')
         ORDER BY v.posted_at LIMIT 50"
    );
    let read = |row: &Row<'_>| {
        Ok(HeldPost {
            post: row.id("post_id")?,
            discussion: row.id("discussion_id")?,
            title: row.text("title")?.to_owned(),
            opening: row.text_or_none("opening")?.unwrap_or_default().to_owned(),
            by: row.text_or_none("person")?.map(str::to_owned),
            asker: row.flag("asker")?,
        })
    };
    reader.list(sql, named! { group: &group, viewer: reader.viewer().id() }, read).await
}

/// A post that waits for a host.
pub struct HeldPost {
    /// Which.
    pub post: PostId,
    /// Where.
    pub discussion: DiscussionId,
    /// What that is about.
    pub title: String,
    /// Its first line.
    pub opening: String,
    /// By whom, as far as the reader sees them.
    pub by: Option<String>,
    /// Whether by whoever asked without a name.
    pub asker: bool,
}
