//! The pages for "no" and for "something broke". Gone and hidden are the same page, to keep confidences.

use crate::{Desk, Here, Shape, View, parts::Action, render, words};
use kernel::{Fault, Refusal};
use std::time::Duration;

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing here for this viewer: mistyped, gone or hidden; it is not said which.
    Absent,
    /// The viewer may know that it exists, and may not do this.
    NotAllowed,
    /// One must sign in; afterwards one returns to this path.
    SignIn(String),
    /// A form that was open too long, or came from somewhere else.
    Stale,
    /// Somebody changed it in the meantime.
    Conflict,
    /// What was sent makes no sense to this address, or is too large; the sentence that says so, if there is one.
    Unusable(String),
    /// Too often; again after this long.
    SlowDown(Duration),
    /// Our mistake, or something that we need is not there.
    Broken,
}

/// A page that says what is so and the nearest way on.
#[derive(Debug, Clone, askama::Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    wrong: Wrong,
    request: Option<String>,
}

impl ErrorPage {
    /// The page for `wrong`; `request` is the id under which the log knows the request.
    pub fn new(wrong: Wrong, request: Option<String>) -> ErrorPage {
        ErrorPage { wrong, request }
    }

    /// The page for a refusal; `path` is where the viewer wanted to go.
    pub fn of_refusal(refusal: &Refusal, path: &str, request: Option<String>) -> ErrorPage {
        let wrong = match refusal {
            Refusal::Absent => Wrong::Absent,
            Refusal::SignIn => Wrong::SignIn(path.to_owned()),
            Refusal::NotAllowed => Wrong::NotAllowed,
            // A form's proof has a name like its fields.
            Refusal::Invalid(problems) if problems.of("csrf").is_some() => Wrong::Stale,
            Refusal::Invalid(problems) => Wrong::Unusable(problems.of("").unwrap_or_default().to_owned()),
            Refusal::Conflict => Wrong::Conflict,
            Refusal::SlowDown(wait) => Wrong::SlowDown(*wait),
        };
        ErrorPage { wrong, request }
    }

    fn heading(&self) -> &'static str {
        match self.wrong {
            Wrong::Absent => "There is nothing here for you to see",
            Wrong::NotAllowed => "This is not yours to do",
            Wrong::SignIn(_) => "Please sign in",
            Wrong::Stale => "This page was open for too long",
            Wrong::Conflict => "Somebody was quicker",
            Wrong::Unusable(_) => "We could not use what was sent",
            Wrong::SlowDown(_) => "A little slower, please",
            Wrong::Broken => "Something broke on our side",
        }
    }

    fn words(&self) -> String {
        match &self.wrong {
            Wrong::Absent => {
                "The address may be mistyped, the page may have gone, or it may belong to somebody else. \
                              We say the same in each case, to keep confidences."
            }
            Wrong::NotAllowed => "You may see this, but not change it. Whoever it belongs to can.",
            Wrong::SignIn(_) => "This page is for members. After signing in you come straight back to it.",
            Wrong::Stale => {
                "Or you have signed in again since. Nothing was saved. Go back: what you typed is usually still there. \
                 Copy it, load the page again and send it once more."
            }
            Wrong::Conflict => "This changed while you were writing. Go back, look at what is new, and send yours again.",
            Wrong::Unusable(words) if !words.is_empty() => words,
            Wrong::Unusable(_) => "Something was missing, too long or of the wrong kind. Go back and try it once more.",
            Wrong::SlowDown(wait) => return format!("That was too often in a short time. Try again in {}.", words::wait(*wait)),
            Wrong::Broken => "Nothing that you did. It is written down, and somebody will look. Trying again in a minute often helps.",
        }
        .to_owned()
    }

    fn actions(&self) -> Vec<Action> {
        match &self.wrong {
            Wrong::SignIn(path) => {
                vec![
                    Action::main(format!("/sign-in?next={}", escaped(path)), "Sign in"),
                    Action::link("/join", "Join Kettle"),
                ]
            }
            _ => vec![Action::main("/", "Go to the start")],
        }
    }

    /// Whether a kettle belongs on it: only where something is missing.
    fn is_missing(&self) -> bool {
        self.wrong == Wrong::Absent
    }
}

impl View for ErrorPage {
    fn title(&self) -> String {
        match self.wrong {
            Wrong::Absent => "Page not found".to_owned(),
            _ => self.heading().to_owned(),
        }
    }
    fn here(&self) -> Here {
        Here::Elsewhere
    }
    fn shape(&self) -> Shape {
        Shape::Column
    }
    fn body(&self, desk: &Desk, out: &mut String) -> Result<(), Fault> {
        render(self, desk, out)
    }
    /// An error is never a fragment of the page that was asked for.
    fn block(&self, _: &str, _: &Desk, _: &mut String) -> Option<Result<(), Fault>> {
        None
    }
}

/// A path as a query value: everything but unreserved characters and the slash is percent-encoded.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page;
    use kernel::Problems;

    fn shown(wrong: Wrong) -> String {
        page(&ErrorPage::new(wrong, Some("7Q4K-20NM".into())), &Desk::default()).expect("renders")
    }

    #[test]
    fn gone_and_hidden_look_the_same_and_name_nothing() {
        let html = shown(Wrong::Absent);
        assert!(html.contains("<title>Page not found - Kettle</title>"));
        assert!(html.contains("There is nothing here for you to see"));
        assert_eq!(
            html,
            page(
                &ErrorPage::of_refusal(&Refusal::Absent, "/people/secret", Some("7Q4K-20NM".into())),
                &Desk::default()
            )
            .expect("renders")
        );
        assert!(!html.contains("secret"));
    }

    #[test]
    fn the_way_back_after_signing_in_is_escaped() {
        let html = shown(Wrong::SignIn("/people?q=a&b=\"c\"".into()));
        assert!(html.contains("href=\"/sign-in?next=/people%3Fq%3Da%26b%3D%22c%22\""));
    }

    #[test]
    fn what_was_sent_is_answered_with_what_to_do() {
        let of = |problems: Problems| {
            let page = ErrorPage::of_refusal(&Refusal::Invalid(problems), "/profile/edit", None);
            (page.heading(), page.words())
        };
        let (heading, words) = of(Problems::one("csrf", "The proof is not this session's."));
        assert_eq!(heading, "This page was open for too long");
        assert!(words.contains("what you typed is usually still there") && !words.contains("proof"));
        assert_eq!(of(Problems::one("", "Send one file at a time.")).1, "Send one file at a time.");
        assert!(of(Problems::none()).1.contains("try it once more"));
    }

    #[test]
    fn a_fault_gives_the_number_under_which_the_log_knows_it() {
        assert!(shown(Wrong::Broken).contains("7Q4K-20NM"));
        assert!(shown(Wrong::SlowDown(Duration::from_secs(90))).contains("Try again in 2 minutes."));
    }
}
