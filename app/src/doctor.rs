//! `kettle doctor`: every setting and where it came from, and what is not as it should be before people come.

mod dns;
mod machine;
mod mail;
mod records;

pub use mail::{MailWords, mail, send_letter};

use crate::{
    backup,
    commands::{self, OPERATOR, Task},
    config::Config,
    control, open,
};
use frame::App;
use kernel::{Fault, Moment, Result as Done};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;
use store::backups;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How it is.
    pub state: State,
    /// In words: what it is, and what to do.
    pub words: String,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// As it should be.
    Fine,
    /// It works; somebody should do something about it all the same.
    Remember,
    /// To be mended before people come.
    Broken,
}

impl Finding {
    fn fine(words: impl Into<String>) -> Finding {
        Finding { state: State::Fine, words: words.into() }
    }
    fn remember(words: impl Into<String>) -> Finding {
        Finding { state: State::Remember, words: words.into() }
    }
    fn broken(words: impl Into<String>) -> Finding {
        Finding { state: State::Broken, words: words.into() }
    }
}

/// After so long without a backup somebody should look.
const OLD: Duration = Duration::from_secs(2 * 24 * 60 * 60);

/// Prints the settings and the findings. Fails if anything must be mended before people come.
#[expect(clippy::print_stdout, reason = "a command line talks to its terminal")]
pub async fn doctor(config: Config, json: bool) -> Result<(), String> {
    let mut findings = Vec::new();
    match open::open(&config, open::Purpose::Task).await {
        Ok(opened) => {
            findings.push(Finding::fine("the database opens and its tables are up to date"));
            let told = opened.app.crew().settle().await;
            findings.push(match told {
                Ok(()) => Finding::fine("nothing is left to be delivered"),
                Err(why) => Finding::broken(why.to_string()),
            });
            findings.extend(look(&opened.app).await.map_err(|it| it.to_string())?);
            opened.app.close().await.map_err(|it| it.to_string())?;
        }
        Err(open::Closed::Busy) => findings.extend(ask_server(&config).await),
        Err(open::Closed::Because(why)) => findings.push(Finding::broken(why)),
    }
    // Opening makes what is not there yet, the root key for one; so the machine is looked at afterwards and told first.
    findings.splice(0..0, machine::look(&config));
    let broken = findings.iter().filter(|it| it.state == State::Broken).count();
    if json {
        let of = |it: &Finding| json!({ "ok": it.state != State::Broken, "state": it.state, "words": it.words });
        println!("{}", json!({ "settings": config.told, "findings": findings.iter().map(of).collect::<Vec<_>>() }));
    } else {
        for it in &config.told {
            println!("{:<22} {}  ({}, {})", it.name, it.value, it.from, it.variable);
        }
        println!();
        print(&findings);
    }
    if broken > 0 { Err(format!("{broken} of these must be mended before people come")) } else { Ok(()) }
}

/// What a running server says to a doctor who asks: the findings as JSON.
pub async fn examine(app: &App) -> Done<String> {
    Ok(serde_json::to_string(&look(app).await?).map_err(|it| Fault::bug(format!("findings that are no JSON: {it}")))?)
}

async fn ask_server(config: &Config) -> Vec<Finding> {
    let heard = async {
        let commands::Outcome { out, failed } = control::ask(&config.data, &Task::Examine, &[]).await?;
        let found: Vec<Finding> = serde_json::from_str(&out).map_err(|it| failed.unwrap_or(it.to_string()))?;
        Ok::<_, String>(found)
    };
    match heard.await {
        Ok(found) => std::iter::once(Finding::fine("a server works on this folder")).chain(found).collect(),
        Err(why) => vec![Finding::broken(why)],
    }
}

#[expect(clippy::print_stdout, reason = "a command line talks to its terminal")]
fn print(findings: &[Finding]) {
    for it in findings {
        let mark = match it.state {
            State::Fine => "ok      ",
            State::Remember => "remember",
            State::Broken => "BROKEN  ",
        };
        println!("{mark} {}", it.words);
    }
}

/// What the store knows.
async fn look(app: &App) -> Done<Vec<Finding>> {
    let unfinished = texts::actions::find_unfinished(app).await?;
    let mut found = vec![placeholders(&unfinished)];
    let read = app.read(&OPERATOR).await?;
    let reader = read.reader();
    if accounts_api::all_moderators(reader).await?.is_empty() {
        found.push(Finding::remember(
            "nobody runs this network yet; `kettle serve` prints the link for the first administrator",
        ));
    }
    let last = backups::find_last_backup(reader).await?;
    let failed = backups::latest_backups(reader, 1).await?.into_iter().next().and_then(|it| it.why);
    let is_serious = !app.settings().url.is_development();
    found.push(backed_up(app.clock().now(), last.as_ref(), failed.as_deref(), is_serious));
    found.extend(mail::troubles(reader).await?);
    found.push(keys(app.vault().tally().await?));
    Ok(found)
}

/// What is to be said of the keys of what is sealed.
fn keys(tally: vault::Tally) -> Finding {
    match tally.keys - tally.open {
        0 => Finding::fine(format!("the root key opens all {} keys of what is sealed", tally.keys)),
        closed => Finding::broken(format!(
            "{closed} of {} keys of what is sealed do not open with the root key; put back the latest copy from the backups",
            tally.keys
        )),
    }
}

/// What is to be said of the last backup.
fn backed_up(now: Moment, last: Option<&backups::Backup>, failed: Option<&str>, is_serious: bool) -> Finding {
    let made = |it: &backups::Backup| {
        let (age, size) = (age(now.since(it.at)), backup::in_words(it.size));
        format!("the last backup is {age} old: {}, {size}", it.folder)
    };
    match (last, failed) {
        (_, Some(why)) => Finding::broken(format!("the last backup could not be made: {why}")),
        (Some(it), None) if now.since(it.at) > OLD => {
            Finding::remember(format!("{}. Make one: kettle backup FOLDER, or set KETTLE_BACKUP_FOLDER", made(it)))
        }
        (Some(it), None) => Finding::fine(made(it)),
        (None, None) if is_serious => Finding::remember(
            "there is no backup yet: kettle backup FOLDER makes one, KETTLE_BACKUP_FOLDER every night",
        ),
        (None, None) => Finding::fine("there is no backup yet"),
    }
}

/// `3 days`, `2 hours`, `5 minutes`.
fn age(span: Duration) -> String {
    let (count, unit) = match span.as_secs() {
        it @ 0..7_200 => (it / 60, "minute"),
        it @ 7_200..172_800 => (it / 3_600, "hour"),
        it => (it / 86_400, "day"),
    };
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

/// What is to be said of the texts that only the operator can finish.
fn placeholders(unfinished: &[&str]) -> Finding {
    match unfinished {
        [] => Finding::fine("the texts are filled in"),
        some => Finding::broken(format!(
            "not ready: texts still hold placeholders: {}; fill them in at /admin/texts",
            some.join(", ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_not_filled_in_are_named() {
        let found = placeholders(&["operator", "privacy"]);
        assert_eq!(found.state, State::Broken);
        let words = "not ready: texts still hold placeholders: operator, privacy; fill them in at /admin/texts";
        assert_eq!(found.words, words);
        assert_eq!(placeholders(&[]).state, State::Fine);
    }

    #[test]
    fn an_old_backup_is_not_forgotten() {
        let at = |days: i64| Moment::from_micros(days * 86_400_000_000);
        let backup = |days| backups::Backup {
            at: at(days),
            folder: "/b/kettle-1".into(),
            size: 1_200_000_000,
            took: Duration::ZERO,
            is_encrypted: false,
            why: None,
        };
        let fresh = backed_up(at(10), Some(&backup(9)), None, true);
        assert_eq!(fresh, Finding::fine("the last backup is 24 hours old: /b/kettle-1, 1.2 GB"));
        let old = backed_up(at(10), Some(&backup(1)), None, true);
        assert!(old.state == State::Remember && old.words.contains("9 days old"), "{}", old.words);
        assert_eq!(backed_up(at(10), None, None, true).state, State::Remember);
        assert_eq!(backed_up(at(10), None, None, false).state, State::Fine);
        assert_eq!(backed_up(at(10), Some(&backup(9)), Some("the disk is full"), true).state, State::Broken);
    }
}
