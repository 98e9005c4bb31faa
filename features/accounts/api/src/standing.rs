//! Suspending a member, for whoever decides on it; the caller's policy says whether it may.

use crate::MemberChanged;
use kernel::{Fault, MemberId, Moment, Result};
use store::{Reader, Tx, named, sql};

/// Why somebody is suspended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// In the words that they read.
    pub reason: String,
    /// Since when.
    pub since: Moment,
}

/// Suspends a member for a reason that they read: every session ends, and they may come in again to read and take away
/// what is theirs. `false` if they are not active, or run the network: whoever does so first gives that up.
pub async fn suspend(tx: &mut Tx, member: MemberId, reason: &str) -> Result<bool> {
    let sql = sql!(
        "UPDATE member SET standing = 'suspended', access_version = access_version + 1
         WHERE id = :member AND standing = 'active' AND NOT admin"
    );
    if tx.run(sql, named! { member: &member }).await? == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM session WHERE member_id = :member"), named! { member: &member }).await?;
    let (by, now) = (tx.viewer().member, tx.now());
    let sql = sql!(
        "INSERT INTO suspension (member_id, reason, by_id, since) VALUES (:member, :reason, :by, :now)
         ON CONFLICT (member_id) DO UPDATE SET reason = excluded.reason, by_id = excluded.by_id, since = excluded.since"
    );
    tx.run(sql, named! { member: &member, reason, by, now }).await?;
    tx.tell(MemberChanged { member });
    Ok(true)
}

/// Ends a suspension; `false` if there is none.
pub async fn readmit(tx: &mut Tx, member: MemberId) -> Result<bool> {
    let sql = sql!(
        "UPDATE member SET standing = 'active', access_version = access_version + 1
         WHERE id = :member AND standing = 'suspended'"
    );
    if tx.run(sql, named! { member: &member }).await? == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM suspension WHERE member_id = :member"), named! { member: &member }).await?;
    tx.tell(MemberChanged { member });
    Ok(true)
}

/// Why this member is suspended, if they are and it was said.
pub async fn find_suspension(reader: Reader<'_>, member: MemberId) -> Result<Option<Suspension>, Fault> {
    let sql = sql!(
        "SELECT u.reason, u.since FROM suspension u JOIN member own ON own.id = u.member_id
         WHERE u.member_id = :member AND own.standing = 'suspended'"
    );
    let read =
        |row: &store::Row<'_>| Ok(Suspension { reason: row.text("reason")?.to_owned(), since: row.moment("since")? });
    reader.first(sql, named! { member: &member }, read).await
}
