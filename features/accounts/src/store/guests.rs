//! SQL of guests: whom administrators invited by letter.

use crate::{
    account::Email,
    guest::{Guest, NewGuest},
    link::GuestId,
    policy::{Host, Redeem},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use std::collections::HashSet;
use store::{Reader, Row, Tx, named, sql};

/// All guests who have not come, the latest first; so many at most.
pub async fn page_of_guests(reader: Reader<'_>, limit: i64) -> Result<Vec<Guest>, Fault> {
    let sql = sql!(
        "SELECT id, name, email, invited_at, reminded_at, withdrawn_at FROM guest
         ORDER BY invited_at DESC, id DESC LIMIT :limit"
    );
    reader.list(sql, named! { limit }, read).await
}

/// A guest with whoever invites them, if that is a member in good standing.
pub async fn find_guest(reader: Reader<'_>, id: GuestId) -> Result<Option<(Guest, MemberId, String)>, Fault> {
    let sql = sql!(
        "SELECT g.id, g.name, g.email, g.invited_at, g.reminded_at, g.withdrawn_at, g.host_id, m.name AS host
         FROM guest g JOIN member m ON m.id = g.host_id WHERE g.id = :id AND m.standing = 'active' AND m.leaves_at IS NULL"
    );
    let read = |row: &Row<'_>| Ok((read(row)?, row.id("host_id")?, row.text("host")?.to_owned()));
    reader.first(sql, named! { id: &id }, read).await
}

fn read(row: &Row<'_>) -> Result<Guest, Fault> {
    Ok(Guest {
        id: row.id("id")?,
        name: row.text("name")?.to_owned(),
        email: Email::stored(row.text("email")?),
        invited_at: row.moment("invited_at")?,
        reminded_at: row.moment_or_none("reminded_at")?,
        withdrawn_at: row.moment_or_none("withdrawn_at")?,
    })
}

/// Which of these addresses (by their keys) are members' already, and which are invited and not withdrawn.
pub async fn known_of(reader: Reader<'_>, keys: &[String]) -> Result<(HashSet<String>, HashSet<String>), Fault> {
    let sql = sql!(
        "SELECT email_key, 'member' AS what FROM account WHERE email_key IN LIST(:keys) AND confirmed_at IS NOT NULL
         UNION ALL
         SELECT email_key, 'guest' AS what FROM guest WHERE email_key IN LIST(:keys) AND withdrawn_at IS NULL"
    );
    let read = |row: &Row<'_>| Ok((row.text("email_key")?.to_owned(), row.text("what")? == "member"));
    let (mut members, mut guests) = (HashSet::new(), HashSet::new());
    for (key, member) in reader.list(sql, named! { keys: store::list(keys) }, read).await? {
        if member {
            members.insert(key)
        } else {
            guests.insert(key)
        };
    }
    Ok((members, guests))
}

/// Adds a guest; a withdrawn one with the same address is replaced.
pub async fn insert_guest(tx: &mut Tx, host: &Permit<Host, MemberId>, guest: &NewGuest) -> Result<GuestId> {
    let (id, now, key) = (GuestId::random(tx.rng()), tx.now(), guest.email.key());
    let gone = sql!("DELETE FROM guest WHERE email_key = :key AND withdrawn_at IS NOT NULL");
    tx.run(gone, named! { key: &key }).await?;
    let sql = sql!(
        "INSERT INTO guest (id, host_id, name, email, email_key, invited_at)
         VALUES (:id, :host, :name, :email, :key, :now)"
    );
    let (name, email) = (guest.name.as_str(), guest.email.as_str());
    tx.run(sql, named! { id: &id, host: &**host, name, email, key: &key, now }).await?;
    Ok(id)
}

/// The letter's link is void from now on; whether it was good.
pub async fn save_withdrawn(tx: &mut Tx, _: &Permit<Host, MemberId>, id: GuestId) -> Result<bool> {
    let now = tx.now();
    let sql = sql!("UPDATE guest SET withdrawn_at = :now WHERE id = :id AND withdrawn_at IS NULL");
    Ok(tx.run(sql, named! { id: &id, now }).await? == 1)
}

/// Notes that the one reminder goes out; whether it has not before.
pub async fn save_reminded(tx: &mut Tx, id: GuestId) -> Result<bool> {
    let now = tx.now();
    let sql =
        sql!("UPDATE guest SET reminded_at = :now WHERE id = :id AND reminded_at IS NULL AND withdrawn_at IS NULL");
    Ok(tx.run(sql, named! { id: &id, now }).await? == 1)
}

/// Takes a guest out: they come, or want to be forgotten. Whoever gets `true` is the only one (abuse case 42).
pub async fn remove_guest(tx: &mut Tx, guest: &Permit<Redeem, GuestId>, since: Moment) -> Result<bool> {
    let sql = sql!("DELETE FROM guest WHERE id = :id AND withdrawn_at IS NULL AND invited_at > :since");
    Ok(tx.run(sql, named! { id: &**guest, since }).await? == 1)
}

/// What a host leaves behind when they leave: their letters are void.
pub async fn remove_guests_of(tx: &mut Tx, host: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM guest WHERE host_id = :host"), named! { host: &host }).await?;
    Ok(())
}
