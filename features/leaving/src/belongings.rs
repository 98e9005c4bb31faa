//! What leaving itself holds of a member: the copies that they had made; and their own share of the log, which is nobody else's
//! to export.

use crate::{jobs, store as db};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::MemberId;
use serde_json::json;

/// More than anybody does.
const ALL: i64 = 1_000_000;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["data_copy"],
        words: Holding {
            title: "What you did here",
            has: "What you did on Kettle, act by act with its time, such as signing in; and when you had copies like this one \
                  made.",
            without: "Acts stand in it by their names in the log. What they were about stands in the other parts.",
            goes: "Copies of your data that wait here. What you downloaded stays yours.",
            stays: "The log of what was done and when, with a number in place of you: whoever runs this Kettle has to be able to \
                    answer for what happened on it.",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let copies = db::page_of_copies(reader, member).await?;
        let copies: Vec<_> = copies
            .iter()
            .map(|it| json!({ "asked": it.asked_at.iso(), "state": it.state.word(), "until": it.ends_at.iso() }))
            .collect();
        let acts = ::store::page_of_acts(reader, member, ALL).await?;
        let acts: Vec<_> = acts.iter().map(|(act, at)| json!({ "act": act, "at": at.iso() })).collect();
        Ok(Exported::new("leaving", json!({ "copies": copies, "acts": acts })))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let copies = db::remove_member(tx, member).await?;
        jobs::discard(tx, copies);
        Ok(())
    })
}
