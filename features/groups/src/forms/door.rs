//! Joining, asking, saying no, leaving.

use super::Nothing;
use crate::{
    actions as act,
    joining::Words,
    pages::card::{door_page, leave_page},
    store as db,
};
use frame::App;
use groups_api::GroupId;
use kernel::{OrAbsent, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What joining sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinForm {
    #[serde(default)]
    agree: String,
}

/// What asking sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    #[serde(default)]
    words: String,
    #[serde(default)]
    agree: String,
}

impl Worded for AskForm {
    const FORM: &'static str = "asking";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

const AGREE: &str = "Read what is agreed here, and tick that you agree.";

/// `POST /groups/{group}/membership`
pub async fn join(app: App, asker: Asker, Path(group): Path<GroupId>, Form(form): Form<JoinForm>) -> Answer {
    let known = db::find_known(app.read(&asker.viewer).await?.reader(), group).await?.or_absent()?;
    if known.settings.rules.is_some() && form.agree != "yes" && known.role.is_none() {
        let problems = Problems::one("agree", AGREE);
        return Ok(Reply::invalid(door_page(&app, &asker, group, String::new(), &problems).await?));
    }
    act::join(&app, &asker.viewer, group).await?;
    Ok(Reply::done(format!("/groups/{group}/discussions")).toast("You are in. Good that you are here."))
}

/// `POST /groups/{group}/request`
pub async fn ask(app: App, asker: Asker, Path(group): Path<GroupId>, form: Guarded<AskForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = door_page(&app, &asker, group, stopped.form.words, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().words.clone();
    let known = db::find_known(app.read(&asker.viewer).await?.reader(), group).await?.or_absent()?;
    let agrees = known.settings.rules.is_none() || form.get().agree == "yes";
    let asked = match form.try_map(|it| Words::parse_optional(&it.words)) {
        Ok(_) if !agrees => Err(Problems::one("agree", AGREE).into()),
        Ok(words) => act::ask(&app, &asker.viewer, group, words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    match asked {
        Ok(()) => Ok(Reply::done(format!("/groups/{group}")).toast("Asked. Hosts answer within three days.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(door_page(&app, &asker, group, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /groups/{group}/request/withdrawal`
pub async fn take_back(app: App, asker: Asker, Path(group): Path<GroupId>, _: Form<Nothing>) -> Answer {
    act::take_back(&app, &asker.viewer, group).await?;
    Ok(Reply::done(format!("/groups/{group}")).toast("Taken back."))
}

/// `POST /groups/{group}/invitation/refusal`
pub async fn refuse(app: App, asker: Asker, Path(group): Path<GroupId>, _: Form<Nothing>) -> Answer {
    act::refuse(&app, &asker.viewer, group).await?;
    Ok(Reply::done("/groups").toast("Declined. Nobody is told."))
}

/// `POST /groups/{group}/membership/end`
pub async fn leave(app: App, asker: Asker, Path(group): Path<GroupId>, _: Form<Nothing>) -> Answer {
    match act::leave(&app, &asker.viewer, group).await {
        Ok(()) => Ok(Reply::done("/groups").toast("You have left. Nobody is told.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(leave_page(&app, &asker, group, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
