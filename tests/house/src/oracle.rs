//! Who gets what, as plain tables say: `spec/access.toml` of each feature, and `access.toml` here for the house itself.
//!
//! A table is named after its route, `["GET /settings"]`, and maps viewers to outcomes. The most exact name counts: a viewer's own, then
//! `members` or `strangers` or `signed_in`, then `everybody`. `later = "password"` says that whoever is let in is asked for
//! the password once they gave it more than ten minutes ago. `leaving` gets
//! what `suspended` gets unless it has a line of its own, and the way back for "forbidden". This never looks at the policies.

use crate::sources::{beside, root};
use std::{collections::BTreeMap, fs};

/// Groups of viewers, the most exact first.
const GROUPS: &[(&str, &[&str])] = &[
    ("members", &["member", "contact", "blocked", "moderator", "admin", "ada"]),
    ("strangers", &["nobody", "forged", "left"]),
    ("signed_in", &["unconfirmed", "suspended", "member", "contact", "blocked", "moderator", "admin", "ada"]),
    (
        "everybody",
        &[
            "nobody",
            "forged",
            "left",
            "unconfirmed",
            "suspended",
            "member",
            "contact",
            "blocked",
            "moderator",
            "admin",
            "ada",
        ],
    ),
];

/// Whoever is leaving gets what the suspended get, unless a table says otherwise; where those may not come, the way back.
const LEAVING: &str = "leaving";
const WAY_BACK: &str = "to /settings/leaving";
/// Stands beside the viewers of a table.
const LATER: &str = "later";

/// All tables.
pub struct Oracle(BTreeMap<String, BTreeMap<String, String>>);

impl Oracle {
    /// Reads them.
    pub fn read() -> Oracle {
        let mut files = vec![beside("access.toml")];
        for feature in fs::read_dir(root().join("features")).expect("the features").flatten() {
            files.push(feature.path().join("spec/access.toml"));
        }
        let mut routes = BTreeMap::new();
        for file in files.iter().filter(|it| it.is_file()) {
            let text = fs::read_to_string(file).expect("an oracle can be read");
            let tables: BTreeMap<String, BTreeMap<String, String>> =
                toml::from_str(&text).unwrap_or_else(|it| panic!("{}: {it}", file.display()));
            for (route, table) in tables {
                check(&route, &table);
                assert!(routes.insert(route.clone(), table).is_none(), "{route} stands in two oracles");
            }
        }
        Oracle(routes)
    }
    /// What this viewer gets there; `None` if no table says it.
    pub fn outcome(&self, route: &str, viewer: &str) -> Option<&str> {
        let table = self.0.get(route)?;
        if viewer == LEAVING && !table.contains_key(LEAVING) {
            let suspended = self.outcome(route, "suspended")?;
            return Some(if suspended == "forbidden" { WAY_BACK } else { suspended });
        }
        let groups = GROUPS.iter().filter(|it| it.1.contains(&viewer)).map(|it| it.0);
        std::iter::once(viewer).chain(groups).find_map(|name| table.get(name)).map(String::as_str)
    }
    /// What those who are let in get there once their password was given too long ago; nothing for what is not grave.
    pub fn later(&self, route: &str) -> Option<&str> {
        self.0.get(route)?.get(LATER).map(String::as_str)
    }
    /// The routes that have a table.
    pub fn routes(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn check(route: &str, table: &BTreeMap<String, String>) {
    for name in table.keys().filter(|it| *it != LATER) {
        let known = name == LEAVING || GROUPS.iter().any(|it| it.0 == name || it.1.contains(&name.as_str()));
        assert!(known, "{route}: {name} is nobody of the cast");
    }
}
