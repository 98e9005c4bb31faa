//! What texts hold of a member: to what they agreed, and what they published.

use crate::store::{self as db, acceptance::page_of_acceptances};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::MemberId;
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["acceptance", "text_version", "operator_version"],
        words: Holding {
            title: "Terms and rules",
            has: "To which versions of the terms and the house rules you agreed and when, and which texts of the house you \
                  worded.",
            without: "",
            goes: "The note of what you agreed to.",
            stays: "Texts of the house that you worded as an administrator, without your name.",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move {
        let accepted = page_of_acceptances(reader, member).await?;
        let published = db::page_of_published(reader, member).await?;
        let accepted: Vec<_> = accepted
            .iter()
            .map(|(text, number, at)| json!({ "text": text.word(), "version": number, "agreed": at.iso() }))
            .collect();
        let published: Vec<_> = published
            .iter()
            .map(|it| {
                let (text, at) = (it.text.word(), it.published_at.iso());
                json!({ "text": text, "version": it.number, "published": at, "what_changed": it.note })
            })
            .collect();
        Ok(Exported::new("texts", json!({ "agreed_to": accepted, "published": published })))
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
