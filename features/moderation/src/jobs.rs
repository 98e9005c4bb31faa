//! Letters about reports, and the night that forgets what was reported. Jobs and letters carry ids and addresses of pages only: what was written stands on the pages.

use crate::{actions, letters, measure::MeasureId, report::ReportId, store::measure as db};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, MemberId, Reason, Result, Viewer};
use notices_api::List;
use notify::{About, Mail};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{Job, JobRow, Tx};

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "letter")]
pub enum Letter {
    /// To whoever sent it: it is there.
    Received { report: ReportId },
    /// To whoever sent it: it is answered.
    Answered { report: ReportId },
    /// To the author: something was done.
    Told { measure: MeasureId },
    /// To those who look at reports: something waits.
    Waiting,
}

const KIND: &str = "moderation.letter";
const HOUSE: Viewer = Viewer::house(Reason::Background);
/// Several reports within this time are one letter to those who look at them.
const GATHER: Duration = Duration::from_secs(5 * 60);

/// Asks for a letter, in the transaction that makes it necessary.
pub fn post(tx: &mut Tx, letter: Letter) {
    let now = tx.now();
    tx.enqueue(match letter {
        Letter::Waiting => {
            Job::with(KIND, &letter, now.plus(GATHER)).map(|it| it.once("moderation.waiting".to_owned()))
        }
        Letter::Received { .. } | Letter::Answered { .. } | Letter::Told { .. } => Job::with(KIND, &letter, now),
    });
}

/// Who writes letters, and who forgets.
pub fn works() -> Vec<Works> {
    fn letter(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let letter = serde_json::from_str(&job.body).map_err(|_| Fault::bug("a letter's job is spoiled"))?;
            write_letter(&app, letter, &job.id.to_string()).await
        })
    }
    fn forget(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::forget_texts(&app, &HOUSE).await.map(drop) })
    }
    vec![
        Works { kind: KIND, rhythm: Rhythm::Asked, run: letter },
        Works { kind: "moderation.forget", rhythm: Rhythm::Nightly, run: forget },
    ]
}

async fn write_letter(app: &App, letter: Letter, key: &str) -> Result<()> {
    let to = {
        let read = app.read(&HOUSE).await?;
        match letter {
            Letter::Received { report } | Letter::Answered { report } => {
                db::find_reporter(read.reader(), report).await?.into_iter().collect()
            }
            Letter::Told { measure } => db::find_concerned(read.reader(), measure).await?.into_iter().collect(),
            Letter::Waiting => accounts_api::all_moderators(read.reader()).await?,
        }
    };
    for member in to {
        // Each letter has its own key, so that one that is sent twice is one.
        send(app, letter, member, format!("{key}-{member}")).await?;
    }
    Ok(())
}

async fn send(app: &App, letter: Letter, member: MemberId, key: String) -> Result<()> {
    let found = accounts_api::find_addressee(app.read(&HOUSE).await?.reader(), member).await?;
    let Some(to) = found else { return Ok(()) };
    let about = match letter {
        Letter::Waiting if is_stopped(app, member).await? => return Ok(()),
        Letter::Waiting => {
            let stop = notices_api::stop_path(&app.settings().link_key, member, List::Reports);
            About::List { name: List::Reports.word(), stop: app.settings().url.link(&stop) }
        }
        _ => About::Account,
    };
    let (subject, text) = letters::compose(letter, &to.name, &app.settings().url.origin());
    Ok(app.post().send(Mail { to: to.email, name: Some(to.name), subject, text, key, about }).await?)
}

/// Whether this moderator can do without being told that something waits: asked now, not when it began to wait.
async fn is_stopped(app: &App, member: MemberId) -> Result<bool> {
    Ok(notices_api::is_stopped(app.read(&HOUSE).await?.reader(), member, List::Reports).await?)
}
