//! What people see of the door and of their key: structs for the templates, and samples of each.

use crate::session::Session;
use frame::Sample;
use kernel::{Moment, Problems, SessionId};
use ui::parts::{Field, Kind, Summary};

/// What was typed on the page on which one joins.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
}

/// Joining.
#[derive(askama::Template)]
#[template(path = "accounts/join.html")]
pub struct JoinPage {
    pub summary: Summary,
    pub name: Field,
    pub email: Field,
    pub password: Field,
    /// The secret of the one-time link; empty for everybody else.
    pub founder: String,
    pub state: Joining,
}
ui::view!(JoinPage { title: |_| "Join Kettle", here: Elsewhere, shape: Bare });

/// Whether one can join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// The form is shown.
    Open,
    /// A sentence is.
    Closed,
}

impl JoinPage {
    /// The form, with what was typed and what is wrong with it.
    pub fn new(state: Joining, founder: String, typed: Typed, problems: &Problems) -> JoinPage {
        JoinPage {
            summary: Summary::of(problems),
            name: Field::new("name", "Your name")
                .hint("As colleagues know you. Everybody here uses their own name.")
                .value(typed.name)
                .autocomplete("name")
                .problem_of(problems),
            email: email_field("email", "E-mail address", typed.email, problems)
                .hint("Any address that you read. Only you see it."),
            password: new_password_field("password", "Choose a password", problems),
            founder,
            state,
        }
    }
    fn is_open(&self) -> bool {
        self.state == Joining::Open || !self.founder.is_empty()
    }
}

/// A page of few words: a letter is on its way, a link is void, something is done.
#[derive(askama::Template)]
#[template(path = "accounts/word.html")]
pub struct WordPage {
    pub title: String,
    pub words: Vec<String>,
    /// Address and words of the way on.
    pub way: Option<(String, String)>,
    /// Whether kept mail may be read on this machine.
    pub mail: Mailbox,
}
ui::view!(WordPage { title: |it| it.title.as_str(), here: Elsewhere, shape: Bare });

/// Where a newcomer finds the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mailbox {
    /// In their own.
    Theirs,
    /// On this machine, because no mail server is set up.
    Kept,
    /// No letter is meant.
    None,
}

impl WordPage {
    fn is_kept(&self) -> bool {
        self.mail == Mailbox::Kept
    }
    /// "Look in your mail": the same for every address (abuse case 80).
    pub fn look_in_mail(mail: Mailbox) -> WordPage {
        let words = [
            "We have sent you a letter. Open the link in it and press the button.",
            "It comes within a minute or two. If it does not, look in the folder for unwanted mail, or try again.",
        ];
        WordPage { title: "Look in your mail".into(), words: words.map(str::to_owned).to_vec(), way: None, mail }
    }
    /// A link of a letter that is void.
    pub fn void(way: &str, words: &str) -> WordPage {
        let said = ["Links in letters work once and for a limited time, and a newer letter makes the older void."];
        let way = Some((way.to_owned(), words.to_owned()));
        WordPage {
            title: "This link is no longer good".into(),
            words: said.map(str::to_owned).to_vec(),
            way,
            mail: Mailbox::None,
        }
    }
}

/// One button, because mail filters open links (abuse case 87).
#[derive(askama::Template)]
#[template(path = "accounts/press.html")]
pub struct PressPage {
    pub title: &'static str,
    pub words: String,
    pub action: &'static str,
    pub verb: &'static str,
    pub token: String,
}
ui::view!(PressPage { title: |it| it.title, here: Elsewhere, shape: Bare });

/// Signing in.
#[derive(askama::Template)]
#[template(path = "accounts/sign_in.html")]
pub struct SignInPage {
    pub summary: Summary,
    pub email: Field,
    pub password: Field,
    pub next: String,
    pub state: Joining,
}
ui::view!(SignInPage { title: |_| "Sign in", here: Elsewhere, shape: Bare });

impl SignInPage {
    /// The form, with what was typed and what is wrong with it.
    pub fn new(email: String, next: String, state: Joining, problems: &Problems) -> SignInPage {
        SignInPage {
            summary: Summary::of(problems),
            email: email_field("email", "E-mail address", email, problems).autocomplete("username"),
            password: password_field("password", "Password", problems),
            next,
            state,
        }
    }
    fn is_open(&self) -> bool {
        self.state == Joining::Open
    }
}

/// Asking for a new password.
#[derive(askama::Template)]
#[template(path = "accounts/reset.html")]
pub struct ResetPage {
    pub summary: Summary,
    pub email: Field,
}
ui::view!(ResetPage { title: |_| "Reset your password", here: Elsewhere, shape: Bare });

impl ResetPage {
    /// The form.
    pub fn new(email: String, problems: &Problems) -> ResetPage {
        ResetPage { summary: Summary::of(problems), email: email_field("email", "E-mail address", email, problems) }
    }
}

/// Setting it, with the token from the letter.
#[derive(askama::Template)]
#[template(path = "accounts/new_password.html")]
pub struct NewPasswordPage {
    pub summary: Summary,
    pub password: Field,
    pub token: String,
}
ui::view!(NewPasswordPage { title: |_| "Choose a new password", here: Elsewhere, shape: Bare });

impl NewPasswordPage {
    /// The form.
    pub fn new(token: String, problems: &Problems) -> NewPasswordPage {
        let password = new_password_field("password", "New password", problems);
        NewPasswordPage { summary: Summary::of(problems), password, token }
    }
}

/// Settings: address, password, sessions.
#[derive(askama::Template)]
#[template(path = "accounts/settings.html")]
pub struct SettingsPage {
    pub summary: Summary,
    pub email: String,
    pub pending: Option<String>,
    pub new_email: Field,
    pub current_for_email: Field,
    pub current: Field,
    pub password: Field,
    pub sessions: Vec<SessionRow>,
}
ui::view!(SettingsPage { title: |_| "Settings", here: Settings, shape: Column });

/// One browser in the list.
pub struct SessionRow {
    pub id: String,
    pub browser: String,
    pub began: String,
    pub here: Whose,
}

/// Whether it is the browser one looks with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// This one.
    This,
    /// Another.
    Other,
}

impl SessionRow {
    /// Of a session, seen from the session `this`.
    pub fn new(session: Session, this: Option<SessionId>) -> SessionRow {
        SessionRow {
            id: session.id.to_string(),
            browser: session.browser,
            began: ui::words::date_and_time(session.began_at),
            here: if this == Some(session.id) { Whose::This } else { Whose::Other },
        }
    }
    fn is_this(&self) -> bool {
        self.here == Whose::This
    }
}

impl SettingsPage {
    /// The page, with what was typed and what is wrong with it.
    pub fn new(
        email: String,
        pending: Option<String>,
        sessions: Vec<SessionRow>,
        typed: String,
        problems: &Problems,
    ) -> SettingsPage {
        SettingsPage {
            summary: Summary::of(problems),
            email,
            pending,
            new_email: email_field("email", "New address", typed, problems),
            current_for_email: password_field("current_for_email", "Your password", problems),
            current: password_field("current", "Current password", problems),
            password: new_password_field("password", "New password", problems),
            sessions,
        }
    }
    fn has_others(&self) -> bool {
        self.sessions.len() > 1
    }
}

fn email_field(name: &'static str, label: &'static str, value: String, problems: &Problems) -> Field {
    Field::new(name, label).kind(Kind::Email).autocomplete("email").value(value).problem_of(problems)
}
fn password_field(name: &'static str, label: &'static str, problems: &Problems) -> Field {
    Field::new(name, label).kind(Kind::Password).autocomplete("current-password").problem_of(problems)
}
fn new_password_field(name: &'static str, label: &'static str, problems: &Problems) -> Field {
    Field::new(name, label)
        .kind(Kind::Password)
        .autocomplete("new-password")
        .hint("At least 12 characters. Four random words do well. You can paste it from a password manager.")
        .problem_of(problems)
}

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let mut all = door_samples();
    all.extend(key_samples());
    all
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn wrong() -> Problems {
    let mut wrong = Problems::one("name", "Write your name as colleagues know it.");
    wrong.add("email", "Write an e-mail address like name@example.org.");
    wrong.add("password", "This one has 9 characters. Use at least 12: four random words do well.");
    wrong
}

fn door_samples() -> Vec<Sample> {
    let (none, wrong) = (Problems::none(), wrong());
    let long = Typed {
        name: "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyll".into(),
        email: "o@example".into(),
    };
    vec![
        one("accounts/join: empty", JoinPage::new(Joining::Open, String::new(), Typed::default(), &none)),
        one("accounts/join: problems, long name", JoinPage::new(Joining::Open, String::new(), long, &wrong)),
        one("accounts/join: closed", JoinPage::new(Joining::Closed, String::new(), Typed::default(), &none)),
        one("accounts/join: founder", JoinPage::new(Joining::Closed, "secret".into(), Typed::default(), &none)),
        one("accounts/word: look in your mail", WordPage::look_in_mail(Mailbox::Kept)),
        one("accounts/word: void link", WordPage::void("/reset", "Ask for a new letter")),
        one(
            "accounts/press: confirm",
            PressPage {
                title: "Confirm your address",
                words: "ada@example.org is your address?".into(),
                action: "/confirm",
                verb: "Confirm and sign in",
                token: "t".into(),
            },
        ),
        one("accounts/sign in: empty", SignInPage::new(String::new(), "/people".into(), Joining::Open, &none)),
        one(
            "accounts/sign in: wrong",
            SignInPage::new(
                "ada@example.org".into(),
                String::new(),
                Joining::Closed,
                &Problems::one("", "That address and password do not belong together."),
            ),
        ),
    ]
}

fn key_samples() -> Vec<Sample> {
    let (none, wrong) = (Problems::none(), wrong());
    let row = |here| SessionRow {
        id: SessionId::NONE.to_string(),
        browser: "Firefox on Windows".into(),
        began: ui::words::date_and_time(Moment::from_micros(1_795_000_000_000_000)),
        here,
    };
    vec![
        one("accounts/reset: empty", ResetPage::new(String::new(), &none)),
        one(
            "accounts/new password: guessed",
            NewPasswordPage::new(
                "t".into(),
                &Problems::one("password", "This one would be guessed at once. Four random words do well."),
            ),
        ),
        one(
            "accounts/settings: one browser",
            SettingsPage::new("ada@example.org".into(), None, vec![row(Whose::This)], String::new(), &none),
        ),
        one(
            "accounts/settings: many browsers, new address",
            SettingsPage::new(
                "ada@example.org".into(),
                Some("a.very.long.address.of.a.practice@department.hospital.example.nhs.uk".into()),
                vec![row(Whose::This), row(Whose::Other), row(Whose::Other)],
                "x".into(),
                &wrong,
            ),
        ),
    ]
}
