//! What reports hold of a member: what they sent, and what was done about theirs.

use crate::{
    actions::forget_copies,
    store::{self as db, measure},
};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::MemberId;
use serde_json::json;
use vault::Scope;

/// More than anybody has.
const ALL: i64 = 100_000;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["report", "measure"],
        words: Holding {
            title: "Reports",
            has: "What you reported and complained about with the answers, and what moderators decided about what is \
                  yours.",
            without: "What others reported about you is not in it, nor who they are: it is theirs, and they were promised \
                      that nobody learns it. What you reported of another stands in it as “a profile”, without its words.",
            goes: "Your words in reports, and the copies of what was reported of yours. What still waits is closed.",
            stays: "That there was a report, its kind and its answer, without your name: moderators answer for what they \
                    did.",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let sent = db::page_of_sent(reader, member, ALL).await?;
        // What another member wrote is theirs: the export names the thing and leaves its copy out (abuse case 21).
        let sent = sent.iter().map(|it| {
            json!({
                "kind": it.kind.code(), "state": it.state.code(), "words": it.words.as_ref().map(|it| it.as_str()),
                "thing": it.about.as_ref().map(|it| it.kind.as_str()), "received": it.received.iso(),
                "looked_at": it.looked.map(|it| it.iso()), "answered": it.answered.map(|it| it.iso()),
                "answer": it.answer.as_ref().map(|it| it.as_str()),
            })
        });
        let sent: Vec<_> = sent.collect();
        let done = measure::page_of_done_about(reader, member, ALL).await?;
        let done = done.iter().map(
            |it| json!({ "what": it.what.code(), "words": it.words.as_ref().map(|it| it.as_str()), "at": it.at.iso() }),
        );
        let done: Vec<_> = done.collect();
        Ok(Exported::new("moderation", json!({ "sent": sent, "about_me": done })))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        let gone = db::remove_member(tx, member).await?;
        forget_copies(tx, &gone);
        Ok(())
    })
}

/// The keys of copies that are there.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let reports: Vec<_> = asked.iter().filter_map(Scope::as_conversation).collect();
        Ok(db::find_sealed(reader, &reports).await?.into_iter().map(Scope::conversation).collect())
    })
}
