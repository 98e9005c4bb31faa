//! All SQL of notices.

use crate::policy::{Choose, Stop};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use notices_api::List;
use store::{Reader, Tx, named, sql};

/// What a member stopped, and when.
pub async fn page_of_stopped(reader: Reader<'_>, member: MemberId) -> Result<Vec<(String, Moment)>, Fault> {
    let sql = sql!("SELECT list, at FROM stopped_list WHERE member_id = :member ORDER BY list");
    reader.list(sql, named! { member: &member }, |row| Ok((row.text("list")?.to_owned(), row.moment("at")?))).await
}

/// Stops a list by its link; nothing happens if the member is not there any more.
pub async fn insert_stopped(tx: &mut Tx, permit: &Permit<Stop, (MemberId, List)>) -> Result<()> {
    let (member, list) = &**permit;
    let sql = sql!(
        "INSERT INTO stopped_list (member_id, list, at)
         SELECT id, :list, :now FROM member WHERE id = :member AND standing <> 'left'
         ON CONFLICT (member_id, list) DO NOTHING"
    );
    let now = tx.now();
    tx.run(sql, named! { member: member, list: list.word(), now }).await?;
    Ok(())
}

/// Puts what a member chose in the place of what they chose before.
pub async fn save_choice(tx: &mut Tx, permit: &Permit<Choose, MemberId>, stopped: &[List]) -> Result<()> {
    let member = &**permit;
    remove_member(tx, *member).await?;
    let now = tx.now();
    for list in stopped {
        let sql = sql!("INSERT INTO stopped_list (member_id, list, at) VALUES (:member, :list, :now)");
        tx.run(sql, named! { member: member, list: list.word(), now }).await?;
    }
    Ok(())
}

/// Forgets what a member chose.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM stopped_list WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}
