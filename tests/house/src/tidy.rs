//! Sizes, names and places: what a reader may rely on before opening a file (design.md §2, §3, §9).

use crate::{
    golden,
    sources::{Source, all, beside, none, rust},
};
use std::{collections::BTreeMap, fmt::Write, fs};

/// Files of a feature whose names say what they are; every other name is a noun's.
const ROLES: &[&str] = &[
    "lib",
    "policy",
    "store",
    "actions",
    "pages",
    "forms",
    "views",
    "facts",
    "jobs",
    "search",
    "home",
    "notices",
    "api_v1",
    "belongings",
];
/// Files that are neither, each with its reason.
const PORTS: &[(&str, &str)] = &[
    ("features/accounts/src/doorkeeper.rs", "implements the gate's port"),
    ("features/accounts/src/hashing.rs", "hashes passwords on threads of its own"),
    ("features/accounts/src/throttle.rs", "counts wrong passwords, one per app"),
    ("features/accounts/src/session.rs", "hands the gate's session token on"),
    ("features/accounts/src/letters.rs", "writes mail with the app's address"),
    ("features/accounts/src/concerns.rs", "implements the port of administration"),
    ("features/administration/src/concerns.rs", "implements its own port"),
    ("features/moderation/src/concerns.rs", "implements the port of administration"),
    ("features/texts/src/concerns.rs", "implements the port of administration"),
    ("features/people/src/vocabularies.rs", "keeps the vocabulary, one per app"),
    ("features/people/src/workers.rs", "implements the ports of places and accounts"),
    ("features/texts/src/agreements.rs", "implements the port of accounts"),
    ("features/people/src/reportable.rs", "implements the port of moderation"),
    ("features/connections/src/approach.rs", "implements the port of people"),
    ("features/connections/src/reportable.rs", "implements the port of moderation"),
    ("features/notices/src/live.rs", "implements what the frame asks for open pages"),
    ("features/notices/src/timetable.rs", "implements its own port for letters of other features"),
    ("features/discussions/src/live.rs", "implements what the frame asks for open pages"),
    ("features/discussions/src/mail.rs", "implements the port of mailing"),
    ("features/discussions/src/reportable.rs", "implements the port of moderation"),
    ("features/groups/src/live.rs", "implements what the frame asks for open pages"),
    ("features/groups/src/reportable.rs", "implements the port of moderation"),
    ("features/library/src/reportable.rs", "implements the port of moderation"),
    ("features/library/src/reportable/asked.rs", "implements the port of moderation"),
    ("features/library/src/shelf.rs", "implements the port of people"),
    ("features/library/src/file.rs", "seals what the shelf knows of a file"),
    ("features/library/src/downloads.rs", "counts what is taken along, one per app"),
    ("features/messages/src/attachment.rs", "seals what the shelf knows of a file"),
    ("features/discussions/src/file.rs", "seals what the shelf knows of a file"),
    ("features/messages/src/live.rs", "implements what the frame asks for open pages"),
    ("features/messages/src/port.rs", "implements the port of connections"),
    ("features/messages/src/reportable.rs", "implements the port of moderation"),
    ("features/messages/src/sealing.rs", "seals and renders with the vault and the look"),
];
const VAGUE: &[&str] =
    &["util", "utils", "helper", "helpers", "common", "manager", "managers", "service", "services", "misc"];

#[test]
fn files_are_short() {
    let long = |it: &Source| {
        let lines = it.text.lines().count();
        (lines > 400).then(|| format!("{}: {lines} lines", it.path))
    };
    let files = all(&[".rs", ".ts", ".mjs", ".css", ".html"]);
    none("A file has at most 400 lines: split it by noun.", files.iter().filter_map(long).collect());
}

#[test]
fn functions_are_short() {
    let mut long = Vec::new();
    for source in rust() {
        let lines: Vec<&str> = source.text.lines().take_while(|it| it.trim() != "#[cfg(test)]").collect();
        if source.is_test() {
            continue;
        }
        for (at, line) in lines.iter().enumerate() {
            let code = line.trim_start();
            let plain =
                code.trim_start_matches("pub ").trim_start_matches("pub(crate) ").trim_start_matches("pub(super) ");
            let plain = plain.trim_start_matches("const ").trim_start_matches("async ");
            if !plain.starts_with("fn ") || line.trim_end().ends_with(['}', ';']) {
                continue;
            }
            let close = format!("{}}}", &line[..line.len() - code.len()]);
            let body = lines[at..].iter().position(|it| it.trim_end() == close).unwrap_or(0);
            if body > 60 {
                long.push(format!("{}:{}: {body} lines", source.path, at + 1));
            }
        }
    }
    none("A function has at most 60 lines: name its parts.", long);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = |it: &Source| !it.text.starts_with("//!") && !it.text.starts_with("#![doc");
    let files = rust();
    let files = files.iter().filter(|it| silent(it)).map(|it| it.path.clone());
    none("A module begins with a //! sentence.", files.collect());
}

#[test]
fn names_say_something() {
    let files = all(&[".rs", ".ts", ".mjs", ".css", ".html", ".sql"]);
    let vague = |it: &&Source| it.path.split(['/', '.']).any(|part| VAGUE.contains(&part));
    none(
        "A name of a file or folder says what is in it.",
        files.iter().filter(vague).map(|it| it.path.clone()).collect(),
    );
    let words = ["Utils", "Helper", "Manager", "Service"];
    let mut found = Vec::new();
    for source in rust().iter().filter(|it| it.path != "tests/house/src/tidy.rs") {
        for (number, line) in source.code() {
            let declares = ["struct ", "trait ", "enum ", "mod "].iter().any(|it| line.contains(it));
            if declares && words.iter().any(|it| line.contains(it)) {
                found.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none("A type is named after what it is.", found);
}

#[test]
fn folders_are_named_after_the_file_that_they_divide() {
    let files = rust();
    let parents: Vec<&str> = files.iter().map(|it| it.path.as_str()).collect();
    let mut found = Vec::new();
    for path in parents.iter().filter(|it| it.starts_with("features/") && it.contains("/src/")) {
        let (folder, _) = path.rsplit_once('/').unwrap_or_default();
        let parent = format!("{folder}.rs");
        if !folder.ends_with("/src") && !parents.contains(&parent.as_str()) {
            found.push(format!("{path}: there is no {parent}"));
        }
    }
    none("A folder divides the file of its name.", found);
}

#[test]
fn nouns_and_policies_are_pure() {
    let outside = ["store", "web", "frame", "ui", "axum", "tokio", "notify", "files", "search", "work", "http"];
    let mut found = Vec::new();
    for source in
        rust().iter().filter(|it| it.path.starts_with("features/") && it.path.contains("/src/") && !it.is_test())
    {
        if source.path.contains("/api/") || PORTS.iter().any(|it| it.0 == source.path) {
            continue;
        }
        let inside = source.path.split("/src/").nth(1).unwrap_or_default();
        let role = inside.split(['/', '.']).next().unwrap_or_default();
        if role != "policy" && ROLES.contains(&role) {
            continue;
        }
        for (number, line) in source.code() {
            let used = line.trim_start().trim_start_matches("pub ").strip_prefix("use ").unwrap_or_default();
            let first = used.trim_start_matches("::").split([':', ';', ' ']).next().unwrap_or_default();
            if outside.contains(&first) || line.contains("async fn") {
                found.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    none("A noun and a policy know the kernel, nouns and published apis only: no store, no web, no async.", found);
}

#[test]
fn sql_stands_in_the_stores_only() {
    let is_store = |path: &str| {
        path.starts_with("crates/store/")
            || path.ends_with("/src/store.rs")
            || path.contains("/src/store/")
            || (path.starts_with("features/") && path.contains("/api/src/"))
    };
    let mut found = Vec::new();
    for source in rust().iter().filter(|it| !is_store(&it.path) && !it.path.starts_with("tests/house/")) {
        let lines = source.code().filter(|it| it.1.contains("sql!(") || it.1.contains("sql! {"));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    none("SQL stands in store.rs, store/*.rs and an api's sources.", found);
}

#[test]
fn permits_are_made_by_policies_only() {
    let mut found = Vec::new();
    for source in rust() {
        if source.stem() == "policy"
            || source.path.contains("/src/policy/")
            || source.path == "crates/kernel/src/permit.rs"
            || source.path.starts_with("tests/house")
        {
            continue;
        }
        let calls = |line: &str| {
            line.match_indices("permit(")
                .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.'))
        };
        let lines = source.code().filter(|it| calls(it.1) || it.1.contains("kernel::permit;"));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    none("Only policy.rs, and what it is divided into, makes a Permit.", found);
}

#[test]
fn the_house_looks_by_itself_ever_less() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let apart = |path: &str| {
        path == "crates/kernel/src/viewer.rs" || path.starts_with("crates/proving/") || path.starts_with("bench/")
    };
    for source in rust().iter().filter(|it| !it.is_test() && !apart(&it.path)) {
        let uses: usize = source.code().map(|it| it.1.matches("Viewer::house(").count()).sum();
        if uses > 0 {
            counts.insert(source.path.clone(), uses);
        }
    }
    let file = beside("house-viewers.txt");
    let kept = fs::read_to_string(&file).expect("the list");
    let allowed: BTreeMap<&str, usize> = kept
        .lines()
        .filter_map(|it| it.split_once(' '))
        .filter_map(|(count, path)| Some((path, count.parse().ok()?)))
        .collect();
    let more = counts.iter().filter(|(path, uses)| allowed.get(path.as_str()).is_none_or(|it| it < *uses));
    let more = more.map(|(path, uses)| format!("{uses} {path}")).collect();
    none(
        "A new Viewer::house sees everything: use the viewer at hand, or add the line to house-viewers.txt by hand.",
        more,
    );
    let mut text = String::new();
    for (path, uses) in &counts {
        writeln!(text, "{uses} {path}").expect("text");
    }
    golden::is_same(&file, &text);
}

#[test]
fn words_that_must_not_stand() {
    let banned = |line: &str| {
        (line.contains(".ok()") && line.contains(".await"))
            || ["todo!(", "unimplemented!(", "dbg!(", "#[allow(unsafe", "#[ignore"].iter().any(|it| line.contains(it))
    };
    let mut found = Vec::new();
    for source in rust().iter().filter(|it| it.path != "tests/house/src/tidy.rs") {
        let lines = source.code().filter(|it| banned(it.1));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    none("Nothing unfinished, nothing swallowed: no todo!, no dbg!, no .ok() on an awaited answer.", found);
}

#[test]
fn only_the_binary_reads_the_environment() {
    let allowed = ["app/", "tests/house/", "crates/proving/src/postgres.rs", "bench/"];
    let mut found = Vec::new();
    for source in rust().iter().filter(|it| !it.is_test() && !it.path.ends_with("build.rs")) {
        if allowed.iter().any(|it| source.path.starts_with(it)) {
            continue;
        }
        let reads = |line: &str| line.contains("env::var") || line.contains("env::vars");
        let lines = source.code().filter(|it| reads(it.1));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    none("Only app reads the environment: settings come as values.", found);
}

#[test]
fn nothing_but_a_measure_is_forgetful() {
    let mut found = Vec::new();
    for source in
        rust().into_iter().filter(|it| !it.path.starts_with("bench/") && !it.path.starts_with("crates/store/"))
    {
        let lines = source.code().filter(|it| it.1.contains(concat!("Durability::", "Off"))).map(|it| it.0);
        found.extend(lines.map(|line| format!("{}:{line}", source.path)));
    }
    none("What was answered is on the disk, everywhere but in a measure of what the disk costs.", found);
}

#[test]
fn ports_are_still_there() {
    let files = rust();
    let gone = PORTS.iter().filter(|it| !files.iter().any(|file| file.path == it.0));
    none("A port that is gone goes from the list.", gone.map(|it| format!("{} ({})", it.0, it.1)).collect());
}

/// A key that no feature names goes by night, with all that it seals: whoever makes keys says which are needed.
#[test]
fn keys_are_named_by_whoever_makes_them() {
    let sources = rust();
    let makes = sources.iter().filter(|it| it.path.starts_with("features/") && !it.is_test());
    let makes =
        makes.filter(|it| it.code().any(|line| line.1.contains("make(Scope::") && !line.1.contains("Scope::member(")));
    let mut makers: Vec<&str> = makes.filter_map(|it| it.path.split("/src/").next()).collect();
    makers.dedup();
    assert!(makers.len() >= 3, "connections, messages and moderation make keys: {makers:?}");
    let names = |maker: &str| {
        let lib = sources.iter().find(|it| it.path == format!("{maker}/src/lib.rs"));
        lib.is_some_and(|it| it.text.contains("keys: Some("))
    };
    let silent = makers.into_iter().filter(|it| !names(it)).map(str::to_owned).collect();
    none("A feature that makes keys and does not say which its rows name (`Feature::keys`).", silent);
}
