//! POST: asking for a copy, taking one away, leaving, coming back.

use crate::{
    actions,
    copy::CopyId,
    pages::{data_page, leave_page},
};
use axum::http::{HeaderName, HeaderValue};
use frame::App;
use kernel::{Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Cookie, Form, Life, Path, Reply};

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /settings/data`
pub async fn ask(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    match actions::ask_copy(&app, &asker.viewer).await {
        Ok(()) => Ok(Reply::done("/settings/data")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Ok(Reply::invalid(data_page(&app, &asker, &problems).await?)),
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /settings/data/{copy}/remove`
pub async fn remove(app: App, asker: Asker, Path(id): Path<CopyId>, _: Form<Nothing>) -> Answer {
    actions::remove_copy(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/settings/data").toast("The copy is gone."))
}

/// `POST /settings/leaving`: nothing of the session stays in the browser either (abuse cases 31, 74).
pub async fn leave(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    let at = match actions::leave(&app, &asker.viewer).await {
        Ok(at) => at,
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            return Ok(Reply::invalid(leave_page(&app, &asker, &problems).await?));
        }
        Err(stop) => return Err(stop.into()),
    };
    let clear = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    let until = ui::words::date(at);
    let words = format!("Nobody sees you any more. If you want to come back, sign in before the end of {until}.");
    Ok(Reply::done("/sign-in")
        .cookie(Cookie { name: "kettle", value: String::new(), life: Life::Over })
        .header(clear.0, clear.1)
        .toast(words))
}

/// `POST /settings/leaving/back`
pub async fn stay(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    actions::stay(&app, &asker.viewer).await?;
    Ok(Reply::done("/").toast("You are back. Everything is as you left it."))
}
