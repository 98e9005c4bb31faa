//! The form of hiding.

use super::problems_of;
use crate::{actions, hiding::From, line::PlaceCode, pages};
use frame::App;
use kernel::{MemberId, OrAbsent, Problems, Result};
use serde::Deserialize;
use web::{Answer, Asker, Form, Reply};

/// A practice, or a person.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HidingForm {
    place_words: String,
    place_code: String,
    person: Option<MemberId>,
}

/// `POST /profile/hiding`
pub async fn create(app: App, asker: Asker, Form(form): Form<HidingForm>) -> Answer {
    match problems_of(hide(&app, &asker, &form).await)? {
        Ok(()) => Ok(Reply::done("/profile/hiding").toast("You are hidden there now.")),
        Err(problems) => {
            let page = pages::hiding_page(&app, &asker, form.person, &form.place_words, &problems).await?;
            Ok(Reply::invalid(page))
        }
    }
}

async fn hide(app: &App, asker: &Asker, form: &HidingForm) -> Result<()> {
    let from = match form.person {
        Some(person) => From::Person(person),
        None => {
            let place = actions::place_meant(app, &asker.viewer, &form.place_words, &form.place_code).await?;
            From::Place(place.ok_or_else(|| Problems::one("place_words", "Choose the practice from the list."))?.code)
        }
    };
    actions::hide_from(app, &asker.viewer, from).await
}

/// `POST /profile/hiding/removal`
pub async fn remove(app: App, asker: Asker, Form(form): Form<HidingForm>) -> Answer {
    let from = match form.person {
        Some(person) => From::Person(person),
        None => From::Place(PlaceCode::parse(&form.place_code).ok().or_absent()?),
    };
    actions::unhide(&app, &asker.viewer, from).await?;
    Ok(Reply::done("/profile/hiding").toast("You can be found there again."))
}
