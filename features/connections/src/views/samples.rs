//! Made data for the gallery and its test: invented people.

use super::{
    Asking, BlockPage, BlockedPage, ContactRow, ContactsPage, EndPage, FindPage, FormerRow, OwnRow, ReachPage,
    ReceivedPage, ReceivedRow, RequestsPage, SentPage, Who, WritePage,
};
use crate::{
    contact::Blocked,
    reach::{ByAddress, NewPeople, Reach},
    request::{Between, By, Ground, Request, State},
    store::request::SealedRequest,
};
use connections_api::{ConversationId, RequestId};
use frame::Sample;
use kernel::{MemberId, Moment, Problems};
use people_api::{Affiliations, Beside, Declared};

const NOW: Moment = Moment::from_micros(1_795_176_000_000_000);
const LONG: &str = "Bronwen Angharad Llanfairpwllgwyngyll-Ramachandran-Subramanian Ní Dhomhnaill";
const NOTE: &str = "You did what I am trying to do: a minor surgery list in a practice that never had one.\n\n\
                    May I ask which three steps you would take first? I can offer our consent form in Polish and English.";

/// All of them.
pub fn samples() -> Vec<Sample> {
    let mut all = write_samples();
    all.extend(request_samples());
    all.extend(contact_samples());
    all.extend(super::kept_samples::samples());
    all
}

fn sample(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn gp(affiliation: &str) -> Beside {
    let affiliations = Affiliations::stored(affiliation);
    Beside { profession: "GP".to_owned(), affiliations, interests: Declared::NotSaid }
}

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn write_samples() -> Vec<Sample> {
    let page = |name: &str, ground: Ground, typed: &str, problems: &Problems| {
        let asked = Asking { typed, a_week: 10, now: NOW };
        WritePage::new(member(3), &Ground { name: name.to_owned(), ..ground }, Some(&gp("practice")), asked, problems)
    };
    let two = NewPeople::parse("2").ok().flatten();
    let full = Ground { limit: two, received: vec![NOW, NOW], ..Ground::default() };
    let mine = Between { request: RequestId::NONE, by: By::Me, state: State::Waiting, at: NOW };
    let wrong = Problems::one("note", "Write something here.");
    vec![
        sample(
            "connections/write: typical",
            page("Tomasz Wiśniewski", Ground { limit: two, ..Ground::default() }, NOTE, &Problems::none()),
        ),
        sample("connections/write: nothing written, a long name", page(LONG, Ground::default(), "", &wrong)),
        sample("connections/write: no room", page("Tomasz Wiśniewski", full, "", &Problems::none())),
        sample(
            "connections/write: written already",
            page("Tomasz Wiśniewski", Ground { between: vec![mine], ..Ground::default() }, "", &Problems::none()),
        ),
    ]
}

fn sealed(number: u8, name: &str, state: State) -> SealedRequest {
    let request = Request {
        id: RequestId::from_bytes([number; 16]),
        from: member(number),
        to: member(number),
        conversation: ConversationId::NONE,
        own_key: true,
        state,
        made: NOW,
    };
    SealedRequest { request, name: name.to_owned(), note: vec![] }
}

fn received(number: u8, name: &str, state: State) -> ReceivedRow {
    ReceivedRow::new(&sealed(number, name, state), Some(&gp("practice|industry")), Some(NOTE.to_owned()))
}

fn own(number: u8, name: &str) -> OwnRow {
    OwnRow::new(&sealed(number, name, State::Waiting), Some(&gp("practice")), Some(NOTE.to_owned()))
}

fn request_samples() -> Vec<Sample> {
    let rows = vec![
        received(1, "Farida Noorzai", State::Waiting),
        received(2, LONG, State::Waiting),
        received(3, "Hamza Qureshi", State::PutOff),
    ];
    let declined = ReceivedPage::new(received(2, LONG, State::Declined), "", &Problems::none());
    let spoiled = ReceivedRow { note: String::new(), ..received(4, "Wei Ling", State::PutOff) };
    vec![
        sample("connections/requests: empty", RequestsPage::new(vec![], vec![])),
        sample(
            "connections/requests: typical",
            RequestsPage::new(rows, vec![own(5, "Tomasz Wiśniewski"), own(6, LONG)]),
        ),
        sample(
            "connections/received: typical",
            ReceivedPage::new(received(1, "Farida Noorzai", State::Waiting), "", &Problems::none()),
        ),
        sample("connections/received: declined, a long name", declined),
        sample("connections/received: cannot be opened", ReceivedPage::new(spoiled, "", &Problems::none())),
        sample("connections/sent: typical", SentPage::new(own(5, "Tomasz Wiśniewski"), NOW)),
    ]
}

fn contact_samples() -> Vec<Sample> {
    let who = |number: u8, name: &str| Who::new(member(number), name, Some(&gp("practice")));
    let row = |number: u8, name: &str, keeping: &str| ContactRow {
        who: who(number, name),
        headline: "Finding the short way to a minor surgery list".to_owned(),
        since: "20 November 2026".to_owned(),
        keeping: keeping.to_owned(),
        tags: if keeping.is_empty() { vec![] } else { vec!["surgery".to_owned(), "நண்பர்".to_owned()] },
    };
    let rows = vec![row(1, "Farida Noorzai", "Every three months, last in October"), row(2, LONG, "")];
    let former = vec![FormerRow { who: who(3, LONG), tags: vec!["surgery".to_owned()] }];
    let blocked = Blocked { member: member(9), name: LONG.to_owned(), since: NOW };
    let two =
        Reach { member: member(1), new_people: NewPeople::parse("2").ok().flatten(), by_address: ByAddress::Found };
    let none = Problems::none();
    vec![
        sample("connections/contacts: empty", ContactsPage::new(String::new(), vec![], None, vec![])),
        sample("connections/contacts: nobody of that name", ContactsPage::new("Zo".to_owned(), vec![], None, vec![])),
        sample(
            "connections/contacts: typical",
            ContactsPage::new(String::new(), rows, Some("/contacts?after=100".to_owned()), former),
        ),
        sample("connections/end: typical", EndPage { who: who(2, LONG) }),
        sample("connections/block: typical", BlockPage { who: who(2, LONG) }),
        sample("connections/blocked: empty", BlockedPage::new(vec![])),
        sample("connections/blocked: typical", BlockedPage::new(vec![blocked])),
        sample("connections/reach: typical", ReachPage::new(&two, &none)),
        sample("connections/find: empty", FindPage::new(&none)),
        sample(
            "connections/find: a wrong file",
            FindPage::new(&Problems::one("file", "This is neither a vCard file (.vcf) nor a table (.csv).")),
        ),
        sample("connections/find: nobody", FindPage::found(1, vec![])),
        sample("connections/find: typical", FindPage::found(120, vec![who(1, "Farida Noorzai"), who(2, LONG)])),
    ]
}
