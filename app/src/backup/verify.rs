//! Reading a whole backup: that nothing is missing or changed, and, for whoever holds the key, that it opens.

use super::{
    keys,
    make::sum_of,
    manifest::Manifest,
    pace::Pace,
    parts,
    seal::{self, Identities},
    shelf, shown, trouble,
};
use crate::{features, keys::vault_of, root::RootKey};
use files::FileName;
use kernel::{Clock, Fault, Rng};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use store::{Db, Engine, Options};

/// Where it is tried whether something sealed opens.
const SEALED: &[&str] = &["message"];

/// Reads all of it and says what was found. `scratch` is a folder that does not exist yet: what is encrypted is opened
/// there, and taken away again.
pub fn verify(folder: &Path, identities: &Identities, scratch: &Path) -> Result<String, String> {
    let manifest = whole(folder)?;
    let told = |what: &str| {
        let (count, size) = (manifest.parts.len(), megabytes(manifest.size()));
        format!("{} of {}: {count} parts, {size}, sums are right; {what}", shown(folder), manifest.at)
    };
    if manifest.is_encrypted() && identities.is_empty() {
        return Ok(told(
            "it is encrypted, so that the database was not opened; --identity FILE names the key that opens it",
        ));
    }
    let opened = Opened::new(scratch)?;
    let count = unpack(folder, &manifest, identities, &opened.0)?;
    if manifest.engine() == Some(Engine::Sqlite) {
        store::check_file(&opened.0.join("kettle.db")).map_err(|it| it.to_string())?;
        return Ok(told(&format!("the database is sound, and {count} files are there.")));
    }
    Ok(told(&format!(
        "every table and {count} files are there. Restore it into an empty database to be sure of its rows."
    )))
}

/// Opens what is sealed in a backup, with the root key and the copy of the keys beside it; says what it found.
///
/// # Errors
/// The keys are not there, do not open, or do not open what is sealed: a restore would bring back words that nobody can read.
pub async fn verify_sealed(
    folder: &Path,
    identities: &Identities,
    root: Option<&RootKey>,
    scratch: &Path,
) -> Result<String, String> {
    let manifest = Manifest::read(folder)?;
    let Some(keyring) = &manifest.keyring else { return Ok("nothing in it is sealed with keys".to_owned()) };
    if manifest.is_encrypted() && identities.is_empty() {
        return Ok("nothing sealed was opened either".to_owned());
    }
    let root =
        root.ok_or("the root key is not here, so that nothing sealed could be opened; see KETTLE_ROOT_KEY_FILE")?;
    if root.fingerprint() != manifest.root_key {
        return Err(format!("the root key here is another one than that of this backup ({})", manifest.root_key));
    }
    let apart = keys::beside(folder.parent().unwrap_or(folder));
    let keys_scratch = scratch.with_extension("keys");
    let Some(found) = parts::find(&apart, keyring, root, identities, &keys_scratch).await? else {
        return Err(format!(
            "{} holds no copy of its keys: whatever members wrote to each other is in this backup and opens for nobody",
            shown(&apart)
        ));
    };
    let tally = found.tally;
    if tally.open < tally.keys {
        return Err(format!("{}: the root key opens {} of {} keys", shown(&found.part), tally.open, tally.keys));
    }
    let words = format!("{} keys in {} all open", tally.keys, shown(&found.part));
    let opened = Opened::new(scratch)?;
    unpack(folder, &manifest, identities, &opened.0)?;
    let (clock, rng) = (Clock::System, Rng::system());
    let faulty = |it: Fault| it.to_string();
    let schemas: Vec<_> = features::all().iter().map(|it| it.schema).collect();
    let data = store::look_into(&opened.0, &schemas, SEALED, clock.now()).await.map_err(faulty)?;
    let vault = vault_of(&found.url, root, &clock, &rng).map_err(faulty)?;
    let db = Db::open(&data, Options::new(clock, rng)).map_err(faulty)?;
    let sample = messages::actions::open_one(&db, &vault).await;
    db.close().await.map_err(faulty)?;
    vault.db().close().await.map_err(faulty)?;
    Ok(match sample.map_err(|it| format!("a sealed message does not open: {it}"))? {
        true => format!("{words}, and a sealed message opens"),
        false => format!("{words}; there is no sealed message yet"),
    })
}

/// That every part is there and as it was written.
pub fn whole(folder: &Path) -> Result<Manifest, String> {
    let manifest = Manifest::read(folder)?;
    for part in &manifest.parts {
        let path = folder.join(&part.name);
        let (bytes, sha256) = sum_of(&path, Pace::Alone)?;
        if bytes != part.bytes {
            return Err(format!("{}: {bytes} bytes, where {} were written", shown(&path), part.bytes));
        }
        if sha256 != part.sha256 {
            return Err(format!(
                "{}: it was changed or damaged after it was written (its sum is another)",
                shown(&path)
            ));
        }
    }
    Ok(manifest)
}

/// Opens all parts into a folder: the database's files as they are, those of members below `files/`. How many those are.
pub fn unpack(folder: &Path, manifest: &Manifest, identities: &Identities, into: &Path) -> Result<usize, String> {
    let mut count = 0;
    for part in &manifest.parts {
        let path = folder.join(&part.name);
        let name = part.name.strip_suffix(seal::ENDING).unwrap_or(&part.name);
        let mut read = || {
            let file = File::open(&path)?;
            let mut source: Box<dyn Read> = match name.len() == part.name.len() {
                true => Box::new(file),
                false => Box::new(seal::open(identities, file)?),
            };
            match name {
                "files.tar" => count = unpack_files(&mut source, &into.join("files"))?,
                _ => copy(&mut source, &into.join(name))?,
            }
            Ok(())
        };
        read().map_err(|why: io::Error| match why.kind() {
            io::ErrorKind::StorageFull => trouble(into, &why),
            _ => trouble(&path, &why),
        })?;
    }
    Ok(count)
}

/// The archive holds plain files with the names that Kettle gives, and nothing else (abuse cases 68, 69).
fn unpack_files(source: &mut dyn Read, into: &Path) -> io::Result<usize> {
    fs::create_dir_all(into)?;
    let mut archive = tar::Archive::new(source);
    let mut count = 0;
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_str().and_then(FileName::parse);
        let name = name.filter(|_| entry.header().entry_type().is_file());
        let name = name.ok_or_else(|| io::Error::other("it holds something that no Kettle put there"))?;
        let path = into.join(name.place());
        fs::create_dir_all(path.parent().unwrap_or(into))?;
        copy(&mut entry, &path)?;
        count += 1;
    }
    Ok(count)
}

fn copy(source: &mut dyn Read, to: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(to)?;
    io::copy(source, &mut file)?;
    file.sync_all()
}

/// A folder that is gone when this is dropped.
pub(super) struct Opened(pub PathBuf);

impl Opened {
    pub(super) fn new(folder: &Path) -> Result<Opened, String> {
        match fs::remove_dir_all(folder) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(trouble(folder, &why)),
            _ => {}
        }
        shelf::make_folder(folder)?;
        Ok(Opened(folder.to_owned()))
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0); // renamed away by a restore, or of no use any more
    }
}

/// `1.2 GB`, `34 MB`.
pub fn megabytes(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
    }
}
