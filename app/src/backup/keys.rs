//! The folder beside the backups for what must not lie with them: the root key and the settings, which hold passwords.

use super::{
    seal::{self, Identities, Recipient},
    shelf, trouble,
};
use std::{
    fs::{self, OpenOptions},
    io::{Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// `FOLDER.keys`, beside the folder of backups.
pub fn beside(shelf: &Path) -> PathBuf {
    let mut name = shelf.as_os_str().to_owned();
    name.push(".keys");
    PathBuf::from(name)
}

/// Keeps the root key, and the settings as they are now.
pub fn keep(folder: &Path, key: (&str, &str), settings: Option<&Path>, to: &[Recipient]) -> Result<(), String> {
    let (fingerprint, text) = key;
    shelf::make_folder(folder)?;
    write(&folder.join(format!("root-{fingerprint}.key")), text.as_bytes(), to)?;
    if let Some(path) = settings {
        let bytes = fs::read(path).map_err(|it| trouble(path, &it))?;
        write(&folder.join("kettle.toml"), &bytes, to)?;
    }
    Ok(())
}

/// The root key of this fingerprint, as it stood in its file.
pub fn find(folder: &Path, fingerprint: &str, identities: &Identities) -> Result<Option<String>, String> {
    let plain = folder.join(format!("root-{fingerprint}.key"));
    if plain.is_file() {
        return fs::read_to_string(&plain).map(Some).map_err(|it| trouble(&plain, &it));
    }
    let sealed = folder.join(format!("root-{fingerprint}.key{}", seal::ENDING));
    if !sealed.is_file() || identities.is_empty() {
        return Ok(None);
    }
    let mut text = String::new();
    let read = fs::File::open(&sealed).and_then(|it| seal::open(identities, it)?.read_to_string(&mut text));
    read.map(|_| Some(text)).map_err(|it| trouble(&sealed, &it))
}

fn write(path: &Path, bytes: &[u8], to: &[Recipient]) -> Result<(), String> {
    let mut path = path.to_owned();
    if !to.is_empty() {
        path.as_mut_os_string().push(seal::ENDING);
    }
    let part = path.with_extension("part");
    let written = || {
        let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&part)?;
        match to.is_empty() {
            true => file.write_all(bytes)?,
            false => {
                let mut sealed = seal::seal(to, &mut file)?;
                sealed.write_all(bytes)?;
                sealed.finish()?;
            }
        }
        file.sync_all()?;
        fs::rename(&part, &path)
    };
    written().map_err(|it| trouble(&path, &it)).inspect_err(|_| drop(fs::remove_file(&part)))
}
