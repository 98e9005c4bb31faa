//! The root key: made once, kept outside the data folder, known by its fingerprint.

use crate::sheet;
use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use kernel::Rng;
use sha2::{Digest, Sha256};
use std::{
    fs::OpenOptions,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

/// The root key, kept outside the data folder.
pub struct RootKey([u8; 32]);

impl RootKey {
    /// From its bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> RootKey {
        RootKey(bytes)
    }
    /// As it stands in its file.
    pub fn parse(text: &str) -> Option<RootKey> {
        let bytes = BASE64_STANDARD.decode(text.trim()).ok()?;
        <[u8; 32]>::try_from(bytes).ok().map(RootKey)
    }
    /// As it stands in its file.
    pub fn text(&self) -> String {
        BASE64_STANDARD.encode(self.0)
    }
    /// Its bytes, for the recovery sheet.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
    /// By which one tells keys apart; it opens nothing.
    pub fn fingerprint(&self) -> String {
        let sum = Sha256::digest([b"kettle root key fingerprint".as_slice(), &self.0].concat());
        sum[..8].iter().map(|it| format!("{it:02x}")).collect()
    }
    /// A key for one purpose, from which neither the root nor another can be found.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("any length is a key");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// Reads the key, or makes it once, for this user only; with it the recovery sheet.
pub fn read_or_make(path: &Path, rng: &Rng) -> Result<RootKey, String> {
    if path.exists() {
        return read(path);
    }
    let key = RootKey(rng.bytes());
    write(path, &key.text())?;
    let sheet = sheet::beside(path);
    match sheet::write(&sheet, &key) {
        Ok(()) => tracing::warn!(
            "a root key was made: print the recovery sheet {}, keep the paper apart from the server and delete the file",
            sheet.display()
        ),
        Err(why) => {
            tracing::warn!(why, "the recovery sheet could not be written; `kettle recovery-sheet FILE` does it")
        }
    }
    Ok(key)
}

/// Reads the key.
pub fn read(path: &Path) -> Result<RootKey, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|it| format!("the root key in {shown} cannot be read: {it}"))?;
    let key = RootKey::parse(&text);
    let key = key.ok_or_else(|| format!("the root key in {shown} is spoiled; restore it from your copy"))?;
    if is_open(path) {
        tracing::warn!("others on this machine may read the root key: chmod 600 {shown}");
    }
    Ok(key)
}

/// Writes a key where there is none.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path);
    let written = file.and_then(|mut it| {
        it.write_all(text.trim().as_bytes())?;
        it.sync_all()
    });
    written.map_err(|it| format!("the root key cannot be written to {}: {it}", path.display()))
}

/// Whether others on this machine may read a file.
pub fn is_open(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|it| it.permissions().mode() & 0o077 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_with_its_sheet_and_both_are_private() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data.key");
        let made = read_or_make(&path, &Rng::seeded(1)).expect("made");
        let again = read_or_make(&path, &Rng::seeded(2)).expect("read");
        assert_eq!(made.text(), again.text());
        assert!(!is_open(&path) && !is_open(&sheet::beside(&path)));
        let page = std::fs::read_to_string(sheet::beside(&path)).expect("the sheet");
        assert!(page.contains(&made.fingerprint()));
        std::fs::write(&path, "not a key").expect("written");
        assert!(read(&path).map(drop).expect_err("spoiled").contains("is spoiled"));
    }

    #[test]
    fn a_fingerprint_tells_keys_apart_and_is_not_the_key() {
        let (one, two) = (RootKey([1; 32]), RootKey([2; 32]));
        assert_ne!(one.fingerprint(), two.fingerprint());
        assert_ne!(one.derive("csrf"), one.derive("link"));
        assert!(!one.text().contains(&one.fingerprint()));
    }
}
