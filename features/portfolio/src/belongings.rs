//! What a portfolio holds of a member: their notes, and nothing of anybody else.

use crate::{actions::open_reflections, store as db};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding, Telling};
use kernel::MemberId;
use serde_json::{Value, json};
use vault::Scope;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["reflection"],
        words: Holding {
            title: "Your portfolio",
            has: "Your notes of what you learned and do differently, each with its day and minutes.",
            without: "",
            goes: "All of your notes.",
            stays: "",
        },
        export,
        erase,
    }
}

fn export<'r>(app: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let sealed = db::page_of_own(reader, member).await?;
        let all = sealed.len();
        let kept = open_reflections(app, member, sealed).await?;
        let spoiled = all - kept.len();
        let notes: Vec<Value> = kept
            .iter()
            .map(|it| {
                let note = &it.reflection;
                json!({
                    "title": note.title.as_str(), "source": note.source, "learned": note.learned.as_str(),
                    "different": note.different.as_ref().map(|it| it.as_str()), "day": note.day.as_str(),
                    "minutes": note.minutes, "written": it.made.iso(),
                })
            })
            .collect();
        Ok(Exported::new("portfolio", json!({ "reflections": notes, "do_not_open": spoiled })))
    })
}

/// Notes are sealed with the key of whoever writes them.
pub fn named_keys<'r>(reader: Reader<'r>, asked: &'r [Scope]) -> Telling<'r, Vec<Scope>> {
    Box::pin(async move {
        let members: Vec<MemberId> = asked.iter().filter_map(Scope::as_member).collect();
        Ok(db::find_owners(reader, &members).await?.into_iter().map(Scope::member).collect())
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_of_member(tx, member).await })
}
