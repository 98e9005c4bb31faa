//! Every statement is listed, prepares on both engines, and means the same on both (design.md §6).

use crate::{
    bases::Bases,
    sources::{none, rust},
};
use proving::TestApp;
use std::{collections::BTreeMap, sync::mpsc::Sender};
use store::{Kind, statements};

/// How many statements have a text for each engine. Each is a difference that somebody has to know about.
const TWOFOLD: usize = 6;
/// What a statement answers with: names and types.
type Columns = Vec<(String, Option<Kind>)>;

/// Crates that no server links.
const APART: &[&str] = &["bench/", "tests/"];

proving::app_test! {
    async fn every_statement_prepares(app: TestApp) {
        let mut wrong = Vec::new();
        let bases = Bases::of(&app).await;
        for sql in statements() {
            match bases.of_statement(sql).check(sql).await {
                Err(fault) => wrong.push(fault.to_string()),
                Ok(checked) => {
                    let parameters = checked.parameters.iter().filter_map(|(name, kind)| foreign(name, kind.as_ref()));
                    let columns = checked.columns.iter().filter_map(|(name, kind)| foreign(name, kind.as_ref()));
                    wrong.extend(parameters.chain(columns).map(|it| format!("{sql}: {it}")));
                    wrong.extend(twice(&checked.columns).map(|it| format!("{sql}: two columns are called {it}")));
                }
            }
        }
        bases.close().await;
        none("A statement that this engine does not take, or whose types no value of ours fits.", wrong);
    }
}

#[test]
fn both_engines_name_the_same_columns() {
    let mut columns: BTreeMap<String, Columns> = BTreeMap::new();
    let (told, heard) = std::sync::mpsc::channel();
    let other = told.clone();
    proving::on_sqlite(crate::features, move |app: TestApp| columns_of(app, told));
    proving::on_postgres(crate::features, move |app: TestApp| columns_of(app, other));
    let mut wrong = Vec::new();
    for (sql, found) in heard {
        let other = columns.entry(sql.clone()).or_insert_with(|| found.clone());
        let same = other.len() == found.len()
            && other.iter().zip(&found).all(|(a, b)| a.0 == b.0 && (a.1.is_none() || b.1.is_none() || a.1 == b.1));
        if !same {
            wrong.push(format!("{sql}: {other:?} and {found:?}"));
        }
    }
    none("A statement that answers differently on the two engines.", wrong);
}

#[test]
fn every_statement_of_the_sources_is_linked() {
    let mut linked: BTreeMap<&str, usize> = BTreeMap::new();
    for sql in statements() {
        *linked.entry(sql.file).or_default() += 1;
    }
    let mut wrong = Vec::new();
    for source in rust().iter().filter(|it| !it.is_test() && !APART.iter().any(|apart| it.path.starts_with(apart))) {
        if source.path == "crates/store/src/sql.rs" || source.path == "crates/store/src/lib.rs" {
            continue; // where the macro is made and described
        }
        let written: usize =
            source.code().map(|it| it.1.matches("sql!(").count() + it.1.matches("sql! {").count()).sum();
        let seen = linked.iter().find(|it| it.0.ends_with(source.path.as_str())).map_or(0, |it| *it.1);
        if written != seen {
            wrong.push(format!("{}: {written} written, {seen} linked", source.path));
        }
    }
    none("A statement that no test can see.", wrong);
}

#[test]
fn texts_for_one_engine_only_are_counted() {
    let twofold: Vec<String> = statements().filter(|it| it.is_twofold()).map(ToString::to_string).collect();
    assert_eq!(twofold.len(), TWOFOLD, "another number of twofold statements: {}", twofold.join(", "));
}

async fn columns_of(app: TestApp, told: Sender<(String, Columns)>) {
    let bases = Bases::of(&app).await;
    for sql in statements() {
        if let Ok(checked) = bases.of_statement(sql).check(sql).await {
            told.send((sql.to_string(), checked.columns)).expect("somebody hears");
        }
    }
    bases.close().await;
}

fn foreign(name: &str, kind: Option<&Kind>) -> Option<String> {
    match kind {
        Some(Kind::Foreign(it)) => Some(format!("{name} is {it}")),
        _ => None,
    }
}

fn twice(columns: &[(String, Option<Kind>)]) -> impl Iterator<Item = &str> {
    let names = columns.iter().enumerate();
    names.filter(|(at, it)| columns[..*at].iter().any(|other| other.0 == it.0)).map(|it| it.1.0.as_str())
}
