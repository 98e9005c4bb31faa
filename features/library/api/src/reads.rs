//! What other features may read of the library.

use crate::ResourceId;
use kernel::Fault;
use store::{Reader, named, sql};

/// What a resource is called that the viewer reads; any other is absent.
///
/// # Errors
/// An outage of the store.
pub async fn find_title(reader: Reader<'_>, id: ResourceId) -> Result<Option<String>, Fault> {
    let sql = sql!(
        "SELECT c.title FROM resource_card c
         WHERE c.resource_id = :id
           AND EXISTS (SELECT 1 FROM resource_visible v WHERE v.resource_id = :id AND v.viewer_id = :viewer)"
    );
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, |row| Ok(row.text("title")?.to_owned())).await
}
