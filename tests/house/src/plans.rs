//! No statement reads a large table from end to end, but for those that are listed with their reason.

use crate::{golden, sources::beside};
use proving::TestApp;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
};
use store::{Engine, Schema, statements};

/// Tables that grow with the members or the country.
const LARGE: &[&str] = &[
    "member",
    "account",
    "profile",
    "line",
    "session",
    "tie",
    "place",
    "place_link",
    "place_step",
    "fact",
    "job",
    "audit",
];

#[test]
fn large_tables_are_not_scanned() {
    proving::on_sqlite(crate::features, look);
}

async fn look(app: TestApp) {
    // Fresh and never analysed: the planner then takes every table for a large one.
    let beside_it = app.beside();
    let db = beside_it.open();
    let schemas: Vec<Schema> = crate::features().iter().map(|it| it.schema).collect();
    db.migrate(&schemas).await.expect("migrates");
    let views: String = crate::features().iter().map(|it| it.schema.views).collect();
    let file = beside("scans.txt");
    let kept = fs::read_to_string(&file).expect("the list of allowed scans");
    let reasons: BTreeMap<&str, &str> = kept.lines().filter_map(|it| it.split_once(" | ")).collect();
    let mut found = BTreeSet::new();
    for sql in statements().filter(|it| !it.file.contains("crates/proving/")) {
        let plan = db.generic_plan(sql).await.unwrap_or_else(|it| panic!("{sql}: {it}"));
        let names = aliases(&format!("{} {views}", sql.written(Engine::Sqlite)));
        for name in plan.lines().filter_map(|it| it.trim().strip_prefix("SCAN ")) {
            let name = name.split(' ').next().unwrap_or_default();
            let tables = names.get(name).map_or_else(|| vec![name.to_owned()], |it| it.iter().cloned().collect());
            for table in tables.iter().filter(|it| LARGE.contains(&it.as_str())) {
                println!("{sql}: {table} as {name}\n{plan}\n");
                found.insert(format!("{} {table}: {}", sql.file, opening(sql.written(Engine::Sqlite))));
            }
        }
    }
    let mut text = String::new();
    for key in &found {
        writeln!(text, "{key} | {}", reasons.get(key.as_str()).unwrap_or(&"SAY WHY")).expect("text");
    }
    db.close().await.expect("closed");
    golden::is_same(&file, &text);
    let open: Vec<&str> = text.lines().filter(|it| it.ends_with("SAY WHY")).collect();
    assert!(open.is_empty(), "Give the statement an index, or a reason in scans.txt:\n{}", open.join("\n"));
}

/// What the names in a plan may stand for, by the statement's and the views' own words.
fn aliases(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|it| !it.is_empty()).collect();
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for at in 0..words.len().saturating_sub(2) {
        if matches!(words[at], "FROM" | "JOIN" | "INTO" | "UPDATE") {
            let table = words[at + 1];
            let next =
                if words[at + 2] == "AS" { words.get(at + 3).copied().unwrap_or_default() } else { words[at + 2] };
            for name in [table, next] {
                names.entry(name.to_owned()).or_default().insert(table.to_owned());
            }
        }
    }
    names
}

/// The first words, which stay when lines move.
fn opening(text: &str) -> String {
    text.split_whitespace().take(9).collect::<Vec<_>>().join(" ")
}
