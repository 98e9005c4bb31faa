//! What is in a backup. Its manifest is written last, so that a folder without one is no backup.

use super::{shown, trouble};
use serde::{Deserialize, Serialize};
use std::path::Path;
use store::Engine;

/// The manifest's name.
pub const FILE: &str = "manifest.json";
/// The way in which this version writes backups.
pub const FORMAT: u32 = 1;

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The way in which it is written.
    pub format: u32,
    /// The version of Kettle that wrote it.
    pub kettle: String,
    /// The moment of which it is true, in UTC.
    pub at: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The changes of the tables that it has seen.
    pub migrations: Vec<String>,
    /// By which one knows the root key that belongs to it.
    pub root_key: String,
    /// The name of the keys with which what is sealed in it was sealed, if anything could be.
    #[serde(default)]
    pub keyring: Option<String>,
    /// The copy of these keys that was made with it; it lies in the folder of keys, a week at most.
    #[serde(default)]
    pub keys: Option<String>,
    /// For whom it is encrypted; empty if it is not.
    pub recipients: Vec<String>,
    /// The files beside this one.
    pub parts: Vec<Part>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Its sum, as `sha256sum` prints it.
    pub sha256: String,
}

impl Manifest {
    /// Reads the manifest of a backup. What has none is half-written or no backup at all.
    pub fn read(folder: &Path) -> Result<Manifest, String> {
        let path = folder.join(FILE);
        let bytes = std::fs::read(&path).map_err(|why| match why.kind() {
            std::io::ErrorKind::NotFound => {
                format!("{} is no whole backup: it has no {FILE}, which is written last", shown(folder))
            }
            _ => trouble(&path, &why),
        })?;
        let spoiled = |why: &dyn std::fmt::Display| format!("{} cannot be read: {why}", shown(&path));
        let found: Manifest = serde_json::from_slice(&bytes).map_err(|it| spoiled(&it))?;
        if found.format != FORMAT {
            return Err(spoiled(&format!("it is written in the way {}, and this Kettle knows {FORMAT}", found.format)));
        }
        let is_plain =
            |it: &Part| !it.name.is_empty() && !it.name.starts_with('.') && !it.name.contains(['/', '\\', '\0']);
        match found.parts.iter().find(|it| !is_plain(it)) {
            Some(part) => Err(spoiled(&format!("{:?} is no name of a part", part.name))), // abuse case 68
            None => Ok(found),
        }
    }

    /// Whether its parts are encrypted.
    pub fn is_encrypted(&self) -> bool {
        !self.recipients.is_empty()
    }
    /// All of its bytes.
    pub fn size(&self) -> u64 {
        self.parts.iter().map(|it| it.bytes).sum()
    }
    /// Its engine, if this version knows it.
    pub fn engine(&self) -> Option<Engine> {
        [Engine::Sqlite, Engine::Postgres].into_iter().find(|it| name_of(*it) == self.engine)
    }
}

/// An engine's word.
pub fn name_of(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    }
}
