//! POST: keeping a note, changing it, deleting it.

use crate::{
    actions,
    pages::{edit_page, new_page},
    reflection::{ReflectionId, Typed},
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use ui::words;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What is on the page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteForm {
    id: String,
    title: String,
    #[serde(default)]
    source: String,
    learned: String,
    #[serde(default)]
    different: String,
    day: String,
    #[serde(default)]
    minutes: String,
    /// From which one its owner began.
    #[serde(default)]
    revision: i64,
}

impl Worded for NoteForm {
    const FORM: &'static str = "reflection";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("title", &mut self.title), ("learned", &mut self.learned), ("different", &mut self.different)]
    }
}

impl NoteForm {
    fn typed(&self) -> Typed {
        Typed {
            title: self.title.clone(),
            source: self.source.clone(),
            learned: self.learned.clone(),
            different: self.different.clone(),
            day: self.day.clone(),
            minutes: self.minutes.clone(),
        }
    }
}

/// `POST /portfolio`
pub async fn create(app: App, asker: Asker, form: Guarded<NoteForm>) -> Answer {
    let id_of = |form: &NoteForm| form.id.parse().unwrap_or_else(|_| ReflectionId::random(app.rng()));
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = new_page(&app, id_of(&stopped.form), stopped.form.typed(), &Problems::none());
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let (id, typed) = (id_of(form.get()), form.get().typed());
    let today = words::day_code(app.clock().now());
    let noted = match form.try_map(|it| it.typed().parse(&today)) {
        Ok(reflection) => actions::note_reflection(&app, &asker.viewer, id, reflection).await,
        Err(problems) => Err(problems.into()),
    };
    match noted {
        Ok(()) => Ok(Reply::done("/portfolio").toast("It is noted. Only you read it.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Ok(Reply::invalid(new_page(&app, id, typed, &problems))),
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /portfolio/{id}`
pub async fn update(app: App, asker: Asker, Path(id): Path<ReflectionId>, form: Guarded<NoteForm>) -> Answer {
    let viewer = &asker.viewer;
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = edit_page(&app, viewer, id, Some(stopped.form.typed()), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let (revision, typed) = (form.get().revision, form.get().typed());
    let today = words::day_code(app.clock().now());
    let changed = match form.try_map(|it| it.typed().parse(&today)) {
        Ok(reflection) => actions::change_reflection(&app, viewer, (id, revision), reflection).await,
        Err(problems) => Err(problems.into()),
    };
    let problems = match changed {
        Ok(()) => return Ok(Reply::done("/portfolio").toast("It is saved.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => Problems::one(
            "",
            "You changed this in another window in the meantime. Your words are below; save again to keep these.",
        ),
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(edit_page(&app, viewer, id, Some(typed), &problems).await?))
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /portfolio/{id}/delete`
pub async fn remove(app: App, asker: Asker, Path(id): Path<ReflectionId>, _: Form<Nothing>) -> Answer {
    actions::delete_reflection(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/portfolio").toast("The note is deleted."))
}
