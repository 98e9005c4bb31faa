//! No statement reads a large table from end to end, but for those that are listed with their reason. SQLite plans by the
//! words of the statement alone, on empty tables; PostgreSQL by how much there is, on a made country (`filled.sql`).

use crate::{golden, sources::beside};
use proving::TestApp;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    sync::mpsc::{Sender, channel},
};
use store::{Engine, Schema, Sql, statements};

/// Tables that grow with the members or the country.
const LARGE: &[&str] = &[
    "member",
    "account",
    "profile",
    "line",
    "session",
    "inbox",
    "door_token",
    "entry",
    "work_address",
    "tie",
    "hiding",
    "saved_search",
    "home_page",
    "home_time",
    "home_less",
    "notice",
    "notice_choice",
    "away",
    "day_letter",
    "mail_choice",
    "mail_arrival",
    "contested",
    "acceptance",
    "place",
    "place_link",
    "place_step",
    "fact",
    "job",
    "audit",
    "report",
    "measure",
    "profile_hold",
    "declaration",
    "saved_search_hit",
    "data_copy",
    "erasure",
    "contact_request",
    "reach",
    "address_look",
    "introduction",
    "keeping",
    "last_touch",
    "touch_budget",
    "conversation",
    "participant",
    "message",
    "message_revision",
    "reaction",
    "mention",
    "draft",
    "membership",
    "group_request",
    "group_invitation",
    "group_removal",
    "group_about",
    "membership_change",
    "discussion",
    "following",
    "group_visit",
    "post",
    "post_revision",
    "post_reaction",
    "post_mention",
    "post_draft",
    "resource",
    "resource_version",
    "resource_topic",
    "resource_draft",
    "resource_contributor",
    "resource_origin",
    "resource_lineage",
    "resource_warning",
    "resource_thanks",
    "resource_file",
    "resource_version_file",
    "resource_words",
    "adoption",
    "resource_support",
    "resource_need",
    "resource_stage",
    "resource_uptake",
    "collection",
    "collection_item",
    "resource_request",
    "resource_answer",
    "post_file",
    "bookmark",
    "reflection",
    "discussion_rules",
    "discussion_mail",
    "discussion_asker",
    "discussion_measure",
    "discussion_wording",
    "poll",
    "poll_choice",
    "poll_vote",
    "summary",
    "summary_credit",
];

/// The engine and what it scans: a statement and a table.
type Scans = (Engine, BTreeSet<String>);

#[test]
fn large_tables_are_not_scanned() {
    let (told, heard) = channel();
    let other = told.clone();
    proving::on_sqlite(crate::features, |app| look(app, told));
    proving::on_postgres(crate::features, |app| look(app, other));
    let scans: Vec<Scans> = heard.iter().collect();
    let all: BTreeSet<&String> = scans.iter().flat_map(|it| &it.1).collect();
    let file = beside("scans.txt");
    let kept = fs::read_to_string(&file).expect("the list of allowed scans");
    let reasons: BTreeMap<&str, &str> = kept.lines().filter_map(|it| it.split_once(" | ")).collect();
    let mut text = String::new();
    for key in all {
        writeln!(text, "{key} | {}", reasons.get(key.as_str()).unwrap_or(&"SAY WHY")).expect("text");
    }
    if scans.len() == 2 {
        golden::is_same(&file, &text);
    }
    let open: Vec<&str> = text.lines().filter(|it| it.ends_with("SAY WHY")).collect();
    assert!(open.is_empty(), "Give the statement an index, or a reason in scans.txt:\n{}", open.join("\n"));
}

async fn look(app: TestApp, told: Sender<Scans>) {
    let beside_it = app.beside();
    let empty = beside_it.open();
    let schemas: Vec<Schema> = crate::features().iter().map(|it| it.schema).collect();
    empty.migrate(&schemas).await.expect("migrates");
    empty.close().await.expect("closed");
    let engine = beside_it.database().engine();
    if engine == Engine::Postgres {
        beside_it.database().run(&fs::read_to_string(beside("filled.sql")).expect("the made country"));
    }
    let db = beside_it.open(); // so that it has the settings of the made country
    let partial = partial_indexes(&db.schema_text().await.expect("the schema can be read"));
    let views: String = crate::features().iter().map(|it| it.schema.views).collect();
    let mut found = BTreeSet::new();
    // The keys are few, and each is found by what it is for.
    for sql in statements().filter(|it| !it.file.contains("crates/proving/") && !it.file.contains("crates/vault/")) {
        let plan = db.generic_plan(sql).await.unwrap_or_else(|it| panic!("{sql}: {it}"));
        let scanned = match engine {
            Engine::Sqlite => scanned_by_sqlite(&plan, &format!("{} {views}", sql.written(Engine::Sqlite))),
            Engine::Postgres => scanned_by_postgres(&plan, &partial),
        };
        for table in scanned.iter().filter(|it| LARGE.contains(&it.as_str())) {
            println!("{engine:?}, {sql}: {table}\n{plan}\n");
            found.insert(key(sql, table));
        }
    }
    db.close().await.expect("closed");
    told.send((engine, found)).expect("somebody hears");
}

/// What the lines `SCAN name …` mean, by the statement's and the views' own words.
fn scanned_by_sqlite(plan: &str, text: &str) -> BTreeSet<String> {
    let names = aliases(text);
    let scans = plan.lines().filter_map(|it| it.trim().strip_prefix("SCAN "));
    let tables = scans.flat_map(|it| {
        let name = it.split(' ').next().unwrap_or_default();
        names.get(name).cloned().unwrap_or_else(|| BTreeSet::from([name.to_owned()]))
    });
    tables.collect()
}

/// The indexes that hold a part of their table: reading one whole is not reading the table.
fn partial_indexes(schema: &str) -> BTreeSet<String> {
    let partial = schema.lines().filter(|it| it.ends_with(" partial"));
    partial.filter_map(|it| it.split("index ").nth(1)?.split(' ').next()).map(str::to_owned).collect()
}

/// The tables of `Seq Scan on table …`, and of the index scans that no condition narrows.
fn scanned_by_postgres(plan: &str, partial: &BTreeSet<String>) -> BTreeSet<String> {
    let lines: Vec<&str> = plan.lines().map(|it| it.trim_start().trim_start_matches("->").trim_start()).collect();
    let mut tables = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let whole = line.starts_with("Seq Scan on ") || line.starts_with("Parallel Seq Scan on ");
        let index = line.starts_with("Index Scan ") || line.starts_with("Index Only Scan ");
        let used = line.split(" using ").nth(1).and_then(|it| it.split(' ').next()).unwrap_or_default();
        let index = index && !partial.contains(used);
        let bitmap = line.starts_with("Bitmap Heap Scan ");
        // What belongs to a step stands below it, up to the next step: "Name: …".
        let mut below = lines[at + 1..].iter().take_while(|it| it.split(' ').any(|it| it.ends_with(':')));
        let mut narrowed = || below.any(|it| it.starts_with("Index Cond:") || it.starts_with("Recheck Cond:"));
        if whole || ((index || bitmap) && !narrowed()) {
            let name = line.split(" on ").nth(1).and_then(|it| it.split(' ').next()).unwrap_or_default();
            tables.insert(name.to_owned());
        }
    }
    tables
}

fn key(sql: &Sql, table: &str) -> String {
    format!("{} {table}: {}", sql.file, opening(sql.written(Engine::Sqlite)))
}

/// What the names in a plan may stand for.
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

#[test]
fn a_whole_scan_is_told_from_one_that_is_narrowed() {
    let plan = "Nested Loop  (cost=1)\n  ->  Index Scan using a_pkey on a x  (cost=1)\n        Index Cond: (id = $1)\n  \
                ->  Index Only Scan using b_pkey on b  (cost=1)\n        Filter: (n > 1)\n  ->  Seq Scan on c\n  \
                ->  Index Only Scan using d_some on d  (cost=1)\n  ->  Bitmap Heap Scan on e\n        \
                Recheck Cond: (id = $1)\n        ->  Bitmap Index Scan on e_pkey\n              Index Cond: (id = $1)";
    let found = scanned_by_postgres(plan, &BTreeSet::from(["d_some".to_owned()]));
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["b", "c"]);
}
