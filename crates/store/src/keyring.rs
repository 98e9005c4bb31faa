//! Which database of keys belongs to these data.

use crate::{Reader, Tx, named, sql};
use kernel::{Fault, Id};

/// The name of the keys, if there ever were any.
pub async fn find_keyring<K>(reader: Reader<'_>) -> Result<Option<Id<K>>, Fault> {
    let sql = sql!("SELECT id FROM keyring ORDER BY since DESC LIMIT 1");
    reader.first(sql, named! {}, |row| row.id("id")).await
}

/// From now on it is this one.
pub async fn save_keyring<K>(tx: &mut Tx, id: Id<K>) -> Result<(), Fault> {
    let now = tx.now();
    tx.run(sql!("DELETE FROM keyring"), named! {}).await?;
    tx.run(sql!("INSERT INTO keyring (id, since) VALUES (:id, :now)"), named! { id: &id, now }).await.map(drop)
}
