//! Recording that one uses something, and taking that back.

use super::{Press, month};
use crate::{
    actions::{self, month_of},
    adoption::Typed,
    pages::adoption::adoption_page,
    resource::ResourceId,
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Path, Reply, Worded};

/// What the form sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptForm {
    #[serde(default)]
    stage: String,
    #[serde(default)]
    since_month: String,
    #[serde(default)]
    since_year: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    way: String,
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    known: String,
    #[serde(default)]
    confidence: String,
    #[serde(default)]
    changed: String,
    #[serde(default)]
    stopped_why: String,
    #[serde(default)]
    named: String,
    /// "yes": I may speak for it.
    #[serde(default)]
    speaks: String,
}

impl Worded for AdoptForm {
    const FORM: &'static str = "adoption";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("changed", &mut self.changed), ("stopped_why", &mut self.stopped_why)]
    }
}

impl AdoptForm {
    fn typed(&self) -> Typed {
        Typed {
            stage: self.stage.clone(),
            place: self.place.clone(),
            named: self.named.clone(),
            speaks: self.speaks.clone(),
            since: month(&self.since_year, &self.since_month),
            minutes: self.minutes.clone(),
            way: self.way.clone(),
            known: self.known.clone(),
            confidence: self.confidence.clone(),
            changed: self.changed.clone(),
            stopped_why: self.stopped_why.clone(),
        }
    }
}

/// `POST /library/{id}/adoption`
pub async fn adopt(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<AdoptForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = adoption_page(&app, viewer, id, Some(stopped.form.typed()), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let today = month_of(app.clock().now());
    let recorded = match form.try_map(|it| it.typed().checked(&today)) {
        Ok(adoption) => actions::record_adoption(&app, viewer, id, adoption).await,
        Err(problems) => Err(problems.into()),
    };
    match recorded {
        Ok(()) => Ok(Reply::done(format!("/library/{id}")).toast("It is recorded. Thank you.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(adoption_page(&app, viewer, id, Some(typed), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// To the resource, or to the list of what one uses for whoever does not see it any more.
pub(super) fn back_to(id: ResourceId, sees: bool) -> String {
    if sees { format!("/library/{id}") } else { "/library/uses".to_owned() }
}

/// `POST /library/{id}/adoption/removal`
pub async fn forget(app: App, asker: Asker, Path(id): Path<ResourceId>, _: Press) -> Answer {
    let sees = actions::remove_adoption(&app, &asker.viewer, id).await?;
    Ok(Reply::done(back_to(id, sees)).toast("What you recorded is gone."))
}
