//! The log of writes, folded into the file beside them, so that no commit waits until all of it is there. Only the end, what is
//! written while it is folded, is folded while writes wait, once it is long: a log begins anew when nothing in it is missing in the
//! file.

use super::{Settings, connection::open_writer, writer::stop_if_unsynced};
use crate::fault::of_sqlite;
use kernel::Fault;
use rusqlite::{Connection, hooks::Wal};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// When it is folded, in pages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lengths {
    /// So many more since it was folded: it is folded again.
    pub step: i32,
    /// So many in all: it is to begin anew.
    pub long: i32,
}

/// The log of one file.
pub(crate) struct Log {
    settings: Settings,
    lengths: Lengths,
    at: Mutex<At>,
    /// Held while it is folded, by whoever does it; `true` once the file is closed.
    turn: Mutex<bool>,
}

/// How long it is, and when it is due; in pages.
struct At {
    pages: i32,
    /// `None` while it is folded.
    due: Option<i32>,
}

impl Lengths {
    /// 8 MiB and 32 MiB. Measured: with less, the disk is asked more often; with more, nothing is won.
    pub const USUAL: Lengths = Lengths { step: 2_000, long: 8_000 };
}

impl Log {
    pub fn new(settings: Settings, lengths: Lengths) -> Arc<Log> {
        let at = Mutex::new(At { pages: 0, due: Some(lengths.step) });
        Arc::new(Log { settings, lengths, at, turn: Mutex::new(false) })
    }

    /// Learns its length from each commit on this connection, which folds nothing itself from now on.
    pub fn watch(self: &Arc<Self>, conn: &mut Connection) -> Result<(), Fault> {
        let log = self.clone();
        let note = move |_: &mut Wal, pages| {
            log.note(pages);
            Ok(())
        };
        conn.wal_hook(Some(note)).map_err(|it| of_sqlite(&it, None))
    }

    /// Folds it, if that is due, on a thread of its own. `hold` waits for the writes that began, and keeps others from beginning
    /// while it calls what it is given.
    pub fn fold_if_due(self: &Arc<Self>, hold: impl FnOnce(&dyn Fn()) + Send + 'static) {
        if !self.begins() {
            return;
        }
        let log = self.clone();
        let started = std::thread::Builder::new().name("fold".into()).spawn(move || {
            let folded = log.fold();
            if log.must_end(folded) {
                hold(&|| {
                    log.fold();
                });
            }
            log.ends();
        });
        if let Err(error) = started {
            tracing::error!(%error, "the thread that folds the log cannot start");
            self.ends();
        }
    }

    /// Waits until nobody folds it, and keeps it so; to be asked for while no write is open.
    pub fn still(&self) -> MutexGuard<'_, bool> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long it is, in pages.
    #[cfg(test)]
    pub fn pages(&self) -> i32 {
        self.at().pages
    }

    fn at(&self) -> MutexGuard<'_, At> {
        self.at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, pages: i32) {
        let mut at = self.at();
        if pages < at.pages && at.due.is_some() {
            at.due = Some(self.lengths.step);
        }
        at.pages = pages;
    }

    fn begins(&self) -> bool {
        let mut at = self.at();
        let due = at.due.is_some_and(|it| at.pages >= it);
        if due {
            at.due = None;
        }
        due
    }

    fn must_end(&self, folded: i32) -> bool {
        let pages = self.at().pages;
        pages > folded && pages >= self.lengths.long
    }

    fn ends(&self) {
        let mut at = self.at();
        at.due = Some(at.pages.saturating_add(self.lengths.step));
    }

    /// Folds what nobody reads in an older state; answers how many pages of it are in the file.
    fn fold(&self) -> i32 {
        let closed = self.still();
        if *closed {
            return i32::MAX;
        }
        let folded = open_writer(&self.settings).and_then(|conn| {
            let folded = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(2));
            folded.inspect_err(stop_if_unsynced).map_err(|it| of_sqlite(&it, None))
        });
        folded.unwrap_or_else(|fault| {
            tracing::error!(%fault, "the log could not be folded into the database; it will be tried again");
            i32::MAX
        })
    }
}

/// Folds all of it and empties it. `false` if somebody reads an older state: some of it stays.
pub(crate) fn empty(conn: &Connection) -> Result<bool, Fault> {
    let busy = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    busy.map(|it| it == 0).map_err(|it| of_sqlite(&it, None))
}

#[cfg(test)]
mod tests;
