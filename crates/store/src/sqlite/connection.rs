//! One connection to the file: its settings, and the watch that ends a statement that takes too long.

use crate::{db::Durability, fault::of_sqlite};
use kernel::Fault;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How a file is opened.
#[derive(Clone)]
pub(crate) struct Settings {
    pub path: PathBuf,
    /// Page cache of one connection, in KiB.
    pub cache_kib: u32,
    /// How much of the file is mapped into memory, in MiB.
    pub mmap_mib: u32,
    /// How long a write waits for the one before.
    pub lock_wait: Duration,
    /// How long one statement of a read may take.
    pub read_limit: Duration,
    /// What a commit waits for.
    pub durability: Durability,
}

/// Ends a statement that runs longer than its limit. SQLite asks every few thousand steps; the first time starts the
/// watch, so that a quick statement never looks at the clock.
pub(crate) struct Pace {
    base: Instant,
    /// Microseconds; 0 is without limit.
    limit: AtomicU64,
    /// Microseconds since `base`; 0 is not yet asked.
    started: AtomicU64,
}

/// Oldest version without known faults that lose data (WAL reset, fixed in 3.51.3).
const OLDEST: i32 = 3_051_003;
/// Steps of SQLite's machine between two looks at the watch: some tens of microseconds.
const STEPS: i32 = 2_000;
/// Statements kept prepared by each connection.
const STATEMENTS: usize = 512;

/// A fault if the SQLite that was linked is too old.
pub(super) fn check_version() -> Result<(), Fault> {
    match rusqlite::version_number() >= OLDEST {
        true => Ok(()),
        false => Err(Fault::bug(format!("SQLite {} is too old; link 3.51.3 or later", rusqlite::version()))),
    }
}

/// Makes the file if it is absent, and takes it from everybody but its owner. SQLite gives its log the same mode.
pub(crate) fn make_private(path: &Path) -> Result<(), Fault> {
    let failed = |it: std::io::Error| Fault::outage(format!("the database {} cannot be opened: {it}", path.display()));
    let mut options = std::fs::OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        let file = options.mode(0o600).open(path).map_err(failed)?;
        file.set_permissions(std::fs::Permissions::from_mode(0o600)).map_err(failed)
    }
    #[cfg(not(unix))]
    options.open(path).map(drop).map_err(failed)
}

/// The connection that writes.
pub(super) fn open_writer(settings: &Settings) -> Result<Connection, Fault> {
    open(settings).map_err(|it| of_sqlite(&it, None))
}

/// A connection that only reads, with its watch.
pub(crate) fn open_reader(settings: &Settings) -> Result<(Connection, Arc<Pace>), Fault> {
    let opened = || {
        let mut conn = open(settings)?;
        conn.pragma_update(None, "query_only", true)?;
        let pace = Arc::new(Pace::new());
        let asked = pace.clone();
        conn.progress_handler(STEPS, Some(move || asked.is_over()))?;
        Ok((conn, pace))
    };
    opened().map_err(|it| of_sqlite(&it, None))
}

fn open(settings: &Settings) -> rusqlite::Result<Connection> {
    // Not one connection from two threads at once: the lock of the connection itself is not needed.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(&settings.path, flags)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.execute_batch(&format!(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = {synchronous};
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA case_sensitive_like = ON;
         PRAGMA journal_size_limit = 67108864;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = {mmap};
         PRAGMA cache_size = -{cache};",
        mmap = u64::from(settings.mmap_mib) << 20,
        cache = settings.cache_kib,
        synchronous = match settings.durability {
            Durability::Full => "FULL",
            Durability::Off => "OFF",
        },
    ))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Double quotes are names, never strings, as on PostgreSQL.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // Plans depend on the statement alone; otherwise every new value of a parameter may prepare it again.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(conn)
}

impl Pace {
    #[allow(clippy::disallowed_methods)] // the machine's own patience, not the product's time
    fn new() -> Pace {
        Pace { base: Instant::now(), limit: AtomicU64::new(0), started: AtomicU64::new(0) }
    }
    /// The limit from now on; `None` is none.
    pub fn limit(&self, limit: Option<Duration>) {
        self.limit.store(limit.map_or(0, |it| it.as_micros().max(1) as u64), Relaxed);
    }
    /// A statement begins.
    pub fn begin(&self) {
        self.started.store(0, Relaxed);
    }
    fn is_over(&self) -> bool {
        let now = self.base.elapsed().as_micros().max(1) as u64;
        let started = match self.started.load(Relaxed) {
            0 => {
                self.started.store(now, Relaxed);
                now
            }
            it => it,
        };
        let limit = self.limit.load(Relaxed);
        limit > 0 && now - started > limit
    }
}
