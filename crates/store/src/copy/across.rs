//! A copy of a PostgreSQL database made into an SQLite file: for whoever looks into it where there is no server.

use super::{
    of_file,
    postgres::{List, Table},
};
use crate::{Schema, fault::of_sqlite, migrate, sqlite::make_private};
use kernel::{Fault, Moment};
use rusqlite::{Connection, params_from_iter, types::Value};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

/// Makes the tables as they were and fills those of `tables`.
pub(super) fn make(folder: &Path, to: &Path, schemas: &[Schema], tables: &[&str], now: Moment) -> Result<(), Fault> {
    let list = List::read(&std::fs::read(folder.join(super::postgres::LIST)).map_err(|it| of_file(folder, &it))?)?;
    make_private(to)?;
    let fault = |it: rusqlite::Error| of_sqlite(&it, None);
    let mut conn = Connection::open(to).map_err(fault)?;
    // It is thrown away afterwards; and of the tables that are left empty some are referred to.
    conn.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF")
        .map_err(fault)?;
    migrate::make_file_as_of(&mut conn, schemas, &list.migrations, now)?;
    for table in list.tables.iter().filter(|it| tables.contains(&it.name.as_str())) {
        fill(&mut conn, table, folder)?;
    }
    conn.close().map_err(|(_, it)| fault(it))
}

fn fill(conn: &mut Connection, table: &Table, folder: &Path) -> Result<(), Fault> {
    let fault = |it: rusqlite::Error| of_sqlite(&it, None);
    let kinds = kinds_of(conn, table)?;
    let path = table.file(folder);
    let mut rows = BufReader::new(File::open(&path).map_err(|it| of_file(&path, &it))?);
    let filling = conn.transaction().map_err(fault)?;
    {
        let places: Vec<String> = (1..=kinds.len()).map(|it| format!("?{it}")).collect();
        let (name, columns) = (&table.name, table.columns.join("\", \""));
        // What migrations put in themselves comes with the copy.
        filling.execute(&format!("DELETE FROM \"{name}\""), []).map_err(fault)?;
        let insert = format!("INSERT INTO \"{name}\" (\"{columns}\") VALUES ({})", places.join(", "));
        let mut insert = filling.prepare(&insert).map_err(fault)?;
        let mut line = Vec::new();
        while rows.read_until(b'\n', &mut line).map_err(|it| of_file(&path, &it))? > 0 {
            let fields = line.strip_suffix(b"\n").unwrap_or(&line).split(|it| *it == b'\t');
            let values: Option<Vec<Value>> = fields.zip(&kinds).map(|(field, kind)| value(field, *kind)).collect();
            let values = values.filter(|it| it.len() == kinds.len());
            let values = values.ok_or_else(|| Fault::bug(format!("{}: a row is spoiled", path.display())))?;
            insert.execute(params_from_iter(values)).map_err(fault)?;
            line.clear();
        }
    }
    filling.commit().map_err(fault)
}

/// What a column holds in SQLite.
#[derive(Clone, Copy)]
enum Kind {
    Int,
    Real,
    Text,
    Bytes,
}

fn kinds_of(conn: &Connection, table: &Table) -> Result<Vec<Kind>, Fault> {
    let kind = |column: &String| {
        let sql = "SELECT type FROM pragma_table_info(?1) WHERE name = ?2";
        let word: String =
            conn.query_row(sql, [&table.name, column], |row| row.get(0)).map_err(|it| of_sqlite(&it, None))?;
        Ok(match word.as_str() {
            "INTEGER" | "INT" => Kind::Int,
            "REAL" => Kind::Real,
            "BLOB" => Kind::Bytes,
            _ => Kind::Text,
        })
    };
    table.columns.iter().map(kind).collect()
}

/// A field of the text format of `COPY`; nothing if it is spoiled.
fn value(field: &[u8], kind: Kind) -> Option<Value> {
    if field == b"\\N" {
        return Some(Value::Null);
    }
    let text = String::from_utf8(unescaped(field)?).ok()?;
    Some(match kind {
        Kind::Int => Value::Integer(match text.as_str() {
            "t" => 1,
            "f" => 0,
            number => number.parse().ok()?,
        }),
        Kind::Real => Value::Real(text.parse().ok()?),
        Kind::Text => Value::Text(text),
        // Bytes stand as \x0102, ids with their dashes.
        Kind::Bytes => Value::Blob(bytes(text.strip_prefix("\\x").unwrap_or(&text.replace('-', "")))?),
    })
}

fn unescaped(field: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(field.len());
    let mut bytes = field.iter();
    while let Some(byte) = bytes.next() {
        plain.push(match byte {
            b'\\' => match bytes.next()? {
                b'b' => 8,
                b'f' => 12,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'v' => 11,
                other => *other,
            },
            other => *other,
        });
    }
    Some(plain)
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    let pairs = digits.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
