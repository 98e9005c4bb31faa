//! GET: the door's pages and the settings.

use crate::{
    actions,
    door_token::Purpose,
    store as db,
    store::keys,
    views::{
        JoinPage, Joining, Mailbox, NewPasswordPage, PressPage, ResetPage, SessionRow, SettingsPage, SignInPage, Typed,
        WordPage,
    },
};
use frame::App;
use kernel::{OrAbsent, Problems, Result};
use serde::Deserialize;
use web::{Answer, Asker, LocalPath, Query, Reply};

/// What follows `?` on the door's pages.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The secret of a letter.
    t: String,
    /// The secret of the one-time link.
    founder: String,
    /// Where to go after signing in.
    next: String,
}

/// Whether joining is open here.
pub(crate) fn joining(app: &App) -> Joining {
    match app.settings().joining {
        frame::Joining::Open => Joining::Open,
        frame::Joining::Closed => Joining::Closed,
    }
}

/// Where the letters are.
pub(crate) fn mailbox(app: &App) -> Mailbox {
    match app.post().kept_in() {
        Some(_) if app.settings().url.is_development() => Mailbox::Kept,
        _ => Mailbox::Theirs,
    }
}

/// `/join`
pub async fn join(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    if asker.viewer.is_active() {
        return Ok(Reply::done("/"));
    }
    let founder = match actions::is_founding(&app, &asked.founder).await? {
        true => asked.founder,
        false => String::new(),
    };
    Ok(Reply::page(JoinPage::new(joining(&app), founder, Typed::default(), &Problems::none())))
}

/// `/confirm`: with the letter's secret the button, without it where to find the letter.
pub async fn confirm(app: App, Query(asked): Query<Asked>) -> Answer {
    if asked.t.is_empty() {
        return Ok(Reply::page(WordPage::look_in_mail(mailbox(&app))));
    }
    let Some(account) = actions::member_of_token(&app, &asked.t, Purpose::Confirm).await? else {
        return Ok(Reply::page(WordPage::void("/sign-in", "Sign in")));
    };
    Ok(Reply::page(PressPage {
        title: "Confirm your address",
        words: format!("{} is your address, and you want to join as {}.", account.email.as_str(), account.name),
        action: "/confirm",
        verb: "Confirm and sign in",
        token: asked.t,
    }))
}

/// `/sign-in`
pub async fn sign_in(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    if asker.viewer.is_active() {
        return Ok(Reply::done(LocalPath::parse(&asked.next).map_or("/".to_owned(), |it| it.as_str().to_owned())));
    }
    Ok(Reply::page(SignInPage::new(String::new(), asked.next, joining(&app), &Problems::none())))
}

/// `/reset`
pub async fn reset() -> Answer {
    Ok(Reply::page(ResetPage::new(String::new(), &Problems::none())))
}

/// `/reset/new`: only with a secret that is still good.
pub async fn new_password(app: App, Query(asked): Query<Asked>) -> Answer {
    match actions::member_of_token(&app, &asked.t, Purpose::Reset).await? {
        Some(_) => Ok(Reply::page(NewPasswordPage::new(asked.t, &Problems::none()))),
        None => Ok(Reply::page(WordPage::void("/reset", "Ask for a new letter"))),
    }
}

/// `/settings`
pub async fn settings(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(settings_page(&app, &asker, String::new(), &Problems::none()).await?))
}

/// The settings with what was typed and what is wrong with it.
pub(crate) async fn settings_page(
    app: &App,
    asker: &Asker,
    typed: String,
    problems: &Problems,
) -> Result<SettingsPage> {
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let account = db::find_account(read.reader(), member).await?.or_absent()?;
    let sessions = keys::page_of_sessions(read.reader(), member).await?;
    let rows = sessions.into_iter().map(|it| SessionRow::new(it, asker.viewer.session)).collect();
    Ok(SettingsPage::new(account.email.as_str().to_owned(), account.pending_email, rows, typed, problems))
}

/// `/settings/email/confirm`
pub async fn confirm_email(app: App, Query(asked): Query<Asked>) -> Answer {
    let Some(account) = actions::member_of_token(&app, &asked.t, Purpose::ChangeEmail).await? else {
        return Ok(Reply::page(WordPage::void("/settings", "Go to your settings")));
    };
    let new = account.pending_email.unwrap_or_default();
    Ok(Reply::page(PressPage {
        title: "Confirm your new address",
        words: format!("From now on you sign in with {new}. Every browser is signed out."),
        action: "/settings/email/confirm",
        verb: "Use this address",
        token: asked.t,
    }))
}

/// `/settings/email/undo`
pub async fn undo_email(app: App, Query(asked): Query<Asked>) -> Answer {
    if actions::member_of_token(&app, &asked.t, Purpose::UndoEmail).await?.is_none() {
        return Ok(Reply::page(WordPage::void("/reset", "Reset your password")));
    }
    Ok(Reply::page(PressPage {
        title: "Take your address back",
        words: "Your old address becomes the address of your account again, and every browser is signed out. \
                A letter then brings you to a new password."
            .to_owned(),
        action: "/settings/email/undo",
        verb: "Take it back",
        token: asked.t,
    }))
}
