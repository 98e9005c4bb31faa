//! SQL of what the search knows of posts, and of the short answers that stand on top: each by whoever wrote it, so that across
//! a block neither is found.

use crate::discussion::{DiscussionId, Kind};
use discussions_api::PostId;
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, named, sql};

/// The number of a short answer, which stands above the opening.
pub const SHORT: i64 = 0;

/// A post, or a short answer, with what it is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which; of a short answer its own id.
    pub post: PostId,
    /// In which discussion.
    pub discussion: DiscussionId,
    /// In which group.
    pub group: GroupId,
    /// 1 is the opening, [`SHORT`] the short answer.
    pub number: i64,
    /// What was begun.
    pub kind: Kind,
    /// What the discussion is called.
    pub title: String,
    /// With | between them.
    pub tags: String,
    /// Who wrote it; nobody: without a name, or erased.
    pub author: Option<MemberId>,
    /// Who began the discussion; nobody: without a name, or erased.
    pub starter: Option<MemberId>,
    /// Whether it is by whoever asked without a name.
    pub asker: bool,
    /// When.
    pub posted: Moment,
    /// What it says, as it was typed.
    pub words: String,
}

/// A post as one reader finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The post.
    pub found: Found,
    /// What its group is called.
    pub group: String,
    /// What its author is called, if the reader sees them.
    pub author: Option<String>,
}

/// The columns of [`Found`], of those posts that the condition picks: with words, neither hidden nor held back, and in a
/// discussion that is neither.
macro_rules! indexed {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.discussion_id, d.group_id, p.number, d.kind, d.title, d.tags, p.author_id, d.author_id AS starter_id,
                    p.asker, p.posted_at, p.body
             FROM post p JOIN discussion d ON d.id = p.discussion_id
             WHERE p.body IS NOT NULL AND p.deleted_at IS NULL AND p.hidden_at IS NULL AND p.held IS NULL
               AND d.hidden_at IS NULL AND d.held IS NULL AND ",
            $which
        )
    };
}

/// The same of those short answers that stand on top.
macro_rules! shorts {
    ($which:literal) => {
        concat!(
            "SELECT y.id, y.discussion_id, d.group_id, 0 AS number, d.kind, d.title, d.tags, y.author_id, d.author_id AS starter_id,
                    FALSE AS asker, y.decided_at AS posted_at, y.body
             FROM summary y JOIN discussion d ON d.id = y.discussion_id AND d.summary_id = y.id
             WHERE y.decided_at IS NOT NULL AND d.hidden_at IS NULL AND d.held IS NULL AND ",
            $which
        )
    };
}

/// The next after this one, whoever may see them.
pub async fn page_of_indexed(reader: Reader<'_>, after: PostId, limit: i64) -> Result<Vec<Found>, Fault> {
    let sql = sql!(concat!(
        "SELECT * FROM (",
        indexed!("p.id > :after ORDER BY p.id LIMIT :limit"),
        ") posts UNION ALL SELECT * FROM (",
        shorts!("y.id > :after ORDER BY y.id LIMIT :limit"),
        ") shorts ORDER BY 1 LIMIT :limit"
    ));
    reader.list(sql, named! { after: &after, limit }, read_found).await
}

/// Those of these that anybody may find.
pub async fn find_indexed(reader: Reader<'_>, ids: &[PostId]) -> Result<Vec<Found>, Fault> {
    let sql = sql!(concat!(indexed!("p.id IN LIST_ID(:ids)"), " UNION ALL ", shorts!("y.id IN LIST_ID(:ids)")));
    reader.list(sql, named! { ids: store::id_list(ids) }, read_found).await
}

/// All posts of a discussion, whatever became of them, and the short answer on top.
pub async fn page_of_all(reader: Reader<'_>, discussion: DiscussionId) -> Result<Vec<PostId>, Fault> {
    let sql = sql!(
        "SELECT p.id FROM post p WHERE p.discussion_id = :discussion
         UNION ALL SELECT d.summary_id FROM discussion d WHERE d.id = :discussion AND d.summary_id IS NOT NULL"
    );
    reader.list(sql, named! { discussion: &discussion }, |row| row.id("id")).await
}

/// Those of these that the viewer may see, each with its group and the name of its author.
pub async fn find_seen(reader: Reader<'_>, ids: &[PostId]) -> Result<Vec<Seen>, Fault> {
    let sql = sql!(
        "SELECT v.post_id AS id, v.discussion_id, v.group_id, v.number, d.kind, d.title, d.tags, v.author_id,
                d.author_id AS starter_id, v.asker, v.posted_at, v.body, gc.name AS group_name,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = v.author_id AND s.viewer_id = :viewer) AS author
         FROM post_visible v JOIN discussion d ON d.id = v.discussion_id JOIN group_card gc ON gc.group_id = v.group_id
         WHERE v.post_id IN LIST_ID(:ids) AND v.viewer_id = :viewer AND v.body IS NOT NULL AND v.hidden_at IS NULL
           AND v.held IS NULL AND d.hidden_at IS NULL AND d.held IS NULL
         UNION ALL
         SELECT y.id, v.discussion_id, v.group_id, 0, d.kind, d.title, d.tags, y.author_id,
                d.author_id, FALSE, y.decided_at, y.body, gc.name,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = y.author_id AND s.viewer_id = :viewer)
         FROM summary y JOIN discussion d ON d.id = y.discussion_id AND d.summary_id = y.id
         JOIN discussion_visible v ON v.discussion_id = d.id AND v.viewer_id = :viewer
         JOIN group_card gc ON gc.group_id = v.group_id
         WHERE y.id IN LIST_ID(:ids) AND y.decided_at IS NOT NULL AND d.hidden_at IS NULL AND d.held IS NULL
           AND (y.author_id IS NULL
                OR (NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = :viewer AND o.kind = 'block' AND o.other_id = y.author_id)
                AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = y.author_id AND o.kind = 'block' AND o.other_id = :viewer)))"
    );
    let read = |row: &Row<'_>| {
        Ok(Seen {
            found: read_found(row)?,
            group: row.text("group_name")?.to_owned(),
            author: row.text_or_none("author")?.map(str::to_owned),
        })
    };
    reader.list(sql, named! { ids: store::id_list(ids), viewer: reader.viewer().id() }, read).await
}

fn read_found(row: &Row<'_>) -> Result<Found, Fault> {
    Ok(Found {
        post: row.id("id")?,
        discussion: row.id("discussion_id")?,
        group: row.id("group_id")?,
        number: row.int("number")?,
        kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a discussion of no kind"))?,
        title: row.text("title")?.to_owned(),
        tags: row.text("tags")?.to_owned(),
        author: row.id_or_none("author_id")?,
        starter: row.id_or_none("starter_id")?,
        asker: row.flag("asker")?,
        posted: row.moment("posted_at")?,
        words: row.text_or_none("body")?.unwrap_or_default().to_owned(),
    })
}
