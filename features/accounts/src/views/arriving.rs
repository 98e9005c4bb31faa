//! What people see who are about to come in: the box that says whose computer it is, and the button of the first letter.

use super::{Joining, SignInPage, new_password_field, one};
use crate::{actions::Confirming, session::Device};
use frame::Sample;
use kernel::Problems;
use ui::parts::{Choice, Field, Notice, Summary, Tone};

/// Whose computer it is: ticked where that is not known.
pub fn shared_box(device: Device) -> Choice {
    let chosen: &[&str] = if device == Device::Shared { &["yes"] } else { &[] };
    Choice::new("yes", "This is a shared computer")
        .hint("You are signed out when the browser is closed, and after 30 minutes in which nobody presses anything.")
        .chosen_among(chosen)
}

/// What is said to somebody whose session is over.
pub fn ended(device: Device) -> Notice {
    let words = match device {
        Device::Own => "Sign in again to go on.",
        Device::Shared => "On a shared computer that happens after 30 minutes in which nobody presses anything.",
    };
    Notice { tone: Tone::News, title: "You have been signed out.".into(), words: words.into(), action: None }
}

/// The button of the letter to a newcomer, because mail filters open links (abuse case 87). Where several have joined with the
/// address it asks for name and password anew: only its owner reads the letter.
#[derive(askama::Template)]
#[template(path = "accounts/confirm.html")]
pub struct ConfirmPage {
    pub summary: Summary,
    pub email: String,
    /// As whom they joined; nobody in particular if several have.
    pub name: Option<String>,
    /// Name and password, if they count anew.
    pub anew: Option<(Field, Field)>,
    pub shared: Choice,
    pub token: String,
}
ui::view!(ConfirmPage { title: |_| "Confirm your address", here: Elsewhere, shape: Bare });

impl ConfirmPage {
    /// The button, with the name that was typed here and what is wrong.
    pub fn new(confirming: Confirming, token: String, typed: &str, device: Device, problems: &Problems) -> ConfirmPage {
        let (email, name, anew) = match confirming {
            Confirming::One(account) => (account.email, Some(account.name), None),
            Confirming::OneOfSeveral(account) => {
                let name = Field::new("name", "Your name")
                    .hint("As colleagues know you. Everybody here uses their own name.")
                    .value(typed)
                    .autocomplete("name")
                    .problem_of(problems);
                (account.email, None, Some((name, new_password_field("password", "Choose a password", problems))))
            }
        };
        ConfirmPage {
            summary: Summary::of(problems),
            email: email.as_str().to_owned(),
            name,
            anew,
            shared: shared_box(device),
            token,
        }
    }
}

/// With made data.
pub fn samples() -> Vec<Sample> {
    let page = |name: Option<&str>, anew: Option<(Field, Field)>, problems: &Problems| ConfirmPage {
        summary: Summary::of(problems),
        email: "a.very.long.name.of.a.doctor@practice-of-llanfairpwllgwyngyll.example.nhs.uk".into(),
        name: name.map(str::to_owned),
        anew,
        shared: shared_box(Device::Shared),
        token: "t".into(),
    };
    let mut wrong = Problems::one("name", "Write your name as colleagues know it.");
    wrong.add("password", "This one has 9 characters. Use at least 12: four random words do well.");
    let fields = |problems: &Problems| {
        let name = Field::new("name", "Your name").problem_of(problems);
        Some((name, new_password_field("password", "Choose a password", problems)))
    };
    let none = Problems::none();
    let sign_in = SignInPage::new(String::new(), "/people".into(), Joining::Open, Device::Shared, &none);
    vec![
        one("accounts/sign in: signed out", SignInPage { ended: Some(ended(Device::Shared)), ..sign_in }),
        one("accounts/confirm: one", page(Some("Oluwaseun Adéyẹmí-Featherstonehaugh"), None, &none)),
        one("accounts/confirm: several", page(None, fields(&none), &none)),
        one("accounts/confirm: several, problems", page(None, fields(&wrong), &wrong)),
    ]
}
