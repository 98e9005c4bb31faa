//! Asking contacts to write with one, answering, taking somebody off.

use super::Press;
use crate::{
    actions::{self, Reply as Said},
    pages::contributing::{invitation_page, people_page},
    resource::ResourceId,
};
use frame::App;
use kernel::{MemberId, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Path, Reply};

/// What the page of contributors sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteForm {
    #[serde(default)]
    with: Vec<MemberId>,
}

/// `POST /library/{id}/people`
pub async fn invite(app: App, asker: Asker, Path(id): Path<ResourceId>, Form(form): Form<InviteForm>) -> Answer {
    match actions::invite(&app, &asker.viewer, id, &form.with).await {
        Ok(()) => Ok(Reply::done(format!("/library/{id}/people")).toast("Asked. They see the draft when they agree.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(people_page(&app, &asker.viewer, id, "", &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /library/{id}/people/{member}/removal`
pub async fn take_off(app: App, asker: Asker, Path((id, member)): Path<(ResourceId, MemberId)>, _: Press) -> Answer {
    actions::take_off(&app, &asker.viewer, id, member).await?;
    Ok(Reply::done(format!("/library/{id}/people")).toast("They see the draft no more."))
}

/// What the page of an invitation sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    /// "named", "nameless" or "no".
    #[serde(default)]
    answer: String,
}

/// `POST /library/{id}/invitation`
pub async fn answer(app: App, asker: Asker, Path(id): Path<ResourceId>, Form(form): Form<AnswerForm>) -> Answer {
    let said = match form.answer.as_str() {
        "named" => Said::Named,
        "nameless" => Said::Nameless,
        "no" => Said::No,
        _ => {
            let problems = Problems::one("answer", "Choose one of these.");
            return Ok(Reply::invalid(invitation_page(&app, &asker.viewer, id, &problems).await?));
        }
    };
    actions::answer(&app, &asker.viewer, id, said).await?;
    match said {
        Said::No => Ok(Reply::done("/library").toast("You do not write this. Nobody is told.")),
        _ => Ok(Reply::done(format!("/library/{id}/edit")).toast("You write this together now.")),
    }
}
