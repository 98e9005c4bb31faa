//! The form of the head.

use super::{problems_of, renamed};
use crate::{actions, location::Location, own::OwnProfile, pages, profile::HeadDraft, views::profile::PlaceNames};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Reply, Worded};

/// What the page sends, and what fills it again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HeadForm {
    /// The revision that the page was filled from.
    pub revision: i64,
    pub profession: String,
    pub headline: String,
    pub headline_audience: String,
    pub about: String,
    pub about_audience: String,
    /// The name of a place, or half a postcode, as it stands in the field.
    pub location: String,
    /// The code of the place that was chosen.
    pub location_place: String,
    pub location_audience: String,
    pub photo_audience: String,
    pub footing: String,
    pub footing_audience: String,
}

impl HeadForm {
    /// Of what is kept.
    pub fn of(own: &OwnProfile, places: &PlaceNames) -> HeadForm {
        let head = HeadDraft::from(&own.profile.head);
        let location = match &own.profile.head.location.value {
            Some(Location::Place(code)) => places.get(code).cloned().unwrap_or_else(|| code.to_string()),
            Some(Location::Outcode(outcode)) => outcode.to_string(),
            None => String::new(),
        };
        HeadForm {
            revision: own.revision,
            profession: head.profession,
            headline: head.headline,
            headline_audience: head.headline_audience,
            about: head.about,
            about_audience: head.about_audience,
            location,
            location_place: head.location_place,
            location_audience: head.location_audience,
            photo_audience: head.photo_audience,
            footing: head.footing,
            footing_audience: head.footing_audience,
        }
    }
}

impl Worded for HeadForm {
    const FORM: &'static str = "head";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("headline", &mut self.headline), ("about", &mut self.about)]
    }
}

/// `POST /profile/edit`
pub async fn update(app: App, asker: Asker, form: Guarded<HeadForm>) -> Answer {
    let cleared = match app.guard(form).await? {
        Ok(cleared) => cleared,
        Err(stopped) => {
            let page = pages::edit_page(&app, &asker, Some(stopped.form), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let form = cleared.get();
    let place = actions::place_meant(&app, &asker.viewer, &form.location, &form.location_place).await?;
    let (location_place, location_outcode) = match place {
        Some(place) => (place.code.to_string(), String::new()),
        None => (String::new(), form.location.clone()),
    };
    let draft = |form: &HeadForm| HeadDraft {
        profession: form.profession.clone(),
        headline: form.headline.clone(),
        headline_audience: form.headline_audience.clone(),
        about: form.about.clone(),
        about_audience: form.about_audience.clone(),
        location_place,
        location_outcode,
        location_audience: form.location_audience.clone(),
        photo_audience: form.photo_audience.clone(),
        footing: form.footing.clone(),
        footing_audience: form.footing_audience.clone(),
    };
    let draft = cleared.as_ref().map(draft);
    match actions::edit_head(&app, &asker.viewer, &draft, form.revision).await {
        Err(Stop::Refusal(Refusal::Conflict)) => stale(app, asker, cleared.into_inner()).await,
        done => match problems_of(done)? {
            Ok(()) => Ok(Reply::done("/profile/edit").toast("Your profile is saved.")),
            Err(problems) => {
                let names = |field: &str| matches!(field, "location_place" | "location_outcode").then_some("location");
                let problems = renamed(problems, names);
                Ok(Reply::invalid(pages::edit_page(&app, &asker, Some(cleared.into_inner()), &problems).await?))
            }
        },
    }
}

/// Saved elsewhere in the meantime: what was typed stays, and the next save counts.
async fn stale(app: App, asker: Asker, form: HeadForm) -> Answer {
    let words = "Your profile was changed in another window in the meantime. Check what stands here and save it again.";
    let problems = Problems::one("", words);
    let revision = pages::revision(&app, &asker).await?;
    let form = HeadForm { revision, ..form };
    Ok(Reply::invalid(pages::edit_page(&app, &asker, Some(form), &problems).await?))
}
