//! SQL of erasures.

use crate::{erasure::Erasure, policy::Erase};
use kernel::{Fault, Moment, Permit, Result};
use store::{Reader, Tx, named, sql};

/// Erasures from this moment on, in their order.
pub async fn page_of_erasures(reader: Reader<'_>, since: Moment) -> Result<Vec<Erasure>, Fault> {
    let sql = sql!("SELECT member_id, at FROM erasure WHERE at >= :since ORDER BY at, member_id");
    let read = |row: &store::Row<'_>| Ok(Erasure { at: row.moment("at")?, member: row.id("member_id")? });
    reader.list(sql, named! { since }, read).await
}

/// Notes that somebody was erased. The first time counts.
pub async fn insert_erasure(tx: &mut Tx, erasure: &Permit<Erase, Erasure>) -> Result<()> {
    let sql = sql!("INSERT INTO erasure (member_id, at) VALUES (:member, :at) ON CONFLICT DO NOTHING");
    tx.run(sql, named! { member: &erasure.member, at: erasure.at }).await?;
    Ok(())
}
