//! What a conversation is called, how one answers in it, and who is in it.

use super::Nothing;
use crate::{
    actions,
    conversation::{ConversationId, Name},
    pages::about_page,
    tone::Tone,
};
use frame::App;
use kernel::{MemberId, Problems, Refusal, Result, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What it is called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameForm {
    name: String,
}

impl Worded for NameForm {
    const FORM: &'static str = "name";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("name", &mut self.name)]
    }
}

/// `POST /messages/{id}/name`
pub async fn name(app: App, asker: Asker, Path(id): Path<ConversationId>, form: Guarded<NameForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = about_page(&app, &asker.viewer, id, Some(stopped.form.name), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let named = match form.as_ref().try_map(|it| Name::parse_optional(&it.name)) {
        Ok(name) => actions::name_group(&app, &asker.viewer, id, name).await,
        Err(problem) => Err(Problems::one("name", problem.to_string()).into()),
    };
    let typed = form.into_inner().name;
    done(&app, &asker, id, Some(typed), "It is called so now.", named).await
}

/// The tone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToneForm {
    tone: String,
}

/// `POST /messages/{id}/tone`
pub async fn tone(app: App, asker: Asker, Path(id): Path<ConversationId>, Form(form): Form<ToneForm>) -> Answer {
    let gone = || Problems::one("tone", "There is no such choice any more. Load the page again.");
    let tone = Tone::of(&form.tone).ok_or_else(gone)?;
    actions::set_tone(&app, &asker.viewer, id, tone).await?;
    Ok(Reply::done(format!("/messages/{id}#text")))
}

/// Who comes in.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddForm {
    #[serde(default)]
    with: Vec<MemberId>,
}

/// `POST /messages/{id}/people`
pub async fn add(app: App, asker: Asker, Path(id): Path<ConversationId>, Form(form): Form<AddForm>) -> Answer {
    let added = actions::add_people(&app, &asker.viewer, id, &form.with).await;
    done(&app, &asker, id, None, "They read what is written from now on.", added).await
}

/// Who goes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    member: MemberId,
}

/// `POST /messages/{id}/people/remove`
pub async fn remove(app: App, asker: Asker, Path(id): Path<ConversationId>, Form(form): Form<RemoveForm>) -> Answer {
    actions::remove_person(&app, &asker.viewer, id, form.member).await?;
    Ok(Reply::done(format!("/messages/{id}/about")).toast("They are out, and see nothing of it any more."))
}

/// `POST /messages/{id}/leave`
pub async fn leave(app: App, asker: Asker, Path(id): Path<ConversationId>, _: Form<Nothing>) -> Answer {
    actions::leave(&app, &asker.viewer, id).await?;
    Ok(Reply::done("/messages").toast("You have left."))
}

async fn done(
    app: &App,
    asker: &Asker,
    id: ConversationId,
    typed: Option<String>,
    toast: &'static str,
    done: Result<()>,
) -> Answer {
    match done {
        Ok(()) => Ok(Reply::done(format!("/messages/{id}/about")).toast(toast)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(about_page(app, &asker.viewer, id, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
