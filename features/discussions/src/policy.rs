//! Who may what in discussions. Pure; the only place of this feature where permits are made.

use crate::{
    discussion::{Kind, Thread},
    post::Post,
};
use groups_api::{Role, Standing};
use kernel::{Permit, Refusal, Verdict, Viewer, permit};

/// Leave to begin a discussion.
pub enum Start {}
/// Leave to write in one.
pub enum Write {}
/// Leave to change or delete a post of one's own.
pub enum Revise {}
/// Leave to say something to a post, or to choose in a poll.
pub enum React {}
/// Leave to say how one keeps a discussion or a group, and to keep a draft.
pub enum Keep {}
/// Leave to change what a discussion says about itself: its title, its tags, what solved it, its other view.
pub enum Shape {}
/// Leave to hide, close, move, let through: what those do who look after the group.
pub enum Care {}
/// Leave to propose a summary.
pub enum Propose {}
/// Leave to accept one, or not to.
pub enum Decide {}
/// Leave to hold a post back and to let it go, for those who look at reports.
pub enum Hold {}
/// Leave to do what the house does by itself.
pub enum Clear {}

/// Whoever is in a group begins something; announcements are for those who look after it. Whether the group still lives has
/// words of its own.
pub fn may_start<T>(viewer: &Viewer, standing: &Standing, kind: Kind, new: T) -> Result<Permit<Start, T>, Refusal> {
    let verdict = match standing.role {
        Some(role) if standing.writes() => Verdict::when_or(kind.is_for(role), Refusal::NotAllowed),
        _ => Verdict::when_or(false, if standing.reads { Refusal::NotAllowed } else { Refusal::Absent }),
    };
    permit(viewer, new, active(viewer, verdict))
}

/// Whoever reads a discussion and is in its group writes; whether one still can has words of its own ([`Thread::writable`]).
pub fn may_write<T>(viewer: &Viewer, thread: &Thread, new: T) -> Result<Permit<Write, T>, Refusal> {
    permit(viewer, new, Verdict::when(viewer.is_active() && viewer.is(thread.own) && thread.role.is_some()))
}

/// Authors change what is theirs, while they read there.
pub fn may_revise<T>(viewer: &Viewer, thread: &Thread, post: &Post, change: T) -> Result<Permit<Revise, T>, Refusal> {
    let own = post.author.is_some_and(|it| viewer.is(it)) && viewer.is(thread.own);
    permit(viewer, change, Verdict::when(viewer.is_active() && own))
}

/// Whoever is in the group and sees a post says something to it: "can act" is "can read" (abuse case 16).
pub fn may_react<T>(viewer: &Viewer, thread: &Thread, said: T) -> Result<Permit<React, T>, Refusal> {
    permit(viewer, said, Verdict::when(viewer.is_active() && viewer.is(thread.own) && thread.role.is_some()))
}

/// Whoever reads a discussion says how they keep it.
pub fn may_keep<T>(viewer: &Viewer, thread: &Thread, keeping: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, keeping, Verdict::when(viewer.is_active() && viewer.is(thread.own)))
}

/// Whoever reads in a group keeps what they began to write there, and that they were there.
pub fn may_keep_in<T>(viewer: &Viewer, standing: &Standing, keeping: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, keeping, Verdict::when(viewer.is_active() && standing.reads))
}

/// What a discussion is called and what solved it: whoever began it, and those who look after the group.
pub fn may_shape<T>(viewer: &Viewer, thread: &Thread, change: T) -> Result<Permit<Shape, T>, Refusal> {
    permit(viewer, change, Verdict::when(viewer.is_active() && viewer.is(thread.own) && thread.is_shaped_by_reader()))
}

/// Another view is marked by those who look after the group, or by whoever wrote it; never in the place of one that a host
/// chose.
pub fn may_mark_view<T>(viewer: &Viewer, thread: &Thread, post: &Post, mark: T) -> Result<Permit<Shape, T>, Refusal> {
    let free = thread.view.is_none_or(|(id, by_host)| id == post.id && !by_host);
    let own = thread.role.is_some() && post.author.is_some_and(|it| viewer.is(it)) && free;
    permit(viewer, mark, Verdict::when(viewer.is_active() && viewer.is(thread.own) && (own || thread.is_hosted())))
}

/// Those who look after the group look after what they can read, and nobody else does (abuse case 16).
pub fn may_care<T>(viewer: &Viewer, thread: &Thread, measure: T) -> Result<Permit<Care, T>, Refusal> {
    permit(viewer, measure, Verdict::when(viewer.is_active() && viewer.is(thread.own) && thread.is_hosted()))
}

/// A discussion moves to where whoever moves it may write (abuse case 16). Out of a group that not everybody reads nothing is
/// carried to others (abuse cases 18 and 19), but for what one began oneself and nobody answered.
pub fn may_move<T>(
    viewer: &Viewer,
    thread: &Thread,
    from: &Standing,
    to: &Standing,
    moved: T,
) -> Result<Permit<Care, T>, Refusal> {
    let told_to_all = from.kind == groups_api::Kind::Open && from.group == thread.group;
    let alone = thread.is_own() && thread.posts == 1;
    let may = viewer.is_active() && viewer.is(thread.own) && thread.is_hosted() && to.writes();
    permit(viewer, moved, Verdict::when(may && (told_to_all || alone) && to.group != thread.group))
}

/// How a group writes is decided by those who host it.
pub fn may_rule<T>(viewer: &Viewer, standing: &Standing, rules: T) -> Result<Permit<Care, T>, Refusal> {
    let hosts = standing.role.is_some_and(Role::hosts) && standing.writes();
    permit(viewer, rules, Verdict::when(viewer.is_active() && hosts))
}

/// Anyone in the group proposes a summary.
pub fn may_propose<T>(viewer: &Viewer, thread: &Thread, summary: T) -> Result<Permit<Propose, T>, Refusal> {
    permit(viewer, summary, Verdict::when(viewer.is_active() && viewer.is(thread.own) && thread.role.is_some()))
}

/// Hosts accept one, or do not.
pub fn may_decide<T>(viewer: &Viewer, thread: &Thread, decision: T) -> Result<Permit<Decide, T>, Refusal> {
    let hosts = thread.role.is_some_and(Role::hosts);
    permit(viewer, decision, Verdict::when(viewer.is_active() && viewer.is(thread.own) && hosts))
}

/// Who sees a post has it held back by a report; whoever looks at reports does so by deciding.
pub fn may_hold<T>(viewer: &Viewer, post: T, sees: bool) -> Result<Permit<Hold, T>, Refusal> {
    let looks = viewer.roles.moderator || viewer.roles.admin;
    permit(viewer, post, Verdict::when(viewer.is_active() && (sees || looks)))
}

/// Only those who look at reports let it be seen again.
pub fn may_let_go<T>(viewer: &Viewer, post: T) -> Result<Permit<Hold, T>, Refusal> {
    let looks = viewer.roles.moderator || viewer.roles.admin;
    permit(viewer, post, Verdict::when(viewer.is_active() && looks))
}

/// What an older renderer made, what nobody answered, what a made population says: the house's own work.
pub fn may_clear<T>(viewer: &Viewer, what: T) -> Result<Permit<Clear, T>, Refusal> {
    permit(viewer, what, Verdict::when(viewer.is_house()))
}

fn active(viewer: &Viewer, verdict: Verdict) -> Verdict {
    if viewer.is_active() { verdict } else { Verdict::Refuse(Refusal::Absent) }
}

#[cfg(test)]
mod tests;
