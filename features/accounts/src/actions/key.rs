//! Verbs of one's own key: password, address, sessions.

use super::DOOR;
use crate::{
    account::{Email, NewPassword, typed_password},
    door_token::{self, Purpose},
    hashing::Hashing,
    jobs::{self, Letter},
    policy::{self, Proof},
    store::{self as db, Account, keys},
};
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Problems, Result, SessionId, Viewer};

/// Another password.
pub const CHANGE_PASSWORD: Act = Act::open("change_password");
/// Another address, asked for.
pub const CHANGE_EMAIL: Act = Act::open("change_email");
/// Another address, confirmed.
pub const REDEEM_EMAIL: Act = Act::open("redeem_email");
/// The old address again.
pub const UNDO_EMAIL: Act = Act::open("undo_email");
/// One session ended.
pub const END_SESSION: Act = Act::open("end_session");
/// All other sessions ended.
pub const END_OTHER_SESSIONS: Act = Act::open("end_other_sessions");

/// Changes the password; every other session and token ends (abuse case 75).
pub async fn change_password(app: &App, viewer: &Viewer, current: &str, new: NewPassword) -> Result<()> {
    let (account, proof) = prove(app, viewer, current).await?;
    let permit = policy::may_change_key(viewer, account.member, proof)?;
    let hash = Hashing::of(app).hash(new.expose(), app.rng()).await?;
    app.write(viewer, CHANGE_PASSWORD, async |tx| {
        keys::save_password(tx, &permit, &hash).await?;
        keys::remove_sessions_but(tx, account.member, viewer.session.unwrap_or(SessionId::NONE)).await?;
        keys::remove_tokens(tx, account.member).await?;
        jobs::post(tx, Letter::PasswordChanged { member: account.member });
        Ok(())
    })
    .await
}

/// Asks for another address: nothing changes until it is confirmed there (abuse case 76).
pub async fn change_email(app: &App, viewer: &Viewer, current: &str, new: Email) -> Result<()> {
    let (account, proof) = prove(app, viewer, current).await?;
    if account.email == new {
        return Err(Problems::one("email", "This is your address already.").into());
    }
    let permit = policy::may_change_key(viewer, account.member, proof)?;
    app.write(viewer, CHANGE_EMAIL, async |tx| {
        keys::save_pending_email(tx, &permit, &new).await?;
        // Somebody else's address: the same answer, and a letter there that says so (abuse case 80).
        let letter = match db::find_account_by_email(tx.reader(), &new).await? {
            Some(known) if known.member != account.member => Letter::Known { member: known.member },
            _ => Letter::ConfirmNew { member: account.member },
        };
        jobs::post(tx, letter);
        Ok(())
    })
    .await
}

/// The new address was confirmed: it takes the place of the old, other sessions end, and a letter to the old one brings
/// a way back.
pub async fn redeem_email(app: &App, secret: &str) -> Result<()> {
    let hash = door_token::hash_of(secret).or_absent()?;
    app.write(&DOOR, REDEEM_EMAIL, async |tx| {
        let taken = keys::remove_token(tx, &hash, Purpose::ChangeEmail).await?.or_absent()?;
        let (member, new) = (taken.member.or_absent()?, Email::stored(taken.email.or_absent()?));
        let old = db::find_account(tx.reader(), member).await?.or_absent()?.email;
        let permit = policy::may_redeem(tx.viewer(), member)?;
        let words = "This address is in use. Choose another in your settings.";
        keys::save_email(tx, &permit, &new).await.map_err(|it| it.unique_as("email_key", "", words))?;
        keys::remove_sessions_but(tx, member, SessionId::NONE).await?;
        keys::remove_tokens(tx, member).await?;
        jobs::post(tx, Letter::EmailChanged { member, old: old.as_str().to_owned() });
        Ok(())
    })
    .await
}

/// The owner of the old address takes it back: all sessions end, and only the mailbox opens the door again.
pub async fn undo_email(app: &App, secret: &str) -> Result<()> {
    let hash = door_token::hash_of(secret).or_absent()?;
    app.write(&DOOR, UNDO_EMAIL, async |tx| {
        let taken = keys::remove_token(tx, &hash, Purpose::UndoEmail).await?.or_absent()?;
        let (member, old) = (taken.member.or_absent()?, Email::stored(taken.email.or_absent()?));
        let permit = policy::may_redeem(tx.viewer(), member)?;
        let words = "Somebody else uses this address by now. Write to whoever runs this Kettle.";
        keys::save_email(tx, &permit, &old).await.map_err(|it| it.unique_as("email_key", "", words))?;
        keys::remove_sessions_but(tx, member, SessionId::NONE).await?;
        keys::remove_tokens(tx, member).await?;
        jobs::post(tx, Letter::Reset { member });
        Ok(())
    })
    .await
}

/// Ends one of one's own sessions.
pub async fn end_session(app: &App, viewer: &Viewer, session: SessionId) -> Result<()> {
    app.write(viewer, END_SESSION.on(session), async |tx| {
        let owner = keys::find_owner(tx.reader(), session).await?.or_absent()?;
        let permit = policy::may_end(tx.viewer(), owner, session)?;
        keys::remove_session(tx, &permit).await
    })
    .await
}

/// Ends all of one's sessions but this one.
pub async fn end_other_sessions(app: &App, viewer: &Viewer) -> Result<()> {
    let (member, kept) = (viewer.member.or_absent()?, viewer.session.unwrap_or(SessionId::NONE));
    app.write(viewer, END_OTHER_SESSIONS, async |tx| keys::remove_sessions_but(tx, member, kept).await.map(|_| ()))
        .await
}

/// The viewer's account, and whether this is their password; wrong ones are counted as at the door.
pub(super) async fn prove(app: &App, viewer: &Viewer, current: &str) -> Result<(Account, Proof)> {
    let member: MemberId = viewer.member.or_absent()?;
    let account = db::find_account(app.read(viewer).await?.reader(), member).await?.or_absent()?;
    let throttle = crate::throttle::Throttle::of(app);
    let (key, nowhere) = (account.email.key(), std::net::IpAddr::from([0, 0, 0, 0]));
    throttle.check(&key, nowhere, app.clock().now())?;
    let right = Hashing::of(app).verify(typed_password(current).expose(), Some(&account.password_hash)).await?;
    if right {
        throttle.succeeded(&key, nowhere);
    } else {
        throttle.failed(&key, nowhere, app.clock().now());
    }
    Ok((account, if right { Proof::Password } else { Proof::None }))
}

/// The address that a token of this purpose would act on; takes nothing.
pub async fn member_of_token(app: &App, secret: &str, purpose: Purpose) -> Result<Option<Account>> {
    let Some(hash) = door_token::hash_of(secret) else { return Ok(None) };
    let read = app.read(&DOOR).await?;
    let Some(taken) = keys::find_token(read.reader(), &hash, purpose).await? else { return Ok(None) };
    match taken.member {
        Some(member) => Ok(db::find_account(read.reader(), member).await?),
        None => Ok(None),
    }
}

/// Whether somebody may still found this Kettle with this secret.
pub async fn is_founding(app: &App, secret: &str) -> Result<bool> {
    let Some(hash) = door_token::hash_of(secret) else { return Ok(false) };
    let read = app.read(&DOOR).await?;
    Ok(keys::find_token(read.reader(), &hash, Purpose::Found).await?.is_some())
}
