//! POST: what the door's pages and the settings send.

pub mod admin;
pub mod invitation;
pub mod prove;
pub mod waiting;
pub mod work;

use crate::{
    account::{Email, MemberName, NewPassword},
    actions::{self, CameIn, Chosen, Offered, SignedIn},
    pages::{bidden, confirm_page, joining, mailbox, settings_page},
    policy::Newcomer,
    session::{self, Browser, Device},
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
    #[serde(default)]
    shared: String,
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
        let browser = browser(&headers, &form.shared);
        actions::finish(&app, expected, newcomer.name, password, &browser).await.map(|it| welcome(it, &browser))
    } else if form.founder.is_empty() {
        actions::join(&app, newcomer, password, &form.invitation).await.map(|()| Reply::done("/confirm"))
    } else {
        let browser = browser(&headers, &form.shared);
        let token = actions::found(&app, &form.founder, newcomer, password, &browser).await;
        token.map(|it| signed_in(&it, &browser, "/"))
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
    Ok(Reply::invalid(JoinPage::new(joining(app), by, typed, Device::ticked(&form.shared), problems)))
}

/// A form that is only a letter's secret.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretForm {
    t: String,
}

/// What the button of the letter to a newcomer sends; name and password only where several have joined with the address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmForm {
    t: String,
    name: Option<String>,
    password: Option<String>,
    #[serde(default)]
    shared: String,
}

/// `POST /confirm`
pub async fn confirm(app: App, headers: HeaderMap, Form(form): Form<ConfirmForm>) -> Answer {
    let browser = browser(&headers, &form.shared);
    let mut problems = Problems::none();
    let chosen = match (&form.name, &form.password) {
        (Some(name), Some(password)) => {
            let password = problems.take("password", NewPassword::parse(password, &[name]));
            let name = problems.take("name", MemberName::parse(name));
            name.zip(password).map(|(name, password)| Chosen { name, password })
        }
        _ => None,
    };
    let typed = form.name.unwrap_or_default();
    if !problems.is_empty() {
        return confirm_page(&app, form.t, &typed, browser.device, &problems).await;
    }
    match actions::confirm(&app, &form.t, chosen, &browser).await {
        Ok(came) => Ok(welcome(came, &browser)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            confirm_page(&app, form.t, &typed, browser.device, &problems).await
        }
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
    #[serde(default)]
    shared: String,
}

/// `POST /sign-in`
pub async fn sign_in(app: App, asker: Asker, headers: HeaderMap, Form(form): Form<SignInForm>) -> Answer {
    let browser = browser(&headers, &form.shared);
    let again = |problems: &Problems| {
        let (email, next, joining) = (form.email.clone(), form.next.clone(), joining(&app));
        Ok(Reply::invalid(SignInPage::new(email, next, joining, browser.device, problems)))
    };
    let email = match Email::parse(&form.email) {
        Ok(email) => email,
        Err(problem) => return again(&Problems::one("email", problem.to_string())),
    };
    match actions::sign_in(&app, &email, &form.password, asker.from, &browser, asker.token).await {
        Ok(SignedIn::Session(token)) => {
            let next = LocalPath::parse(&form.next);
            Ok(signed_in(&token, &browser, next.as_ref().map_or("/", |it| it.as_str())))
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
    Ok(left_behind(Reply::done("/sign-in")))
}

/// With nothing of a session left in the browser (abuse case 31).
pub(crate) fn left_behind(reply: Reply) -> Reply {
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    over(reply).header(HeaderName::from_static("clear-site-data"), clear)
}

/// Without the secret of a session that is over. On one's own computer what was written and not sent stays for whoever comes
/// back (abuse case 120).
pub(crate) fn over(reply: Reply) -> Reply {
    reply.cookie(Cookie { name: SESSION, value: String::new(), life: Life::Over })
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
    #[serde(default)]
    shared: String,
}

/// `POST /reset/new`
pub async fn new_password(app: App, headers: HeaderMap, Form(form): Form<NewPasswordForm>) -> Answer {
    let browser = browser(&headers, &form.shared);
    let password = match NewPassword::parse(&form.password, &[]) {
        Ok(password) => password,
        Err(problem) => {
            let problems = Problems::one("password", problem.to_string());
            return Ok(Reply::invalid(NewPasswordPage::new(form.t, browser.device, &problems)));
        }
    };
    match actions::reset(&app, &form.t, password, &browser).await {
        Ok(token) => {
            Ok(signed_in(&token, &browser, "/").toast("Your new password is saved. Every other browser is signed out."))
        }
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

/// The name of the session's cookie.
pub(crate) const SESSION: &str = "kettle";

/// A browser that is signed in from now on; on a shared computer not longer than it is open. The visit's cookie has served.
fn signed_in(token: &SessionToken, browser: &Browser, url: &str) -> Reply {
    let value = BASE64_URL_SAFE_NO_PAD.encode(token.0);
    let life = match browser.device {
        Device::Own => Life::For(Device::Own.life()),
        Device::Shared => Life::Browser,
    };
    let device = browser.device.word().to_owned();
    Reply::done(url)
        .cookie(Cookie { name: SESSION, value, life })
        .cookie(Cookie { name: session::DEVICE, value: device, life: Life::For(session::REMEMBERED) })
        .cookie(Cookie { name: "visit", value: String::new(), life: Life::Over })
}

/// The first page of somebody who has just come in; it says who brought them.
fn welcome(came: CameIn, browser: &Browser) -> Reply {
    let reply = signed_in(&came.token, browser, "/welcome/1");
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

/// The browser of these headers, on the computer that the box on the form speaks of.
fn browser(headers: &HeaderMap, shared: &str) -> Browser {
    let agent = headers.get(header::USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    Browser { words: session::browser_words(agent), device: Device::ticked(shared) }
}
