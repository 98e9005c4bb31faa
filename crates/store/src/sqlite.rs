//! SQLite: reads in place, one writer, and writes that wait together share one commit.

mod connection;
mod readers;
mod statement;
mod writer;

pub(crate) use connection::Settings;
pub(crate) use readers::{Lent, Readers};
pub(crate) use statement::{all, count, each, raw, run};
pub(crate) use writer::{Turn, Writers};

use crate::watch::Changes;
use kernel::Fault;
use std::{path::Path, sync::Arc, time::Duration};
use tokio::sync::watch;

/// A database file that is open.
pub(crate) struct Sqlite {
    pub settings: Settings,
    pub readers: Arc<Readers>,
    pub writers: Writers,
    pub changes: Arc<Changes>,
}

impl Sqlite {
    /// Opens the file, or makes it; readable and writable by its owner alone.
    pub fn open(settings: Settings, readers: usize, stir: Arc<watch::Sender<u64>>) -> Result<Sqlite, Fault> {
        connection::check_version()?;
        connection::make_private(&settings.path)?;
        let changes = Arc::<Changes>::default();
        let conn = connection::open_writer(&settings)?;
        let writers = Writers::start(conn, settings.lock_wait, stir, changes.clone())?;
        let readers = Readers::new(settings.clone(), readers);
        Ok(Sqlite { settings, readers, writers, changes })
    }

    /// A consistent copy without free pages, as of now. Blocks: call it where that is allowed.
    pub fn copy_to(&self, path: &Path) -> Result<(), Fault> {
        if path.exists() {
            return Err(Fault::bug("the copy's file exists; name a new one"));
        }
        let path = path.to_str().ok_or_else(|| Fault::bug("the copy's path is not UTF-8"))?;
        let conn = connection::open_writer(&self.settings)?;
        conn.execute("VACUUM INTO ?1", [path]).map_err(|it| crate::fault::of_sqlite(&it, None))?;
        connection::make_private(Path::new(path))
    }

    /// Waits for the writes that began, folds the log into the file and closes it.
    pub async fn close(&self) -> Result<(), Fault> {
        self.readers.close();
        self.writers.close(Duration::from_secs(10)).await
    }
}
