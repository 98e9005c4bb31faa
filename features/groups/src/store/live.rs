//! SQL of what open pages are told: that something about a member's groups changed for them.

use crate::{joining::Seat, policy::Keep};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use std::collections::HashMap;
use store::{Reader, Row, Tx, inbox, named, sql};

/// Something changed for these members about their places in groups; their open pages hear of it. They are held before, in
/// one go with everybody else whom the write tells something.
pub async fn insert_changes(tx: &mut Tx, seats: &[Seat]) -> Result<()> {
    let members: Vec<MemberId> = seats.iter().map(|it| it.member).collect();
    let numbers: HashMap<MemberId, i64> = inbox::next(tx, &members).await?;
    let sql = sql!(
        "INSERT INTO membership_change (member_id, group_id, changed, at) VALUES (:member, :group, :changed, :now)
         ON CONFLICT (member_id, group_id) DO UPDATE SET changed = excluded.changed, at = excluded.at"
    );
    let now = tx.now();
    for seat in seats {
        let changed = numbers.get(&seat.member).copied().unwrap_or_default();
        tx.run(sql, named! { member: &seat.member, group: &seat.group, changed, now }).await?;
    }
    Ok(())
}

/// What changed for each of these members after the number beside them.
pub async fn find_changed(
    reader: Reader<'_>,
    asked: &[(MemberId, i64)],
) -> Result<Vec<(MemberId, GroupId, i64)>, Fault> {
    let sql = sql!(
        "SELECT c.member_id, c.group_id, c.changed FROM PAIRS(:asked) a
         CROSS JOIN membership_change c WHERE c.member_id = a.id AND c.changed > a.n"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, row.id("group_id")?, row.int("changed")?));
    reader.list(sql, named! { asked: store::pair_list(asked) }, read).await
}

/// Forgets what no open page can have missed any more.
pub async fn remove_old_changes(tx: &mut Tx, before: &Permit<Keep, Moment>) -> Result<()> {
    tx.run(sql!("DELETE FROM membership_change WHERE at < :before"), named! { before: **before }).await?;
    Ok(())
}
