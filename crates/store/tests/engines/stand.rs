//! What the tests stand on: an empty database of each engine with one sample table.

use kernel::{Act, Clock, Id, Moment, Rng, Viewer};
use proving::postgres::{Postgres, postgres};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{path::PathBuf, time::Duration};
use store::{DatabaseUrl, Db, Migration, Options, Schema};

pub const ADD: Act = Act::open("add_item");
pub enum Item {}
pub type ItemId = Id<Item>;

/// Every column word.
pub const SAMPLE: Schema = Schema {
    feature: "sample",
    migrations: &[Migration {
        name: "20261120T1000_sample_item",
        sql: "CREATE TABLE owner (id ID PRIMARY KEY, email TEXT NOT NULL, UNIQUE (email));
              CREATE TABLE item (
                  id ID RANDOM PRIMARY KEY,
                  owner_id REF REFERENCES owner (id) ON DELETE CASCADE,
                  title TEXT NOT NULL UNIQUE,
                  n COUNT NOT NULL DEFAULT 0,
                  weight REAL,
                  made_at MOMENT,
                  is_open FLAG NOT NULL DEFAULT FALSE,
                  more JSON,
                  raw BYTES
              );
              CREATE INDEX item_by_owner ON item (owner_id, n DESC) WHERE is_open;
              CREATE UNIQUE INDEX item_more ON item (lower(more));
              CREATE TABLE link (one_id REF, other_id REF, PRIMARY KEY (one_id, other_id));
              ALTER TABLE link ADD COLUMN note TEXT;",
    }],
    views: "CREATE VIEW item_open AS SELECT id, title FROM item WHERE is_open;
            CREATE VIEW item_open_a AS SELECT id FROM item_open WHERE title LIKE 'a%';",
};

pub struct Stand {
    pub db: Db,
    pub clock: Clock,
    pub rng: Rng,
    pub url: DatabaseUrl,
    /// The same as text, for whoever comes in beside the store.
    pub address: String,
    folder: Option<tempfile::TempDir>,
}

impl Stand {
    pub fn options(&self) -> Options {
        options(&self.clock, &self.rng)
    }
    /// The file of an SQLite database.
    pub fn file(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|it| it.path().join("kettle.db"))
    }
}

fn options(clock: &Clock, rng: &Rng) -> Options {
    Options { lock_wait: Duration::from_millis(1500), connections: 20, ..Options::new(clock.clone(), rng.clone()) }
}

pub static NOBODY: Viewer = Viewer::nobody();

/// An empty database of each engine that there is.
pub async fn engines() -> Vec<Stand> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kettle.db");
    let mut stands = vec![stand(path.to_str().expect("UTF-8"), Some(folder))];
    match postgres() {
        Ok(server) => stands.push(stand(&fresh(server), None)),
        Err(why) => eprintln!("PostgreSQL skipped: {why}"),
    }
    stands
}

/// As [`engines`], with the sample table.
pub async fn samples() -> Vec<Stand> {
    let stands = engines().await;
    for stand in &stands {
        stand.db.migrate(&[SAMPLE]).await.expect("migrated");
    }
    stands
}

fn stand(url: &str, folder: Option<tempfile::TempDir>) -> Stand {
    let clock = Clock::fixed(Moment::from_micros(1_800_000_000_000_000));
    let rng = Rng::seeded(7);
    let address = url.to_owned();
    let url = DatabaseUrl::parse(url).expect("an address");
    let db = Db::open(&url, options(&clock, &rng)).expect("opened");
    Stand { db, clock, rng, url, address, folder }
}

/// The address of an empty database there.
fn fresh(server: &Postgres) -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!("kettle_store_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    server.create_database(&name, None).expect("a new one");
    server.url(&name)
}
