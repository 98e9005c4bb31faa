//! Made data for the gallery and its test: invented people and groups.

use super::{
    about::{AboutPage, ComparePage, EditPage, HistoryPage, Typed},
    card::{CardPage, DoorPage, LeavePage},
    coming::{InvitationsPage, RemovalPage, RemovalsPage, RequestPage, RequestsPage},
    list::{Filter, GroupsPage, Row},
    people::{PeoplePage, PersonPage, PersonTyped},
    settings::{EndPage, FoundPage, GroupTyped, SettingsPage, ShapesPage},
};
use crate::{
    group::{Door, Known, Name, Purpose, Rules, Settings, ready},
    joining::{Removed, Seat},
    store::{
        about::{Revision, Standing},
        coming::{Contact, Invited, Waiting},
        list::Wanted as Looked,
        membership::{Person, Wanted},
    },
};
use frame::Sample;
use groups_api::{GroupCard, GroupId, Head, Kind, Role, Shape};
use kernel::{MemberId, Moment, Problems};
use people_api::{Affiliation, Affiliations};
use std::time::Duration;
use ui::Html;

const LONG: &str = "Bronwen Angharad Llanfairpwllgwyngyll-Ramachandran-Subramanian Ní Dhomhnaill";
const RULES: &str = "No patient who could be recognised.\n\nWhat is said here stays here.";

/// All of them.
pub fn samples() -> Vec<Sample> {
    let mut all = list_samples();
    all.extend(door_samples());
    all.extend(people_samples());
    all.extend(coming_samples());
    all.extend(about_samples());
    all.extend(settings_samples());
    all
}

fn sample(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn group(number: u8) -> GroupId {
    GroupId::from_bytes([number; 16])
}

fn head(role: Option<Role>) -> Head {
    Head { role, ..Head::sample() }
}

fn earlier(days: u64) -> Moment {
    Head::sample().now.minus(Duration::from_secs(days * 24 * 60 * 60))
}

fn industry() -> Affiliations {
    [Affiliation::Industry, Affiliation::Commissioner].into_iter().collect()
}

fn card(number: u8, name: &str, kind: Kind, role: Option<Role>) -> GroupCard {
    GroupCard {
        group: group(number),
        name: name.to_owned(),
        purpose: "For those who do it in general practice, and those who would like to.".to_owned(),
        kind,
        shape: Shape::ExtendedRole,
        role,
        place: Some("Tees Valley".to_owned()),
        topic: Some("skin surgery".to_owned()),
        excludes: if number == 1 { industry() } else { Affiliations::default() },
        ended: number == 9,
    }
}

fn known(kind: Kind, role: Option<Role>, door: Door) -> Known {
    let settings = Settings {
        name: Name::stored("Skin surgery, North East"),
        purpose: Purpose::stored("For those who do skin surgery in general practice."),
        shape: Shape::ExtendedRole,
        kind,
        place: None,
        topic: None,
        rules: Some(Rules::stored(RULES)),
        welcome: None,
        excludes: Affiliations::default(),
        ends: None,
    };
    Known { id: group(7), settings, version: 3, role, reads: role.is_some(), left_out: false, door, ended: None }
}

fn topics() -> Vec<(String, String)> {
    let topic = |code: &str, words: &str| (code.to_owned(), words.to_owned());
    vec![topic("extended.menopause", "menopause"), topic("extended.skin-surgery", "skin surgery")]
}

fn list_samples() -> Vec<Sample> {
    let mine = vec![
        card(1, "Skin surgery, North East", Kind::ByRequest, Some(Role::Host)),
        card(2, "The other table", Kind::Secret, Some(Role::Member)),
        card(9, "Flu clinics 2025", Kind::Open, Some(Role::Member)),
    ];
    let invited = Invited {
        group: group(3),
        name: LONG.to_owned(),
        purpose: "For all who work in the practices of our network.".to_owned(),
        by: Some((member(4), "Siân Llewellyn".to_owned())),
    };
    let why = "You are a locum in Tees Valley".to_owned();
    let filter = |name: &str| Filter {
        wanted: Looked { name: name.to_owned(), shape: "locums".to_owned(), ..Looked::default() },
        topics: topics(),
        place: "Tees Valley".to_owned(),
        next: Some(50),
    };
    let all = vec![Row::new(card(1, LONG, Kind::Open, None)), Row::new(card(5, "Locums", Kind::ByInvitation, None))];
    vec![
        sample("groups/index: none", GroupsPage::mine(vec![], vec![])),
        sample("groups/index: mine", GroupsPage::mine(mine, vec![invited])),
        sample(
            "groups/index: suggested",
            GroupsPage::suggested(vec![(card(1, "Locums, Tees Valley", Kind::Open, None), why)]),
        ),
        sample("groups/index: nothing to suggest", GroupsPage::suggested(vec![])),
        sample("groups/index: all", GroupsPage::all(all, filter("skin"))),
        sample("groups/index: nothing found", GroupsPage::all(vec![], filter("xyzzy"))),
    ]
}

fn standing(number: i64) -> Standing {
    let html = Html::stored("<p>We meet on the first Thursday.</p><ul><li>Bring a case</li></ul>");
    Standing { number, html, rules: RULES.to_owned(), welcome: String::new(), held: number == 2 }
}

fn door_samples() -> Vec<Sample> {
    let now = Head::sample().now;
    let outside = Head { role: None, reads: false, newcomers: vec![], ..Head::sample() };
    let card = |kind, door| CardPage::new(outside.clone(), standing(1), &known(kind, None, door), now);
    let page = |kind, door: Door, typed: &str, problems: &Problems| {
        let answer = door.declined.map(|_| "We are full at the moment. Try the one in Durham.".to_owned());
        DoorPage::new(&known(kind, None, door), typed.to_owned(), answer, now, problems)
    };
    let wrong = Problems::one("agree", "Read what is agreed here, and tick that you agree.");
    let last = Problems::one("", "You are the only owner. Make somebody else the owner first: under People.");
    let fresh = Door::default();
    vec![
        sample("groups/card: by request", card(Kind::ByRequest, fresh)),
        sample("groups/card: asked", card(Kind::ByRequest, Door { asked: Some(earlier(1)), ..fresh })),
        sample("groups/card: taken out", card(Kind::Open, Door { removed: true, ..fresh })),
        sample("groups/door: open", page(Kind::Open, fresh, "", &Problems::none())),
        sample("groups/door: ask, not agreed", page(Kind::ByRequest, fresh, "I do this every Tuesday.", &wrong)),
        sample("groups/door: invited", page(Kind::Secret, Door { invited: true, ..fresh }, "", &Problems::none())),
        sample(
            "groups/door: declined",
            page(Kind::ByRequest, Door { declined: Some(earlier(2)), ..fresh }, "", &Problems::none()),
        ),
        sample("groups/leave: host", LeavePage::new(&known(Kind::Open, Some(Role::Host), fresh), &Problems::none())),
        sample("groups/leave: only owner", LeavePage::new(&known(Kind::Secret, Some(Role::Owner), fresh), &last)),
    ]
}

fn person(number: u8, name: &str, role: Role) -> Person {
    Person {
        member: member(number),
        name: name.to_owned(),
        role,
        since: earlier(u64::from(number) * 30),
        profession: "GP".to_owned(),
        affiliations: [Affiliation::Practice].into_iter().collect(),
        job: Some("salaried GP".to_owned()),
        place: Some("Marram Lane Practice".to_owned()),
        photo: None,
        is_seen: true,
    }
}

fn people_samples() -> Vec<Sample> {
    let people = || {
        vec![
            person(1, "Siân Llewellyn", Role::Owner),
            Person { is_seen: false, profession: String::new(), ..person(2, LONG, Role::Moderator) },
            Person {
                affiliations: industry(), job: None, place: None, ..person(0, "நிலா கண்ணன்", Role::Member)
            },
        ]
    };
    let professions = || vec![("profession.gp".to_owned(), "GP".to_owned()), ("x".to_owned(), "pharmacist".to_owned())];
    let page = |role, people, wanted| PeoplePage::new(head(role), people, professions(), wanted, Some(50));
    let wanted = Wanted { name: "xyzzy".to_owned(), profession: String::new() };
    let wrong = Problems::one("words", "Write something here.");
    let one = |role, own, problems: &Problems| {
        PersonPage::new(head(Some(own)), person(2, LONG, role), member(1), PersonTyped::default(), problems)
    };
    vec![
        sample("groups/people: host", page(Some(Role::Host), people(), Wanted::default())),
        sample("groups/people: nobody found", page(Some(Role::Member), vec![], wanted)),
        sample("groups/person: owner", one(Role::Member, Role::Owner, &wrong)),
        sample("groups/person: host looks at a host", one(Role::Host, Role::Host, &Problems::none())),
    ]
}

fn waiting(number: u8, name: &str, words: &str) -> Waiting {
    Waiting {
        member: member(number),
        name: name.to_owned(),
        profession: "GP registrar".to_owned(),
        affiliations: [Affiliation::Trainee].into_iter().collect(),
        words: words.to_owned(),
        made: earlier(u64::from(number)),
    }
}

fn removed(objection: Option<&str>, answer: Option<&str>) -> Removed {
    Removed {
        seat: Seat { group: group(7), member: member(3) },
        group_name: "Skin surgery, North East".to_owned(),
        name: "Callum Brodie".to_owned(),
        reason: "You offered a course of your own company three times, after we asked you not to.".to_owned(),
        at: earlier(3),
        objection: objection.map(|it| (it.to_owned(), earlier(2))),
        answer: answer.map(|it| (it.to_owned(), earlier(1))),
    }
}

fn coming_samples() -> Vec<Sample> {
    let host = || head(Some(Role::Host));
    let two = || vec![waiting(5, LONG, "I do this every Tuesday.\n\nMay I listen?"), waiting(1, "Callum Brodie", "")];
    let contact = |number, name: &str| Contact {
        member: member(number),
        name: name.to_owned(),
        profession: "practice manager".to_owned(),
    };
    let contacts = || vec![contact(8, "Tomasz Wiśniewski"), contact(9, LONG)];
    let (none, many) = (Problems::none(), Problems::one("with", "Choose at least one of your contacts."));
    let empty = Problems::one("words", "Write something here.");
    vec![
        sample("groups/requests: two", RequestsPage::new(host(), two())),
        sample("groups/requests: none", RequestsPage::new(host(), vec![])),
        sample("groups/request: decline", RequestPage::new(host(), waiting(5, LONG, "Please"), String::new(), &none)),
        sample("groups/invitations: some", InvitationsPage::new(host(), contacts(), two(), String::new(), &[], &many)),
        sample("groups/invitations: none", InvitationsPage::new(host(), vec![], vec![], "xyz".to_owned(), &[], &none)),
        sample("groups/removal: fresh", RemovalPage::new(&removed(None, None), String::new(), &empty)),
        sample(
            "groups/removal: answered",
            RemovalPage::new(&removed(Some("I did not."), Some("Three did.")), String::new(), &none),
        ),
        sample(
            "groups/removals: owner",
            RemovalsPage::new(head(Some(Role::Owner)), vec![removed(Some("I did not."), None)], None, &none),
        ),
        sample("groups/removals: none", RemovalsPage::new(head(Some(Role::Owner)), vec![], None, &none)),
    ]
}

fn revision(number: i64, text: &str) -> Revision {
    Revision {
        number,
        text: text.to_owned(),
        by: (number != 2).then(|| (member(1), LONG.to_owned())),
        at: earlier(10 - number.unsigned_abs()),
        brought_back: (number == 3).then_some(1),
    }
}

fn about_samples() -> Vec<Sample> {
    let both = || vec![revision(1, "Who we are\nOn Mondays"), revision(2, "Who we are\nOn Tuesdays\nBring tea")];
    let typed = Some(Typed { text: "Who we are\nOn Mondays, in Darlington".to_owned(), began: 1 });
    let conflict = Problems::one("text", "Somebody saved another wording while you wrote.");
    let inside = || head(Some(Role::Member));
    let mut pair = both();
    let (two, one) = (pair.pop(), pair.pop());
    let compared = two.map(|two| ComparePage::new(inside(), two, one, 3));
    let mut all = vec![
        sample("groups/about: typical", AboutPage::new(inside(), standing(1))),
        sample("groups/about: empty", AboutPage::new(inside(), standing(0))),
        sample("groups/about: held back", AboutPage::new(inside(), standing(2))),
        sample("groups/about_edit: typical", EditPage::new(inside(), 2, both(), None, &Problems::none())),
        sample("groups/about_edit: conflict", EditPage::new(inside(), 2, both(), typed, &conflict)),
        sample(
            "groups/history: three",
            HistoryPage::new(inside(), vec![revision(3, ""), revision(2, ""), revision(1, "")]),
        ),
        sample("groups/history: none", HistoryPage::new(inside(), vec![])),
    ];
    all.extend(compared.map(|it| sample("groups/compare: two", it)));
    all
}

fn settings_samples() -> Vec<Sample> {
    let fill = |shape| GroupTyped::of_ready(shape, &ready(shape));
    let mut wrong = Problems::one("name", "Write something here.");
    wrong.add("ends", "Say on which day the project is to be over. It can be moved.");
    let over = Head { ended: Some(earlier(2)), ..head(Some(Role::Owner)) };
    let of = |head: Head| {
        let typed = GroupTyped::of_settings(&known(Kind::ByRequest, Some(Role::Owner), Door::default()), String::new());
        SettingsPage::new(head, typed, topics(), Kind::ByRequest, &Problems::none())
    };
    vec![
        sample("groups/shapes", ShapesPage::new()),
        sample("groups/new: locums", FoundPage::new(fill(Shape::Locums), topics(), &Problems::none())),
        sample("groups/new: project, wrong", FoundPage::new(fill(Shape::Project), topics(), &wrong)),
        sample("groups/settings: owner", of(head(Some(Role::Owner)))),
        sample("groups/settings: ended", of(over)),
        sample("groups/end", EndPage { head: head(Some(Role::Owner)) }),
    ]
}
