//! Reading PostgreSQL's catalogue.

use super::{Column, Foreign, Found, Index, Table};
use crate::postgres::Link;
use kernel::Fault;

const VIEWS: &str = "SELECT c.relname::text FROM pg_class c
    WHERE c.relkind = 'v' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1";
const COLUMNS: &str =
    "SELECT c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum";
const KEYS: &str = "SELECT c.relname::text, k.contype::text,
    (SELECT string_agg(a.attname, ',' ORDER BY n.nth) FROM unnest(k.conkey) WITH ORDINALITY n (attnum, nth)
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = n.attnum),
    (SELECT f.relname::text FROM pg_class f WHERE f.oid = k.confrelid),
    (SELECT string_agg(a.attname, ',' ORDER BY n.nth) FROM unnest(k.confkey) WITH ORDINALITY n (attnum, nth)
     JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = n.attnum),
    k.confdeltype::text
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype IN ('p', 'u', 'f') AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname, k.conname";
const INDEXES: &str = "SELECT c.relname::text, i.relname::text, x.indisunique, x.indpred IS NOT NULL,
    (SELECT string_agg(COALESCE(a.attname, 'expression') || CASE WHEN o.flags & 1 = 1 THEN ' desc' ELSE '' END, ','
                       ORDER BY n.nth)
     FROM unnest(x.indkey::int2[]) WITH ORDINALITY n (attnum, nth)
     JOIN unnest(x.indoption::int2[]) WITH ORDINALITY o (flags, nth) ON o.nth = n.nth
     LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = n.attnum AND n.attnum > 0)
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u'))";

/// The names of all views.
pub(crate) async fn views(link: &Link) -> Result<Vec<String>, Fault> {
    Ok(link.raw(VIEWS).await?.iter().map(|row| row.get(0)).collect())
}

pub(super) async fn read(link: &Link) -> Result<Found, Fault> {
    let mut tables: Vec<Table> = Vec::new();
    for row in link.raw(COLUMNS).await? {
        let name: String = row.get(0);
        if tables.last().is_none_or(|it| it.name != name) {
            tables.push(Table { name, ..Table::default() });
        }
        let column =
            Column { name: row.get(1), kind: kind(row.get(2)), is_required: row.get(3), has_default: row.get(4) };
        if let Some(table) = tables.last_mut() {
            table.columns.push(column);
        }
    }
    for row in link.raw(KEYS).await? {
        let Some(table) = tables.iter_mut().find(|it| it.name == row.get::<_, &str>(0)) else { continue };
        let columns = parts(row.get(2));
        match row.get::<_, &str>(1) {
            "p" => table.primary = columns,
            "u" => table.uniques.push(columns),
            _ => table.foreign.push(Foreign {
                columns,
                table: row.get::<_, Option<String>>(3).unwrap_or_default(),
                others: parts(row.get(4)),
                on_delete: on_delete(row.get(5)).to_string(),
            }),
        }
    }
    for row in link.raw(INDEXES).await? {
        let Some(table) = tables.iter_mut().find(|it| it.name == row.get::<_, &str>(0)) else { continue };
        let columns = parts(row.get(4));
        table.indexes.push(Index { name: row.get(1), is_unique: row.get(2), is_partial: row.get(3), columns });
    }
    Ok(Found { tables, views: views(link).await? })
}

fn parts(joined: Option<String>) -> Vec<String> {
    joined.unwrap_or_default().split(',').map(str::to_string).collect()
}

fn kind(declared: &str) -> &'static str {
    match declared {
        "uuid" => "id",
        "bytea" => "bytes",
        "boolean" => "flag",
        "bigint" => "count",
        "double precision" => "real",
        "text" => "text",
        _ => "other",
    }
}

fn on_delete(code: &str) -> &'static str {
    match code {
        "c" => "cascade",
        "n" => "set null",
        "d" => "set default",
        "r" => "restrict",
        _ => "",
    }
}
