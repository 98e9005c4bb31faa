//! Rows of either engine behind one set of readers; text and bytes are borrowed from where the driver keeps them.

use crate::Sql;
use kernel::{Fault, Id, Moment};

/// One row of a result. Columns are asked for by name; a wrong name or kind is a fault that names the statement.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    sql: &'static Sql,
    place: Place<'r>,
}

/// Rows that were read to the end. `list` and `first` of a reader are quicker: they look at each row in place.
pub struct Rows {
    sql: &'static Sql,
    kept: Kept,
}

#[derive(Clone, Copy)]
enum Place<'r> {
    /// On the cursor of SQLite itself.
    Cursor(&'r rusqlite::Row<'r>, &'r [Box<str>]),
    Cells(&'r [Cell], &'r [u8], &'r [Box<str>]),
    Postgres(&'r tokio_postgres::Row),
}

pub(crate) enum Kept {
    Sqlite { width: usize, cells: Vec<Cell>, heap: Vec<u8>, columns: &'static [Box<str>] },
    Postgres(Vec<tokio_postgres::Row>),
}

/// A value of SQLite; text and bytes as a span of the heap.
#[derive(Clone, Copy)]
pub(crate) enum Cell {
    Null,
    Int(i64),
    Real(f64),
    Text(usize, usize),
    Bytes(usize, usize),
}

enum Seen<'r> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'r [u8]),
    Bytes(&'r [u8]),
    Flag(bool),
}

impl Rows {
    pub(crate) fn new(sql: &'static Sql, kept: Kept) -> Rows {
        Rows { sql, kept }
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.kept {
            Kept::Sqlite { width, cells, .. } => cells.len().checked_div(*width).unwrap_or(0),
            Kept::Postgres(rows) => rows.len(),
        }
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The first row.
    pub fn first(&self) -> Option<Row<'_>> {
        self.iter().next()
    }
    /// All rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|at| match &self.kept {
            Kept::Sqlite { width, cells, heap, columns } => {
                Row { sql: self.sql, place: Place::Cells(&cells[at * width..(at + 1) * width], heap, columns) }
            }
            Kept::Postgres(rows) => Row::of_postgres(self.sql, &rows[at]),
        })
    }
}

macro_rules! readers {
    ($($(#[$doc:meta])* $name:ident, $or_none:ident -> $type:ty, $wanted:literal, $($seen:pat => $value:expr),+;)*) => {$(
        $(#[$doc])*
        pub fn $name(&self, column: &str) -> Result<$type, Fault> {
            self.$or_none(column)?.ok_or_else(|| self.wrong(column, "null", $wanted))
        }
        #[doc = concat!("As [`Row::", stringify!($name), "`]; null is `None`.")]
        pub fn $or_none(&self, column: &str) -> Result<Option<$type>, Fault> {
            match self.seen(column)? {
                Seen::Null => Ok(None),
                $($seen => $value.map(Some).map_err(|()| self.wrong(column, "spoiled", $wanted)),)+
                #[allow(unreachable_patterns)]
                other => Err(self.wrong(column, other.kind(), $wanted)),
            }
        }
    )*};
}

impl<'r> Row<'r> {
    readers! {
        /// A whole number.
        int, int_or_none -> i64, "a whole number", Seen::Int(it) => Ok(it);
        /// A number.
        real, real_or_none -> f64, "a number", Seen::Real(it) => Ok(it), Seen::Int(it) => Ok(it as f64);
        /// Yes or no.
        flag, flag_or_none -> bool, "a flag", Seen::Flag(it) => Ok(it), Seen::Int(it @ 0..=1) => Ok(it == 1);
        /// Text or JSON.
        text, text_or_none -> &'r str, "text", Seen::Text(it) => std::str::from_utf8(it).map_err(|_| ());
        /// Bytes.
        bytes, bytes_or_none -> &'r [u8], "bytes", Seen::Bytes(it) => Ok(it);
        /// A moment.
        moment, moment_or_none -> Moment, "a moment", Seen::Int(it) => Ok(Moment::from_micros(it));
    }
    /// An id.
    pub fn id<T>(&self, column: &str) -> Result<Id<T>, Fault> {
        self.id_or_none(column)?.ok_or_else(|| self.wrong(column, "null", "an id"))
    }
    /// As [`Row::id`]; null is `None`.
    pub fn id_or_none<T>(&self, column: &str) -> Result<Option<Id<T>>, Fault> {
        let Some(bytes) = self.bytes_or_none(column)? else { return Ok(None) };
        let bytes = bytes.try_into().map_err(|_| self.wrong(column, "bytes of another length", "an id"))?;
        Ok(Some(Id::from_bytes(bytes)))
    }

    pub(crate) fn of_cursor(sql: &'static Sql, row: &'r rusqlite::Row<'r>, columns: &'r [Box<str>]) -> Row<'r> {
        Row { sql, place: Place::Cursor(row, columns) }
    }
    pub(crate) fn of_postgres(sql: &'static Sql, row: &'r tokio_postgres::Row) -> Row<'r> {
        Row { sql, place: Place::Postgres(row) }
    }
    /// The value of the first column as a whole number: of a count.
    pub(crate) fn only_int(&self) -> Result<i64, Fault> {
        match self.value(0)? {
            Seen::Int(it) => Ok(it),
            other => Err(self.wrong("1", other.kind(), "a whole number")),
        }
    }
    fn seen(&self, column: &str) -> Result<Seen<'r>, Fault> {
        let at = match self.place {
            Place::Cursor(_, columns) | Place::Cells(_, _, columns) => columns.iter().position(|it| **it == *column),
            Place::Postgres(row) => row.columns().iter().position(|it| it.name() == column),
        };
        self.value(at.ok_or_else(|| Fault::bug(format!("{}: there is no column {column} in the result", self.sql)))?)
    }
    fn value(&self, at: usize) -> Result<Seen<'r>, Fault> {
        use rusqlite::types::ValueRef;
        let foreign = |what: String| Fault::bug(format!("{}: column {} {what}", self.sql, at + 1));
        match self.place {
            Place::Cursor(row, _) => match row.get_ref(at).map_err(|it| foreign(it.to_string()))? {
                ValueRef::Null => Ok(Seen::Null),
                ValueRef::Integer(it) => Ok(Seen::Int(it)),
                ValueRef::Real(it) => Ok(Seen::Real(it)),
                ValueRef::Text(it) => Ok(Seen::Text(it)),
                ValueRef::Blob(it) => Ok(Seen::Bytes(it)),
            },
            Place::Cells(cells, heap, _) => match cells.get(at) {
                None | Some(Cell::Null) => Ok(Seen::Null),
                Some(Cell::Int(it)) => Ok(Seen::Int(*it)),
                Some(Cell::Real(it)) => Ok(Seen::Real(*it)),
                Some(Cell::Text(from, to)) => Ok(Seen::Text(&heap[*from..*to])),
                Some(Cell::Bytes(from, to)) => Ok(Seen::Bytes(&heap[*from..*to])),
            },
            Place::Postgres(row) => {
                let raw: Raw<'r> = row.try_get(at).map_err(|it| foreign(it.to_string()))?;
                raw.seen().ok_or_else(|| foreign(format!("has the type {}, which Kettle does not use", raw.kind)))
            }
        }
    }
    #[cold]
    fn wrong(&self, column: &str, is: &str, wanted: &str) -> Fault {
        Fault::bug(format!("{}: column {column} is {is}, not {wanted}", self.sql))
    }
}

impl Seen<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Seen::Null => "null",
            Seen::Int(_) => "a whole number",
            Seen::Real(_) => "a number",
            Seen::Text(_) => "text",
            Seen::Bytes(_) => "bytes",
            Seen::Flag(_) => "a flag",
        }
    }
}

/// PostgreSQL's binary value, not yet converted.
struct Raw<'r> {
    bytes: Option<&'r [u8]>,
    kind: tokio_postgres::types::Type,
}

impl<'r> Raw<'r> {
    fn seen(&self) -> Option<Seen<'r>> {
        use tokio_postgres::types::Type;
        let Some(bytes) = self.bytes else { return Some(Seen::Null) };
        Some(match self.kind {
            Type::INT8 => Seen::Int(i64::from_be_bytes(bytes.try_into().ok()?)),
            Type::INT4 => Seen::Int(i32::from_be_bytes(bytes.try_into().ok()?).into()),
            Type::FLOAT8 => Seen::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
            Type::BOOL => Seen::Flag(bytes.first()? != &0),
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => Seen::Text(bytes),
            Type::BYTEA | Type::UUID => Seen::Bytes(bytes),
            _ => return None,
        })
    }
}

impl<'r> tokio_postgres::types::FromSql<'r> for Raw<'r> {
    fn from_sql(kind: &tokio_postgres::types::Type, raw: &'r [u8]) -> Result<Self, Driver> {
        Ok(Raw { bytes: Some(raw), kind: kind.clone() })
    }
    fn from_sql_null(kind: &tokio_postgres::types::Type) -> Result<Self, Driver> {
        Ok(Raw { bytes: None, kind: kind.clone() })
    }
    fn accepts(_: &tokio_postgres::types::Type) -> bool {
        true
    }
}
type Driver = Box<dyn std::error::Error + Sync + Send>;
