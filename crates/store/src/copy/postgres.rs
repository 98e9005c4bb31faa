//! Copies of a PostgreSQL database: `COPY` of every table in one snapshot, so that no other program of any version is
//! needed, neither here nor there.

use super::of_file;
use crate::{
    Schema, migrate,
    postgres::Link,
    schema::{self, Columns},
};
use bytes::Bytes;
use futures_util::TryStreamExt;
use kernel::{Fault, Moment};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncWriteExt, BufWriter},
};

/// The list of the tables, each after those that it refers to.
pub(super) const LIST: &str = "tables.json";
/// How much goes to the server at once.
const PIECE: usize = 256 * 1024;

#[derive(Serialize, Deserialize)]
pub(super) struct List {
    pub migrations: Vec<String>,
    pub tables: Vec<Table>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<String>,
}

impl List {
    pub fn read(bytes: &[u8]) -> Result<List, Fault> {
        serde_json::from_slice(bytes).map_err(|it| Fault::bug(format!("{LIST} cannot be read: {it}")))
    }
}

impl Table {
    pub fn file(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.copy", self.name))
    }
    fn copy(&self, way: &str) -> String {
        let columns: Vec<_> = self.columns.iter().map(|it| quoted(it)).collect();
        format!("COPY {} ({}) {way}", quoted(&self.name), columns.join(", "))
    }
}

/// Copies all tables in the snapshot of this connection.
pub(super) async fn copy(link: &Link, folder: &Path) -> Result<(), Fault> {
    let tables = schema::postgres_tables(link).await?;
    let tables = tables.into_iter().filter(|it| it.table != "migration");
    let tables: Vec<Table> = tables.map(|Columns { table, columns }| Table { name: table, columns }).collect();
    for table in &tables {
        let path = table.file(folder);
        let fault = |it: std::io::Error| of_file(&path, &it);
        let mut file = BufWriter::with_capacity(PIECE, create(&path).await?);
        let rows = link.copy_out(&table.copy("TO STDOUT")).await?;
        let mut rows = std::pin::pin!(rows);
        while let Some(piece) = rows.try_next().await.map_err(|it| crate::fault::of_postgres(&it, None))? {
            file.write_all(&piece).await.map_err(fault)?;
        }
        file.flush().await.map_err(fault)?;
        file.get_ref().sync_all().await.map_err(fault)?;
    }
    let migrations = applied(link).await?.into_iter().filter(|it| it != migrate::VIEWS).collect();
    let list = serde_json::to_vec_pretty(&List { migrations, tables }).map_err(|it| Fault::bug(it.to_string()))?;
    let path = folder.join(LIST);
    let mut file = create(&path).await?;
    file.write_all(&list).await.map_err(|it| of_file(&path, &it))?;
    file.sync_all().await.map_err(|it| of_file(&path, &it))
}

/// The migrations that ran.
pub(super) async fn applied(link: &Link) -> Result<Vec<String>, Fault> {
    let there = link.raw("SELECT to_regclass('migration') IS NOT NULL").await?;
    if !there.first().is_some_and(|row| row.get(0)) {
        return Ok(vec![]);
    }
    let rows = link.raw("SELECT name::text FROM migration ORDER BY name").await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Whether the database has any table.
pub(super) async fn is_taken(link: &Link) -> Result<bool, Fault> {
    Ok(!schema::postgres_tables(link).await?.is_empty())
}

/// Makes the tables as they were and fills them, in the transaction of this connection.
pub(super) async fn restore(link: &Link, folder: &Path, schemas: &[Schema], now: Moment) -> Result<(), Fault> {
    if is_taken(link).await? {
        return Err(Fault::bug("the database holds tables already"));
    }
    let path = folder.join(LIST);
    let list = tokio::fs::read(&path).await.map_err(|it| of_file(&path, &it))?;
    let list = List::read(&list)?;
    migrate::make_as_of(link, schemas, &list.migrations, now).await?;
    // What migrations put in themselves comes with the copy.
    let names: Vec<_> = list.tables.iter().map(|it| quoted(&it.name)).collect();
    link.batch(&format!("TRUNCATE {}", names.join(", "))).await?;
    for table in &list.tables {
        let path = table.file(folder);
        let mut file = File::open(&path).await.map_err(|it| of_file(&path, &it))?;
        let fault = |it| crate::fault::of_postgres(&it, None);
        let rows = link.copy_in(&table.copy("FROM STDIN")).await?;
        let mut rows = std::pin::pin!(rows);
        loop {
            let mut piece = Vec::with_capacity(PIECE);
            let length = (&mut file).take(PIECE as u64).read_to_end(&mut piece).await;
            if length.map_err(|it| of_file(&path, &it))? == 0 {
                break;
            }
            futures_util::SinkExt::send(&mut rows, Bytes::from(piece)).await.map_err(fault)?;
        }
        rows.as_mut().finish().await.map_err(fault)?;
    }
    link.batch("COMMIT").await
}

async fn create(path: &Path) -> Result<File, Fault> {
    let mut options = tokio::fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path).await.map_err(|it| of_file(path, &it))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
