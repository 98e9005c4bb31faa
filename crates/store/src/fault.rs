//! The drivers' errors as faults: what and where, the statement named, never a value that somebody wrote.

use crate::Sql;
use kernel::{Fault, FaultKind};
use rusqlite::ErrorCode;

/// An error of SQLite, in `sql` if it was a statement of ours.
#[track_caller]
pub(crate) fn of_sqlite(error: &rusqlite::Error, sql: Option<&'static Sql>) -> Fault {
    let code = error.sqlite_error_code();
    let message = error.to_string();
    if code == Some(ErrorCode::ConstraintViolation)
        && let Some((_, columns)) = message.split_once("UNIQUE constraint failed: ")
    {
        let columns = columns.trim_start_matches("index ").trim_matches('\'');
        return Fault::new(
            FaultKind::Unique(columns.into()),
            at(sql, &format!("two rows would be the same in {columns}")),
        );
    }
    match code {
        Some(ErrorCode::OperationInterrupted) => Fault::new(FaultKind::Busy, at(sql, TOO_SLOW)),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::new(FaultKind::Busy, at(sql, &message)),
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
            Fault::outage(at(sql, &message))
        }
        _ => Fault::bug(at(sql, &message)),
    }
}

/// An error of PostgreSQL, in `sql` if it was a statement of ours.
#[track_caller]
pub(crate) fn of_postgres(error: &tokio_postgres::Error, sql: Option<&'static Sql>) -> Fault {
    use std::error::Error;
    let Some(error) = error.as_db_error() else {
        let cause = error.source().map(|it| format!(": {it}")).unwrap_or_default();
        return match (sql, error.is_closed()) {
            (Some(_), false) => Fault::bug(at(sql, &format!("{error}{cause}"))),
            _ => Fault::outage(at(sql, &format!("{error}{cause}"))),
        };
    };
    let code = error.code().code();
    match code {
        "23505" => {
            let columns = unique_columns(error);
            Fault::new(
                FaultKind::Unique(columns.as_str().into()),
                at(sql, &format!("two rows would be the same in {columns}")),
            )
        }
        "57014" => Fault::new(FaultKind::Busy, at(sql, TOO_SLOW)),
        "40001" | "40P01" | "55P03" | "53300" => Fault::new(FaultKind::Busy, at(sql, error.message())),
        // Class 23 names constraints, 22 quotes values: keep to what is ours.
        _ if code.starts_with("23") => {
            let constraint = error.constraint().or(error.column()).unwrap_or("?");
            Fault::bug(at(sql, &format!("{code}, {}.{constraint}", error.table().unwrap_or("?"))))
        }
        _ if code.starts_with("22") => Fault::bug(at(sql, &format!("a value does not fit ({code})"))),
        _ if ["08", "53", "57", "58"].iter().any(|class| code.starts_with(class)) => {
            Fault::outage(at(sql, &format!("{code} {}", error.message())))
        }
        _ => Fault::bug(at(sql, &format!("{code} {}", error.message()))),
    }
}

/// Whether the same work may succeed when it is done again.
pub(crate) fn is_retryable(error: &tokio_postgres::Error) -> bool {
    error.code().is_some_and(|it| matches!(it.code(), "40001" | "40P01"))
}

/// No connection could be had from the pool.
#[track_caller]
pub(crate) fn of_pool(error: &deadpool_postgres::PoolError) -> Fault {
    use deadpool_postgres::{PoolError, TimeoutType};
    match error {
        PoolError::Backend(error) => {
            let fault = of_postgres(error, None);
            Fault::outage(format!("PostgreSQL cannot be reached: {fault}"))
        }
        PoolError::Timeout(TimeoutType::Wait) => {
            Fault::new(FaultKind::Busy, "all connections to PostgreSQL are in use")
        }
        other => Fault::outage(format!("PostgreSQL cannot be reached: {other}")),
    }
}

const TOO_SLOW: &str = "the statement took too long and was ended; give it an index, or read slowly";

fn at(sql: Option<&'static Sql>, what: &str) -> String {
    match sql {
        Some(sql) => format!("{sql}: {what}"),
        None => what.to_string(),
    }
}

/// As SQLite says it, `table.column, table.other`; for an index on expressions its name.
fn unique_columns(error: &tokio_postgres::error::DbError) -> String {
    let table = error.table().unwrap_or("?");
    let columns = error.detail().and_then(|it| Some(it.split_once('(')?.1.split_once(")=(")?.0));
    let is_plain = |it: &str| it.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ',' || c == ' ');
    match columns.filter(|it| is_plain(it)) {
        Some(columns) => columns.split(", ").map(|it| format!("{table}.{it}")).collect::<Vec<_>>().join(", "),
        None => error.constraint().unwrap_or(table).to_string(),
    }
}
