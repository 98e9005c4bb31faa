//! Whether what is sealed can be opened: for whoever checks a backup.

use crate::{
    sealing::Lock,
    store::upkeep::{self, Outdated},
};
use ::store::Db;
use kernel::{Fault, Reason, Viewer};
use vault::{Scope, Vault};

const HOUSE: Viewer = Viewer::house(Reason::Operator);
/// So many are tried: the keys of some may have been destroyed on purpose.
const TRIED: i64 = 100;

/// Opens a message whose key is there. `false`: there is none.
///
/// # Errors
/// It does not open with its key.
pub async fn open_one(db: &Db, vault: &Vault) -> Result<bool, Fault> {
    if !db.applied().await?.iter().any(|it| it.ends_with("_messages_message")) {
        return Ok(false);
    }
    let read = db.read(&HOUSE).await?;
    for it in upkeep::page_of_worded(read.reader(), TRIED).await? {
        let Outdated { conversation, message, author: Some(author), body: Some(sealed), .. } = it else { continue };
        let Some(key) = vault.find(Scope::conversation(conversation)).await? else { continue };
        Lock { key, conversation }.open_body(message, author, &sealed)?;
        return Ok(true);
    }
    Ok(false)
}
