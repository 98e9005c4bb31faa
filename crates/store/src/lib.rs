//! The store: one SQL text on two engines, one door for writes, facts and jobs in the same commit.
//!
//! A read is `db.read(&viewer)` → [`Read`] → [`Reader`]; a write is `db.write(&viewer, ACT, async |tx| …)` → [`Tx`], which
//! lends a [`Reader`] too. Statements are [`sql!`] with named parameters and [`named!`] values; tables are made by
//! [`migration!`]s written with the column words of [`migrate`]. Where the engines differ and nothing is said here, the
//! difference is closed by a setting: text sorts by its bytes, `LIKE` minds the case, `"x"` is a name. Four remain for
//! whoever writes SQL: say `NULLS FIRST` or `NULLS LAST` when an order meets nulls; cast every `SUM` and every parameter
//! that stands alone (`CAST(:q AS TEXT)`); name the `ESCAPE` of a `LIKE`; fold case in Rust, because `lower` of an engine
//! knows fewer letters.

mod audit;
pub mod backups;
mod check;
mod copy;
mod db;
pub mod facts;
mod fault;
pub mod inbox;
pub mod jobs;
pub mod keyring;
pub mod migrate;
mod postgres;
mod read;
mod rewrite;
mod row;
mod schema;
mod sql;
mod sqlite;
pub mod streams;
mod token;
mod tx;
mod url;
mod value;
mod watch;
mod words;

pub use audit::{Sealer, page_of_acts};
pub use check::{Checked, Kind};
pub use copy::{Copied, check_file, is_taken, look_into, restore};
pub use db::{Db, Durability, Engine, Options};
pub use facts::{Fact, FactId, FactRow};
#[doc(hidden)]
pub use inventory;
pub use jobs::{Job, JobId, JobRow};
pub use migrate::{Migration, Schema};
pub use read::{Read, Reader};
pub use row::{Row, Rows};
#[doc(hidden)]
pub use sql::Listed;
pub use sql::{Args, Sql, statements};
pub use tx::Tx;
pub use url::DatabaseUrl;
pub use value::{Value, id_list, int_list, list, pair_list};
pub use watch::{Stamp, Watch};
