//! What administrators see of the server: mail, storage, backups, settings.

use crate::{
    concerns::age,
    folder::{self, Disk, Extent, Held},
    setting::Setting,
    trouble::{self, Trouble},
};
use kernel::Moment;
use store::{
    Engine, JobId,
    backups::Backup,
    jobs::{DeadJob, FailingJob},
};
use ui::{
    parts::{Notice, Tone},
    words,
};

/// Where letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailWay {
    /// To this server.
    Server(String),
    /// Into this folder.
    Folder(String),
}

/// Whether letters go out.
#[derive(askama::Template)]
#[template(path = "administration/mail.html")]
pub struct MailPage {
    pub way: MailWay,
    pub from: String,
    pub waiting: u64,
    pub failing: Vec<FailingRow>,
    pub given_up: Vec<GivenUpRow>,
}
ui::view!(MailPage { title: |_| "Mail", here: Administration, shape: Column });

/// A letter, or other work, that failed and is tried again.
pub struct FailingRow {
    pub name: String,
    pub why: String,
    /// "Tried 3 times, again at 12.04".
    pub tried: String,
}

/// Work that was given up.
pub struct GivenUpRow {
    pub job: JobId,
    pub name: String,
    pub why: String,
    pub when: String,
}

impl MailPage {
    /// Of where letters go, and what does not go out.
    pub fn new(
        way: MailWay,
        from: String,
        waiting: i64,
        failing: Vec<FailingJob>,
        given_up: Vec<DeadJob>,
        now: Moment,
    ) -> MailPage {
        let failing = failing.into_iter().map(|it| FailingRow {
            name: trouble::name(&it.kind),
            why: Trouble::of(&it.why).words(),
            tried: format!(
                "Tried {}, again {}",
                words::plural(it.attempts.unsigned_abs(), "time", "times"),
                if it.due <= now { "now".to_owned() } else { format!("in {}", words::wait(it.due.since(now))) }
            ),
        });
        let given_up = given_up.into_iter().map(|it| GivenUpRow {
            job: it.id,
            name: trouble::name(&it.kind),
            why: Trouble::of(&it.why).words(),
            when: words::date_and_time(it.at),
        });
        let waiting = waiting.unsigned_abs();
        MailPage { way, from, waiting, failing: failing.collect(), given_up: given_up.collect() }
    }
    fn state(&self) -> Notice {
        let (tone, title, words) = match (&self.way, self.failing.is_empty()) {
            (MailWay::Folder(folder), _) => (
                Tone::Care,
                "No letter leaves this server.".to_owned(),
                format!(
                    "There is no mail server in the settings, so letters are kept in {folder}. Set KETTLE_SMTP_URL."
                ),
            ),
            (MailWay::Server(_), false) => (
                Tone::Care,
                format!(
                    "{} not go out.",
                    words::plural(self.failing.len() as u64, "piece of work does", "pieces of work do")
                ),
                "They are tried again by themselves, at ever longer intervals up to an hour.".to_owned(),
            ),
            (MailWay::Server(_), true) => (
                Tone::Good,
                "Letters go out.".to_owned(),
                "Nothing that was sent has failed and still waits.".to_owned(),
            ),
        };
        Notice { tone, title, words, action: None }
    }
    fn server(&self) -> Option<&str> {
        match &self.way {
            MailWay::Server(url) => Some(url),
            MailWay::Folder(_) => None,
        }
    }
    fn waits(&self) -> String {
        words::plural(self.waiting, "piece", "pieces")
    }
}

/// Something that takes room.
pub struct Kept {
    /// What.
    pub name: &'static str,
    /// How much, or why that is not known.
    pub held: Result<Held, String>,
}

/// What takes room.
#[derive(askama::Template)]
#[template(path = "administration/storage.html")]
pub struct StoragePage {
    /// Each with how much it takes.
    pub rows: Vec<(String, String)>,
    pub folder: String,
    pub room: String,
    pub notice: Option<Notice>,
}
ui::view!(StoragePage { title: |_| "Storage", here: Administration, shape: Column });

impl StoragePage {
    /// Of the database's size, of what else is kept, and of the disk.
    pub fn new(engine: Engine, bytes: u64, kept: Vec<Kept>, folder: String, disk: Result<Disk, String>) -> StoragePage {
        let database = match engine {
            Engine::Sqlite => "The database",
            Engine::Postgres => "The database, on its own server",
        };
        let mut rows = vec![(database.to_owned(), folder::words(bytes))];
        rows.extend(kept.into_iter().map(|it| (it.name.to_owned(), held(&it.held))));
        let tight = disk.as_ref().is_ok_and(|it| it.is_tight());
        let room = match disk {
            Ok(disk) => format!("{} free of {}", folder::words(disk.free), folder::words(disk.size)),
            Err(why) => format!("not known: {why}"),
        };
        let notice = tight.then(|| Notice {
            tone: Tone::Stop,
            title: "The disk is nearly full.".to_owned(),
            words: "When it is full nothing more can be written. Make room, or move the data to a larger disk."
                .to_owned(),
            action: None,
        });
        StoragePage { rows, folder, room, notice }
    }
}

fn held(held: &Result<Held, String>) -> String {
    match held {
        Err(why) => format!("not known: {why}"),
        Ok(held) => {
            let more = if held.extent == Extent::AtLeast { "more than " } else { "" };
            let files = match held.files {
                0 => String::new(),
                many => format!(", {}", words::plural(many, "file", "files")),
            };
            format!("{more}{}{files}", folder::words(held.bytes))
        }
    }
}

/// The last backups.
#[derive(askama::Template)]
#[template(path = "administration/backups.html")]
pub struct BackupsPage {
    pub state: Notice,
    pub rows: Vec<BackupRow>,
    pub settings: Vec<Setting>,
}
ui::view!(BackupsPage { title: |_| "Backups", here: Administration, shape: Column });

/// One backup, or one that could not be made.
pub struct BackupRow {
    pub when: String,
    pub folder: String,
    /// "1.2 GB in 12 seconds, encrypted", or why it could not be made.
    pub about: String,
    /// Whether it was made: the template says so in words, too.
    pub state: BackupState,
}

/// Whether a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupState {
    /// It was.
    Made,
    /// It was not.
    Failed,
}

impl BackupRow {
    fn new(it: &Backup) -> BackupRow {
        let (about, state) = match &it.why {
            Some(why) => (why.clone(), BackupState::Failed),
            None => {
                let sealed = if it.is_encrypted { "encrypted" } else { "not encrypted" };
                (format!("{} in {}, {sealed}", folder::words(it.size), words::wait(it.took)), BackupState::Made)
            }
        };
        BackupRow { when: words::date_and_time(it.at), folder: it.folder.clone(), about, state }
    }
    fn has_failed(&self) -> bool {
        self.state == BackupState::Failed
    }
}

impl BackupsPage {
    /// Of the latest ones, the latest first, and of the settings about them.
    pub fn new(latest: Vec<Backup>, settings: Vec<Setting>, now: Moment) -> BackupsPage {
        let notice = |tone, title: String, words: &str| Notice { tone, title, words: words.to_owned(), action: None };
        let failed = latest.first().is_some_and(|it| it.why.is_some());
        let state = match latest.iter().find(|it| it.why.is_none()) {
            None => notice(
                Tone::Stop,
                "There is no backup yet.".to_owned(),
                "If this disk breaks, everything is lost. “kettle backup FOLDER” makes one while the server serves.",
            ),
            Some(last) if failed => notice(
                Tone::Stop,
                "The last backup could not be made.".to_owned(),
                &format!("The one before it is {} old.", age(now.since(last.at))),
            ),
            Some(last) if now.since(last.at) > std::time::Duration::from_secs(2 * 24 * 60 * 60) => notice(
                Tone::Care,
                format!("The last backup is {} old.", age(now.since(last.at))),
                "What came after it is on this disk only.",
            ),
            Some(last) => notice(
                Tone::Good,
                format!("The last backup is {} old.", age(now.since(last.at))),
                "Try now and then whether it can be restored: docs/operating.md says how.",
            ),
        };
        BackupsPage { state, rows: latest.iter().map(BackupRow::new).collect(), settings }
    }
}

/// Settings, read-only.
#[derive(askama::Template)]
#[template(path = "administration/settings.html")]
pub struct SettingsPage {
    pub settings: Vec<Setting>,
    pub version: &'static str,
    pub engine: &'static str,
    pub notice: Option<Notice>,
}
ui::view!(SettingsPage { title: |_| "Settings and version", here: Administration, shape: Column });

impl SettingsPage {
    /// Of the settings, the engine, and how many members are made up.
    pub fn new(settings: Vec<Setting>, engine: Engine, made: Option<u64>) -> SettingsPage {
        let notice = made.map(|members| Notice {
            tone: Tone::Care,
            title: format!("{} here are made up.", words::plural(members, "member", "members")),
            words: "Everybody knows their password, so this store serves this machine only. For people, begin with an empty \
                    data folder."
                .to_owned(),
            action: None,
        });
        let engine = match engine {
            Engine::Sqlite => "SQLite, embedded",
            Engine::Postgres => "PostgreSQL",
        };
        SettingsPage { settings, version: env!("CARGO_PKG_VERSION"), engine, notice }
    }
}
