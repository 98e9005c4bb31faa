//! SQL of work addresses.

use crate::{
    account::Email,
    policy::{Redeem, Vouch},
    work_address::{WorkAddress, WorkAddressId},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Tx, named, sql};

/// The member's work addresses, in the order of adding.
pub async fn page_of_addresses(reader: Reader<'_>, member: MemberId) -> Result<Vec<WorkAddress>, Fault> {
    let sql = sql!(
        "SELECT id, email, confirmed_at FROM work_address WHERE member_id = :member ORDER BY added_at, id LIMIT 100"
    );
    let read = |row: &store::Row<'_>| {
        Ok(WorkAddress {
            id: row.id("id")?,
            email: Email::stored(row.text("email")?),
            confirmed_at: row.moment_or_none("confirmed_at")?,
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// Whose work address this is, and the address, while it waits to be confirmed.
pub async fn find_unconfirmed(
    reader: Reader<'_>,
    id: WorkAddressId,
    since: Moment,
) -> Result<Option<(MemberId, String, Email)>, Fault> {
    let sql = sql!(
        "SELECT w.member_id, m.name, w.email FROM work_address w JOIN member m ON m.id = w.member_id
         WHERE w.id = :id AND w.confirmed_at IS NULL AND w.added_at > :since AND m.standing = 'active'"
    );
    let read = |row: &store::Row<'_>| {
        Ok((row.id("member_id")?, row.text("name")?.to_owned(), Email::stored(row.text("email")?)))
    };
    reader.first(sql, named! { id: &id, since }, read).await
}

/// Adds an address that is still to be confirmed; adding it again begins anew. Its id.
pub async fn insert_address(tx: &mut Tx, member: &Permit<Vouch, MemberId>, email: &Email) -> Result<WorkAddressId> {
    let (id, now) = (WorkAddressId::random(tx.rng()), tx.now());
    let (text, key, domain) = (email.as_str(), email.key(), email.domain());
    let gone = sql!("DELETE FROM work_address WHERE member_id = :member AND email_key = :key AND confirmed_at IS NULL");
    tx.run(gone, named! { member: &**member, key: &key }).await?;
    let sql = sql!(
        "INSERT INTO work_address (id, member_id, email, email_key, domain, added_at)
         VALUES (:id, :member, :text, :key, :domain, :now)"
    );
    tx.run(sql, named! { id: &id, member: &**member, text, key: &key, domain: &domain, now }).await?;
    Ok(id)
}

/// Adds an address that is known to be read by the member.
pub async fn insert_confirmed(tx: &mut Tx, member: &Permit<Redeem, MemberId>, email: &Email) -> Result<()> {
    let (id, now) = (WorkAddressId::random(tx.rng()), tx.now());
    let (text, key, domain) = (email.as_str(), email.key(), email.domain());
    let sql = sql!(
        "INSERT INTO work_address (id, member_id, email, email_key, domain, added_at, confirmed_at)
         VALUES (:id, :member, :text, :key, :domain, :now, :now) ON CONFLICT (member_id, email_key) DO NOTHING"
    );
    tx.run(sql, named! { id: &id, member: &**member, text, key: &key, domain: &domain, now }).await?;
    Ok(())
}

/// Its owner reads it. Whether it was still waiting for that.
pub async fn save_confirmed(tx: &mut Tx, _: &Permit<Redeem, MemberId>, id: WorkAddressId) -> Result<bool> {
    let now = tx.now();
    let sql = sql!("UPDATE work_address SET confirmed_at = :now WHERE id = :id AND confirmed_at IS NULL");
    Ok(tx.run(sql, named! { id: &id, now }).await? == 1)
}

/// Takes an address of the member's away; whether there was one.
pub async fn remove_address(tx: &mut Tx, member: &Permit<Vouch, MemberId>, id: WorkAddressId) -> Result<bool> {
    let sql = sql!("DELETE FROM work_address WHERE id = :id AND member_id = :member");
    Ok(tx.run(sql, named! { id: &id, member: &**member }).await? == 1)
}
