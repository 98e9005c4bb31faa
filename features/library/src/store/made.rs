//! SQL of a made population's library: written in bulk.

use super::{
    drafting::{self, NewResource},
    publishing::{self, NewVersion},
};
use crate::policy::Keep;
use groups_api::GroupId;
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Tx, named, sql};

/// Something that a made member published.
#[derive(Debug, Clone)]
pub struct MadeRows {
    /// What it begins with.
    pub new: NewResource,
    /// Its versions, the earliest first.
    pub versions: Vec<NewVersion>,
}

/// Groups in which these members are: who, and which.
pub async fn find_groups_of(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<(MemberId, GroupId)>, Fault> {
    let sql = sql!(
        "SELECT m.member_id, m.group_id FROM membership m WHERE m.member_id IN LIST_ID(:members)
         ORDER BY m.member_id, m.group_id"
    );
    let read = |row: &store::Row<'_>| Ok((row.id("member_id")?, row.id("group_id")?));
    reader.list(sql, named! { members: store::id_list(members) }, read).await
}

/// Puts it there with all its versions.
pub async fn insert_made(tx: &mut Tx, made: &Permit<Keep, MadeRows>) -> Result<()> {
    drafting::insert(tx, &made.new).await?;
    for version in &made.versions {
        publishing::insert(tx, version).await?;
    }
    Ok(())
}
