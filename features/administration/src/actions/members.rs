//! What administrators do about a member: each is one commit with its letter and its row of the audit.

use crate::{
    jobs::{self, Letter},
    member::{MemberProblem, Reason},
    policy::{self, Others},
};
use accounts_api::{Governed, Role, RoleChange, find_governed};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Result, Stop, Viewer};
use store::Tx;

/// Suspending a member.
pub const SUSPEND: Act = Act::open("suspend_member");
/// Ending a suspension.
pub const RESTORE: Act = Act::open("restore_member");
/// Signing a member out everywhere.
pub const END_SESSIONS: Act = Act::open("end_sessions_of");
/// Making an administrator.
pub const MAKE_ADMINISTRATOR: Act = Act::open("make_administrator");
/// Taking that again.
pub const UNMAKE_ADMINISTRATOR: Act = Act::open("unmake_administrator");
/// Making a moderator.
pub const MAKE_MODERATOR: Act = Act::open("make_moderator");
/// Taking that again.
pub const UNMAKE_MODERATOR: Act = Act::open("unmake_moderator");

/// Suspends a member for a reason, which a letter and a page of theirs tell.
///
/// # Errors
/// A problem of the form if they cannot be suspended.
pub async fn suspend_member(app: &App, viewer: &Viewer, member: MemberId, reason: Cleared<Reason>) -> Result<()> {
    app.write(viewer, SUSPEND.on(member), async |tx| {
        let permit = policy::may_suspend(tx.viewer(), &found(tx, member).await?)?;
        unless_already(accounts_api::suspend(tx, *permit, reason.get().as_str()).await?)?;
        guarding_api::note(tx, &reason).await?;
        jobs::post(tx, Letter::Suspended { member });
        Ok(())
    })
    .await
}

/// Ends a suspension.
///
/// # Errors
/// A problem of the form if there is none.
pub async fn restore_member(app: &App, viewer: &Viewer, member: MemberId) -> Result<()> {
    app.write(viewer, RESTORE.on(member), async |tx| {
        let permit = policy::may_restore(tx.viewer(), &found(tx, member).await?)?;
        unless_already(accounts_api::readmit(tx, *permit).await?)?;
        jobs::post(tx, Letter::Restored { member });
        Ok(())
    })
    .await
}

/// Signs a member out in every browser; a letter tells them. How many browsers there were.
pub async fn end_sessions_of(app: &App, viewer: &Viewer, member: MemberId) -> Result<u64> {
    app.write(viewer, END_SESSIONS.on(member), async |tx| {
        let permit = policy::may_end_sessions(tx.viewer(), &found(tx, member).await?)?;
        let ended = accounts_api::end_sessions(tx, *permit).await?;
        if ended > 0 {
            jobs::post(tx, Letter::SignedOut { member });
        }
        Ok(ended)
    })
    .await
}

/// Gives a role to a member or takes it. They get a letter; so does every other administrator when it is theirs.
///
/// # Errors
/// A problem of the form if it cannot be done: the last administrator stays one.
pub async fn change_role(app: &App, viewer: &Viewer, member: MemberId, role: Role, change: RoleChange) -> Result<()> {
    app.write(viewer, act(role, change).on(member), async |tx| {
        if role == Role::Administrator {
            accounts_api::hold_admins(tx).await?; // of two who are taken at once one is the last
        }
        let last = accounts_api::is_last_admin(tx.reader(), member).await?;
        let others = if last { Others::None } else { Others::Some };
        let permit = policy::may_change_role(tx.viewer(), &found(tx, member).await?, role, change, others)?;
        unless_already(accounts_api::change_role(tx, *permit, role, change).await?)?;
        let role = jobs::RoleWord::of(role, change);
        jobs::post(tx, Letter::Role { member, role });
        if role.is_of_administrators() {
            jobs::post(tx, Letter::Administrators { about: member, role });
        }
        Ok(())
    })
    .await
}

const fn act(role: Role, change: RoleChange) -> Act {
    match (role, change) {
        (Role::Administrator, RoleChange::Given) => MAKE_ADMINISTRATOR,
        (Role::Administrator, RoleChange::Taken) => UNMAKE_ADMINISTRATOR,
        (Role::Moderator, RoleChange::Given) => MAKE_MODERATOR,
        (Role::Moderator, RoleChange::Taken) => UNMAKE_MODERATOR,
    }
}

/// The member, if they are still here. Whoever may not look learns nothing from how long that takes.
async fn found(tx: &Tx, member: MemberId) -> Result<Governed> {
    policy::may_look(tx.viewer())?;
    let closely = find_governed(tx.reader(), member).await?;
    Ok(closely.map(|it| it.governed).filter(|it| it.standing != "left").or_absent()?)
}

fn unless_already(done: bool) -> Result<(), Stop> {
    if done { Ok(()) } else { Err(Problems::one("", MemberProblem::Already.to_string()).into()) }
}
