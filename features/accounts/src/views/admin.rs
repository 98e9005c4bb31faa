//! What administrators see who let people in: the letters that are out, a list before it is sent, the waiting list.

use super::{invitation::row, one};
use crate::{
    account::Email,
    actions::Checked,
    applicant::{Applicant, Reason, State},
    guest::Guest,
    guest_list::{GuestList, MOST},
    link::{ApplicantId, GuestId},
    store::entries::Came,
};
use frame::Sample;
use kernel::{MemberId, Moment, Problems};
use ui::{
    parts::{Empty, Field, PersonRow, Summary},
    words,
};

/// Letters to a list of people: the form, who has not answered, who came.
#[derive(askama::Template)]
#[template(path = "accounts/admin_invitations.html")]
pub struct GuestsPage {
    pub summary: Summary,
    pub list: Field,
    pub guests: Vec<GuestRow>,
    pub came: Vec<PersonRow>,
}
ui::view!(GuestsPage { title: |_| "Invitations by letter", here: Administration, shape: Column });

/// One letter that is out.
pub struct GuestRow {
    pub id: String,
    pub name: String,
    pub email: String,
    /// "Invited on 20 November 2026, reminded on 27 November 2026".
    pub state: String,
    pub link: Link,
}

/// Whether a letter's link still opens the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// It does.
    Good,
    /// It was withdrawn.
    Withdrawn,
}

impl GuestRow {
    /// Of a guest.
    pub fn new(guest: Guest) -> GuestRow {
        let mut state = format!("Invited on {}", words::date(guest.invited_at));
        if let Some(at) = guest.reminded_at {
            state.push_str(&format!(", reminded on {}", words::date(at)));
        }
        if let Some(at) = guest.withdrawn_at {
            state.push_str(&format!(", withdrawn on {}", words::date(at)));
        }
        let link = if guest.withdrawn_at.is_some() { Link::Withdrawn } else { Link::Good };
        let email = guest.email.as_str().to_owned();
        GuestRow { id: guest.id.to_string(), name: guest.name, email, state, link }
    }
    fn is_good(&self) -> bool {
        self.link == Link::Good
    }
}

impl GuestsPage {
    /// The page, with what was pasted and what is wrong with it.
    pub fn new(guests: Vec<Guest>, came: Vec<Came>, pasted: String, problems: &Problems) -> GuestsPage {
        GuestsPage {
            summary: Summary::of(problems),
            list: Field::new("list", "Or paste the list here")
                .rows(5)
                .hint("One person a line: name, comma, address.")
                .optional()
                .value(pasted)
                .problem_of(problems),
            guests: guests.into_iter().map(GuestRow::new).collect(),
            came: came.into_iter().map(row).collect(),
        }
    }
    fn most(&self) -> usize {
        MOST
    }
    fn open(&self) -> String {
        words::plural(self.guests.len() as u64, "letter is unanswered", "letters are unanswered")
    }
}

/// What would happen with a list; nothing is sent yet.
#[derive(askama::Template)]
#[template(path = "accounts/admin_check.html")]
pub struct CheckPage {
    /// Who would get a letter: line, name, address.
    pub sent: Vec<(u64, String, String)>,
    /// The lines that are left out, and why.
    pub left_out: Vec<(u64, String)>,
    /// The list, as it comes back with the button.
    pub list: String,
}
ui::view!(CheckPage { title: |_| "Check the list", here: Administration, shape: Column });

impl CheckPage {
    /// Of what was checked.
    pub fn new(checked: Checked) -> CheckPage {
        let guests: Vec<_> = checked.sent.iter().map(|it| it.1.clone()).collect();
        let shown = |(line, it): (u64, crate::guest::NewGuest)| {
            (line, it.name.as_str().to_owned(), it.email.as_str().to_owned())
        };
        CheckPage {
            list: GuestList::text(&guests),
            sent: checked.sent.into_iter().map(shown).collect(),
            left_out: checked.left_out,
        }
    }
    fn count(&self) -> String {
        words::plural(self.sent.len() as u64, "person gets a letter", "people get a letter")
    }
    fn left(&self) -> String {
        words::plural(self.left_out.len() as u64, "line is left out", "lines are left out")
    }
    fn verb(&self) -> String {
        format!("Send {}", words::plural(self.sent.len() as u64, "letter", "letters"))
    }
}

/// Whoever waits to be let in, and who was and has not come.
#[derive(askama::Template)]
#[template(path = "accounts/admin_waiting.html")]
pub struct WaitingPage {
    pub waiting: Vec<ApplicantRow>,
    pub admitted: Vec<ApplicantRow>,
}
ui::view!(WaitingPage { title: |_| "Waiting list", here: Administration, shape: Column });

/// Somebody on the list.
pub struct ApplicantRow {
    pub id: String,
    pub name: String,
    pub initials: String,
    pub letter: &'static str,
    pub email: String,
    pub about: String,
    /// "Asked on 20 November 2026 at 12.00".
    pub asked: String,
}

impl ApplicantRow {
    /// Of an applicant.
    pub fn new(it: Applicant) -> ApplicantRow {
        ApplicantRow {
            id: it.id.to_string(),
            initials: words::initials(&it.name),
            letter: ["a", "b", "c", "d", "e"][usize::from(words::tint(it.id.as_bytes()))],
            name: it.name,
            email: it.email.as_str().to_owned(),
            about: it.about,
            asked: format!("Asked on {}", words::date_and_time(it.asked_at)),
        }
    }
}

impl WaitingPage {
    /// Of both lists.
    pub fn new(waiting: Vec<Applicant>, admitted: Vec<Applicant>) -> WaitingPage {
        let rows = |it: Vec<Applicant>| it.into_iter().map(ApplicantRow::new).collect();
        WaitingPage { waiting: rows(waiting), admitted: rows(admitted) }
    }
    fn count(&self) -> String {
        let many = self.waiting.len() as u64;
        let people = if many == 1 { "person would like" } else { "people would like" };
        let mut number = words::count(many);
        if let Some(first) = number.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        format!("{number} {people} to come in")
    }
    fn nobody(&self) -> Empty {
        Empty {
            title: "Nobody is waiting".into(),
            words: "Whoever asks to join and has confirmed their address stands here.".into(),
            actions: vec![],
        }
    }
}

/// Why somebody is not let in.
#[derive(askama::Template)]
#[template(path = "accounts/admin_decline.html")]
pub struct DeclinePage {
    pub summary: Summary,
    pub applicant: ApplicantRow,
    pub reason: Field,
}
ui::view!(DeclinePage { title: |it| format!("Not let {} in", it.applicant.name), here: Administration, shape: Column });

impl DeclinePage {
    /// The form, with what was written and what is wrong with it.
    pub fn new(applicant: Applicant, wrote: String, problems: &Problems) -> DeclinePage {
        DeclinePage {
            summary: Summary::of(problems),
            applicant: ApplicantRow::new(applicant),
            reason: Field::new("reason", "The reason, as it stands in the letter")
                .rows(5)
                .hint("A sentence, kindly: “We know nobody who knows you. Ask a colleague who is a member to invite you.”")
                .max(Reason::MAX)
                .value(wrote)
                .problem_of(problems),
        }
    }
}

/// Administration with made data.
pub(super) fn samples() -> Vec<Sample> {
    let (none, at) = (Problems::none(), Moment::from_micros(1_795_000_000_000_000));
    let guest = |name: &str, reminded_at, withdrawn_at| Guest {
        id: GuestId::NONE,
        name: name.to_owned(),
        email: Email::stored("a.very.long.name.of.a.doctor@department.practice.example.nhs.uk"),
        invited_at: at,
        reminded_at,
        withdrawn_at,
    };
    let applicant = |name: &str, about: &str| Applicant {
        id: ApplicantId::NONE,
        name: name.to_owned(),
        email: Email::stored("o.martins@example.org"),
        about: about.to_owned(),
        asked_at: at,
        state: State::Waiting,
    };
    let guests = vec![guest("Ada Obi", None, None), guest("Okri, Ben", Some(at), None), guest("Nia", None, Some(at))];
    let came = vec![Came { member: MemberId::NONE, name: "Wei Ling Tan".into(), beside: "GP".into(), at }];
    let mixed = "name,address\nAda Obi,ada@nhs.net\n\"Okri, Ben\",ben@nhs.net\nNobody\n,c@nhs.net\nAda,ADA@nhs.net\n";
    let list = GuestList::read(mixed.as_bytes()).unwrap_or_default();
    let left_out = list.wrong.iter().map(|it| (it.line, it.why.clone())).collect();
    let checked = Checked { sent: list.guests, left_out };
    let about = "I rotate every six months, so my work address changes. Nkechi Obi is my supervisor.";
    let many = vec![applicant("Oluwaseun Martins", about), applicant("Carys Prosser", "Practice nurse in Darlington.")];
    let wrong = Problems::one("list", "This list has 10,000 lines. At most 500 people are invited at once.");
    vec![
        one("accounts/admin invitations: none", GuestsPage::new(vec![], vec![], String::new(), &none)),
        one("accounts/admin invitations: some", GuestsPage::new(guests, came, String::new(), &none)),
        one("accounts/admin invitations: too long", GuestsPage::new(vec![], vec![], mixed.into(), &wrong)),
        one("accounts/admin check: some", CheckPage::new(checked)),
        one("accounts/admin check: nobody", CheckPage::new(Checked::default())),
        one("accounts/admin waiting: nobody", WaitingPage::new(vec![], vec![])),
        one("accounts/admin waiting: two", WaitingPage::new(many, vec![applicant("Nia", "")])),
        one(
            "accounts/admin decline: no reason",
            DeclinePage::new(
                applicant("Jonathan Frame", "Keen to share our solutions."),
                String::new(),
                &Problems::one("reason", "Write something here."),
            ),
        ),
    ]
}
