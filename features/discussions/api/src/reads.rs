//! What other features may read of discussions.

use crate::DiscussionId;
use kernel::Fault;
use store::{Reader, named, sql};

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
