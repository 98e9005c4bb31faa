//! POST: asking to be let in.

use super::{SecretForm, void};
use crate::{
    account::{Email, MemberName},
    actions,
    applicant::{About, Asking},
    views::{
        WordPage,
        waiting::{AskPage, Wrote},
    },
};
use frame::App;
use kernel::Problems;
use serde::Deserialize;
use web::{Answer, Form, Reply};

/// What the page on which one asks sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    name: String,
    email: String,
    about: String,
}

/// `POST /waiting`: the same answer for every address (abuse case 80).
pub async fn ask(app: App, Form(form): Form<AskForm>) -> Answer {
    let mut problems = Problems::none();
    let name = problems.take("name", MemberName::parse(&form.name));
    let email = problems.take("email", Email::parse(&form.email));
    let about = problems.take("about", About::parse(&form.about));
    let (Some(name), Some(email), Some(about)) = (name, email, about) else {
        let wrote = Wrote { name: form.name, email: form.email, about: form.about };
        return Ok(Reply::invalid(AskPage::new(wrote, &problems)));
    };
    actions::ask(&app, Asking { name, email, about }).await?;
    Ok(Reply::done("/waiting/confirm"))
}

/// `POST /waiting/confirm`
pub async fn confirm(app: App, Form(form): Form<SecretForm>) -> Answer {
    match actions::confirm_asking(&app, &form.t).await {
        Ok(()) => Ok(Reply::page(WordPage::on_the_list())),
        Err(stop) => void(stop, "/join", "Ask to join"),
    }
}
