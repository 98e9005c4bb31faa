//! SQL of who spoke to whom.

use crate::post::PostId;
use kernel::{Fault, MemberId, Moment};
use store::{Reader, named, sql};

/// To whom this speaks: whoever wrote what it answers or began the discussion, and who is meant in it. Nobody who asked or wrote
/// without a name.
pub async fn page_of_met(reader: Reader<'_>, id: PostId) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT n.member_id FROM post_mention n WHERE n.post_id = :id
         UNION SELECT q.author_id FROM post p JOIN post q ON q.id = p.reply_to WHERE p.id = :id AND q.author_id IS NOT NULL
         UNION SELECT d.author_id FROM post p JOIN discussion d ON d.id = p.discussion_id
                WHERE p.id = :id AND p.reply_to IS NULL AND d.author_id IS NOT NULL"
    );
    reader.list(sql, named! { id: &id }, |row| row.id("member_id")).await
}

/// Who wrote this, and when, for one who reads it and did not write it; nobody if it has no name.
pub async fn find_spoken(reader: Reader<'_>, id: PostId, to: MemberId) -> Result<Option<(MemberId, Moment)>, Fault> {
    let sql = sql!(
        "SELECT v.author_id, v.posted_at FROM post_visible v
         WHERE v.post_id = :id AND v.viewer_id = :to AND v.author_id IS NOT NULL AND v.author_id <> :to"
    );
    let read = |row: &store::Row<'_>| Ok((row.id("author_id")?, row.moment("posted_at")?));
    reader.first(sql, named! { id: &id, to: &to }, read).await
}
