//! Verbs of the waiting list, as those use it who want to come in.

use super::DOOR;
use crate::{
    applicant::{Applicant, Asking, State},
    jobs::{self, Letter},
    link::Named,
    policy::{self, List},
    store::{self as db, applicants},
};
use frame::{App, Joining};
use guard::Cleared;
use kernel::{Act, OrAbsent, Refusal, Result};

/// Somebody asks to be admitted.
pub const ASK: Act = Act::open("ask_to_join");
/// They read their address.
pub const CONFIRM_ASKING: Act = Act::open("confirm_asking");

/// Asks to be admitted. What follows is the same whether or not the address is known (abuse case 80): a letter goes there.
pub async fn ask(app: &App, asking: Cleared<Asking>) -> Result<()> {
    let list = if app.settings().joining == Joining::Waiting { List::Kept } else { List::None };
    let sent = asking.as_ref().map(|_| ());
    let permit = policy::may_ask(&DOOR, asking.into_inner(), list)?;
    app.write(&DOOR, ASK, async |tx| {
        guarding_api::note(tx, &sent).await?;
        let account = db::find_account_by_email(tx.reader(), &permit.email).await?;
        let letter = match account.filter(db::Account::is_confirmed) {
            Some(known) => Letter::Known { member: known.member },
            None => match applicants::find_applicant_by_email(tx.reader(), &permit.email).await? {
                Some(known) => Letter::Asked { applicant: known.id },
                None => Letter::Asked { applicant: applicants::insert_applicant(tx, &permit).await? },
            },
        };
        jobs::post(tx, letter);
        Ok(())
    })
    .await
}

/// Whom the link of the letter would put on the list; changes nothing.
pub async fn find_asking(app: &App, text: &str) -> Result<Option<Applicant>> {
    let Some(Named::Waiting(id)) = Named::read(text, &app.settings().link_key) else { return Ok(None) };
    let read = app.read(&DOOR).await?;
    let found = applicants::find_applicant(read.reader(), id).await?;
    Ok(found.map(|it| it.0).filter(|it| it.state == State::Unconfirmed))
}

/// The button in the letter was pressed: they wait for a decision.
pub async fn confirm_asking(app: &App, text: &str) -> Result<()> {
    let Named::Waiting(id) = Named::read(text, &app.settings().link_key).or_absent()? else {
        return Err(Refusal::Absent.into());
    };
    app.write(&DOOR, CONFIRM_ASKING.on(id), async |tx| {
        let permit = policy::may_redeem(tx.viewer(), id)?;
        Ok(applicants::save_confirmed(tx, &permit).await?.then_some(()).or_absent()?)
    })
    .await
}
