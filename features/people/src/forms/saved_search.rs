//! POST of saved searches.

use crate::{
    actions::saved_search::{self as actions, SavedSearchId},
    ask::Asked,
    pages::directory::page_of_saved,
};
use frame::App;
use kernel::{Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Reply};

/// What the form that saves a search sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveForm {
    name: String,
    query: String,
}

/// `POST /people/saved`
pub async fn save(app: App, asker: Asker, Form(form): Form<SaveForm>) -> Answer {
    match actions::save_search(&app, &asker.viewer, &form.name, &form.query).await {
        Ok(_) => Ok(Reply::done("/people/saved").toast("The search is saved.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let asked = Asked::parse(&form.query);
            Ok(Reply::invalid(page_of_saved(&app, &asker, &asked, Some(form.name), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The form that forgets one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    id: String,
}

/// `POST /people/saved/remove`
pub async fn remove(app: App, asker: Asker, Form(form): Form<RemoveForm>) -> Answer {
    let id: SavedSearchId = form.id.parse().map_err(|_| Refusal::Absent)?;
    actions::remove_search(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/people/saved").toast("The search is removed."))
}
