//! The words of the letters. Subjects say nothing private: they are shown on locked screens.

use crate::{copy::KEPT, jobs::Letter};

/// Subject and text of a letter to somebody of this name, from the Kettle at this address.
pub fn compose(letter: Letter, name: &str, home: &str) -> (String, String) {
    let (subject, body) = match letter {
        Letter::Copy { .. } => (
            "A copy of your data is ready",
            format!(
                "A copy of everything that Kettle holds of you was made just now. It waits for you, and for nobody else, \
                 for {} days:\n\n{home}/settings/data\n\n\
                 If it was not you who asked for it, somebody else is signed in as you. Change your password, which signs \
                 everybody else out, and remove the copy on that page:\n\n{home}/settings",
                KEPT.as_secs() / 86_400
            ),
        ),
        Letter::Leaving { at, .. } => (
            "Your account is going to be deleted",
            format!(
                "You asked for your account to be deleted. From now on nobody sees you on Kettle, and every browser is \
                 signed out.\n\nAfter {} everything of yours is deleted for good. Until then you can come back: sign in, and \
                 press one button.\n\n{home}/sign-in\n\n\
                 If it was not you, sign in now, come back, and change your password.",
                ui::words::date(at)
            ),
        ),
        Letter::Warning { at, .. } => (
            "Your account is deleted in two days",
            format!(
                "After {} everything of yours on Kettle is deleted for good, as you asked. If you want to stay, sign in before \
                 then and press one button:\n\n{home}/sign-in\n\n\
                 There you can also take your data along. If you want to leave, there is nothing to do.",
                ui::words::date(at)
            ),
        ),
    };
    framed(subject, name, &body, home)
}

/// The letter of the end.
pub fn goodbye(name: &str, home: &str) -> (String, String) {
    let body = "Your account is deleted, as you asked: your profile, your addresses, your photo and all that you kept. Where \
                others still have something that you took part in, it says “A former member”. This is the last letter: \
                your address is not kept.\n\nThank you for having been here. The door stays open.";
    framed("Your account is deleted", name, body, home)
}

fn framed(subject: &str, name: &str, body: &str, home: &str) -> (String, String) {
    (format!("{subject} - Kettle"), format!("Dear {name},\n\n{body}\n\nKettle\n{home}\n"))
}
