//! What we depend on, and who depends on whom (design.md §3, §11): read from cargo and from deny.toml.

use crate::sources::{none, root};
use serde_json::Value;
use std::{collections::BTreeSet, fs, process::Command, sync::OnceLock};

/// The layers from below; a crate may use those of lower layers.
const LAYERS: &[&[&str]] = &[
    &["kernel"],
    &["store", "guard"],
    &["vault", "work", "search", "notify"],
    &["files"],
    &["ui"],
    &["web"],
    &["frame"],
    &["proving"],
];
/// What each feature's api may use; apis in their order, a lower one may be used by a higher.
const APIS: &[&str] = &[
    "accounts-api",
    "guarding-api",
    "home-api",
    "notices-api",
    "places-api",
    "people-api",
    "connections-api",
    "messages-api",
    "groups-api",
    "discussions-api",
    "library-api",
    "mailing-api",
    "searching-api",
    "moderation-api",
    "texts-api",
    "administration-api",
];
const DRIVERS: &[&str] =
    &["rusqlite", "tokio-postgres", "deadpool-postgres", "tokio-postgres-rustls", "libsqlite3-sys"];

#[test]
fn crates_use_only_what_lies_below_them() {
    let mut found = Vec::new();
    for (name, folder, uses) in ours() {
        for used in uses {
            if !allowed(&name, &folder, &used) {
                found.push(format!("{name} uses {used}"));
            }
        }
    }
    none(
        "A crate uses only crates of the layers below it; features never use each other, only each other's apis.",
        found,
    );
}

#[test]
fn only_the_store_names_a_database_driver() {
    let mut found = Vec::new();
    for package in members() {
        let name = text(&package["name"]);
        for driver in list(&package["dependencies"]).map(|it| text(&it["name"])).filter(|it| DRIVERS.contains(it)) {
            if !["store", "proving", "kettle-bench"].contains(&name) {
                found.push(format!("{name} depends on {driver}"));
            }
        }
    }
    none("Only crates/store speaks with a database (and the kit that tests it).", found);
}

#[test]
fn licences_are_allowed() {
    let deny = deny();
    let allow = strings(&deny["licenses"]["allow"]);
    let mut found = Vec::new();
    for package in list(&metadata()["packages"]).filter(|it| !it["source"].is_null()) {
        let (name, licence) = (text(&package["name"]), text(&package["license"]));
        let exceptions = deny["licenses"]["exceptions"].as_array().into_iter().flatten();
        let own = exceptions.filter(|it| it["crate"].as_str() == Some(name)).flat_map(|it| strings(&it["allow"]));
        let allowed: BTreeSet<String> = allow.iter().cloned().chain(own).collect();
        if !satisfied(&licence.replace('/', " OR "), &allowed) {
            found.push(format!("{name}: {licence:?}"));
        }
    }
    none("A licence that deny.toml does not allow.", found);
}

#[test]
fn banned_crates_are_absent() {
    let deny = deny();
    let packages: Vec<&Value> = resolved();
    let mut found = Vec::new();
    for ban in deny["bans"]["deny"].as_array().into_iter().flatten() {
        let name = ban["crate"].as_str().unwrap_or_default();
        let wrappers = ban.get("wrappers").map(strings).unwrap_or_default();
        for package in packages.iter().filter(|it| wanted(it, name)) {
            let by = text(&package["name"]);
            if !wrappers.iter().any(|it| it == by) {
                found.push(format!("{name}, through {by}: {}", ban["reason"].as_str().unwrap_or_default()));
            }
        }
    }
    none("A crate that deny.toml bans.", found);
    let sqlites = packages.iter().filter(|it| text(&it["name"]) == "libsqlite3-sys").count();
    assert_eq!(sqlites, 1, "there is one SQLite in the program");
}

fn allowed(name: &str, folder: &str, used: &str) -> bool {
    let layer = |name: &str| LAYERS.iter().position(|it| it.contains(&name));
    let api = |name: &str| APIS.iter().position(|it| *it == name);
    match (folder, layer(used), api(used)) {
        ("app" | "bench" | "tests", ..) => true,
        ("crates", Some(below), _) => layer(name).is_some_and(|own| below < own),
        ("features", Some(below), _) => below <= layer("frame").unwrap_or_default(),
        ("features", None, Some(_)) => true,
        ("api", Some(_), _) => matches!(used, "kernel" | "store" | "vault" | "guard"),
        ("api", None, Some(below)) => api(name).is_some_and(|own| below < own),
        _ => false,
    }
}

/// Our crates: name, kind of folder, and which of ours they need to run.
fn ours() -> Vec<(String, String, Vec<String>)> {
    let names: BTreeSet<&str> = members().map(|it| text(&it["name"])).collect();
    let read = |package: &'static Value| {
        let path = text(&package["manifest_path"]);
        let folder = match path {
            it if it.contains("/features/") && it.contains("/api/") => "api",
            it if it.contains("/features/") => "features",
            it if it.contains("/crates/") => "crates",
            it if it.contains("/tests/") => "tests",
            it if it.contains("/bench/") => "bench",
            _ => "app",
        };
        let uses = list(&package["dependencies"]).filter(|it| it["kind"].is_null()).map(|it| text(&it["name"]));
        let uses = uses.filter(|it| names.contains(it)).map(str::to_owned).collect();
        (text(&package["name"]).to_owned(), folder.to_owned(), uses)
    };
    members().map(read).collect()
}

fn members() -> impl Iterator<Item = &'static Value> {
    list(&metadata()["packages"]).filter(|it| it["source"].is_null())
}

/// The packages that are really built here, without those that only another platform or feature would bring.
fn resolved() -> Vec<&'static Value> {
    let ids: BTreeSet<&str> = list(&metadata()["resolve"]["nodes"]).map(|it| text(&it["id"])).collect();
    list(&metadata()["packages"]).filter(|it| ids.contains(text(&it["id"]))).collect()
}

/// Whether this package really brings in that crate.
fn wanted(package: &Value, name: &str) -> bool {
    let nodes = list(&metadata()["resolve"]["nodes"]).find(|it| it["id"] == package["id"]);
    let dependencies = nodes.into_iter().flat_map(|it| list(&it["deps"]));
    dependencies
        .map(|it| text(&it["pkg"]))
        .any(|id| list(&metadata()["packages"]).any(|it| it["id"] == id && text(&it["name"]) == name))
}

/// `MIT OR (Apache-2.0 AND ISC)`: one of the alternatives has only allowed parts.
fn satisfied(licence: &str, allowed: &BTreeSet<String>) -> bool {
    if licence.contains('(') {
        let flat = licence.replace(['(', ')'], "");
        // Parentheses stand around alternatives inside a sum, or around a sum inside alternatives; either way every
        // part that is not an alternative must be allowed.
        return flat.split(" AND ").all(|it| satisfied(it, allowed))
            || flat.split(" OR ").any(|it| satisfied(it, allowed));
    }
    licence.split(" OR ").any(|it| it.split(" AND ").all(|part| allowed.contains(part.trim())))
}

fn metadata() -> &'static Value {
    static METADATA: OnceLock<Value> = OnceLock::new();
    METADATA.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--format-version", "1", "--offline", "--filter-platform", "x86_64-unknown-linux-gnu"]);
        let out = cargo.current_dir(root()).output().expect("cargo runs");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        serde_json::from_slice(&out.stdout).expect("cargo writes JSON")
    })
}

fn deny() -> toml::Value {
    let text = fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    toml::Value::Table(text.parse::<toml::Table>().expect("deny.toml can be read"))
}

fn strings(value: &toml::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|it| it.as_str()).map(str::to_owned).collect()
}

fn list(value: &'static Value) -> impl Iterator<Item = &'static Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
