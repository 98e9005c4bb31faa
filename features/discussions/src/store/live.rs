//! SQL of what open pages are told and what notices ask: by member, through the visible views.

use crate::{
    discussion::{DiscussionId, How},
    post::PostId,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId};
use store::{Reader, Row, named, sql};

/// What changed for each of these members after the number beside them. Also that a discussion was taken out of their sight: the
/// page that shows it still has to learn that it is absent.
pub async fn find_changed(
    reader: Reader<'_>,
    asked: &[(MemberId, i64)],
) -> Result<Vec<(MemberId, DiscussionId, i64)>, Fault> {
    let sql = sql!(
        "SELECT f.member_id, f.discussion_id, f.changed FROM PAIRS(:asked) a
         CROSS JOIN following f
         WHERE f.member_id = a.id AND f.changed > a.n
           AND ((SELECT COUNT(*) FROM discussion_visible v
                  WHERE v.discussion_id = f.discussion_id AND v.viewer_id = f.member_id) > 0
                OR (SELECT COUNT(*) FROM discussion d JOIN group_inside gi ON gi.group_id = d.group_id
                     WHERE d.id = f.discussion_id AND gi.viewer_id = f.member_id
                       AND (d.hidden_at IS NOT NULL OR d.held IS NOT NULL)) > 0)"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, row.id("discussion_id")?, row.int("changed")?));
    reader.list(sql, named! { asked: store::pair_list(asked) }, read).await
}

/// Which of these discussions the viewer sees, their titles, and how far they have read each.
pub async fn find_told(reader: Reader<'_>, discussions: &[DiscussionId]) -> Result<Vec<Told>, Fault> {
    let sql = sql!(
        "SELECT d.id AS discussion_id, d.group_id, d.title, d.closed_at, f.how,
                EXISTS (SELECT 1 FROM post p WHERE p.discussion_id = d.id AND p.number > 1 AND p.deleted_at IS NULL
                          AND p.hidden_at IS NULL AND p.held IS NULL AND p.author_id IS NOT NULL
                          AND (d.author_id IS NULL OR p.author_id <> d.author_id)) AS answered,
                (SELECT COUNT(*) FROM post_visible v WHERE v.discussion_id = d.id AND v.viewer_id = :viewer
                    AND v.number > COALESCE(f.read_upto, 0)) AS unread,
                (SELECT v.role FROM discussion_visible v WHERE v.discussion_id = d.id AND v.viewer_id = :viewer) AS role,
                EXISTS (SELECT 1 FROM post p WHERE p.discussion_id = d.id AND p.held = 'first' AND p.hidden_at IS NULL
                          AND p.deleted_at IS NULL) AS held,
                EXISTS (SELECT 1 FROM discussion_measure m WHERE m.discussion_id = d.id AND m.objection IS NOT NULL
                          AND m.answer IS NULL) AS objected,
                EXISTS (SELECT 1 FROM summary y WHERE y.discussion_id = d.id AND y.state = 'proposed') AS proposed
         FROM discussion d LEFT JOIN following f ON f.discussion_id = d.id AND f.member_id = :viewer
         WHERE d.id IN LIST_ID(:discussions)
           AND (SELECT COUNT(*) FROM discussion_visible v WHERE v.discussion_id = d.id AND v.viewer_id = :viewer) > 0"
    );
    let read = |row: &Row<'_>| {
        Ok(Told {
            discussion: row.id("discussion_id")?,
            title: row.text("title")?.to_owned(),
            group: row.id("group_id")?,
            answered: row.flag("answered")?,
            unread: row.int("unread")? > 0,
            muted: row.text_or_none("how")? == Some(How::Mute.word()),
            closed: row.moment_or_none("closed_at")?.is_some(),
            cares: row.text_or_none("role")?.is_some_and(|it| it != "member"),
            held: row.flag("held")?,
            objected: row.flag("objected")?,
            proposed: row.flag("proposed")?,
        })
    };
    let args = named! { viewer: reader.viewer().id(), discussions: store::id_list(discussions) };
    reader.list(sql, args, read).await
}

/// What a notice asks of a discussion.
pub struct Told {
    /// Which.
    pub discussion: DiscussionId,
    /// What it is about.
    pub title: String,
    /// In which group.
    pub group: GroupId,
    /// Whether somebody else than whoever began it wrote there, and that stands.
    pub answered: bool,
    /// Whether there is something that the viewer has not read.
    pub unread: bool,
    /// Whether the viewer wants to hear of it only when they are meant.
    pub muted: bool,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether the viewer looks after its group.
    pub cares: bool,
    /// Whether something in it waits for a host.
    pub held: bool,
    /// Whether somebody objects to something that was hidden.
    pub objected: bool,
    /// Whether a summary waits for the hosts.
    pub proposed: bool,
}

/// Where these posts of the viewer's own stand that were hidden.
pub async fn find_hidden(reader: Reader<'_>, posts: &[PostId]) -> Result<Vec<(PostId, DiscussionId)>, Fault> {
    let sql = sql!(
        "SELECT v.post_id, v.discussion_id FROM post_visible v
         WHERE v.viewer_id = :viewer AND v.author_id = :viewer AND v.hidden_at IS NOT NULL AND v.post_id IN LIST_ID(:posts)"
    );
    let args = named! { viewer: reader.viewer().id(), posts: store::id_list(posts) };
    reader.list(sql, args, |row| Ok((row.id("post_id")?, row.id("discussion_id")?))).await
}
