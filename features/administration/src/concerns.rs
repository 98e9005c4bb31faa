//! What this feature itself says that it waits for: letters that do not go out, backups, the disk, a made population.
//! Implements its own port.

use crate::{
    folder,
    store::find_made,
    trouble::{Trouble, is_letter},
};
use administration_api::{Concern, Concerns, Looking, Watches, Weight};
use frame::App;
use kernel::{Fault, Moment, Result};
use std::{sync::Arc, time::Duration};
use store::{Reader, backups, jobs};
use ui::words;

/// Tried so often, a letter has been on its way for some minutes.
const OFTEN: i64 = 3;
/// A backup that is older than this was missed.
const OLD: Duration = Duration::from_secs(2 * 24 * 60 * 60);
const MOST: usize = 100;

struct Upkeep {
    letters_stay: bool,
}

/// Puts it in.
pub fn connect(app: &App) {
    let letters_stay = app.post().kept_in().is_some();
    app.keep(Concerns::default).connect(Arc::new(Upkeep { letters_stay }));
}

impl Watches for Upkeep {
    fn tables(&self) -> &'static [&'static str] {
        &["job", "backup", "made_population"]
    }
    fn look<'a>(&'a self, reader: Reader<'a>) -> Looking<'a> {
        Box::pin(async move {
            let failing = jobs::failing(reader, MOST).await?;
            let given_up = jobs::given_up(reader, MOST).await?;
            let made = find_made(reader).await?;
            let backups = backups::latest_backups(reader, MOST).await?;
            let letters = self.letters_stay.then(letters_stay);
            let found = [failing_letters(&failing), given_up_work(&given_up), letters, made.map(made_population)];
            Ok(found.into_iter().flatten().chain(old_backup(&backups, reader.now())).collect())
        })
    }
}

fn failing_letters(failing: &[jobs::FailingJob]) -> Option<Concern> {
    let stuck: Vec<_> = failing.iter().filter(|it| it.attempts >= OFTEN).collect();
    let first = stuck.first()?;
    let what = match stuck.iter().all(|it| is_letter(&it.kind)) {
        true => words::plural(stuck.len() as u64, "letter does not go out", "letters do not go out"),
        false => words::plural(stuck.len() as u64, "piece of work fails", "pieces of work fail"),
    };
    Some(Concern { weight: Weight::Trouble, words: what, more: Trouble::of(&first.why).words(), url: "/admin/mail" })
}

fn given_up_work(given_up: &[jobs::DeadJob]) -> Option<Concern> {
    let first = given_up.first()?;
    let what = words::plural(given_up.len() as u64, "piece of work was given up", "pieces of work were given up");
    Some(Concern { weight: Weight::Upkeep, words: what, more: Trouble::of(&first.why).words(), url: "/admin/mail" })
}

fn letters_stay() -> Concern {
    Concern {
        weight: Weight::Upkeep,
        words: "No letter leaves this server".to_owned(),
        more: "There is no mail server in the settings, so letters are kept in a folder.".to_owned(),
        url: "/admin/mail",
    }
}

fn made_population(members: u64) -> Concern {
    Concern {
        weight: Weight::Upkeep,
        words: format!("{} here are made up", words::plural(members, "member", "members")),
        more: "It serves this machine only. For people, begin with an empty data folder.".to_owned(),
        url: "/admin/settings",
    }
}

fn old_backup(latest: &[backups::Backup], now: Moment) -> Option<Concern> {
    let concern = |words: String, more: &str| Concern {
        weight: Weight::Trouble,
        words,
        more: more.to_owned(),
        url: "/admin/backups",
    };
    if let Some(why) = latest.first().and_then(|it| it.why.as_deref()) {
        return Some(concern("The last backup could not be made".to_owned(), why));
    }
    match latest.iter().find(|it| it.why.is_none()) {
        None => Some(concern("There is no backup yet".to_owned(), "If this disk breaks, everything is lost.")),
        Some(last) if now.since(last.at) > OLD => {
            Some(concern(format!("The last backup is {} old", age(now.since(last.at))), ""))
        }
        Some(_) => None,
    }
}

/// "nine days", "one day", "three hours": in prose.
pub fn age(span: Duration) -> String {
    let hours = span.as_secs() / 3600;
    let (count, one, many) = match hours {
        0 => return "less than an hour".to_owned(),
        1..48 => (hours, "hour", "hours"),
        _ => (hours / 24, "day", "days"),
    };
    format!("{} {}", words::count(count), if count == 1 { one } else { many })
}

/// Whether the disk will soon be full. Asks the system, off the threads that serve.
pub async fn disk_concern(app: &App) -> Result<Option<Concern>> {
    let data = app.settings().data.clone();
    let asked = tokio::task::spawn_blocking(move || folder::disk(&data)).await;
    let disk = asked.map_err(|_| Fault::bug("looking at the disk was cut short"))?;
    let Ok(disk) = disk else { return Ok(None) };
    Ok(disk.is_tight().then(|| Concern {
        weight: Weight::Trouble,
        words: format!("Only {} are free on the disk", folder::words(disk.free)),
        more: "When it is full nothing more can be written.".to_owned(),
        url: "/admin/storage",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    fn backup(at: Moment, why: Option<&str>) -> backups::Backup {
        let why = why.map(str::to_owned);
        backups::Backup { at, folder: "/b".into(), size: 1, took: HOUR, is_encrypted: true, why }
    }

    #[test]
    fn a_backup_is_missed_after_two_days() {
        let now = Moment::from_micros(1_795_000_000_000_000);
        let said = |latest: &[backups::Backup]| old_backup(latest, now).map(|it| it.words).unwrap_or_default();
        assert_eq!(said(&[]), "There is no backup yet");
        assert_eq!(said(&[backup(now.minus(HOUR), None)]), "");
        assert_eq!(said(&[backup(now.minus(24 * 9 * HOUR), None)]), "The last backup is nine days old");
        let failed = [backup(now, Some("the disk is full")), backup(now.minus(HOUR), None)];
        assert_eq!(said(&failed), "The last backup could not be made");
    }

    #[test]
    fn letters_are_a_concern_after_some_tries() {
        let job = |kind: &str, attempts| jobs::FailingJob {
            kind: kind.into(),
            attempts,
            due: Moment::from_micros(0),
            why: "Outage: the mail server did not answer in time (a.rs:1)".into(),
        };
        assert_eq!(failing_letters(&[job("accounts.letter", 2)]), None);
        let concern = failing_letters(&[job("accounts.letter", 3), job("moderation.letter", 9)]).expect("a concern");
        assert_eq!((concern.words.as_str(), concern.weight), ("2 letters do not go out", Weight::Trouble));
        assert!(concern.more.contains("did not answer"));
        let other = failing_letters(&[job("people.render_again", 3)]).expect("a concern");
        assert_eq!(other.words, "1 piece of work fails");
    }

    #[test]
    fn ages_are_told_in_words() {
        let told: Vec<String> = [0, 1, 47, 48, 24 * 40].map(|it| age(it * HOUR)).into();
        assert_eq!(told, ["less than an hour", "one hour", "47 hours", "two days", "40 days"]);
    }
}
