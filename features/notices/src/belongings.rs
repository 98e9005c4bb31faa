//! What notices hold of a member: which letters they stopped.

use crate::store as db;
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::MemberId;
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["stopped_list"],
        words: Holding {
            title: "Letters",
            has: "Which letters you stopped, and when.",
            without: "",
            goes: "The note of which letters you stopped.",
            stays: "",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let rows = db::page_of_stopped(reader, member).await?;
        let rows: Vec<_> = rows.iter().map(|(list, at)| json!({ "list": list, "stopped": at.iso() })).collect();
        Ok(Exported::new("notices", json!({ "stopped_letters": rows })))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
