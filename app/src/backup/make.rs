//! Making a backup: the database as of one moment, then the files, the list of erasures, the sums; then it counts.

use super::{
    keys, ledger, manifest,
    manifest::{FORMAT, Manifest, Part, name_of},
    pace::{Pace, PacedFile, PacedReader},
    parts,
    seal::{self, Recipient},
    shelf::Claim,
    shown, trouble,
    verify::{Opened, megabytes},
};
use crate::root::RootKey;
use bytes::Bytes;
use files::Files;
use frame::App;
use futures_util::stream::{BoxStream, StreamExt};
use kernel::{Fault, Moment, Private};
use leaving::actions::ledger_of;
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::Db;
use tokio::runtime::Handle;

/// What every backup of this Kettle needs to know.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The data folder: what is encrypted is copied there first, so that nothing readable ever lies beside a backup.
    pub data: PathBuf,
    /// The database's file, or none if it is a server.
    pub database: Option<PathBuf>,
    /// By which one knows the root key, and its text.
    pub root_key: (String, Private<String>),
    /// The file with the settings.
    pub settings: Option<PathBuf>,
    /// Where one is made every night, and how many stay.
    pub nightly: Option<(PathBuf, usize)>,
    /// Who can read them.
    pub recipients: Vec<Recipient>,
}

/// What is copied.
pub struct Source {
    /// The database.
    pub db: Db,
    /// The files.
    pub files: Files,
    /// The keys; none if they are not to be copied.
    pub keys: Option<Db>,
    /// Now.
    pub now: Moment,
}

impl Plan {
    /// Of this data folder and root key: readable for whoever has the folder, with nothing but the data, and not by night.
    pub fn plain(data: PathBuf, root: &RootKey) -> Plan {
        Plan {
            data,
            database: None,
            root_key: (root.fingerprint(), Private::new(root.text())),
            settings: None,
            nightly: None,
            recipients: vec![],
        }
    }
}

impl Source {
    /// All that an app has, as of now.
    pub fn of(app: &App) -> Source {
        let keys = Some(app.vault().db().clone());
        Source { db: app.db().clone(), files: app.files().clone(), keys, now: app.clock().now() }
    }
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Where it lies.
    pub folder: PathBuf,
    /// How many bytes.
    pub size: u64,
    /// How many files of members.
    pub files: usize,
}

/// The files' archive, and where the database is copied to before it is encrypted.
const FILES: &str = "files.tar";
const SCRATCH: &str = "backup.part";
/// So much must be left on the disk besides.
const MARGIN: u64 = 64 * 1024 * 1024;

/// Makes one in `folder` and keeps `most` of those there. What could not be finished is taken away again.
pub async fn make(
    plan: &Arc<Plan>,
    source: Source,
    folder: PathBuf,
    most: Option<usize>,
    pace: Pace,
) -> Result<Made, String> {
    let claim = Claim::of(&folder)?;
    let scratch = Scratch::new(plan)?;
    enough_room(plan, &folder)?;
    let unfinished = claim.begin(source.now)?;
    let to = scratch.folder().unwrap_or(unfinished.folder());
    let copied = source.db.copy_to(to).await.map_err(|it| it.to_string())?;
    // The names of files come after the database, so that every file that a row names is among them.
    let names = source.files.names().await.map_err(|it| it.to_string())?;
    // In the data folder no key has any business: whoever copies that folder must not have both.
    let apart = (!folder.starts_with(&plan.data)).then(|| keys::beside(&folder));
    let keyring = named(&source.db).await?;
    // So do the keys, so that every row that is copied has its own. A key that is destroyed meanwhile is meant to be gone.
    let keys = match (&source.keys, &apart) {
        (Some(keys), Some(_)) => Some(parts::copy(keys, &plan.data).await?),
        _ => None,
    };
    let manifest = Manifest {
        format: FORMAT,
        kettle: env!("CARGO_PKG_VERSION").to_owned(),
        at: source.now.iso(),
        engine: name_of(copied.engine).to_owned(),
        migrations: copied.migrations,
        root_key: plan.root_key.0.clone(),
        keyring,
        keys: None,
        recipients: plan.recipients.iter().map(ToString::to_string).collect(),
        parts: vec![],
    };
    let (plan, runtime) = (plan.clone(), Handle::current());
    let work = move || {
        let writer = Writer { plan: &plan, folder: unfinished.folder(), pace };
        let mut parts = writer.database(scratch)?;
        let (archive, count) = writer.files(&names, &source.files, &runtime)?;
        parts.push(archive);
        parts.push(writer.erasures()?);
        let kept = keep_apart(&plan, apart.as_deref(), keys, source.now)?;
        let manifest = Manifest { parts, keys: kept, ..manifest };
        let size = manifest.size();
        writer.manifest(&manifest)?;
        let folder = unfinished.finish()?;
        if let Some(most) = most {
            claim.keep(most)?;
        }
        Ok(Made { folder, size, files: count })
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| "the backup panicked; the log says where".to_owned())?
}

/// What must not lie with the data: the root key, the settings, and the keys, whose copy gets this name.
fn keep_apart(plan: &Plan, apart: Option<&Path>, keys: Option<Opened>, now: Moment) -> Result<Option<String>, String> {
    let Some(folder) = apart else { return Ok(None) };
    let key = (plan.root_key.0.as_str(), plan.root_key.1.expose().as_str());
    keys::keep(folder, key, plan.settings.as_deref(), &plan.recipients)?;
    let kept = keys.map(|it| parts::pack(&it, folder, now, &plan.recipients)).transpose()?;
    parts::prune(folder, now)?;
    Ok(kept)
}

/// The name of the keys that these data were sealed with; before the tables have a place for it there is none.
async fn named(db: &Db) -> Result<Option<String>, String> {
    if !db.applied().await.map_err(|it| it.to_string())?.iter().any(|it| it.ends_with("_store_keyring")) {
        return Ok(None);
    }
    let read = db.read(&crate::commands::OPERATOR).await.map_err(|it| it.to_string())?;
    let found = store::keyring::find_keyring::<vault::Keyring>(read.reader()).await.map_err(|it| it.to_string())?;
    Ok(found.map(|it| it.to_string()))
}

/// Writes the parts of one backup.
struct Writer<'a> {
    plan: &'a Plan,
    folder: &'a Path,
    pace: Pace,
}

impl Writer<'_> {
    /// The database's parts: encrypted from where they were copied to, or only summed where they lie already.
    fn database(&self, scratch: Scratch) -> Result<Vec<Part>, String> {
        let from = scratch.folder().unwrap_or(self.folder).to_owned();
        let mut names: Vec<_> =
            fs::read_dir(&from).map_err(|it| trouble(&from, &it))?.flatten().map(|it| it.path()).collect();
        names.sort();
        let part = |path: &PathBuf| match scratch.folder() {
            None => self.sum(path),
            Some(_) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let mut source = File::open(path).map_err(|it| trouble(path, &it))?;
                self.write(&name, |into| io::copy(&mut source, into).map(drop))
            }
        };
        names.iter().map(part).collect()
    }

    /// All files of members in one archive; one that was taken away a moment ago is left out.
    fn files(&self, names: &[files::FileName], from: &Files, runtime: &Handle) -> Result<(Part, usize), String> {
        let mut count = 0;
        let part = self.write(FILES, |into| {
            let mut archive = tar::Builder::new(into);
            for name in names {
                let Some(file) = runtime.block_on(from.stream(name)).map_err(io::Error::other)? else { continue };
                let mut header = tar::Header::new_gnu();
                header.set_size(file.bytes);
                header.set_mode(0o600);
                let pieces = PieceReader { pieces: file.pieces, piece: Bytes::new(), runtime };
                archive.append_data(&mut header, name.as_str(), pieces)?;
                count += 1;
            }
            archive.finish()
        })?;
        Ok((part, count))
    }

    fn erasures(&self) -> Result<Part, String> {
        let list = leaving::erasure::lines(&ledger::read(&ledger_of(&self.plan.data))?);
        self.write(ledger::FILE, |into| into.write_all(list.as_bytes()))
    }

    /// The last file. Whatever was written before it is on the disk.
    fn manifest(&self, manifest: &Manifest) -> Result<(), String> {
        let path = self.folder.join(manifest::FILE);
        let text = serde_json::to_string_pretty(manifest).map_err(|it| it.to_string())?;
        let written = || {
            let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path)?;
            file.write_all(text.as_bytes())?;
            file.write_all(b"\n")?;
            file.sync_all()
        };
        written().map_err(|it| trouble(&path, &it))
    }

    /// One part, encrypted if it is to be.
    fn write(&self, name: &str, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Part, String> {
        let recipients = &self.plan.recipients;
        let name = if recipients.is_empty() { name.to_owned() } else { format!("{name}{}", seal::ENDING) };
        let path = self.folder.join(&name);
        let written = || {
            let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path)?;
            let mut summing = Summing { inner: PacedFile::new(file, self.pace), sum: Sha256::new(), bytes: 0 };
            if recipients.is_empty() {
                fill(&mut summing)?;
            } else {
                let mut sealed = seal::seal(recipients, &mut summing)?;
                fill(&mut sealed)?;
                sealed.finish()?;
            }
            let Summing { inner, sum, bytes } = summing;
            inner.finish()?;
            Ok(Part { name: name.clone(), bytes, sha256: hex(&sum.finalize()) })
        };
        written().map_err(|it| trouble(&path, &it))
    }

    fn sum(&self, path: &Path) -> Result<Part, String> {
        let (bytes, sha256) = sum_of(path, self.pace)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Part { name, bytes, sha256 })
    }
}

/// Length and sum of a file.
pub(super) fn sum_of(path: &Path, pace: Pace) -> Result<(u64, String), String> {
    let read = || {
        let mut file = PacedReader::new(File::open(path)?, pace);
        let (mut sum, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; 256 * 1024]);
        loop {
            match file.read(&mut piece)? {
                0 => return Ok((bytes, hex(&sum.finalize()))),
                length => {
                    sum.update(&piece[..length]);
                    bytes += length as u64;
                }
            }
        }
    };
    read().map_err(|it| trouble(path, &it))
}

/// The folder in the data folder for what is to be encrypted; gone when this is dropped.
struct Scratch(Option<PathBuf>);

impl Scratch {
    /// A new one, if anything is to be encrypted.
    fn new(plan: &Plan) -> Result<Scratch, String> {
        if plan.recipients.is_empty() {
            return Ok(Scratch(None));
        }
        let folder = plan.data.join(SCRATCH);
        match fs::remove_dir_all(&folder) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(trouble(&folder, &why)),
            _ => {}
        }
        super::shelf::make_folder(&folder)?;
        Ok(Scratch(Some(folder)))
    }
    fn folder(&self) -> Option<&Path> {
        self.0.as_deref()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = &self.0
            && let Err(why) = fs::remove_dir_all(folder)
        {
            tracing::warn!(%why, folder = %folder.display(), "what a backup copied there could not be taken away");
        }
    }
}

/// Says beforehand what would otherwise be found out when the disk is full.
fn enough_room(plan: &Plan, folder: &Path) -> Result<(), String> {
    let Some(size) = plan.database.as_ref().and_then(|it| fs::metadata(it).ok()).map(|it| it.len()) else {
        return Ok(());
    };
    let scratch = (!plan.recipients.is_empty()).then_some(plan.data.as_path());
    for place in std::iter::once(folder).chain(scratch) {
        let free = files::free_bytes(place).map_err(|it| trouble(place, &it))?;
        if free < size + MARGIN {
            return Err(format!(
                "{}: the disk has {} left, and a backup takes at least {}; make room or name another folder",
                shown(place),
                megabytes(free),
                megabytes(size + MARGIN)
            ));
        }
    }
    Ok(())
}

/// Reads a file of members piece by piece, on a thread that may block.
struct PieceReader<'r> {
    pieces: BoxStream<'static, Result<Bytes, Fault>>,
    piece: Bytes,
    runtime: &'r Handle,
}

impl Read for PieceReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.piece.is_empty() {
            match self.runtime.block_on(self.pieces.next()) {
                Some(piece) => self.piece = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let length = self.piece.len().min(into.len());
        into[..length].copy_from_slice(&self.piece.split_to(length));
        Ok(length)
    }
}

struct Summing {
    inner: PacedFile,
    sum: Sha256,
    bytes: u64,
}

impl Write for Summing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.inner.write(bytes)?;
        self.sum.update(&bytes[..length]);
        self.bytes += length as u64;
        Ok(length)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}
