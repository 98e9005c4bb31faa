//! What open pages learn of notices: that one came or was seen, and whether something new stands there. No words.

use crate::store::notice::{page_of_missed, page_of_new_for};
use ::store::Reader;
use frame::{Nudge, Telling, Tells};
use kernel::MemberId;

/// The bell in the header.
pub const TELLS: Tells = Tells { mark: "notices", missed, waits };

fn missed<'r>(reader: Reader<'r>, asked: &'r [(MemberId, i64)]) -> Telling<'r, Vec<Nudge>> {
    Box::pin(async move {
        let missed = page_of_missed(reader, asked).await?;
        let nudge = |(to, seq, about): (MemberId, i64, kernel::Id<()>)| Nudge {
            to,
            seq,
            kind: "notice",
            about: about.to_string(),
        };
        Ok(missed.into_iter().map(nudge).collect())
    })
}

fn waits<'r>(reader: Reader<'r>, members: &'r [MemberId]) -> Telling<'r, Vec<MemberId>> {
    Box::pin(async move { page_of_new_for(reader, members).await })
}
