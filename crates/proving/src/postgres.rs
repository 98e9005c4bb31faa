//! A private PostgreSQL for the tests of one process: made on first use, gone when the process ends.
//!
//! It listens on a Unix socket in a folder of mode 0700 and nowhere else, so no other account of the machine can reach
//! this superuser without a password. Durability is switched off: the data never outlives the process.

use std::error::Error;
use std::ffi::OsString;
use std::fmt::{self, Display};
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;

/// What to say to whoever runs the tests on a machine without PostgreSQL.
const INSTALL: &str = "PostgreSQL is not installed: run `scripts/setup postgres`, or install PostgreSQL 15 or newer \
                       (Debian: apt-get install postgresql), or set KETTLE_TEST_POSTGRES_URL";

/// The name of the superuser of a private server.
const OWNER: &str = "kettle";

/// Makes a cluster, starts it, says "ready" and then waits until its standard input ends. That pipe is held by the
/// test process alone, so it ends when that process ends in any way, a panic, `kill -9` and Ctrl-C included; then the
/// server is stopped and the folder removed. $1 the programs, $2 the folder, $3 the superuser.
const KEEPER: &str = r#"
cd "$2" || exit 1
exec 2>keeper.log
"$1/initdb" -D data -U "$3" -A trust -E UTF8 --locale=C --no-sync --no-instructions >&2 || exit 1
cat >>data/postgresql.conf <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$2'
unix_socket_permissions = 0700
max_connections = 400
shared_buffers = 32MB
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 256MB
autovacuum = off
jit = off
SETTINGS
"$1/pg_ctl" start -D data -w -t 60 -s -l server.log >&2 || { cat server.log >&2; exit 1; }
trap '' HUP INT TERM PIPE
echo ready
exec >/dev/null
while read -r _; do :; done
"$1/pg_ctl" stop -D data -m immediate -w -t 20 -s >&2
cd / && rm -rf "$2"
"#;

/// The one server of this test process, started on first use (about a second).
///
/// # Errors
/// On a machine without PostgreSQL, so that a test can print that it was skipped.
///
/// # Panics
/// When `CI` is set and there is no PostgreSQL, and anywhere when PostgreSQL is there but does not start: neither may
/// pass for a skipped test.
pub fn postgres() -> Result<&'static Postgres, PostgresTrouble> {
    static SERVER: OnceLock<Result<Postgres, PostgresTrouble>> = OnceLock::new();
    SERVER.get_or_init(find_or_start).as_ref().map_err(Clone::clone)
}

/// A PostgreSQL server on which tests may make and drop databases.
#[derive(Debug)]
pub struct Postgres {
    /// A `postgres://` URL of the server's own database.
    root: String,
    /// Held open for as long as the server shall live: see [`KEEPER`].
    _keeper: Option<(Child, ChildStdin)>,
}

impl Postgres {
    /// The URL of a database of this server: `postgres://…/database`, the other parts as they are.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let (before, parameters) = match self.root.split_once('?') {
            Some((before, parameters)) => (before, format!("?{parameters}")),
            None => (self.root.as_str(), String::new()),
        };
        let host = before.find("://").map_or(0, |at| at + "://".len());
        let end = before[host..].find('/').map_or(before.len(), |at| host + at);
        format!("{}/{database}{parameters}", &before[..end])
    }

    /// Makes a database, empty or as a copy of `template` (to which nobody may be connected at that moment). One that
    /// an earlier run left behind under the same name is dropped first.
    ///
    /// # Errors
    /// What the server said.
    pub fn create_database(&self, name: &str, template: Option<&str>) -> Result<(), PostgresTrouble> {
        let create = match template {
            Some(template) => format!("CREATE DATABASE {} TEMPLATE {}", quoted(name), quoted(template)),
            None => format!("CREATE DATABASE {} TEMPLATE template0", quoted(name)),
        };
        self.order(vec![drop_order(name), create])
    }

    /// Drops a database, if it is there, whoever is connected to it. A database takes 8 MB of disk, so a test drops
    /// its own.
    ///
    /// # Errors
    /// What the server said.
    pub fn drop_database(&self, name: &str) -> Result<(), PostgresTrouble> {
        self.order(vec![drop_order(name)])
    }

    /// Runs a script in a database and gives the rows of all its answers as text; bytes as `\\x…`.
    ///
    /// # Errors
    /// What the server said.
    pub fn ask(&self, database: &str, script: &str) -> Result<Vec<Vec<Option<String>>>, PostgresTrouble> {
        speak(self.url(database), vec![script.to_owned()])
    }

    /// A script that makes this database again, rows included; what only `psql` understands is left out.
    ///
    /// # Errors
    /// When `pg_dump` is missing or fails.
    pub fn dump(&self, database: &str) -> Result<String, PostgresTrouble> {
        let program = programs().map_or_else(|| PathBuf::from("pg_dump"), |it| it.join("pg_dump"));
        let mut command = Command::new(program);
        command.args(["--inserts", "--no-owner", "--no-privileges", "--no-comments", "-d"]).arg(self.url(database));
        let out = command.output().map_err(trouble)?;
        if !out.status.success() {
            return Err(PostgresTrouble(String::from_utf8_lossy(&out.stderr).into_owned()));
        }
        let text = String::from_utf8_lossy(&out.stdout);
        let kept = text.lines().filter(|it| !it.starts_with(['\\', '-']) && !it.starts_with("SET ") && !it.is_empty());
        Ok(kept.fold(String::new(), |all, line| all + line + "\n"))
    }

    fn order(&self, statements: Vec<String>) -> Result<(), PostgresTrouble> {
        speak(self.root.clone(), statements).map(drop)
    }
}

/// Runs statements one by one outside a transaction, on a thread of their own because the caller may be inside a
/// runtime that must not be blocked on.
fn speak(url: String, statements: Vec<String>) -> Result<Vec<Vec<Option<String>>>, PostgresTrouble> {
    let work = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(trouble)?;
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.map_err(trouble)?;
            let driving = tokio::spawn(connection);
            let mut rows = Vec::new();
            for statement in &statements {
                for message in client.simple_query(statement).await.map_err(trouble)? {
                    if let tokio_postgres::SimpleQueryMessage::Row(row) = message {
                        rows.push((0..row.len()).map(|at| row.get(at).map(str::to_owned)).collect());
                    }
                }
            }
            drop(client);
            driving.await.map_err(trouble)?.map_err(trouble)?;
            Ok(rows)
        })
    });
    work.join().unwrap_or_else(|_| Err(PostgresTrouble("the thread that spoke with PostgreSQL panicked".into())))
}

/// Why there is no server, or why it refused; a sentence to print as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostgresTrouble(String);

impl Display for PostgresTrouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for PostgresTrouble {}

/// With the database's own words: `tokio_postgres::Error` alone says only "db error".
fn trouble(error: impl Error) -> PostgresTrouble {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        words = format!("{words}: {deeper}");
        cause = deeper.source();
    }
    PostgresTrouble(words)
}

fn find_or_start() -> Result<Postgres, PostgresTrouble> {
    if let Some(url) = setting("KETTLE_TEST_POSTGRES_URL") {
        return Ok(Postgres { root: url.to_string_lossy().into_owned(), _keeper: None });
    }
    let Some(programs) = programs() else {
        assert!(setting("CI").is_none(), "{INSTALL}");
        return Err(PostgresTrouble(INSTALL.to_owned()));
    };
    match start(&programs) {
        Ok(server) => Ok(server),
        Err(error) => panic!("the PostgreSQL in {} did not start: {error}", programs.display()),
    }
}

/// The folder of `initdb` and `pg_ctl`, of the newest version where Debian keeps several side by side.
fn programs() -> Option<PathBuf> {
    let told = Command::new("pg_config").arg("--bindir").stderr(Stdio::null()).output();
    let told = told.ok().map(|out| PathBuf::from(String::from_utf8_lossy(&out.stdout).trim_end()));
    let mut debian: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    debian.sort();
    let path = setting("PATH").unwrap_or_default();
    let all = debian.into_iter().rev().map(|(_, folder)| folder).chain(told).chain(std::env::split_paths(&path));
    // A client alone brings pg_config, but not the server.
    all.into_iter().find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

fn start(programs: &Path) -> Result<Postgres, PostgresTrouble> {
    let folder = tempfile::Builder::new().prefix("kettle-postgres-").tempdir_in(ground()).map_err(trouble)?;
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).map_err(trouble)?;
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "kettle-postgres"]).arg(programs).arg(folder.path()).arg(OWNER);
    if fs::metadata(folder.path()).map_err(trouble)?.uid() == 0 {
        // initdb refuses root.
        let (user, group) = unprivileged()?;
        chown(folder.path(), Some(user), Some(group)).map_err(trouble)?;
        keeper.uid(user).gid(group);
    }
    // PGDATA, PGHOST, PGPORT … of the caller would send pg_ctl elsewhere.
    keeper.env_clear().env("PATH", setting("PATH").unwrap_or_default()).env("LC_ALL", "C");
    // In a process group of its own, or Ctrl-C would end the keeper before it has cleaned up.
    keeper.process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = keeper.spawn().map_err(trouble)?;
    let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(PostgresTrouble("the keeper of the server has no pipes".into()));
    };
    let mut answer = String::new();
    BufReader::new(output).read_line(&mut answer).map_err(trouble)?;
    if answer.trim_end() != "ready" {
        let log = fs::read_to_string(folder.path().join("keeper.log")).map_err(trouble)?;
        return Err(PostgresTrouble(log));
    }
    // From here on the keeper removes the folder.
    let folder = folder.keep();
    let host = folder.to_string_lossy().replace('/', "%2F");
    Ok(Postgres { root: format!("postgres://{OWNER}@{host}/postgres"), _keeper: Some((child, input)) })
}

/// Where the folder of the server is made: in memory if there is room, because a copy of a template is several hundred
/// small files (measured: 31 ms in memory, 170 ms on a disk), else in the temporary folder.
pub(crate) fn ground() -> PathBuf {
    const MEMORY: &str = "/dev/shm";
    const ROOM_KIB: u64 = 2 * 1024 * 1024;
    let told = Command::new("df").args(["-Pk", MEMORY]).stderr(Stdio::null()).output();
    let told = told.map(|out| String::from_utf8_lossy(&out.stdout).into_owned()).unwrap_or_default();
    let free = told.lines().nth(1).and_then(|line| line.split_whitespace().nth(3)?.parse::<u64>().ok());
    if free.is_some_and(|kib| kib >= ROOM_KIB) { PathBuf::from(MEMORY) } else { std::env::temp_dir() }
}

/// The user and group numbers to run the server as when we are root: `postgres`, or else `nobody`.
fn unprivileged() -> Result<(u32, u32), PostgresTrouble> {
    let accounts = fs::read_to_string("/etc/passwd").map_err(trouble)?;
    let numbers = |name: &str| {
        accounts.lines().find_map(|line| {
            let mut parts = line.split(':');
            let found = parts.next()? == name;
            let (user, group) = (parts.nth(1)?.parse().ok()?, parts.next()?.parse().ok()?);
            found.then_some((user, group))
        })
    };
    numbers("postgres").or_else(|| numbers("nobody")).ok_or_else(|| {
        PostgresTrouble("PostgreSQL does not run as root, and there is no user `postgres` or `nobody`".into())
    })
}

fn drop_order(name: &str) -> String {
    format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quoted(name))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[expect(clippy::disallowed_methods, reason = "a test server is chosen by whoever runs the tests, not by the app")]
pub(crate) fn setting(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> Option<&'static Postgres> {
        match postgres() {
            Ok(server) => Some(server),
            Err(missing) => {
                println!("skipped: {missing}");
                None
            }
        }
    }

    /// Runs `before` and gives the one number that `query` answers with.
    fn number(server: &Postgres, database: &str, before: &str, query: &str) -> i64 {
        let url = server.url(database);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.expect("connects");
            let driving = tokio::spawn(connection);
            client.batch_execute(before).await.expect("runs");
            let found = client.query_one(query, &[]).await.expect("answers").get(0);
            drop(client);
            driving.await.expect("ends").expect("ends well");
            found
        })
    }

    fn databases_named(server: &Postgres, name: &str) -> i64 {
        number(server, "postgres", "", &format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'"))
    }

    #[test]
    fn a_database_is_copied_from_a_template_and_dropped() {
        let Some(server) = server() else { return };
        let fill = "CREATE TABLE cup(n bigint); INSERT INTO cup VALUES (7)";
        server.create_database("proving_template", None).expect("the template is made");
        assert_eq!(number(server, "proving_template", fill, "SELECT n FROM cup"), 7);
        server.create_database("proving_copy", Some("proving_template")).expect("the copy is made");
        assert_eq!(number(server, "proving_copy", "UPDATE cup SET n = 8", "SELECT n FROM cup"), 8);
        server.create_database("proving_copy", Some("proving_template")).expect("a leftover is replaced");
        assert_eq!(number(server, "proving_copy", "", "SELECT n FROM cup"), 7);
        server.drop_database("proving_copy").expect("the copy is dropped");
        server.drop_database("proving_template").expect("the template is dropped");
        assert_eq!(databases_named(server, "proving_copy"), 0);
    }

    #[test]
    fn names_are_quoted_and_refusals_are_told_in_full() {
        let Some(server) = server() else { return };
        let name = "proving \"odd\" Name";
        server.create_database(name, None).expect("made");
        assert_eq!(databases_named(server, name), 1);
        server.drop_database(name).expect("dropped");
        let refusal = server.create_database("proving_orphan", Some("proving_nowhere")).expect_err("no such template");
        assert!(refusal.to_string().contains("proving_nowhere"), "{refusal}");
    }

    #[tokio::test]
    async fn it_may_be_called_inside_a_runtime() {
        let Some(server) = server() else { return };
        server.create_database("proving_inside", None).expect("made");
        server.drop_database("proving_inside").expect("dropped");
    }

    #[test]
    fn an_address_keeps_its_other_parts() {
        let server = |root: &str| Postgres { root: root.into(), _keeper: None };
        assert_eq!(server("postgres://u:p@h:5432/postgres").url("a"), "postgres://u:p@h:5432/a");
        assert_eq!(server("postgres://h").url("a"), "postgres://h/a");
        assert_eq!(server("postgres://u@h/x?sslmode=disable").url("a"), "postgres://u@h/a?sslmode=disable");
        assert_eq!(server("postgres://u@%2Ftmp%2Fk/postgres").url("a"), "postgres://u@%2Ftmp%2Fk/a");
    }

    #[test]
    fn the_server_and_its_folder_go_when_the_pipe_ends() {
        let Some(programs) = programs() else { return };
        let server = start(&programs).expect("starts");
        let folder = PathBuf::from(server.root.split(['@', '/']).nth(3).expect("a host").replace("%2F", "/"));
        assert!(folder.is_dir());
        let Some((mut keeper, input)) = server._keeper else { panic!("a private server has a keeper") };
        drop(input);
        assert!(keeper.wait().expect("ends").success());
        assert!(!folder.exists(), "{} is left behind", folder.display());
    }
}
