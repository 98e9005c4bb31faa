//! What mailing holds of a member: what they chose, and that mails of theirs were dealt with.

use crate::store as db;
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::MemberId;
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["mail_choice", "mail_arrival"],
        words: Holding {
            title: "E-mail out of groups and back",
            has: "On which day you want what your groups wrote, whether you answer by e-mail, and for two months that a mail of yours \
                  was dealt with and what came of it.",
            without: "What you wrote stands where it was posted. Of what was refused nothing was kept.",
            goes: "All of it.",
            stays: "",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let choice = db::find_choice(reader, member).await?;
        let came = db::page_of_arrivals(reader, member).await?;
        let came: Vec<_> = came.iter().map(|(at, what)| json!({ "at": at.iso(), "outcome": what })).collect();
        let replies = choice.replies == crate::choice::Replies::On;
        let chosen = json!({ "day": choice.letter.word(), "answers_by_mail": replies });
        Ok(Exported::new("mailing", json!({ "choice": chosen, "mails": came })))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
