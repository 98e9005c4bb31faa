//! Verbs of personal invitations: what a link offers, coming in by it, withdrawing and renewing it.

use super::{
    DOOR,
    expected::{self, Expected, Letter},
};
use crate::{
    account::Email,
    entry::{Entry, Way},
    invitation::{Invitation, Validity},
    link::Named,
    policy::{self, Entrance},
    store::{self as db, entries, invitations, work},
};
use accounts_api::MemberJoined;
use frame::{App, Joining};
use kernel::{Act, MemberId, OrAbsent, Refusal, Result, Viewer};
use store::Tx;

/// One's link is good no longer.
pub const WITHDRAW_INVITATION: Act = Act::open("withdraw_invitation");
/// Another link in its place.
pub const RENEW_INVITATION: Act = Act::open("renew_invitation");

/// What the link of an invitation offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Who invites.
    pub host: MemberId,
    /// Their name.
    pub name: String,
    /// Which of their links it is.
    pub version: i64,
    /// Whether one may come in with it.
    pub validity: Validity,
}

/// What a text that is shown as a link's offers to whoever has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offered {
    /// A member's personal invitation.
    Personal(Offer),
    /// A place for one person, whose address is known.
    Expected(Box<Expected>),
    /// Nothing any more: the letter was withdrawn by this member.
    Withdrawn(String),
}

/// What this link offers; `None` if we did not make it, or if whoever invites is no member in good standing.
pub async fn find_offer(app: &App, text: &str) -> Result<Option<Offered>> {
    let (host, version) = match Named::read(text, &app.settings().link_key) {
        Some(Named::Personal(host, version)) => (host, version),
        Some(named) => {
            return Ok(expected::find_letter(app, named).await?.map(|it| match it {
                Letter::Expected(it) => Offered::Expected(Box::new(it)),
                Letter::Withdrawn(host) => Offered::Withdrawn(host),
            }));
        }
        None => return Ok(None),
    };
    let read = app.read(&DOOR).await?;
    let found = invitations::find_offer(read.reader(), host).await?;
    Ok(found.map(|(it, name)| Offered::Personal(Offer { host, name, version, validity: it.validity(version) })))
}

/// The address of an invitation's link.
pub fn invitation_address(app: &App, invitation: &Invitation) -> String {
    let text = Named::Personal(invitation.host, invitation.version).text(&app.settings().link_key);
    app.settings().url.link(&format!("/invitation?t={text}"))
}

/// Whether a newcomer with this address and perhaps an invitation may come in, and how that is noted.
pub(super) async fn entrance(app: &App, email: &Email, invitation: &str) -> Result<(Entrance, Entry)> {
    let joining = &app.settings().joining;
    let offered = find_offer(app, invitation).await?;
    if let Some(Offered::Personal(it)) = &offered
        && it.validity == Validity::Good
        && *joining != Joining::Closed
    {
        let entry = Entry { version: Some(it.version), ..Entry::by(Way::Invitation, it.host) };
        return Ok((Entrance::Open, entry));
    }
    let (entrance, way) = match joining {
        Joining::Closed => (Entrance::Closed, Way::Open),
        Joining::Open => (Entrance::Open, Way::Open),
        Joining::Domains(listed) if email.is_within(listed) => (Entrance::Open, Way::Domain),
        Joining::Invited | Joining::Waiting | Joining::Domains(_) if !invitation.is_empty() => {
            (Entrance::Outdated, Way::Open)
        }
        Joining::Domains(listed) => (Entrance::Unlisted(listed.clone()), Way::Open),
        Joining::Invited | Joining::Waiting => (Entrance::Uninvited, Way::Open),
    };
    Ok((entrance, Entry::alone(way)))
}

/// Lets somebody in who has read the letter to their address: who invited them, in a sentence. Here the place of a personal
/// invitation is taken, so that only people who come take one; a conflict if none is left.
pub(super) async fn let_in(tx: &mut Tx, member: MemberId) -> Result<Option<String>> {
    let permit = policy::may_redeem(tx.viewer(), member)?;
    let entry = entries::find_entry(tx.reader(), member).await?;
    let account = db::find_account(tx.reader(), member).await?.or_absent()?;
    if account.standing == "unconfirmed"
        && let Some((Entry { way: Way::Invitation, by, version }, _)) = &entry
    {
        let place = match (by, version) {
            (Some(host), Some(version)) => invitations::take_place(tx, &permit, *host, *version).await?,
            _ => false, // whoever invited has left
        };
        if !place {
            return Err(Refusal::Conflict.into());
        }
    }
    if account.standing == "unconfirmed" && entry.as_ref().is_some_and(|it| it.0.way == Way::Domain) {
        work::insert_confirmed(tx, &permit, &account.email).await?; // what let them in is evidence
    }
    db::save_confirmed(tx, &permit).await?;
    db::remove_expected(tx, &permit).await?;
    tx.tell(MemberJoined { member });
    Ok(entry.filter(|it| it.0.by.is_some()).map(|(it, host)| it.way.words(host.as_deref())))
}

/// Withdraws one's link: it is void at once, also for those who have not confirmed their address yet.
pub async fn withdraw_invitation(app: &App, viewer: &Viewer) -> Result<()> {
    let host = viewer.member.or_absent()?;
    app.write(viewer, WITHDRAW_INVITATION, async |tx| {
        let permit = policy::may_invite(tx.viewer(), host)?;
        invitations::save_withdrawn(tx, &permit).await
    })
    .await
}

/// Makes another link: the old one is void, and as many places are left as before.
pub async fn renew_invitation(app: &App, viewer: &Viewer) -> Result<()> {
    let host = viewer.member.or_absent()?;
    app.write(viewer, RENEW_INVITATION, async |tx| {
        let permit = policy::may_invite(tx.viewer(), host)?;
        invitations::save_renewed(tx, &permit).await
    })
    .await
}
