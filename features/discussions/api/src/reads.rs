//! What other features may read of discussions.

use crate::DiscussionId;
use groups_api::GroupId;
use kernel::{Fault, MemberId};
use store::{Reader, Row, named, sql};

/// The short answer on top of a discussion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    /// What the discussion is about.
    pub title: String,
    /// What stands there, in Markdown.
    pub words: String,
    /// In which group.
    pub group: GroupId,
    /// Who proposed it, also whom the viewer does not see: never to be named without asking that.
    pub by: Option<MemberId>,
    /// From whose replies it is made; the same.
    pub credits: Vec<MemberId>,
}

/// What a discussion is about that the viewer reads; any other is absent.
///
/// # Errors
/// An outage of the store.
pub async fn find_title(reader: Reader<'_>, id: DiscussionId) -> Result<Option<String>, Fault> {
    let sql = sql!(
        "SELECT c.title FROM discussion_card c
         WHERE c.discussion_id = :id
           AND EXISTS (SELECT 1 FROM discussion_visible v WHERE v.discussion_id = :id AND v.viewer_id = :viewer)"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, |row| Ok(row.text("title")?.to_owned())).await
}

/// The short answer of a discussion that the viewer reads, once hosts have put it on top; across a block with whoever proposed it
/// there is none, but for those who look after the group (docs/decisions/0017).
///
/// # Errors
/// An outage of the store.
pub async fn find_short(reader: Reader<'_>, id: DiscussionId) -> Result<Option<Short>, Fault> {
    let sql = sql!(
        "SELECT d.title, d.group_id, y.body, y.author_id AS by_id, e.member_id AS credit
         FROM discussion_visible v JOIN discussion d ON d.id = v.discussion_id
         JOIN summary y ON y.id = d.summary_id
         LEFT JOIN summary_credit e ON e.summary_id = y.id
         WHERE v.discussion_id = :id AND v.viewer_id = :viewer AND d.hidden_at IS NULL AND d.held IS NULL
           AND (y.author_id IS NULL OR v.role IN ('owner', 'host', 'moderator')
                OR (NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = :viewer AND t.kind = 'block' AND t.other_id = y.author_id)
                AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.member_id = y.author_id AND t.kind = 'block' AND t.other_id = :viewer)))"
    );
    let mut found: Option<Short> = None;
    let see = |row: &Row<'_>| {
        let short = match &mut found {
            Some(it) => it,
            none => none.insert(Short {
                title: row.text("title")?.to_owned(),
                words: row.text("body")?.to_owned(),
                group: row.id("group_id")?,
                by: row.id_or_none("by_id")?,
                credits: vec![],
            }),
        };
        short.credits.extend(row.id_or_none::<kernel::Member>("credit")?);
        Ok(())
    };
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, see).await?;
    Ok(found)
}
