//! Letters of administration: to the member whom a decision concerns, to the other administrators, to oneself as a test. Jobs
//! carry ids; what a decision says is read when its letter is written.

use crate::letters;
use accounts_api::{Role, RoleChange};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, MemberId, Reason, Result, Viewer};
use notify::{About, Mail};
use serde::{Deserialize, Serialize};
use store::{Job, JobRow, Tx};

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "letter")]
pub enum Letter {
    /// To whoever is suspended.
    Suspended { member: MemberId },
    /// To whoever is not any more.
    Restored { member: MemberId },
    /// To whoever was signed out everywhere.
    SignedOut { member: MemberId },
    /// To whoever was given a role, or from whom it was taken.
    Role { member: MemberId, role: RoleWord },
    /// To all other administrators: who runs this Kettle is not who it was.
    Administrators { about: MemberId, role: RoleWord },
    /// To oneself.
    Test { member: MemberId },
}

/// A role that came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleWord {
    /// Runs this Kettle.
    Administrator,
    /// No longer does.
    NoAdministrator,
    /// Looks at reports.
    Moderator,
    /// No longer does.
    NoModerator,
}

const KIND: &str = "administration.letter";
const HOUSE: Viewer = Viewer::house(Reason::Background);

impl RoleWord {
    /// Of a change.
    pub const fn of(role: Role, change: RoleChange) -> RoleWord {
        match (role, change) {
            (Role::Administrator, RoleChange::Given) => RoleWord::Administrator,
            (Role::Administrator, RoleChange::Taken) => RoleWord::NoAdministrator,
            (Role::Moderator, RoleChange::Given) => RoleWord::Moderator,
            (Role::Moderator, RoleChange::Taken) => RoleWord::NoModerator,
        }
    }
    /// Whether it changes who runs this Kettle.
    pub const fn is_of_administrators(self) -> bool {
        matches!(self, RoleWord::Administrator | RoleWord::NoAdministrator)
    }
}

/// Asks for a letter, in the transaction that makes it necessary.
pub fn post(tx: &mut Tx, letter: Letter) {
    let now = tx.now();
    tx.enqueue(Job::with(KIND, &letter, now));
}

/// Who writes letters.
pub fn works() -> Vec<Works> {
    fn letter(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let letter = serde_json::from_str(&job.body).map_err(|_| Fault::bug("a letter's job is spoiled"))?;
            write_letter(&app, letter, &job.id.to_string()).await
        })
    }
    vec![Works { kind: KIND, rhythm: Rhythm::Asked, run: letter }]
}

async fn write_letter(app: &App, letter: Letter, key: &str) -> Result<()> {
    let read = app.read(&HOUSE).await?;
    let to = match letter {
        Letter::Administrators { about, .. } => {
            let all = accounts_api::all_administrators(read.reader()).await?;
            all.into_iter().filter(|it| *it != about).collect()
        }
        Letter::Suspended { member }
        | Letter::Restored { member }
        | Letter::SignedOut { member }
        | Letter::Role { member, .. }
        | Letter::Test { member } => vec![member],
    };
    let about = match letter {
        Letter::Administrators { about, .. } => accounts_api::find_name(read.reader(), about).await?,
        _ => None,
    };
    drop(read);
    let about = about.unwrap_or_else(|| "A former member".to_owned());
    for member in to {
        let found = accounts_api::find_addressee(app.read(&HOUSE).await?.reader(), member).await?;
        let Some(to) = found else { continue };
        let (subject, text) = letters::compose(letter, &to.name, &about, &app.settings().url.origin());
        // Each letter has its own key, so that one that is sent twice is one.
        let key = format!("{key}-{member}");
        app.post().send(Mail { to: to.email, name: Some(to.name), subject, text, key, about: About::Account }).await?;
    }
    Ok(())
}
