//! Letters about leaving, copies that a stopped server left unmade, and the night, in which what is due goes. Jobs carry ids only.

use crate::{actions, copy::CopyId, letters};
use accounts_api::Addressee;
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, MemberId, Moment, Result};
use notify::{About, Mail};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{Job, JobRow, Tx};
use vault::Scope;

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "letter")]
pub enum Letter {
    /// A copy of their data was made.
    Copy { member: MemberId },
    /// Their account is going to be deleted.
    Leaving { member: MemberId, at: Moment },
    /// It is going to be deleted soon.
    Warning { member: MemberId, at: Moment },
}

const LETTER: &str = "leaving.letter";
const MAKE: &str = "leaving.make_copy";
const DISCARD: &str = "leaving.discard_copies";
/// By then the one who asked has it, unless the server was stopped.
const BY_THEN: Duration = Duration::from_secs(60);

/// Asks for a letter, in the transaction that makes it necessary.
pub fn post(tx: &mut Tx, letter: Letter) {
    let now = tx.now();
    post_at(tx, letter, now);
}

/// As [`post`], not before `due`.
pub fn post_at(tx: &mut Tx, letter: Letter, due: Moment) {
    tx.enqueue(Job::with(LETTER, &letter, due));
}

/// Has a copy made in a minute, if it is not there by then.
pub fn make_later(tx: &mut Tx, copy: CopyId) {
    let due = tx.now().plus(BY_THEN);
    tx.enqueue(Job { kind: MAKE, body: copy.to_string(), due, once: None });
}

/// Has the files of copies removed once this write is committed.
pub fn discard(tx: &mut Tx, copies: Vec<CopyId>) {
    if copies.is_empty() {
        return;
    }
    let now = tx.now();
    tx.enqueue(Job::with(DISCARD, &copies, now));
}

/// Has the member's own key destroyed once this write is committed: what they kept for themselves opens for nobody then, in
/// no backup either.
pub fn destroy_key(tx: &mut Tx, member: MemberId) {
    frame::forget_keys(tx, [Scope::member(member)]);
}

/// Who does it all. Twice does no harm.
pub fn works() -> Vec<Works> {
    fn letter(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let letter = serde_json::from_str(&job.body).map_err(|_| Fault::bug("a letter's job is spoiled"))?;
            write_letter(&app, letter, job.id.to_string()).await
        })
    }
    fn make(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let copy = job.body.parse().map_err(|_| Fault::bug("a copy's job is spoiled"))?;
            actions::make_copy(&app, copy).await
        })
    }
    fn discard(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let copies: Vec<CopyId> =
                serde_json::from_str(&job.body).map_err(|_| Fault::bug("a job of copies is spoiled"))?;
            actions::remove_files(&app, &copies).await
        })
    }
    fn clear(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::clear_copies(&app, &actions::HOUSE).await.map(drop) })
    }
    fn erase(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::erase_due(&app).await.map(drop) })
    }
    vec![
        Works { kind: LETTER, rhythm: Rhythm::Asked, run: letter },
        Works { kind: MAKE, rhythm: Rhythm::InBulk, run: make },
        Works { kind: DISCARD, rhythm: Rhythm::Asked, run: discard },
        Works { kind: "leaving.clear_copies", rhythm: Rhythm::Nightly, run: clear },
        Works { kind: "leaving.erase", rhythm: Rhythm::Nightly, run: erase },
    ]
}

/// Writes one, if it is still true: whoever came back gets no warning.
async fn write_letter(app: &App, letter: Letter, key: String) -> Result<()> {
    let (member, told) = match letter {
        Letter::Copy { member } => (member, None),
        Letter::Leaving { member, at } | Letter::Warning { member, at } => (member, Some(at)),
    };
    let read = app.read(&actions::HOUSE).await?;
    let leaves = accounts_api::find_leaving(read.reader(), member).await?;
    let to = accounts_api::find_addressee(read.reader(), member).await?;
    drop(read);
    let Some(to) = to.filter(|_| told.is_none() || told == leaves) else { return Ok(()) };
    let (subject, text) = letters::compose(letter, &to.name, &app.settings().url.origin());
    send(app, to, subject, text, key).await
}

/// The last letter, to an address that is no longer kept.
pub async fn say_goodbye(app: &App, to: Addressee, member: MemberId) -> Result<()> {
    let (subject, text) = letters::goodbye(&to.name, &app.settings().url.origin());
    send(app, to, subject, text, format!("goodbye-{member}")).await
}

async fn send(app: &App, to: Addressee, subject: String, text: String, key: String) -> Result<()> {
    let mail = Mail { to: to.email, name: Some(to.name), subject, text, key, about: About::Account };
    Ok(app.post().send(mail).await?)
}
