//! The keys of what is sealed on their whole way, with the program as an operator has it and PostgreSQL for both databases: backed up,
//! checked, brought back, and never taken for those of another Kettle (abuse cases 34, 118).

use accounts::{
    account::{Email, MemberName},
    actions::{Added, MadeMember, add_member},
};
use accounts_api::{TieKind, set_tie};
use kernel::{Act, Reason, Viewer};
use kettle::{Purpose, config::Config};
use messages::{
    actions::{Outgoing, open_one, write_to},
    message::Body,
};
use proving::postgres::{Postgres, postgres};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const OPERATOR: Viewer = Viewer::house(Reason::Operator);
const TIE: Act = Act::open("set_scene");
const WORDS: &str = "Ornathule is between two people.";

/// Databases that go at the end, also when the test fails.
struct Databases(&'static Postgres, Vec<String>);

impl Databases {
    /// An empty one; its address.
    fn create(&mut self, what: &str) -> String {
        let name = format!("kettle_way_of_keys_{}_{what}", std::process::id());
        self.0.create_database(&name, None).expect("an empty database");
        let url = self.0.url(&name);
        self.1.push(name);
        url
    }
}

impl Drop for Databases {
    fn drop(&mut self) {
        for name in &self.1 {
            if let Err(trouble) = self.0.drop_database(name) {
                println!("the database {name} stays behind: {trouble}");
            }
        }
    }
}

/// A Kettle of its own, whose data and keys lie in two databases.
struct Kettle {
    data: PathBuf,
    database: String,
    keys: String,
    root: PathBuf,
}

impl Kettle {
    fn settings(&self) -> [(&'static str, String); 4] {
        let [data, root] = [&self.data, &self.root].map(|it| it.display().to_string());
        [
            ("data", data),
            ("database", self.database.clone()),
            ("keys_database", self.keys.clone()),
            ("root_key_file", root),
        ]
    }
    fn config(&self) -> Config {
        Config::load(&self.settings().into_iter().collect()).expect("settings")
    }
    /// Runs the program with these words: whether it went well, and what it said.
    fn run(&self, words: &[&str]) -> (bool, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kettle"));
        command.env_clear().env("KETTLE_LOG", "warn").args(words);
        for (name, value) in self.settings() {
            command.env(format!("KETTLE_{}", name.to_uppercase()), value);
        }
        let done = command.output().expect("the program runs");
        let said = [done.stdout, done.stderr].concat();
        (done.status.success(), String::from_utf8_lossy(&said).into_owned())
    }
    /// Two members, one of whom writes to the other.
    async fn is_written_in(&self) {
        let opened = kettle::open(&self.config(), Purpose::Task).await.unwrap_or_else(|_| panic!("it opens"));
        let app = &opened.app;
        let mut members = vec![];
        for (name, email) in [("Ada Okafor", "ada@example.org"), ("Ben Noor", "ben@example.org")] {
            let made = MadeMember {
                name: MemberName::parse(name).expect("a name"),
                email: Email::parse(email).expect("an address"),
                password: "plum kettle orbit 47 heron".into(),
            };
            members.push(add_member(app, &OPERATOR, made, Added::Confirmed).await.expect("added"));
        }
        let (one, other) = (members[0], members[1]);
        let tied = app.write(&OPERATOR, TIE, async |tx| set_tie(tx, one, other, TieKind::Contact).await);
        tied.await.expect("contacts");
        let body = Some(Body::parse(WORDS).expect("words"));
        let client = kernel::Id::random(app.rng());
        let outgoing = Outgoing { client, body, reply_to: None, seen: 0, attachments: vec![] };
        let outgoing = guard::clear(outgoing, &[("text", WORDS)], &guard::Answer::NONE).expect("harmless");
        write_to(app, &Viewer::member(one), other, outgoing).await.expect("written");
        app.close().await.expect("closed");
    }
    async fn opens_a_message(&self) -> bool {
        let opened = kettle::open(&self.config(), Purpose::Task).await.unwrap_or_else(|_| panic!("it opens"));
        let opens = open_one(opened.app.db(), opened.app.vault()).await.expect("it opens");
        opened.app.close().await.expect("closed");
        opens
    }
}

fn copies_of_keys(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).expect("listed").flatten().map(|it| it.path());
    all.filter(|it| it.extension().is_some_and(|it| it == "tar")).collect()
}

#[test]
fn keys_on_a_server_come_back_and_open_what_they_sealed() {
    let server = match postgres() {
        Ok(server) => server,
        Err(missing) => return println!("skipped: {missing}"),
    };
    let mut databases = Databases(server, vec![]);
    let ground = tempfile::tempdir().expect("a folder");
    let at = |name: &str| ground.path().join(name);
    let mut kettle = |name: &str, root: &str| Kettle {
        data: at(name),
        database: databases.create(name),
        keys: databases.create(&format!("{name}_keys")),
        root: at(root),
    };
    let (first, again, other) =
        (kettle("first", "root.key"), kettle("again", "again.key"), kettle("other", "root.key"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(first.is_written_in());
    let [shelf, others] = ["backups", "others"].map(|it| at(it).display().to_string());

    let (well, said) = first.run(&["backup", &shelf]);
    assert!(well, "{said}");
    let (well, said) = first.run(&["backup", &shelf, "--verify"]);
    assert!(well && said.contains("a sealed message opens"), "{said}");
    let copy = copies_of_keys(&at("backups.keys")).remove(0);

    // Those of another Kettle with the same root key are not taken: the names are compared.
    runtime.block_on(other.is_written_in());
    assert!(other.run(&["backup", &others]).0);
    let foreign = copies_of_keys(&at("others.keys")).remove(0);
    let away = at("away.tar");
    fs::rename(&copy, &away).expect("moved");
    fs::copy(&foreign, &copy).expect("copied");
    let (well, said) = first.run(&["backup", &shelf, "--verify"]);
    assert!(!well && said.contains("holds no copy of its keys"), "{said}");
    fs::rename(&away, &copy).expect("back");

    let (well, said) = again.run(&["restore", &shelf]);
    assert!(well && said.contains("1 of 1 open"), "{said}");
    assert!(runtime.block_on(again.opens_a_message()));
    let (well, said) = again.run(&["backup", &shelf, "--verify"]);
    assert!(well && said.contains("a sealed message opens"), "{said}");
}

/// A copy of other keys than those of the backup is left where it is, and what is lost is said.
#[test]
fn foreign_keys_on_a_server_are_not_restored() {
    let server = match postgres() {
        Ok(server) => server,
        Err(missing) => return println!("skipped: {missing}"),
    };
    let mut databases = Databases(server, vec![]);
    let ground = tempfile::tempdir().expect("a folder");
    let at = |name: &str| ground.path().join(name);
    let mut kettle = |name: &str, root: &str| Kettle {
        data: at(name),
        database: databases.create(&format!("f_{name}")),
        keys: databases.create(&format!("f_{name}_keys")),
        root: at(root),
    };
    let (first, again, other) =
        (kettle("first", "root.key"), kettle("again", "again.key"), kettle("other", "root.key"));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(first.is_written_in());
    runtime.block_on(other.is_written_in());
    let [shelf, others] = ["backups", "others"].map(|it| at(it).display().to_string());
    assert!(first.run(&["backup", &shelf]).0);
    assert!(other.run(&["backup", &others]).0);
    for copy in copies_of_keys(&at("backups.keys")) {
        fs::copy(copies_of_keys(&at("others.keys")).remove(0), copy).expect("copied");
    }
    let (well, said) = again.run(&["restore", &shelf]);
    assert!(well && said.contains("WITHOUT KEYS") && said.contains("opened by nobody"), "{said}");
    // Where other keys are in their place already, the restore refuses.
    let taken =
        Kettle { database: databases.create("f_taken"), data: at("taken"), root: at("taken.key"), keys: other.keys };
    let (well, said) = taken.run(&["restore", &shelf]);
    assert!(!well && said.contains("holds other keys than those of this backup"), "{said}");
}
