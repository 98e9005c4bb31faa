//! Verbs of administrators who let people in: letters to a list of people, and decisions on the waiting list.

use crate::{
    applicant::Reason,
    guest::{self, NewGuest},
    guest_list::GuestList,
    jobs::{self, Letter},
    link::{ApplicantId, GuestId},
    policy,
    store::{applicants, guests},
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Refusal, Result, Viewer};
use std::collections::HashSet;
use store::Reader;

/// A list is looked at, and nothing sent.
pub const CHECK_GUESTS: Act = Act::open("check_guests");
/// Letters go to the people of a list.
pub const INVITE_GUESTS: Act = Act::open("invite_guests");
/// One letter's link is void.
pub const WITHDRAW_GUEST: Act = Act::open("withdraw_guest");
/// Somebody on the waiting list may come in.
pub const ADMIT: Act = Act::open("admit_applicant");
/// Somebody on it may not.
pub const DECLINE: Act = Act::open("decline_applicant");

/// What would happen with a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Who would get a letter, with the numbers of their lines.
    pub sent: Vec<(u64, NewGuest)>,
    /// The lines that are left out, and why; in the order of the list.
    pub left_out: Vec<(u64, String)>,
}

/// Says what would happen with a list; nothing is sent.
pub async fn check_guests(app: &App, viewer: &Viewer, list: GuestList) -> Result<Checked> {
    policy::may_host(viewer, viewer.id())?;
    checked(app.read(viewer).await?.reader(), list).await
}

async fn checked(reader: Reader<'_>, list: GuestList) -> Result<Checked> {
    let keys: Vec<String> = list.guests.iter().map(|it| it.1.email.key()).collect();
    let (members, invited) = guests::known_of(reader, &keys).await?;
    let known = |set: &HashSet<String>, it: &NewGuest| set.contains(&it.email.key());
    let mut all = Checked::default();
    all.left_out.extend(list.wrong.into_iter().map(|it| (it.line, it.why)));
    for (line, guest) in list.guests {
        if known(&members, &guest) {
            all.left_out.push((line, format!("{} has joined with this address.", guest.name.as_str())));
        } else if known(&invited, &guest) {
            all.left_out.push((line, format!("{} has got a letter already.", guest.name.as_str())));
        } else {
            all.sent.push((line, guest));
        }
    }
    all.left_out.sort();
    Ok(all)
}

/// Sends a letter to everybody of a list who is neither a member nor invited; how many. One reminder follows each letter
/// that nobody answers.
pub async fn invite_guests(app: &App, viewer: &Viewer, list: GuestList) -> Result<usize> {
    let host = viewer.member.or_absent()?;
    app.write(viewer, INVITE_GUESTS, async |tx| {
        let permit = policy::may_host(tx.viewer(), host)?;
        let checked = checked(tx.reader(), list).await?;
        let reminder = tx.now().plus(guest::REMINDED_AFTER);
        for (_, new) in &checked.sent {
            let guest = guests::insert_guest(tx, &permit, new).await?;
            jobs::post(tx, Letter::Guest { guest });
            jobs::post_at(tx, Letter::RemindGuest { guest }, reminder);
        }
        Ok(checked.sent.len())
    })
    .await
}

/// Makes the link of one letter void; no reminder follows.
pub async fn withdraw_guest(app: &App, viewer: &Viewer, guest: GuestId) -> Result<()> {
    let host = viewer.member.or_absent()?;
    app.write(viewer, WITHDRAW_GUEST.on(guest), async |tx| {
        let permit = policy::may_host(tx.viewer(), host)?;
        Ok(guests::save_withdrawn(tx, &permit, guest).await?.then_some(()).or_absent()?)
    })
    .await
}

/// What an administrator decides about somebody on the waiting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// They may come in.
    Admit,
    /// They may not, and are told why.
    Decline(Cleared<Reason>),
}

/// Decides; a letter says so.
pub async fn decide(app: &App, viewer: &Viewer, applicant: ApplicantId, decision: Decision) -> Result<()> {
    let host = viewer.member.or_absent()?;
    let (act, reason) = match &decision {
        Decision::Admit => (ADMIT, None),
        Decision::Decline(reason) => (DECLINE, Some(reason)),
    };
    app.write(viewer, act.on(applicant), async |tx| {
        let permit = policy::may_host(tx.viewer(), host)?;
        if !applicants::save_decision(tx, &permit, applicant, reason.map(Cleared::get)).await? {
            return Err(Refusal::Conflict.into());
        }
        if let Some(reason) = reason {
            guarding_api::note(tx, reason).await?;
        }
        let letter = match reason {
            None => Letter::Admitted { applicant },
            Some(_) => Letter::Declined { applicant },
        };
        jobs::post(tx, letter);
        Ok(())
    })
    .await
}
