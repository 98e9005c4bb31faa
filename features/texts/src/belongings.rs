//! What texts hold of a member: to what they agreed, and what they published.

use crate::{
    actions::HOUSE,
    store::{self as db, acceptance::page_of_acceptances},
};
use ::store::Tx;
use frame::{App, Belongings, Erasing, Exported, Exporting};
use kernel::MemberId;
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings { tables: &["acceptance", "text_version", "operator_version"], export, erase }
}

fn export(app: App, member: MemberId) -> Exporting {
    Box::pin(async move {
        let read = app.read(&HOUSE).await?;
        let accepted = page_of_acceptances(read.reader(), member).await?;
        let published = db::page_of_published(read.reader(), member).await?;
        drop(read);
        let accepted: Vec<_> = accepted
            .iter()
            .map(|(text, number, at)| json!({ "text": text.word(), "version": number, "agreed": at.micros() }))
            .collect();
        let published: Vec<_> = published
            .iter()
            .map(|it| {
                let (text, at) = (it.text.word(), it.published_at.micros());
                json!({ "text": text, "version": it.number, "published": at, "what_changed": it.note })
            })
            .collect();
        Ok(Exported { name: "texts", json: json!({ "agreed_to": accepted, "published": published }) })
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
