//! Inviting contacts, and taking that back.

use super::held;
use crate::{
    joining::{INVITED_A_DAY, Seat},
    policy,
    store::{coming, live},
};
use frame::App;
use groups_api::GroupId;
use kernel::{Act, MemberId, Problems, Result, Viewer};
use notices_api::Kind;

/// Inviting.
pub const INVITE: Act = Act::open("invite_into_group");
/// Taking an invitation back.
pub const WITHDRAW: Act = Act::open("withdraw_invitation_to_group");

/// Invites contacts. Of whom was invited lately, whatever they thought of it, the answer is the same (abuse case 27).
///
/// # Errors
/// The problem of whom was chosen, or of the day's number (abuse case 43).
pub async fn invite(app: &App, viewer: &Viewer, group: GroupId, whom: &[MemberId]) -> Result<()> {
    app.write(viewer, INVITE.on(group), async |tx| {
        let known = held(tx, group).await?;
        let contacts = coming::find_contacts(tx.reader(), whom).await?;
        let seats = contacts.iter().map(|it| Seat { group, member: *it }).collect();
        let seats = policy::may_invite(tx.viewer(), &known, seats)?;
        if seats.is_empty() {
            return Err(Problems::one("with", "Choose at least one of your contacts.").into());
        }
        let today = coming::count_invited(tx.reader()).await? + i64::try_from(seats.len()).unwrap_or(i64::MAX);
        if today > INVITED_A_DAY {
            let words = format!("You can invite {INVITED_A_DAY} people a day, in all of your groups. Choose fewer.");
            return Err(Problems::one("with", words).into());
        }
        let invited = coming::insert_invitations(tx, &seats).await?;
        if invited.is_empty() {
            return Ok(());
        }
        let by = tx.viewer().member;
        notices_api::give(tx, &invited, Kind::GroupInvited, by, *group.as_bytes()).await
    })
    .await
}

/// Takes an invitation back: for whoever was invited a secret group does not exist any more (abuse case 27).
pub async fn withdraw(app: &App, viewer: &Viewer, seat: Seat) -> Result<()> {
    app.write(viewer, WITHDRAW.on(seat.group), async |tx| {
        let known = held(tx, seat.group).await?;
        let seats = policy::may_invite(tx.viewer(), &known, vec![seat])?;
        coming::save_withdrawn(tx, &seats).await?;
        live::insert_changes(tx, &[seat]).await?;
        notices_api::withdraw_from(tx, seat.member, Kind::GroupInvited, *seat.group.as_bytes()).await
    })
    .await
}
