//! Keeping wrapped keys.

use kernel::{Fault, Id, Moment};
use store::{Reader, Tx, named, sql};

/// A key as it lies in the database.
pub struct Wrapped {
    /// Which thing it is for.
    pub owner: [u8; 16],
    /// The key, sealed with the root key.
    pub wrapped: Vec<u8>,
}

/// The wrapped key of an owner.
pub async fn find_wrapped(reader: Reader<'_>, kind: &str, owner: [u8; 16]) -> Result<Option<Vec<u8>>, Fault> {
    let sql = sql!("SELECT wrapped FROM wrapped_key WHERE kind = :kind AND owner_id = :owner");
    let owner = Id::<()>::from_bytes(owner);
    reader.first(sql, named! { kind, owner: &owner }, |row| Ok(row.bytes("wrapped")?.to_vec())).await
}

/// The first key of a kind.
pub async fn find_first(reader: Reader<'_>, kind: &str) -> Result<Option<Wrapped>, Fault> {
    Ok(page_of_wrapped(reader, kind, [0; 16], 1).await?.pop())
}

/// The keys of a kind after an owner, in the order of their owners.
pub async fn page_of_wrapped(
    reader: Reader<'_>,
    kind: &str,
    after: [u8; 16],
    most: i64,
) -> Result<Vec<Wrapped>, Fault> {
    let sql = sql!(
        "SELECT owner_id, wrapped FROM wrapped_key WHERE kind = :kind AND owner_id > :after
         ORDER BY owner_id LIMIT :most"
    );
    let after = Id::<()>::from_bytes(after);
    let wrapped = |row: &store::Row<'_>| {
        let owner = *row.id::<()>("owner_id")?.as_bytes();
        Ok(Wrapped { owner, wrapped: row.bytes("wrapped")?.to_vec() })
    };
    reader.list(sql, named! { kind, after: &after, most }, wrapped).await
}

/// The owners of keys of a kind that were made before then, after an owner, in their order.
pub async fn page_of_older(
    reader: Reader<'_>,
    kind: &str,
    before: Moment,
    after: [u8; 16],
    most: i64,
) -> Result<Vec<[u8; 16]>, Fault> {
    let sql = sql!(
        "SELECT owner_id FROM wrapped_key WHERE kind = :kind AND owner_id > :after AND made_at < :before
         ORDER BY owner_id LIMIT :most"
    );
    let after = Id::<()>::from_bytes(after);
    let args = named! { kind, after: &after, before, most };
    reader.list(sql, args, |row| Ok(*row.id::<()>("owner_id")?.as_bytes())).await
}

/// Keeps a wrapped key unless there is one already.
pub async fn insert_wrapped(tx: &mut Tx, kind: &str, owner: [u8; 16], wrapped: &[u8]) -> Result<(), Fault> {
    let (owner, now) = (Id::<()>::from_bytes(owner), tx.now());
    let sql = sql!(
        "INSERT INTO wrapped_key (kind, owner_id, wrapped, made_at) VALUES (:kind, :owner, :wrapped, :now)
         ON CONFLICT DO NOTHING"
    );
    tx.run(sql, named! { kind, owner: &owner, wrapped, now }).await.map(drop)
}

/// Takes the key away: what it sealed is noise from then on. How many there were.
pub async fn remove_wrapped(tx: &mut Tx, kind: &str, owner: [u8; 16]) -> Result<u64, Fault> {
    let owner = Id::<()>::from_bytes(owner);
    let sql = sql!("DELETE FROM wrapped_key WHERE kind = :kind AND owner_id = :owner");
    tx.run(sql, named! { kind, owner: &owner }).await
}

/// Notes that bytes of destroyed keys may lie in the file.
pub async fn save_wipe_due(tx: &mut Tx) -> Result<(), Fault> {
    let sql = sql!(
        "INSERT INTO wipe_due (one, times) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET times = wipe_due.times + 1"
    );
    tx.run(sql, named! {}).await.map(drop)
}

/// How often keys were destroyed since the file was written anew, if they were.
pub async fn find_wipe_due(reader: Reader<'_>) -> Result<Option<i64>, Fault> {
    reader.first(sql!("SELECT times FROM wipe_due"), named! {}, |row| row.int("times")).await
}

/// The file was written anew, after so many times; what was destroyed meanwhile is for the next time.
pub async fn remove_wipe_due(tx: &mut Tx, times: i64) -> Result<(), Fault> {
    tx.run(sql!("DELETE FROM wipe_due WHERE times = :times"), named! { times }).await.map(drop)
}
