//! What accounts hold of a member.

use crate::store::{self as db, entries, invitations, keys, work};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::{MemberId, OrAbsent, Result};
use serde_json::{Value, json};

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &[
            "account",
            "session",
            "inbox",
            "door_token",
            "contested",
            "tie",
            "entry",
            "invitation",
            "work_address",
            "guest",
            "suspension",
            "applicant",
        ],
        words: Holding {
            title: "Your account",
            has: "Your name, your sign-in address and work addresses, when and how you came in, your invitation, your \
                  contacts and blocks, and the browsers that are signed in.",
            without: "Your password is not in it, because Kettle does not know it: it keeps only what a password can be \
                      checked against. Contacts stand in it by their number; their names are theirs.",
            goes: "Your name, your addresses and password, your contacts and blocks, your invitation and every browser's \
                   session. Letters with which you invited others become void.",
            stays: "Whoever came in by your invitation stays, without a word of who invited them.",
        },
        export,
        erase,
    }
}

fn export<'r>(_: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move { Ok(Exported::new("accounts", account_json(reader, member).await?)) })
}

async fn account_json(reader: Reader<'_>, member: MemberId) -> Result<Value> {
    let account = db::find_account(reader, member).await?.or_absent()?;
    let sessions = keys::page_of_sessions(reader, member).await?;
    let sessions: Vec<_> =
        sessions.iter().map(|it| json!({ "browser": it.browser.words, "began": it.began_at.iso() })).collect();
    let came_in = entries::find_entry(reader, member).await?;
    let came_in = came_in.map(|(it, _)| json!({ "way": it.way.word(), "by_member": it.by.map(|it| it.to_string()) }));
    let invitation = invitations::find_invitation(reader, member).await?;
    let work = work::page_of_addresses(reader, member).await?;
    let work: Vec<_> = work
        .iter()
        .map(|it| json!({ "address": it.email.as_str(), "confirmed": it.confirmed_at.map(kernel::Moment::iso) }))
        .collect();
    let suspension = accounts_api::find_suspension(reader, member).await?;
    let suspension = suspension.map(|it| json!({ "reason": it.reason, "since": it.since.iso() }));
    let ties = db::page_of_ties(reader, member).await?;
    let ties: Vec<_> = ties
        .iter()
        .map(|(kind, other, since)| json!({ "kind": kind, "member": other.to_string(), "since": since.iso() }))
        .collect();
    Ok(json!({
        "member": member.to_string(), "name": account.name, "email": account.email.as_str(),
        "pending_email": account.pending_email, "standing": account.standing, "suspension": suspension, "joined": account.joined_at.iso(),
        "came_in": came_in, "invitation": { "places": invitation.places, "places_taken": invitation.taken },
        "work_addresses": work, "contacts_and_blocks": ties, "sessions": sessions,
    }))
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move { db::remove_member(tx, member).await })
}
