//! Which keys belong to which data: a database of keys is named once, and the data remember the name, so that neither is
//! ever used with the other's.

use super::{CONVERSATION, HOUSE, MEMBER, Scope, Vault};
use crate::{Bound, store};
use ::store::Tx;
use kernel::{Act, Fault, Id, MemberId, Result};

/// The noun of [`KeyringId`].
pub enum Keyring {}
/// One database of keys.
pub type KeyringId = Id<Keyring>;

/// The root key does not open these keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unopened;

/// How many keys there are, and how many of them the root key opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them.
    pub keys: u64,
    /// Those that open.
    pub open: u64,
}

const KIND: &str = "keyring";
const NAME: Act = Act::open("name_keyring");
/// What is sealed under the name: only that it opens counts.
const WORDS: &[u8; 32] = b"whoever reads this has the root ";
const PAGE: i64 = 1000;

impl Vault {
    /// The name of these keys, if they have one and the root key opens them.
    pub async fn find_keyring(&self) -> Result<Option<KeyringId>, Fault> {
        Ok(self.named().await?.and_then(std::result::Result::ok))
    }
    /// The name of these keys; given now if they have none.
    ///
    /// # Errors
    /// [`Unopened`] inside if another root key wrapped them.
    pub async fn name_keyring(&self) -> Result<std::result::Result<KeyringId, Unopened>> {
        if let Some(named) = self.named().await? {
            return Ok(named);
        }
        let id = KeyringId::random(&self.0.rng);
        let sealed = self.0.root.seal(&bound(id), WORDS, &self.0.rng);
        let keep = async |tx: &mut Tx| Ok(store::insert_wrapped(tx, KIND, *id.as_bytes(), &sealed).await?);
        self.0.db.write(&HOUSE, NAME, keep).await?;
        // Of two servers that begin at once both wrote; the first in order is the name.
        Ok(self.named().await?.ok_or_else(|| Fault::bug("a keyring that was named has no name"))?)
    }
    /// Opens every key, for whoever checks a copy.
    pub async fn tally(&self) -> Result<Tally, Fault> {
        let mut tally = Tally::default();
        for kind in [CONVERSATION, MEMBER] {
            let mut after = [0; 16];
            loop {
                let read = self.0.db.read_slowly(&HOUSE).await?;
                let page = store::page_of_wrapped(read.reader(), kind, after, PAGE).await?;
                let Some(last) = page.last() else { break };
                after = last.owner;
                tally.keys += page.len() as u64;
                let scopes = page.iter().map(|it| (Scope { kind, id: it.owner }, &it.wrapped));
                tally.open += scopes.filter(|(scope, it)| self.unwrap(*scope, it).is_ok()).count() as u64;
            }
        }
        Ok(tally)
    }

    async fn named(&self) -> Result<Option<std::result::Result<KeyringId, Unopened>>, Fault> {
        let read = self.0.db.read(&HOUSE).await?;
        let found = store::find_first(read.reader(), KIND).await?;
        Ok(found.map(|it| {
            let id = KeyringId::from_bytes(it.owner);
            match self.0.root.open(&bound(id), &it.wrapped) {
                Ok(_) => Ok(id),
                Err(_) => Err(Unopened),
            }
        }))
    }
}

fn bound(id: KeyringId) -> Bound {
    Bound::new(KIND, id, id, MemberId::NONE)
}
