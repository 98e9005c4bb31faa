//! GET: the door's pages and the settings.

pub mod admin;
pub mod invitation;

use crate::{
    actions::{self, Offered},
    door_token::Purpose,
    entry::Way,
    forms::{SESSION, left_behind, over},
    invitation::Validity,
    session::{DEVICE, Device},
    store as db,
    store::{keys, work},
    views::{
        Bidden, JoinPage, Joining, Mailbox, NewPasswordPage, PressPage, ResetPage, SignInPage, Typed, WordPage,
        arriving::{ConfirmPage, ended},
        settings::{SettingsPage, Tried},
        waiting::{self, AskPage},
    },
};
use axum::http::HeaderMap;
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
    /// The text of an invitation's link.
    invitation: String,
    /// Where to go after signing in.
    next: String,
}

/// Who may join by themselves here.
pub(crate) fn joining(app: &App) -> Joining {
    match &app.settings().joining {
        frame::Joining::Open => Joining::Open,
        frame::Joining::Domains(listed) => Joining::Listed(listed.clone()),
        frame::Joining::Waiting => Joining::Waiting,
        frame::Joining::Invited => Joining::Invited,
        frame::Joining::Closed => Joining::Closed,
    }
}

/// On whose word somebody joins who brings these texts.
pub(crate) async fn bidden(app: &App, founder: &str, invitation: &str) -> Result<Bidden> {
    if actions::is_founding(app, founder).await? {
        return Ok(Bidden::Founder { secret: founder.to_owned() });
    }
    let link = invitation.to_owned();
    Ok(match actions::find_offer(app, invitation).await? {
        Some(Offered::Personal(it)) if it.validity == Validity::Good => Bidden::Invited { link, host: it.name },
        Some(Offered::Expected(it)) => {
            let words = match (it.way, &it.host) {
                (Way::Letter, Some((_, host))) => format!("{host} invites you."),
                _ => "You have been admitted.".to_owned(),
            };
            Bidden::Expected { link, words, email: it.email.as_str().to_owned() }
        }
        _ => Bidden::Alone,
    })
}

/// Where the letters are.
pub(crate) fn mailbox(app: &App) -> Mailbox {
    match app.post().kept_in() {
        Some(_) if app.settings().url.is_development() => Mailbox::Kept,
        _ => Mailbox::Theirs,
    }
}

/// Whose computer it is, as it remembers from the last time.
pub(crate) fn device(app: &App, headers: &HeaderMap) -> Device {
    Device::remembered(app.settings().url.cookie(headers, DEVICE))
}

/// `/join`
pub async fn join(app: App, asker: Asker, headers: HeaderMap, Query(asked): Query<Asked>) -> Answer {
    if asker.viewer.is_active() {
        return Ok(Reply::done("/"));
    }
    let by = bidden(&app, &asked.founder, &asked.invitation).await?;
    if by == Bidden::Alone && joining(&app) == Joining::Waiting {
        return Ok(Reply::page(AskPage::new(waiting::Wrote::default(), &Problems::none())));
    }
    let device = device(&app, &headers);
    Ok(Reply::page(JoinPage::new(joining(&app), by, Typed::default(), device, &Problems::none())))
}

/// `/confirm`: with the letter's secret the button, without it where to find the letter.
pub async fn confirm(app: App, headers: HeaderMap, Query(asked): Query<Asked>) -> Answer {
    if asked.t.is_empty() {
        return Ok(Reply::page(WordPage::look_in_mail(mailbox(&app))));
    }
    confirm_page(&app, asked.t, "", device(&app, &headers), &Problems::none()).await
}

/// The button of the letter with this secret, with the name that was typed and what is wrong.
pub(crate) async fn confirm_page(app: &App, secret: String, name: &str, device: Device, problems: &Problems) -> Answer {
    Ok(match actions::find_confirming(app, &secret).await? {
        Some(it) => {
            let page = ConfirmPage::new(it, secret, name, device, problems);
            if problems.is_empty() { Reply::page(page) } else { Reply::invalid(page) }
        }
        None => Reply::page(WordPage::void("/sign-in", "Sign in")),
    })
}

/// `/sign-in`
pub async fn sign_in(app: App, asker: Asker, headers: HeaderMap, Query(asked): Query<Asked>) -> Answer {
    if asker.viewer.is_active() {
        return Ok(Reply::done(LocalPath::parse(&asked.next).map_or("/".to_owned(), |it| it.as_str().to_owned())));
    }
    let device = device(&app, &headers);
    let page = SignInPage::new(String::new(), asked.next, joining(&app), device, &Problems::none());
    // The browser still has the secret of a session that is over.
    match app.settings().url.cookie(&headers, SESSION).filter(|_| asker.viewer.member.is_none()) {
        Some(_) => {
            let page = Reply::page(SignInPage { ended: Some(ended(device)), ..page });
            Ok(if device == Device::Shared { left_behind(page) } else { over(page) })
        }
        None => Ok(Reply::page(page)),
    }
}

/// `/stay`: whether somebody is still signed in here. The page asks while its reader types or reads, so that a shared computer
/// goes on waiting for them.
pub async fn stay(asker: Asker) -> Answer {
    let word = if asker.viewer.member.is_some() { "here" } else { "over" };
    Ok(Reply::bytes("text/plain; charset=utf-8", word))
}

/// `/reset`
pub async fn reset() -> Answer {
    Ok(Reply::page(ResetPage::new(String::new(), &Problems::none())))
}

/// `/reset/new`: only with a secret that is still good.
pub async fn new_password(app: App, headers: HeaderMap, Query(asked): Query<Asked>) -> Answer {
    match actions::member_of_token(&app, &asked.t, Purpose::Reset).await? {
        Some(_) => Ok(Reply::page(NewPasswordPage::new(asked.t, device(&app, &headers), &Problems::none()))),
        None => Ok(Reply::page(WordPage::void("/reset", "Ask for a new letter"))),
    }
}

/// `/settings`
pub async fn settings(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(settings_page(&app, &asker, Tried::default(), &Problems::none()).await?))
}

/// The settings with what was typed and what is wrong with it.
pub(crate) async fn settings_page(app: &App, asker: &Asker, typed: Tried, problems: &Problems) -> Result<SettingsPage> {
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let account = db::find_account(read.reader(), member).await?.or_absent()?;
    let sessions = keys::page_of_sessions(read.reader(), member).await?;
    let work = work::page_of_addresses(read.reader(), member).await?;
    Ok(SettingsPage::new(account, sessions, asker.viewer.session, work, typed, problems))
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

/// `/settings/work/confirm`
pub async fn confirm_work(app: App, Query(asked): Query<Asked>) -> Answer {
    let Some(found) = actions::find_work_address(&app, &asked.t).await? else {
        return Ok(Reply::page(WordPage::void("/settings", "Go to your settings")));
    };
    Ok(Reply::page(PressPage {
        title: "Confirm a work address",
        words: format!(
            "{} is an address at work of {}. Members then see its ending, {}, and never the address.",
            found.email.as_str(),
            found.name,
            found.email.domain()
        ),
        action: "/settings/work/confirm",
        verb: "It is my address",
        token: asked.t,
    }))
}

/// `/waiting/confirm`: with the letter's link the button, without it where to find the letter.
pub async fn confirm_asking(app: App, Query(asked): Query<Asked>) -> Answer {
    if asked.t.is_empty() {
        return Ok(Reply::page(WordPage::look_in_mail(mailbox(&app))));
    }
    let Some(applicant) = actions::find_asking(&app, &asked.t).await? else {
        return Ok(Reply::page(WordPage::void("/join", "Ask to join")));
    };
    Ok(Reply::page(PressPage {
        title: "Confirm your address",
        words: format!("{} is your address, and you ask to join as {}.", applicant.email.as_str(), applicant.name),
        action: "/waiting/confirm",
        verb: "Confirm and ask",
        token: asked.t,
    }))
}
