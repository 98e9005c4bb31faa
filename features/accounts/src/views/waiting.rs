//! What people see of the waiting list who ask to come in.

use super::{WordPage, email_field, one};
use crate::applicant::About;
use frame::Sample;
use kernel::Problems;
use ui::parts::{Field, Summary};

/// What was written on the page on which one asks.
#[derive(Debug, Clone, Default)]
pub struct Wrote {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// Who they are.
    pub about: String,
}

/// Asking to be admitted.
#[derive(askama::Template)]
#[template(path = "accounts/ask.html")]
pub struct AskPage {
    pub summary: Summary,
    pub name: Field,
    pub email: Field,
    pub about: Field,
}
ui::view!(AskPage { title: |_| "Ask to join Kettle", here: Elsewhere, shape: Bare });

impl AskPage {
    /// The form, with what was written and what is wrong with it.
    pub fn new(wrote: Wrote, problems: &Problems) -> AskPage {
        AskPage {
            summary: Summary::of(problems),
            name: Field::new("name", "Your name")
                .hint("As colleagues know you. Everybody here uses their own name.")
                .value(wrote.name)
                .autocomplete("name")
                .problem_of(problems),
            email: email_field("email", "E-mail address", wrote.email, problems)
                .hint("An address at work says most. Only whoever admits you sees it."),
            about: Field::new("about", "Who you are")
                .rows(5)
                .hint("A sentence is enough: what you do in general practice, and where, or who here knows you.")
                .max(About::MAX)
                .value(wrote.about)
                .problem_of(problems),
        }
    }
}

impl WordPage {
    /// Their address is confirmed; a person decides.
    pub fn on_the_list() -> WordPage {
        let words = [
            "A person reads what you wrote, as a rule within two working days. A letter then brings you in.",
            "A colleague who is a member can also invite you: with their link you need not wait.",
        ];
        WordPage::said("You are on the list", &words, None)
    }
}

/// The waiting list with made data.
pub(super) fn samples() -> Vec<Sample> {
    let long = Wrote {
        name: "Oluwaseun Martins".into(),
        email: "o@example".into(),
        about: "I rotate every six months, so my work address changes. ".repeat(12),
    };
    let mut wrong = Problems::one("email", "Write an e-mail address like name@example.org.");
    wrong.add("about", "Use 500 characters or fewer.");
    vec![
        one("accounts/ask: empty", AskPage::new(Wrote::default(), &Problems::none())),
        one("accounts/ask: problems", AskPage::new(long, &wrong)),
        one("accounts/ask: on the list", WordPage::on_the_list()),
    ]
}
