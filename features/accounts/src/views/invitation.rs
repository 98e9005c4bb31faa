//! What people see of invitations: what a link opens, and one's own.

use super::{WordPage, one};
use crate::{
    account::Email,
    actions::Expected,
    entry::Way,
    invitation::{Held, Invitation},
    link::{GuestId, Named},
    qr::Square,
    store::entries::Came,
};
use frame::Sample;
use kernel::{MemberId, Moment};
use ui::{
    parts::{Empty, Face, Person, PersonRow},
    words,
};

/// What an invitation's link opens: who invites, what Kettle is, and a button. Looking at it does nothing (abuse case 87).
#[derive(askama::Template)]
#[template(path = "accounts/invitation.html")]
pub struct InvitationPage {
    /// "Siân Llewellyn invites you".
    pub title: String,
    /// The name of who invites.
    pub host: String,
    /// Their face.
    pub face: Face,
    /// Whether a letter has to ask for the address.
    pub address: Address,
    /// What is kept of whoever goes no further.
    pub kept: String,
    /// The text of the link.
    pub link: String,
}
ui::view!(InvitationPage { title: |it| it.title.as_str(), here: Elsewhere, shape: Column });

/// What is known of the address of who is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// Nothing.
    Unknown,
    /// A guest's: the link came there, and they can have it deleted.
    Guest,
    /// An applicant's: the link came there.
    Admitted,
}

impl InvitationPage {
    /// Of a member's personal invitation.
    pub fn personal(host: MemberId, name: String, link: &str) -> InvitationPage {
        InvitationPage {
            title: format!("{name} invites you"),
            face: face(host, &name),
            host: name,
            address: Address::Unknown,
            kept: "Opening this page did nothing. If you go no further, nothing of you is kept.".into(),
            link: link.to_owned(),
        }
    }
    /// Of a letter's link.
    pub fn expected(expected: Expected, link: &str) -> InvitationPage {
        let (host, name) = expected.host.unwrap_or((MemberId::NONE, "Kettle".into()));
        let admitted = expected.way == Way::Waiting;
        let kept = match expected.until {
            Some(until) => format!(
                "Your address was used for this invitation alone. If you do nothing, it is deleted on {}.",
                words::date(until)
            ),
            None => "If you do nothing, what you wrote is deleted within thirty days.".to_owned(),
        };
        InvitationPage {
            title: if admitted { "You can come in".into() } else { format!("{name} invites you") },
            face: face(host, &name),
            host: name,
            address: if admitted { Address::Admitted } else { Address::Guest },
            kept,
            link: link.to_owned(),
        }
    }
    fn is_guest(&self) -> bool {
        self.address == Address::Guest
    }
    fn role(&self) -> &'static str {
        match self.address {
            Address::Admitted => "looks after this Kettle and has let you in",
            _ => "is a member and has a place for you",
        }
    }
    fn first_step(&self) -> &'static str {
        match self.address {
            Address::Unknown => "your address and a password. A letter asks whether the address is yours.",
            _ => "your address is known already, so a password is enough.",
        }
    }
}

fn face(member: MemberId, name: &str) -> Face {
    Face { initials: words::initials(name), tint: words::tint(member.as_bytes()), photo: None }
}

impl WordPage {
    /// Every place of an invitation is taken.
    pub fn full_invitation(host: &str, way: Option<(&str, &str)>) -> WordPage {
        let full = format!("Every place of the invitation that {host} gave you is taken.");
        let ask = format!("Ask {host} or any other member: each of them can invite colleagues.");
        WordPage::said("This invitation is full", &[&full, &ask], way)
    }
    /// It was withdrawn, or another took its place.
    pub fn withdrawn_invitation(host: &str, way: Option<(&str, &str)>) -> WordPage {
        let back = format!("{host} has withdrawn this link, or has made a new one in its place.");
        WordPage::said("This invitation is no longer good", &[&back, "Ask for the new link."], way)
    }
    /// It was none of ours, or whoever made it is not here any more.
    pub fn void_invitation(way: Option<(&str, &str)>) -> WordPage {
        let words = [
            "Perhaps a part of the link was lost on the way, it was used already, or its time is over.",
            "Ask whoever gave it to you for a new one. If you have joined already, sign in.",
        ];
        WordPage::said("This invitation is no longer good", &words, way.or(Some(("/sign-in", "Sign in"))))
    }
    /// While nobody joins.
    pub fn closed_invitation(host: &str) -> WordPage {
        let closed =
            format!("Joining is closed for now. Keep the link of {host}: it works again when joining is open.");
        WordPage::said("Joining is closed for now", &[&closed], None)
    }
    /// Somebody was quicker: the place went between joining and confirming.
    pub fn place_gone() -> WordPage {
        let words = [
            "Your address is confirmed, but the invitation was withdrawn or its last place was taken before you pressed the button.",
            "Nothing is lost. Ask whoever invited you for a new link, open it, and join again with the same address.",
        ];
        WordPage::said("Somebody was quicker", &words, None)
    }
    /// Whoever opens it is a member.
    pub fn member_already(host: &str) -> WordPage {
        let words = format!("This is the invitation of {host}. You are a member, so there is nothing to do.");
        WordPage::said("You are in already", &[&words], Some(("/invitations", "Invite colleagues yourself")))
    }
}

/// One's own invitation: the link, the words to send it with, how many places are left and who came.
#[derive(askama::Template)]
#[template(path = "accounts/invitations.html")]
pub struct InvitationsPage {
    /// The link.
    pub address: String,
    /// Words with the link, for a message.
    pub message: String,
    /// "17 of 20 places are left."
    pub left: String,
    /// Whether the link is good.
    pub held: Held,
    /// Who came in by it.
    pub came: Vec<PersonRow>,
}
ui::view!(InvitationsPage { title: |_| "Invite colleagues", here: Invitations, shape: Column });

impl InvitationsPage {
    /// Of the viewer's invitation.
    pub fn new(invitation: &Invitation, address: String, came: Vec<Came>) -> InvitationsPage {
        let places = words::plural(invitation.places.unsigned_abs(), "place", "places");
        let left = match invitation.left() {
            0 => format!("All {places} are taken."),
            1 => format!("1 of {places} is left."),
            left => format!("{left} of {places} are left."),
        };
        let message = format!(
            "I am on Kettle, where people who work in UK general practice find each other, ask, and pass on what works. \
             It is free and carries no advertising. This is my invitation for you: {address}"
        );
        let came = came.into_iter().map(row).collect();
        InvitationsPage { address, message, left, held: invitation.held, came }
    }
    fn is_out(&self) -> bool {
        self.held == Held::Out
    }
    fn nobody(&self) -> Empty {
        Empty {
            title: "Nobody yet".into(),
            words: "Whoever comes in by your link stands here, and on their first page it says that you invited them."
                .into(),
            actions: vec![],
        }
    }
}

pub(super) fn row(came: Came) -> PersonRow {
    let joined = words::date(came.at);
    let person = Person {
        url: format!("/people/{}", came.member),
        face: face(came.member, &came.name),
        job: if came.beside.is_empty() {
            format!("Joined on {joined}")
        } else {
            format!("{}, joined on {joined}", came.beside)
        },
        name: came.name,
        ..Person::default()
    };
    PersonRow { person: person.into(), ..PersonRow::default() }
}

/// One's link as a square code, to be held up to a colleague's phone.
#[derive(askama::Template)]
#[template(path = "accounts/invitation_code.html")]
pub struct CodePage {
    /// The code.
    pub square: Square,
    /// The link in words.
    pub address: String,
}
ui::view!(CodePage { title: |_| "Your invitation as a code", here: Invitations, shape: Column });

/// Invitations with made data.
pub(super) fn samples() -> Vec<Sample> {
    let tomasz = || "Tomasz Wiśniewski".to_owned();
    let long = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwll";
    let address = || format!("https://kettle.example.org/invitation?t={}", "Ab3-".repeat(12));
    let came = |name: &str| Came {
        member: MemberId::NONE,
        name: name.to_owned(),
        beside: "Clinical pharmacist, supplier or industry".to_owned(),
        at: Moment::from_micros(1_795_000_000_000_000),
    };
    let first = Invitation::first(MemberId::NONE);
    let few = Invitation { taken: 19, ..first.clone() };
    let back = Invitation { taken: 20, held: Held::Back, ..first.clone() };
    let code = crate::qr::square(&address()).map(|square| CodePage { square, address: address() });
    let expected = |way, until| Expected {
        named: Named::Guest(GuestId::NONE),
        name: "Ada".into(),
        email: Email::stored("ada@example.org"),
        host: Some((MemberId::NONE, tomasz())),
        way,
        until,
    };
    let guest = expected(Way::Letter, Some(Moment::from_micros(1_795_000_000_000_000)));
    let admitted = expected(Way::Waiting, None);
    let mut all = vec![
        one("accounts/invitation: by a letter", InvitationPage::expected(guest, "t")),
        one("accounts/invitation: admitted", InvitationPage::expected(admitted, "t")),
        one("accounts/invitation: typical", InvitationPage::personal(MemberId::NONE, tomasz(), "t")),
        one("accounts/invitation: long name", InvitationPage::personal(MemberId::NONE, long.into(), "t")),
        one(
            "accounts/invitation: full",
            WordPage::full_invitation("Tomasz Wiśniewski", Some(("/join", "Join without it"))),
        ),
        one("accounts/invitation: withdrawn", WordPage::withdrawn_invitation("Tomasz Wiśniewski", None)),
        one("accounts/invitation: place gone", WordPage::place_gone()),
        one("accounts/invitations: nobody yet", InvitationsPage::new(&first, address(), vec![])),
        one(
            "accounts/invitations: some",
            InvitationsPage::new(&few, address(), vec![came("Wei Ling Tan"), came(long)]),
        ),
        one("accounts/invitations: withdrawn", InvitationsPage::new(&back, address(), vec![came("Nia")])),
    ];
    all.extend(code.map(|it| one("accounts/invitation code", it)));
    all
}
