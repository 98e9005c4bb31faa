//! Whom letters of other features go to. Addresses are for the house's background work alone; no page shows them.

use kernel::{Fault, MemberId};
use store::{Reader, named, sql};

/// Where a letter to a member goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Their name.
    pub name: String,
    /// Their confirmed address.
    pub email: String,
}

/// Where a letter to this member goes; `None` for whoever has left or never confirmed an address, and for every reader
/// but the house.
pub async fn find_addressee(reader: Reader<'_>, member: MemberId) -> Result<Option<Addressee>, Fault> {
    if !reader.viewer().is_house() {
        return Ok(None);
    }
    let sql = sql!(
        "SELECT m.name, a.email FROM account a JOIN member m ON m.id = a.member_id
         WHERE a.member_id = :member AND m.standing IN ('active', 'suspended')"
    );
    let read = |row: &store::Row<'_>| {
        Ok(Addressee { name: row.text("name")?.to_owned(), email: row.text("email")?.to_owned() })
    };
    reader.first(sql, named! { member: &member }, read).await
}

/// The address of an account, however its owner stands, for the house's background work alone: of who leaves nothing may
/// stay, also what was kept by their address.
pub async fn find_address(reader: Reader<'_>, member: MemberId) -> Result<Option<String>, Fault> {
    if !reader.viewer().is_house() {
        return Ok(None);
    }
    let sql = sql!("SELECT email FROM account WHERE member_id = :member");
    reader.first(sql, named! { member: &member }, |row| Ok(row.text("email")?.to_owned())).await
}

/// The name of a member however they stand, for the house's background work alone.
pub async fn find_name(reader: Reader<'_>, member: MemberId) -> Result<Option<String>, Fault> {
    if !reader.viewer().is_house() {
        return Ok(None);
    }
    let sql = sql!("SELECT name FROM member WHERE id = :member");
    reader.first(sql, named! { member: &member }, |row| Ok(row.text("name")?.to_owned())).await
}

/// Who looks at reports: moderators and administrators in good standing.
pub async fn all_moderators(reader: Reader<'_>) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT id FROM member WHERE (moderator OR admin) AND standing = 'active' AND leaves_at IS NULL ORDER BY id"
    );
    reader.list(sql, named! {}, |row| row.id("id")).await
}

/// Who runs the network, in good standing.
pub async fn all_administrators(reader: Reader<'_>) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT id FROM member WHERE admin AND standing = 'active' AND leaves_at IS NULL ORDER BY id");
    reader.list(sql, named! {}, |row| row.id("id")).await
}

/// Whether a member has confirmed this address, in lower case: that of their account or one at work. For the house alone, which
/// has a mail from there.
pub async fn has_confirmed(reader: Reader<'_>, member: MemberId, address: &str) -> Result<bool, Fault> {
    if !reader.viewer().is_house() {
        return Ok(false);
    }
    let sql = sql!(
        "SELECT (SELECT COUNT(*) FROM account a
                  WHERE a.member_id = :member AND a.email_key = :address AND a.confirmed_at IS NOT NULL)
                + (SELECT COUNT(*) FROM work_address w
                  WHERE w.member_id = :member AND w.email_key = :address AND w.confirmed_at IS NOT NULL) AS n"
    );
    Ok(reader.count(sql, named! { member: &member, address }).await? > 0)
}

/// The member who has confirmed this address, in lower case: as that of their account, or one at work. For the house alone, which
/// has a mail from there.
pub async fn find_confirmed(reader: Reader<'_>, address: &str) -> Result<Option<MemberId>, Fault> {
    if !reader.viewer().is_house() {
        return Ok(None);
    }
    let sql = sql!(
        "SELECT a.member_id, 0 AS place FROM account a WHERE a.email_key = :address AND a.confirmed_at IS NOT NULL
         UNION ALL
         SELECT w.member_id, 1 AS place FROM work_address w WHERE w.email_key = :address AND w.confirmed_at IS NOT NULL
         ORDER BY place, member_id LIMIT 1"
    );
    reader.first(sql, named! { address }, |row| row.id("member_id")).await
}
