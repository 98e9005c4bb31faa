//! POST: letters to a list of people, and decisions on the waiting list.

use crate::{
    actions::{self, Decision},
    applicant::Reason,
    guest_list::GuestList,
    link::{ApplicantId, GuestId},
    pages::admin::{decline_page, guests_page},
    views::admin::CheckPage,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Reply, Upload, Worded};

/// `POST /admin/invitations/check`: says what would be sent, and sends nothing.
pub async fn check(app: App, asker: Asker, upload: Upload) -> Answer {
    let known = |it: &(String, String)| it.0 == "list";
    if !upload.fields.iter().all(known) {
        return Err(Problems::one("", "The form has a field that does not belong to it. Load the page again.").into());
    }
    let pasted = upload.field("list").unwrap_or_default().to_owned();
    let list = GuestList::read(upload.file.as_deref().unwrap_or(pasted.as_bytes()));
    match list {
        Ok(list) => Ok(Reply::page(CheckPage::new(actions::check_guests(&app, &asker.viewer, list).await?))),
        Err(problem) => {
            let problems = Problems::one("list", problem.to_string());
            // What is too long to be sent is too long to be shown again.
            let pasted = if pasted.len() > 100_000 { String::new() } else { pasted };
            Ok(Reply::invalid(guests_page(&app, &asker, pasted, &problems).await?))
        }
    }
}

/// The list, as the page on which it was checked sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendForm {
    list: String,
}

/// `POST /admin/invitations/send`
pub async fn send(app: App, asker: Asker, Form(form): Form<SendForm>) -> Answer {
    match GuestList::read(form.list.as_bytes()) {
        Ok(list) => {
            let sent = actions::invite_guests(&app, &asker.viewer, list).await? as u64;
            let words = format!("{} on the way.", ui::words::plural(sent, "letter is", "letters are"));
            Ok(Reply::done("/admin/invitations").toast(words))
        }
        Err(problem) => {
            let problems = Problems::one("list", problem.to_string());
            Ok(Reply::invalid(guests_page(&app, &asker, String::new(), &problems).await?))
        }
    }
}

/// Whose letter is meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuestForm {
    guest: GuestId,
}

/// `POST /admin/invitations/withdraw`
pub async fn withdraw(app: App, asker: Asker, Form(form): Form<GuestForm>) -> Answer {
    actions::withdraw_guest(&app, &asker.viewer, form.guest).await?;
    Ok(Reply::done("/admin/invitations").toast("That letter's link is void now."))
}

/// Who is let in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdmitForm {
    applicant: ApplicantId,
}

/// `POST /admin/waiting/admit`
pub async fn admit(app: App, asker: Asker, Form(form): Form<AdmitForm>) -> Answer {
    match actions::decide(&app, &asker.viewer, form.applicant, Decision::Admit).await {
        Ok(()) => Ok(Reply::done("/admin/waiting").toast("They get a letter with the way in.")),
        Err(stop) => decided_already(stop),
    }
}

/// Who is not, and why.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclineForm {
    applicant: ApplicantId,
    reason: String,
}

impl Worded for DeclineForm {
    const FORM: &'static str = "decline";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("reason", &mut self.reason)]
    }
}

/// `POST /admin/waiting/decline`
pub async fn decline(app: App, asker: Asker, form: Guarded<DeclineForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let DeclineForm { applicant, reason } = stopped.form;
            let page = decline_page(&app, &asker, applicant, reason, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let applicant = form.get().applicant;
    let reason = match form.as_ref().try_map(|it| Reason::parse(&it.reason)) {
        Ok(reason) => reason,
        Err(problem) => {
            let problems = Problems::one("reason", problem.to_string());
            let page = decline_page(&app, &asker, applicant, form.into_inner().reason, &problems).await?;
            return Ok(Reply::invalid(page));
        }
    };
    match actions::decide(&app, &asker.viewer, applicant, Decision::Decline(reason)).await {
        Ok(()) => Ok(Reply::done("/admin/waiting").toast("They get a letter with your reason.")),
        Err(stop) => decided_already(stop),
    }
}

/// Somebody else was quicker: the list says how it is now.
fn decided_already(stop: Stop) -> Answer {
    match stop {
        Stop::Refusal(Refusal::Conflict) => {
            Ok(Reply::done("/admin/waiting").toast("Somebody else has decided this in the meantime."))
        }
        stop => Err(stop.into()),
    }
}
