//! Reading SQLite's catalogue.

use super::{Column, Foreign, Found, Index, Table};
use crate::fault::of_sqlite;
use kernel::Fault;
use rusqlite::{Connection, Result, Row, ToSql};

/// The names of all views.
pub(crate) fn views(conn: &Connection) -> std::result::Result<Vec<String>, Fault> {
    let text = "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name";
    all(conn, text, &[], |row| row.get(0)).map_err(|it| of_sqlite(&it, None))
}

pub(super) fn read(conn: &Connection) -> std::result::Result<Found, Fault> {
    Ok(Found { tables: tables(conn).map_err(|it| of_sqlite(&it, None))?, views: views(conn)? })
}

fn tables(conn: &Connection) -> Result<Vec<Table>> {
    let text = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let named: Vec<(String, String)> = all(conn, text, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    named.into_iter().map(|(name, sql)| table(conn, name, &sql)).collect()
}

fn table(conn: &Connection, name: String, sql: &str) -> Result<Table> {
    let columns = all(
        conn,
        "SELECT name, type, \"notnull\", dflt_value IS NOT NULL FROM pragma_table_xinfo(?1) ORDER BY cid",
        &[&name],
        |row| {
            let name: String = row.get(0)?;
            let kind = kind(&name, &row.get::<_, String>(1)?, sql);
            Ok(Column { kind, name, is_required: row.get(2)?, has_default: row.get(3)? })
        },
    )?;
    let primary = primary(conn, &name)?;
    let mut table = Table { columns, primary, foreign: foreign(conn, &name)?, ..Table::default() };
    let text = "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1)";
    let listed: Vec<(String, bool, String, bool)> =
        all(conn, text, &[&name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    for (index, is_unique, origin, is_partial) in listed {
        let columns = index_columns(conn, &index)?;
        match origin.as_str() {
            "c" => table.indexes.push(Index { name: index, is_unique, is_partial, columns }),
            "u" => table.uniques.push(columns),
            _ => {}
        }
    }
    Ok(Table { name, ..table })
}

fn primary(conn: &Connection, table: &str) -> Result<Vec<String>> {
    all(conn, "SELECT name FROM pragma_table_xinfo(?1) WHERE pk > 0 ORDER BY pk", &[&table], |row| row.get(0))
}

fn foreign(conn: &Connection, table: &str) -> Result<Vec<Foreign>> {
    let text = "SELECT id, \"table\", \"from\", \"to\", on_delete FROM pragma_foreign_key_list(?1) ORDER BY id, seq";
    let rows: Vec<(i64, String, String, Option<String>, String)> =
        all(conn, text, &[&table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    let mut keys: Vec<(i64, Foreign)> = Vec::new();
    for (id, table, from, to, on_delete) in rows {
        if keys.last().is_none_or(|it| it.0 != id) {
            let on_delete = if on_delete == "NO ACTION" { String::new() } else { on_delete.to_lowercase() };
            keys.push((id, Foreign { columns: Vec::new(), table, others: Vec::new(), on_delete }));
        }
        if let Some((_, key)) = keys.last_mut() {
            key.columns.push(from);
            key.others.extend(to);
        }
    }
    for (_, key) in &mut keys {
        if key.others.is_empty() {
            key.others = primary(conn, &key.table)?;
        }
    }
    Ok(keys.into_iter().map(|it| it.1).collect())
}

fn index_columns(conn: &Connection, index: &str) -> Result<Vec<String>> {
    all(conn, "SELECT name, \"desc\" FROM pragma_index_xinfo(?1) WHERE key ORDER BY seqno", &[&index], |row| {
        let name: Option<String> = row.get(0)?;
        let descends = if row.get(1)? { " desc" } else { "" };
        Ok(format!("{}{descends}", name.as_deref().unwrap_or("expression")))
    })
}

/// The column word again: the checks that the words bring along tell an id from bytes and a flag from a count.
fn kind(column: &str, declared: &str, table: &str) -> &'static str {
    match declared {
        "BLOB" if table.contains(&format!("(length({column}) = 16)")) => "id",
        "BLOB" => "bytes",
        "INTEGER" if table.contains(&format!("({column} IN (0, 1))")) => "flag",
        "INTEGER" => "count",
        "REAL" => "real",
        "TEXT" => "text",
        _ => "other",
    }
}

fn all<T>(
    conn: &Connection,
    text: &str,
    args: &[&dyn ToSql],
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    conn.prepare(text)?.query_map(args, read)?.collect()
}
