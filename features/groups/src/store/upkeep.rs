//! SQL of what time does: reminding hosts, forgetting what is over, ending projects.

use super::coming::RequestId;
use crate::policy::Keep;
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use std::time::Duration;
use store::{Reader, Row, Tx, named, sql};

/// For so long it is kept that somebody took back what they asked.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Requests that wait since before a moment and of which the hosts were not reminded: id, group and who asks.
pub async fn page_of_unanswered(
    reader: Reader<'_>,
    before: Moment,
    limit: i64,
) -> Result<Vec<(RequestId, GroupId, MemberId)>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.group_id, r.member_id FROM group_request r
         WHERE r.state = 'waiting' AND r.made_at < :before AND r.reminded_at IS NULL
         ORDER BY r.made_at, r.id LIMIT :limit"
    );
    let read = |row: &Row<'_>| Ok((row.id("id")?, row.id("group_id")?, row.id("member_id")?));
    reader.list(sql, named! { before, limit }, read).await
}

/// The hosts were reminded.
pub async fn save_reminded(tx: &mut Tx, request: &Permit<Keep, RequestId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE group_request SET reminded_at = :now WHERE id = :request");
    tx.run(sql, named! { request: &**request, now }).await?;
    Ok(())
}

/// Requests that were declined, invitations and removals from before a moment go; what was taken back after a day.
pub async fn remove_old(tx: &mut Tx, before: &Permit<Keep, Moment>) -> Result<()> {
    let args = named! { before: **before };
    tx.run(sql!("DELETE FROM group_request WHERE state = 'declined' AND made_at < :before"), args).await?;
    let day = named! { before: tx.now().minus(DAY) };
    tx.run(sql!("DELETE FROM group_request WHERE state = 'withdrawn' AND made_at < :before"), day).await?;
    tx.run(sql!("DELETE FROM group_invitation WHERE made_at < :before"), args).await?;
    Ok(())
}

/// Projects whose last day is over: they are only read from now on.
pub async fn end_projects(tx: &mut Tx, until: &Permit<Keep, Moment>) -> Result<Vec<GroupId>> {
    let sql = sql!(
        "UPDATE member_group SET ended_at = :until WHERE ends_at <= :until AND ended_at IS NULL AND shape = 'project'
         RETURNING id"
    );
    Ok(tx.reader().list(sql, named! { until: **until }, |row| row.id("id")).await?)
}
