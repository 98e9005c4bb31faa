//! All SQL of the feature: reading the counts. They are written through the api.

use crate::tally::Count;
use kernel::Fault;
use store::{Reader, named, sql};

/// The counts from this day on, added up.
pub async fn page_of_counts(reader: Reader<'_>, from: i64) -> Result<Vec<Count>, Fault> {
    let sql = sql!(
        "SELECT kind, outcome, reason, CAST(SUM(times) AS BIGINT) AS times FROM guard_count WHERE day >= :from
         GROUP BY kind, outcome, reason ORDER BY kind, outcome, reason"
    );
    let read = |row: &store::Row<'_>| {
        Ok(Count {
            kind: row.text("kind")?.to_owned(),
            outcome: row.text("outcome")?.to_owned(),
            reason: row.text("reason")?.to_owned(),
            times: row.int("times")?,
        })
    };
    reader.list(sql, named! { from }, read).await
}
