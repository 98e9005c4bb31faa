//! Encryption to a recipient, in the format of age (age-encryption.org), so that other programs can open it too.

use super::trouble;
use std::{
    fmt,
    io::{self, Read, Write},
    path::Path,
    str::FromStr,
};

/// The ending of an encrypted part.
pub const ENDING: &str = ".age";

/// Who can read a backup: `age1…`.
#[derive(Clone)]
pub struct Recipient(age::x25519::Recipient);

impl Recipient {
    /// From the settings.
    pub fn parse(text: &str) -> Result<Recipient, String> {
        let read = age::x25519::Recipient::from_str(text);
        read.map(Recipient).map_err(|it| format!("{text:?} is not a recipient such as age1…: {it}"))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Keys that open backups, as `age-keygen` writes them.
pub struct Identities(Vec<age::x25519::Identity>);

impl Identities {
    /// No key.
    pub fn none() -> Identities {
        Identities(vec![])
    }
    /// From a file: lines that begin with `AGE-SECRET-KEY-1`; `#` begins a comment.
    pub fn read(path: &Path) -> Result<Identities, String> {
        let text = std::fs::read_to_string(path).map_err(|it| trouble(path, &it))?;
        let lines = text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#'));
        let keys: Result<Vec<_>, _> = lines.map(age::x25519::Identity::from_str).collect();
        match keys {
            Ok(keys) if !keys.is_empty() => Ok(Identities(keys)),
            Ok(_) => Err(format!("{} holds no key", path.display())),
            Err(why) => Err(format!("{} holds something that is no key of age: {why}", path.display())),
        }
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A writer whose bytes only the recipients can read. It must be finished.
pub fn seal<W: Write>(recipients: &[Recipient], into: W) -> io::Result<age::stream::StreamWriter<W>> {
    let recipients = recipients.iter().map(|it| &it.0 as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    encryptor.wrap_output(into)
}

/// A reader of what was sealed.
pub fn open<R: Read>(identities: &Identities, from: R) -> io::Result<impl Read + use<R>> {
    let decryptor = age::Decryptor::new(from).map_err(io::Error::other)?;
    decryptor.decrypt(identities.0.iter().map(|it| it as &dyn age::Identity)).map_err(io::Error::other)
}
