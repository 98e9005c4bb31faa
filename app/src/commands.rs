//! The words of the command line, and what each does to an app.

pub mod backup;
pub mod demo;
pub mod draw;
mod import;
mod member;

use crate::{
    config::{Config, Given},
    control, doctor,
    open::{self, Closed},
};
use clap::{Args, Parser, Subcommand};
use frame::App;
use kernel::{Reason, Refusal, Stop, Viewer};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};

pub(crate) const OPERATOR: Viewer = Viewer::house(Reason::Operator);

/// Kettle, the professional network for general practice.
#[derive(Parser)]
#[command(name = "kettle", version, about, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    settings: SettingsGiven,
    /// What to do.
    #[command(subcommand)]
    pub word: Word,
}

/// The settings that commands take most; all others are KETTLE_* variables or lines of kettle.toml.
#[derive(Args)]
struct SettingsGiven {
    /// The data folder [KETTLE_DATA, default ./data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<String>,
    /// A TOML file with settings [KETTLE_CONFIG, default kettle.toml in the data folder]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<String>,
    /// Where to listen [KETTLE_LISTEN, default 127.0.0.1:8080]
    #[arg(long, global = true, value_name = "ADDRESS")]
    listen: Option<String>,
}

impl Cli {
    /// The settings that were given as words.
    pub fn set(&self) -> Given {
        let SettingsGiven { data, config, listen } = &self.settings;
        let pairs = [("data", data), ("config", config), ("listen", listen)];
        pairs.into_iter().filter_map(|(name, value)| value.clone().map(|it| (name, it))).collect()
    }
}

/// What to do.
#[derive(Subcommand)]
pub enum Word {
    /// Serve the pages until told to stop
    Serve,
    /// Show every setting and where it came from, and check what can be checked
    Doctor {
        /// One thing alone
        #[command(subcommand)]
        what: Option<What>,
        /// One line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Make a Kettle of a backup, where there is none
    Restore(backup::RestoreWords),
    /// Write the root key on a page to print
    RecoverySheet {
        /// The new file
        file: std::path::PathBuf,
    },
    /// Draw the pages of a PDF: what the server calls, with nothing but the file
    #[command(hide = true)]
    DrawPages,
    /// Everything that is done to the data.
    #[command(flatten)]
    Task(Task),
}

/// What `kettle doctor` looks at alone.
#[derive(Subcommand)]
pub enum What {
    /// Send a letter, and look at what others see of our mail
    Mail(crate::doctor::MailWords),
}

/// What is done to the data: by a running server if there is one, else alone.
#[derive(Subcommand, Serialize, Deserialize)]
pub enum Task {
    /// Bring the tables up to date
    Migrate,
    /// Bring in reference data
    Import(import::Import),
    /// Members: add, list, suspend, restore, make an administrator
    Member(member::MemberWords),
    /// Fill an empty Kettle with a made population
    Demo(demo::Demo),
    /// Make the search indexes anew
    Reindex,
    /// Make a backup while the server serves, or look at one that was made
    Backup(backup::BackupWords),
    /// What `kettle doctor` asks a running server.
    #[command(skip)]
    Examine,
    /// A letter of `kettle doctor mail`.
    #[command(skip)]
    Letter {
        /// To whom.
        to: String,
    },
}

impl Task {
    /// A server has another working folder than whoever asks it.
    fn with_whole_paths(self) -> Result<Task, String> {
        match self {
            Task::Backup(words) => words.with_whole_path().map(Task::Backup),
            other => Ok(other),
        }
    }
}

/// What came of a task.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// For stdout.
    pub out: String,
    /// Why it was refused or failed.
    pub failed: Option<String>,
}

/// Does a task: through the running server, or alone when none runs.
pub async fn carry_out(config: Config, task: Task) -> Result<(), String> {
    let task = task.with_whole_paths()?;
    let input = input_of(&task)?;
    let outcome = outcome_of(&config, task, input).await?;
    std::io::stdout().write_all(outcome.out.as_bytes()).map_err(|it| it.to_string())?;
    outcome.failed.map_or(Ok(()), Err)
}

/// What comes of a task that the running server does, or we alone.
pub(crate) async fn outcome_of(config: &Config, task: Task, input: Vec<u8>) -> Result<Outcome, String> {
    match open::open(config, open::Purpose::Task).await {
        Ok(opened) => {
            let outcome = run(&opened.app, task, input).await;
            opened.app.crew().settle().await.map_err(|it| it.to_string())?;
            opened.app.close().await.map_err(|it| it.to_string())?;
            Ok(outcome)
        }
        Err(Closed::Busy) => control::ask(&config.data, &task, &input).await,
        Err(Closed::Because(why)) => Err(why),
    }
}

/// Does a task to an app.
pub async fn run(app: &App, task: Task, input: Vec<u8>) -> Outcome {
    let done = match task {
        Task::Migrate => Ok("The tables are up to date.\n".to_owned()), // opening the app did it
        Task::Import(words) => import::import(app, words, input).await,
        Task::Member(words) => member::member(app, words, input).await,
        Task::Demo(words) => demo::demo(app, words).await,
        Task::Reindex => import::reindex(app).await,
        Task::Backup(words) => return backup::backup(app, words).await,
        Task::Examine => doctor::examine(app).await,
        Task::Letter { to } => doctor::send_letter(app, &to).await,
    };
    match done {
        Ok(out) => Outcome { out, failed: None },
        Err(stop) => Outcome { out: String::new(), failed: Some(words_of(stop)) },
    }
}

/// What the command reads before it starts: a file or a password.
fn input_of(task: &Task) -> Result<Vec<u8>, String> {
    match task {
        Task::Import(words) => words.read(),
        Task::Member(words) if words.wants_password() => {
            let mut line = Vec::new();
            std::io::stdin().take(1024).read_to_end(&mut line).map_err(|it| it.to_string())?;
            Ok(line)
        }
        _ => Ok(vec![]),
    }
}

/// A "no" for a terminal.
fn words_of(stop: Stop) -> String {
    match stop {
        Stop::Refusal(Refusal::Invalid(problems)) => {
            let words: Vec<_> = problems.0.iter().map(|it| it.words.to_string()).collect();
            words.join(" ")
        }
        Stop::Refusal(Refusal::Absent) => "there is no such thing".to_owned(),
        Stop::Refusal(refusal) => format!("refused: {refusal:?}"),
        Stop::Fault(fault) => fault.to_string(),
    }
}
