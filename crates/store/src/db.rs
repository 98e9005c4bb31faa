//! The handle to the database: opening it, reads, and the one door for writes.

use crate::{
    DatabaseUrl, Sealer, Sql, Tx, Watch,
    inbox::Moved,
    postgres::{Patience, Postgres},
    read::Read,
    sqlite::{Settings, Sqlite},
};
use kernel::{Act, Clock, Fault, Rng, Stop, Viewer};
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// Which engine keeps the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server.
    Postgres,
}

/// The handle to the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    door: Arc<Door>,
}

/// How the database is opened: `Options { readers: 4, ..Options::new(clock, rng) }`.
#[derive(Clone)]
pub struct Options {
    /// Where reads and writes get their moment.
    pub clock: Clock,
    /// Where ids get their chance.
    pub rng: Rng,
    /// SQLite: how many reads at once. A connection is opened when it is first needed.
    pub readers: usize,
    /// PostgreSQL: how many connections at most.
    pub connections: usize,
    /// How long a write waits for another one (and a read for a connection) before it is a fault.
    pub lock_wait: Duration,
    /// SQLite: how long one statement of a read may take, because it holds up everything else on its thread.
    pub read_limit: Duration,
    /// PostgreSQL: how long one statement may take.
    pub statement_limit: Duration,
    /// SQLite: page cache of each connection, in KiB.
    pub cache_kib: u32,
    /// SQLite: how much of the file is mapped into memory, in MiB; the system counts it as ours while it is used. Measured: no gain while the cache
    /// serves.
    pub mmap_mib: u32,
    /// SQLite: what a commit waits for.
    pub durability: Durability,
    /// What seals the actor of acts without a name; such acts are refused without it.
    pub sealer: Option<Arc<dyn Sealer>>,
}

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Durability {
    /// The disk: what was answered survives a power cut.
    Full,
    /// Nothing: a power cut loses what was answered, or all. Only to measure what the disk costs; a house test keeps it out
    /// of the program.
    Off,
}

/// What all handles share.
pub(crate) struct Door {
    pub clock: Clock,
    pub rng: Rng,
    pub sealer: Option<Arc<dyn Sealer>>,
    /// Counts the commits that told facts or enqueued jobs.
    pub stir: Arc<watch::Sender<u64>>,
    /// Whose inboxes moved.
    pub moved: Arc<Moved>,
    pub lane: Lane,
}

/// The engine behind a handle.
pub(crate) enum Lane {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

tokio::task_local! {
    /// Set inside the body of a write, to refuse a second one there.
    static WRITING: &'static str;
}

/// How often [`Db::write_again`] tries.
const TRIES: u32 = 5;

impl Options {
    /// The usual ones.
    pub fn new(clock: Clock, rng: Rng) -> Options {
        Options {
            clock,
            rng,
            readers: 8,
            connections: 16,
            lock_wait: Duration::from_secs(5),
            read_limit: Duration::from_millis(250),
            statement_limit: Duration::from_secs(10),
            cache_kib: 8_192,
            mmap_mib: 0,
            durability: Durability::Full,
            sealer: None,
        }
    }
}

impl Db {
    /// Opens the file, which is made if it is absent, or prepares the connections to the server, which are made when
    /// they are first needed.
    pub fn open(url: &DatabaseUrl, options: Options) -> Result<Db, Fault> {
        let stir = Arc::new(watch::Sender::new(0));
        let moved = Arc::<Moved>::default();
        let lane = match url {
            DatabaseUrl::Sqlite(path) => {
                let settings = Settings {
                    path: path.clone(),
                    cache_kib: options.cache_kib,
                    mmap_mib: options.mmap_mib,
                    lock_wait: options.lock_wait,
                    read_limit: options.read_limit,
                    durability: options.durability,
                };
                Lane::Sqlite(Sqlite::open(settings, options.readers, stir.clone(), moved.clone())?)
            }
            DatabaseUrl::Postgres(url) => {
                let patience = Patience { lock_wait: options.lock_wait, statement: options.statement_limit };
                Lane::Postgres(Postgres::open(url, options.connections, patience)?)
            }
        };
        let Options { clock, rng, sealer, .. } = options;
        Ok(Db { door: Arc::new(Door { clock, rng, sealer, stir, moved, lane }) })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &self.door.lane {
            Lane::Sqlite(_) => Engine::Sqlite,
            Lane::Postgres(_) => Engine::Postgres,
        }
    }

    /// Wakes whoever delivers facts or runs jobs: the number rises with each commit that told or enqueued some. A hint
    /// only; on PostgreSQL it knows only of this process.
    pub fn after_commit(&self) -> watch::Receiver<u64> {
        self.door.stir.subscribe()
    }

    /// How many statements reads have run so far, for tests of what a page costs. PostgreSQL counts them itself: `None`.
    pub fn statements_read(&self) -> Option<u64> {
        match &self.door.lane {
            Lane::Sqlite(it) => Some(it.readers.asked()),
            Lane::Postgres(_) => None,
        }
    }

    /// Which statements reads have run since this was asked last, for tests of what a page is made from; none before it was first
    /// asked. PostgreSQL keeps nothing: `None`.
    pub fn statements_told(&self) -> Option<Vec<&'static Sql>> {
        match &self.door.lane {
            Lane::Sqlite(it) => Some(it.readers.told()),
            Lane::Postgres(_) => None,
        }
    }

    /// Watches tables, for what is kept of them in memory.
    pub fn watch(&self, tables: &[&str]) -> Watch {
        match &self.door.lane {
            Lane::Sqlite(it) => it.changes.watch(tables),
            Lane::Postgres(_) => Watch::blind(),
        }
    }

    /// Begins to read. On SQLite all its statements see one snapshot, and each that takes longer than the limit is ended
    /// with a fault that names it.
    pub async fn read(&self, viewer: &Viewer) -> Result<Read, Fault> {
        let now = self.door.clock.now();
        match &self.door.lane {
            Lane::Sqlite(it) => Ok(Read::of_sqlite(viewer.clone(), now, it.readers.lend().await?)),
            Lane::Postgres(it) => Ok(Read::of_postgres(viewer.clone(), now, it.lend().await?)),
        }
    }

    /// Begins to read what takes long (exports, rebuilding an index): one snapshot on both engines, no limit of time,
    /// and on SQLite each statement where it may block.
    pub async fn read_slowly(&self, viewer: &Viewer) -> Result<Read, Fault> {
        let now = self.door.clock.now();
        match &self.door.lane {
            Lane::Sqlite(it) => Ok(Read::of_sqlite(viewer.clone(), now, it.readers.lend_slow().await?)),
            Lane::Postgres(it) => Ok(Read::of_postgres(viewer.clone(), now, it.lend_slow().await?)),
        }
    }

    /// The one door for writes. What `body` changes, tells and enqueues is committed together with a row of the audit
    /// when it answers `Ok`, and undone when it answers a stop, panics or is dropped. It is on the disk when this
    /// returns. No other input or output belongs inside, and no other write.
    pub async fn write<T>(
        &self,
        viewer: &Viewer,
        act: Act,
        body: impl AsyncFnOnce(&mut Tx) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.attempt(viewer, act, body).await.map_err(|(stop, _)| stop)
    }

    /// As [`Db::write`], done again when PostgreSQL asks for it (deadlock, serialization).
    pub async fn write_again<T>(
        &self,
        viewer: &Viewer,
        act: Act,
        body: impl AsyncFnOnce(&mut Tx) -> Result<T, Stop> + Clone,
    ) -> Result<T, Stop> {
        for attempt in 1..TRIES {
            match self.attempt(viewer, act, body.clone()).await {
                Err((_, true)) => {
                    let pause = u64::from(attempt) * 5 + self.door.rng.below(10);
                    tokio::time::sleep(Duration::from_millis(pause)).await;
                }
                done => return done.map_err(|(stop, _)| stop),
            }
        }
        self.write(viewer, act, body).await
    }

    /// Folds the log of writes into the file, so that what was deleted does not stay readable in it; for after an erasure.
    /// While somebody reads an older snapshot it does nothing, and the next one does it. On PostgreSQL the log is the
    /// operator's.
    pub async fn fold(&self) -> Result<(), Fault> {
        match &self.door.lane {
            Lane::Sqlite(it) => it.empty_log().await.map(drop),
            Lane::Postgres(_) => Ok(()),
        }
    }

    /// Brings the planner's statistics up to date; worth its time after an import.
    pub async fn refresh_statistics(&self) -> Result<(), Fault> {
        match &self.door.lane {
            Lane::Sqlite(it) => {
                it.writers
                    .alone(|conn| {
                        let done = conn.execute_batch("PRAGMA analysis_limit = 2000; ANALYZE");
                        done.map_err(|it| crate::fault::of_sqlite(&it, None))
                    })
                    .await
            }
            Lane::Postgres(it) => {
                let link = it.lend().await?;
                link.spoil();
                link.batch("SET default_transaction_read_only = off; SET statement_timeout = 0").await?;
                link.batch("ANALYZE").await
            }
        }
    }

    /// For a graceful stop: waits for the writes that began, folds the log into the file and closes. Writes and reads
    /// that come later are faults.
    pub async fn close(&self) -> Result<(), Fault> {
        match &self.door.lane {
            Lane::Sqlite(it) => it.close().await,
            Lane::Postgres(it) => {
                it.close();
                Ok(())
            }
        }
    }

    pub(crate) fn door(&self) -> &Door {
        &self.door
    }

    /// One try; with a stop, whether another may succeed.
    async fn attempt<T>(
        &self,
        viewer: &Viewer,
        act: Act,
        body: impl AsyncFnOnce(&mut Tx) -> Result<T, Stop>,
    ) -> Result<T, (Stop, bool)> {
        if let Ok(outer) = WRITING.try_with(|it| *it) {
            let what = format!("{} was to be written inside {outer}; a write inside a write is not possible", act.name);
            return Err((Fault::bug(what).into(), false));
        }
        let mut tx = self.begin(viewer, act).await.map_err(|it| (it.into(), false))?;
        match WRITING.scope(act.name, body(&mut tx)).await {
            Ok(value) => match tx.commit().await {
                Ok(()) => Ok(value),
                Err((fault, may_retry)) => Err((fault.into(), may_retry)),
            },
            Err(stop) => {
                let may_retry = tx.may_retry();
                if let Err(fault) = tx.undo().await {
                    tracing::warn!(%fault, act = act.name, "a write could not be undone in order; its connection was closed");
                }
                Err((stop, may_retry))
            }
        }
    }

    async fn begin(&self, viewer: &Viewer, act: Act) -> Result<Tx, Fault> {
        match &self.door.lane {
            Lane::Sqlite(it) => Ok(Tx::of_sqlite(self.door.clone(), viewer, act, it.writers.begin().await?)),
            Lane::Postgres(it) => Ok(Tx::of_postgres(self.door.clone(), viewer, act, it.begin().await?)),
        }
    }
}
