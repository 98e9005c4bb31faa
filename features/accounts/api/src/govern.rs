//! What whoever runs the network may know of a member and change: how they stand, their roles, their sessions. Never their
//! address. The caller's policy says whether it may.

use crate::Suspension;
use kernel::{Fault, MemberId, Moment, Result, Roles};
use store::{Reader, Row, Tx, named, sql};

/// A member as whoever runs the network sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governed {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// `unconfirmed`, `active`, `suspended` or `left`.
    pub standing: String,
    /// What they look after.
    pub roles: Roles,
    /// Since when they are here.
    pub joined_at: Moment,
    /// When their account is to be deleted, if they asked for it.
    pub leaves_at: Option<Moment>,
}

/// The same, with what stands on the member's own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closely {
    /// Who.
    pub governed: Governed,
    /// In how many browsers they are signed in.
    pub browsers: u64,
    /// Why they are suspended, if they are and it was said.
    pub suspension: Option<Suspension>,
}

/// What somebody looks after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Runs the network.
    Administrator,
    /// Looks at reports.
    Moderator,
}

/// Whether a role comes or goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleChange {
    /// It is given.
    Given,
    /// It is taken.
    Taken,
}

/// One member, whoever they are; `None` if there never was such a member.
pub async fn find_governed(reader: Reader<'_>, member: MemberId) -> Result<Option<Closely>, Fault> {
    let sql = sql!(
        "SELECT own.id, own.name, own.standing, own.admin, own.moderator, own.joined_at, own.leaves_at, u.reason, u.since,
                (SELECT COUNT(*) FROM session s WHERE s.member_id = own.id AND s.ends_at > :now) AS browsers
         FROM member own LEFT JOIN suspension u ON u.member_id = own.id AND own.standing = 'suspended'
         WHERE own.id = :member"
    );
    let read = |row: &Row<'_>| {
        let suspension = match (row.text_or_none("reason")?, row.moment_or_none("since")?) {
            (Some(reason), Some(since)) => Some(Suspension { reason: reason.to_owned(), since }),
            _ => None,
        };
        Ok(Closely { governed: read_governed(row)?, browsers: row.int("browsers")?.unsigned_abs(), suspension })
    };
    reader.first(sql, named! { member: &member, now: reader.now() }, read).await
}

/// Members in the order of joining, the latest first, from below `before` on; without those who have left.
pub async fn page_of_governed(reader: Reader<'_>, before: MemberId, limit: i64) -> Result<Vec<Governed>, Fault> {
    let sql = sql!(
        "SELECT own.id, own.name, own.standing, own.admin, own.moderator, own.joined_at, own.leaves_at FROM member own
         WHERE own.id < :before AND own.standing <> 'left' ORDER BY own.id DESC LIMIT :limit"
    );
    reader.list(sql, named! { before: &before, limit }, read_governed).await
}

/// Who signs in with this address, for those who run the network; nobody else gets an answer.
pub async fn find_by_address(reader: Reader<'_>, address: &str) -> Result<Option<MemberId>, Fault> {
    let viewer = reader.viewer();
    let runs_it = viewer.is_house() || (viewer.is_active() && viewer.roles.admin);
    if !runs_it {
        return Ok(None);
    }
    let sql = sql!("SELECT member_id FROM account WHERE email_key = :key");
    let key = address.trim().to_ascii_lowercase();
    reader.first(sql, named! { key: &key }, |row| row.id("member_id")).await
}

/// Gives a role to an active member, or takes one; `false` if that was so already, or they are not active.
pub async fn change_role(tx: &mut Tx, member: MemberId, role: Role, change: RoleChange) -> Result<bool> {
    let sql = match role {
        Role::Administrator => sql!(
            "UPDATE member SET admin = :given, access_version = access_version + 1
             WHERE id = :member AND admin <> :given AND (standing = 'active' OR NOT :given)"
        ),
        Role::Moderator => sql!(
            "UPDATE member SET moderator = :given, access_version = access_version + 1
             WHERE id = :member AND moderator <> :given AND (standing = 'active' OR NOT :given)"
        ),
    };
    Ok(tx.run(sql, named! { member: &member, given: change == RoleChange::Given }).await? == 1)
}

/// Ends every session of a member; how many there were.
pub async fn end_sessions(tx: &mut Tx, member: MemberId) -> Result<u64> {
    Ok(tx.run(sql!("DELETE FROM session WHERE member_id = :member"), named! { member: &member }).await?)
}

fn read_governed(row: &Row<'_>) -> Result<Governed, Fault> {
    Ok(Governed {
        member: row.id("id")?,
        name: row.text("name")?.to_owned(),
        standing: row.text("standing")?.to_owned(),
        roles: Roles { admin: row.flag("admin")?, moderator: row.flag("moderator")? },
        joined_at: row.moment("joined_at")?,
        leaves_at: row.moment_or_none("leaves_at")?,
    })
}
