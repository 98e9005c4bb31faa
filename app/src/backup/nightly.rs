//! Backups that nobody asks for: every night, and before the tables are changed; and the record of each.

use super::{
    keys, ledger,
    make::{Made, Plan, Source, make},
    pace::Pace,
    parts, shelf, shown,
    verify::megabytes,
};
use crate::listen::stopped;
use files::Files;
use frame::App;
use kernel::{Act, Moment, Reason, Viewer};
use leaving::actions::ledger_of;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};
use store::{Db, backups};
use tokio::sync::watch;

const HOUSE: Viewer = Viewer::house(Reason::Background);
const NOTE_BACKUP: Act = Act::open("note_backup");
/// How often it looks whether it is time.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
/// Backups before a change of the tables, if there is no folder for others; so many stay.
const BEFORE_UPGRADE: (&str, usize) = ("before-upgrade", 2);

/// Makes a backup and writes down what came of it, also when nothing did.
pub async fn make_and_note(app: &App, plan: &Arc<Plan>, folder: PathBuf, most: Option<usize>) -> Result<Made, String> {
    note_erasures(app, plan).await?;
    let begun = app.clock().now();
    let source = Source { now: begun, ..Source::of(app) };
    let made = make(plan, source, folder.clone(), most, Pace::Beside).await;
    let backup = backups::Backup {
        at: begun,
        folder: made.as_ref().map_or(&folder, |it| &it.folder).display().to_string(),
        size: made.as_ref().map_or(0, |it| it.size),
        took: app.clock().now().since(begun),
        is_encrypted: !plan.recipients.is_empty(),
        why: made.as_ref().err().cloned(),
    };
    let noted = app.write(&HOUSE, NOTE_BACKUP, async |tx| Ok(backups::insert_backup(tx, &backup).await?)).await;
    if let Err(why) = noted {
        tracing::warn!(%why, "the backup was made, but could not be put on record");
    }
    made
}

/// While the server serves: a backup every night at half past two (UTC), or as soon as a server runs again; and the list of
/// erasures, which is never more than a minute behind.
pub async fn every_night(app: App, plan: Arc<Plan>, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(why) = note_erasures(&app, &plan).await {
            tracing::error!(%why, "the list of erasures could not be written");
        }
        if let Some((folder, keep)) = &plan.nightly {
            if let Err(why) = parts::prune(&keys::beside(folder), app.clock().now()) {
                tracing::error!(%why, "copies of keys that are older than a week could not be taken away");
            }
            match is_time(&app).await {
                Ok(true) => match make_and_note(&app, &plan, folder.clone(), Some(*keep)).await {
                    Ok(made) => {
                        tracing::info!(folder = %shown(&made.folder), size = megabytes(made.size), "a backup was made")
                    }
                    Err(why) => tracing::error!(%why, "no backup was made; the next try is in an hour"),
                },
                Ok(false) => {}
                Err(why) => tracing::warn!(%why, "whether a backup is due could not be found out"),
            }
        }
        tokio::select! {
            () = stopped(&mut stop) => return,
            () = tokio::time::sleep(LOOK_AGAIN) => {}
        }
    }
}

/// Whether the last good backup is older than last night's half past two, and the last try older than an hour.
async fn is_time(app: &App) -> Result<bool, String> {
    let read = app.read(&HOUSE).await.map_err(|it| it.to_string())?;
    let good = backups::find_last_backup(read.reader()).await.map_err(|it| it.to_string())?;
    let tried = backups::latest_backups(read.reader(), 1).await.map_err(|it| it.to_string())?;
    Ok(due(app.clock().now(), good.map(|it| it.at), tried.first().map(|it| it.at)))
}

fn due(now: Moment, good: Option<Moment>, tried: Option<Moment>) -> bool {
    const DAY: i64 = 86_400;
    const HALF_PAST_TWO: i64 = 9_000;
    let night = (now.seconds() - HALF_PAST_TWO).div_euclid(DAY) * DAY + HALF_PAST_TWO;
    let is_old = good.is_none_or(|it| it.seconds() < night);
    is_old && tried.is_none_or(|it| now.since(it) >= HOUR)
}

/// Brings the list beside the data folder, and the one in the folder of backups, up to date with the store.
async fn note_erasures(app: &App, plan: &Plan) -> Result<(), String> {
    leaving::actions::note_erasures(app).await.map_err(|it| it.to_string())?;
    match &plan.nightly {
        Some((folder, _)) if folder.is_dir() => {
            ledger::add(&folder.join(ledger::FILE), &ledger::read(&ledger_of(&plan.data))?)
        }
        _ => Ok(()),
    }
}

/// A backup of what is there before its tables change.
pub async fn before_upgrade(plan: &Arc<Plan>, db: &Db, files: &Files, now: Moment) -> Result<Made, String> {
    let usual = plan.nightly.clone();
    let (folder, most) = usual.unwrap_or_else(|| (in_data(&plan.data), BEFORE_UPGRADE.1));
    shelf::make_folder(&folder)?;
    // The keys stay where they are: a change of the tables does not touch them, and a copy would outlive its week.
    let source = Source { db: db.clone(), files: files.clone(), keys: None, now };
    make(plan, source, folder, Some(most), Pace::Alone).await
}

fn in_data(data: &Path) -> PathBuf {
    data.join(BEFORE_UPGRADE.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_once_a_night_and_after_a_failure_once_an_hour() {
        let at = |hours: f64| Moment::from_micros((hours * 3_600_000_000.0) as i64);
        assert!(due(at(50.0), None, None), "the first server makes one at once");
        assert!(!due(at(50.0), Some(at(27.0)), Some(at(27.0))));
        assert!(due(at(50.6), Some(at(50.4)), Some(at(49.0))), "half past two has come");
        assert!(!due(at(50.6), Some(at(50.55)), Some(at(50.55))));
        assert!(!due(at(50.6), Some(at(27.0)), Some(at(50.1))), "it failed half an hour ago");
        assert!(due(at(51.2), Some(at(27.0)), Some(at(50.1))));
    }
}
