//! Implements what the frame asks for open pages: that a member joined, is something else, or is out. Nothing of groups waits.

use crate::store::live;
use frame::{Nudge, Telling, Tells};
use groups_api::GroupId;
use kernel::MemberId;
use store::Reader;

/// What open pages are told.
pub const TELLS: Tells = Tells { mark: "groups", missed, waits };

fn missed<'r>(reader: Reader<'r>, asked: &'r [(MemberId, i64)]) -> Telling<'r, Vec<Nudge>> {
    Box::pin(async move {
        let nudge =
            |(to, group, seq): (MemberId, GroupId, i64)| Nudge { to, seq, kind: "group", about: group.to_string() };
        Ok(live::find_changed(reader, asked).await?.into_iter().map(nudge).collect())
    })
}

fn waits<'r>(_: Reader<'r>, _: &'r [MemberId]) -> Telling<'r, Vec<MemberId>> {
    Box::pin(async { Ok(vec![]) })
}
