//! Running one statement on one connection.

use crate::{
    Args, Row, Sql, Value,
    fault::of_sqlite,
    row::{Cell, Kept},
};
use kernel::Fault;
use rusqlite::{
    CachedStatement, Connection, ToSql,
    types::{ToSqlOutput, ValueRef},
};

/// Shows each row where SQLite keeps it, until `see` answers false.
pub(crate) fn each(
    conn: &Connection,
    sql: &'static Sql,
    args: &Args<'_>,
    see: &mut dyn FnMut(&Row<'_>) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    let mut statement = bound(conn, sql, args)?;
    let columns = columns(sql, &statement)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(|it| of_sqlite(&it, Some(sql)))? {
        if !see(&Row::of_cursor(sql, row, columns))? {
            break;
        }
    }
    Ok(())
}

/// The whole number in the first column of the only row.
pub(crate) fn count(conn: &Connection, sql: &'static Sql, args: &Args<'_>) -> Result<i64, Fault> {
    let mut found = None;
    each(conn, sql, args, &mut |row| {
        found = Some(row.only_int()?);
        Ok(false)
    })?;
    found.ok_or_else(|| Fault::bug(format!("{sql}: a count without a row")))
}

/// All rows, copied.
pub(crate) fn all(conn: &Connection, sql: &'static Sql, args: &Args<'_>) -> Result<Kept, Fault> {
    let mut statement = bound(conn, sql, args)?;
    let columns = columns(sql, &statement)?;
    let width = columns.len();
    let (mut cells, mut heap) = (Vec::with_capacity(width * 8), Vec::with_capacity(512));
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(|it| of_sqlite(&it, Some(sql)))? {
        for at in 0..width {
            let from = heap.len();
            cells.push(match row.get_ref(at).map_err(|it| of_sqlite(&it, Some(sql)))? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(it) => Cell::Int(it),
                ValueRef::Real(it) => Cell::Real(it),
                ValueRef::Text(it) => {
                    heap.extend_from_slice(it);
                    Cell::Text(from, heap.len())
                }
                ValueRef::Blob(it) => {
                    heap.extend_from_slice(it);
                    Cell::Bytes(from, heap.len())
                }
            });
        }
    }
    Ok(Kept::Sqlite { width, cells, heap, columns })
}

/// Changes something; answers how many rows.
pub(crate) fn run(conn: &Connection, sql: &'static Sql, args: &Args<'_>) -> Result<u64, Fault> {
    let mut statement = bound(conn, sql, args)?;
    if statement.column_count() > 0 {
        return Err(Fault::bug(format!("{sql}: this statement answers rows; read them")));
    }
    statement.raw_execute().map(|it| it as u64).map_err(|it| of_sqlite(&it, Some(sql)))
}

/// A text of several statements, without values.
pub(crate) fn raw(conn: &Connection, text: &str) -> Result<(), Fault> {
    conn.execute_batch(text).map_err(|it| of_sqlite(&it, None))
}

/// A word of control: `BEGIN`, `COMMIT` …
pub(super) fn plain(conn: &Connection, text: &'static str) -> Result<(), Fault> {
    conn.prepare_cached(text).and_then(|mut it| it.raw_execute()).map(drop).map_err(|it| of_sqlite(&it, None))
}

/// The names of the result's columns, read once for all connections.
fn columns(sql: &'static Sql, statement: &rusqlite::Statement<'_>) -> Result<&'static [Box<str>], Fault> {
    let columns = sql.plan().columns.get_or_init(|| statement.column_names().map(Into::into).collect());
    match columns.len() == statement.column_count() {
        true => Ok(columns),
        false => Err(Fault::bug(format!("{sql}: the columns changed while the program ran; name them one by one"))),
    }
}

fn bound<'c>(conn: &'c Connection, sql: &'static Sql, args: &Args<'_>) -> Result<CachedStatement<'c>, Fault> {
    let of_this = |it: rusqlite::Error| of_sqlite(&it, Some(sql));
    let values = sql.order(args)?;
    let mut statement = conn.prepare_cached(sql.sqlite()).map_err(of_this)?;
    for (at, value) in values.enumerate() {
        statement.raw_bind_parameter(at + 1, value).map_err(of_this)?;
    }
    Ok(statement)
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(it) => ValueRef::Integer(*it),
            Value::Real(it) => ValueRef::Real(*it),
            Value::Text(it) => ValueRef::Text(it.as_bytes()),
            Value::Bytes(it) => ValueRef::Blob(it),
            Value::Flag(it) => ValueRef::Integer((*it).into()),
        }))
    }
}
