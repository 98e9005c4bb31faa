//! SQL of a group's list of discussions, the latest first.

use super::asker::Mark;
use crate::discussion::{DiscussionId, Held, How, Kind, Tags};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, named, sql};

/// A discussion as it stands in its group's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: DiscussionId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about.
    pub title: String,
    /// Its tags.
    pub tags: Tags,
    /// Who began it, and their name, as far as the reader sees them.
    pub author: Option<(MemberId, Option<String>)>,
    /// Whether it was begun without a name.
    pub anonymous: bool,
    /// How many replies the reader sees.
    pub replies: i64,
    /// When the latest was written.
    pub latest: Moment,
    /// By whom, as far as the reader sees them.
    pub latest_by: Option<String>,
    /// When it closes, expires or ends.
    pub until: Option<Moment>,
    /// Whether it is closed.
    pub closed: bool,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Why it waits.
    pub held: Option<Held>,
    /// Whether a reply solved it.
    pub solved: bool,
    /// Whether a summary stands on top.
    pub summary: bool,
    /// Whether somebody sees it differently.
    pub differs: bool,
    /// How the reader keeps it.
    pub how: Option<How>,
    /// Whether there is something that they have not read.
    pub unread: bool,
}

/// What narrows a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Only of this kind.
    pub kind: Option<Kind>,
    /// Only with this tag.
    pub tag: String,
}

/// Before which one a page begins.
pub type Before = (Moment, DiscussionId);

/// The latest `limit` discussions of a group before that one. Replies are counted as the reader sees them: without those
/// across a block (abuse case 13). What the viewer asked without their name is found by their places: `own`.
pub async fn page_of_listed(
    reader: Reader<'_>,
    group: GroupId,
    (narrowed, own): (&Narrowed, &[Mark]),
    before: Before,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(
        "SELECT page.*,
                (SELECT k.name FROM member_card k WHERE k.member_id = page.author_id AND k.standing = 'active') AS author,
                CASE WHEN page.role IN ('owner', 'host', 'moderator')
                     THEN (SELECT k.name FROM member_card k WHERE k.member_id = page.latest_by AND k.standing = 'active')
                     ELSE (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                            WHERE s.member_id = page.latest_by AND s.viewer_id = :viewer) END AS latest_name,
                EXISTS (SELECT 1 FROM post_reaction r WHERE r.discussion_id = page.id AND r.kind = 'differently') AS differs,
                CASE WHEN page.role IN ('owner', 'host', 'moderator') THEN 0 ELSE
                (SELECT COUNT(*) FROM tie o JOIN post p ON p.discussion_id = page.id AND p.author_id = o.other_id
                  WHERE o.member_id = :viewer AND o.kind = 'block')
                + (SELECT COUNT(*) FROM tie o JOIN post p ON p.discussion_id = page.id AND p.author_id = o.member_id
                  WHERE o.other_id = :viewer AND o.kind = 'block') END AS unseen,
                CASE WHEN page.role IN ('owner', 'host', 'moderator') THEN 0 ELSE
                (SELECT COUNT(*) FROM tie o JOIN post p ON p.discussion_id = page.id AND p.author_id = o.other_id
                  WHERE o.member_id = :viewer AND o.kind = 'block' AND p.number > COALESCE(a.read_upto, f.read_upto, 0))
                + (SELECT COUNT(*) FROM tie o JOIN post p ON p.discussion_id = page.id AND p.author_id = o.member_id
                  WHERE o.other_id = :viewer AND o.kind = 'block' AND p.number > COALESCE(a.read_upto, f.read_upto, 0)) END AS unseen_new,
                EXISTS (SELECT 1 FROM summary y WHERE y.id = page.summary_id
                          AND (page.role IN ('owner', 'host', 'moderator') OR y.author_id IS NULL
                               OR (NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = :viewer AND o.kind = 'block' AND o.other_id = y.author_id)
                               AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = y.author_id AND o.kind = 'block' AND o.other_id = :viewer))))
                    AS summed,
                f.how, COALESCE(a.read_upto, f.read_upto) AS read_upto
         FROM (SELECT d.id, d.kind, d.title, d.tags, d.author_id, d.anonymous, d.posts, d.latest_at, d.latest_by, d.until_at,
                      d.closed_at, d.hidden_at, d.held, d.answer_id, d.summary_id, v.role
               FROM discussion_visible v JOIN discussion d ON d.id = v.discussion_id
               WHERE v.group_id = :group AND v.viewer_id = :viewer AND (v.latest_at, v.discussion_id) < (:at, :id)
                 AND (CAST(:kind AS TEXT) = '' OR d.kind = :kind)
                 AND (CAST(:tag AS TEXT) = '' OR '|' || d.tags || '|' LIKE '%|' || CAST(:tag AS TEXT) || '|%' ESCAPE '\\')
               ORDER BY v.latest_at DESC, v.discussion_id DESC LIMIT :limit) page
         LEFT JOIN following f ON f.discussion_id = page.id AND f.member_id = :viewer
         LEFT JOIN discussion_asker a ON a.discussion_id = page.id AND a.slot IN LIST_ID(:own)
         ORDER BY page.latest_at DESC, page.id DESC"
    );
    let tag = escaped(&narrowed.tag);
    let args = named! {
        viewer: reader.viewer().id(), group: &group, at: before.0, id: &before.1,
        kind: narrowed.kind.map_or("", Kind::word), tag: &*tag, limit, own: store::id_list(own)
    };
    reader.list(sql, args, read_listed).await
}

/// A tag is no pattern.
fn escaped(tag: &str) -> String {
    tag.chars().flat_map(|it| matches!(it, '%' | '_' | '\\').then_some('\\').into_iter().chain([it])).collect()
}

fn read_listed(row: &Row<'_>) -> Result<Listed, Fault> {
    let author: Option<MemberId> = row.id_or_none("author_id")?;
    let name = row.text_or_none("author")?.map(str::to_owned);
    let posts = row.int("posts")?;
    Ok(Listed {
        id: row.id("id")?,
        kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a discussion of another kind"))?,
        title: row.text("title")?.to_owned(),
        tags: Tags::stored(row.text("tags")?),
        author: author.map(|it| (it, name)),
        anonymous: row.flag("anonymous")?,
        replies: (posts - 1 - row.int("unseen")?).max(0),
        latest: row.moment("latest_at")?,
        latest_by: row.text_or_none("latest_name")?.map(str::to_owned),
        until: row.moment_or_none("until_at")?,
        closed: row.moment_or_none("closed_at")?.is_some(),
        hidden: row.moment_or_none("hidden_at")?.is_some(),
        held: row.text_or_none("held")?.and_then(Held::of),
        solved: row.id_or_none::<()>("answer_id")?.is_some(),
        summary: row.flag("summed")?,
        differs: row.flag("differs")?,
        how: row.text_or_none("how")?.and_then(How::of),
        unread: posts - row.int("unseen_new")? > row.int_or_none("read_upto")?.unwrap_or_default(),
    })
}
