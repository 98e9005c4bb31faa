//! SQLite: reads in place, one writer, and writes that wait together share one commit.

mod connection;
mod log;
mod readers;
mod statement;
mod writer;

pub(crate) use connection::{Settings, make_private, open_reader};
pub(crate) use readers::{Lent, Readers};
pub(crate) use statement::{all, count, each, raw, run};
pub(crate) use writer::{Stirs, Told, Turn, Writers};

use crate::{inbox::Moved, watch::Changes};
use kernel::Fault;
use log::{Lengths, Log};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// A database file that is open.
pub(crate) struct Sqlite {
    pub settings: Settings,
    pub readers: Arc<Readers>,
    pub writers: Writers,
    log: Arc<Log>,
    pub changes: Arc<Changes>,
}

impl Sqlite {
    /// Opens the file, or makes it; readable and writable by its owner alone.
    pub fn open(
        settings: Settings,
        readers: usize,
        stir: Arc<watch::Sender<u64>>,
        moved: Arc<Moved>,
    ) -> Result<Sqlite, Fault> {
        connection::check_version()?;
        connection::make_private(&settings.path)?;
        let changes = Arc::<Changes>::default();
        let conn = connection::open_writer(&settings)?;
        let log = Log::new(settings.clone(), Lengths::USUAL);
        let told = Told { stir, moved, changes: changes.clone() };
        let writers = Writers::start(conn, settings.lock_wait, told, &log)?;
        let readers = Readers::new(settings.clone(), readers);
        Ok(Sqlite { settings, readers, writers, log, changes })
    }

    /// Folds the whole log into the file and empties it. `false` if somebody reads an older state: some of it stays.
    pub async fn empty_log(&self) -> Result<bool, Fault> {
        let log = self.log.clone();
        let empty = move |conn: &mut rusqlite::Connection| {
            let _still = log.still();
            log::empty(conn)
        };
        self.writers.alone(empty).await
    }

    /// Waits for the writes that began, folds the log into the file and closes it.
    pub async fn close(&self) -> Result<(), Fault> {
        self.readers.close();
        self.writers.close(Duration::from_secs(10), self.log.clone()).await
    }
}
