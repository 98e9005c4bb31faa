//! What is kept of imports.

use crate::{
    import::{
        kind::Kind,
        outcome::Summary,
        record::{ImportId, REJECTED_KEPT, Record},
    },
    policy::{Import, Tidy},
};
use kernel::{Fault, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// The last import of each kind, and the files that wait; the latest first.
pub async fn page_of_records(reader: Reader<'_>) -> Result<(Vec<Record>, Vec<Record>), Fault> {
    let sql = sql!(
        "SELECT r.id, r.kind, r.at, r.summary, r.rejected, r.file FROM place_import r
         WHERE r.file IS NOT NULL OR NOT EXISTS
           (SELECT 1 FROM place_import later WHERE later.kind = r.kind AND later.file IS NULL
              AND (later.at > r.at OR (later.at = r.at AND later.id > r.id)))
         ORDER BY r.at DESC, r.id DESC LIMIT 200"
    );
    let read = |row: &Row<'_>| Ok((row.text_or_none("file")?.is_some(), read_record(row)?));
    let (waiting, done): (Vec<_>, Vec<_>) = reader.list(sql, named! {}, read).await?.into_iter().partition(|it| it.0);
    let only = |all: Vec<(bool, Record)>| all.into_iter().map(|it| it.1).collect();
    Ok((only(done), only(waiting)))
}

/// A file that waits, and its name among the files.
pub async fn find_waiting(reader: Reader<'_>, id: ImportId) -> Result<Option<(Record, String)>, Fault> {
    let sql =
        sql!("SELECT id, kind, at, summary, rejected, file FROM place_import WHERE id = :id AND file IS NOT NULL");
    reader.first(sql, named! { id: &id }, |row| Ok((read_record(row)?, row.text("file")?.to_owned()))).await
}

/// The files that wait since before then.
pub async fn page_of_forgotten(reader: Reader<'_>, before: Moment) -> Result<Vec<ImportId>, Fault> {
    let sql = sql!("SELECT id FROM place_import WHERE file IS NOT NULL AND at < :before ORDER BY at LIMIT 1000");
    reader.list(sql, named! { before }, |row| row.id("id")).await
}

/// Notes what came of an import.
pub async fn insert_done<T>(
    tx: &mut Tx,
    permit: &Permit<Import, T>,
    kind: Kind,
    summary: &Summary,
) -> Result<(), Fault> {
    insert(tx, permit, kind, summary, None).await.map(drop)
}

/// Notes what would come of a file that waits.
pub async fn insert_waiting<T>(
    tx: &mut Tx,
    permit: &Permit<Import, T>,
    kind: Kind,
    summary: &Summary,
    file: &str,
) -> Result<ImportId, Fault> {
    insert(tx, permit, kind, summary, Some(file)).await
}

async fn insert<T>(
    tx: &mut Tx,
    _: &Permit<Import, T>,
    kind: Kind,
    summary: &Summary,
    file: Option<&str>,
) -> Result<ImportId, Fault> {
    let (now, id) = (tx.now(), ImportId::new(tx.now(), tx.rng()));
    let rejected = summary.rejected.len() as i64;
    let mut kept = summary.clone();
    kept.rejected.truncate(REJECTED_KEPT);
    let sql = sql!(
        "INSERT INTO place_import (id, kind, at, summary, rejected, file)
         VALUES (:id, :kind, :now, :summary, :rejected, :file)"
    );
    tx.run(sql, named! { id: &id, kind: kind.code(), now, summary: kept.json(), rejected, file }).await?;
    Ok(id)
}

/// Takes a file that waited off the list; its name among the files, if it was still there.
pub async fn remove_waiting(tx: &mut Tx, id: &Permit<Tidy, ImportId>) -> Result<Option<String>> {
    let sql = sql!("DELETE FROM place_import WHERE id = :id AND file IS NOT NULL RETURNING file");
    Ok(tx.reader().first(sql, named! { id: &**id }, |row| Ok(row.text("file")?.to_owned())).await?)
}

fn read_record(row: &Row<'_>) -> Result<Record, Fault> {
    let spoiled = || Fault::bug("an import's record is spoiled");
    Ok(Record {
        id: row.id("id")?,
        kind: Kind::parse(row.text("kind")?).ok_or_else(spoiled)?,
        at: row.moment("at")?,
        summary: serde_json::from_str(row.text("summary")?).map_err(|_| spoiled())?,
        rejected: row.int("rejected")?.unsigned_abs(),
    })
}
