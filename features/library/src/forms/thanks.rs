//! Thanking an owner, and taking that back.

use super::Press;
use crate::{
    actions::{self, Words},
    pages::thanks::thank_page,
    resource::ResourceId,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Path, Reply, Worded};

/// What thanking sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThankForm {
    /// May be empty.
    #[serde(default)]
    words: String,
}

impl Worded for ThankForm {
    const FORM: &'static str = "thanking";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /library/{id}/thanks`
pub async fn thank(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<ThankForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = thank_page(&app, viewer, id, (Some(stopped.form.words), &Problems::none())).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().words.clone();
    let thanked = match form.try_map(|it| Words::parse_optional(&it.words)) {
        Ok(words) => actions::thank(&app, viewer, id, words).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    match thanked {
        Ok(()) => Ok(Reply::done(format!("/library/{id}")).toast("They read it, and nobody else knows.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(thank_page(&app, viewer, id, (Some(typed), &problems)).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /library/{id}/thanks/removal`
pub async fn unthank(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    actions::take_thanks_back(&app, &asker.viewer, id).await?;
    Ok(Reply::done(format!("/library/{id}")).toast("Taken back, as if you had never said it."))
}
