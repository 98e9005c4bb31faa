//! The people, places and forms of the gallery, all made up.

use super::{DirectoryPage, FormParts, PeopleParts, StateParts};
use crate::{Chip, Desk, Toast, Undo, parts::*, words};
use kernel::Problems;
use std::sync::Arc;

/// A desk at which Amara Okafor sits.
pub fn sample_desk() -> Desk {
    Desk {
        member: Some(Arc::new(Chip {
            id: "amara".into(),
            name: "Amara Okafor".into(),
            initials: "AO".into(),
            ..Chip::default()
        })),
        csrf: "to\"ken".into(),
        path: "/people".into(),
        notice: Some(Toast {
            words: "The saved search is gone.".into(),
            undo: Some(Undo { url: "#".into(), label: "Keep it".into() }),
        }),
        ..Desk::default()
    }
}

pub(super) fn people() -> Vec<(&'static str, PeopleParts)> {
    let with = |set: fn(&mut PeopleParts)| {
        let mut parts = PeopleParts::default();
        set(&mut parts);
        parts
    };
    vec![
        ("People in a list", with(|it| it.rows = rows())),
        ("Stages of an extended role", with(|it| it.stages = stages())),
        ("A path", with(|it| it.path = path())),
        ("Open to", with(|it| it.open_to = open_to())),
        ("Faces", with(|it| it.faces = (0..5).map(|tint| face("Siân Llewellyn", tint)).collect())),
        ("Why it is shown", with(|it| it.why = "You both left surgery for general practice.")),
        ("Places in a list", with(|it| it.places = places())),
    ]
}

pub(super) fn states() -> Vec<(&'static str, StateParts)> {
    let notice =
        |tone, title: &str, words: &str| Notice { tone, title: title.into(), words: words.into(), action: None };
    vec![
        (
            "Notices",
            StateParts {
                notices: vec![
                    notice(Tone::News, "Your practice has a new list code.", "Nothing changes for you."),
                    notice(Tone::Good, "Saved.", "Your colleagues find it in about a second."),
                    notice(Tone::Care, "This practice closed in March 2024.", "Choose where you work now."),
                    Notice {
                        action: Some(Action::link("/settings", "See your sessions")),
                        ..notice(
                            Tone::Stop,
                            "Somebody signed in from a new device.",
                            "If it was not you, end that session.",
                        )
                    },
                ],
                ..StateParts::default()
            },
        ),
        ("Nothing to show", StateParts { empty: vec![nobody()], ..StateParts::default() }),
        (
            "Who sees it",
            StateParts {
                audiences: vec![
                    Audience::Public,
                    Audience::Members,
                    Audience::Contacts,
                    Audience::Group("Skin surgery, North East".into()),
                    Audience::OnlyMe,
                ],
                ..StateParts::default()
            },
        ),
        (
            "Ladder, steps, pager",
            StateParts { crumbs: crumbs(), steps: steps(), pagers: pagers(), ..StateParts::default() },
        ),
        ("Buttons and links", StateParts { actions: actions(), ..StateParts::default() }),
        ("Asking first", StateParts { confirm: "Leave Skin surgery, North East?", ..StateParts::default() }),
    ]
}

pub(super) fn form() -> FormParts {
    let mut problems = Problems::none();
    problems.add("email", "Write the address as name@example.org.");
    problems.add("password", "This one has 9 characters and would be guessed within a day.");
    problems.add("profession", "Choose what you are, so that colleagues know whom they write to.");
    problems.add("from", "Write the year with four digits, 2015.");
    problems.add("", "The form was sent twice; only the first counts.");
    let field = |name: &str, label: &str| Field::new(name, label).problem_of(&problems);
    FormParts {
        summary: Summary::of(&problems),
        texts: vec![
            field("email", "E-mail address")
                .kind(Kind::Email)
                .autocomplete("email")
                .value("sian.llewellyn")
                .hint("Best one that you read at work."),
            field("headline", "Headline").value(LONG.repeat(2)).max(400),
            field("sessions", "Sessions a week").kind(Kind::Number).width(3).optional().value("6"),
        ],
        password: field("password", "Password")
            .kind(Kind::Password)
            .autocomplete("new-password")
            .hint("At least 12 characters. Four unrelated words are easy to remember."),
        place: field("place", "Where you work most")
            .hint("Name, postcode or code of the practice. Never your home address.")
            .value("Fennel Row Surgery")
            .code("place_code", "A81999"),
        about: field("about", "About")
            .value("I was a registrar in *orthopaedics*.\n\n<b>bold</b>")
            .max(2000)
            .optional(),
        audience: Audience::question("about", "contacts"),
        select: Choices::new("stage", "Stage")
            .choice("considering", "Considering")
            .choice("established", "Established")
            .chosen(&["established"]),
        radios: Choices::new("profession", "What you are").problem_of(&problems).choices([
            Choice::new("doctor", "Doctor"),
            Choice::new("nurse", "Nurse").hint("Practice nurse, advanced nurse practitioner"),
        ]),
        ticks: Choices::new("role", "Your role now")
            .hint("Choose all that apply.")
            .choices(["Partner", "Salaried GP", "Locum", "Registrar"].map(|it| Choice::new(it.to_lowercase(), it)))
            .chosen(&["partner", "locum"])
            .optional(),
        from: MonthYear::new("from", "From").hint("The month may stay empty.").typed("3", "15").problem_of(&problems),
    }
}

pub(super) fn guard() -> Vec<GuardPanel> {
    let place = |words: &str, what| GuardPlace { field: "about", words: words.into(), what };
    let reasons = Choices::new("guard_reason", "Why is it no patient?")
        .choice("colleague", "It is a colleague, or me")
        .choice("example", "It is made up, as an example");
    let long = format!("Mrs {}", "Papadopoulou-Featherstonehaugh-".repeat(6));
    vec![
        GuardPanel::certain(
            "first",
            "#".into(),
            vec![place("Mrs Ellison", "a name"), place("999 000 0018", "an NHS number")],
        ),
        GuardPanel::doubtful("second", "#".into(), vec![place(&long, "a name")], reasons),
        GuardPanel::blanked("third"),
    ]
}

pub(super) fn directory(rows: Vec<PersonRow>) -> DirectoryPage {
    let ticks = |pairs: &[(&str, &str, u64)], chosen: &[&str]| -> Vec<Choice> {
        pairs
            .iter()
            .map(|(value, label, count)| Choice::new(*value, *label).count(*count).chosen_among(chosen))
            .collect()
    };
    let facet = |name: &str, label: &str, opened, choices| {
        Arc::new(Facet { name: name.into(), label: label.into(), opened, choices, ..Facet::default() })
    };
    let count = words::plural(rows.len() as u64, "person", "people");
    let in_use = ["Skin surgery", "Established", "Within 25 miles of TS18"];
    DirectoryPage {
        d: Directory {
            url: "/people".into(),
            label: "Search people by name, role, interest or place".into(),
            query: "skin surgery".into(),
            facets: vec![
                facet(
                    "role",
                    "Extended role",
                    Opened::Open,
                    ticks(
                        &[("skin", "Skin surgery", 14), ("derm", "Dermatology", 9), ("education", "Education", 1033)],
                        &["skin"],
                    ),
                ),
                facet(
                    "stage",
                    "Stage",
                    Opened::Open,
                    ticks(
                        &[
                            ("established", "Established", 14),
                            ("training", "In training", 6),
                            ("past", "In the past", 2),
                        ],
                        &["established"],
                    ),
                ),
                facet("language", "Language", Opened::Shut, ticks(&[("pl", "Polish", 1), ("cy", "Welsh", 3)], &[])),
            ],
            in_use: in_use.map(|it| InUse { url: "/people".into(), words: it.into() }).to_vec(),
            sort: Sort {
                name: "sort".into(),
                choices: ["Best fit", "Distance", "Newest"].map(|it| Choice::new(it, it)).to_vec(),
            },
            count: if rows.is_empty() { "Nobody yet".into() } else { count },
        },
        miles: Choices::new("miles", "Within").choice("5", "5 miles").choice("25", "25 miles").chosen(&["25"]),
        pager: Pager { next: (!rows.is_empty()).then(|| "/people?after=x".into()), words: "Show more people".into() },
        rows,
        empty: nobody(),
    }
}

const LONG: &str = "Finding the short way to a minor surgery list, and writing down each step so that nobody has to find it twice: \
instruments, consent in two languages, the business case, histology. ";

pub(super) fn rows() -> Vec<PersonRow> {
    let person = |name: &str, tint, job: &str, headline: &str| Person {
        url: "/people/x".into(),
        name: name.into(),
        face: face(name, tint),
        job: job.into(),
        headline: headline.into(),
        ..Person::default()
    };
    let row = |person: Person| PersonRow { person: Arc::new(person), ..PersonRow::default() };
    let evidence = |words: &str| Some(Evidence::new("mail", words).into());
    vec![
        PersonRow {
            distance: words::miles(9.2),
            evidence: evidence("Work e-mail confirmed"),
            why: "Your path: orthopaedics 2008, GP 2015, skin surgery 2019".into(),
            walked: true,
            ..row(Person {
                stages: stages().into_iter().skip(2).take(1).collect(),
                open_to: "being shadowed, 1 place until March".into(),
                ..person("Tomasz Wiśniewski", 1, "GP partner, Marram Lane Practice, Redcar", "Finding the short way to a minor surgery list")
            })
        },
        PersonRow {
            distance: words::miles(0.2),
            why: "Fits: established in skin surgery, in sessions like yours".into(),
            ..row(Person {
                stages: stages(),
                ..person("Siân Llewellyn", 4, "Salaried GP, Quarry Gate Surgery, Darlington", "Salaried, 4 sessions, and a very tidy histology log")
            })
        },
        row(person("Aoife Ní Dhomhnaill", 2, "GP retainer, Cobbler’s Hall Surgery", "Retainer, three sessions, and a garden")),
        PersonRow {
            why: "Also found under “minor ops”".into(),
            ..row(person("Yusuf Adéyẹmí", 2, "GP and PCN clinical director, Wapping Beck Practice", "Minor surgery once for a whole PCN, not five times"))
        },
        row(person("அருண் குமார்", 3, "Doctor, Tees Quay Medical Centre", "வணக்கம். Palliative care and choirs")),
        row(person("محمد قریشی", 0, "Clinical pharmacist, Fennel Row Surgery", "آداب! Polypharmacy, and cricket")),
        PersonRow {
            distance: words::miles(1204.0),
            evidence: evidence("Work e-mail confirmed"),
            ..row(Person {
                stages: stages(),
                open_to: "mentoring, being shadowed, collaborating, speaking, examining a problem together, 12 places until December 2027".into(),
                ..person(
                    "Wilhelmina-Alexandrina Featherstonehaugh-Cholmondeley-Marjoribanks",
                    1,
                    "Advanced nurse practitioner and practice manager, The Very Long Named Partnership of Saint Bartholomew by the Sea Medical Centre, Westward Ho",
                    &LONG.repeat(3)[..400],
                )
            })
        },
        row(person("Li", 0, "Medical student", "")),
    ]
}

fn face(name: &str, tint: u8) -> Face {
    Face { initials: words::initials(name), tint, photo: None }
}

fn line(label: &str, stage: Option<Stage>, since: &str) -> StageLine {
    StageLine { label: label.into(), stage, since: since.into() }
}

fn stages() -> Vec<StageLine> {
    vec![
        line("Education", Some(Stage::Considering), ""),
        line("Dermatology", Some(Stage::Training), "with Siân Llewellyn"),
        line("Skin surgery", Some(Stage::Established), "since 2019"),
        line("Urgent care", Some(Stage::Past), "until 2021"),
    ]
}

fn path() -> Vec<(StageLine, &'static str)> {
    vec![
        (
            line("Skin surgery", Some(Stage::Established), "since 2019"),
            "Recognised by the local training hub, as he states.",
        ),
        (line("Skin surgery", Some(Stage::Training), "2017 to 2019"), "62 procedures in the logbook."),
        (line("Partner, Marram Lane Practice", None, "since 2018"), ""),
        (line("Orthopaedics, before general practice", None, "2008 to 2015"), ""),
    ]
}

fn open_to() -> Vec<OpenTo> {
    let flag = |label: &str, capacity: &str| OpenTo { label: label.into(), capacity: capacity.into() };
    vec![
        flag("Be shadowed", "1 place until March 2027"),
        flag("Examine a practice’s problem together", ""),
        flag("Offer peer support", "2 places"),
    ]
}

fn places() -> Vec<PlaceRow> {
    let place = |name: &str, kind: &str, line: &str| PlaceRow {
        url: "/places/x".into(),
        name: name.into(),
        kind: kind.into(),
        line: line.into(),
        ..PlaceRow::default()
    };
    vec![
        PlaceRow {
            people: "14 people work here".into(),
            distance: words::miles(3.0),
            ..place("Fennel Row Surgery", "Practice", "Stockton-on-Tees, TS18")
        },
        PlaceRow {
            closed: "Closed in March 2024".into(),
            ..place("Canolfan Feddygol Llanfairpwllgwyngyll", "Practice", "Ynys Môn, LL61")
        },
        place("North Tees Primary Care Network", "Primary care network", ""),
    ]
}

fn nobody() -> Empty {
    Empty {
        title: "Nobody yet".into(),
        words:
            "No member matches all of this. Without “Established” there are 2 people, and within 50 miles there are 5."
                .into(),
        actions: vec![Action::main("/people?miles=50", "Search within 50 miles"), Action::link("/people", "Clear all")],
    }
}

fn crumbs() -> Vec<Crumb> {
    let names = ["England", "North East and Yorkshire", "NHS North East and North Cumbria", "North Tees PCN"];
    names.map(|it| Crumb { url: "/places/x".into(), name: it.into() }).to_vec()
}

fn steps() -> Vec<Steps> {
    vec![Steps { now: 1, all: 3 }, Steps { now: 3, all: 3 }]
}

fn pagers() -> Vec<Pager> {
    vec![
        Pager { next: Some("/people?after=x".into()), words: "Show more people".into() },
        Pager { next: None, words: String::new() },
    ]
}

fn actions() -> Vec<Action> {
    vec![Action::main("#", "Save and go on"), Action::second("#", "Add another"), Action::link("#", "Skip this page")]
}
