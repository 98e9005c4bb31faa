//! A file in the making: written piece by piece, found by nobody until it is whole, and gone if it never is.

use crate::{FileName, Files};
use std::{
    fs::{File, OpenOptions},
    io::{Result, Seek, SeekFrom, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// A file that is being written, on a thread that may block. Dropping it leaves nothing behind.
#[derive(Debug)]
pub struct Draft {
    file: File,
    path: PathBuf,
    whole: PathBuf,
}

const PART: &str = "part";

impl Files {
    /// Begins a file. Of two that are begun under one name at once, the second fails.
    ///
    /// # Errors
    /// What the disk says: [`std::io::ErrorKind::StorageFull`] when it is full.
    pub fn begin(&self, name: &FileName) -> Result<Draft> {
        let whole = self.folder.join(name.path().to_string());
        let path = whole.with_extension(PART);
        if let Some(folder) = whole.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().create_new(true).read(true).write(true).mode(0o600).open(&path)?;
        Ok(Draft { file, path, whole })
    }

    /// Takes away what a program that was stopped had begun. Only where no other program writes here.
    ///
    /// # Errors
    /// What the disk says.
    pub fn remove_drafts(&self) -> Result<()> {
        for folder in std::fs::read_dir(&*self.folder)? {
            let folder = folder?.path();
            if !folder.is_dir() {
                continue;
            }
            for file in std::fs::read_dir(folder)? {
                let path = file?.path();
                if path.extension().is_some_and(|it| it == PART) {
                    std::fs::remove_file(path)?;
                }
            }
        }
        Ok(())
    }
}

impl Draft {
    /// The same file once more, to read what was written.
    pub(crate) fn file(&self) -> Result<File> {
        self.file.try_clone()
    }
    /// The file is whole: it is on the disk and found under its name from now on. Its size in bytes.
    ///
    /// # Errors
    /// What the disk says; the draft is then gone.
    pub fn finish(self) -> Result<u64> {
        self.file.sync_all()?;
        let bytes = self.file.metadata()?.len();
        std::fs::rename(&self.path, &self.whole)?;
        // The name itself is durable once the folder is.
        File::open(self.whole.parent().unwrap_or(Path::new(".")))?.sync_all()?;
        Ok(bytes)
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.file.write(bytes)
    }
    fn flush(&mut self) -> Result<()> {
        self.file.flush()
    }
}

impl Seek for Draft {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.file.seek(to)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After `finish` there is nothing under this name; and where it cannot be removed, the next start does it.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[tokio::test]
    async fn a_draft_is_found_when_it_is_whole_and_not_before() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(folder.path()).unwrap();
        let name = FileName::new(&Rng::seeded(1));
        let mut draft = files.begin(&name).unwrap();
        draft.write_all(b"piece ").unwrap();
        assert!(files.begin(&name).is_err(), "two write one file");
        assert_eq!(files.find(&name).await.unwrap(), None);
        draft.write_all(b"by piece").unwrap();
        assert_eq!(draft.finish().unwrap(), 14);
        assert_eq!(files.find(&name).await.unwrap().as_deref(), Some(&b"piece by piece"[..]));
    }

    #[test]
    fn what_is_given_up_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(folder.path()).unwrap();
        let count = || {
            std::fs::read_dir(folder.path())
                .unwrap()
                .flatten()
                .flat_map(|it| std::fs::read_dir(it.path()).unwrap())
                .count()
        };
        let name = FileName::new(&Rng::seeded(1));
        drop(files.begin(&name).unwrap()); // abuse case 110
        assert_eq!(count(), 0);
        let killed = files.begin(&name).unwrap();
        std::mem::forget(killed);
        assert_eq!(count(), 1);
        files.remove_drafts().unwrap();
        assert_eq!(count(), 0);
    }
}
