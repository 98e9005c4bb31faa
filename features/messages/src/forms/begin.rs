//! Beginning a conversation.

use super::{SendForm, another, too_long};
use crate::{
    actions,
    conversation::Name,
    pages::{begin_page, to_page},
    views::Typed,
};
use frame::App;
use kernel::{MemberId, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Path, Reply, Worded};

/// Who is chosen, and what it is called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginForm {
    #[serde(default)]
    with: Vec<MemberId>,
    #[serde(default)]
    name: String,
}

impl Worded for BeginForm {
    const FORM: &'static str = "new";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("name", &mut self.name)]
    }
}

/// `POST /messages/new`: one contact leads to the conversation with them, several begin one.
pub async fn begin(app: App, asker: Asker, form: Guarded<BeginForm>) -> Answer {
    let typed = |form: &BeginForm| Typed { asked: String::new(), with: form.with.clone(), name: form.name.clone() };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = begin_page(&app, &asker.viewer, typed(&stopped.form), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    if let [one] = form.get().with[..] {
        return Ok(Reply::done(format!("/messages/to/{one}")));
    }
    let asked = form.get().with.clone();
    let opened = match form.as_ref().try_map(|it| Name::parse_optional(&it.name)) {
        Ok(name) => actions::open_group(&app, &asker.viewer, &asked, name).await,
        Err(problem) => Err(Problems::one("name", problem.to_string()).into()),
    };
    match opened {
        Ok(id) => Ok(Reply::done(format!("/messages/{id}#text"))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(begin_page(&app, &asker.viewer, typed(form.get()), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /messages/to/{member}`: the first message opens the conversation.
pub async fn write_to(app: App, asker: Asker, Path(other): Path<MemberId>, form: Guarded<SendForm>) -> Answer {
    if let Some(problems) = too_long(&form.peek().text) {
        let page = to_page(&app, &asker.viewer, other, form.back().typed(), &problems).await?;
        return Ok(Reply::invalid(page));
    }
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = to_page(&app, &asker.viewer, other, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let sent = match form.as_ref().try_map(SendForm::outgoing) {
        Ok(outgoing) => actions::write_to(&app, &asker.viewer, other, outgoing).await,
        Err(problems) => Err(problems.into()),
    };
    match sent {
        Ok(id) => Ok(Reply::done(format!("/messages/{id}#end"))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(to_page(&app, &asker.viewer, other, form.into_inner().typed(), &problems).await?))
        }
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let (typed, problems) = another(form.into_inner());
            Ok(Reply::invalid(to_page(&app, &asker.viewer, other, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
