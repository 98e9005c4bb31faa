//! Keeping wrapped keys.

use kernel::{Fault, Id};
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
