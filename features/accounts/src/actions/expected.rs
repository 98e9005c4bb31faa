//! Verbs of those who are expected: guests who got a letter, and whoever was admitted from the waiting list. The letter
//! was read where it was sent, so that they are in as soon as they have chosen a password.

use super::{CameIn, DOOR, JOIN};
use crate::{
    account::{Email, MemberName, NewPassword},
    applicant::{self, State},
    entry::{Entry, Way},
    guest,
    hashing::Hashing,
    link::Named,
    policy::{self, Entrance, Newcomer},
    session::{self, Browser},
    store::{self as db, Start, applicants, entries, guests, keys},
};
use accounts_api::{MemberAgreed, MemberJoined};
use frame::{App, Joining};
use kernel::{Act, MemberId, Moment, OrAbsent, Problems, Refusal, Result};
use store::Tx;

/// A guest wants to be forgotten.
pub const DECLINE_INVITATION: Act = Act::open("decline_invitation");

/// Somebody whose address is known and who may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// What their link names.
    pub named: Named,
    /// The name by which they are expected; they may choose another.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// Who invited or admitted them, if that member is still here.
    pub host: Option<(MemberId, String)>,
    /// As what they come.
    pub way: Way,
    /// When they are forgotten, if that is known.
    pub until: Option<Moment>,
}

/// What the link of a letter says.
pub(super) enum Letter {
    /// They may come.
    Expected(Expected),
    /// It was withdrawn, by this member.
    Withdrawn(String),
}

/// Who is expected by the link that names this.
pub(super) async fn find_letter(app: &App, named: Named) -> Result<Option<Letter>> {
    let read = app.read(&DOOR).await?;
    match named {
        Named::Guest(id) => {
            let Some((guest, host, name)) = guests::find_guest(read.reader(), id).await? else { return Ok(None) };
            if guest.withdrawn_at.is_some() {
                return Ok(Some(Letter::Withdrawn(name)));
            }
            Ok(guest.is_expected(app.clock().now()).then(|| {
                let until = Some(guest.forgotten_at());
                let host = Some((host, name));
                Letter::Expected(Expected {
                    named,
                    name: guest.name,
                    email: guest.email,
                    host,
                    way: Way::Letter,
                    until,
                })
            }))
        }
        Named::Admitted(id) => {
            let found = applicants::find_applicant(read.reader(), id).await?;
            Ok(found.filter(|it| it.0.state == State::Admitted).map(|(it, host, name)| {
                let host = host.zip(name);
                let way = Way::Waiting;
                Letter::Expected(Expected { named, name: it.name, email: it.email, host, way, until: None })
            }))
        }
        _ => Ok(None),
    }
}

/// Somebody who is expected comes in, with the name and password that they chose.
pub async fn finish(
    app: &App,
    expected: Expected,
    name: MemberName,
    password: NewPassword,
    browser: &Browser,
) -> Result<CameIn> {
    let hash = Hashing::of(app).hash(password.expose(), app.rng()).await?;
    let entrance = match &app.settings().joining {
        Joining::Closed => Entrance::Closed,
        _ => Entrance::Open,
    };
    let newcomer = policy::may_join(&DOOR, Newcomer { name, email: expected.email }, entrance)?;
    let token = session::new_token(app.rng());
    app.write(&DOOR, JOIN, async |tx| {
        take_out(tx, expected.named).await?;
        let member = match db::find_account_by_email(tx.reader(), &newcomer.email).await? {
            Some(known) if known.is_confirmed() => {
                return Err(Problems::one("", "You are a member with this address already. Sign in with it.").into());
            }
            // Somebody typed this address before and never confirmed it: whoever reads the letter decides.
            Some(known) => {
                db::save_newcomer(tx, &newcomer, known.member, &hash).await?;
                keys::remove_tokens(tx, known.member).await?;
                known.member
            }
            None => db::insert_member(tx, &newcomer, &hash, Start::Active).await?,
        };
        let (now, by) = (tx.now(), expected.host.as_ref().map(|it| it.0));
        entries::save_entry(tx, &newcomer, member, Entry { way: expected.way, by, version: None }, now).await?;
        let permit = policy::may_redeem(tx.viewer(), member)?;
        db::remove_expected(tx, &permit).await?;
        tx.tell(MemberAgreed { member });
        tx.tell(MemberJoined { member });
        keys::insert_session(tx, member, &token, browser).await?;
        let said = expected.way.words(expected.host.as_ref().map(|it| it.1.as_str()));
        Ok(CameIn { token, said: Some(said) })
    })
    .await
}

/// A guest does not want to come: name and address go at once.
pub async fn decline_invitation(app: &App, text: &str) -> Result<()> {
    let named = Named::read(text, &app.settings().link_key).or_absent()?;
    let Named::Guest(_) = named else { return Err(Refusal::Absent.into()) };
    app.write(&DOOR, DECLINE_INVITATION, async |tx| take_out(tx, named).await).await
}

/// Takes whoever the link names off their list, once.
async fn take_out(tx: &mut Tx, named: Named) -> Result<()> {
    let now = tx.now();
    let taken = match named {
        Named::Guest(id) => {
            let permit = policy::may_redeem(tx.viewer(), id)?;
            guests::remove_guest(tx, &permit, now.minus(guest::KEPT)).await?
        }
        Named::Admitted(id) => {
            let permit = policy::may_redeem(tx.viewer(), id)?;
            applicants::remove_admitted(tx, &permit, now.minus(applicant::DECIDED_FOR)).await?
        }
        _ => false,
    };
    Ok(taken.then_some(()).or_absent()?)
}
