//! The two databases of Kettle: the data, and apart from them the keys. A statement belongs to one of them.

use proving::{Beside, TestApp};
use store::{Db, Sql};

/// Both, migrated.
pub struct Bases {
    data: Db,
    keys: Db,
    _beside: Beside,
}

impl Bases {
    /// Of a test, on its engine.
    pub async fn of(app: &TestApp) -> Bases {
        let data = app.app().db().clone();
        let beside = app.beside();
        let keys = beside.open();
        keys.migrate(&[vault::schema()]).await.expect("the keys migrate");
        Bases { data, keys, _beside: beside }
    }
    /// Where a statement is at home.
    pub fn of_statement(&self, sql: &Sql) -> &Db {
        if sql.file.contains("crates/vault/") { &self.keys } else { &self.data }
    }
    /// The tables of the keys.
    pub async fn keys_schema(&self) -> String {
        self.keys.schema_text().await.expect("the schema can be read")
    }
    /// Ends the connections to the keys, so that their database can go.
    pub async fn close(self) {
        self.keys.close().await.expect("closed");
    }
}
