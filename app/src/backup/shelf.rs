//! The folder that backups lie in: their names, which is the latest, and which are too old.

use super::{manifest, shown, trouble};
use kernel::Moment;
use std::{
    fs::{DirBuilder, File, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

const BEGIN: &str = "kettle-";
/// What is being written, or was when somebody cut it short.
const PART: &str = ".part";

/// The right to write a backup into a folder: one at a time, whichever program does it.
pub struct Claim {
    folder: PathBuf,
    _lock: File,
}

impl Claim {
    /// Makes the folder if it is not there, and takes away what was cut short.
    pub fn of(folder: &Path) -> Result<Claim, String> {
        make_folder(folder)?;
        let path = folder.join(".lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&path);
        let lock = lock.map_err(|it| trouble(&path, &it))?;
        lock.try_lock().map_err(|_| format!("another backup is being written to {}", shown(folder)))?;
        for part in entries(folder).filter(|it| name(it).is_some_and(|it| it.starts_with(BEGIN) && it.ends_with(PART)))
        {
            std::fs::remove_dir_all(&part).map_err(|it| trouble(&part, &it))?;
        }
        Ok(Claim { folder: folder.to_owned(), _lock: lock })
    }

    /// A new folder to write to.
    pub fn begin(&self, at: Moment) -> Result<Unfinished, String> {
        let stamp: String = at.iso().chars().filter(|it| !matches!(it, '-' | ':')).collect();
        let free = |it: &String| !self.folder.join(it).exists();
        let mut names =
            std::iter::once(format!("{BEGIN}{stamp}")).chain((2..).map(|nth| format!("{BEGIN}{stamp}-{nth}")));
        let name = names.find(free).unwrap_or_default();
        let unfinished = Unfinished { part: self.folder.join(format!("{name}{PART}")), whole: self.folder.join(name) };
        DirBuilder::new().mode(0o700).create(&unfinished.part).map_err(|it| trouble(&unfinished.part, &it))?;
        Ok(unfinished)
    }

    /// Takes away the oldest beyond so many; answers how many went.
    pub fn keep(&self, most: usize) -> Result<usize, String> {
        let old: Vec<_> = whole_ones(&self.folder).into_iter().skip(most.max(1)).collect();
        for path in &old {
            // Without its manifest it is no backup any more, should the rest be cut short.
            let file = path.join(manifest::FILE);
            std::fs::remove_file(&file).map_err(|it| trouble(&file, &it))?;
            std::fs::remove_dir_all(path).map_err(|it| trouble(path, &it))?;
        }
        Ok(old.len())
    }
}

/// A backup that is being written; taken away again when it is dropped before it is whole.
pub struct Unfinished {
    part: PathBuf,
    whole: PathBuf,
}

impl Unfinished {
    /// Where to write.
    pub fn folder(&self) -> &Path {
        &self.part
    }
    /// It is whole: from now on it counts. All its files must be on the disk.
    pub fn finish(self) -> Result<PathBuf, String> {
        let synced = |path: &Path| File::open(path).and_then(|it| it.sync_all()).map_err(|it| trouble(path, &it));
        synced(&self.part)?;
        std::fs::rename(&self.part, &self.whole).map_err(|it| trouble(&self.whole, &it))?;
        synced(self.whole.parent().unwrap_or(Path::new("/")))?;
        Ok(self.whole.clone())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.part); // not there any more if it is whole
    }
}

/// The backup that somebody means: this folder, or the latest whole one in it.
pub fn find(folder: &Path) -> Result<PathBuf, String> {
    if folder.join(manifest::FILE).is_file() {
        return Ok(folder.to_owned());
    }
    if !folder.is_dir() {
        return Err(format!("{} is no folder", shown(folder)));
    }
    if let Some(latest) = whole_ones(folder).into_iter().next() {
        return Ok(latest);
    }
    let is_backup = |it: &Path| name(it).is_some_and(|it| it.starts_with(BEGIN));
    match is_backup(folder) || entries(folder).any(|it| is_backup(&it)) {
        true => Err(format!("{} holds only what was cut short: no backup there has a manifest", shown(folder))),
        false => Err(format!("{} holds no backup", shown(folder))),
    }
}

/// The whole ones, latest first.
pub fn whole_ones(folder: &Path) -> Vec<PathBuf> {
    let is_whole = |it: &PathBuf| {
        name(it).is_some_and(|it| it.starts_with(BEGIN) && !it.ends_with(PART)) && it.join(manifest::FILE).is_file()
    };
    let mut found: Vec<_> = entries(folder).filter(is_whole).collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

/// A folder for its owner alone.
pub fn make_folder(folder: &Path) -> Result<(), String> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|it| trouble(folder, &it))
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path())
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}
