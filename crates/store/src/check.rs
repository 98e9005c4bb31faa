//! Looking at a statement without running it: for the tests of the house.

use crate::{Args, Db, Sql, db::Lane, fault::of_sqlite, postgres::Link};
use kernel::Fault;
use tokio_postgres::types::Type;

/// What a parameter or a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Sixteen bytes.
    Id,
    /// Text, JSON.
    Text,
    /// Whole numbers of 64 bits, moments.
    Count,
    /// Numbers.
    Real,
    /// Yes or no.
    Flag,
    /// Bytes.
    Bytes,
    /// A list of texts, ids or whole numbers.
    List,
    /// Something that no value of ours fits and no reader of ours reads: an uncast sum, for instance.
    Foreign(String),
}

/// What an engine says about a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The parameters in the order of their numbers; SQLite knows no types of them.
    pub parameters: Vec<(&'static str, Option<Kind>)>,
    /// The columns of the result; SQLite knows some of their types.
    pub columns: Vec<(String, Option<Kind>)>,
}

impl Db {
    /// Prepares a statement on this engine, so that a wrong name of a table or column is found without running it.
    pub async fn check(&self, sql: &'static Sql) -> Result<Checked, Fault> {
        let text = sql.text(self.engine());
        if text.is_empty() {
            return Err(Fault::bug(format!("{sql}: the statement cannot be translated")));
        }
        match &self.door().lane {
            Lane::Sqlite(it) => it.readers.lend().await?.with(sql, |conn| {
                let statement = conn.prepare(text).map_err(|it| of_sqlite(&it, Some(sql)))?;
                let columns = statement.columns();
                let columns = columns.map(|it| (it.name().to_string(), it.decl_type().and_then(declared))).collect();
                let count = statement.parameter_count();
                if count != sql.names().len() {
                    return Err(Fault::bug(format!("{sql}: SQLite sees {count} parameters, not {:?}", sql.names())));
                }
                Ok(Checked { parameters: sql.names().iter().map(|it| (*it, None)).collect(), columns })
            }),
            Lane::Postgres(it) => {
                let statement = it.lend().await?.prepare(text, Some(sql)).await?;
                let parameters = sql.names().iter().zip(statement.params()).map(|(name, it)| (*name, Some(kind(it))));
                let columns = statement.columns().iter().map(|it| (it.name().to_string(), Some(kind(it.type_()))));
                Ok(Checked { parameters: parameters.collect(), columns: columns.collect() })
            }
        }
    }

    /// How this engine would run a statement with these values, a line a step.
    pub async fn plan(&self, sql: &'static Sql, args: &Args<'_>) -> Result<String, Fault> {
        match &self.door().lane {
            Lane::Sqlite(_) => self.generic_plan(sql).await,
            Lane::Postgres(it) => {
                let rows = it.lend().await?.explain(sql, args).await?;
                Ok(lines(&rows))
            }
        }
    }

    /// How this engine would run a statement whatever its values, a line a step.
    pub async fn generic_plan(&self, sql: &'static Sql) -> Result<String, Fault> {
        match &self.door().lane {
            Lane::Sqlite(it) => it.readers.lend().await?.with(sql, |conn| {
                let explained = || {
                    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {}", sql.sqlite()))?;
                    let mut rows = statement.raw_query();
                    let mut lines = Vec::new();
                    while let Some(row) = rows.next()? {
                        lines.push(row.get::<_, String>("detail")?);
                    }
                    Ok(lines.join("\n"))
                };
                explained().map_err(|it| of_sqlite(&it, Some(sql)))
            }),
            Lane::Postgres(it) => generic(it.lend().await?, sql).await,
        }
    }
}

/// A statement that was prepared by name is planned without its values when it is told to.
async fn generic(link: Link, sql: &'static Sql) -> Result<String, Fault> {
    let nulls = vec!["NULL"; sql.names().len()].join(", ");
    let values = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
    link.spoil();
    link.batch("SET plan_cache_mode = force_generic_plan").await?;
    link.batch(&format!("PREPARE explained AS {}", sql.postgres())).await?;
    let rows = link.raw(&format!("EXPLAIN EXECUTE explained{values}")).await?;
    Ok(lines(&rows))
}

fn lines(rows: &[tokio_postgres::Row]) -> String {
    rows.iter().map(|it| it.get::<_, String>(0)).collect::<Vec<_>>().join("\n")
}

fn kind(kind: &Type) -> Kind {
    match *kind {
        Type::UUID => Kind::Id,
        Type::TEXT | Type::VARCHAR | Type::NAME => Kind::Text,
        Type::INT8 | Type::INT4 => Kind::Count,
        Type::FLOAT8 => Kind::Real,
        Type::BOOL => Kind::Flag,
        Type::BYTEA => Kind::Bytes,
        Type::TEXT_ARRAY | Type::UUID_ARRAY | Type::INT8_ARRAY => Kind::List,
        ref other => Kind::Foreign(other.to_string()),
    }
}

/// What a column of SQLite declares; whole numbers may be flags and bytes may be ids, so they say nothing.
fn declared(word: &str) -> Option<Kind> {
    match word {
        "TEXT" => Some(Kind::Text),
        "REAL" => Some(Kind::Real),
        _ => None,
    }
}
