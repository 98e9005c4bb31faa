//! Copies of an SQLite file, page by page.

use super::of_file;
use crate::{
    fault::of_sqlite,
    sqlite::{Settings, make_private, open_reader},
};
use kernel::Fault;
use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};
use std::{
    fs::File,
    path::Path,
    time::{Duration, Instant},
};

/// The file's name in a copy.
pub(super) const FILE: &str = "kettle.db";
/// Pages in one step: a quarter of a MiB, so that a step takes less than a millisecond.
const STEP: i32 = 64;
/// Steps before what was written is brought to the disk: little enough that a commit does not wait for it noticeably.
const BURST: u32 = 16;
/// Rests are as long as the burst before them, up to this.
const LONGEST_REST: Duration = Duration::from_millis(40);

/// Copies the database of these settings to a new file, as of now. The reading connection stays in one snapshot, so that
/// writers neither wait nor make the copy begin again.
pub(super) fn copy(settings: &Settings, to: &Path) -> Result<(), Fault> {
    if to.exists() {
        return Err(Fault::bug(format!("{} is there already; a copy goes to a new file", to.display())));
    }
    make_private(to)?;
    let fault = |it: rusqlite::Error| of_sqlite(&it, None);
    let (source, _) = open_reader(settings)?;
    source.execute_batch("BEGIN").map_err(fault)?;
    source.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |_| Ok(())).map_err(fault)?; // the snapshot begins
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut target = Connection::open_with_flags(to, flags).map_err(fault)?;
    // Whoever is cut short leaves a spoiled file in either case; a journal would only be written for nothing.
    target.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF").map_err(fault)?;
    let file = File::open(to).map_err(|it| of_file(to, &it))?;
    {
        let backup = Backup::new(&source, &mut target).map_err(fault)?;
        while !burst(&backup, &file, to)? {}
    }
    target.close().map_err(|(_, it)| fault(it))?;
    file.sync_all().map_err(|it| of_file(to, &it))?;
    source.execute_batch("COMMIT").map_err(fault)
}

/// Some steps, then the disk, then a rest; whether all is copied.
#[expect(
    clippy::disallowed_methods,
    reason = "the machine's own pace: half of its time is left to those who are served"
)]
fn burst(backup: &Backup<'_, '_>, file: &File, path: &Path) -> Result<bool, Fault> {
    let begun = Instant::now();
    for _ in 0..BURST {
        match backup.step(STEP).map_err(|it| of_sqlite(&it, None))? {
            StepResult::Done => return Ok(true),
            StepResult::More => {}
            _ => std::thread::sleep(LONGEST_REST), // somebody closes the log file just now
        }
    }
    file.sync_data().map_err(|it| of_file(path, &it))?;
    std::thread::sleep(begun.elapsed().min(LONGEST_REST));
    Ok(false)
}

/// The migrations that the tables of an open file have seen.
pub(super) fn applied(conn: &Connection) -> Result<Vec<String>, Fault> {
    let read = || {
        let there = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'";
        if conn.query_row(there, [], |row| row.get::<_, i64>(0))? == 0 {
            return Ok(vec![]);
        }
        let mut statement = conn.prepare("SELECT name FROM migration ORDER BY name")?;
        statement.query_map([], |row| row.get(0))?.collect()
    };
    read().map_err(|it: rusqlite::Error| of_sqlite(&it, None))
}

/// Makes the file of a copy, whole or not at all.
pub(super) fn restore(from: &Path, to: &Path) -> Result<(), Fault> {
    if std::fs::metadata(to).is_ok_and(|it| it.len() > 0) {
        return Err(Fault::bug(format!("{} holds data already", to.display())));
    }
    let part = to.with_extension("part");
    let copied = || {
        make_private(&part)?;
        std::fs::copy(from, &part).map_err(|it| of_file(&part, &it))?;
        File::open(&part).and_then(|it| it.sync_all()).map_err(|it| of_file(&part, &it))?;
        make_private(&part)?; // copying brought the other's mode
        std::fs::rename(&part, to).map_err(|it| of_file(to, &it))
    };
    copied().inspect_err(|_| drop(std::fs::remove_file(&part)))
}

/// Reads a whole copy: its pages, its indexes, and that nothing refers to what is not there. The file does not change and
/// no other appears beside it.
pub fn check_file(path: &Path) -> Result<(), Fault> {
    let fault = |it: rusqlite::Error| of_sqlite(&it, None);
    let name: String = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags).map_err(fault)?;
    let said: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(fault)?;
    if said != "ok" {
        return Err(Fault::bug(format!("{}: the database is damaged: {said}", path.display())));
    }
    let lost = "SELECT COUNT(*) FROM pragma_foreign_key_check";
    match conn.query_row(lost, [], |row| row.get::<_, i64>(0)).map_err(fault)? {
        0 => Ok(()),
        rows => Err(Fault::bug(format!("{}: {rows} rows refer to nothing", path.display()))),
    }
}
