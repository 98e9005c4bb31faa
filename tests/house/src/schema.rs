//! The schema: the same on both engines, the same as committed, and the same when it is reached from a released one.

use crate::{
    bases::Bases,
    cast::Cast,
    golden,
    sources::{beside, root},
};
use proving::TestApp;
use std::fs;
use store::{Engine, Schema};

proving::app_test! {
    async fn a_fresh_schema_is_the_committed_one(app: TestApp) {
        let text = app.app().db().schema_text().await.expect("the schema can be read");
        golden::is_same(&beside("schema.txt"), &text);
    }

    /// The keys have a database of their own.
    async fn the_keys_have_the_committed_schema(app: TestApp) {
        let bases = Bases::of(&app).await;
        let text = bases.keys_schema().await;
        bases.close().await;
        golden::is_same(&beside("keys-schema.txt"), &text);
    }

    /// Every dump of a released schema, with rows, comes to today's schema and keeps its rows.
    async fn an_old_database_comes_to_the_same_schema(app: TestApp) {
        let ending = ending(app.database().engine());
        if golden::is_updating() {
            let file = beside("released").join(format!("{}.{ending}", env!("CARGO_PKG_VERSION")));
            fs::write(file, dump(&app).await).expect("the dump can be written");
        }
        let mut seen = 0;
        for entry in fs::read_dir(beside("released")).expect("the released schemas") {
            let path = entry.expect("an entry").path();
            if path.to_string_lossy().ends_with(ending) {
                seen += 1;
                upgrade(&app, &path).await;
            }
        }
        assert!(seen > 0, "there is at least the schema of {}", env!("CARGO_PKG_VERSION"));
    }
}

fn ending(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "sqlite.sql",
        Engine::Postgres => "postgres.sql",
    }
}

/// Empties this test's database, fills it with what an old program left, and migrates it with today's.
async fn upgrade(app: &TestApp, dump: &std::path::Path) {
    let text = fs::read_to_string(dump).expect("the dump can be read");
    let members = text.matches("INSERT INTO member ").count() + text.matches("INSERT INTO public.member ").count();
    let fresh = app.app().db().schema_text().await.expect("the schema can be read");
    let empty = app.beside();
    let database = empty.database();
    database.run(&text);
    let db = empty.open();
    let schemas: Vec<Schema> = crate::features().iter().map(|it| it.schema).collect();
    db.migrate(&schemas).await.unwrap_or_else(|it| panic!("{}: {it}", dump.display()));
    let upgraded = db.schema_text().await.expect("the schema can be read");
    assert_eq!(upgraded, fresh, "{} comes to another schema", dump.display());
    let kept = database.rows("SELECT name FROM member");
    assert_eq!(kept.len(), members, "{} loses members", dump.display());
    db.close().await.expect("closed");
}

/// A script that makes this database again, with the cast in it.
async fn dump(app: &TestApp) -> String {
    let cast = Cast::gather(app).await;
    let ada = cast.viewer("ada");
    ada.elsewhere().post("/reset", &[("email", ada.email())]).await.is_ok();
    app.settle().await;
    let script = app.database().dump();
    assert!(script.contains("Ada Lovelace"), "the dump has no rows");
    assert!(!script.contains(&root().to_string_lossy().into_owned()), "the dump names this machine");
    script
}

#[test]
fn dumps_come_in_pairs() {
    let names = |ending: &str| {
        let entries = fs::read_dir(beside("released")).expect("the released schemas");
        let names = entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter_map(|it| it.strip_suffix(ending).map(str::to_owned)).collect();
        names.sort();
        names
    };
    assert_eq!(names(".sqlite.sql"), names(".postgres.sql"));
}
