//! Making something one's own, taking in what changed in the original or saying why not, and having read why it was withdrawn.

use super::Press;
use crate::{actions, lineage::WhyNot, pages::lineage::original_page, resource::ResourceId};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// `POST /library/{id}/adaptation`
pub async fn adapt(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    match actions::adapt_resource(&app, &asker.viewer, id).await {
        Ok(own) => Ok(Reply::done(format!("/library/{own}/edit"))
            .toast("Here is a draft of your own. Only you see it until you publish.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let words = problems.0.first().map(|it| it.words.to_string()).unwrap_or_default();
            Ok(Reply::done(format!("/library/{id}")).toast(words))
        }
        Err(Stop::Refusal(Refusal::Conflict)) => Ok(Reply::done(format!("/library/{id}"))
            .toast("It was published anew this moment. Look at it, then press again.")),
        Err(stop) => Err(stop.into()),
    }
}

/// What the page of what changed sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeForm {
    /// The version that was looked at.
    #[serde(default)]
    number: i64,
}

/// What it says where the original or the draft changed once more.
const AGAIN: &str = "It changed again since you opened this page. Look at it once more.";

/// `POST /library/{id}/original/taking-in`
pub async fn take_in(app: App, asker: Asker, Path(id): Path<ResourceId>, Form(form): Form<TakeForm>) -> Answer {
    let words = match actions::take_in(&app, &asker.viewer, id, form.number).await {
        Ok(()) => return Ok(Reply::done(format!("/library/{id}/edit")).toast("What changed is in your draft now.")),
        Err(Stop::Refusal(Refusal::Conflict)) => AGAIN.to_owned(),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let first = problems.0.first().map(|it| it.words.to_string()).unwrap_or_default();
            format!("Both together do not fit: {first} Put it in by hand.")
        }
        Err(stop) => return Err(stop.into()),
    };
    let problems = Problems::one("", words);
    Ok(Reply::invalid(original_page(&app, &asker.viewer, id, (String::new(), &problems)).await?))
}

/// What saying why not sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclineForm {
    #[serde(default)]
    number: i64,
    #[serde(default)]
    why: String,
}

impl Worded for DeclineForm {
    const FORM: &'static str = "declining";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("why", &mut self.why)]
    }
}

/// `POST /library/{id}/original/declining`
pub async fn decline(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<DeclineForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = original_page(&app, viewer, id, (stopped.form.why, &Problems::none())).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let (number, typed) = (form.get().number, form.get().why.clone());
    let declined = match form.try_map(|it| WhyNot::parse(&it.why)) {
        Ok(why) => actions::decline(&app, viewer, id, (number, why)).await,
        Err(problem) => Err(Problems::one("why", problem.to_string()).into()),
    };
    let problems = match declined {
        Ok(()) => {
            return Ok(Reply::done(format!("/library/{id}/lineage")).toast("Kept. Whoever compares both reads why."));
        }
        Err(Stop::Refusal(Refusal::Conflict)) => Problems::one("", AGAIN),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(original_page(&app, viewer, id, (typed, &problems)).await?))
}

/// `POST /library/{id}/heeding`
pub async fn heed(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    actions::heed(&app, &asker.viewer, id).await?;
    Ok(Reply::done(format!("/library/{id}")).toast("Noted. It waits for you no more."))
}
