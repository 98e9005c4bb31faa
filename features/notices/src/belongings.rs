//! What notices hold of a member: what they were told, what they want to be told and how.

use crate::{
    choice::AwayKnown,
    store::{self as db, notice},
};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::MemberId;
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["stopped_list", "notice", "notice_choice", "away", "day_letter"],
        words: Holding {
            title: "Notices and letters",
            has: "That you were told of something, of which kind, when, and whether you have seen it; what you want to be \
                  told and how; when letters may come and which you stopped; on which days you are away and whether \
                  your contacts may know.",
            without: "Who did it and what it is about stands with the thing itself, as long as you may see it.",
            goes: "Your notices, your choices about letters, and the notices that others have of what you did.",
            stays: "",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let stopped = db::page_of_stopped(reader, member).await?;
        let stopped: Vec<_> = stopped.iter().map(|(list, at)| json!({ "list": list, "stopped": at.iso() })).collect();
        let told = notice::page_of_all(reader, member).await?;
        let told = told
            .iter()
            .map(|(kind, at, seen)| json!({ "kind": kind, "at": at.iso(), "seen": seen.map(|it| it.iso()) }));
        let told: Vec<_> = told.collect();
        let choice = db::find_choice(reader, member).await?;
        let hours = json!({
            "time_zone": choice.hours.zone.name(), "hour": choice.hours.hour.number(), "quiet": choice.hours.quiet.word(),
            "digest_day": choice.hours.digest.word(),
        });
        let away = choice.hours.away.map(|it| {
            let known = choice.known == AwayKnown::ToContacts;
            json!({ "first_day": it.first().to_string(), "last_day": it.last().to_string(), "contacts_may_know": known })
        });
        Ok(Exported::new(
            "notices",
            json!({ "stopped_letters": stopped, "notices": told, "letters": hours, "kinds": choice.kinds(), "away": away }),
        ))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
