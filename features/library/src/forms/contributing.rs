//! Asking contacts to write with one, answering, taking somebody off.

use super::Press;
use crate::{
    actions::{self, Reply as Said},
    contributor::Credit,
    pages::contributing::{Part, invitation_page, people_page},
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

/// `POST /library/{id}/asking`
pub async fn ask_credited(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    actions::ask_credited(&app, &asker.viewer, id).await?;
    Ok(Reply::done(format!("/library/{id}/people")).toast("They are asked, if they have not answered yet."))
}

/// What the page of an invitation sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    /// "named", "nameless" or "no"; of whoever is credited what they say.
    #[serde(default)]
    answer: String,
}

/// `POST /library/{id}/invitation`
pub async fn answer(app: App, asker: Asker, Path(id): Path<ResourceId>, Form(form): Form<AnswerForm>) -> Answer {
    let problems = Problems::one("answer", "Choose one of these.");
    let page = match invitation_page(&app, &asker.viewer, id, &problems).await? {
        Part::Writes(page) => page,
        Part::Credited(page) => match Credit::of(&form.answer).filter(|it| *it != Credit::Open) {
            Some(credit) => return say_credit(&app, &asker, id, credit).await,
            None => return Ok(Reply::invalid(page)),
        },
    };
    let said = match form.answer.as_str() {
        "named" => Said::Named,
        "nameless" => Said::Nameless,
        "no" => Said::No,
        _ => return Ok(Reply::invalid(page)),
    };
    actions::answer(&app, &asker.viewer, id, said).await?;
    // Across a block, or when its owner is gone, there is no draft any more; only the name is theirs to say.
    let apart = page.by.0.is_empty();
    Ok(match said {
        Said::No => Reply::done("/library").toast("You do not write this. Nobody is told."),
        _ if apart => Reply::done("/library?show=mine").toast("That is noted."),
        _ => Reply::done(format!("/library/{id}/edit")).toast("You write this together now."),
    })
}

async fn say_credit(app: &App, asker: &Asker, id: ResourceId, credit: Credit) -> Answer {
    actions::say_credit(app, &asker.viewer, id, credit).await?;
    let words = match credit {
        Credit::Wider => "Others may read it, with your name.",
        Credit::Nameless => "Others may read it, without your name.",
        Credit::Open | Credit::Inside => "It stays in the group, with your name.",
        Credit::Off => "It stays in the group, and your name goes from it.",
    };
    Ok(Reply::done("/library?show=mine").toast(words))
}
