//! Copies of the keys of what is sealed: apart from the data, because whoever has both has everything, and for a week only,
//! because a key that is destroyed must be gone from every copy soon (security.md, rule 19).

use super::{
    seal::{self, Identities, Recipient},
    shelf, shown, trouble,
    verify::Opened,
};
use crate::{keys, root::RootKey};
use kernel::{Clock, Moment, Rng};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};
use store::{DatabaseUrl, Db};
use vault::Tally;

/// So long one stays, if a later one is there.
pub const STAYS: Duration = Duration::from_secs(7 * 24 * 60 * 60);
const BEGIN: &str = "keys-";
const END: &str = ".tar";
/// The table in which they lie.
const KEYS: &[&str] = &["wrapped_key"];
/// Where the copy lies until it is packed.
const SCRATCH: &str = "keys.part";

/// Keys that belong to a backup, opened into a folder of their own.
pub struct Found {
    /// Where they were.
    pub part: PathBuf,
    /// Their copy, to be made a database of; gone when this is dropped.
    pub copy: Opened,
    /// The same as a file, to be looked into.
    pub url: DatabaseUrl,
    /// How many there are and how many the root key opens.
    pub tally: Tally,
}

/// Copies the keys as they are now, to be packed afterwards.
pub async fn copy(keys: &Db, data: &Path) -> Result<Opened, String> {
    let copy = Opened::new(&data.join(SCRATCH))?;
    keys.copy_to(&copy.0).await.map_err(|it| it.to_string())?;
    Ok(copy)
}

/// Packs a copy into the folder of keys; the name it has there.
pub fn pack(copy: &Opened, folder: &Path, at: Moment, to: &[Recipient]) -> Result<String, String> {
    shelf::make_folder(folder)?;
    let ending = if to.is_empty() { "" } else { seal::ENDING };
    let name = format!("{BEGIN}{}{END}{ending}", stamp(at));
    let (path, part) = (folder.join(&name), folder.join(format!("{name}.part")));
    let written = || {
        let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&part)?;
        match to.is_empty() {
            true => tar::Builder::new(&mut file).append_dir_all("", &copy.0)?,
            false => {
                let mut sealed = seal::seal(to, &mut file)?;
                let mut archive = tar::Builder::new(&mut sealed);
                archive.append_dir_all("", &copy.0)?;
                archive.finish()?;
                drop(archive);
                sealed.finish()?;
            }
        }
        file.sync_all()?;
        fs::rename(&part, &path)
    };
    written().map_err(|it| trouble(&path, &it)).inspect_err(|_| drop(fs::remove_file(&part)))?;
    Ok(name)
}

/// Takes away what is older than a week; the latest always stays.
pub fn prune(folder: &Path, now: Moment) -> Result<usize, String> {
    let oldest = format!("{BEGIN}{}", stamp(now.minus(STAYS)));
    let old: Vec<_> = all(folder).into_iter().skip(1).filter(|it| name(it) < oldest.as_str()).collect();
    for path in &old {
        fs::remove_file(path).map_err(|it| trouble(path, &it))?;
    }
    Ok(old.len())
}

/// The latest keys in the folder that are of this keyring and open with this root key. The latest, because of a key that was
/// destroyed since there must be nothing any more.
pub async fn find(
    folder: &Path,
    keyring: &str,
    root: &RootKey,
    identities: &Identities,
    scratch: &Path,
) -> Result<Option<Found>, String> {
    for part in all(folder) {
        if name(&part).ends_with(seal::ENDING) && identities.is_empty() {
            continue;
        }
        let copy = Opened::new(scratch)?;
        unpack(&part, identities, &copy.0).map_err(|it| trouble(&part, &it))?;
        let faulty = |it: kernel::Fault| format!("{}: {it}", shown(&part));
        let (clock, rng) = (Clock::System, Rng::system());
        let url = store::look_into(&copy.0, &[vault::schema()], KEYS, clock.now()).await.map_err(faulty)?;
        if let DatabaseUrl::Sqlite(file) = &url {
            store::check_file(file).map_err(|it| it.to_string())?;
        }
        let vault = keys::vault_of(&url, root, &clock, &rng).map_err(faulty)?;
        let named = vault.find_keyring().await.map_err(faulty)?.is_some_and(|it| it.to_string() == keyring);
        let tally = vault.tally().await.map_err(faulty)?;
        vault.db().close().await.map_err(faulty)?;
        if named {
            return Ok(Some(Found { part, copy, url, tally }));
        }
    }
    Ok(None)
}

/// Plain files and nothing else (abuse cases 68, 69).
fn unpack(part: &Path, identities: &Identities, into: &Path) -> io::Result<()> {
    let file = File::open(part)?;
    let source: Box<dyn Read> = match name(part).ends_with(seal::ENDING) {
        false => Box::new(file),
        true => Box::new(seal::open(identities, file)?),
    };
    for entry in tar::Archive::new(source).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let plain = path.file_name().filter(|it| Path::new(it) == path && entry.header().entry_type().is_file());
        let Some(name) = plain.map(|it| it.to_owned()) else {
            if entry.header().entry_type().is_dir() {
                continue;
            }
            return Err(io::Error::other("it holds something that no Kettle put there"));
        };
        let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(into.join(name))?;
        io::copy(&mut entry, &mut file)?;
        file.flush()?;
    }
    Ok(())
}

/// All of them, the latest first.
fn all(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    let is_one = |it: &PathBuf| {
        let name = name(it);
        name.starts_with(BEGIN) && (name.ends_with(END) || name.ends_with(&format!("{END}{}", seal::ENDING)))
    };
    let mut found: Vec<_> = entries.filter(is_one).collect();
    found.sort_by(|a, b| name(b).cmp(name(a)));
    found
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|it| it.to_str()).unwrap_or_default()
}

fn stamp(at: Moment) -> String {
    at.iso().chars().filter(|it| !matches!(it, '-' | ':')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_stays_and_the_latest_always() {
        let folder = tempfile::tempdir().expect("a folder");
        let day = |it: u64| Moment::from_micros(1_795_176_000_000_000).plus(Duration::from_secs(it * 86_400));
        for it in [0, 1, 2, 8] {
            fs::write(folder.path().join(format!("keys-{}.tar", stamp(day(it)))), "").expect("written");
        }
        fs::write(folder.path().join("root-1.key"), "").expect("written");
        fs::write(folder.path().join("keys-20200101T000000Z.tar.part"), "").expect("written");
        assert_eq!(prune(folder.path(), day(8)), Ok(1), "the first day's");
        assert_eq!(prune(folder.path(), day(100)), Ok(2), "all but the latest");
        let left = all(folder.path());
        assert_eq!(left.len(), 1);
        assert!(name(&left[0]).contains(&stamp(day(8))));
        assert!(folder.path().join("root-1.key").is_file(), "the root key is no copy of keys");
    }
}
