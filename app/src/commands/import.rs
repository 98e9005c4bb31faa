//! Reference data, the made population, the search index.

use super::{OPERATOR, member::json_line};
use clap::{Args, Subcommand, ValueEnum};
use frame::App;
use kernel::{Problems, Result};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// `kettle import …`
#[derive(Args, Serialize, Deserialize)]
pub struct Import {
    #[command(subcommand)]
    what: What,
    /// Print what would change, and change nothing
    #[arg(long, global = true)]
    dry_run: bool,
    /// One line of JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand, Serialize, Deserialize)]
enum What {
    /// GP practices: epraccur of ODS (England and Wales), or the reference file of Northern Ireland
    Practices {
        /// The file
        file: PathBuf,
        /// What kind of file it is
        #[arg(long, value_enum, default_value = "ods")]
        format: Format,
    },
    /// Primary care networks and their practices: ePCN.xlsx of ODS
    Pcns {
        /// The file
        file: PathBuf,
    },
    /// Outward postcodes with latitude and longitude
    Outcodes {
        /// The file
        file: PathBuf,
    },
    /// Terms of the vocabulary: code,kind,label,synonyms,quiet,note
    Terms {
        /// The file
        file: PathBuf,
    },
}

/// Files of practices.
#[derive(Clone, Copy, ValueEnum, Serialize, Deserialize)]
enum Format {
    /// epraccur.csv: no header, 27 columns
    Ods,
    /// The GP practice reference file of Northern Ireland
    Ni,
}

/// More than this is not one of these files.
const HEAVIEST: u64 = 64 * 1024 * 1024;

impl Import {
    /// The bytes of the file, read here because a server may run as another user.
    pub fn read(&self) -> std::result::Result<Vec<u8>, String> {
        let (What::Practices { file, .. } | What::Pcns { file } | What::Outcodes { file } | What::Terms { file }) =
            &self.what;
        let shown = file.display();
        let weight = std::fs::metadata(file).map_err(|it| format!("{shown} cannot be read: {it}"))?.len();
        if weight > HEAVIEST {
            return Err(format!(
                "{shown} has {} MB; such a file has less than 64. Nothing was changed.",
                weight / 1024 / 1024
            ));
        }
        std::fs::read(file).map_err(|it| format!("{shown} cannot be read: {it}"))
    }
}

/// Brings it in.
pub async fn import(app: &App, words: Import, bytes: Vec<u8>) -> Result<String> {
    use places::actions::{Format as PlaceFormat, Run};
    let run = if words.dry_run { Run::Dry } else { Run::Real };
    let summary = match words.what {
        What::Practices { format: Format::Ods, .. } => {
            places::actions::import_practices(app, &OPERATOR, bytes, PlaceFormat::Ods, run).await?
        }
        What::Practices { format: Format::Ni, .. } => {
            places::actions::import_practices(app, &OPERATOR, bytes, PlaceFormat::NorthernIreland, run).await?
        }
        What::Pcns { .. } => places::actions::import_pcns(app, &OPERATOR, bytes, run).await?,
        What::Outcodes { .. } => places::actions::import_outcodes(app, &OPERATOR, bytes, run).await?,
        What::Terms { .. } => return terms(app, bytes, words.dry_run, words.json).await,
    };
    let shown = if words.dry_run { "Would be: " } else { "" };
    Ok(if words.json { format!("{}\n", summary.json()) } else { format!("{shown}{}\n", summary.words()) })
}

async fn terms(app: &App, bytes: Vec<u8>, dry: bool, json: bool) -> Result<String> {
    use people::actions::{Import as Mode, import_terms};
    let csv =
        String::from_utf8(bytes).map_err(|_| Problems::one("", "The file of terms must be UTF-8. Save it as such."))?;
    let mode = if dry { Mode::DryRun } else { Mode::Write };
    let summary = import_terms(app, &OPERATOR, &csv, mode).await?;
    let words = format!(
        "{}{} new, {} changed, {} no longer offered, {} unchanged.\n",
        if dry { "Would be: " } else { "" },
        summary.new,
        summary.changed,
        summary.closed,
        summary.unchanged
    );
    Ok(if json { json_line(serde_json::json!(summary)) } else { words })
}

/// Makes the search indexes anew from what the store has.
pub async fn reindex(app: &App) -> Result<String> {
    let line = |(index, entries)| format!("The search index of {index} has {entries} entries.\n");
    Ok(app.reindex().await?.into_iter().map(line).collect())
}
