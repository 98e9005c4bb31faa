//! The folders of an index: each making is one of its own, and a small file says which is current.

use crate::{columns::broken, schema, schema::Fields};
use kernel::Fault;
use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
};
use tantivy::{IndexSettings, directory::MmapDirectory, store::Compressor};

/// Says which generation is read.
const CURRENT: &str = "current";

/// The generation that is read, if there is one of this version.
pub(crate) fn current(folder: &Path) -> Option<PathBuf> {
    let name = fs::read_to_string(folder.join(CURRENT)).ok()?;
    let path = folder.join(name.trim());
    (number(name.trim()).is_some() && path.join("meta.json").is_file()).then_some(path)
}

/// An empty folder for a new generation, of another name than `open` even if somebody deleted that. What earlier
/// attempts left behind is removed; the current one stays.
pub(crate) fn begin(folder: &Path, open: Option<&Path>) -> Result<PathBuf, Fault> {
    fs::create_dir_all(folder).map_err(broken)?;
    let current = current(folder);
    let open = open.and_then(Path::file_name).and_then(|it| it.to_str()).and_then(any_number);
    let mut last = open.map_or(0, |it| it.0);
    for file in fs::read_dir(folder).map_err(broken)? {
        let file = file.map_err(broken)?;
        let Some((generation, _)) = file.file_name().to_str().and_then(any_number) else { continue };
        last = last.max(generation);
        if current.as_deref() != Some(&file.path()) {
            discard(&file.path());
        }
    }
    let path = folder.join(format!("g{}-v{}", last + 1, schema::VERSION));
    fs::create_dir_all(&path).map_err(broken)?;
    Ok(path)
}

/// An empty index in `path`.
pub(crate) fn create(path: &Path, fields: &Fields) -> Result<tantivy::Index, Fault> {
    // Nothing is stored in it, so nothing needs a thread to be compressed.
    let settings = IndexSettings {
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let directory = MmapDirectory::open(path).map_err(broken)?;
    tantivy::Index::create(directory, fields.schema.clone(), settings).map_err(broken)
}

/// From now on `path` is read, even after a power cut.
pub(crate) fn make_current(folder: &Path, path: &Path) -> Result<(), Fault> {
    let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
    let fresh = folder.join("current.new");
    let mut file = File::create(&fresh).map_err(broken)?;
    file.write_all(name.as_bytes()).map_err(broken)?;
    file.sync_all().map_err(broken)?;
    fs::rename(&fresh, folder.join(CURRENT)).map_err(broken)?;
    File::open(folder).and_then(|it| it.sync_all()).map_err(broken)
}

/// Removes a generation. Whoever still reads it has its files open; what cannot be removed now goes at the next start.
pub(crate) fn discard(path: &Path) {
    if let Err(error) = fs::remove_dir_all(path)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "an old search index could not be removed");
    }
}

/// The number of a generation of this version.
fn number(name: &str) -> Option<u64> {
    any_number(name).filter(|it| it.1 == schema::VERSION).map(|it| it.0)
}

fn any_number(name: &str) -> Option<(u64, u32)> {
    let (generation, version) = name.strip_prefix('g')?.split_once("-v")?;
    Some((generation.parse().ok()?, version.parse().ok()?))
}
