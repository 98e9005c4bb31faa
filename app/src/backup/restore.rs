//! Making a Kettle of a backup, where there is none: checked as a whole before anything is written; whoever was erased since
//! is erased again before anybody comes in.

use super::{
    keys, ledger,
    manifest::{Manifest, name_of},
    parts,
    seal::Identities,
    shelf, shown, trouble,
    verify::{self, Opened},
};
use crate::{
    config::Config,
    features, keys as keyring,
    open::{self, Closed, Purpose},
    root::{self, RootKey},
    sheet,
};
use kernel::{Clock, Rng};
use leaving::{actions::ledger_of, erasure::Erasure};
use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use store::{DatabaseUrl, Engine, Options};

/// What is to be restored.
pub struct Restore {
    /// A backup, or a folder of them.
    pub folder: PathBuf,
    /// What opens it, if it is encrypted.
    pub identities: Identities,
    /// The rows of the recovery sheet, if the root key comes from there.
    pub sheet: Option<String>,
}

/// Says in the data folder that a restore has begun and not ended.
const MARK: &str = "restoring";
const SCRATCH: &str = "restore.part";
const KEYS_SCRATCH: &str = "restore-keys.part";

/// Whether a restore into this folder was cut short.
pub fn is_cut_short(data: &Path) -> bool {
    data.join(MARK).exists()
}

/// Restores; what it says at the end is for people.
pub async fn restore(config: &Config, order: Restore) -> Result<String, String> {
    let folder = shelf::find(&order.folder)?;
    let url = config.database_url()?;
    let manifest = check(&folder, &url, &order)?;
    shelf::make_folder(&config.data)?;
    let lock = lock(config)?;
    empty(config, &url).await?;
    let key = root_key(config, &folder, &manifest, &order)?;
    let mark = config.data.join(MARK);
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(&mark)
        .map_err(|it| trouble(&mark, &it))?;
    if let Some(text) = key {
        root::write(&config.root_key_file, &text)?;
    }
    let kept = restore_keys(config, &folder, &manifest, &order.identities).await?;
    let files = unpack(config, folder.clone(), manifest.clone(), order.identities, &url).await?;
    drop(lock);
    let again = settle(config, &folder).await?;
    fs::remove_file(&mark).map_err(|it| trouble(&mark, &it))?;
    Ok(format!(
        "Restored {} of {}: the database and {files} files.\n{kept}{}\nAll sessions and links of letters are over: everybody \
         signs in again.\n",
        shown(&folder),
        manifest.at,
        match again {
            0 => "Nobody was erased since.".to_owned(),
            1 => "One member was erased since, and is again.".to_owned(),
            some => format!("{some} members were erased since, and are again."),
        }
    ))
}

/// All that can be known before anything is written.
fn check(folder: &Path, url: &DatabaseUrl, order: &Restore) -> Result<Manifest, String> {
    let manifest = verify::whole(folder)?;
    if manifest.is_encrypted() && order.identities.is_empty() {
        return Err(format!(
            "{} is encrypted; name the file with the key that opens it: --identity FILE",
            shown(folder)
        ));
    }
    let here = match url {
        DatabaseUrl::Sqlite(_) => Engine::Sqlite,
        DatabaseUrl::Postgres(_) => Engine::Postgres,
    };
    if manifest.engine() != Some(here) {
        return Err(format!(
            "{} is of the engine {}, and KETTLE_DATABASE names {}; a backup goes back to the engine that it came from",
            shown(folder),
            manifest.engine,
            name_of(here)
        ));
    }
    let features = features::all();
    let schemas = features.iter().map(|it| it.schema).chain([store::migrate::OWN]);
    let known: Vec<_> = schemas.flat_map(|it| it.migrations.iter().map(|it| it.name)).collect();
    match manifest.migrations.iter().find(|it| !known.contains(&it.as_str())) {
        Some(_) => Err(format!(
            "{} was made by Kettle {}, which is later than this one ({}); restore it with that version",
            shown(folder),
            manifest.kettle,
            env!("CARGO_PKG_VERSION")
        )),
        None => Ok(manifest),
    }
}

fn lock(config: &Config) -> Result<File, String> {
    match open::lock(&config.data) {
        Ok(lock) => Ok(lock),
        Err(Closed::Busy) => Err(format!("a server works on {}; stop it first", shown(&config.data))),
        Err(Closed::Because(why)) => Err(why),
    }
}

/// Refuses to write over data; takes away what a restore that was cut short had begun.
async fn empty(config: &Config, url: &DatabaseUrl) -> Result<(), String> {
    let files = config.data.join("files");
    if is_cut_short(&config.data) {
        for path in [files.clone(), config.data.join("search")] {
            if let Err(why) = fs::remove_dir_all(&path)
                && why.kind() != io::ErrorKind::NotFound
            {
                return Err(trouble(&path, &why));
            }
        }
        if let DatabaseUrl::Sqlite(path) = url {
            for ending in ["", "-wal", "-shm"] {
                let path = PathBuf::from(format!("{}{ending}", path.display()));
                if let Err(why) = fs::remove_file(&path)
                    && why.kind() != io::ErrorKind::NotFound
                {
                    return Err(trouble(&path, &why));
                }
            }
        }
    }
    let taken = store::is_taken(url, Options::new(Clock::System, Rng::system())).await.map_err(|it| it.to_string())?;
    let has_files = fs::read_dir(&files).is_ok_and(|mut it| it.next().is_some());
    match (taken, has_files) {
        (false, false) => Ok(()),
        (true, _) => Err(format!(
            "{} holds data already, and a restore never writes over any. Stop the server, move the old data away (or name \
             another folder with --data, another database with KETTLE_DATABASE) and restore again",
            config.database
        )),
        (false, true) => Err(format!("{} holds files already; move them away and restore again", shown(&files))),
    }
}

/// The text of the root key, if its file is still to be written: from the folder of keys or from the recovery sheet.
fn root_key(config: &Config, folder: &Path, manifest: &Manifest, order: &Restore) -> Result<Option<String>, String> {
    let path = &config.root_key_file;
    let wanted = &manifest.root_key;
    let fits = |key: &RootKey, whence: &str| match key.fingerprint() == *wanted {
        true => Ok(()),
        false => Err(format!(
            "the root key {whence} is another one ({}) than that of this backup ({wanted}); put the right one to {}",
            key.fingerprint(),
            shown(path)
        )),
    };
    if path.exists() {
        fits(&root::read(path)?, &format!("in {}", shown(path)))?;
        return Ok(None);
    }
    if let Some(rows) = &order.sheet {
        let key = RootKey::from_bytes(sheet::read(rows)?);
        fits(&key, "of the recovery sheet")?;
        return Ok(Some(key.text()));
    }
    let shelf = folder.parent().unwrap_or(folder);
    if let Some(text) = keys::find(&keys::beside(shelf), wanted, &order.identities)? {
        fits(&RootKey::parse(&text).ok_or("the root key beside the backup is spoiled")?, "beside the backup")?;
        return Ok(Some(text));
    }
    Err(format!(
        "the root key of this backup ({wanted}) is missing. Put its file to {}, or restore with --sheet and type what the \
         recovery sheet says",
        shown(path)
    ))
}

/// Brings the keys back of what is sealed in the backup, unless they are there; what is to be said of them.
async fn restore_keys(
    config: &Config,
    folder: &Path,
    manifest: &Manifest,
    identities: &Identities,
) -> Result<String, String> {
    let Some(keyring) = &manifest.keyring else { return Ok(String::new()) };
    let url = config.keys_url()?;
    let options = || Options::new(Clock::System, Rng::system());
    if store::is_taken(&url, options()).await.map_err(|it| it.to_string())? {
        let root = root::read(&config.root_key_file)?;
        let vault = keyring::vault_of(&url, &root, &Clock::System, &Rng::system()).map_err(|it| it.to_string())?;
        let here = vault.find_keyring().await.map_err(|it| it.to_string())?;
        vault.db().close().await.map_err(|it| it.to_string())?;
        return match here.is_some_and(|it| it.to_string() == *keyring) {
            true => Ok("The keys of what is sealed were in their place already.\n".to_owned()),
            false => Err(format!(
                "{} holds other keys than those of this backup. Move it away and restore again",
                config.keys_database
            )),
        };
    }
    let root = root::read(&config.root_key_file)?;
    let apart = keys::beside(folder.parent().unwrap_or(folder));
    let scratch = config.data.join(KEYS_SCRATCH);
    let Some(found) = parts::find(&apart, keyring, &root, identities, &scratch).await? else {
        return Ok(format!(
            "WITHOUT KEYS: {} holds no copy of the keys of this backup. What members wrote to each other, their files and what \
             they kept for themselves is there and can be opened by nobody. If you find a copy of the keys \
             (keys-….tar), move {} away, put the copy into that folder and restore again.\n",
            shown(&apart),
            shown(&config.data)
        ));
    };
    store::restore(&url, &found.copy.0, &[vault::schema()], options()).await.map_err(|it| it.to_string())?;
    let tally = found.tally;
    Ok(format!("The keys are those of {}: {} of {} open.\n", shown(&found.part), tally.open, tally.keys))
}

/// Opens the backup beside its place and then puts it there.
async fn unpack(
    config: &Config,
    folder: PathBuf,
    manifest: Manifest,
    identities: Identities,
    url: &DatabaseUrl,
) -> Result<usize, String> {
    let scratch = config.data.join(SCRATCH);
    let work = move || {
        let opened = Opened::new(&scratch)?;
        verify::unpack(&folder, &manifest, &identities, &opened.0).map(|count| (opened, count))
    };
    let (opened, count) = tokio::task::spawn_blocking(work).await.map_err(|_| "the restore panicked".to_owned())??;
    let features = features::all();
    let schemas: Vec<_> = features.iter().map(|it| it.schema).collect();
    let options = Options::new(Clock::System, Rng::system());
    store::restore(url, &opened.0, &schemas, options).await.map_err(|it| it.to_string())?;
    let (from, to) = (opened.0.join("files"), config.data.join("files"));
    if from.exists() {
        let _ = fs::remove_dir(&to); // empty if it is there
        fs::rename(&from, &to).map_err(|it| trouble(&to, &it))?;
    }
    Ok(count)
}

/// Brings the tables up to date, ends what must not come back, and erases again; how many were.
async fn settle(config: &Config, folder: &Path) -> Result<u64, String> {
    let opened = open::open(config, Purpose::Restore).await.map_err(|it| match it {
        Closed::Busy => "another program took the data folder".to_owned(),
        Closed::Because(why) => why,
    })?;
    let app = &opened.app;
    let house = &crate::commands::OPERATOR;
    accounts::actions::end_everything(app, house).await.map_err(|it| it.to_string())?;
    let since = erasures(config, folder)?;
    let again = leaving::actions::replay_erasures(app, house, &since).await.map_err(|it| it.to_string())?;
    let keys: Vec<_> = since.iter().map(|it| vault::Scope::member(it.member)).collect();
    app.vault().destroy(&keys).await.map_err(|it| it.to_string())?;
    app.vault().wipe().await.map_err(|it| it.to_string())?;
    app.reindex().await.map_err(|it| it.to_string())?;
    app.close().await.map_err(|it| it.to_string())?;
    Ok(again)
}

/// Every erasure that is known of here: beside the data folder, in the folder of backups, in each backup there. Those of
/// encrypted backups stand in the other two places.
fn erasures(config: &Config, folder: &Path) -> Result<Vec<Erasure>, String> {
    let shelf = folder.parent().unwrap_or(folder);
    let mut places = vec![ledger_of(&config.data), shelf.join(ledger::FILE), folder.join(ledger::FILE)];
    places.extend(shelf::whole_ones(shelf).iter().map(|it| it.join(ledger::FILE)));
    let mut found = Vec::new();
    for place in places {
        found.extend(ledger::read(&place)?);
    }
    found.sort();
    found.dedup_by_key(|it| it.member);
    Ok(found)
}
