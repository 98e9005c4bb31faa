//! The verbs: coming in here, one's key and the operator's acts below.

mod ask;
mod clear;
mod expected;
mod govern;
mod host;
mod invite;
mod key;
mod prove;
mod work;

pub use ask::{ASK, CONFIRM_ASKING, ask, confirm_asking, find_asking};
pub use clear::{clear_expired, end_everything};
pub use expected::{DECLINE_INVITATION, Expected, decline_invitation, finish};
pub use govern::{
    Added, Listed, Made, MadeMember, add_member, find_member, hash_of_all, insert_made, is_empty, list_members,
    name_admin, name_moderator, set_standing,
};
pub use host::{
    ADMIT, CHECK_GUESTS, Checked, DECLINE, Decision, INVITE_GUESTS, WITHDRAW_GUEST, check_guests, decide,
    invite_guests, withdraw_guest,
};
pub use invite::{
    Offer, Offered, RENEW_INVITATION, WITHDRAW_INVITATION, find_offer, invitation_address, renew_invitation,
    withdraw_invitation,
};
pub use key::{
    CHANGE_EMAIL, CHANGE_PASSWORD, END_OTHER_SESSIONS, END_SESSION, REDEEM_EMAIL, UNDO_EMAIL, change_email,
    change_password, end_other_sessions, end_session, is_founding, member_of_token, redeem_email, undo_email,
};

pub use prove::{PROVE, prove};
pub(crate) use work::begun;
pub use work::{
    ADD_WORK_ADDRESS, CONFIRM_WORK_ADDRESS, REMOVE_WORK_ADDRESS, add_work_address, confirm_work_address,
    find_work_address, remove_work_address,
};

use crate::{
    account::{Email, MemberName, NewPassword, typed_password},
    door_token::{self, Purpose},
    entry::{Entry, Way},
    hashing::Hashing,
    jobs::{self, Letter},
    policy::{self, Entrance, Newcomer},
    session::{self, Browser},
    store::{self as db, Start, entries, keys},
    throttle::Throttle,
};
use accounts_api::{MemberAgreed, MemberJoined};
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Problems, Reason, Refusal, Result, Viewer};
use std::net::IpAddr;
use store::Tx;
use web::SessionToken;

/// Joining.
pub const JOIN: Act = Act::open("join");
/// Confirming an address.
pub const CONFIRM: Act = Act::open("confirm_email");
/// Signing in.
pub const SIGN_IN: Act = Act::open("sign_in");
/// Signing out.
pub const SIGN_OUT: Act = Act::open("sign_out");
/// Asking for a new password.
pub const ASK_RESET: Act = Act::open("ask_reset");
/// Setting it.
pub const RESET: Act = Act::open("reset_password");
/// Making the one-time link of the first administrator.
pub const INVITE_FOUNDER: Act = Act::open("invite_founder");

pub(crate) const DOOR: Viewer = Viewer::house(Reason::Door);

/// Joins, perhaps with an invitation's link. What follows is the same, and takes as long, whether or not the address has
/// an account (abuse case 80): a letter goes there. Who joins again with an address that nobody has confirmed takes the place
/// of who came before; unless it is the same password, nobody knows who of them reads there, and the letter asks anew.
pub async fn join(app: &App, newcomer: Newcomer, password: NewPassword, invitation: &str) -> Result<()> {
    let hash = Hashing::of(app).hash(password.expose(), app.rng()).await?;
    let before = db::find_account_by_email(app.read(&DOOR).await?.reader(), &newcomer.email).await?;
    let before = before.filter(|it| !it.is_confirmed()).map(|it| it.password_hash);
    let same = Hashing::of(app).verify(password.expose(), before.as_deref()).await?;
    let (entrance, entry) = invite::entrance(app, &newcomer.email, invitation).await?;
    let newcomer = policy::may_join(&DOOR, newcomer, entrance)?;
    app.write(&DOOR, JOIN, async |tx| {
        let now = tx.now();
        match db::find_account_by_email(tx.reader(), &newcomer.email).await? {
            Some(known) if known.is_confirmed() => jobs::post(tx, Letter::Known { member: known.member }),
            Some(known) => {
                if !same || before.as_ref() != Some(&known.password_hash) {
                    db::save_joined_again(tx, &newcomer, known.member, &hash).await?;
                }
                entries::save_entry(tx, &newcomer, known.member, entry, now).await?;
                jobs::post(tx, Letter::Confirm { member: known.member });
            }
            None => {
                let member = db::insert_member(tx, &newcomer, &hash, Start::Unconfirmed).await?;
                entries::save_entry(tx, &newcomer, member, entry, now).await?;
                tx.tell(MemberAgreed { member });
                jobs::post(tx, Letter::Confirm { member });
            }
        }
        Ok(())
    })
    .await
}

/// The first administrator joins with the one-time link and is signed in.
pub async fn found(
    app: &App,
    secret: &str,
    newcomer: Newcomer,
    password: NewPassword,
    browser: &Browser,
) -> Result<SessionToken> {
    let hash = Hashing::of(app).hash(password.expose(), app.rng()).await?;
    let token = session::new_token(app.rng());
    let secret = door_token::hash_of(secret).or_absent()?;
    let newcomer = policy::may_join(&DOOR, newcomer, Entrance::Operator)?;
    app.write(&DOOR, JOIN, async |tx| {
        keys::remove_token(tx, &secret, Purpose::Found).await?.or_absent()?;
        let inserted = db::insert_member(tx, &newcomer, &hash, Start::Admin).await;
        let taken = "Somebody has joined with this address. Sign in, or use another.";
        let member = inserted.map_err(|it| it.unique_as("email_key", "email", taken))?;
        let now = tx.now();
        entries::save_entry(tx, &newcomer, member, Entry::alone(Way::Founder), now).await?;
        tx.tell(MemberAgreed { member });
        tx.tell(MemberJoined { member });
        keys::insert_session(tx, member, &token, browser).await?;
        Ok(token)
    })
    .await
}

/// The one-time link with which the first administrator joins; `None` once there is one.
pub async fn invite_founder(app: &App) -> Result<Option<String>> {
    let house = Viewer::house(Reason::Operator);
    if db::count_admins(app.read(&house).await?.reader()).await? > 0 {
        return Ok(None);
    }
    let secret = door_token::new_secret(app.rng());
    let hash = door_token::hash_of(&secret).or_absent()?;
    app.write(&house, INVITE_FOUNDER, async |tx| keys::insert_token(tx, &hash, None, Purpose::Found, None).await)
        .await?;
    Ok(Some(app.settings().url.link(&format!("/join?founder={secret}"))))
}

/// Somebody who is in, and who brought them.
#[derive(Debug)]
pub struct CameIn {
    /// Their session.
    pub token: SessionToken,
    /// Who invited or admitted them, in a sentence; nothing if they came alone.
    pub said: Option<String>,
}

/// Name and password of somebody who read the letter to an address with which several have joined.
pub struct Chosen {
    /// The name.
    pub name: MemberName,
    /// The password.
    pub password: NewPassword,
}

/// Takes the token from the letter: the address is confirmed, and whoever pressed the button is signed in. A conflict if
/// their invitation has no place left; the token then stays good. Where several have joined with the address, no name and no
/// password counts but what is chosen here: the letter was read by its owner, and those were typed by anybody.
pub async fn confirm(app: &App, secret: &str, chosen: Option<Chosen>, browser: &Browser) -> Result<CameIn> {
    let token = session::new_token(app.rng());
    let secret = door_token::hash_of(secret).or_absent()?;
    let chosen = match chosen {
        Some(it) => Some((it.name, Hashing::of(app).hash(it.password.expose(), app.rng()).await?)),
        None => None,
    };
    app.write(&DOOR, CONFIRM, async |tx| {
        let member = redeemed(tx, &secret, Purpose::Confirm).await?;
        if db::is_contested(tx.reader(), member).await? {
            let permit = policy::may_redeem(tx.viewer(), member)?;
            let (name, hash) = chosen.as_ref().ok_or_else(|| Problems::one("password", CHOOSE))?;
            db::save_chosen(tx, &permit, name, hash).await?;
        }
        let said = invite::let_in(tx, member).await?;
        keys::insert_session(tx, member, &token, browser).await?;
        Ok(CameIn { token, said })
    })
    .await
}

/// Whose address the letter's secret would confirm, and whether several have joined with it; takes nothing.
pub async fn find_confirming(app: &App, secret: &str) -> Result<Option<Confirming>> {
    let Some(account) = member_of_token(app, secret, Purpose::Confirm).await? else { return Ok(None) };
    let contested = db::is_contested(app.read(&DOOR).await?.reader(), account.member).await?;
    Ok(Some(if contested { Confirming::OneOfSeveral(account) } else { Confirming::One(account) }))
}

/// Who is about to confirm an address.
#[derive(Debug)]
pub enum Confirming {
    /// The one who joined with it.
    One(db::Account),
    /// The address's owner, after more than one has joined with it.
    OneOfSeveral(db::Account),
}

const CHOOSE: &str = "Choose a password. The one that was typed on joining does not count: more than one person may have \
                      used your address.";

/// Where signing in leads.
#[derive(Debug)]
pub enum SignedIn {
    /// In.
    Session(SessionToken),
    /// The address is still to be confirmed; another letter is on its way.
    Unconfirmed,
}

/// Signs in. `old` is the session that this browser had: it ends (abuse case 73).
pub async fn sign_in(
    app: &App,
    email: &Email,
    password: &str,
    from: IpAddr,
    browser: &Browser,
    old: Option<SessionToken>,
) -> Result<SignedIn> {
    let throttle = Throttle::of(app);
    let key = email.key();
    throttle.check(&key, from, app.clock().now())?;
    let account = db::find_account_by_email(app.read(&DOOR).await?.reader(), email).await?;
    let hash = account.as_ref().map(|it| it.password_hash.as_str());
    let right = Hashing::of(app).verify(typed_password(password).expose(), hash).await?;
    let Some(account) = account.filter(|it| right && it.standing != "left") else {
        throttle.failed(&key, from, app.clock().now());
        return Err(Problems::one(
            "",
            "That address and password do not belong together. Try again, or reset the password.",
        )
        .into());
    };
    throttle.succeeded(&key, from);
    let token = session::new_token(app.rng());
    app.write(&DOOR, SIGN_IN.on(account.member), async |tx| {
        if !account.is_confirmed() {
            jobs::post(tx, Letter::Confirm { member: account.member });
            return Ok(SignedIn::Unconfirmed);
        }
        if let Some(old) = &old {
            keys::remove_session_by_token(tx, old).await?;
        }
        keys::insert_session(tx, account.member, &token, browser).await?;
        Ok(SignedIn::Session(token))
    })
    .await
}

/// Signs out: the session is gone on the server (abuse case 74).
pub async fn sign_out(app: &App, viewer: &Viewer, token: &SessionToken) -> Result<()> {
    app.write(viewer, SIGN_OUT, async |tx| keys::remove_session_by_token(tx, token).await).await
}

/// Sends a letter with a way to a new password, if the address has an account; the answer is the same if not.
pub async fn ask_reset(app: &App, email: &Email) -> Result<()> {
    app.write(&DOOR, ASK_RESET, async |tx| {
        let account = db::find_account_by_email(tx.reader(), email).await?;
        let member = account.filter(|it| it.standing != "left").map(|it| it.member);
        jobs::post(tx, member.map_or(Letter::Nobody, |member| Letter::Reset { member }));
        Ok(())
    })
    .await
}

/// Sets a new password with the token from the letter; every session and other token ends (abuse cases 75, 77).
pub async fn reset(app: &App, secret: &str, password: NewPassword, browser: &Browser) -> Result<SessionToken> {
    let hash = Hashing::of(app).hash(password.expose(), app.rng()).await?;
    let token = session::new_token(app.rng());
    let secret = door_token::hash_of(secret).or_absent()?;
    app.write(&DOOR, RESET, async |tx| {
        let member = redeemed(tx, &secret, Purpose::Reset).await?;
        let permit = policy::may_redeem(tx.viewer(), member)?;
        keys::save_reset_password(tx, &permit, &hash).await?;
        invite::let_in(tx, member).await?; // the letter was read where the account says
        keys::remove_sessions_but(tx, member, kernel::SessionId::NONE).await?;
        keys::remove_tokens(tx, member).await?;
        keys::insert_session(tx, member, &token, browser).await?;
        jobs::post(tx, Letter::PasswordChanged { member });
        Ok(token)
    })
    .await
}

/// The member of a token that was still good; it is gone now.
pub(crate) async fn redeemed(tx: &mut Tx, hash: &[u8; 32], purpose: Purpose) -> Result<MemberId> {
    let taken = keys::remove_token(tx, hash, purpose).await?;
    Ok(taken.and_then(|it| it.member).ok_or(Refusal::Absent)?)
}
