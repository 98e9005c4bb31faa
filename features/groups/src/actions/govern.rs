//! What hosts and owners do: letting in and declining, giving roles, taking out, and answering objections.

use super::{come::forget_asked, held};
use crate::{
    joining::{Objection, Reason, Removal, Reply, Seat, Turn, check_owner_goes},
    policy,
    store::{coming, live, membership},
};
use ::store::{Tx, inbox};
use frame::App;
use groups_api::{GroupId, MemberJoined, MemberLeft, Role, hosts_of};
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Result, Viewer};
use notices_api::Kind;

/// Letting in.
pub const LET_IN: Act = Act::open("let_into_group");
/// Declining.
pub const DECLINE: Act = Act::open("decline_to_let_into_group");
/// Giving another role.
pub const APPOINT: Act = Act::open("appoint_in_group");
/// Taking out.
pub const REMOVE: Act = Act::open("take_out_of_group");
/// Objecting to that.
pub const OBJECT: Act = Act::open("object_to_removal");
/// Answering it.
pub const ANSWER_OBJECTION: Act = Act::open("answer_objection");

/// Lets somebody in who asked. `false` if they do not wait any more: another host was quicker, or they took it back.
pub async fn let_in(app: &App, viewer: &Viewer, seat: Seat) -> Result<bool> {
    app.write(viewer, LET_IN.on(seat.group), async |tx| {
        let known = held(tx, seat.group).await?;
        let permit = policy::may_answer(tx.viewer(), &known, seat)?;
        let Some(request) = coming::find_request(tx.reader(), seat).await? else { return Ok(false) };
        let by = tx.viewer().member;
        hold_all(tx, seat).await?;
        if membership::insert_let_in(tx, &permit).await? {
            live::insert_changes(tx, &[seat]).await?;
            notices_api::give(tx, &[seat.member], Kind::GroupAnswered, by, *seat.group.as_bytes()).await?;
            tx.tell(MemberJoined { group: seat.group, member: seat.member });
        }
        coming::close_door_of_let_in(tx, &permit).await?;
        forget_asked(tx, request).await?;
        Ok(true)
    })
    .await
}

/// Tells somebody who asked that it is not now, with words or without. `false` if they do not wait any more.
pub async fn decline(app: &App, viewer: &Viewer, seat: Seat, reply: Cleared<Option<Reply>>) -> Result<bool> {
    app.write(viewer, DECLINE.on(seat.group), async |tx| {
        let known = held(tx, seat.group).await?;
        let permit = policy::may_answer(tx.viewer(), &known, seat)?;
        let Some(request) = coming::find_request(tx.reader(), seat).await? else { return Ok(false) };
        guarding_api::note(tx, &reply).await?;
        coming::save_declined(tx, &permit, reply.get().as_ref()).await?;
        // Who of the hosts it was, nobody is told.
        notices_api::give(tx, &[seat.member], Kind::GroupAnswered, None, *seat.group.as_bytes()).await?;
        forget_asked(tx, request).await?;
        Ok(true)
    })
    .await
}

/// Gives somebody another role. A group that is alive is never without an owner.
///
/// # Errors
/// What the only owner has to do first.
pub async fn appoint(app: &App, viewer: &Viewer, seat: Seat, role: Role) -> Result<()> {
    app.write(viewer, APPOINT.on(seat.group), async |tx| {
        let known = held(tx, seat.group).await?;
        let was = membership::find_membership(tx.reader(), seat).await?.or_absent()?;
        let turn = policy::may_appoint(tx.viewer(), &known, Turn { was, role })?;
        if was.role == role {
            return Ok(());
        }
        if was.role == Role::Owner {
            let (owners, others) = membership::count_owners(tx.reader(), seat.group).await?;
            check_owner_goes(owners, others).map_err(|it| Problems::one("role", it.to_string()))?;
        }
        membership::save_role(tx, &turn).await?;
        live::insert_changes(tx, &[seat]).await?;
        let by = tx.viewer().member;
        notices_api::give(tx, &[seat.member], Kind::GroupRole, by, *seat.group.as_bytes()).await
    })
    .await
}

/// Takes somebody out. They read the reason, and can object to it once; from the commit on nothing of the group reaches them.
pub async fn remove(app: &App, viewer: &Viewer, seat: Seat, reason: Cleared<Reason>) -> Result<()> {
    app.write(viewer, REMOVE.on(seat.group), async |tx| {
        let known = held(tx, seat.group).await?;
        let was = membership::find_membership(tx.reader(), seat).await?.or_absent()?;
        guarding_api::note(tx, &reason).await?;
        let removal = Removal { seat, reason: reason.into_inner() };
        let removal = policy::may_remove(tx.viewer(), &known, was.role, removal)?;
        coming::insert_removal(tx, &removal, known.settings.name.as_str()).await?;
        membership::remove_other(tx, &removal.map(|it| it.seat)).await?;
        live::insert_changes(tx, &[seat]).await?;
        let about = *seat.group.as_bytes();
        for kind in [Kind::GroupInvited, Kind::GroupAnswered, Kind::GroupRole] {
            notices_api::withdraw_from(tx, seat.member, kind, about).await?;
        }
        notices_api::give(tx, &[seat.member], Kind::GroupRemoved, None, about).await?;
        tx.tell(MemberLeft { group: seat.group, member: seat.member });
        Ok(())
    })
    .await
}

/// Objects to having been taken out, once.
///
/// # Errors
/// `Absent` for whoever was not, or has objected.
pub async fn object(app: &App, viewer: &Viewer, group: GroupId, words: Cleared<Objection>) -> Result<()> {
    app.write(viewer, OBJECT.on(group), async |tx| {
        let removed = coming::find_own_removal(tx.reader(), group).await?.or_absent()?;
        let permit = policy::may_object(tx.viewer(), &removed)?;
        guarding_api::note(tx, &words).await?;
        coming::save_objection(tx, &permit, words.get()).await?;
        let by = tx.viewer().member;
        let owners = membership::find_owners(tx.reader(), group).await?;
        notices_api::give(tx, &owners, Kind::GroupObjection, by, *group.as_bytes()).await
    })
    .await
}

/// Answers an objection: it stays so.
pub async fn answer_objection(app: &App, viewer: &Viewer, seat: Seat, reply: Cleared<Reply>) -> Result<()> {
    app.write(viewer, ANSWER_OBJECTION.on(seat.group), async |tx| {
        let permit = may_answer(tx, seat).await?;
        guarding_api::note(tx, &reply).await?;
        coming::save_objection_answer(tx, &permit, reply.get()).await?;
        notices_api::give(tx, &[seat.member], Kind::GroupObjection, None, *seat.group.as_bytes()).await
    })
    .await
}

/// What kept somebody out is forgotten, and they are told; they come in again as anybody would, by an invitation that is made
/// for them.
pub async fn let_back(app: &App, viewer: &Viewer, seat: Seat) -> Result<()> {
    app.write(viewer, ANSWER_OBJECTION.on(seat.group), async |tx| {
        let permit = may_answer(tx, seat).await?;
        coming::remove_removal(tx, &permit).await?;
        let known = held(tx, seat.group).await?;
        let seats = policy::may_invite(tx.viewer(), &known, vec![seat])?;
        coming::renew_invitations(tx, &seats).await?;
        let by = tx.viewer().member;
        notices_api::withdraw_from(tx, seat.member, Kind::GroupRemoved, *seat.group.as_bytes()).await?;
        notices_api::give(tx, &[seat.member], Kind::GroupInvited, by, *seat.group.as_bytes()).await
    })
    .await
}

async fn may_answer(tx: &mut Tx, seat: Seat) -> Result<kernel::Permit<policy::Object, Seat>> {
    let known = held(tx, seat.group).await?;
    let removals = coming::page_of_removals(tx.reader(), seat.group, 1_000).await?;
    let removed = removals.into_iter().find(|it| it.seat == seat).or_absent()?;
    Ok(policy::may_answer_objection(tx.viewer(), &known, &removed)?)
}

/// Everybody whom an answer tells something, in one go, so that two hosts at once do not wait for each other.
async fn hold_all(tx: &mut Tx, seat: Seat) -> Result<()> {
    let mut all: Vec<MemberId> = hosts_of(tx.reader(), seat.group).await?;
    all.push(seat.member);
    Ok(inbox::hold(tx, &all).await?)
}
