//! `kettle backup`, `kettle restore` and `kettle recovery-sheet`.

use super::{Outcome, member::json_line};
use crate::{
    backup::{self, Identities, Plan, Restore},
    config::Config,
    root, sheet,
};
use clap::Args;
use frame::App;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{
    io::Read,
    path::{Path, PathBuf},
};

/// `kettle backup …`
#[derive(Args, Serialize, Deserialize)]
pub struct BackupWords {
    /// The folder that backups lie in; KETTLE_BACKUP_FOLDER if it is not said
    folder: Option<PathBuf>,
    /// Make none: read the latest one there (or the one named) from its first byte to its last
    #[arg(long)]
    pub verify: bool,
    /// The file with the key that opens it, if it is encrypted; for --verify
    #[arg(long, value_name = "FILE", requires = "verify")]
    identity: Option<PathBuf>,
    /// Take away the oldest beyond so many
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    keep: Option<u16>,
    /// One line of JSON
    #[arg(long)]
    json: bool,
}

/// `kettle restore …`
#[derive(Args)]
pub struct RestoreWords {
    /// A backup, or a folder of backups, whose latest is taken
    folder: PathBuf,
    /// The file with the key that opens it, if it is encrypted
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// Read the root key from standard input, as it stands on the recovery sheet: eight rows
    #[arg(long)]
    sheet: bool,
}

impl BackupWords {
    /// With the folder as it is called from everywhere.
    pub fn with_whole_path(self) -> Result<BackupWords, String> {
        let folder = self.folder.map(std::path::absolute).transpose().map_err(|it| it.to_string())?;
        Ok(BackupWords { folder, ..self })
    }
}

/// Makes one.
pub async fn backup(app: &App, words: BackupWords) -> Outcome {
    let made = async {
        let plan = app.kept::<Plan>().ok_or("this Kettle has no plan for backups")?;
        let usual = plan.nightly.as_ref().map(|it| it.0.clone());
        let folder =
            words.folder.or(usual).ok_or("name the folder: kettle backup FOLDER (or set KETTLE_BACKUP_FOLDER)")?;
        backup::make_and_note(app, &plan, folder, words.keep.map(usize::from)).await
    };
    let made: Result<_, String> = made.await;
    match made {
        Err(why) => Outcome { out: String::new(), failed: Some(why) },
        Ok(made) => {
            let folder = made.folder.display().to_string();
            let line = || json_line(json!({ "folder": folder, "bytes": made.size, "files": made.files }));
            let told = || {
                format!("Made {folder}: {}, {} files.\n", backup::in_words(made.size), made.files)
                    + "The root key, the settings and the keys of what is sealed lie in the folder beside it that ends in .keys:\n\
                       keep them apart. Copies of keys older than a week were taken away.\n"
            };
            Outcome { out: if words.json { line() } else { told() }, failed: None }
        }
    }
}

/// Reads one from its first byte to its last. Needs no server and no store.
#[expect(clippy::print_stdout, reason = "a command line talks to its terminal")]
pub async fn verify(config: &Config, words: &BackupWords) -> Result<(), String> {
    let folder = words.folder.as_ref().or(config.backup.folder.as_ref());
    let folder = backup::find(folder.ok_or("name the folder: kettle backup FOLDER --verify")?)?;
    let scratch = config.data.join("verify.part");
    let identities = identities(words.identity.as_deref())?;
    let told = backup::verify(&folder, &identities, &scratch)?;
    let root = config.root_key_file.exists().then(|| root::read(&config.root_key_file)).transpose()?;
    let sealed = backup::verify_sealed(&folder, &identities, root.as_ref(), &scratch).await?;
    let told = format!("{told}\nWhat is sealed: {sealed}.");
    match words.json {
        true => {
            print!("{}", json_line(json!({ "folder": folder.display().to_string(), "whole": true, "words": told })))
        }
        false => println!("{told}"),
    }
    Ok(())
}

/// Makes a Kettle of a backup.
#[expect(clippy::print_stdout, reason = "a command line talks to its terminal")]
pub async fn restore(config: Config, words: RestoreWords) -> Result<(), String> {
    let sheet = match words.sheet {
        true => {
            let mut rows = String::new();
            std::io::stdin().take(4096).read_to_string(&mut rows).map_err(|it| it.to_string())?;
            Some(rows)
        }
        false => None,
    };
    let identities = identities(words.identity.as_deref())?;
    print!("{}", backup::restore(&config, Restore { folder: words.folder, identities, sheet }).await?);
    Ok(())
}

/// Writes the sheet anew.
#[expect(clippy::print_stdout, reason = "a command line talks to its terminal")]
pub fn recovery_sheet(config: &Config, file: &Path) -> Result<(), String> {
    sheet::write(file, &root::read(&config.root_key_file)?)?;
    println!("Print {}, keep the paper apart from the server, and delete the file.", file.display());
    Ok(())
}

fn identities(file: Option<&Path>) -> Result<Identities, String> {
    file.map_or(Ok(Identities::none()), Identities::read)
}
