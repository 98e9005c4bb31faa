//! POST: one's work addresses.

use super::{SecretForm, void};
use crate::{account::Email, actions, pages::settings_page, views::settings::Tried, work_address::WorkAddressId};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Reply};

/// What the settings send for another work address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddForm {
    work: String,
}

/// `POST /settings/work`: the same answer whoever uses that address (abuse case 80).
pub async fn add(app: App, asker: Asker, Form(form): Form<AddForm>) -> Answer {
    let added = match Email::parse(&form.work) {
        Ok(email) => actions::add_work_address(&app, &asker.viewer, &email).await,
        Err(problem) => Err(Problems::one("work", problem.to_string()).into()),
    };
    match added {
        Ok(()) => Ok(Reply::done("/settings#evidence-title").toast("Look in that mailbox: a letter is on its way.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let typed = Tried { work: form.work, ..Tried::default() };
            Ok(Reply::invalid(settings_page(&app, &asker, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Which address to remove.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    address: WorkAddressId,
}

/// `POST /settings/work/remove`
pub async fn remove(app: App, asker: Asker, Form(form): Form<RemoveForm>) -> Answer {
    actions::remove_work_address(&app, &asker.viewer, form.address).await?;
    Ok(Reply::done("/settings#evidence-title").toast("That work address is removed."))
}

/// `POST /settings/work/confirm`
pub async fn confirm(app: App, Form(form): Form<SecretForm>) -> Answer {
    match actions::confirm_work_address(&app, &form.t).await {
        Ok(()) => Ok(Reply::done("/settings").toast("Your work address is confirmed.")),
        Err(stop) => void(stop, "/settings", "Go to your settings"),
    }
}
