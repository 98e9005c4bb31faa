//! POST: on to a grave page, now that the gate has taken the password.

use serde::Deserialize;
use web::{Answer, Form, LocalPath, Reply};

/// What the page that asks for the password carries on the way to another page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextForm {
    next: String,
}

/// `POST /prove`
pub async fn go_on(Form(form): Form<NextForm>) -> Answer {
    let next = LocalPath::parse(&form.next); // abuse case 55
    Ok(Reply::done(next.as_ref().map_or("/", |it| it.as_str())))
}
