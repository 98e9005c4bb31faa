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
use web::{Answer, Form, Guarded, Reply, Worded};

/// What the page on which one asks sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskForm {
    name: String,
    email: String,
    about: String,
}

impl AskForm {
    fn wrote(self) -> Wrote {
        Wrote { name: self.name, email: self.email, about: self.about }
    }
}
impl Worded for AskForm {
    const FORM: &'static str = "ask";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("about", &mut self.about)]
    }
}

/// `POST /waiting`: the same answer for every address (abuse case 80).
pub async fn ask(app: App, form: Guarded<AskForm>) -> Answer {
    let cleared = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = AskPage::new(stopped.form.wrote(), &Problems::none());
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let form = cleared.get();
    let mut problems = Problems::none();
    let name = problems.take("name", MemberName::parse(&form.name));
    let email = problems.take("email", Email::parse(&form.email));
    let about = problems.take("about", About::parse(&form.about));
    let (Some(name), Some(email), Some(about)) = (name, email, about) else {
        return Ok(Reply::invalid(AskPage::new(cleared.into_inner().wrote(), &problems)));
    };
    actions::ask(&app, cleared.map(|_| Asking { name, email, about })).await?;
    Ok(Reply::done("/waiting/confirm"))
}

/// `POST /waiting/confirm`
pub async fn confirm(app: App, Form(form): Form<SecretForm>) -> Answer {
    match actions::confirm_asking(&app, &form.t).await {
        Ok(()) => Ok(Reply::page(WordPage::on_the_list())),
        Err(stop) => void(stop, "/join", "Ask to join"),
    }
}
