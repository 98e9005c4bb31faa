//! What open pages are told: which discussion changed for whom. Ids only. No dot: nothing of a group waits for anybody.

use crate::store::live;
use frame::{Nudge, Telling, Tells};
use kernel::MemberId;
use store::Reader;

/// What open pages are told.
pub const TELLS: Tells = Tells { mark: "groups", missed, waits };

fn missed<'r>(reader: Reader<'r>, asked: &'r [(MemberId, i64)]) -> Telling<'r, Vec<Nudge>> {
    Box::pin(async move {
        let changed = live::find_changed(reader, asked).await?;
        let nudge = |(to, discussion, seq): (MemberId, crate::discussion::DiscussionId, i64)| Nudge {
            to,
            seq,
            kind: "discussion",
            about: discussion.to_string(),
        };
        Ok(changed.into_iter().map(nudge).collect())
    })
}

fn waits<'r>(_: Reader<'r>, _: &'r [MemberId]) -> Telling<'r, Vec<MemberId>> {
    Box::pin(async { Ok(vec![]) })
}
