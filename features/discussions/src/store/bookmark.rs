//! SQL of what members keep for later. Only what one may still see is listed (`post_visible`).

use crate::{
    bookmark::{Bookmark, Keeping, Line},
    discussion::{DiscussionId, Kind},
    policy::{Clear, Keep},
    post::PostId,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// One that is kept, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What is kept.
    pub bookmark: Bookmark,
    /// Where.
    pub discussion: DiscussionId,
    /// What that is about.
    pub title: String,
    /// Its kind.
    pub kind: Kind,
    /// The group.
    pub group: (GroupId, String),
    /// The post's place; 1 is the opening.
    pub number: i64,
    /// Who wrote it.
    pub author: Option<MemberId>,
    /// By whoever asked without a name.
    pub asker: bool,
    /// Its first line; empty where it is not there any more.
    pub opening: String,
}

/// Before which one a page begins.
pub type Before = (Moment, PostId);

/// The viewer's, the latest first, of one group or of all.
pub async fn page_of_bookmarks(
    reader: Reader<'_>,
    group: Option<GroupId>,
    before: Before,
    most: i64,
) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(
        "SELECT b.post_id, b.note, b.kept_at, d.id AS discussion, d.title, d.kind, gc.group_id, gc.name AS group_name, p.number,
                p.author_id, p.asker, CASE WHEN p.deleted_at IS NULL AND p.hidden_at IS NULL THEN p.opening END AS opening
         FROM bookmark b
         JOIN post p ON p.id = b.post_id
         JOIN discussion d ON d.id = b.discussion_id
         JOIN group_card gc ON gc.group_id = d.group_id
         WHERE b.member_id = :viewer AND b.removed_at IS NULL
           AND (SELECT COUNT(*) FROM post_visible v WHERE v.post_id = b.post_id AND v.viewer_id = :viewer) > 0
           AND (b.kept_at < :at OR (b.kept_at = :at AND b.post_id < :post))
           AND (CAST(:everywhere AS BIGINT) = 1 OR d.group_id = :group)
         ORDER BY b.kept_at DESC, b.post_id DESC LIMIT :most"
    );
    let read = |row: &Row<'_>| {
        Ok(Listed {
            bookmark: read_bookmark(row)?,
            discussion: row.id("discussion")?,
            title: row.text("title")?.to_owned(),
            kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a discussion of another kind"))?,
            group: (row.id("group_id")?, row.text("group_name")?.to_owned()),
            number: row.int("number")?,
            author: row.id_or_none("author_id")?,
            asker: row.flag("asker")?,
            opening: row.text_or_none("opening")?.unwrap_or_default().to_owned(),
        })
    };
    let everywhere = i64::from(group.is_none());
    let group = group.unwrap_or(GroupId::NONE);
    let args = named! { viewer: reader.viewer().id(), at: before.0, post: &before.1, everywhere, group: &group, most };
    reader.list(sql, args, read).await
}

/// The groups in which the viewer keeps something that they still see, by name.
pub async fn find_groups(reader: Reader<'_>) -> Result<Vec<(GroupId, String)>, Fault> {
    let sql = sql!(
        "SELECT DISTINCT gc.group_id, gc.name
         FROM bookmark b
         JOIN discussion_visible v ON v.discussion_id = b.discussion_id AND v.viewer_id = :viewer
         JOIN group_card gc ON gc.group_id = v.group_id
         WHERE b.member_id = :viewer AND b.removed_at IS NULL ORDER BY gc.name, gc.group_id"
    );
    let read = |row: &Row<'_>| Ok((row.id("group_id")?, row.text("name")?.to_owned()));
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await
}

/// How many the viewer keeps beside this one.
pub async fn count_others(reader: Reader<'_>, post: PostId) -> Result<i64, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM bookmark WHERE member_id = :viewer AND removed_at IS NULL AND post_id <> :post"
    );
    reader.count(sql, named! { viewer: reader.viewer().id(), post: &post }).await
}

/// Keeps a post, or words the line anew: when it was kept first stays.
pub async fn save_bookmark(tx: &mut Tx, keeping: &Permit<Keep, (DiscussionId, Keeping)>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO bookmark (member_id, post_id, discussion_id, note, kept_at, removed_at)
         VALUES (:member, :post, :discussion, :note, :now, NULL)
         ON CONFLICT (member_id, post_id) DO UPDATE
         SET note = CASE WHEN CAST(:stays AS BIGINT) = 1 THEN bookmark.note ELSE excluded.note END, removed_at = NULL"
    );
    let (now, member) = (tx.now(), tx.viewer().id());
    let (discussion, Keeping { post, line }) = &**keeping;
    let note = if let Line::Is(note) = line { Some(note.as_slice()) } else { None };
    let stays = i64::from(matches!(line, Line::Stays));
    tx.run(sql, named! { member: &member, post, discussion, note, now, stays }).await?;
    Ok(())
}

/// Takes one out, or puts it back. `false`: there is none.
pub async fn save_removed(tx: &mut Tx, removed: &Permit<Keep, (PostId, Option<Moment>)>) -> Result<bool> {
    let sql = sql!("UPDATE bookmark SET removed_at = :at WHERE member_id = :member AND post_id = :post");
    let member = tx.viewer().id();
    Ok(tx.run(sql, named! { at: removed.1, member: &member, post: &removed.0 }).await? > 0)
}

/// Takes away for good what was taken out before this moment.
pub async fn remove_old(tx: &mut Tx, before: &Permit<Clear, Moment>) -> Result<()> {
    let sql = sql!("DELETE FROM bookmark WHERE removed_at IS NOT NULL AND removed_at < :before");
    tx.run(sql, named! { before: **before }).await?;
    Ok(())
}

/// All of a member, the earliest first: for the copy that they take along.
pub async fn find_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<(DiscussionId, Bookmark)>, Fault> {
    let sql = sql!(
        "SELECT discussion_id, post_id, note, kept_at FROM bookmark
         WHERE member_id = :member AND removed_at IS NULL ORDER BY kept_at, post_id"
    );
    let read = |row: &Row<'_>| Ok((row.id("discussion_id")?, read_bookmark(row)?));
    reader.list(sql, named! { member: &member }, read).await
}

/// Which of these members wrote a line about something that they keep.
pub async fn find_noting(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT DISTINCT member_id FROM bookmark WHERE member_id IN LIST_ID(:members) AND note IS NOT NULL");
    reader.list(sql, named! { members: store::id_list(members) }, |row| row.id("member_id")).await
}

/// Takes all of a member away who leaves.
pub(super) async fn remove_of_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM bookmark WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}

fn read_bookmark(row: &Row<'_>) -> Result<Bookmark, Fault> {
    Ok(Bookmark {
        post: row.id("post_id")?,
        note: row.bytes_or_none("note")?.map(<[u8]>::to_vec),
        kept: row.moment("kept_at")?,
    })
}
