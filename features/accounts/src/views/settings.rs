//! What people see of their own key: address, password, browsers.

use super::{email_field, new_password_field, one, password_field, wrong};
use crate::{
    account::Email,
    entry::Way,
    session::{Browser, Device, Session},
    store::Account,
    work_address::{WorkAddress, WorkAddressId},
};
use frame::Sample;
use kernel::{MemberId, Moment, Problems, SessionId};
use ui::parts::{Field, Summary};

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
    pub came_in: Option<String>,
    pub work: Vec<WorkRow>,
    pub new_work: Field,
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
            browser: match session.browser.device {
                Device::Own => session.browser.words,
                Device::Shared => format!("{}, shared computer", session.browser.words),
            },
            began: ui::words::date_and_time(session.began_at),
            here: if this == Some(session.id) { Whose::This } else { Whose::Other },
        }
    }
    fn is_this(&self) -> bool {
        self.here == Whose::This
    }
}

/// What was typed for other addresses, when something is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Tried {
    /// The new sign-in address.
    pub email: String,
    /// The work address.
    pub work: String,
}

/// One work address in the list.
pub struct WorkRow {
    pub id: String,
    pub email: String,
    /// "Confirmed on 20 November 2026", or that a letter is on its way.
    pub state: String,
}

impl WorkRow {
    /// Of an address.
    pub fn new(it: WorkAddress) -> WorkRow {
        let state = match it.confirmed_at {
            Some(at) => format!("Confirmed on {}. Members see {}.", ui::words::date(at), it.email.domain()),
            None => "A letter is on its way there. Press the button in it within two days.".to_owned(),
        };
        WorkRow { id: it.id.to_string(), email: it.email.as_str().to_owned(), state }
    }
}

impl SettingsPage {
    /// The page, with what was typed and what is wrong with it; `this` is the browser that looks.
    pub fn new(
        account: Account,
        sessions: Vec<Session>,
        this: Option<SessionId>,
        work: Vec<WorkAddress>,
        typed: Tried,
        problems: &Problems,
    ) -> SettingsPage {
        SettingsPage {
            summary: Summary::of(problems),
            email: account.email.as_str().to_owned(),
            pending: account.pending_email,
            new_email: email_field("email", "New address", typed.email, problems),
            current_for_email: password_field("current_for_email", "Your password", problems),
            current: password_field("current", "Current password", problems),
            password: new_password_field("password", "New password", problems),
            sessions: sessions.into_iter().map(|it| SessionRow::new(it, this)).collect(),
            came_in: account.came_in,
            work: work.into_iter().map(WorkRow::new).collect(),
            new_work: email_field("work", "Another work address", typed.work, problems)
                .hint("A letter goes there. It never signs you in, and losing it locks you out of nothing."),
        }
    }
    fn has_others(&self) -> bool {
        self.sessions.len() > 1
    }
}

/// The settings with made data.
pub(super) fn samples() -> Vec<Sample> {
    let at = Moment::from_micros(1_795_000_000_000_000);
    let (here, there) = (SessionId::NONE, SessionId::from_bytes([1; 16]));
    let browser = || Browser { words: "Firefox on Windows".into(), device: Device::Shared };
    let session = |id| Session { id, browser: browser(), began_at: at };
    let account = |pending_email| Account {
        member: MemberId::NONE,
        name: "Ada Lovelace".into(),
        standing: "active".into(),
        admin: false,
        moderator: false,
        email: Email::stored("ada@example.org"),
        pending_email,
        password_hash: String::new(),
        joined_at: at,
        came_in: Some(Way::Invitation.words(Some("Tomasz Wiśniewski"))),
    };
    let work =
        |email: &str, confirmed_at| WorkAddress { id: WorkAddressId::NONE, email: Email::stored(email), confirmed_at };
    vec![
        one(
            "accounts/settings: one browser",
            SettingsPage::new(
                account(None),
                vec![session(here)],
                Some(here),
                vec![],
                Tried::default(),
                &Problems::none(),
            ),
        ),
        one(
            "accounts/settings: many browsers, new address, work addresses",
            SettingsPage::new(
                account(Some("a.very.long.address.of.a.practice@department.hospital.example.nhs.uk".into())),
                vec![session(here), session(there), session(there)],
                Some(here),
                vec![
                    work("ada.lovelace@nhs.net", Some(at)),
                    work("a.very.long.name.of.a.doctor@practice.nhs.uk", None),
                ],
                Tried { email: "x".into(), work: String::new() },
                &wrong(),
            ),
        ),
    ]
}
