//! The pool of connections that read. Each lent one holds a snapshot until it is given back.

use super::{Settings, connection::Pace, connection::open_reader, statement::plain};
use crate::Sql;
use kernel::{Fault, FaultKind};
use rusqlite::Connection;
use std::sync::{
    Arc, Mutex, OnceLock, PoisonError,
    atomic::{AtomicU64, Ordering},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections that read, opened when they are first needed.
pub(crate) struct Readers {
    settings: Settings,
    idle: Mutex<Vec<(Connection, Arc<Pace>)>>,
    slots: Arc<Semaphore>,
    /// How many statements were run so far.
    asked: AtomicU64,
    /// Which, if somebody wants to know.
    told: OnceLock<Mutex<Vec<&'static Sql>>>,
}

/// A connection lent to one read, inside one snapshot. The `Mutex` is there because a connection may not be used from
/// two threads at once; nobody ever waits for it.
pub(crate) struct Lent {
    conn: Mutex<Option<Connection>>,
    pace: Arc<Pace>,
    is_slow: bool,
    home: Arc<Readers>,
    _slot: OwnedSemaphorePermit,
}

impl Readers {
    pub fn new(settings: Settings, count: usize) -> Arc<Readers> {
        let slots = Arc::new(Semaphore::new(count.max(1)));
        Arc::new(Readers { settings, idle: Mutex::default(), slots, asked: AtomicU64::new(0), told: OnceLock::new() })
    }

    /// A snapshot whose statements are ended at the limit.
    pub async fn lend(self: &Arc<Self>) -> Result<Lent, Fault> {
        self.lend_at(false).await
    }
    /// A snapshot without that limit; each statement runs where blocking is allowed.
    pub async fn lend_slow(self: &Arc<Self>) -> Result<Lent, Fault> {
        self.lend_at(true).await
    }

    async fn lend_at(self: &Arc<Self>, is_slow: bool) -> Result<Lent, Fault> {
        let slot = tokio::time::timeout(self.settings.lock_wait, self.slots.clone().acquire_owned())
            .await
            .map_err(|_| Fault::new(FaultKind::Busy, "all reading connections are in use"))?
            .map_err(|_| Fault::outage("the database is closed"))?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let (conn, pace) = idle.map_or_else(|| open_reader(&self.settings), Ok)?;
        pace.limit((!is_slow).then_some(self.settings.read_limit));
        pace.begin();
        plain(&conn, "BEGIN")?;
        Ok(Lent { conn: Mutex::new(Some(conn)), pace, is_slow, home: self.clone(), _slot: slot })
    }

    pub fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// Which statements were run since this was asked last; from the first time on they are written down.
    pub fn told(&self) -> Vec<&'static Sql> {
        std::mem::take(&mut *self.told.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn close(&self) {
        self.slots.close();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Lent {
    /// Does something with the connection, here and now.
    pub fn with<R>(&self, sql: &'static Sql, work: impl FnOnce(&Connection) -> Result<R, Fault>) -> Result<R, Fault> {
        self.home.asked.fetch_add(1, Ordering::Relaxed);
        if let Some(told) = self.home.told.get() {
            told.lock().unwrap_or_else(PoisonError::into_inner).push(sql);
        }
        let here = || {
            let conn = self.conn.lock().unwrap_or_else(PoisonError::into_inner);
            self.pace.begin();
            work(conn.as_ref().ok_or_else(|| Fault::bug("the connection was given back"))?)
        };
        if self.is_slow && may_block() { tokio::task::block_in_place(here) } else { here() }
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let conn = self.conn.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        let Some(conn) = conn else { return };
        self.pace.begin();
        // A connection that cannot end its snapshot is closed instead of kept.
        if plain(&conn, "COMMIT").is_ok() && !self.home.slots.is_closed() {
            self.home.idle.lock().unwrap_or_else(PoisonError::into_inner).push((conn, self.pace.clone()));
        }
    }
}

/// Whether tokio can move this thread's other tasks away; a runtime of one thread cannot.
fn may_block() -> bool {
    use tokio::runtime::{Handle, RuntimeFlavor};
    Handle::try_current().is_ok_and(|it| it.runtime_flavor() == RuntimeFlavor::MultiThread)
}
