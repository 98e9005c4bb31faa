//! Reads of what notices publishes.

use crate::List;
use kernel::{Fault, MemberId};
use store::{Reader, named, sql};

/// Whether this member can do without these letters. To be asked when the letter is written.
pub async fn is_stopped(reader: Reader<'_>, member: MemberId, list: List) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM stopped_list WHERE member_id = :member AND list = :list");
    Ok(reader.count(sql, named! { member: &member, list: list.word() }).await? > 0)
}
