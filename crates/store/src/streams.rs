//! Numbers without gaps, in the order of commits, for whoever must never skip one (facts, a conversation, an inbox).

use crate::{Reader, Tx, named, sql};
use kernel::Fault;

/// The next number of a stream; the first is 1. Other writes of the same stream wait until this one is committed.
/// Take the numbers of several streams in sorted order.
pub async fn next(tx: &mut Tx, stream: &str) -> Result<i64, Fault> {
    take(tx, stream, 1).await
}

/// Takes `count` numbers and answers the last.
pub async fn take(tx: &mut Tx, stream: &str, count: i64) -> Result<i64, Fault> {
    let sql = sql!(
        "INSERT INTO stream (name, latest) VALUES (:stream, :count)
         ON CONFLICT (name) DO UPDATE SET latest = stream.latest + excluded.latest RETURNING latest"
    );
    let latest = tx.reader().first(sql, named! { stream, count }, |row| row.int("latest")).await?;
    latest.ok_or_else(|| Fault::bug("a stream gave no number"))
}

/// The latest number of a stream; 0 if there is none.
pub async fn latest(reader: Reader<'_>, stream: &str) -> Result<i64, Fault> {
    let sql = sql!("SELECT latest FROM stream WHERE name = :stream");
    Ok(reader.first(sql, named! { stream }, |row| row.int("latest")).await?.unwrap_or(0))
}
