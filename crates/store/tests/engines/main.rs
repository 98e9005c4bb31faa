//! The store on both engines: SQLite always, PostgreSQL wherever it is installed; in CI it must be.

mod copies;
mod facts;
mod gone;
mod inbox;
mod jobs;
mod reading;
mod schema;
mod stand;
mod stress;
mod watch;
mod writing;
