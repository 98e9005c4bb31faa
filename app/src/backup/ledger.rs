//! Copies of the list of erasures where backups lie. The list itself lies beside the data folder; whoever loses that disk
//! still has these, and a restore of an older backup reads them and erases again (abuse case 121).

use super::trouble;
use leaving::{
    actions::read_ledger,
    erasure::{Erasure, lines},
};
use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

/// Its name in a folder of backups and in a backup.
pub const FILE: &str = "erasures.txt";

/// What a list says; nothing if there is no such file.
pub fn read(path: &Path) -> Result<Vec<Erasure>, String> {
    read_ledger(path).map_err(|it| it.to_string())
}

/// Adds those that are not there yet. On the disk when this returns.
pub fn add(path: &Path, erasures: &[Erasure]) -> Result<(), String> {
    let known: BTreeSet<_> = read(path)?.into_iter().map(|it| it.member).collect();
    let new: Vec<Erasure> = erasures.iter().filter(|it| !known.contains(&it.member)).copied().collect();
    if new.is_empty() {
        return Ok(());
    }
    let append = || {
        let torn = fs::read(path).is_ok_and(|it| it.last().is_some_and(|last| *last != b'\n'));
        let mut file = OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
        file.write_all(format!("{}{}", if torn { "\n" } else { "" }, lines(&new)).as_bytes())?;
        file.sync_all()
    };
    append().map_err(|it| trouble(path, &it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{MemberId, Moment, Rng};

    #[test]
    fn a_list_only_grows_and_a_torn_line_spoils_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(FILE);
        let rng = Rng::seeded(3);
        let erased = |at| Erasure { at: Moment::from_micros(at), member: MemberId::random(&rng) };
        let (one, two, three) = (erased(1), erased(2), erased(3));
        assert!(read(&path).expect("none").is_empty());
        add(&path, &[one]).expect("added");
        add(&path, &[one, two]).expect("added");
        assert_eq!(fs::read_to_string(&path).expect("text").lines().count(), 2);
        let torn = format!("{}999 0199", fs::read_to_string(&path).expect("text"));
        fs::write(&path, torn).expect("written");
        add(&path, &[three]).expect("added");
        assert_eq!(read(&path).expect("read"), [one, two, three]);
    }
}
