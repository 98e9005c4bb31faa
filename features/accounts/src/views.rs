//! What people see of the door and of their key: structs for the templates, and samples of each.

pub mod admin;
pub mod arriving;
pub mod invitation;
pub mod settings;
pub mod waiting;

use crate::session::Device;
use frame::Sample;
use kernel::Problems;
use ui::parts::{Choice, Field, Kind, Notice, Summary};

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
    pub by: Bidden,
    pub state: Joining,
    /// Whose computer it is, if joining signs in at once.
    pub shared: Option<Choice>,
}
ui::view!(JoinPage { title: |_| "Join Kettle", here: Elsewhere, shape: Bare });

/// Who may join by themselves here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// Everybody.
    Open,
    /// Whoever has a work address of these domains.
    Listed(Vec<String>),
    /// Whoever asks and is admitted.
    Waiting,
    /// Nobody without an invitation.
    Invited,
    /// Nobody.
    Closed,
}

impl Joining {
    /// Whether the page on which one joins has a form for everybody.
    pub fn is_for_all(&self) -> bool {
        matches!(self, Joining::Open | Joining::Listed(_))
    }
    /// Whether somebody without an invitation can ask to be admitted.
    pub fn is_waiting(&self) -> bool {
        *self == Joining::Waiting
    }
}

/// On whose word somebody joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bidden {
    /// Nobody's.
    Alone,
    /// The operator's one-time link.
    Founder {
        /// Its secret.
        secret: String,
    },
    /// A member's invitation.
    Invited {
        /// The text of its link.
        link: String,
        /// The name of who invites.
        host: String,
    },
    /// A letter's: the address is known.
    Expected {
        /// The text of its link.
        link: String,
        /// "Siân Llewellyn invites you."
        words: String,
        /// The address.
        email: String,
    },
}

impl Bidden {
    /// Whether no letter has to be waited for.
    fn signs_in(&self) -> bool {
        matches!(self, Bidden::Founder { .. } | Bidden::Expected { .. })
    }
}

impl JoinPage {
    /// The form, with what was typed and what is wrong with it.
    pub fn new(state: Joining, by: Bidden, typed: Typed, device: Device, problems: &Problems) -> JoinPage {
        let hint = match &state {
            Joining::Listed(domains) if by == Bidden::Alone => {
                format!("Your work address: it ends in {}. Only you see it.", domains.join(" or "))
            }
            _ => "Any address that you read. Only you see it.".to_owned(),
        };
        JoinPage {
            summary: Summary::of(problems),
            name: Field::new("name", "Your name")
                .hint("As colleagues know you. Everybody here uses their own name.")
                .value(typed.name)
                .autocomplete("name")
                .problem_of(problems),
            email: email_field("email", "E-mail address", typed.email, problems).hint(hint),
            password: new_password_field("password", "Choose a password", problems),
            shared: by.signs_in().then(|| arriving::shared_box(device)),
            by,
            state,
        }
    }
    fn has_form(&self) -> bool {
        match self.by {
            Bidden::Alone => self.state.is_for_all(),
            Bidden::Founder { .. } => true,
            Bidden::Invited { .. } | Bidden::Expected { .. } => self.state != Joining::Closed,
        }
    }
    fn lede(&self) -> String {
        match &self.by {
            Bidden::Alone => {
                "Find the colleague who has walked the same path. Free, for everyone who works in general \
                              practice."
                    .to_owned()
            }
            Bidden::Founder { .. } => "You are the first. This account will look after this Kettle.".to_owned(),
            Bidden::Invited { host, .. } => format!("{host} invites you. It is free, and it takes a minute."),
            Bidden::Expected { words, .. } => format!("{words} It is free, and it takes a minute."),
        }
    }
    /// The name and value of the field that carries the word.
    fn carried(&self) -> Option<(&'static str, &str)> {
        match &self.by {
            Bidden::Alone => None,
            Bidden::Founder { secret } => Some(("founder", secret)),
            Bidden::Invited { link, .. } | Bidden::Expected { link, .. } => Some(("invitation", link)),
        }
    }
    /// The address that nobody has to type.
    fn known_email(&self) -> Option<&str> {
        match &self.by {
            Bidden::Expected { email, .. } => Some(email),
            _ => None,
        }
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
    /// A page that only says something, with the nearest way on.
    pub fn said(title: &str, words: &[&str], way: Option<(&str, &str)>) -> WordPage {
        WordPage {
            title: title.to_owned(),
            words: words.iter().map(|it| (*it).to_owned()).collect(),
            way: way.map(|(url, words)| (url.to_owned(), words.to_owned())),
            mail: Mailbox::None,
        }
    }
    /// A link of a letter that is void.
    pub fn void(way: &str, words: &str) -> WordPage {
        let said = "Links in letters work once and for a limited time, and a newer letter makes the older void.";
        WordPage::said("This link is no longer good", &[said], Some((way, words)))
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
    pub shared: Choice,
    pub next: String,
    pub state: Joining,
    /// That a session here is over.
    pub ended: Option<Notice>,
}
ui::view!(SignInPage { title: |_| "Sign in", here: Elsewhere, shape: Bare });

impl SignInPage {
    /// The form, with what was typed and what is wrong with it.
    pub fn new(email: String, next: String, state: Joining, device: Device, problems: &Problems) -> SignInPage {
        SignInPage {
            summary: Summary::of(problems),
            email: email_field("email", "E-mail address", email, problems).autocomplete("username"),
            password: password_field("password", "Password", problems),
            shared: arriving::shared_box(device),
            next,
            state,
            ended: None,
        }
    }
    fn can_join(&self) -> bool {
        self.state.is_for_all()
    }
    fn can_ask(&self) -> bool {
        self.state.is_waiting()
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
    pub shared: Choice,
    pub token: String,
}
ui::view!(NewPasswordPage { title: |_| "Choose a new password", here: Elsewhere, shape: Bare });

impl NewPasswordPage {
    /// The form.
    pub fn new(token: String, device: Device, problems: &Problems) -> NewPasswordPage {
        let password = new_password_field("password", "New password", problems);
        NewPasswordPage { summary: Summary::of(problems), password, shared: arriving::shared_box(device), token }
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
    all.extend(arriving::samples());
    all.extend(reset_samples());
    all.extend(settings::samples());
    all.extend(invitation::samples());
    all.extend(waiting::samples());
    all.extend(admin::samples());
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
    let listed = Joining::Listed(vec!["nhs.net".into(), "practice.example.org".into()]);
    let invited = Bidden::Invited { link: "t".into(), host: "Tomasz Wiśniewski".into() };
    let expected = Bidden::Expected {
        link: "t".into(),
        words: "Tomasz Wiśniewski invites you.".into(),
        email: "a.very.long.name.of.a.doctor@practice.nhs.uk".into(),
    };
    let founder = Bidden::Founder { secret: "secret".into() };
    let join = |state, by, typed, problems: &Problems| JoinPage::new(state, by, typed, Device::Shared, problems);
    vec![
        one("accounts/join: empty", join(Joining::Open, Bidden::Alone, Typed::default(), &none)),
        one("accounts/join: problems, long name", join(Joining::Open, Bidden::Alone, long, &wrong)),
        one("accounts/join: work addresses", join(listed, Bidden::Alone, Typed::default(), &none)),
        one("accounts/join: by invitation only", join(Joining::Invited, Bidden::Alone, Typed::default(), &none)),
        one("accounts/join: closed", join(Joining::Closed, Bidden::Alone, Typed::default(), &none)),
        one("accounts/join: invited", join(Joining::Invited, invited, Typed::default(), &none)),
        one("accounts/join: by a letter", join(Joining::Invited, expected, Typed::default(), &none)),
        one("accounts/join: founder", join(Joining::Closed, founder, Typed::default(), &none)),
        one("accounts/word: look in your mail", WordPage::look_in_mail(Mailbox::Kept)),
        one("accounts/word: void link", WordPage::void("/reset", "Ask for a new letter")),
        one(
            "accounts/press: confirm",
            PressPage {
                title: "Confirm your new address",
                words: "From now on you sign in with ada@example.org.".into(),
                action: "/settings/email/confirm",
                verb: "Use this address",
                token: "t".into(),
            },
        ),
        one(
            "accounts/sign in: empty",
            SignInPage::new(String::new(), "/people".into(), Joining::Open, Device::Shared, &none),
        ),
        one(
            "accounts/sign in: wrong",
            SignInPage::new(
                "ada@example.org".into(),
                String::new(),
                Joining::Closed,
                Device::Own,
                &Problems::one("", "That address and password do not belong together."),
            ),
        ),
    ]
}

fn reset_samples() -> Vec<Sample> {
    let none = Problems::none();
    vec![
        one("accounts/reset: empty", ResetPage::new(String::new(), &none)),
        one(
            "accounts/new password: guessed",
            NewPasswordPage::new(
                "t".into(),
                Device::Own,
                &Problems::one("password", "This one would be guessed at once. Four random words do well."),
            ),
        ),
    ]
}
