//! Leaving nothing of what was removed: for small databases whose rows must be gone for good.

use crate::{Db, db::Lane, fault::of_sqlite};
use kernel::{Fault, FaultKind};
use std::time::Duration;

/// How often it looks whether those who read an older state are done, and how long it waits in between.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

impl Db {
    /// Writes the database anew without what was removed from `table`, and empties the log, so that no byte of it stays in
    /// a file. On PostgreSQL the table is written anew, and the server's own log is the operator's. Waits a few seconds for
    /// those who read an older state.
    ///
    /// # Errors
    /// Busy if somebody still reads an older state: do it again later.
    pub async fn rewrite(&self, table: &'static str) -> Result<(), Fault> {
        match &self.door().lane {
            Lane::Postgres(it) => {
                let link = it.lend().await?;
                link.spoil();
                link.batch("SET default_transaction_read_only = off; SET statement_timeout = 0").await?;
                link.batch(&format!("VACUUM FULL \"{table}\"")).await
            }
            Lane::Sqlite(it) => {
                it.writers.alone(|conn| conn.execute_batch("VACUUM").map_err(|it| of_sqlite(&it, None))).await?;
                for _ in 0..TRIES {
                    if it.empty_log().await? {
                        return Ok(());
                    }
                    tokio::time::sleep(PAUSE).await;
                }
                Err(Fault::new(FaultKind::Busy, "the database is read in an older state; its log could not be emptied"))
            }
        }
    }
}
