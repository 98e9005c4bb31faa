//! SQL of holds: profiles that only their owners and moderators see until a moderator has looked.

use crate::policy::{Hold, LetGo};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Tx, named, sql};

/// The account that a member wrote of themselves, as it was typed, if the reader's viewer may see it.
pub async fn find_seen_about(reader: Reader<'_>, member: MemberId) -> Result<Option<String>, Fault> {
    let sql = sql!(
        "SELECT p.about FROM profile p JOIN profile_card c ON c.member_id = p.member_id
         WHERE p.member_id = :member AND c.viewer_id = :viewer AND c.about_html IS NOT NULL"
    );
    let read = |row: &store::Row<'_>| Ok(row.text_or_none("about")?.map(str::to_owned));
    Ok(reader.first(sql, named! { member: &member, viewer: reader.viewer().id() }, read).await?.flatten())
}

/// Holds a profile back. Twice is once.
pub async fn insert_hold(tx: &mut Tx, profile: &Permit<Hold, MemberId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("INSERT INTO profile_hold (member_id, since) VALUES (:member, :now) ON CONFLICT DO NOTHING");
    tx.run(sql, named! { member: &**profile, now }).await?;
    Ok(())
}

/// Lets a profile be seen again.
pub async fn remove_hold(tx: &mut Tx, profile: &Permit<LetGo, MemberId>) -> Result<()> {
    tx.run(sql!("DELETE FROM profile_hold WHERE member_id = :member"), named! { member: &**profile }).await?;
    Ok(())
}
