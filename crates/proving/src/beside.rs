//! An empty database beside the one of a test, on the same engine.

use crate::{Database, TestApp, postgres::ground};
use kernel::Rng;
use std::time::Duration;
use store::{Db, Options};

/// An empty database that goes when this is dropped.
pub struct Beside {
    database: Database,
    app: TestApp,
    _folder: tempfile::TempDir,
}

impl Beside {
    pub(crate) fn new(app: &TestApp) -> Beside {
        let folder = tempfile::Builder::new().prefix("kettle-beside-").tempdir_in(ground()).expect("a folder");
        let database = match app.database() {
            Database::Sqlite(_) => Database::Sqlite(folder.path().join("beside.db")),
            Database::Postgres(server, name) => {
                let name = format!("{name}_beside");
                server.create_database(&name, None).expect("an empty database");
                Database::Postgres(server, name)
            }
        };
        Beside { database, app: app.clone(), _folder: folder }
    }
    /// Where it lies.
    pub fn database(&self) -> &Database {
        &self.database
    }
    /// A store on it, not migrated.
    pub fn open(&self) -> Db {
        let options = Options::new(self.app.app().clock().clone(), Rng::seeded(21));
        let options = Options { readers: 1, connections: 2, read_limit: Duration::from_secs(5), ..options };
        Db::open(&self.database.url(), options).expect("the database opens")
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Database::Postgres(server, name) = &self.database
            && let Err(trouble) = server.drop_database(name)
        {
            println!("the database {name} stays behind: {trouble}");
        }
    }
}
