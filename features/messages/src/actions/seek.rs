//! What somebody looks for, sealed with their own key for the address of its results: the words themselves stand in no address, so
//! in no history of a browser, no log and no way back to the door.

use crate::finding::MOST_ASKED;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use frame::App;
use kernel::{Act, MemberId, Result};
use vault::{Bound, Scope};

/// Looking for words.
pub const SEEK: Act = Act::open("seek_words");

/// What stands in the address instead of the words.
///
/// # Errors
/// A fault of the database of keys.
pub async fn seal_sought(app: &App, member: MemberId, words: &str) -> Result<String> {
    let words: String = words.chars().take(MOST_ASKED).collect();
    let key = app.vault().make(Scope::member(member)).await?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(key.seal(&bound(member), words.as_bytes(), app.rng())))
}

/// The words; empty if it is not the member's own, or no such thing at all.
///
/// # Errors
/// A fault of the database of keys.
pub async fn open_sought(app: &App, member: MemberId, sealed: &str) -> Result<String> {
    let Ok(bytes) = BASE64_URL_SAFE_NO_PAD.decode(sealed) else { return Ok(String::new()) };
    let Some(key) = app.vault().find(Scope::member(member)).await? else { return Ok(String::new()) };
    Ok(key.open_text(&bound(member), &bytes).unwrap_or_default())
}

fn bound(member: MemberId) -> Bound {
    Bound::new("message.sought", member, member, member)
}
