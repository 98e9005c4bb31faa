//! POST: what the door's pages and the settings send.

pub mod admin;
pub mod invitation;
pub mod waiting;
pub mod work;

use crate::{
    account::{Email, MemberName, NewPassword},
    actions::{self, CameIn, Offered, SignedIn},
    pages::{bidden, joining, mailbox, settings_page},
    policy::Newcomer,
    session,
    views::{JoinPage, NewPasswordPage, ResetPage, SignInPage, Typed, WordPage, settings::Tried},
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use frame::App;
use kernel::{Problems, Refusal, SessionId, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Cookie, Form, Life, LocalPath, Reply, SessionToken};

/// What the page on which one joins sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinForm {
    name: String,
    #[serde(default)]
    email: String,
    password: String,
    #[serde(default)]
    founder: String,
    #[serde(default)]
    invitation: String,
}

/// `POST /join`
pub async fn join(app: App, headers: HeaderMap, Form(form): Form<JoinForm>) -> Answer {
    let mut problems = Problems::none();
    let expected = match actions::find_offer(&app, &form.invitation).await? {
        Some(Offered::Expected(it)) => Some(*it),
        _ => None,
    };
    let typed = expected.as_ref().map_or(form.email.as_str(), |it| it.email.as_str());
    let name = problems.take("name", MemberName::parse(&form.name));
    let email = problems.take("email", Email::parse(typed));
    let password = problems.take("password", NewPassword::parse(&form.password, &[&form.name, typed]));
    let (Some(name), Some(email), Some(password)) = (name, email, password) else {
        return again(&app, &form, &problems).await;
    };
    let newcomer = Newcomer { name, email };
    let done = if let Some(expected) = expected {
        actions::finish(&app, expected, newcomer.name, password, &browser(&headers)).await.map(welcome)
    } else if form.founder.is_empty() {
        actions::join(&app, newcomer, password, &form.invitation).await.map(|()| Reply::done("/confirm"))
    } else {
        let token = actions::found(&app, &form.founder, newcomer, password, &browser(&headers)).await;
        token.map(|it| signed_in(&it, "/"))
    };
    match done {
        Ok(reply) => Ok(reply),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => again(&app, &form, &problems).await,
        Err(Stop::Refusal(Refusal::Absent)) => Ok(Reply::page(WordPage::void("/sign-in", "Sign in"))),
        Err(stop) => Err(stop.into()),
    }
}

/// The form again, with what was typed.
async fn again(app: &App, form: &JoinForm, problems: &Problems) -> Answer {
    let typed = Typed { name: form.name.clone(), email: form.email.clone() };
    let by = bidden(app, &form.founder, &form.invitation).await?;
    Ok(Reply::invalid(JoinPage::new(joining(app), by, typed, problems)))
}

/// A form that is only a letter's secret.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretForm {
    t: String,
}

/// `POST /confirm`
pub async fn confirm(app: App, headers: HeaderMap, Form(form): Form<SecretForm>) -> Answer {
    match actions::confirm(&app, &form.t, &browser(&headers)).await {
        Ok(came) => Ok(welcome(came)),
        Err(Stop::Refusal(Refusal::Conflict)) => Ok(Reply::page(WordPage::place_gone())),
        Err(stop) => void(stop, "/sign-in", "Sign in"),
    }
}

/// What the page on which one signs in sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`
pub async fn sign_in(app: App, asker: Asker, headers: HeaderMap, Form(form): Form<SignInForm>) -> Answer {
    let again = |problems: &Problems| {
        Ok(Reply::invalid(SignInPage::new(form.email.clone(), form.next.clone(), joining(&app), problems)))
    };
    let email = match Email::parse(&form.email) {
        Ok(email) => email,
        Err(problem) => return again(&Problems::one("email", problem.to_string())),
    };
    match actions::sign_in(&app, &email, &form.password, asker.from, &browser(&headers), asker.token).await {
        Ok(SignedIn::Session(token)) => {
            let next = LocalPath::parse(&form.next);
            Ok(signed_in(&token, next.as_ref().map_or("/", |it| it.as_str())))
        }
        Ok(SignedIn::Unconfirmed) => Ok(Reply::done("/confirm")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => again(&problems),
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /sign-out`: nothing of the session stays in the browser (abuse cases 31, 74).
pub async fn sign_out(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    if let Some(token) = &asker.token {
        actions::sign_out(&app, &asker.viewer, token).await?;
    }
    let clear = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(Reply::done("/sign-in")
        .cookie(Cookie { name: SESSION, value: String::new(), life: Life::Over })
        .header(clear.0, clear.1))
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// What the page that asks for a new password sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResetForm {
    email: String,
}

/// `POST /reset`: the same answer for every address (abuse case 80).
pub async fn reset(app: App, Form(form): Form<ResetForm>) -> Answer {
    match Email::parse(&form.email) {
        Ok(email) => actions::ask_reset(&app, &email).await?,
        Err(problem) => {
            let problems = Problems::one("email", problem.to_string());
            return Ok(Reply::invalid(ResetPage::new(form.email, &problems)));
        }
    }
    Ok(Reply::page(WordPage::look_in_mail(mailbox(&app))))
}

/// What the page with the new password sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPasswordForm {
    t: String,
    password: String,
}

/// `POST /reset/new`
pub async fn new_password(app: App, headers: HeaderMap, Form(form): Form<NewPasswordForm>) -> Answer {
    let password = match NewPassword::parse(&form.password, &[]) {
        Ok(password) => password,
        Err(problem) => {
            let problems = Problems::one("password", problem.to_string());
            return Ok(Reply::invalid(NewPasswordPage::new(form.t, &problems)));
        }
    };
    match actions::reset(&app, &form.t, password, &browser(&headers)).await {
        Ok(token) => Ok(signed_in(&token, "/").toast("Your new password is saved. Every other browser is signed out.")),
        Err(Stop::Refusal(Refusal::Conflict)) => Ok(Reply::page(WordPage::place_gone())),
        Err(stop) => void(stop, "/reset", "Ask for a new letter"),
    }
}

/// What the settings send for another address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmailForm {
    email: String,
    current_for_email: String,
}

/// `POST /settings/email`
pub async fn change_email(app: App, asker: Asker, Form(form): Form<EmailForm>) -> Answer {
    let changed = match Email::parse(&form.email) {
        Ok(email) => actions::change_email(&app, &asker.viewer, &form.current_for_email, email).await,
        Err(problem) => Err(Problems::one("email", problem.to_string()).into()),
    };
    match changed {
        Ok(()) => Ok(Reply::done("/settings").toast("Look in your new mailbox: a letter is on its way.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let problems = renamed(problems, "current", "current_for_email");
            Ok(Reply::invalid(
                settings_page(&app, &asker, Tried { email: form.email, ..Tried::default() }, &problems).await?,
            ))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What the settings send for another password.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    current: String,
    password: String,
}

/// `POST /settings/password`
pub async fn change_password(app: App, asker: Asker, Form(form): Form<PasswordForm>) -> Answer {
    let name = asker.chip.as_ref().map_or("", |it| &it.name);
    let changed = match NewPassword::parse(&form.password, &[name]) {
        Ok(password) => actions::change_password(&app, &asker.viewer, &form.current, password).await,
        Err(problem) => Err(Problems::one("password", problem.to_string()).into()),
    };
    match changed {
        Ok(()) => Ok(Reply::done("/settings").toast("Your password is changed. Every other browser is signed out.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(settings_page(&app, &asker, Tried::default(), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Which session to end.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionForm {
    session: SessionId,
}

/// `POST /settings/sessions/end`
pub async fn end_session(app: App, asker: Asker, Form(form): Form<SessionForm>) -> Answer {
    actions::end_session(&app, &asker.viewer, form.session).await?;
    Ok(Reply::done("/settings").toast("That browser is signed out."))
}

/// `POST /settings/sessions/end-others`
pub async fn end_other_sessions(app: App, asker: Asker, _: Form<Nothing>) -> Answer {
    actions::end_other_sessions(&app, &asker.viewer).await?;
    Ok(Reply::done("/settings").toast("Every other browser is signed out."))
}

/// `POST /settings/email/confirm`
pub async fn confirm_email(app: App, Form(form): Form<SecretForm>) -> Answer {
    match actions::redeem_email(&app, &form.t).await {
        Ok(()) => Ok(Reply::done("/sign-in").toast("Your new address is in place. Sign in with it.")),
        Err(stop) => void(stop, "/settings", "Go to your settings"),
    }
}

/// `POST /settings/email/undo`
pub async fn undo_email(app: App, Form(form): Form<SecretForm>) -> Answer {
    match actions::undo_email(&app, &form.t).await {
        Ok(()) => Ok(Reply::page(WordPage::look_in_mail(mailbox(&app)))),
        Err(stop) => void(stop, "/reset", "Reset your password"),
    }
}

const SESSION: &str = "kettle";

/// A browser that is signed in from now on. The visit's cookie has served.
fn signed_in(token: &SessionToken, url: &str) -> Reply {
    let value = BASE64_URL_SAFE_NO_PAD.encode(token.0);
    Reply::done(url).cookie(Cookie { name: SESSION, value, life: Life::For(session::LIFE) }).cookie(Cookie {
        name: "visit",
        value: String::new(),
        life: Life::Over,
    })
}

/// The first page of somebody who has just come in; it says who brought them.
fn welcome(came: CameIn) -> Reply {
    let reply = signed_in(&came.token, "/welcome/1");
    match came.said {
        Some(said) => reply.toast(format!("You are in. {said}")),
        None => reply,
    }
}

/// A void secret is a page of its own; everything else stays what it is.
fn void(stop: Stop, way: &str, words: &str) -> Answer {
    match stop {
        Stop::Refusal(Refusal::Absent) => Ok(Reply::page(WordPage::void(way, words))),
        stop => Err(stop.into()),
    }
}

fn renamed(problems: Problems, from: &str, to: &'static str) -> Problems {
    let rename = |mut it: kernel::Problem| {
        if it.field == from {
            it.field = to.into();
        }
        it
    };
    Problems(problems.0.into_iter().map(rename).collect())
}

fn browser(headers: &HeaderMap) -> String {
    session::browser_words(headers.get(header::USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default())
}
