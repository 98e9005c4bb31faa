//! Letters, mail to one member about their own key: a token is made only while its letter is written, so that no job row
//! ever holds one. And the night, which takes away what is over.

mod outward;

use crate::{
    actions,
    door_token::{self, Purpose},
    letters,
    link::{ApplicantId, GuestId},
    store::{self as db, Account, keys},
    work_address::WorkAddressId,
};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Act, Fault, MemberId, Moment, OrAbsent, Reason, Result, Viewer};
use notify::{About, Mail};
use serde::{Deserialize, Serialize};
use store::{Job, JobRow, Tx};

/// What a letter is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "letter")]
pub enum Letter {
    /// Confirm the address given on joining.
    Confirm { member: MemberId },
    /// Somebody tried to join with an address that is a member's.
    Known { member: MemberId },
    /// The way to a new password.
    Reset { member: MemberId },
    /// The password is another.
    PasswordChanged { member: MemberId },
    /// Confirm a new address, there.
    ConfirmNew { member: MemberId },
    /// The address is another; to the old one, with a way back.
    EmailChanged { member: MemberId, old: String },
    /// Confirm a work address, there.
    ConfirmWork { address: WorkAddressId },
    /// An administrator invites somebody.
    Guest { guest: GuestId },
    /// Once more, if they have not come.
    RemindGuest { guest: GuestId },
    /// Somebody asked to be admitted: how far it is.
    Asked { applicant: ApplicantId },
    /// They may come in.
    Admitted { applicant: ApplicantId },
    /// They may not.
    Declined { applicant: ApplicantId },
    /// No letter: takes as long as one (abuse case 80).
    Nobody,
}

const KIND: &str = "accounts.letter";
const WRITE_LETTER: Act = Act::open("write_letter");
const HOUSE: Viewer = Viewer::house(Reason::Background);

/// Asks for a letter, in the transaction that makes it necessary.
pub fn post(tx: &mut Tx, letter: Letter) {
    let now = tx.now();
    post_at(tx, letter, now);
}

/// As [`post`], not before `due`.
pub fn post_at(tx: &mut Tx, letter: Letter, due: Moment) {
    tx.enqueue(Job::with(KIND, &letter, due));
}

/// Who writes letters, and who clears up.
pub fn works() -> Vec<Works> {
    fn letter(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move {
            let letter = serde_json::from_str(&job.body).map_err(|_| Fault::bug("a letter's job is spoiled"))?;
            write_letter(&app, letter, &job.id.to_string()).await
        })
    }
    fn clear(app: App, _: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { actions::clear_expired(&app, &HOUSE).await.map(drop) })
    }
    vec![
        Works { kind: KIND, rhythm: Rhythm::Asked, run: letter },
        Works { kind: "accounts.clear_expired", rhythm: Rhythm::Nightly, run: clear },
    ]
}

async fn write_letter(app: &App, letter: Letter, key: &str) -> Result<()> {
    let (member, purpose) = match &letter {
        Letter::Nobody => return Ok(()),
        Letter::Confirm { member } => (*member, Some(Purpose::Confirm)),
        Letter::Reset { member } => (*member, Some(Purpose::Reset)),
        Letter::ConfirmNew { member } => (*member, Some(Purpose::ChangeEmail)),
        Letter::EmailChanged { member, .. } => (*member, Some(Purpose::UndoEmail)),
        Letter::Known { member } | Letter::PasswordChanged { member } => (*member, None),
        _ => return outward::write_letter(app, letter, key).await,
    };
    let Some(account) = db::find_account(app.read(&HOUSE).await?.reader(), member).await? else { return Ok(()) };
    let to = match &letter {
        Letter::ConfirmNew { .. } => account.pending_email.clone(),
        Letter::EmailChanged { old, .. } => Some(old.clone()),
        _ => Some(account.email.as_str().to_owned()),
    };
    let Some(to) = to else { return Ok(()) };
    let secret = match purpose {
        Some(purpose) => Some(mint(app, &account, purpose, &to).await?),
        None => None,
    };
    let (subject, text) = letters::compose(app, &letter, &account.name, secret.as_deref());
    let (name, key) = (Some(account.name.clone()), key.to_owned());
    let mail = Mail { to, name, subject, text, key, about: About::Account };
    Ok(app.post().send(mail).await?)
}

/// A new token for the letter. Only addresses that the token itself brings are kept with it.
async fn mint(app: &App, account: &Account, purpose: Purpose, to: &str) -> Result<String> {
    let secret = door_token::new_secret(app.rng());
    let hash = door_token::hash_of(&secret).or_absent()?;
    let email = matches!(purpose, Purpose::ChangeEmail | Purpose::UndoEmail).then_some(to);
    let member = Some(account.member);
    app.write(&HOUSE, WRITE_LETTER, async |tx| keys::insert_token(tx, &hash, member, purpose, email).await).await?;
    Ok(secret)
}
