//! The keys of what is sealed: opened with the data that they belong to, and with no other.

use crate::{
    config::Config,
    open::{Closed, Purpose},
    root::RootKey,
};
use kernel::{Act, Clock, Private, Reason, Rng, Viewer};
use store::{DatabaseUrl, Db, Options, keyring};
use vault::{KeyringId, Vault};

const HOUSE: Viewer = Viewer::house(Reason::Operator);
const NAME: Act = Act::open("name_keyring");

/// Opens the keys. Where the data were sealed with keys that are not there, it refuses instead of making new ones.
pub async fn open(
    config: &Config,
    root: &RootKey,
    data: &Db,
    purpose: Purpose,
    (clock, rng): (&Clock, &Rng),
) -> Result<Vault, Closed> {
    let faulty = |it: kernel::Fault| Closed::Because(it.to_string());
    let url = config.keys_url().map_err(Closed::Because)?;
    let known = named(data).await?;
    let gives_up = purpose == Purpose::Restore || config.keys_lost;
    let there = store::is_taken(&url, options(clock, rng)).await.map_err(faulty)?;
    if known.is_some() && !there && !gives_up {
        return Err(Closed::Because(absent(config)));
    }
    let vault = vault_of(&url, root, clock, rng).map_err(faulty)?;
    vault.db().migrate(&[vault::schema()]).await.map_err(faulty)?;
    let here = vault.name_keyring().await.map_err(|it| Closed::Because(it.to_string()))?;
    let here = here.map_err(|_| Closed::Because(unopened(config)))?;
    if known.is_some_and(|it| it != here) && !gives_up {
        return Err(Closed::Because(foreign(config)));
    }
    if known != Some(here) {
        if known.is_some() && config.keys_lost {
            tracing::warn!("the keys of what was sealed before are given up; nobody can open it any more");
        }
        let named = data.write(&HOUSE, NAME, async |tx| Ok(keyring::save_keyring(tx, here).await?)).await;
        named.map_err(|it| Closed::Because(it.to_string()))?;
    }
    Ok(vault)
}

/// A vault on this database, whatever it holds.
pub fn vault_of(url: &DatabaseUrl, root: &RootKey, clock: &Clock, rng: &Rng) -> Result<Vault, kernel::Fault> {
    let db = Db::open(url, options(clock, rng))?;
    Ok(Vault::new(db, &Private::new(root.derive("vault")), rng.clone()))
}

/// The name of the keys that these data were sealed with.
pub async fn named(data: &Db) -> Result<Option<KeyringId>, Closed> {
    let faulty = |it: kernel::Fault| Closed::Because(it.to_string());
    let read = data.read(&HOUSE).await.map_err(faulty)?;
    keyring::find_keyring(read.reader()).await.map_err(faulty)
}

fn options(clock: &Clock, rng: &Rng) -> Options {
    Options { readers: 4, connections: 4, cache_kib: 1024, ..Options::new(clock.clone(), rng.clone()) }
}

fn absent(config: &Config) -> String {
    format!(
        "what members wrote to each other is sealed, and its keys are not there: {} is missing. Put it back: it lies in the \
         backups, in the folder that ends in .keys; see \"When the keys are missing\" in docs/operating.md",
        config.keys_database
    )
}

fn foreign(config: &Config) -> String {
    format!(
        "what members wrote to each other is sealed with other keys than those in {}. Put the right ones back: they lie in the \
         backups, in the folder that ends in .keys; see \"When the keys are missing\" in docs/operating.md",
        config.keys_database
    )
}

fn unopened(config: &Config) -> String {
    format!(
        "the root key in {} does not open the keys in {}. Put back the root key that belongs to them: the recovery sheet has \
         it, and the folder of backups that ends in .keys",
        config.root_key_file.display(),
        config.keys_database
    )
}
