//! What the database looks like, written the same way for both engines, so that the two can be compared.

mod postgres;
mod sqlite;

pub(crate) use postgres::views as postgres_views;
pub(crate) use sqlite::views as sqlite_views;

use crate::{Db, db::Lane, postgres::Link};
use kernel::Fault;
use std::fmt::Write;

/// A table and its columns.
pub(crate) struct Columns {
    pub table: String,
    pub columns: Vec<String>,
}

/// All tables of a PostgreSQL database, each after those that its rows refer to.
pub(crate) async fn postgres_tables(link: &Link) -> Result<Vec<Columns>, Fault> {
    let mut left = postgres::read(link).await?.tables;
    let mut ordered: Vec<Columns> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let is_free = |it: &Table| {
            let mut others = it.foreign.iter().map(|it| &it.table).filter(|other| **other != it.name);
            others.all(|other| ordered.iter().any(|done| done.table == *other))
        };
        let (free, bound): (Vec<Table>, Vec<Table>) = left.into_iter().partition(is_free);
        if free.is_empty() {
            let names: Vec<_> = bound.iter().map(|it| it.name.as_str()).collect();
            return Err(Fault::bug(format!("tables refer to each other in a circle: {}", names.join(", "))));
        }
        let columns = |it: Table| it.columns.into_iter().map(|it| it.name).collect();
        ordered.extend(free.into_iter().map(|it| Columns { table: it.name.clone(), columns: columns(it) }));
        left = bound;
    }
    Ok(ordered)
}

impl Db {
    /// Tables, columns, keys, indexes and the names of views, a line each: for `schema.txt`.
    pub async fn schema_text(&self) -> Result<String, Fault> {
        let found = match &self.door().lane {
            Lane::Sqlite(it) => it.writers.alone(|conn| sqlite::read(conn)).await?,
            Lane::Postgres(it) => postgres::read(&it.lend().await?).await?,
        };
        Ok(found.text())
    }
}

#[derive(Default)]
struct Found {
    tables: Vec<Table>,
    views: Vec<String>,
}

#[derive(Default)]
struct Table {
    name: String,
    columns: Vec<Column>,
    primary: Vec<String>,
    uniques: Vec<Vec<String>>,
    foreign: Vec<Foreign>,
    indexes: Vec<Index>,
}

struct Column {
    name: String,
    kind: &'static str,
    is_required: bool,
    has_default: bool,
}

struct Foreign {
    columns: Vec<String>,
    table: String,
    others: Vec<String>,
    /// `cascade`, `set null` … or empty.
    on_delete: String,
}

struct Index {
    name: String,
    is_unique: bool,
    is_partial: bool,
    /// Names, with ` desc`; an expression is only called so, because each engine writes it its own way.
    columns: Vec<String>,
}

impl Found {
    fn text(mut self) -> String {
        self.tables.sort_by(|a, b| a.name.cmp(&b.name));
        self.views.sort();
        let mut out: String = self.tables.into_iter().map(Table::text).collect();
        self.views.iter().for_each(|it| line(&mut out, format_args!("view {it}")));
        out
    }
}

impl Table {
    fn text(self) -> String {
        let mut out = String::new();
        line(&mut out, format_args!("table {}", self.name));
        for Column { name, kind, is_required, has_default } in &self.columns {
            let required = if *is_required || self.primary.contains(name) { " not null" } else { "" };
            let default = if *has_default { " default" } else { "" };
            line(&mut out, format_args!("  {name} {kind}{required}{default}"));
        }
        let mut rest = Vec::new();
        if !self.primary.is_empty() {
            rest.push(format!("  key ({})", self.primary.join(", ")));
        }
        let mut uniques: Vec<_> = self.uniques.iter().map(|it| format!("  unique ({})", it.join(", "))).collect();
        let mut foreign: Vec<_> = self.foreign.iter().map(Foreign::text).collect();
        let mut indexes: Vec<_> = self.indexes.iter().map(Index::text).collect();
        for lines in [&mut uniques, &mut foreign, &mut indexes] {
            lines.sort();
            rest.append(lines);
        }
        rest.iter().for_each(|it| line(&mut out, format_args!("{it}")));
        out
    }
}

impl Foreign {
    fn text(&self) -> String {
        let (columns, others) = (self.columns.join(", "), self.others.join(", "));
        let on_delete =
            if self.on_delete.is_empty() { String::new() } else { format!(" on delete {}", self.on_delete) };
        format!("  refers ({columns}) to {} ({others}){on_delete}", self.table)
    }
}

impl Index {
    fn text(&self) -> String {
        let unique = if self.is_unique { "unique " } else { "" };
        let partial = if self.is_partial { " partial" } else { "" };
        format!("  {unique}index {} ({}){partial}", self.name, self.columns.join(", "))
    }
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    writeln!(out, "{text}").unwrap_or_default();
}
