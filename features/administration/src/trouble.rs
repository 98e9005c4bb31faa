//! Trouble with letters and other work: what was said when it failed, in words for whoever can mend it.

/// What went wrong with a piece of work, read from the fault that the store keeps with it. Faults name codes and never
/// addresses or content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The mail server answered with this code.
    Answered(u16),
    /// The mail server did not answer.
    Silent,
    /// The mail server cannot be reached.
    Unreachable,
    /// Something else, as the log has it.
    Other(String),
}

impl Trouble {
    /// Of the reason that the store keeps.
    pub fn of(why: &str) -> Trouble {
        let code = why.split("answered ").nth(1).and_then(|it| it.get(..3)).and_then(|it| it.parse().ok());
        match code {
            Some(code @ 200..600) => Trouble::Answered(code),
            _ if why.contains("did not answer in time") => Trouble::Silent,
            _ if why.contains("cannot be reached, or hung up") => Trouble::Unreachable,
            _ => Trouble::Other(without_place(why)),
        }
    }
    /// What it means and what to do.
    pub fn words(&self) -> String {
        match self {
            Trouble::Answered(code @ (421 | 450..=452)) => {
                format!("The mail server answered {code}: not now. It is tried again by itself.")
            }
            Trouble::Answered(code @ (530 | 534 | 535)) => {
                format!(
                    "The mail server answered {code}: it does not accept our name and password. Look at the settings of mail."
                )
            }
            Trouble::Answered(code @ (550 | 551 | 553)) => {
                format!("The mail server answered {code}: it does not take letters to this address, or from ours.")
            }
            Trouble::Answered(code @ 552) => format!("The mail server answered {code}: the mailbox is full."),
            Trouble::Answered(code @ 554) => format!("The mail server answered {code}: it takes the letter for spam."),
            Trouble::Answered(code @ 400..500) => {
                format!("The mail server answered {code}, which passes. It is tried again by itself.")
            }
            Trouble::Answered(code) => format!("The mail server answered {code}."),
            Trouble::Silent => "The mail server did not answer in time.".to_owned(),
            Trouble::Unreachable => "The mail server cannot be reached, or hung up.".to_owned(),
            Trouble::Other(why) => why.clone(),
        }
    }
}

/// What a kind of work is called: `accounts.letter` is a letter.
pub fn is_letter(kind: &str) -> bool {
    kind.rsplit('.').next().is_some_and(|it| it.contains("letter") || it.contains("mail"))
}

/// `people.render_again`: "Render again (people)".
pub fn name(kind: &str) -> String {
    let (feature, work) = kind.split_once('.').unwrap_or(("", kind));
    let words = work.replace('_', " ");
    let mut letters = words.chars();
    let words: String = letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if feature.is_empty() { words } else { format!("{words} ({feature})") }
}

/// A fault without the place in the program where it was noticed.
fn without_place(why: &str) -> String {
    let plain = why.rsplit_once(" (").filter(|it| it.1.ends_with(')') && it.1.contains(".rs:")).map_or(why, |it| it.0);
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_mail_server_said_is_read_from_the_fault() {
        let of = |why: &str| Trouble::of(&format!("Outage: {why} (crates/notify/src/postbox.rs:120)"));
        assert_eq!(of("the mail server did not take a mail: it answered 550"), Trouble::Answered(550));
        assert_eq!(of("the mail server did not answer in time"), Trouble::Silent);
        assert_eq!(of("the mail server cannot be reached, or hung up"), Trouble::Unreachable);
        assert_eq!(
            of("a mail could not be kept: full"),
            Trouble::Other("Outage: a mail could not be kept: full".into())
        );
        assert!(Trouble::Answered(535).words().contains("name and password"));
        assert!(Trouble::Answered(451).words().contains("tried again by itself"));
        assert!(Trouble::Answered(499).words().contains("passes") && Trouble::Answered(571).words().contains("571"));
    }

    #[test]
    fn work_has_a_name() {
        assert!(is_letter("accounts.letter") && is_letter("moderation.letter") && !is_letter("people.render_again"));
        assert_eq!(name("people.render_again"), "Render again (people)");
        assert_eq!(name("night"), "Night");
    }
}
