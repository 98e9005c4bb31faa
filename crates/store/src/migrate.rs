//! Making and changing tables: forward only, checksummed, everything pending in one transaction; views are made anew.
//!
//! A migration is plain SQL for both engines with these words where a column's type stands: `ID` (sixteen bytes; `ID
//! RANDOM` says that it tells nothing), `REF` (somebody's `ID`), `TEXT`, `COUNT` (64 bits), `REAL`, `MOMENT`
//! (microseconds, UTC), `FLAG`, `JSON` (text), `BYTES`.

use crate::{
    Db, Engine, Sql,
    db::Lane,
    named,
    postgres::Link,
    schema, sql,
    sqlite::{self, raw},
    words,
};
use kernel::{Fault, FaultKind, Moment};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What a feature keeps.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Its folder.
    pub feature: &'static str,
    /// Its tables, one change each.
    pub migrations: &'static [Migration],
    /// Its views, in the order in which they need each other.
    pub views: &'static str,
}

/// One change of the tables. It never changes once it ran anywhere.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `20261120T1000_accounts_member`: the time orders all features' changes, then the feature's place in the list.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

/// The migration of this name in the calling crate's folder `migrations`.
#[macro_export]
macro_rules! migration {
    ($name:literal) => {
        $crate::Migration {
            name: $name,
            sql: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
        }
    };
}

/// The store's own tables.
pub const OWN: Schema = Schema {
    feature: "store",
    migrations: &[
        migration!("20261120T0800_store_fact"),
        migration!("20261120T0801_store_job"),
        migration!("20261120T0802_store_audit"),
        migration!("20261120T1700_store_backup"),
        migration!("20261120T1720_store_audit_by_act"),
        migration!("20261124T1000_store_inbox"),
        migration!("20261124T1001_store_keyring"),
    ],
    views: "",
};

impl Db {
    /// The names of the migrations that [`Db::migrate`] would run.
    pub async fn pending(&self, schemas: &[Schema]) -> Result<Vec<&'static str>, Fault> {
        let applied = self.applied().await?;
        let wanted = Wanted::of(schemas, self.engine())?;
        let is_new = |it: &&Step| !applied.iter().any(|name| name == it.name);
        Ok(wanted.migrations.iter().filter(is_new).map(|it| it.name).collect())
    }

    /// Brings the tables up to date, the store's own first, and makes the views. Does nothing if all is as it should be;
    /// is undone as a whole if any of it fails. Answers the names of the migrations that ran.
    pub async fn migrate(&self, schemas: &[Schema]) -> Result<Vec<&'static str>, Fault> {
        let wanted = Wanted::of(schemas, self.engine())?;
        let now = self.door().clock.now();
        match &self.door().lane {
            Lane::Sqlite(it) => it.writers.alone(move |conn| on_sqlite(conn, &wanted, now)).await,
            Lane::Postgres(it) => {
                for _ in 0..2 {
                    let link = it.begin().await?;
                    match on_postgres(&link, &wanted, now).await {
                        // Two programs that make the first table at once: one of them begins again.
                        Err(fault) if matches!(fault.kind(), FaultKind::Unique(_)) => {}
                        Err(fault) => return Err(fault),
                        Ok(ran) => return link.commit().await.map(|()| ran).map_err(|(fault, _)| fault),
                    }
                }
                Err(Fault::outage("another program is changing the tables; start again when it is done"))
            }
        }
    }
}

/// Makes the tables as they were after these migrations and no others, without views, in this transaction.
pub(crate) async fn make_as_of(link: &Link, schemas: &[Schema], names: &[String], now: Moment) -> Result<(), Fault> {
    on_postgres(link, &Wanted::as_of(schemas, names, Engine::Postgres)?, now).await.map(drop)
}

/// As [`make_as_of`], in a file.
pub(crate) fn make_file_as_of(
    conn: &mut Connection,
    schemas: &[Schema],
    names: &[String],
    now: Moment,
) -> Result<(), Fault> {
    on_sqlite(conn, &Wanted::as_of(schemas, names, Engine::Sqlite)?, now).map(drop)
}

/// What the database should be, in this engine's words.
struct Wanted {
    migrations: Vec<Step>,
    views: String,
    views_checksum: String,
}

struct Step {
    name: &'static str,
    text: String,
    checksum: String,
}

/// What is to be done.
struct Work<'w> {
    pending: Vec<&'w Step>,
    renew_views: bool,
}

/// The row that stands for all views.
pub(crate) const VIEWS: &str = "views";
const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, at MOMENT NOT NULL)";

impl Wanted {
    /// What only these migrations make, without views.
    fn as_of(schemas: &[Schema], names: &[String], engine: Engine) -> Result<Wanted, Fault> {
        let mut wanted = Wanted::of(schemas, engine)?;
        if let Some(unknown) = names.iter().find(|name| !wanted.migrations.iter().any(|it| it.name == **name)) {
            return Err(Fault::bug(format!("{unknown} is unknown here: a later version of Kettle made this copy")));
        }
        wanted.migrations.retain(|it| names.iter().any(|name| name == it.name));
        (wanted.views, wanted.views_checksum) = (String::new(), checksum(""));
        Ok(wanted)
    }
    fn of(schemas: &[Schema], engine: Engine) -> Result<Wanted, Fault> {
        let all = || std::iter::once(&OWN).chain(schemas);
        let mut ordered = Vec::new();
        for (place, schema) in all().enumerate() {
            for migration in schema.migrations {
                let (time, rest) = migration.name.split_once('_').unwrap_or_default();
                if time.len() != 13 || !rest.starts_with(schema.feature) {
                    let (name, feature) = (migration.name, schema.feature);
                    return Err(Fault::bug(format!("migration {name}: name it like 20261120T1000_{feature}_noun")));
                }
                ordered.push((time, place, migration));
            }
        }
        ordered.sort_by_key(|(time, place, it)| (*place > 0, *time, *place, it.name));
        if let Some(pair) = ordered.windows(2).find(|pair| pair[0].2.name == pair[1].2.name) {
            return Err(Fault::bug(format!("two migrations are called {}", pair[0].2.name)));
        }
        let step =
            |it: &Migration| Step { name: it.name, text: words::expand(it.sql, engine), checksum: checksum(it.sql) };
        let views: String =
            all().map(|it| it.views).filter(|it| !it.trim().is_empty()).map(|it| format!("{it}\n")).collect();
        let views_checksum = checksum(&views);
        Ok(Wanted { migrations: ordered.iter().map(|(.., it)| step(it)).collect(), views, views_checksum })
    }

    fn work(&self, applied: &[(String, String)]) -> Result<Work<'_>, Fault> {
        let checksum_of = |name: &str| applied.iter().find(|(it, _)| it == name).map(|(_, checksum)| checksum.as_str());
        let is_known = |name: &str| name == VIEWS || self.migrations.iter().any(|it| it.name == name);
        let mut pending = Vec::new();
        for step in &self.migrations {
            match checksum_of(step.name) {
                None => pending.push(step),
                Some(it) if it == step.checksum => {}
                Some(_) => {
                    let name = step.name;
                    return Err(Fault::bug(format!(
                        "migration {name} was changed after it ran; write a new one instead"
                    )));
                }
            }
        }
        let unknown: Vec<_> = applied.iter().map(|it| it.0.as_str()).filter(|it| !is_known(it)).collect();
        if !unknown.is_empty() {
            tracing::warn!(?unknown, "the database was changed by a later version of this program");
        }
        // Next to a later version its views stay: it needs them, and they serve this one too.
        let is_later = !unknown.is_empty() && pending.is_empty();
        let renew_views =
            !is_later && (!pending.is_empty() || checksum_of(VIEWS) != Some(self.views_checksum.as_str()));
        Ok(Work { pending, renew_views })
    }
}

impl Work<'_> {
    fn is_done(&self) -> bool {
        self.pending.is_empty() && !self.renew_views
    }
    fn names(&self) -> Vec<&'static str> {
        self.pending.iter().map(|it| it.name).collect()
    }
}

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        write!(hex, "{byte:02x}").unwrap_or_default();
        hex
    })
}

fn applied() -> &'static Sql {
    sql!("SELECT name, checksum FROM migration ORDER BY name")
}
fn note() -> &'static Sql {
    sql!(
        "INSERT INTO migration (name, checksum, at) VALUES (:name, :checksum, :at)
         ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, at = excluded.at"
    )
}

/// The fault, with the name of what failed.
fn in_step(name: &'static str) -> impl Fn(Fault) -> Fault {
    move |fault| Fault::bug(format!("migration {name}: {fault}"))
}

fn on_sqlite(conn: &mut Connection, wanted: &Wanted, now: Moment) -> Result<Vec<&'static str>, Fault> {
    raw(conn, "BEGIN IMMEDIATE")?;
    let done = inside_sqlite(conn, wanted, now);
    // A failed COMMIT leaves the transaction open, and a full disk may have ended it already.
    let done = done.and_then(|ran| raw(conn, "COMMIT").map(|()| ran));
    if done.is_err() && !conn.is_autocommit() {
        raw(conn, "ROLLBACK")?;
    }
    done
}

fn inside_sqlite(conn: &Connection, wanted: &Wanted, now: Moment) -> Result<Vec<&'static str>, Fault> {
    raw(conn, &words::expand(TABLE, Engine::Sqlite))?;
    let mut found = Vec::new();
    sqlite::each(conn, applied(), &[], &mut |row| {
        found.push((row.text("name")?.to_string(), row.text("checksum")?.to_string()));
        Ok(true)
    })?;
    let work = wanted.work(&found)?;
    if work.is_done() {
        return Ok(Vec::new());
    }
    for view in schema::sqlite_views(conn)? {
        raw(conn, &format!("DROP VIEW \"{view}\""))?;
    }
    let noted = |name: &str, checksum: &str| sqlite::run(conn, note(), named! { name, checksum, at: now }).map(drop);
    for step in &work.pending {
        raw(conn, &step.text).map_err(in_step(step.name))?;
        noted(step.name, &step.checksum)?;
    }
    raw(conn, &wanted.views).map_err(in_step(VIEWS))?;
    noted(VIEWS, &wanted.views_checksum)?;
    let broken = conn.query_row("SELECT COUNT(*) FROM pragma_foreign_key_check", [], |row| row.get::<_, i64>(0));
    match broken.map_err(|it| crate::fault::of_sqlite(&it, None))? {
        0 => Ok(work.names()),
        rows => Err(Fault::bug(format!("the migrations would leave {rows} rows that refer to nothing"))),
    }
}

async fn on_postgres(link: &Link, wanted: &Wanted, now: Moment) -> Result<Vec<&'static str>, Fault> {
    link.batch("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '60s'").await?;
    link.batch(&words::expand(TABLE, Engine::Postgres)).await?;
    // Programs that start together take turns at this row.
    link.batch("INSERT INTO migration (name, checksum, at) VALUES ('views', '', 0) ON CONFLICT (name) DO NOTHING")
        .await?;
    link.batch("SELECT 1 FROM migration WHERE name = 'views' FOR UPDATE").await?;
    let mut found = Vec::new();
    for row in &link.rows(applied(), &[]).await? {
        let row = crate::Row::of_postgres(applied(), row);
        found.push((row.text("name")?.to_string(), row.text("checksum")?.to_string()));
    }
    let work = wanted.work(&found)?;
    if work.is_done() {
        return Ok(Vec::new());
    }
    let views = schema::postgres_views(link).await?;
    if !views.is_empty() {
        let names = views.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ");
        link.batch(&format!("DROP VIEW {names}")).await?;
    }
    for step in &work.pending {
        link.batch(&step.text).await.map_err(in_step(step.name))?;
        link.run(note(), named! { name: step.name, checksum: &step.checksum, at: now }).await?;
    }
    link.batch(&wanted.views).await.map_err(in_step(VIEWS))?;
    link.run(note(), named! { name: VIEWS, checksum: &wanted.views_checksum, at: now }).await?;
    Ok(work.names())
}
