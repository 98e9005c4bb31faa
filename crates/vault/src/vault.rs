//! The vault: makes, finds and destroys keys.

mod keyring;

pub use keyring::{Keyring, KeyringId, Tally, Unopened};

use crate::{Bound, SealKey, store};
use ::store::{Db, Schema, Tx, migration};
use kernel::{Act, Fault, Id, MemberId, Private, Reason, Result, Rng, Viewer};
use quick_cache::sync::Cache;
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// Keys by what they are for. Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    db: Db,
    root: SealKey,
    rng: Rng,
    kept: Cache<Scope, SealKey>,
    /// How many were destroyed: whoever read a key before does not put it back into memory afterwards.
    destroyed: Mutex<u64>,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scope {
    kind: &'static str,
    id: [u8; 16],
}

/// Keys that are held in memory, unwrapped; the least used go first.
const KEPT: usize = 20_000;
const CONVERSATION: &str = "conversation";
const MEMBER: &str = "member";
const TABLE: &str = "wrapped_key";
const MAKE: Act = Act::open("make_key");
const DESTROY: Act = Act::open("destroy_key");
const HOUSE: Viewer = Viewer::house(Reason::Background);

/// The tables of the database of keys, which is apart from the rows that they seal.
pub fn schema() -> Schema {
    Schema { feature: "vault", migrations: const { &[migration!("20261124T0900_vault_wrapped_key")] }, views: "" }
}

impl Scope {
    /// Of one conversation.
    pub const fn conversation<T>(id: Id<T>) -> Scope {
        Scope { kind: CONVERSATION, id: *id.as_bytes() }
    }
    /// Of what one member keeps for themselves.
    pub const fn member(id: MemberId) -> Scope {
        Scope { kind: MEMBER, id: *id.as_bytes() }
    }
    fn bound(&self) -> Bound {
        let id = Id::<()>::from_bytes(self.id);
        Bound::new(self.kind, id, id, MemberId::NONE)
    }
}

impl Vault {
    /// A vault whose keys lie in `db`, migrated with [`schema`], wrapped by `root`.
    pub fn new(db: Db, root: &Private<[u8; 32]>, rng: Rng) -> Vault {
        let root = SealKey::new(Zeroizing::new(*root.expose()));
        Vault(Arc::new(Inner { db, root, rng, kept: Cache::new(KEPT), destroyed: Mutex::default() }))
    }
    /// The key of this scope; made, and durable, if there is none. To be called before the write that seals with it,
    /// never inside one.
    pub async fn make(&self, scope: Scope) -> Result<SealKey> {
        if let Some(key) = self.find(scope).await? {
            return Ok(key);
        }
        let fresh = Zeroizing::new(self.0.rng.bytes::<32>());
        let wrapped = self.0.root.seal(&scope.bound(), fresh.as_slice(), &self.0.rng);
        let keep = async |tx: &mut Tx| Ok(store::insert_wrapped(tx, scope.kind, scope.id, &wrapped).await?);
        self.0.db.write(&HOUSE, MAKE, keep).await?;
        // Another may have made it a moment earlier: what lies there is the key.
        Ok(self.find(scope).await?.ok_or_else(|| Fault::bug("a key that was made is not there"))?)
    }
    /// The key of this scope; `None` if it was never made, or destroyed.
    ///
    /// # Errors
    /// A fault if the root key does not open it.
    pub async fn find(&self, scope: Scope) -> Result<Option<SealKey>, Fault> {
        if let Some(key) = self.0.kept.get(&scope) {
            return Ok(Some(key));
        }
        let before = *self.destroyed();
        let read = self.0.db.read(&HOUSE).await?;
        let Some(wrapped) = store::find_wrapped(read.reader(), scope.kind, scope.id).await? else { return Ok(None) };
        drop(read);
        let key = self.unwrap(scope, &wrapped)?;
        let destroyed = self.destroyed();
        if *destroyed == before {
            self.0.kept.insert(scope, key.clone());
        }
        Ok(Some(key))
    }
    /// Destroys the key: what it sealed can be opened by nobody any more. When this returns, no byte of it is left in the
    /// file of keys or its log; copies of that file are the matter of whoever makes them. Twice does no harm.
    ///
    /// # Errors
    /// A fault if the key is gone but its bytes could not be wiped yet: do it again.
    pub async fn destroy(&self, scope: Scope) -> Result<()> {
        let remove = async |tx: &mut Tx| Ok(store::remove_wrapped(tx, scope.kind, scope.id).await?);
        self.0.db.write(&HOUSE, DESTROY, remove).await?;
        {
            let mut destroyed = self.destroyed();
            *destroyed += 1;
            self.0.kept.remove(&scope);
        }
        Ok(self.0.db.rewrite(TABLE).await?)
    }
    /// The database of keys, for backups and closing.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    fn unwrap(&self, scope: Scope, wrapped: &[u8]) -> Result<SealKey, Fault> {
        let bytes = Zeroizing::new(self.0.root.open(&scope.bound(), wrapped)?);
        let bytes =
            <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| Fault::bug("a wrapped key of another length"))?;
        Ok(SealKey::new(Zeroizing::new(bytes)))
    }
    fn destroyed(&self) -> std::sync::MutexGuard<'_, u64> {
        self.0.destroyed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
