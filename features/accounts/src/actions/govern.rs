//! The operator's verbs: add, suspend, name an administrator.

use super::JOIN;
use crate::{
    account::{Email, MemberName},
    entry::{Entry, Way},
    hashing::Hashing,
    jobs::{self, Letter},
    policy::{self, Entrance, Newcomer},
    store::{self as db, Start, entries, keys},
};
use ::store::Tx;
use accounts_api::{MemberChanged, MemberJoined};
use frame::App;
use kernel::{Act, MemberId, Result, SessionId, Viewer};

/// Another standing.
pub const SET_STANDING: Act = Act::open("set_standing");
/// A new administrator.
pub const NAME_ADMIN: Act = Act::open("name_admin");

/// A new moderator.
pub const NAME_MODERATOR: Act = Act::open("name_moderator");

/// What a member who is added starts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// A letter asks them to confirm the address.
    ToConfirm,
    /// At once.
    Confirmed,
}

/// A member to be added, checked.
pub struct MadeMember {
    /// The name.
    pub name: MemberName,
    /// The address.
    pub email: Email,
    /// The password as the operator gave it.
    pub password: String,
}

/// Adds a member on the operator's word.
pub async fn add_member(app: &App, viewer: &Viewer, made: MadeMember, added: Added) -> Result<MemberId> {
    let hash = Hashing::of(app).hash(&made.password, app.rng()).await?;
    let newcomer = policy::may_join(viewer, Newcomer { name: made.name, email: made.email }, Entrance::Operator)?;
    app.write(viewer, JOIN, async |tx| {
        let start = if added == Added::Confirmed { Start::Active } else { Start::Unconfirmed };
        let inserted = db::insert_member(tx, &newcomer, &hash, start).await;
        let member =
            inserted.map_err(|it| it.unique_as("email_key", "email", "There is a member with this address."))?;
        let now = tx.now();
        entries::save_entry(tx, &newcomer, member, Entry::alone(Way::Operator), now).await?;
        match added {
            Added::Confirmed => tx.tell(MemberJoined { member }),
            Added::ToConfirm => jobs::post(tx, Letter::Confirm { member }),
        }
        Ok(member)
    })
    .await
}

/// Suspends a member or takes the suspension back. A suspended member's sessions end; they may come in again to read
/// and take away what is theirs.
pub async fn set_standing(app: &App, viewer: &Viewer, member: MemberId, standing: &'static str) -> Result<bool> {
    app.write(viewer, SET_STANDING.on(member), async |tx| {
        let permit = policy::may_govern(tx.viewer(), member)?;
        let changed = db::save_standing(tx, &permit, standing).await?;
        if changed {
            keys::remove_sessions_but(tx, member, SessionId::NONE).await?;
            tx.tell(MemberChanged { member });
        }
        Ok(changed)
    })
    .await
}

/// Makes a member an administrator.
pub async fn name_admin(app: &App, viewer: &Viewer, member: MemberId) -> Result<()> {
    app.write(viewer, NAME_ADMIN.on(member), async |tx| {
        let permit = policy::may_govern(tx.viewer(), member)?;
        db::save_admin(tx, &permit).await
    })
    .await
}

/// Makes a member a moderator.
pub async fn name_moderator(app: &App, viewer: &Viewer, member: MemberId) -> Result<()> {
    app.write(viewer, NAME_MODERATOR.on(member), async |tx| {
        let permit = policy::may_govern(tx.viewer(), member)?;
        db::save_moderator(tx, &permit).await
    })
    .await
}

/// A member as the operator's list shows them.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Listed {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// `unconfirmed`, `active`, `suspended` or `left`.
    pub standing: String,
    /// Whether they run the network.
    pub admin: bool,
    /// Whether they look at reports.
    pub moderator: bool,
}

impl Listed {
    /// One line for a terminal.
    pub fn line(&self) -> String {
        let admin = if self.admin { ", administrator" } else { "" };
        let moderator = if self.moderator { ", moderator" } else { "" };
        format!("{}  {} <{}>, {}{admin}{moderator}\n", self.id, self.name, self.email, self.standing)
    }
}

/// All members, in the order of joining.
pub async fn list_members(app: &App, viewer: &Viewer) -> Result<Vec<Listed>> {
    policy::may_govern(viewer, MemberId::NONE)?;
    let (mut all, mut after) = (Vec::new(), MemberId::NONE);
    loop {
        let page = db::page_of_accounts(app.read(viewer).await?.reader(), after, 1000).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = last.member;
        all.extend(page.into_iter().map(|it| Listed {
            id: it.member.to_string(),
            name: it.name,
            email: it.email.as_str().to_owned(),
            standing: it.standing,
            admin: it.admin,
            moderator: it.moderator,
        }));
    }
}

/// The member with this address, for the operator.
pub async fn find_member(app: &App, viewer: &Viewer, email: &Email) -> Result<Option<MemberId>> {
    policy::may_govern(viewer, MemberId::NONE)?;
    Ok(db::find_account_by_email(app.read(viewer).await?.reader(), email).await?.map(|it| it.member))
}

/// A member of the made population, before they are stored.
#[derive(Debug, Clone)]
pub struct Made {
    /// The id.
    pub id: MemberId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// When they joined.
    pub joined: kernel::Moment,
}

/// The hash of the one password of a made population.
pub async fn hash_of_all(app: &App, password: &str) -> Result<String> {
    Hashing::of(app).hash(password, app.rng()).await
}

/// Stores one of a made population, with the hash that all of them share. Tells nothing: the index is made anew after.
pub async fn insert_made(tx: &mut Tx, made: &Made, hash: &str) -> Result<()> {
    let newcomer = Newcomer { name: MemberName::stored(&made.name), email: Email::stored(&made.email) };
    let newcomer = policy::may_join(tx.viewer(), newcomer, Entrance::Operator)?;
    db::insert_member_as(tx, &newcomer, made.id, made.joined, hash, Start::Active).await
}

/// Whether there is any member.
pub async fn is_empty(app: &App, viewer: &Viewer) -> Result<bool> {
    policy::may_govern(viewer, MemberId::NONE)?;
    Ok(db::page_of_accounts(app.read(viewer).await?.reader(), MemberId::NONE, 1).await?.is_empty())
}
