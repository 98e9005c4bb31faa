//! Whether what is written in a group goes out by mail.

use crate::actions::{self, Lets};
use frame::App;
use groups_api::GroupId;
use serde::Deserialize;
use web::{Answer, Asker, Form, Path, Reply};

/// What hosts decide.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailForm {
    #[serde(default)]
    by_mail: Option<String>,
}

/// `POST /groups/{group}/discussions/mail`
pub async fn decide_mail(app: App, asker: Asker, Path(group): Path<GroupId>, Form(form): Form<MailForm>) -> Answer {
    let lets = if form.by_mail.is_some() { Lets::Yes } else { Lets::No };
    actions::decide_mail(&app, &asker.viewer, group, lets).await?;
    Ok(Reply::done(format!("/groups/{group}/discussions/mail")).toast("It is so from now on."))
}
