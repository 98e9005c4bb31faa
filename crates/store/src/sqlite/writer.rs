//! The one connection that writes. Writes take turns; each behind others is a savepoint; a thread commits for all who
//! queued.

use super::statement::plain;
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
    pub fn start(conn: Connection, lock_wait: Duration, told: Told) -> Result<Writers, Fault> {
        let (waiting, written, stirs) = (Vec::new(), Vec::new(), Stirs::default());
        let writer = Writer { conn: Some(conn), is_open: false, waiting, stirs, written, told };
        let queue = Arc::new(Queue::new(writer));
        let (nudge, nudged) = mpsc::channel();
        let door = queue.clone();
        // A thread of its own, because a commit waits for the disk and because nobody can cancel a thread.
        std::thread::Builder::new()
            .name("commit".into())
            .spawn(move || {
                while nudged.recv().is_ok() {
                    door.blocking_lock().commit();
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

    pub async fn close(&self, wait: Duration) -> Result<(), Fault> {
        let mut writer = tokio::time::timeout(wait, self.queue.clone().lock_owned()).await.map_err(|_| busy())?;
        let done = tokio::task::spawn_blocking(move || {
            writer.commit();
            let Some(conn) = writer.conn.take() else { return Ok(()) };
            let tidy = conn.execute_batch("PRAGMA optimize");
            let fold = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            tidy.and(fold).map_err(|it| of_sqlite(&it, None))
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
fn stop_if_unsynced(error: &rusqlite::Error) {
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
mod tests {
    use super::*;
    use crate::sqlite::{Settings, connection};

    fn settings(folder: &tempfile::TempDir) -> Settings {
        let (path, lock_wait) = (folder.path().join("kettle.db"), Duration::from_millis(200));
        let (read_limit, durability) = (Duration::from_millis(250), crate::Durability::Full);
        Settings { path, cache_kib: 1024, mmap_mib: 0, lock_wait, read_limit, durability }
    }

    async fn add(writers: &Writers, n: i64) -> Result<(), Fault> {
        let turn = writers.begin().await?;
        let sql = crate::sql!("INSERT INTO t VALUES (:n)");
        turn.with(sql, |conn| conn.execute(sql.sqlite(), [n]).map_err(|it| of_sqlite(&it, None)))?;
        writers.commit(turn, Stirs::default()).await
    }

    async fn numbers(writers: &Writers) -> i64 {
        let count = |conn: &mut Connection| {
            let count = conn.query_row("SELECT COUNT(*) FROM t", [], |row| row.get(0));
            count.map_err(|it| of_sqlite(&it, None))
        };
        writers.alone(count).await.expect("counted")
    }

    #[tokio::test]
    async fn a_commit_that_fails_is_told_to_all_who_wait_and_the_next_one_works() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut conn = connection::open_writer(&settings(&folder)).expect("opened");
        conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT").expect("made");
        conn.commit_hook(Some(|| true)).expect("hooked");
        let writers = Writers::start(conn, Duration::from_secs(1), Told::default()).expect("started");
        let (one, two) = tokio::join!(add(&writers, 1), add(&writers, 2));
        assert_eq!(one.unwrap_err().kind(), &FaultKind::Outage);
        assert_eq!(two.unwrap_err().kind(), &FaultKind::Outage);
        assert_eq!(numbers(&writers).await, 0);
        let mend = |conn: &mut Connection| {
            let mended = conn.commit_hook(None::<fn() -> bool>);
            mended.map_err(|it| of_sqlite(&it, None))
        };
        writers.alone(mend).await.expect("mended");
        add(&writers, 3).await.expect("written");
        assert_eq!(numbers(&writers).await, 1);
    }

    #[tokio::test]
    async fn a_transaction_that_sqlite_gives_up_is_lost_for_all_of_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let conn = connection::open_writer(&settings(&folder)).expect("opened");
        conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT").expect("made");
        let writers = Writers::start(conn, Duration::from_secs(1), Told::default()).expect("started");
        let turn = writers.begin().await.expect("begun");
        // As after a full disk: the transaction is gone in the middle of a write.
        turn.with(crate::sql!("SELECT 1"), |conn| plain(conn, "ROLLBACK")).expect("rolled back");
        assert_eq!(writers.commit(turn, Stirs::default()).await.unwrap_err().kind(), &FaultKind::Outage);
        add(&writers, 1).await.expect("written");
        assert_eq!(numbers(&writers).await, 1);
    }

    #[tokio::test]
    async fn writes_that_wait_together_are_one_commit() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut conn = connection::open_writer(&settings(&folder)).expect("opened");
        conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT").expect("made");
        let commits = Arc::new(std::sync::atomic::AtomicU32::new(0));
        let counted = commits.clone();
        let count = move || {
            counted.fetch_add(1, Relaxed);
            false
        };
        conn.commit_hook(Some(count)).expect("hooked");
        let writers = Writers::start(conn, Duration::from_secs(5), Told::default()).expect("started");
        let all = (0..200).map(|n| add(&writers, n));
        assert!(futures_util::future::join_all(all).await.into_iter().all(|it| it.is_ok()));
        assert_eq!(numbers(&writers).await, 200);
        let commits = commits.load(Relaxed);
        assert!(commits < 100, "{commits} commits for 200 writes");
    }
}
