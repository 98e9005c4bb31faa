//! Who may what in discussions. Pure; the only place of this feature where permits are made.

use crate::{
    discussion::{Kind, Thread},
    post::Post,
    store::{asker::Hidden, unmasking::Named},
};
use groups_api::{Role, Standing};
use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

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
/// Leave to name the two moderators who can learn who asked without a name.
pub enum Name {}
/// Leave of one of the two to do their part of that.
pub enum Unmask {}
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
    permit(viewer, change, Verdict::when(viewer.is_active() && viewer.is(thread.own) && thread.wrote(post)))
}

/// Whoever is in the group and sees a post says something to it: "can act" is "can read" (abuse case 16).
pub fn may_react<T>(viewer: &Viewer, thread: &Thread, said: T) -> Result<Permit<React, T>, Refusal> {
    permit(viewer, said, Verdict::when(viewer.is_active() && viewer.is(thread.own) && thread.role.is_some()))
}

/// Whoever reads a discussion says how they keep it.
pub fn may_keep<T>(viewer: &Viewer, thread: &Thread, keeping: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, keeping, Verdict::when(viewer.is_active() && viewer.is(thread.own)))
}

/// What one keeps for oneself one also stops keeping, whether or not one still reads what it was about.
pub fn may_keep_own<T>(viewer: &Viewer, keeping: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, keeping, Verdict::when(viewer.is_active() && viewer.member.is_some()))
}

/// Whoever asked without a name says once what is wrong with its hiding: what the house finds by their own places is theirs.
pub fn may_object<T>(viewer: &Viewer, hiding: &Hidden, words: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, words, Verdict::when(viewer.is_active() && hiding.measure.is_some()))
}

/// Whoever reads in a group keeps what they began to write there, and that they were there.
pub fn may_keep_in<T>(viewer: &Viewer, standing: &Standing, keeping: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, keeping, Verdict::when(viewer.is_active() && standing.reads))
}

/// Each member for themselves; what it is about was read through what they see.
pub fn may_catch_up<T>(viewer: &Viewer, read: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, read, Verdict::when(viewer.is_active()))
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
    let may = (own || thread.is_hosted()) && !post.asker;
    permit(viewer, mark, Verdict::when(viewer.is_active() && viewer.is(thread.own) && may))
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
    // Under a name: to move what one asked without one would show whose it is. It stays where enough people are.
    let alone = thread.author.is_some_and(|it| viewer.is(it)) && thread.posts == 1;
    // Nothing comes to stand there by being moved that could not have been begun there.
    let there = to.writes() && to.role.is_some_and(|it| thread.kind.is_for(it));
    let may = viewer.is_active() && viewer.is(thread.own) && thread.is_hosted() && there && !thread.anonymous;
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
    permit(viewer, post, Verdict::when(viewer.is_active() && (sees || looks(viewer))))
}

/// Only those who look at reports let it be seen again.
pub fn may_let_go<T>(viewer: &Viewer, post: T) -> Result<Permit<Hold, T>, Refusal> {
    permit(viewer, post, Verdict::when(viewer.is_active() && looks(viewer)))
}

/// Whoever is in a group asks without a name, once the house has said that it is possible there ([`crate::asking::Ground`]).
pub fn may_ask<T>(viewer: &Viewer, standing: &Standing, new: T) -> Result<Permit<Start, T>, Refusal> {
    may_start(viewer, standing, Kind::Question, new)
}

/// Administrators name two moderators, and never themselves.
pub fn may_name(viewer: &Viewer, two: [MemberId; 2]) -> Result<Permit<Name, [MemberId; 2]>, Refusal> {
    let other = two[0] != two[1] && two.iter().all(|it| !viewer.is(*it));
    let verdict = Verdict::when_or(other, Refusal::NotAllowed);
    permit(viewer, two, if viewer.is_active() && viewer.roles.admin { verdict } else { Verdict::when(false) })
}

/// Whoever was named says whether they agree.
pub fn may_answer_naming(viewer: &Viewer, named: &[Named], agrees: bool) -> Result<Permit<Unmask, bool>, Refusal> {
    let is = named.iter().any(|it| viewer.is(it.member));
    permit(viewer, agrees, Verdict::when(viewer.is_active() && looks(viewer) && is))
}

/// One of the two who are named and agreed; while there are not two, nobody does.
pub fn may_unmask<T>(viewer: &Viewer, named: &[Named], part: T) -> Result<Permit<Unmask, T>, Refusal> {
    let both = named.iter().filter(|it| it.agreed && it.active).count() == 2;
    let is = named.iter().any(|it| viewer.is(it.member) && it.agreed);
    permit(viewer, part, Verdict::when(viewer.is_active() && looks(viewer) && both && is))
}

fn looks(viewer: &Viewer) -> bool {
    viewer.roles.moderator || viewer.roles.admin
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
