//! SQL of what the night does: whose month is over.

use crate::{policy::Keep, resource::ResourceId};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Tx, named, sql};

/// What was to be looked at before this month and whose owner was not told so.
pub async fn page_of_overdue(
    reader: Reader<'_>,
    month: &str,
    limit: i64,
) -> Result<Vec<(ResourceId, Option<MemberId>)>, Fault> {
    let sql = sql!(
        "SELECT r.id, CASE WHEN r.state = 'published' THEN r.owner_id END AS owner_id FROM resource r
         WHERE r.review_by < :month AND r.review_by IS NOT NULL AND NOT r.review_told ORDER BY r.review_by, r.id LIMIT :limit"
    );
    reader.list(sql, named! { month, limit }, |row| Ok((row.id("id")?, row.id_or_none("owner_id")?))).await
}

/// They were told.
pub async fn save_told(tx: &mut Tx, id: &Permit<Keep, ResourceId>) -> Result<()> {
    tx.run(sql!("UPDATE resource SET review_told = TRUE WHERE id = :id"), named! { id: &**id }).await?;
    Ok(())
}
