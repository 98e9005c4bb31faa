//! Suspending a member, for whoever decides on it; the caller's policy says whether it may.

use crate::MemberChanged;
use kernel::{MemberId, Result};
use store::{Tx, named, sql};

/// Suspends a member: every session ends, and they may come in again to read and take away what is theirs. `false` if
/// they are not active, or run the network: administrators are suspended by the operator only.
pub async fn suspend(tx: &mut Tx, member: MemberId) -> Result<bool> {
    let sql = sql!(
        "UPDATE member SET standing = 'suspended', access_version = access_version + 1
         WHERE id = :member AND standing = 'active' AND NOT admin"
    );
    if tx.run(sql, named! { member: &member }).await? == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM session WHERE member_id = :member"), named! { member: &member }).await?;
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
    tx.tell(MemberChanged { member });
    Ok(true)
}
