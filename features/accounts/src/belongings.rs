//! What accounts hold of a member.

use crate::store::{self as db, entries, invitations, keys, work};
use ::store::Tx;
use frame::{App, Belongings, Erasing, Exported, Exporting};
use kernel::{MemberId, OrAbsent, Reason, Viewer};
use serde_json::json;

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &[
            "account",
            "session",
            "door_token",
            "tie",
            "entry",
            "invitation",
            "work_address",
            "guest",
            "applicant",
        ],
        export,
        erase,
    }
}

fn export(app: App, member: MemberId) -> Exporting {
    Box::pin(async move {
        let read = app.read(&Viewer::house(Reason::Background)).await?;
        let account = db::find_account(read.reader(), member).await?.or_absent()?;
        let sessions = keys::page_of_sessions(read.reader(), member).await?;
        let sessions: Vec<_> =
            sessions.iter().map(|it| json!({ "browser": it.browser, "began": it.began_at.micros() })).collect();
        let entry = entries::find_entry(read.reader(), member).await?.map(|it| it.0.way.words(it.1.as_deref()));
        let invitation = invitations::find_invitation(read.reader(), member).await?;
        let work = work::page_of_addresses(read.reader(), member).await?;
        let work: Vec<_> = work
            .iter()
            .map(|it| json!({ "address": it.email.as_str(), "confirmed": it.confirmed_at.map(kernel::Moment::micros) }))
            .collect();
        let json = json!({
            "came_in": entry, "places_taken": invitation.taken, "places": invitation.places, "work_addresses": work,
            "name": account.name, "email": account.email.as_str(), "pending_email": account.pending_email,
            "standing": account.standing, "joined": account.joined_at.micros(), "sessions": sessions,
        });
        Ok(Exported { name: "accounts", json })
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
