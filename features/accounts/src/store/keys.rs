//! SQL of what opens the door: sessions, tokens, passwords and addresses.

use crate::{
    account::Email,
    door_token::{Purpose, Taken},
    policy::{ChangeKey, End, Prove, Redeem},
    session::{self, Browser, Device, Session},
};
use kernel::{Fault, MemberId, Moment, Permit, Result, Roles, SessionId, Standing, Viewer};
use store::{Reader, Row, Tx, named, sql};
use web::SessionToken;

/// Who sits at a browser, and until when.
#[derive(Debug, Clone)]
pub struct Seated {
    /// On whose behalf its requests run.
    pub viewer: Viewer,
    /// Their name.
    pub name: String,
    /// When the session ends.
    pub ends_at: Moment,
    /// When it ends if nobody presses anything, on a shared computer.
    pub idle_until: Option<Moment>,
    /// When the password was last given here.
    pub proven_at: Option<Moment>,
}

/// Who sits at the browser whose secret has this hash.
pub async fn find_seat(reader: Reader<'_>, hash: &[u8; 32]) -> Result<Option<Seated>, Fault> {
    let sql = sql!(
        "SELECT s.id, s.member_id, s.ends_at, s.idle_until, s.proven_at, m.name, m.standing, m.leaves_at, m.admin, m.moderator
         FROM session s
         JOIN member m ON m.id = s.member_id WHERE s.token_hash = :hash AND s.ends_at > :now"
    );
    let args = named! { hash: hash.as_slice(), now: reader.now() };
    let seat = reader.first(sql, args, |row| {
        let viewer = Viewer { session: Some(row.id("id")?), ..read_viewer(row)? };
        Ok(Seated {
            viewer,
            name: row.text("name")?.to_owned(),
            ends_at: row.moment("ends_at")?,
            idle_until: row.moment_or_none("idle_until")?,
            proven_at: row.moment_or_none("proven_at")?,
        })
    });
    Ok(seat.await?.filter(|it| it.viewer.standing != Standing::Nobody))
}

/// The viewer that a member is without a browser; nobody who has left.
pub async fn find_viewer(reader: Reader<'_>, member: MemberId) -> Result<Option<Viewer>, Fault> {
    let sql = sql!("SELECT id AS member_id, standing, leaves_at, admin, moderator FROM member WHERE id = :member");
    let viewer = reader.first(sql, named! { member: &member }, read_viewer).await?;
    Ok(viewer.filter(|it| it.standing != Standing::Nobody))
}

fn read_viewer(row: &Row<'_>) -> Result<Viewer, Fault> {
    let standing = match row.text("standing")? {
        "left" => Standing::Nobody,
        _ if row.moment_or_none("leaves_at")?.is_some() => Standing::Leaving,
        "active" => Standing::Active,
        "suspended" => Standing::Suspended,
        "unconfirmed" => Standing::Unconfirmed,
        _ => Standing::Nobody,
    };
    let roles = Roles { admin: row.flag("admin")?, moderator: row.flag("moderator")? };
    Ok(Viewer { member: Some(row.id("member_id")?), standing, roles, session: None })
}

/// A session whose member is let in.
pub struct OpenSession {
    /// Which.
    pub session: SessionId,
    /// What is kept of its secret.
    pub hash: [u8; 32],
    /// When it ends if nobody presses anything, as far as the store knows.
    pub idle_until: Option<Moment>,
}

/// Those of these sessions that have not ended and whose members are in good standing.
pub async fn page_of_open(reader: Reader<'_>, sessions: &[SessionId]) -> Result<Vec<OpenSession>, Fault> {
    let sql = sql!(
        "SELECT s.id, s.token_hash, s.idle_until FROM session s JOIN member m ON m.id = s.member_id
         WHERE s.id IN LIST_ID(:sessions) AND s.ends_at > :now AND m.standing = 'active' AND m.leaves_at IS NULL"
    );
    let args = named! { sessions: store::id_list(sessions), now: reader.now() };
    let read = |row: &store::Row<'_>| {
        let hash = row.bytes("token_hash")?.try_into().map_err(|_| Fault::bug("a session's hash of another length"))?;
        Ok(OpenSession { session: row.id("id")?, hash, idle_until: row.moment_or_none("idle_until")? })
    };
    reader.list(sql, args, read).await
}

/// Somebody pressed something on a shared computer: the session waits from now on.
pub async fn save_idle(tx: &mut Tx, hash: &[u8; 32], until: Moment) -> Result<()> {
    let sql = sql!("UPDATE session SET idle_until = :until WHERE token_hash = :hash AND idle_until < :until");
    tx.run(sql, named! { until, hash: hash.as_slice() }).await?;
    Ok(())
}

/// The member's sessions, the latest first.
pub async fn page_of_sessions(reader: Reader<'_>, member: MemberId) -> Result<Vec<Session>, Fault> {
    let sql = sql!(
        "SELECT id, browser, began_at, idle_until FROM session
         WHERE member_id = :member AND ends_at > :now AND (idle_until IS NULL OR idle_until > :now)
         ORDER BY began_at DESC, id DESC LIMIT 100"
    );
    let args = named! { member: &member, now: reader.now() };
    let read = |row: &store::Row<'_>| {
        let device = if row.moment_or_none("idle_until")?.is_some() { Device::Shared } else { Device::Own };
        let browser = Browser { words: row.text("browser")?.to_owned(), device };
        Ok(Session { id: row.id("id")?, browser, began_at: row.moment("began_at")? })
    };
    reader.list(sql, args, read).await
}

/// Begins a session for a member whose key was checked; what is over goes at the same time.
pub async fn insert_session(
    tx: &mut Tx,
    member: MemberId,
    token: &SessionToken,
    browser: &Browser,
) -> Result<SessionId> {
    let (now, id) = (tx.now(), SessionId::random(tx.rng()));
    tx.run(sql!("DELETE FROM session WHERE member_id = :member AND ends_at <= :now"), named! { member: &member, now })
        .await?;
    let sql = sql!(
        "INSERT INTO session (id, member_id, token_hash, browser, began_at, ends_at, idle_until, proven_at)
         VALUES (:id, :member, :hash, :browser, :now, :ends, :idle, :now)"
    );
    let hash = session::hash(&token.0);
    let (ends, idle) = (now.plus(browser.device.life()), browser.device.idle_until(now));
    let args = named! {
        id: &id, member: &member, hash: hash.as_slice(), browser: &browser.words, now, ends, idle,
    };
    tx.run(sql, args).await?;
    Ok(id)
}

/// The password was given again in this browser, which has another secret from now on. Whose computer it is, and when the
/// session ends; `None` if it has ended.
pub async fn save_proof(
    tx: &mut Tx,
    session: &Permit<Prove, SessionId>,
    token: &SessionToken,
) -> Result<Option<(Device, Moment)>> {
    let (now, hash) = (tx.now(), session::hash(&token.0));
    let sql = sql!(
        "UPDATE session SET proven_at = :now, token_hash = :hash WHERE id = :id AND ends_at > :now
         RETURNING ends_at, idle_until"
    );
    let args = named! { id: &**session, now, hash: hash.as_slice() };
    let read = |row: &store::Row<'_>| {
        let device = if row.moment_or_none("idle_until")?.is_some() { Device::Shared } else { Device::Own };
        Ok((device, row.moment("ends_at")?))
    };
    Ok(tx.reader().first(sql, args, read).await?)
}

/// Ends the session with this secret, whoever's it is: the secret was the check.
pub async fn remove_session_by_token(tx: &mut Tx, token: &SessionToken) -> Result<()> {
    let hash = session::hash(&token.0);
    tx.run(sql!("DELETE FROM session WHERE token_hash = :hash"), named! { hash: hash.as_slice() }).await?;
    Ok(())
}

/// Whose session this is.
pub async fn find_owner(reader: Reader<'_>, session: SessionId) -> Result<Option<MemberId>, Fault> {
    let sql = sql!("SELECT member_id FROM session WHERE id = :session");
    reader.first(sql, named! { session: &session }, |row| row.id("member_id")).await
}

/// Ends one session.
pub async fn remove_session(tx: &mut Tx, session: &Permit<End, SessionId>) -> Result<()> {
    tx.run(sql!("DELETE FROM session WHERE id = :session"), named! { session: &**session }).await?;
    Ok(())
}

/// Ends all sessions of a member but one; with [`SessionId::NONE`], all (abuse case 75).
pub async fn remove_sessions_but(tx: &mut Tx, member: MemberId, kept: SessionId) -> Result<u64> {
    let sql = sql!("DELETE FROM session WHERE member_id = :member AND id <> :kept");
    Ok(tx.run(sql, named! { member: &member, kept: &kept }).await?)
}

/// Keeps the hash of a new token. An earlier one of the same purpose is void.
pub async fn insert_token(
    tx: &mut Tx,
    hash: &[u8; 32],
    member: Option<MemberId>,
    purpose: Purpose,
    email: Option<&str>,
) -> Result<()> {
    let (now, word) = (tx.now(), purpose.word());
    if purpose != Purpose::UndoEmail {
        let sql = sql!(
            "DELETE FROM door_token WHERE purpose = :word AND (member_id = :member OR (member_id IS NULL AND :nobody))"
        );
        tx.run(sql, named! { word, member, nobody: member.is_none() }).await?;
    }
    let sql = sql!(
        "INSERT INTO door_token (hash, member_id, purpose, email, made_at, ends_at)
         VALUES (:hash, :member, :word, :email, :now, :ends)"
    );
    let ends = now.plus(purpose.life());
    tx.run(sql, named! { hash: hash.as_slice(), member, word, email, now, ends }).await?;
    Ok(())
}

/// Whether such a token would still be taken, and for which account; takes nothing (mail filters open links,
/// abuse case 87).
pub async fn find_token(reader: Reader<'_>, hash: &[u8; 32], purpose: Purpose) -> Result<Option<Taken>, Fault> {
    let sql = sql!("SELECT member_id, email FROM door_token WHERE hash = :hash AND purpose = :word AND ends_at > :now");
    let args = named! { hash: hash.as_slice(), word: purpose.word(), now: reader.now() };
    reader.first(sql, args, taken).await
}

/// Takes a token out: whoever gets it is the only one (single use by `DELETE … RETURNING`, abuse cases 42 and 77).
pub async fn remove_token(tx: &mut Tx, hash: &[u8; 32], purpose: Purpose) -> Result<Option<Taken>> {
    let sql = sql!(
        "DELETE FROM door_token WHERE hash = :hash AND purpose = :word AND ends_at > :now RETURNING member_id, email"
    );
    let args = named! { hash: hash.as_slice(), word: purpose.word(), now: tx.now() };
    Ok(tx.reader().first(sql, args, taken).await?)
}

fn taken(row: &store::Row<'_>) -> Result<Taken, Fault> {
    Ok(Taken { member: row.id_or_none("member_id")?, email: row.text_or_none("email")?.map(str::to_owned) })
}

/// Voids the member's tokens, but for the way back to an old address.
pub async fn remove_tokens(tx: &mut Tx, member: MemberId) -> Result<()> {
    let sql = sql!("DELETE FROM door_token WHERE member_id = :member AND purpose <> 'undo_email'");
    tx.run(sql, named! { member: &member }).await?;
    Ok(())
}

/// A new password, set by its owner.
pub async fn save_password(tx: &mut Tx, member: &Permit<ChangeKey, MemberId>, hash: &str) -> Result<()> {
    write_password(tx, **member, hash).await
}

/// A new password, set with a token from the mailbox.
pub async fn save_reset_password(tx: &mut Tx, member: &Permit<Redeem, MemberId>, hash: &str) -> Result<()> {
    write_password(tx, **member, hash).await
}

async fn write_password(tx: &mut Tx, member: MemberId, hash: &str) -> Result<()> {
    let sql = sql!("UPDATE account SET password_hash = :hash WHERE member_id = :member");
    tx.run(sql, named! { member: &member, hash }).await?;
    Ok(())
}

/// Notes the address that is still to be confirmed.
pub async fn save_pending_email(tx: &mut Tx, member: &Permit<ChangeKey, MemberId>, email: &Email) -> Result<()> {
    let sql = sql!("UPDATE account SET pending_email = :email WHERE member_id = :member");
    tx.run(sql, named! { member: &**member, email: email.as_str() }).await?;
    Ok(())
}

/// Puts another address in place.
pub async fn save_email(tx: &mut Tx, member: &Permit<Redeem, MemberId>, email: &Email) -> Result<()> {
    let sql =
        sql!("UPDATE account SET email = :email, email_key = :key, pending_email = NULL WHERE member_id = :member");
    tx.run(sql, named! { member: &**member, email: email.as_str(), key: &email.key() }).await?;
    Ok(())
}
