//! What reports hold of a member: what they sent, and what was done about theirs.

use crate::store::{self as db, measure};
use ::store::Tx;
use frame::{App, Belongings, Erasing, Exported, Exporting};
use kernel::{MemberId, Reason, Viewer};
use serde_json::json;

/// More than anybody has; what is over stands in the export as well.
const ALL: i64 = 10_000;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings { tables: &["report", "measure"], export, erase }
}

fn export(app: App, member: MemberId) -> Exporting {
    Box::pin(async move {
        let read = app.read(&Viewer::house(Reason::Background)).await?;
        let sent = db::page_of_sent(read.reader(), member, ALL).await?;
        // What another member wrote is theirs: the export names the thing and leaves its copy out (abuse case 21).
        let sent = sent.iter().map(|it| {
            json!({
                "kind": it.kind.code(), "state": it.state.code(), "words": it.words.as_ref().map(|it| it.as_str()),
                "thing": it.about.as_ref().map(|it| it.kind.as_str()), "received": it.received.micros(),
                "looked_at": it.looked.map(|it| it.micros()), "answered": it.answered.map(|it| it.micros()),
                "answer": it.answer.as_ref().map(|it| it.as_str()),
            })
        });
        let sent: Vec<_> = sent.collect();
        let done = measure::page_of_done_about(read.reader(), member, ALL).await?;
        let done: Vec<_> = done.iter().map(|it| {
            json!({ "what": it.what.code(), "words": it.words.as_ref().map(|it| it.as_str()), "at": it.at.micros() })
        }).collect();
        Ok(Exported { name: "moderation", json: json!({ "sent": sent, "about_me": done }) })
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
