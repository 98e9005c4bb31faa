//! The record of backups: what was made when, and what could not be made.

use crate::{Reader, Row, Tx, named, sql};
use kernel::{Fault, Id, Moment};
use std::time::Duration;

/// One backup, or one that could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it began.
    pub at: Moment,
    /// Where it lies on the server.
    pub folder: String,
    /// How many bytes.
    pub size: u64,
    /// How long it took.
    pub took: Duration,
    /// Whether only the holder of a key can read it.
    pub is_encrypted: bool,
    /// Why it could not be made, in a sentence for operators.
    pub why: Option<String>,
}

enum Entry {}

/// Writes one down.
pub async fn insert_backup(tx: &mut Tx, backup: &Backup) -> Result<(), Fault> {
    let id = Id::<Entry>::new(tx.now(), tx.rng());
    let Backup { at, folder, size, took, is_encrypted, why } = backup;
    let size = i64::try_from(*size).unwrap_or(i64::MAX);
    let took = i64::try_from(took.as_micros()).unwrap_or(i64::MAX);
    let sql = sql!(
        "INSERT INTO backup (id, at, folder, size, took, encrypted, why)
         VALUES (:id, :at, :folder, :size, :took, :encrypted, :why)"
    );
    let args = named! { id: &id, at: *at, folder, size, took, encrypted: *is_encrypted, why };
    tx.run(sql, args).await.map(drop)
}

/// The latest ones first, those that could not be made included.
pub async fn latest_backups(reader: Reader<'_>, limit: usize) -> Result<Vec<Backup>, Fault> {
    let limit = limit as i64;
    let sql = sql!("SELECT at, folder, size, took, encrypted, why FROM backup ORDER BY at DESC, id DESC LIMIT :limit");
    reader.list(sql, named! { limit }, of_row).await
}

/// The last one that was made.
pub async fn find_last_backup(reader: Reader<'_>) -> Result<Option<Backup>, Fault> {
    let sql = sql!(
        "SELECT at, folder, size, took, encrypted, why FROM backup WHERE why IS NULL ORDER BY at DESC, id DESC LIMIT 1"
    );
    reader.first(sql, named! {}, of_row).await
}

fn of_row(row: &Row<'_>) -> Result<Backup, Fault> {
    Ok(Backup {
        at: row.moment("at")?,
        folder: row.text("folder")?.to_owned(),
        size: row.int("size")?.unsigned_abs(),
        took: Duration::from_micros(row.int("took")?.unsigned_abs()),
        is_encrypted: row.flag("encrypted")?,
        why: row.text_or_none("why")?.map(str::to_owned),
    })
}
