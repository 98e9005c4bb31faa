//! The words of the letters. None says what was reported or by whom: letters are read on locked screens.

use crate::jobs::Letter;

/// Subject and text of a letter to somebody of this name, from the Kettle at this address.
pub fn compose(letter: Letter, name: &str, home: &str) -> (String, String) {
    let (subject, body) = match letter {
        Letter::Received { .. } => (
            "We have what you sent",
            format!(
                "Thank you: what you sent to the moderators has arrived. A moderator looks at it, and you get another \
                 letter when it is answered. How far it has come:\n\n{home}/reports\n\n\
                 Nobody whom it concerns learns that it came from you. Kettle is not watched at night: if somebody is in \
                 danger now, ring 999."
            ),
        ),
        Letter::Answered { .. } => (
            "You have an answer from the moderators",
            format!(
                "A moderator has looked at what you sent. The answer:\n\n{home}/reports\n\n\
                 If you are not content with it, you can complain there."
            ),
        ),
        Letter::Told { .. } => (
            "A word from the moderators",
            format!(
                "A moderator has decided something about what you have on Kettle. What it is, why, and how to ask for \
                 another look:\n\n{home}/reports/about-me"
            ),
        ),
        Letter::Waiting => (
            "Something waits for a moderator",
            format!("At least one report or complaint waits to be looked at:\n\n{home}/moderation"),
        ),
    };
    (format!("{subject} - Kettle"), format!("Dear {name},\n\n{body}\n\nKettle\n{home}\n"))
}
