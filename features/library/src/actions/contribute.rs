//! Who writes with an owner: asking contacts, answering, and taking somebody off.

use crate::{
    contributor::{MOST, State},
    policy,
    resource::ResourceId,
    store::{
        self as db,
        contributing::{self, Asked},
    },
};
use frame::App;
use kernel::{Act, MemberId, OrAbsent, Problems, Result, Viewer};
use library_api::ResourceChanged;
use notices_api::Kind as Notice;

/// Asking contacts.
pub const INVITE: Act = Act::open("invite_contributor");
/// Saying whether one writes with somebody.
pub const ANSWER: Act = Act::open("answer_contributing");
/// Taking somebody off.
pub const TAKE_OFF: Act = Act::open("take_off_contributor");

/// Asks contacts to write with the owner. Until they agree they learn nothing but who asks, and what kind of thing it is.
///
/// # Errors
/// The problem of whom was chosen; `NotAllowed` for whoever does not own it.
pub async fn invite(app: &App, viewer: &Viewer, id: ResourceId, whom: &[MemberId]) -> Result<()> {
    app.write(viewer, INVITE.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        policy::may_own(tx.viewer(), &resource, ())?;
        let contacts = contributing::find_contacts(tx.reader(), whom).await?;
        if contacts.is_empty() {
            return Err(Problems::one("with", "Choose at least one of your contacts.").into());
        }
        if resource.contributors.len() + contacts.len() > MOST {
            let words = format!("At most {MOST} write with you. Choose fewer, or take somebody off first.");
            return Err(Problems::one("with", words).into());
        }
        let mut asked = Vec::new();
        for member in contacts {
            let permit = policy::may_own(tx.viewer(), &resource, (id, member))?;
            if contributing::insert_asked(tx, &permit).await? {
                asked.push(member);
            }
        }
        let by = tx.viewer().member;
        notices_api::give(tx, &asked, Notice::ResourceInvited, by, *id.as_bytes()).await
    })
    .await
}

/// What somebody says who was asked, or who writes already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// They write, and are named where everybody reads it.
    Named,
    /// They write, and are named to members alone.
    Nameless,
    /// Not, or not any more.
    No,
}

/// Answers. The owner is not told of a "no"; they see that nobody came. Whoever writes already says so also where they do not see
/// the owner any more.
///
/// # Errors
/// `Absent` for whoever was not asked.
pub async fn answer(app: &App, viewer: &Viewer, id: ResourceId, answer: Reply) -> Result<()> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, ANSWER.on(id), async |tx| {
        let asked = contributing::find_asked(tx.reader(), id).await?.filter(Asked::is_asked).or_absent()?;
        notices_api::settle(tx, own, Notice::ResourceInvited, *id.as_bytes()).await?;
        match answer {
            Reply::No => {
                contributing::remove_own(tx, &policy::may_join(tx.viewer(), own, id)?).await?;
            }
            Reply::Named | Reply::Nameless => {
                let named = answer == Reply::Named;
                contributing::save_agreed(tx, &policy::may_join(tx.viewer(), own, (id, named))?).await?;
            }
        }
        if asked.state == State::Agreed || answer != Reply::No {
            tx.tell(ResourceChanged { resource: id });
        }
        Ok(())
    })
    .await
}

/// Takes somebody off: they see the draft no more, from the commit on.
pub async fn take_off(app: &App, viewer: &Viewer, id: ResourceId, member: MemberId) -> Result<()> {
    app.write(viewer, TAKE_OFF.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let gone = policy::may_own(tx.viewer(), &resource, (id, member))?;
        notices_api::withdraw_from(tx, member, Notice::ResourceInvited, *id.as_bytes()).await?;
        if contributing::remove_contributor(tx, &gone).await? {
            tx.tell(ResourceChanged { resource: id });
        }
        Ok(())
    })
    .await
}
