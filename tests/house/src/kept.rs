//! What stays in memory goes by every table that it was made from: else somebody reads what is not true any more, or not theirs.

use crate::{cast::Cast, sources::none};
use proving::{Actor, TestApp};
use std::collections::{BTreeMap, BTreeSet};
use store::{Engine, Sql};

/// The pages that stay drawn, by their route, and the tables that are watched for each.
const KEPT: [(&str, &[&str]); 2] =
    [("/discussions/{id}", &discussions::PAGE_TABLES), ("/library/{id}", &library::PAGE_TABLES)];

proving::app_test! {
    /// Of the tables that only the first of two readings asks for, each is watched: the second came out of memory.
    async fn a_kept_page_goes_by_all_that_it_is_made_from(app: TestApp) {
        let db = app.app().db();
        let Some(_) = db.statements_told() else { return }; // where other servers write, nothing is kept
        let cast = Cast::gather(&app).await;
        let (views, tables) = (views(), tables(&db.schema_text().await.expect("the schema")));
        let mut missing = Vec::new();
        for (path, watched) in KEPT {
            let route = app.routes().iter().find(|it| it.path == path).expect("a route");
            let address = cast.address(route.rules.sample);
            let mut readers = 0;
            for viewer in ["ada", "contact", "member", "moderator", "admin"] {
                app.stands(cast.viewer("suspended"), "suspended").await; // so that whatever was kept is not true any more
                cast.viewer(viewer).get("/help").await; // who reads is known again
                let Some(first) = asked(&app, cast.viewer(viewer), &address).await else { continue };
                let again = asked(&app, cast.viewer(viewer), &address).await.expect("as before");
                readers += 1;
                let only: Vec<_> = first.iter().filter(|it| !again.iter().any(|other| std::ptr::eq(**it, *other))).collect();
                assert!(!only.is_empty(), "{path} is not kept for {viewer}");
                let read: BTreeSet<String> = only.iter().flat_map(|it| read_by(it, &views)).collect();
                let lacking = read.iter().filter(|it| tables.contains(*it) && !watched.contains(&it.as_str()));
                missing.extend(lacking.map(|it| format!("{path} goes by {it}")));
            }
            assert!(readers > 0, "{path}: nobody of the cast reads it");
            let unknown = watched.iter().filter(|it| !tables.contains(**it));
            missing.extend(unknown.map(|it| format!("{path}: there is no {it}")));
            assert!(watched.is_sorted(), "{path}: by the alphabet");
        }
        missing.sort();
        missing.dedup();
        none("A page would stay as it is when one of these changes.", missing);
    }
}

/// The statements that a page is read with, by whoever may read it.
async fn asked(app: &TestApp, reader: &Actor, address: &str) -> Option<Vec<&'static Sql>> {
    let told = || app.app().db().statements_told().expect("they are written down");
    told();
    let seen = reader.get(address).await;
    (seen.status == 200).then(told)
}

/// The views and what they are made from.
fn views() -> BTreeMap<String, String> {
    let all: String = crate::features().iter().map(|it| it.schema.views).collect();
    let lines = all.lines().filter(|it| !it.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
    let parts = lines.split("CREATE VIEW ").skip(1);
    parts.filter_map(|it| it.split_once(" AS")).map(|(name, text)| (name.trim().to_owned(), text.to_owned())).collect()
}

fn tables(schema: &str) -> BTreeSet<String> {
    schema.lines().filter_map(|it| it.strip_prefix("table ")).map(str::to_owned).collect()
}

/// What a statement names, and what the views that it names do.
fn read_by(sql: &Sql, views: &BTreeMap<String, String>) -> BTreeSet<String> {
    let (mut found, mut texts) = (BTreeSet::new(), vec![sql.written(Engine::Sqlite)]);
    while let Some(text) = texts.pop() {
        for name in sources_of(text) {
            if found.insert(name.to_owned()) {
                texts.extend(views.get(name).map(String::as_str));
            }
        }
    }
    found
}

/// What stands after FROM and JOIN.
fn sources_of(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|it| !it.is_empty()).collect();
    words.windows(2).filter(|it| matches!(it[0], "FROM" | "JOIN")).map(|it| it[1]).collect()
}

#[test]
fn what_a_view_hides_is_found() {
    let views = BTreeMap::from([("post_visible".to_owned(), " SELECT * FROM post p JOIN tie t ON 1".to_owned())]);
    static ASKED: Sql = Sql::new("SELECT 1 FROM post_visible v CROSS JOIN member m", "", file!(), line!());
    let found = read_by(&ASKED, &views);
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["member", "post", "post_visible", "tie"]);
}
