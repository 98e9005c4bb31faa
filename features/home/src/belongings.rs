//! What home holds of a member: what they put off, how much time they give, and of what they want to see less.

use crate::store::{self as db, time as arranging};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::MemberId;
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["home_page", "home_time", "home_less"],
        words: Holding {
            title: "Your home",
            has: "Which suggestions on your home you answered with “Not now”, how much time you give and in which order, and of \
                  which groups you want to see less.",
            without: "",
            goes: "The note of what you answered with “Not now”, of your time, and of what you want to see less of.",
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
        let time = arranging::find_time(reader, member).await?;
        let less = arranging::page_of_all_less(reader, member).await?;
        let less: Vec<String> = less.iter().map(ToString::to_string).collect();
        let (minutes, order) = (time.minutes.number(), time.order.word());
        Ok(Exported::new(
            "home",
            json!({ "put_off": words, "minutes_a_week": minutes, "order": order, "less_of_groups": less }),
        ))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        arranging::remove_member(tx, member).await?;
        db::remove_member(tx, member).await
    })
}
