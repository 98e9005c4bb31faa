//! POST: a test letter, and work that was given up; members below.

pub mod members;

use crate::actions;
use frame::App;
use serde::Deserialize;
use store::JobId;
use web::{Answer, Asker, Form, Reply};

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /admin/mail/test`
pub async fn test_letter(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    actions::send_test_letter(&app, &asker.viewer).await?;
    Ok(Reply::done("/admin/mail").toast("A letter to yourself is on its way. Look in your mailbox in a minute."))
}

/// Which piece of work is meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JobForm {
    job: JobId,
}

/// `POST /admin/mail/again`
pub async fn again(app: App, asker: Asker, Form(form): Form<JobForm>) -> Answer {
    actions::try_job_again(&app, &asker.viewer, form.job).await?;
    Ok(Reply::done("/admin/mail").toast("It is tried again now."))
}
