//! Leaving: an account that is to be deleted at a moment, until then can be taken back, and meanwhile is seen by nobody.
//! For whoever decides on it; the caller's policy says whether it may.

use crate::MemberChanged;
use kernel::{Fault, MemberId, Moment, Result};
use store::{Reader, Tx, named, sql};

/// The account is to be deleted at `at`: every session ends, and nobody sees the member from now on. `false` if that was
/// so already, or if they have left.
pub async fn leave(tx: &mut Tx, member: MemberId, at: Moment) -> Result<bool> {
    let sql = sql!(
        "UPDATE member SET leaves_at = :at, access_version = access_version + 1
         WHERE id = :member AND leaves_at IS NULL AND standing <> 'left'"
    );
    if tx.run(sql, named! { member: &member, at }).await? == 0 {
        return Ok(false);
    }
    tx.run(sql!("DELETE FROM session WHERE member_id = :member"), named! { member: &member }).await?;
    tx.tell(MemberChanged { member });
    Ok(true)
}

/// The member stays after all, as they stood before. `false` if they were not leaving.
pub async fn stay(tx: &mut Tx, member: MemberId) -> Result<bool> {
    let sql = sql!(
        "UPDATE member SET leaves_at = NULL, access_version = access_version + 1
         WHERE id = :member AND leaves_at IS NOT NULL AND standing <> 'left'"
    );
    if tx.run(sql, named! { member: &member }).await? == 0 {
        return Ok(false);
    }
    tx.tell(MemberChanged { member });
    Ok(true)
}

/// When the account of this member is to be deleted, if it is.
pub async fn find_leaving(reader: Reader<'_>, member: MemberId) -> Result<Option<Moment>, Fault> {
    let sql = sql!("SELECT leaves_at FROM member WHERE id = :member AND standing <> 'left'");
    Ok(reader.first(sql, named! { member: &member }, |row| row.moment_or_none("leaves_at")).await?.flatten())
}

/// Whose account is to be deleted by now, the longest due first.
pub async fn page_of_due_to_leave(reader: Reader<'_>, limit: i64) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT id FROM member WHERE leaves_at <= :now ORDER BY leaves_at, id LIMIT :limit");
    reader.list(sql, named! { now: reader.now(), limit }, |row| row.id("id")).await
}

/// Whether this account is still there to be deleted: a member who has not left.
pub async fn is_here(reader: Reader<'_>, member: MemberId) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM member WHERE id = :member AND standing <> 'left'");
    Ok(reader.count(sql, named! { member: &member }).await? > 0)
}

/// Whether nobody else runs the network who is in good standing and stays.
pub async fn is_last_admin(reader: Reader<'_>, member: MemberId) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM member
         WHERE admin AND id = :member AND standing <> 'left' AND NOT EXISTS
           (SELECT 1 FROM member o WHERE o.admin AND o.id <> :member AND o.standing = 'active' AND o.leaves_at IS NULL)"
    );
    Ok(reader.count(sql, named! { member: &member }).await? > 0)
}

/// Makes others who change who runs the network wait until this write is done, so that of two administrators who leave
/// at once one is the last.
pub async fn hold_admins(tx: &mut Tx) -> Result<()> {
    tx.run(sql!("UPDATE member SET access_version = access_version WHERE admin"), named! {}).await?;
    Ok(())
}
