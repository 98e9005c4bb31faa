//! A copy of the whole database as of one moment, made while it is read and written; and a new database made of a copy.

mod across;
mod postgres;
mod sqlite;

pub use sqlite::check_file;

use crate::{DatabaseUrl, Db, Engine, Options, Schema, db::Lane};
use kernel::{Fault, Moment};
use std::{io, path::Path};

/// What a copy is a copy of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The engine: a copy goes back to the same one.
    pub engine: Engine,
    /// The migrations that its tables have seen.
    pub migrations: Vec<String>,
}

impl Db {
    /// Copies everything, as of now, into `folder`, which is there and empty: on SQLite the file `kettle.db`, on PostgreSQL
    /// `<table>.copy` for each table and `tables.json`. Reads and writes go on: it reads one snapshot, writes in small
    /// bursts, and rests between them. All is on the disk when this returns; what it wrote before a fault stays.
    pub async fn copy_to(&self, folder: &Path) -> Result<Copied, Fault> {
        let migrations = self.applied().await?;
        match &self.door().lane {
            Lane::Sqlite(it) => {
                let (settings, file) = (it.settings.clone(), folder.join(sqlite::FILE));
                let copied = tokio::task::spawn_blocking(move || sqlite::copy(&settings, &file));
                copied.await.map_err(|_| Fault::bug("the copy of the database panicked"))??;
            }
            Lane::Postgres(it) => postgres::copy(&it.lend_slow().await?, folder).await?,
        }
        Ok(Copied { engine: self.engine(), migrations })
    }

    /// The migrations that ran on this database; none if it is new.
    pub async fn applied(&self) -> Result<Vec<String>, Fault> {
        let names = match &self.door().lane {
            Lane::Sqlite(it) => it.writers.alone(|conn| sqlite::applied(conn)).await?,
            Lane::Postgres(it) => postgres::applied(&it.lend().await?).await?,
        };
        Ok(names.into_iter().filter(|it| it != crate::migrate::VIEWS).collect())
    }
}

/// Makes a database of a copy where there is none: with the tables as they were when it was copied. It is to be migrated
/// before it is used.
///
/// # Errors
/// There is something in the database already; the copy is not whole; a later version of this program made it.
pub async fn restore(url: &DatabaseUrl, folder: &Path, schemas: &[Schema], options: Options) -> Result<(), Fault> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            let (from, to) = (folder.join(sqlite::FILE), path.clone());
            let restored = tokio::task::spawn_blocking(move || sqlite::restore(&from, &to));
            restored.await.map_err(|_| Fault::bug("making the database panicked"))?
        }
        DatabaseUrl::Postgres(_) => {
            let db = Db::open(url, options)?;
            let Lane::Postgres(lane) = &db.door().lane else { return Err(Fault::bug("not a server")) };
            postgres::restore(&lane.begin().await?, folder, schemas, db.door().clock.now()).await
        }
    }
}

/// Where a copy can be looked into that lies in this folder: the file that it is, or one that is made beside it of a copy of
/// PostgreSQL, of which only `tables` are filled. For whoever checks it without a server.
pub async fn look_into(
    folder: &Path,
    schemas: &[Schema],
    tables: &'static [&'static str],
    now: Moment,
) -> Result<DatabaseUrl, Fault> {
    let file = folder.join(sqlite::FILE);
    if !file.is_file() {
        let (folder, to, schemas) = (folder.to_owned(), file.clone(), schemas.to_vec());
        let made = tokio::task::spawn_blocking(move || across::make(&folder, &to, &schemas, tables, now));
        made.await.map_err(|_| Fault::bug("looking into a copy panicked"))??;
    }
    Ok(DatabaseUrl::Sqlite(file))
}

/// Whether there is anything at this address that a restore would have to overwrite.
pub async fn is_taken(url: &DatabaseUrl, options: Options) -> Result<bool, Fault> {
    match url {
        DatabaseUrl::Sqlite(path) => Ok(std::fs::metadata(path).is_ok_and(|it| it.len() > 0)),
        DatabaseUrl::Postgres(_) => {
            let db = Db::open(url, options)?;
            let Lane::Postgres(lane) = &db.door().lane else { return Err(Fault::bug("not a server")) };
            postgres::is_taken(&lane.lend().await?).await
        }
    }
}

/// What went wrong with a file, in words that say what to do about the one thing that is usual.
pub(crate) fn of_file(path: &Path, why: &io::Error) -> Fault {
    let path = path.display();
    match why.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::outage(format!("{path}: the disk is full")),
        _ => Fault::outage(format!("{path}: {why}")),
    }
}
