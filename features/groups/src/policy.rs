//! Who may found, change, join, ask, invite, take out, write about and end. Roles of the network open nothing here (abuse
//! case 35): what counts is what somebody is in the group.

#[cfg(test)]
mod tests;

use crate::{
    about::Wording,
    group::{Entrance, Known, NewGroup, Settings},
    joining::{Asking, Membership, Removal, Removed, Seat, Turn},
};
use groups_api::{GroupId, Role};
use kernel::{Moment, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to found.
pub enum Found {}
/// Leave to change the settings, or to end.
pub enum Change {}
/// Leave to come in.
pub enum Join {}
/// Leave to ask.
pub enum Ask {}
/// Leave to take back what one asked, or to say no to an invitation.
pub enum Withdraw {}
/// Leave to let in or decline.
pub enum Answer {}
/// Leave to invite, and to take that back.
pub enum Invite {}
/// Leave to go.
pub enum Leave {}
/// Leave to give somebody another role.
pub enum Appoint {}
/// Leave to take somebody out.
pub enum Remove {}
/// Leave to object, and to answer that.
pub enum Object {}
/// Leave to write what the group says about itself.
pub enum Write {}
/// Leave to hold back and to let go again.
pub enum Hold {}
/// Leave to do what time or an erasure asks for.
pub enum Keep {}

/// Members found groups. How many a day is the rule of the group.
pub fn may_found(viewer: &Viewer, new: NewGroup) -> Result<Permit<Found, NewGroup>, Refusal> {
    permit(viewer, new, Verdict::when(viewer.is_active()))
}

/// Hosts change what it is, as long as it is alive.
pub fn may_change(
    viewer: &Viewer,
    known: &Known,
    to: Settings,
) -> Result<Permit<Change, (GroupId, Settings)>, Refusal> {
    permit(viewer, (known.id, to), inside(viewer, known, known.hosts()))
}

/// Owners end it.
pub fn may_end(viewer: &Viewer, known: &Known) -> Result<Permit<Change, GroupId>, Refusal> {
    permit(viewer, known.id, inside(viewer, known, known.writes() && known.role == Some(Role::Owner)))
}

/// Whoever is not in it comes in through the open door, or because a host invited them.
pub fn may_join(viewer: &Viewer, known: &Known, seat: Seat, now: Moment) -> Result<Permit<Join, Membership>, Refusal> {
    let open = matches!(known.entrance(now), Entrance::Join | Entrance::Invited);
    let membership = Membership { seat, role: Role::Member };
    permit(viewer, membership, outside(viewer, known, viewer.is(seat.member) && open))
}

/// Whoever is not in it asks, where one can.
pub fn may_ask(viewer: &Viewer, known: &Known, asking: Asking, now: Moment) -> Result<Permit<Ask, Asking>, Refusal> {
    let can = viewer.is(asking.seat.member) && known.entrance(now) == Entrance::Ask;
    permit(viewer, asking, outside(viewer, known, can))
}

/// Everybody takes back what they asked, and says no to what they are invited to.
pub fn may_withdraw(viewer: &Viewer, seat: Seat) -> Result<Permit<Withdraw, Seat>, Refusal> {
    permit(viewer, seat, Verdict::when(viewer.is_active() && viewer.is(seat.member)))
}

/// Hosts let in and decline.
pub fn may_answer(viewer: &Viewer, known: &Known, seat: Seat) -> Result<Permit<Answer, Seat>, Refusal> {
    permit(viewer, seat, inside(viewer, known, known.hosts()))
}

/// Hosts invite.
pub fn may_invite(viewer: &Viewer, known: &Known, seats: Vec<Seat>) -> Result<Permit<Invite, Vec<Seat>>, Refusal> {
    permit(viewer, seats, inside(viewer, known, known.hosts()))
}

/// Whoever is in it goes when they like. Whether an owner may, is the rule of joining.
pub fn may_leave(viewer: &Viewer, known: &Known, seat: Seat) -> Result<Permit<Leave, Seat>, Refusal> {
    let goes = viewer.is(seat.member) && known.role.is_some();
    permit(viewer, seat, outside(viewer, known, goes))
}

/// Owners make and unmake everything; hosts say who moderates.
pub fn may_appoint(viewer: &Viewer, known: &Known, turn: Turn) -> Result<Permit<Appoint, Turn>, Refusal> {
    let small = |role: Role| matches!(role, Role::Moderator | Role::Member);
    let may = match known.role {
        Some(Role::Owner) => true,
        Some(Role::Host) => small(turn.was.role) && small(turn.role),
        _ => false,
    };
    permit(viewer, turn, inside(viewer, known, known.hosts() && may))
}

/// Owners take out everybody but owners, hosts those who do not host; nobody themselves.
pub fn may_remove(
    viewer: &Viewer,
    known: &Known,
    was: Role,
    removal: Removal,
) -> Result<Permit<Remove, Removal>, Refusal> {
    let may = match known.role {
        Some(Role::Owner) => was != Role::Owner,
        Some(Role::Host) => !was.hosts(),
        _ => false,
    };
    let may = may && known.hosts() && !viewer.is(removal.seat.member);
    permit(viewer, removal, inside(viewer, known, may))
}

/// Whoever was taken out objects, once.
pub fn may_object(viewer: &Viewer, removed: &Removed) -> Result<Permit<Object, Seat>, Refusal> {
    let may = viewer.is_active() && viewer.is(removed.seat.member) && removed.objection.is_none();
    permit(viewer, removed.seat, Verdict::when(may))
}

/// Owners answer an objection.
pub fn may_answer_objection(
    viewer: &Viewer,
    known: &Known,
    removed: &Removed,
) -> Result<Permit<Object, Seat>, Refusal> {
    let may = known.writes() && known.role == Some(Role::Owner) && removed.objection.is_some();
    permit(viewer, removed.seat, inside(viewer, known, may))
}

/// Whoever is in it writes what it says about itself.
pub fn may_write_about(viewer: &Viewer, known: &Known, wording: Wording) -> Result<Permit<Write, Wording>, Refusal> {
    permit(viewer, wording, inside(viewer, known, known.writes()))
}

/// Whoever may report a group may have it held back at once; whether this report does that, moderation decides.
pub fn may_hold(viewer: &Viewer, group: GroupId) -> Result<Permit<Hold, GroupId>, Refusal> {
    let looks = viewer.roles.admin || viewer.roles.moderator;
    permit(viewer, group, Verdict::when(viewer.is_active() || looks))
}

/// Only those who look at reports let a group be seen again.
pub fn may_let_go(viewer: &Viewer, group: GroupId) -> Result<Permit<Hold, GroupId>, Refusal> {
    let looks = viewer.roles.admin || viewer.roles.moderator;
    permit(viewer, group, Verdict::when(viewer.is_active() && looks))
}

/// What time, an erasure or the making of a population asks for, the house does.
pub fn may_keep<T>(viewer: &Viewer, subject: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house()))
}

/// To whoever reads there, a no may say that it is one; for everybody else there is nothing.
fn inside(viewer: &Viewer, known: &Known, may: bool) -> Verdict {
    let refusal = if known.reads { Refusal::NotAllowed } else { Refusal::Absent };
    Verdict::when_or(viewer.is_active() && may, refusal)
}

/// Whoever sees the card may know that they may not.
fn outside(viewer: &Viewer, _: &Known, may: bool) -> Verdict {
    Verdict::when_or(viewer.is_active() && may, Refusal::NotAllowed)
}
