//! What home holds of a member: what they put off.

use crate::store as db;
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::MemberId;
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["home_page"],
        words: Holding {
            title: "Your home",
            has: "Which suggestions on your home you answered with “Not now”.",
            without: "",
            goes: "The note of what you answered with “Not now”.",
            stays: "",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let put_off = db::find_put_off(reader, member).await?.text();
        let words: Vec<&str> = put_off.split(' ').filter(|it| !it.is_empty()).collect();
        Ok(Exported::new("home", json!({ "put_off": words })))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
