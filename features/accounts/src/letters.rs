//! The words of the letters. Subjects say nothing private: they are shown on locked screens.

use crate::jobs::Letter;
use frame::App;

/// Subject and text.
pub fn compose(app: &App, letter: &Letter, name: &str, secret: Option<&str>) -> (String, String) {
    let url = |path: &str| app.settings().url.link(&format!("{path}?t={}", secret.unwrap_or_default()));
    let home = app.settings().url.origin();
    let (subject, body) = match letter {
        Letter::Confirm { .. } => (
            "Confirm your address",
            format!(
                "Open this page and press the button to confirm that this address is yours:\n\n{}\n\n\
                 The link works once and for two days. If you did not ask to join Kettle, leave this letter be: \
                 without the button nothing happens.",
                url("/confirm")
            ),
        ),
        Letter::Known { .. } => (
            "You are a member already",
            format!(
                "Somebody, perhaps you, tried to use this address for Kettle. You are a member with it already.\n\n\
                 Sign in: {home}/sign-in\nIf you do not know the password any more: {home}/reset\n\n\
                 If it was not you, there is nothing to do: nobody came in."
            ),
        ),
        Letter::Reset { .. } => (
            "A new password",
            format!(
                "Choose a new password here:\n\n{}\n\nThe link works once and for half an hour. \
                 If you did not ask for it, leave this letter be: your password stays as it is.",
                url("/reset/new")
            ),
        ),
        Letter::PasswordChanged { .. } => (
            "Your password was changed",
            format!(
                "The password of your account was changed just now, and every other browser was signed out.\n\n\
                 If that was you, all is well. If not, take the account back at once: {home}/reset"
            ),
        ),
        Letter::ConfirmNew { .. } => (
            "Confirm your new address",
            format!(
                "Open this page and press the button to use this address for Kettle from now on:\n\n{}\n\n\
                 The link works once and for one hour. If you did not ask for it, leave this letter be.",
                url("/settings/email/confirm")
            ),
        ),
        Letter::EmailChanged { .. } => (
            "Your address was changed",
            format!(
                "Your account now has another e-mail address. If that was you, all is well.\n\n\
                 If not, take it back within seven days:\n\n{}",
                url("/settings/email/undo")
            ),
        ),
        _ => ("", String::new()),
    };
    framed(app, subject, name, &body)
}

/// A letter's subject and text with greeting and foot.
pub fn framed(app: &App, subject: &str, name: &str, body: &str) -> (String, String) {
    let home = app.settings().url.origin();
    (format!("{subject} - Kettle"), format!("Dear {name},\n\n{body}\n\nKettle\n{home}\n"))
}
