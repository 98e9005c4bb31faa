//! Who may what in the library. Pure; the only place of this feature where permits are made.

use crate::resource::Resource;
use groups_api::Standing;
use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to begin a resource.
pub enum Start {}
/// Leave to change its draft.
pub enum Write {}
/// Leave to publish it, and to decide who writes, who reads and whether it goes on.
pub enum Own {}
/// Leave to say whether one writes with its owner, and to be named.
pub enum Join {}
/// Leave to hold it back and to let it go, for those who look at reports.
pub enum Hold {}
/// Leave to do what the house does by itself.
pub enum Keep {}

/// Every member in good standing begins what they like; nobody else ever sees it as it is.
pub fn may_start<T>(viewer: &Viewer, owner: MemberId, new: T) -> Result<Permit<Start, T>, Refusal> {
    permit(viewer, new, Verdict::when(viewer.is_active() && viewer.is(owner)))
}

/// Its owner and who agreed to write with them; for everybody else there is no draft (abuse cases 1, 3).
pub fn may_write<T>(viewer: &Viewer, resource: &Resource, change: T) -> Result<Permit<Write, T>, Refusal> {
    let may = viewer.is_active() && viewer.is(resource.own) && resource.is_written_by_viewer();
    permit(viewer, change, Verdict::when(may))
}

/// Only its owner; whoever writes with them sees that and is told so.
pub fn may_own<T>(viewer: &Viewer, resource: &Resource, act: T) -> Result<Permit<Own, T>, Refusal> {
    let sees = viewer.is_active() && viewer.is(resource.own) && resource.is_written_by_viewer();
    let verdict = if sees { Verdict::when_or(resource.is_own(), Refusal::NotAllowed) } else { Verdict::when(false) };
    permit(viewer, act, verdict)
}

/// For a group only whoever may write there; what that is has been asked in the same write.
pub fn may_publish<T>(
    viewer: &Viewer,
    resource: &Resource,
    group: Option<&Standing>,
    new: T,
) -> Result<Permit<Own, T>, Refusal> {
    let new = may_own(viewer, resource, new)?.into_subject();
    permit(viewer, new, Verdict::when_or(group.is_none_or(Standing::writes), Refusal::NotAllowed))
}

/// Whoever was asked, or writes already, says so for themselves.
pub fn may_join<T>(viewer: &Viewer, asked: MemberId, answer: T) -> Result<Permit<Join, T>, Refusal> {
    permit(viewer, answer, Verdict::when(viewer.is_active() && viewer.is(asked)))
}

/// Who sees it has it held back by a report; whoever looks at reports does so by deciding.
pub fn may_hold<T>(viewer: &Viewer, resource: T, sees: bool) -> Result<Permit<Hold, T>, Refusal> {
    permit(viewer, resource, Verdict::when(viewer.is_active() && (sees || looks(viewer))))
}

/// Only those who look at reports let it be seen again.
pub fn may_let_go<T>(viewer: &Viewer, resource: T) -> Result<Permit<Hold, T>, Refusal> {
    permit(viewer, resource, Verdict::when(viewer.is_active() && looks(viewer)))
}

fn looks(viewer: &Viewer) -> bool {
    viewer.roles.moderator || viewer.roles.admin
}

/// What an older renderer made, whose month is over, what a made population wrote: the house's own work.
pub fn may_keep<T>(viewer: &Viewer, what: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, what, Verdict::when(viewer.is_house()))
}

#[cfg(test)]
mod tests;
