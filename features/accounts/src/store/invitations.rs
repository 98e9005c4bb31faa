//! SQL of personal invitations.

use crate::{
    invitation::{Held, Invitation},
    policy::{Invite, Redeem},
};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// The invitation of this member; that without a row is the first.
pub async fn find_invitation(reader: Reader<'_>, host: MemberId) -> Result<Invitation, Fault> {
    let sql = sql!("SELECT member_id, version, places, taken, withdrawn_at FROM invitation WHERE member_id = :host");
    let found = reader.first(sql, named! { host: &host }, read).await?;
    Ok(found.unwrap_or(Invitation::first(host)))
}

/// An invitation with the name of its host, if they are a member in good standing: what its link shows to strangers.
pub async fn find_offer(reader: Reader<'_>, host: MemberId) -> Result<Option<(Invitation, String)>, Fault> {
    let sql = sql!(
        "SELECT m.id AS member_id, m.name, i.version, i.places, i.taken, i.withdrawn_at
         FROM member m LEFT JOIN invitation i ON i.member_id = m.id WHERE m.id = :host AND m.standing = 'active' AND m.leaves_at IS NULL"
    );
    reader
        .first(sql, named! { host: &host }, |row| {
            let begun = row.int_or_none("version")?.is_some();
            let invitation = if begun { read(row)? } else { Invitation::first(host) };
            Ok((invitation, row.text("name")?.to_owned()))
        })
        .await
}

fn read(row: &Row<'_>) -> Result<Invitation, Fault> {
    let withdrawn = row.moment_or_none("withdrawn_at")?;
    Ok(Invitation {
        host: row.id("member_id")?,
        version: row.int("version")?,
        places: row.int("places")?,
        taken: row.int("taken")?,
        held: if withdrawn.is_some() { Held::Back } else { Held::Out },
    })
}

/// Takes one place for a newcomer; whether there was one. Of many at once only as many get one as there are, because
/// the row is counted and changed in one statement.
pub async fn take_place(tx: &mut Tx, _: &Permit<Redeem, MemberId>, host: MemberId, version: i64) -> Result<bool> {
    insert_first(tx, host).await?;
    let sql = sql!(
        "UPDATE invitation SET taken = taken + 1
         WHERE member_id = :host AND version = :version AND taken < places AND withdrawn_at IS NULL
           AND EXISTS (SELECT 1 FROM member WHERE id = :host AND standing = 'active' AND leaves_at IS NULL)"
    );
    Ok(tx.run(sql, named! { host: &host, version }).await? == 1)
}

/// Withdraws the link that is out.
pub async fn save_withdrawn(tx: &mut Tx, host: &Permit<Invite, MemberId>) -> Result<()> {
    insert_first(tx, **host).await?;
    let now = tx.now();
    let sql = sql!("UPDATE invitation SET withdrawn_at = :now WHERE member_id = :host AND withdrawn_at IS NULL");
    tx.run(sql, named! { host: &**host, now }).await?;
    Ok(())
}

/// Puts a new link in the place of the old one.
pub async fn save_renewed(tx: &mut Tx, host: &Permit<Invite, MemberId>) -> Result<()> {
    insert_first(tx, **host).await?;
    let sql = sql!("UPDATE invitation SET version = version + 1, withdrawn_at = NULL WHERE member_id = :host");
    tx.run(sql, named! { host: &**host }).await?;
    Ok(())
}

async fn insert_first(tx: &mut Tx, host: MemberId) -> Result<()> {
    let Invitation { version, places, taken, .. } = Invitation::first(host);
    let sql = sql!(
        "INSERT INTO invitation (member_id, version, places, taken) VALUES (:host, :version, :places, :taken)
         ON CONFLICT (member_id) DO NOTHING"
    );
    tx.run(sql, named! { host: &host, version, places, taken }).await?;
    Ok(())
}
