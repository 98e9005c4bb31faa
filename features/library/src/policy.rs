//! Who may what in the library. Pure; the only place of this feature where permits are made.

use crate::{collection::Collection, request::Request, resource::Resource};
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
/// Leave to thank its owner, and to take that back.
pub enum Thank {}
/// Leave to say that one read why it was withdrawn.
pub enum Heed {}
/// Leave to record that one uses it.
pub enum Adopt {}
/// Leave to offer one's help with it.
pub enum Help {}
/// Leave to look after a collection.
pub enum Collect {}
/// Leave to ask for a resource, and to say how that went.
pub enum Ask {}
/// Leave to point to one for whoever asks.
pub enum Point {}
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

/// Who reads what somebody published thanks them; nobody thanks themselves, or whoever is gone.
pub fn may_thank<T>(viewer: &Viewer, resource: &Resource, thanks: T) -> Result<Permit<Thank, T>, Refusal> {
    let sees = viewer.is_active() && viewer.is(resource.own);
    let may = sees && resource.owner.is_some() && !resource.is_written_by_viewer() && resource.newest > 0;
    permit(viewer, thanks, Verdict::when(may))
}

/// Whoever sees it says for themselves that they read why it was withdrawn.
pub fn may_heed<T>(viewer: &Viewer, resource: &Resource, read: T) -> Result<Permit<Heed, T>, Refusal> {
    permit(viewer, read, Verdict::when(viewer.is_active() && viewer.is(resource.own)))
}

/// Whoever reads a version says for themselves how they use it, or did, also after it was withdrawn.
pub fn may_adopt<T>(viewer: &Viewer, resource: &Resource, adoption: T) -> Result<Permit<Adopt, T>, Refusal> {
    let reads = viewer.is_active() && viewer.is(resource.own) && resource.is_read_by_others();
    permit(viewer, adoption, Verdict::when(reads))
}

/// Whoever recorded something takes it back, and the name with it, whatever stands between them and the resource by now.
pub fn may_forget<T>(viewer: &Viewer, recorded_by: MemberId, gone: T) -> Result<Permit<Adopt, T>, Refusal> {
    permit(viewer, gone, Verdict::when(viewer.is_active() && viewer.is(recorded_by)))
}

/// Whoever offered help takes that back in the same way.
pub fn may_stop_helping<T>(viewer: &Viewer, offered_by: MemberId, gone: T) -> Result<Permit<Help, T>, Refusal> {
    permit(viewer, gone, Verdict::when(viewer.is_active() && viewer.is(offered_by)))
}

/// Whoever reads what is another's offers their help.
pub fn may_help<T>(viewer: &Viewer, resource: &Resource, support: T) -> Result<Permit<Help, T>, Refusal> {
    let reads = viewer.is_active() && viewer.is(resource.own) && resource.is_read_by_others();
    let verdict = if reads { Verdict::when_or(!resource.is_own(), Refusal::NotAllowed) } else { Verdict::when(false) };
    permit(viewer, support, verdict)
}

/// In one's own name alone; in a group whoever writes there, and anybody else in it is told that they may not.
fn in_ones_name(viewer: &Viewer, whose: MemberId, group: Option<&Standing>) -> Verdict {
    match viewer.is_active() && viewer.is(whose) {
        true => Verdict::when_or(group.is_none_or(Standing::writes), Refusal::NotAllowed),
        false => Verdict::when(false),
    }
}

/// Every member in good standing begins collections of their own, and those who write in a group such of the group.
pub fn may_collect<T>(
    viewer: &Viewer,
    owner: MemberId,
    group: Option<&Standing>,
    new: T,
) -> Result<Permit<Collect, T>, Refusal> {
    permit(viewer, new, in_ones_name(viewer, owner, group))
}

/// Its owner, of a group's whoever writes there; who only reads it is told so.
pub fn may_curate<T>(viewer: &Viewer, collection: &Collection, change: T) -> Result<Permit<Collect, T>, Refusal> {
    let sees = viewer.is_active() && viewer.is(collection.own);
    let verdict = Verdict::when_or(collection.is_curated_by_viewer(), Refusal::NotAllowed);
    permit(viewer, change, if sees { verdict } else { Verdict::when(false) })
}

/// Its owner; of a group's, as long as they write there, and who looks after what is written there.
pub fn may_remove_collection<T>(
    viewer: &Viewer,
    collection: &Collection,
    group: Option<&Standing>,
    gone: T,
) -> Result<Permit<Collect, T>, Refusal> {
    let gone = may_curate(viewer, collection, gone)?.into_subject();
    let may = collection.is_own() || group.is_some_and(Standing::moderates);
    permit(viewer, gone, Verdict::when_or(may, Refusal::NotAllowed))
}

/// Every member in good standing asks for what they look for; in a group whoever writes there.
pub fn may_ask<T>(
    viewer: &Viewer,
    asks: MemberId,
    group: Option<&Standing>,
    new: T,
) -> Result<Permit<Ask, T>, Refusal> {
    permit(viewer, new, in_ones_name(viewer, asks, group))
}

/// Only who asks says that they have it, asks again and takes it away.
pub fn may_close<T>(viewer: &Viewer, request: &Request, change: T) -> Result<Permit<Ask, T>, Refusal> {
    let sees = viewer.is_active() && viewer.is(request.own);
    let verdict = Verdict::when_or(request.is_own(), Refusal::NotAllowed);
    permit(viewer, change, if sees { verdict } else { Verdict::when(false) })
}

/// Whoever sees a request points to what they see themselves.
pub fn may_point<T>(viewer: &Viewer, request: &Request, answer: T) -> Result<Permit<Point, T>, Refusal> {
    permit(viewer, answer, Verdict::when(viewer.is_active() && viewer.is(request.own)))
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
