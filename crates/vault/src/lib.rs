//! Envelope encryption: the root key wraps a key for each conversation and each member, in a database apart from the
//! rows that these keys seal. It protects what is copied away: a disk, a dump, a backup. It does not protect from whoever
//! controls the running server, which has to open what it shows.

mod actors;
mod cipher;
mod key;
mod store;
mod vault;

pub use actors::Actors;
pub use key::{Bound, OVERHEAD, Place, SealKey};
pub use vault::{Keyring, KeyringId, Scope, Tally, Unopened, Vault, schema};
