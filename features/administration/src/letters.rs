//! The words of the letters. The reason of a suspension stands on a page of the member's own: letters are read on locked
//! screens.

use crate::jobs::{Letter, RoleWord};

/// Subject and text of a letter to somebody of this name, from the Kettle at this address; `about` is the name of whom it
/// is about, where that is somebody else.
pub fn compose(letter: Letter, name: &str, about: &str, home: &str) -> (String, String) {
    let (subject, body) = match letter {
        Letter::Suspended { .. } => (
            "Your account is suspended",
            format!(
                "Whoever runs this Kettle has suspended your account. Why, what you can still do, and how to complain:\n\n\
                 {home}/suspended\n\nYou can sign in as before to read and take away what is yours."
            ),
        ),
        Letter::Restored { .. } => (
            "Your suspension has ended",
            format!("Your account is as it was before, and other members see you again:\n\n{home}/"),
        ),
        Letter::SignedOut { .. } => (
            "You were signed out everywhere",
            format!(
                "Whoever runs this Kettle has signed you out in every browser, for instance because one of them may not be \
                 yours. Nothing else has changed. Sign in again:\n\n{home}/sign-in\n\n\
                 If somebody may know your password, choose a new one:\n\n{home}/reset"
            ),
        ),
        Letter::Role { role, .. } => role_of_yours(role, home),
        Letter::Administrators { role, .. } => (
            "Who runs this Kettle has changed",
            format!(
                "{}\n\nIf you did not expect it, look at what was decided by whom:\n\n{home}/admin/audit",
                match role {
                    RoleWord::NoAdministrator => format!("{about} is no longer an administrator."),
                    _ => format!("{about} is an administrator now, and may do all that you may."),
                }
            ),
        ),
        Letter::Test { .. } => (
            "A test letter",
            format!(
                "You asked for this letter to see whether letters arrive. They do.\n\n\
                 If it lay among the spam, look at what is said about mail:\n\n{home}/admin/mail"
            ),
        ),
    };
    (format!("{subject} - Kettle"), format!("Dear {name},\n\n{body}\n\nKettle\n{home}\n"))
}

fn role_of_yours(role: RoleWord, home: &str) -> (&'static str, String) {
    match role {
        RoleWord::Administrator => (
            "You are an administrator now",
            format!(
                "You look after this Kettle from now on, together with its other administrators:\n\n{home}/admin\n\n\
                 What you decide is kept with your name. It opens nobody's private words."
            ),
        ),
        RoleWord::NoAdministrator => (
            "You are no longer an administrator",
            format!("You are a member as before. If that is a mistake, say so:\n\n{home}/reports/complaint"),
        ),
        RoleWord::Moderator => (
            "You are a moderator now",
            format!(
                "You look at what members report from now on:\n\n{home}/moderation\n\n\
                 What you decide is kept with your name, and authors read what you write to them without it."
            ),
        ),
        RoleWord::NoModerator => (
            "You are no longer a moderator",
            format!("You are a member as before. Thank you for having looked.\n\n{home}/"),
        ),
    }
}
