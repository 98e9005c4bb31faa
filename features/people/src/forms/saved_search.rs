//! POST of saved searches.

use super::problems_of;
use crate::{
    actions::{
        Telling,
        saved_search::{self as actions, SavedSearchId},
        tell_of_search,
    },
    ask::Asked,
    pages::directory::page_of_saved,
};
use frame::App;
use kernel::{Problems, Refusal, Result, Stop};
use serde::{Deserialize, Deserializer};
use web::{Answer, Asker, Form, Guarded, Reply, Worded};

/// What was typed into the form that saves a search.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// The tick, if it was set.
    pub tell: Option<String>,
}

/// What the form that saves a search sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveForm {
    name: String,
    #[serde(rename = "query", deserialize_with = "asked_of")]
    asked: Asked,
    /// Present if its owner wants to be told of new people.
    #[serde(default)]
    tell: Option<String>,
}

impl Worded for SaveForm {
    const FORM: &'static str = "save";
    /// What was searched for is kept too; it stands in no field of its own.
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("name", &mut self.name), ("name", &mut self.asked.text), ("name", &mut self.asked.near)]
    }
}

fn asked_of<'de, D: Deserializer<'de>>(form: D) -> Result<Asked, D::Error> {
    String::deserialize(form).map(|it| Asked::parse(&it))
}

/// `POST /people/saved`
pub async fn save(app: App, asker: Asker, form: Guarded<SaveForm>) -> Answer {
    let cleared = match app.guard(form).await? {
        Ok(cleared) => cleared,
        Err(stopped) => {
            let SaveForm { name, asked, tell } = stopped.form;
            let typed = Some(Typed { name, tell });
            let page = page_of_saved(&app, &asker, &asked, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let form = cleared.get();
    let said = cleared.as_ref().map(|it| (it.name.clone(), it.asked.clone()));
    match actions::save_search(&app, &asker.viewer, &said).await {
        Ok(id) if form.tell.is_some() => match tells(&app, &asker, id, Telling::On).await? {
            Ok(()) => Ok(Reply::done("/people/saved").toast("The search is saved, and asked again each week.")),
            // It is kept all the same: only the telling has to wait until it is narrower.
            Err(problems) => unsaid(&app, &asker, &problems).await,
        },
        Ok(_) => Ok(Reply::done("/people/saved").toast("The search is saved.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let typed = Typed { name: form.name.clone(), tell: form.tell.clone() };
            Ok(Reply::invalid(page_of_saved(&app, &asker, &form.asked, Some(typed), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The form that has one asked again, or no longer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellForm {
    id: String,
    tell: String,
}

/// `POST /people/saved/tell`
pub async fn tell(app: App, asker: Asker, Form(form): Form<TellForm>) -> Answer {
    let id: SavedSearchId = form.id.parse().map_err(|_| Refusal::Absent)?;
    let (telling, toast) = match form.tell.as_str() {
        "on" => (Telling::On, "You get a letter when somebody new fits, at most once a week."),
        _ => (Telling::Off, "No letters about this search."),
    };
    match tells(&app, &asker, id, telling).await? {
        Ok(()) => Ok(Reply::done("/people/saved").toast(toast)),
        Err(problems) => unsaid(&app, &asker, &problems).await,
    }
}

/// The list with what stands in the way of being told.
async fn unsaid(app: &App, asker: &Asker, problems: &Problems) -> Answer {
    Ok(Reply::invalid(page_of_saved(app, asker, &Asked::default(), None, problems).await?))
}

async fn tells(app: &App, asker: &Asker, id: SavedSearchId, telling: Telling) -> Result<Result<(), Problems>> {
    problems_of(tell_of_search(app, &asker.viewer, id, telling).await)
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
