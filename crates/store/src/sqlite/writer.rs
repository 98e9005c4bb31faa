//! The one connection that writes. Writes take turns; each behind others is a savepoint; a thread commits for all who
//! queued.

use super::{
    log::{self, Log},
    statement::plain,
};
use crate::{Sql, fault::of_sqlite, inbox::Moved, watch::Changes};
use kernel::{Fault, FaultKind, MemberId};
use rusqlite::Connection;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering::Relaxed},
    mpsc,
};
use std::time::Duration;
use tokio::sync::{Mutex as Queue, OwnedMutexGuard, oneshot, watch};

/// The door to the writing connection. tokio's `Mutex` is first come, first served: whoever queued before the
/// committing thread joins its commit.
pub(crate) struct Writers {
    queue: Arc<Queue<Writer>>,
    nudge: mpsc::Sender<()>,
    lock_wait: Duration,
}

/// What is behind the door.
struct Writer {
    /// `None` when the database was closed.
    conn: Option<Connection>,
    /// Whether a transaction is open, with the work of all who wait.
    is_open: bool,
    waiting: Vec<oneshot::Sender<Result<(), String>>>,
    /// What those who wait leave for others to do.
    stirs: Stirs,
    /// The tables that the open transaction wrote to, each once; also those of a write that was undone.
    written: Vec<&'static str>,
    told: Told,
}

/// What a write leaves for others to do after its commit.
#[derive(Debug, Default)]
pub(crate) struct Stirs {
    /// Whether it told facts or enqueued jobs.
    pub work: bool,
    /// Whose numbers it moved.
    pub inboxes: Vec<MemberId>,
}

/// Whom a commit tells.
#[derive(Default)]
pub(crate) struct Told {
    /// Whoever delivers facts and does jobs.
    pub stir: Arc<watch::Sender<u64>>,
    /// Whoever tells members' open pages.
    pub moved: Arc<Moved>,
    /// Whoever keeps in memory what was read.
    pub changes: Arc<Changes>,
}

/// One write's turn. Dropping it (an error, a panic, a client that went away) undoes this write only.
pub(crate) struct Turn {
    /// `None` when finished. The inner `Mutex` is there because a connection may not be used from two threads at once.
    writer: Mutex<Option<OwnedMutexGuard<Writer>>>,
    /// Whether a statement of this write failed.
    pub failed: AtomicBool,
}

impl Writers {
    pub fn start(mut conn: Connection, lock_wait: Duration, told: Told, log: &Arc<Log>) -> Result<Writers, Fault> {
        log.watch(&mut conn)?;
        let (waiting, written, stirs) = (Vec::new(), Vec::new(), Stirs::default());
        let writer = Writer { conn: Some(conn), is_open: false, waiting, stirs, written, told };
        let queue = Arc::new(Queue::new(writer));
        let (nudge, nudged) = mpsc::channel();
        let (door, log) = (queue.clone(), log.clone());
        // A thread of its own, because a commit waits for the disk and because nobody can cancel a thread.
        std::thread::Builder::new()
            .name("commit".into())
            .spawn(move || {
                while nudged.recv().is_ok() {
                    door.blocking_lock().commit();
                    let door = door.clone();
                    log.fold_if_due(move |end| {
                        let mut writer = door.blocking_lock();
                        writer.commit();
                        end();
                    });
                }
            })
            .map_err(|it| Fault::outage(format!("the committing thread cannot start: {it}")))?;
        Ok(Writers { queue, nudge, lock_wait })
    }

    /// Waits for its turn and begins.
    pub async fn begin(&self) -> Result<Turn, Fault> {
        let mut writer = self.enter().await?;
        writer.begin()?;
        Ok(Turn { writer: Mutex::new(Some(writer)), failed: AtomicBool::new(false) })
    }

    /// Hands the write to the committing thread and waits until it is on the disk.
    pub async fn commit(&self, turn: Turn, stirs: Stirs) -> Result<(), Fault> {
        let told = {
            let mut writer = turn.take().ok_or_else(|| Fault::bug("a write was finished twice"))?;
            writer.release()?;
            writer.stirs.work |= stirs.work;
            writer.stirs.inboxes.extend(stirs.inboxes);
            let (tell, told) = oneshot::channel();
            writer.waiting.push(tell);
            if writer.waiting.len() == 1 && self.nudge.send(()).is_err() {
                return Err(Fault::outage("the committing thread has ended; restart the program"));
            }
            told
        };
        match told.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(what)) => Err(Fault::outage(what)),
            Err(_) => Err(Fault::outage("the committing thread has ended; restart the program")),
        }
    }

    /// Undoes the write. What it saw of others that wait for the same commit is on the disk before whoever asked is answered, so
    /// that what they read next is what this went by.
    pub async fn give_up(&self, turn: Turn) {
        let told = {
            let Some(mut writer) = turn.take() else { return };
            writer.undo();
            if writer.waiting.is_empty() {
                return;
            }
            let (tell, told) = oneshot::channel();
            writer.waiting.push(tell);
            told
        };
        // If that commit fails, those whose it is are told; this one is undone in any case.
        drop(told.await);
    }

    /// Does something alone, with no transaction open; blocks, so it goes to a thread where that is allowed.
    pub async fn alone<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let mut writer = self.enter().await?;
        let done = tokio::task::spawn_blocking(move || {
            writer.commit();
            work(writer.conn.as_mut().ok_or_else(closed)?)
        });
        done.await.map_err(|_| Fault::bug("the work on the database panicked"))?
    }

    /// Commits what began, folds the log and closes the file.
    pub async fn close(&self, wait: Duration, log: Arc<Log>) -> Result<(), Fault> {
        let mut writer = tokio::time::timeout(wait, self.queue.clone().lock_owned()).await.map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            writer.commit();
            let mut closed = log.still();
            *closed = true;
            let Some(conn) = writer.conn.take() else { return Ok(()) };
            let tidy = conn.execute_batch("PRAGMA optimize").map_err(|it| of_sqlite(&it, None));
            tidy.and(log::empty(&conn).map(drop))
        });
        done.await.map_err(|_| Fault::bug("closing the database panicked"))?
    }

    async fn enter(&self) -> Result<OwnedMutexGuard<Writer>, Fault> {
        tokio::time::timeout(self.lock_wait, self.queue.clone().lock_owned()).await.map_err(|_| busy())
    }
}

impl Turn {
    /// Runs a statement on the connection.
    pub fn with<R>(&self, sql: &'static Sql, work: impl FnOnce(&Connection) -> Result<R, Fault>) -> Result<R, Fault> {
        // As on PostgreSQL; and after a full disk SQLite would run what follows outside of any transaction.
        if self.failed.load(Relaxed) {
            return Err(Fault::bug("a statement of this write failed before; let its fault leave the write"));
        }
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let writer = writer.as_mut().ok_or_else(closed)?;
        if let Some(table) = sql.writes().filter(|it| !writer.written.contains(it)) {
            writer.written.push(table);
        }
        let done = work(writer.conn()?);
        if done.is_err() {
            self.failed.store(true, Relaxed);
        }
        done
    }
    fn take(&self) -> Option<OwnedMutexGuard<Writer>> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(mut writer) = self.take() {
            writer.undo();
        }
    }
}

impl Writer {
    fn conn(&self) -> Result<&Connection, Fault> {
        self.conn.as_ref().ok_or_else(closed)
    }

    fn begin(&mut self) -> Result<(), Fault> {
        if self.is_open && self.conn()?.is_autocommit() {
            self.lose("SQLite gave up the transaction");
        }
        if !self.is_open {
            plain(self.conn()?, "BEGIN IMMEDIATE")?;
            self.is_open = true;
        }
        if self.waiting.is_empty() {
            // The transaction holds nobody else's work: it is undone as a whole. A savepoint would make each statement
            // of a large write dearer than the last, because SQLite walks the list of what it keeps for the way back.
            return Ok(());
        }
        plain(self.conn()?, "SAVEPOINT one")
    }

    /// Ends the savepoint, if there is one, and keeps its work; undoes it if that fails.
    fn release(&mut self) -> Result<(), Fault> {
        if self.conn()?.is_autocommit() {
            // A full disk or an I/O error makes SQLite undo everything, also the work of those who wait.
            self.lose("SQLite gave up the transaction");
            return Err(Fault::outage("SQLite gave up the transaction; is the disk full?"));
        }
        if self.waiting.is_empty() {
            return Ok(());
        }
        let released = plain(self.conn()?, "RELEASE one");
        if released.is_err() {
            self.undo();
        }
        released
    }

    /// Undoes this turn only; if nobody else has work in the transaction, ends it.
    fn undo(&mut self) {
        let Ok(conn) = self.conn() else { return };
        if conn.is_autocommit() {
            self.lose("SQLite gave up the transaction");
        } else if self.waiting.is_empty() {
            self.roll_back();
        } else if plain(conn, "ROLLBACK TO one").and_then(|()| plain(conn, "RELEASE one")).is_err() {
            self.roll_back();
            self.lose("a savepoint could not be undone");
        }
    }

    fn commit(&mut self) {
        let Some(conn) = self.conn.as_ref().filter(|_| self.is_open) else { return };
        let done = conn.prepare_cached("COMMIT").and_then(|mut it| it.raw_execute());
        if let Err(error) = &done {
            stop_if_unsynced(error);
            tracing::error!(%error, writes = self.waiting.len(), "a commit failed");
            self.roll_back();
        }
        self.is_open = false;
        let answer = done.map(drop).map_err(|it| format!("the commit failed: {it}"));
        let written = self.written.drain(..);
        let stirs = std::mem::take(&mut self.stirs);
        if answer.is_ok() {
            self.told.changes.count(written);
            self.told.moved.note(stirs.inboxes);
            if stirs.work {
                self.told.stir.send_modify(|it| *it += 1);
            }
        }
        for tell in self.waiting.drain(..) {
            // Nobody listens when the client went away; the write stands all the same.
            drop(tell.send(answer.clone()));
        }
    }

    fn roll_back(&mut self) {
        self.is_open = false;
        let Ok(conn) = self.conn() else { return };
        if !conn.is_autocommit()
            && let Err(error) = plain(conn, "ROLLBACK")
        {
            tracing::error!(%error, "a rollback failed");
        }
    }

    /// The transaction is gone: everybody who waits learns it.
    fn lose(&mut self, why: &str) {
        tracing::error!(writes = self.waiting.len(), "{why}");
        self.is_open = false;
        self.stirs = Stirs::default();
        for tell in self.waiting.drain(..) {
            drop(tell.send(Err(why.to_string())));
        }
    }
}

/// After a failed fsync nobody knows what is on the disk, and asking again answers wrongly: stop, and let the next start
/// recover from the log.
pub(super) fn stop_if_unsynced(error: &rusqlite::Error) {
    let code = error.sqlite_error().map(|it| it.extended_code);
    if matches!(code, Some(rusqlite::ffi::SQLITE_IOERR_FSYNC | rusqlite::ffi::SQLITE_IOERR_DIR_FSYNC)) {
        tracing::error!(%error, "the disk did not confirm a write; stopping so that nothing wrong is acknowledged");
        std::process::abort();
    }
}

fn busy() -> Fault {
    Fault::new(FaultKind::Busy, "another write held the database too long (is this a write inside a write?)")
}

fn closed() -> Fault {
    Fault::outage("the database is closed")
}

#[cfg(test)]
mod tests;
