//! Looking into a database past the store: what only a test may do.

use crate::postgres::Postgres;
use rusqlite::{Connection, types::ValueRef};
use std::path::PathBuf;
use store::{DatabaseUrl, Engine};

/// Where the data of a test lies.
#[derive(Debug, Clone)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A database of the private server.
    Postgres(&'static Postgres, String),
}

/// One cell of a row, as text; ids and bytes in lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// What it holds.
    pub text: String,
}

impl Database {
    /// Its address for the store.
    pub fn url(&self) -> DatabaseUrl {
        match self {
            Database::Sqlite(file) => DatabaseUrl::Sqlite(file.clone()),
            Database::Postgres(server, name) => DatabaseUrl::parse(&server.url(name)).expect("an address"),
        }
    }
    /// Which engine.
    pub fn engine(&self) -> Engine {
        match self {
            Database::Sqlite(_) => Engine::Sqlite,
            Database::Postgres(..) => Engine::Postgres,
        }
    }
    /// Runs a script.
    pub fn run(&self, script: &str) {
        match self {
            Database::Sqlite(_) => self.connect().execute_batch(script).expect("the script runs"),
            Database::Postgres(server, name) => drop(server.ask(name, script).expect("the script runs")),
        }
    }
    /// The rows that a query answers with. Null is `None`.
    pub fn rows(&self, query: &str) -> Vec<Vec<Option<String>>> {
        match self {
            Database::Sqlite(_) => {
                let connection = self.connect();
                let mut statement = connection.prepare(query).expect("the query is right");
                let columns = statement.column_count();
                let read = |row: &rusqlite::Row<'_>| (0..columns).map(|at| Ok(plain(row.get_ref(at)?))).collect();
                statement.query_map([], read).and_then(Iterator::collect).expect("the query answers")
            }
            Database::Postgres(server, name) => server.ask(name, query).expect("the query answers"),
        }
    }
    /// A script that makes this database again, rows included.
    pub fn dump(&self) -> String {
        match self {
            Database::Sqlite(_) => self.dump_file(),
            Database::Postgres(server, name) => server.dump(name).expect("pg_dump writes"),
        }
    }
    /// The tables and their columns, but for the list of migrations.
    pub fn columns(&self) -> Vec<(String, String)> {
        let query = match self {
            Database::Sqlite(_) => {
                "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
                 WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'migration' ORDER BY 1, c.cid"
            }
            Database::Postgres(..) => {
                "SELECT c.table_name, c.column_name FROM information_schema.columns c
                 JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
                 WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'migration'
                 ORDER BY 1, c.ordinal_position"
            }
        };
        let pair = |row: Vec<Option<String>>| {
            let mut parts = row.into_iter().flatten();
            Some((parts.next()?, parts.next()?))
        };
        self.rows(query).into_iter().filter_map(pair).collect()
    }
    /// Everything that is stored.
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (table, column) in self.columns() {
            for row in self.rows(&format!("SELECT \"{column}\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL")) {
                for text in row.into_iter().flatten() {
                    let text = if is_uuid(&text) { text.replace('-', "") } else { text };
                    let text = text.strip_prefix("\\x").map_or(text.clone(), str::to_owned);
                    cells.push(Cell { table: table.clone(), column: column.clone(), text });
                }
            }
        }
        cells
    }

    /// Tables, their rows (each before those that refer to it), indexes, views.
    fn dump_file(&self) -> String {
        let made = |kind: &str| {
            self.rows(&format!("SELECT name, sql FROM sqlite_schema WHERE type = '{kind}' AND sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid"))
        };
        let mut script = String::from("PRAGMA foreign_keys = OFF;\nBEGIN;\n");
        for table in made("table").into_iter().map(|it| it.into_iter().flatten().collect::<Vec<_>>()) {
            script += &format!("{};\n", table[1]);
            let columns = self.rows(&format!("SELECT name FROM pragma_table_xinfo('{}') ORDER BY cid", table[0]));
            let quoted: Vec<String> =
                columns.into_iter().flatten().flatten().map(|it| format!("quote(\"{it}\")")).collect();
            for row in self.rows(&format!("SELECT {} FROM \"{}\"", quoted.join(" || ', ' || "), table[0])) {
                script +=
                    &format!("INSERT INTO {} VALUES ({});\n", table[0], row.into_iter().flatten().collect::<String>());
            }
        }
        for kind in ["index", "view"] {
            for thing in made(kind) {
                script += &format!("{};\n", thing.into_iter().nth(1).flatten().unwrap_or_default());
            }
        }
        script + "COMMIT;\n"
    }

    fn connect(&self) -> Connection {
        let Database::Sqlite(file) = self else { unreachable!("only SQLite is a file") };
        let connection = Connection::open(file).expect("the file opens");
        connection.busy_timeout(std::time::Duration::from_secs(5)).expect("the wait is set");
        connection
    }
}

fn plain(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Some(bytes.iter().map(|it| format!("{it:02x}")).collect()),
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text
            .bytes()
            .enumerate()
            .all(|(at, it)| if matches!(at, 8 | 13 | 18 | 23) { it == b'-' } else { it.is_ascii_hexdigit() })
}
