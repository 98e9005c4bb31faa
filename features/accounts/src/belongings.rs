//! What accounts hold of a member.

use crate::store::{self as db, keys};
use ::store::Tx;
use frame::{App, Belongings, Erasing, Exported, Exporting};
use kernel::{MemberId, OrAbsent, Reason, Viewer};
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings { tables: &["account", "session", "door_token", "tie"], export, erase }
}

fn export(app: App, member: MemberId) -> Exporting {
    Box::pin(async move {
        let read = app.read(&Viewer::house(Reason::Background)).await?;
        let account = db::find_account(read.reader(), member).await?.or_absent()?;
        let sessions = keys::page_of_sessions(read.reader(), member).await?;
        let sessions: Vec<_> =
            sessions.iter().map(|it| json!({ "browser": it.browser, "began": it.began_at.micros() })).collect();
        let json = json!({
            "name": account.name, "email": account.email.as_str(), "pending_email": account.pending_email,
            "standing": account.standing, "joined": account.joined_at.micros(), "sessions": sessions,
        });
        Ok(Exported { name: "accounts", json })
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
