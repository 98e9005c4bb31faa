//! Kettle, put together: settings, the list of features, the server and the commands.

pub mod backup;
mod commands;
pub mod config;
mod control;
mod doctor;
pub mod features;
mod handles;
mod keys;
mod listen;
mod observe;
mod open;
mod patience;
mod redirect;
pub mod root;
mod serve;
mod sheet;
mod staying;
mod tls;

pub use commands::demo;
pub use listen::listen;
pub use open::{Closed, Opened, Purpose, open};
pub use serve::{gate, router};

use clap::Parser;
use commands::{Cli, Task, What, Word};
use std::{io::IsTerminal, process::ExitCode};

/// Memory in sizes: an open page costs a third less than with the system's own (docs/decisions/0014-an-allocator.md).
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reads the words of the command line and does what they say. 0 done, 1 refused or failed, 2 not understood.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Word::DrawPages = cli.word {
        return commands::draw::draw_pages();
    }
    let config = match config::Config::load(&cli.set()) {
        Ok(config) => config,
        Err(why) => return fail(&why),
    };
    observe::logs(&config.log, std::io::stderr().is_terminal());
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        return fail("another cryptography was installed before ours");
    }
    let threads = std::thread::available_parallelism().map_or(4, |it| it.get().max(4));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(why) => return fail(&format!("the threads cannot be started: {why}")),
    };
    let done = runtime.block_on(async {
        match cli.word {
            Word::Serve => serve::serve(config).await,
            // It has ended long ago, without settings and threads.
            Word::DrawPages => Ok(()),
            Word::Doctor { what: None, json } => doctor::doctor(config, json).await,
            Word::Doctor { what: Some(What::Mail(words)), .. } => doctor::mail(config, words).await,
            Word::Restore(words) => commands::backup::restore(config, words).await,
            Word::RecoverySheet { file } => commands::backup::recovery_sheet(&config, &file),
            Word::Task(Task::Backup(words)) if words.verify => commands::backup::verify(&config, &words).await,
            Word::Task(task) => commands::carry_out(config, task).await,
        }
    });
    // What still reads a file or hashes a password must not hold up the end.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => fail(&why),
    }
}

#[expect(clippy::print_stderr, reason = "a command line talks to its terminal")]
fn fail(why: &str) -> ExitCode {
    eprintln!("kettle: {why}");
    ExitCode::FAILURE
}
