//! The vault: makes, finds and destroys keys.

mod keyring;

pub use keyring::{Keyring, KeyringId, Tally, Unopened};

use crate::{Bound, SealKey, store};
use ::store::{Db, Schema, Tx, migration};
use kernel::{Act, Fault, Id, MemberId, Moment, Private, Reason, Result, Rng, Viewer};
use quick_cache::sync::Cache;
use std::{
    fmt,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
};
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
const RESOURCE: &str = "resource";
const COLLECTION: &str = "collection";
const TABLE: &str = "wrapped_key";
const MAKE: Act = Act::open("make_key");
const DESTROY: Act = Act::open("destroy_key");
const WIPED: Act = Act::open("wipe_keys");
const HOUSE: Viewer = Viewer::house(Reason::Background);

const MIGRATIONS: &[::store::Migration] =
    const { &[migration!("20261124T0900_vault_wrapped_key"), migration!("20261125T1000_vault_wipe_due")] };

/// The tables of the database of keys, which is apart from the rows that they seal.
pub fn schema() -> Schema {
    Schema { feature: "vault", migrations: MIGRATIONS, views: "" }
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
    /// Of a resource. Kinds are apart, so that no id that a form names reaches the key of anything else.
    pub const fn resource<T>(id: Id<T>) -> Scope {
        Scope { kind: RESOURCE, id: *id.as_bytes() }
    }
    /// Of a collection of resources.
    pub const fn collection<T>(id: Id<T>) -> Scope {
        Scope { kind: COLLECTION, id: *id.as_bytes() }
    }
    /// Whose key it is, if it is that of a conversation, or of anything else that is sealed in the same way.
    pub fn as_conversation<T>(&self) -> Option<Id<T>> {
        (self.kind == CONVERSATION).then(|| Id::from_bytes(self.id))
    }
    /// Whose key it is, if it is that of a resource.
    pub fn as_resource<T>(&self) -> Option<Id<T>> {
        (self.kind == RESOURCE).then(|| Id::from_bytes(self.id))
    }
    /// Whose key it is, if it is that of a collection.
    pub fn as_collection<T>(&self) -> Option<Id<T>> {
        (self.kind == COLLECTION).then(|| Id::from_bytes(self.id))
    }
    /// Whose key it is, if it is that of a member.
    pub fn as_member(&self) -> Option<MemberId> {
        (self.kind == MEMBER).then(|| MemberId::from_bytes(self.id))
    }
    fn bound(&self) -> Bound {
        let id = Id::<()>::from_bytes(self.id);
        Bound::new(self.kind, id, id, MemberId::NONE)
    }
}

/// As jobs carry it: a kind and an id, which tell nothing.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, Id::<()>::from_bytes(self.id))
    }
}

impl FromStr for Scope {
    type Err = Fault;
    fn from_str(text: &str) -> Result<Scope, Fault> {
        let parts = text.split_once(' ').and_then(|(kind, id)| {
            let kind = [CONVERSATION, MEMBER, RESOURCE, COLLECTION].into_iter().find(|it| *it == kind)?;
            Some((kind, id.parse::<Id<()>>().ok()?))
        });
        let (kind, id) = parts.ok_or_else(|| Fault::bug("this names no key"))?;
        Ok(Scope { kind, id: *id.as_bytes() })
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
    /// What stands in a row for a member, or for anything else, that the row must not name: whoever knows both finds it again,
    /// and whoever has the rows, or the keys too but not the root key, can tell neither whose it is nor whether two are of the
    /// same. `what` keeps marks of different columns apart.
    pub fn mark(&self, what: &'static str, parts: &[&[u8]]) -> [u8; 16] {
        self.0.root.mark(what, parts)
    }
    /// Destroys these keys: from now on what they sealed opens for nobody. Bytes of them may lie in the file of keys until
    /// [`Vault::wipe`], which is to be called soon, once for many. Twice does no harm.
    pub async fn destroy(&self, scopes: &[Scope]) -> Result<()> {
        let remove = async |tx: &mut Tx| {
            let mut gone = 0;
            for scope in scopes {
                gone += store::remove_wrapped(tx, scope.kind, scope.id).await?;
            }
            if gone > 0 {
                store::save_wipe_due(tx).await?;
            }
            Ok(())
        };
        self.0.db.write(&HOUSE, DESTROY, remove).await?;
        let mut destroyed = self.destroyed();
        *destroyed += 1;
        for scope in scopes {
            self.0.kept.remove(scope);
        }
        Ok(())
    }
    /// Writes the file of keys anew if keys were destroyed since; whether it did. Afterwards no byte of them is left in it or
    /// its log; copies of that file are the matter of whoever makes them.
    ///
    /// # Errors
    /// A fault if somebody reads an older state of it all the time: do it again.
    pub async fn wipe(&self) -> Result<bool> {
        let due = store::find_wipe_due(self.0.db.read(&HOUSE).await?.reader()).await?;
        let Some(times) = due else { return Ok(false) };
        self.0.db.rewrite(TABLE).await?;
        let wiped = async |tx: &mut Tx| Ok(store::remove_wipe_due(tx, times).await?);
        self.0.db.write(&HOUSE, WIPED, wiped).await?;
        Ok(true)
    }
    /// Some keys that were made before then, after one of them: for whoever looks which are still needed.
    pub async fn page_of_older(&self, before: Moment, after: Option<Scope>, most: i64) -> Result<Vec<Scope>, Fault> {
        let (first, from) = after.map_or((CONVERSATION, [0; 16]), |it| (it.kind, it.id));
        let read = self.0.db.read(&HOUSE).await?;
        let page = async |kind, from| {
            let owners = store::page_of_older(read.reader(), kind, before, from, most).await?;
            Ok::<Vec<Scope>, Fault>(owners.into_iter().map(|id| Scope { kind, id }).collect())
        };
        let found = page(first, from).await?;
        if found.is_empty() && first == CONVERSATION {
            return page(MEMBER, [0; 16]).await;
        }
        Ok(found)
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
