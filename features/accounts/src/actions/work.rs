//! Verbs of work addresses: add, confirm, remove.

use super::DOOR;
use crate::{
    account::Email,
    jobs::{self, Letter},
    link::Named,
    policy,
    store::work,
    work_address::{self, WorkAddressId},
};
use accounts_api::MemberChanged;
use frame::App;
use kernel::{Act, MemberId, Moment, OrAbsent, Problems, Result, Viewer};
use std::time::Duration;

/// An address at work, to be confirmed there.
pub const ADD_WORK_ADDRESS: Act = Act::open("add_work_address");
/// Its owner reads it.
pub const CONFIRM_WORK_ADDRESS: Act = Act::open("confirm_work_address");
/// One goes.
pub const REMOVE_WORK_ADDRESS: Act = Act::open("remove_work_address");

/// The letter to a work address is good for so long.
const LIFE: Duration = Duration::from_secs(48 * 60 * 60);

/// Adds a work address: a letter goes there, and nothing is shown of it until the button in it is pressed.
pub async fn add_work_address(app: &App, viewer: &Viewer, email: &Email) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, ADD_WORK_ADDRESS, async |tx| {
        let permit = policy::may_vouch(tx.viewer(), member)?;
        let known = work::page_of_addresses(tx.reader(), member).await?;
        let same = known.iter().find(|it| it.email.key() == email.key());
        if same.is_some_and(|it| it.confirmed_at.is_some()) {
            return Err(Problems::one("work", "This address is confirmed already.").into());
        }
        if same.is_none() && known.len() >= work_address::MOST {
            return Err(Problems::one("work", "Ten work addresses are enough. Remove one first.").into());
        }
        let address = work::insert_address(tx, &permit, email).await?;
        jobs::post(tx, Letter::ConfirmWork { address });
        Ok(())
    })
    .await
}

/// A work address that waits to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which one.
    pub id: WorkAddressId,
    /// Whose.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// The address.
    pub email: Email,
}

/// The address that this letter's link would confirm; changes nothing.
pub async fn find_work_address(app: &App, text: &str) -> Result<Option<Waiting>> {
    let Some(Named::Work(id)) = Named::read(text, &app.settings().link_key) else { return Ok(None) };
    let read = app.read(&DOOR).await?;
    let found = work::find_unconfirmed(read.reader(), id, begun(app.clock().now())).await?;
    Ok(found.map(|(member, name, email)| Waiting { id, member, name, email }))
}

/// Letters that began after this are still good now.
pub(crate) fn begun(now: Moment) -> Moment {
    now.minus(LIFE)
}

/// The button in the letter was pressed: the ending of the address is shown beside the member's name.
pub async fn confirm_work_address(app: &App, text: &str) -> Result<()> {
    let Named::Work(id) = Named::read(text, &app.settings().link_key).or_absent()? else {
        return Err(kernel::Refusal::Absent.into());
    };
    app.write(&DOOR, CONFIRM_WORK_ADDRESS.on(id), async |tx| {
        let found = work::find_unconfirmed(tx.reader(), id, begun(tx.now())).await?;
        let (member, _, _) = found.or_absent()?;
        let permit = policy::may_redeem(tx.viewer(), member)?;
        work::save_confirmed(tx, &permit, id).await?.then_some(()).or_absent()?;
        tx.tell(MemberChanged { member });
        Ok(())
    })
    .await
}

/// Removes one of one's work addresses.
pub async fn remove_work_address(app: &App, viewer: &Viewer, id: WorkAddressId) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, REMOVE_WORK_ADDRESS.on(id), async |tx| {
        let permit = policy::may_vouch(tx.viewer(), member)?;
        work::remove_address(tx, &permit, id).await?.then_some(()).or_absent()?;
        tx.tell(MemberChanged { member });
        Ok(())
    })
    .await
}
