//! Reading: a snapshot, and the reader that pages and writes lend alike.

use crate::{
    Args, Row, Rows, Sql,
    postgres::Link,
    row::Kept,
    sqlite::{self, Lent, Turn},
};
use kernel::{Fault, Moment, Viewer};

/// What a page reads from. On SQLite it holds one snapshot (and a connection of the pool): drop it before rendering.
pub struct Read {
    viewer: Viewer,
    now: Moment,
    lane: Lane,
}

/// Reads for a viewer, at a moment. Lent by [`Read`] and by [`Tx`](crate::Tx), so that no SQL stands twice.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    viewer: &'a Viewer,
    now: Moment,
    source: Source<'a>,
}

enum Lane {
    Sqlite(Lent),
    Postgres(Link),
}

#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    Lent(&'a Lent),
    Turn(&'a Turn),
    Link(&'a Link),
}

impl Read {
    pub(crate) fn of_sqlite(viewer: Viewer, now: Moment, lent: Lent) -> Read {
        Read { viewer, now, lane: Lane::Sqlite(lent) }
    }
    pub(crate) fn of_postgres(viewer: Viewer, now: Moment, link: Link) -> Read {
        Read { viewer, now, lane: Lane::Postgres(link) }
    }
    /// What reads.
    pub fn reader(&self) -> Reader<'_> {
        let source = match &self.lane {
            Lane::Sqlite(it) => Source::Lent(it),
            Lane::Postgres(it) => Source::Link(it),
        };
        Reader::new(&self.viewer, self.now, source)
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(viewer: &'a Viewer, now: Moment, source: Source<'a>) -> Reader<'a> {
        Reader { viewer, now, source }
    }
    /// On whose behalf.
    pub fn viewer(&self) -> &'a Viewer {
        self.viewer
    }
    /// The moment of the read or write, the same until its end.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// One value a row, made from each row in place.
    pub async fn list<T>(
        self,
        sql: &'static Sql,
        args: &Args<'_>,
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut found = Vec::new();
        let mut see = |row: &Row<'_>| {
            found.push(read(row)?);
            Ok(true)
        };
        match self.source {
            Source::Lent(it) => it.with(sql, |conn| sqlite::each(conn, sql, args, &mut see))?,
            Source::Turn(it) => it.with(sql, |conn| sqlite::each(conn, sql, args, &mut see))?,
            Source::Link(it) => {
                for row in &it.rows(sql, args).await? {
                    see(&Row::of_postgres(sql, row))?;
                }
            }
        }
        Ok(found)
    }

    /// The value of the first row, if there is one.
    pub async fn first<T>(
        self,
        sql: &'static Sql,
        args: &Args<'_>,
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        let mut found = None;
        let mut see = |row: &Row<'_>| {
            found = Some(read(row)?);
            Ok(false)
        };
        match self.source {
            Source::Lent(it) => it.with(sql, |conn| sqlite::each(conn, sql, args, &mut see))?,
            Source::Turn(it) => it.with(sql, |conn| sqlite::each(conn, sql, args, &mut see))?,
            Source::Link(it) => {
                if let Some(row) = it.rows(sql, args).await?.first() {
                    see(&Row::of_postgres(sql, row))?;
                }
            }
        }
        Ok(found)
    }

    /// The whole number in the first column of the only row.
    pub async fn count(self, sql: &'static Sql, args: &Args<'_>) -> Result<i64, Fault> {
        match self.source {
            Source::Lent(it) => it.with(sql, |conn| sqlite::count(conn, sql, args)),
            Source::Turn(it) => it.with(sql, |conn| sqlite::count(conn, sql, args)),
            Source::Link(it) => match it.rows(sql, args).await?.first() {
                Some(row) => Row::of_postgres(sql, row).only_int(),
                None => Err(Fault::bug(format!("{sql}: a count without a row"))),
            },
        }
    }

    /// All rows, kept. [`Reader::list`] is quicker.
    pub async fn rows(self, sql: &'static Sql, args: &Args<'_>) -> Result<Rows, Fault> {
        let kept = match self.source {
            Source::Lent(it) => it.with(sql, |conn| sqlite::all(conn, sql, args))?,
            Source::Turn(it) => it.with(sql, |conn| sqlite::all(conn, sql, args))?,
            Source::Link(it) => Kept::Postgres(it.rows(sql, args).await?),
        };
        Ok(Rows::new(sql, kept))
    }
}
