//! Room: how much lies in a folder, and how much more its disk takes. Walks the disk: for threads that may wait.

use std::{fs, io, path::Path};

/// What lies in a folder, folders below it included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// How many bytes.
    pub bytes: u64,
    /// How many files.
    pub files: u64,
    /// Whether there is more that was not counted.
    pub extent: Extent,
}

/// Whether all was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// All.
    #[default]
    Whole,
    /// There is more.
    AtLeast,
}

/// The disk that a folder lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disk {
    /// Bytes that may still be written.
    pub free: u64,
    /// Bytes in all.
    pub size: u64,
}

/// So many files are counted; a page does not wait for more.
const MOST: u64 = 200_000;
/// A disk with less than this has too little room: for the log of the database, a backup and a day's photos.
const LITTLE: u64 = 2 * 1024 * 1024 * 1024;

/// What lies there; nothing if there is no such folder.
///
/// # Errors
/// The folder cannot be read.
pub fn measure(folder: &Path) -> io::Result<Held> {
    let mut held = Held::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let about = match entry.metadata() {
                Err(why) if why.kind() == io::ErrorKind::NotFound => continue, // gone while we looked
                about => about?,
            };
            if about.is_dir() {
                folders.push(entry.path());
                continue;
            }
            if held.files == MOST {
                return Ok(Held { extent: Extent::AtLeast, ..held });
            }
            held.bytes += about.len();
            held.files += 1;
        }
    }
    Ok(held)
}

/// The size of one file; nothing if it is not there.
///
/// # Errors
/// It cannot be looked at.
pub fn weigh(file: &Path) -> io::Result<u64> {
    match fs::metadata(file) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(0),
        about => Ok(about?.len()),
    }
}

/// The disk on which the folder lies.
///
/// # Errors
/// The system does not say.
pub fn disk(folder: &Path) -> io::Result<Disk> {
    let about = rustix::fs::statvfs(folder)?;
    Ok(Disk { free: about.f_bavail * about.f_frsize, size: about.f_blocks * about.f_frsize })
}

impl Disk {
    /// Whether it will soon be full.
    pub fn is_tight(self) -> bool {
        self.free < LITTLE
    }
}

/// "3.4 GB", "820 kB", "12 bytes": as people compare them, in thousands.
pub fn words(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1000 {
        return format!("{bytes} bytes");
    }
    let (mut amount, mut unit) = (bytes as f64 / 1000.0, 0);
    while amount >= 999.5 && unit + 1 < UNITS.len() {
        (amount, unit) = (amount / 1000.0, unit + 1);
    }
    if amount < 9.95 { format!("{amount:.1} {}", UNITS[unit]) } else { format!("{amount:.0} {}", UNITS[unit]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_at_a_glance() {
        let all = [0, 999, 1000, 9_940, 9_960, 820_000, 999_600, 3_400_000_000, 7_000_000_000_000_000];
        let words: Vec<String> = all.into_iter().map(words).collect();
        let wanted = ["0 bytes", "999 bytes", "1.0 kB", "9.9 kB", "10 kB", "820 kB", "1.0 MB", "3.4 GB", "7000 TB"];
        assert_eq!(words, wanted);
    }

    #[test]
    fn a_folder_is_measured_with_what_is_below_it() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("below")).expect("a folder below");
        fs::write(folder.path().join("a"), [0; 10]).expect("written");
        fs::write(folder.path().join("below/b"), [0; 5]).expect("written");
        assert_eq!(measure(folder.path()).expect("measured"), Held { bytes: 15, files: 2, extent: Extent::Whole });
        assert_eq!(measure(&folder.path().join("nowhere")).expect("measured"), Held::default());
        assert_eq!(weigh(&folder.path().join("a")).expect("weighed"), 10);
        assert_eq!(weigh(&folder.path().join("nowhere")).expect("weighed"), 0);
        let disk = disk(folder.path()).expect("the disk");
        assert!(disk.size >= disk.free);
        assert!(Disk { free: 1, size: 2 }.is_tight() && !Disk { free: LITTLE, size: LITTLE }.is_tight());
    }
}
