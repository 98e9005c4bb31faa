//! The store on both engines: SQLite always, PostgreSQL when `KETTLE_TEST_POSTGRES` names a server where databases may
//! be made.

mod copies;
mod facts;
mod inbox;
mod jobs;
mod reading;
mod schema;
mod stand;
mod stress;
mod watch;
mod writing;
