//! Views of profiles with made data: empty, typical, extreme.

use super::{
    edit::{EditPage, LinePage},
    own::{Asks, DeclarationPage, HidingPage, PhotoPage, WelcomePage},
    profile::{Knowing, PlaceNames, ProfilePage, ProfileParts, Vouching},
};
use crate::{
    audience::Audience,
    declaration::{Declaration, Interests},
    evidence::Evidence,
    footing::Footing,
    forms::{declaration::DeclarationForm, head::HeadForm, line::LineForm, welcome},
    hiding::{From, HidingRow},
    line::{Capacity, Detail, Kind, Line, LineWords, LinkAddress, PlaceCode, PlaceWords, Sessions, Subject, WorkPlace},
    own::{LineId, LineKey, OwnProfile},
    profile::Profile,
    reason::{Reason, ReasonKind},
    stage::Stage,
    store::{SeenHead, SeenPlace, line::SeenLine},
    term::{TermCode, Vocabulary},
    when::When,
};
use frame::Sample;
use kernel::{MemberId, Moment, Problems, Rng};
use people_api::{Affiliations, Approach, Shared, Step};
use std::sync::Arc;
use ui::{parts::Face, words};

const LONG: &str = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrn";
const TAMIL: &str = "நிலா குமாரசுவாமி வெங்கடேசன்";

/// Every view of profiles.
pub fn samples() -> Vec<Sample> {
    let mut all = profiles();
    all.extend(edits());
    all.extend(first_steps());
    all
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn profiles() -> Vec<Sample> {
    let typical = || head("Tomasz Wiśniewski", "profession.gp", "Finding the short way to a minor surgery list");
    let mine = || SeenHead {
        audiences: Some([
            Audience::Members,
            Audience::Contacts,
            Audience::OnlyMe,
            Audience::Members,
            Audience::Contacts,
        ]),
        footing: Some(Footing::Now),
        ..typical()
    };
    let shared = [
        Reason { kind: ReasonKind::Path, words: "orthopaedics 2008, GP 2015, skin surgery 2019".into() },
        Reason { kind: ReasonKind::Background, words: "orthopaedics before general practice, like you".into() },
        Reason { kind: ReasonKind::Interest, words: "you share bread".into() },
    ];
    let page = |head, lines: &[SeenLine], shared: &[Reason]| {
        let parts = ProfileParts::new(head, lines, Vocabulary::starter(), When::month_of(2026, 11));
        ProfilePage::new(Arc::new(parts), known(), shared, Some(9.2))
    };
    let approach = |act, words: &str, links: &[&str]| Approach {
        act: Option::map(act, |it: &str| Step::new("/people", it)),
        words: words.to_owned(),
        links: links.iter().map(|it| Step::new("/people", *it)).collect(),
    };
    let write = approach(Some("Write to Tomasz"), "", &["Ask for an introduction"]);
    let wrote = approach(None, "You wrote to Tomasz on 20 November 2026.", &["Read it or take it back"]);
    let empty = || SeenHead {
        headline: None,
        about_html: None,
        place: None,
        declaration: None,
        ..head("Nia", "profession.anp", "")
    };
    let empty_mine = SeenHead { audiences: Some([Audience::Members; 5]), ..empty() };
    let coming = SeenHead { footing: Some(Footing::Considering), ..head("Ilse", "profession.doctor", "") };
    let extreme = SeenHead {
        about_html: Some(
            ui::markdown(&format!("# {LONG}\n\n{}\n\n- {TAMIL}\n- مرحبا", "word ".repeat(700))).as_str().into(),
        ),
        declaration: Some(paid()),
        ..head(LONG, "profession.mental-health-practitioner", &"W".repeat(120))
    };
    let known = page(typical(), &tomasz(), &shared).with_approach(Some(write)).with_shelf(shelf("Results day"));
    let full = page(extreme, &forty(), &shared).with_approach(Some(wrote)).with_shelf(shelf(LONG));
    vec![
        one("people/profile: empty", page(empty(), &[], &[])),
        one("people/profile: my own, empty", page(empty_mine, &[], &[])),
        one("people/profile: considering general practice", page(coming, &[], &[])),
        one("people/profile: typical", known),
        one("people/profile: my own", page(mine(), &tomasz(), &[])),
        one("people/profile: extreme, forty lines", full),
        one("people/profile: Tamil", page(head(TAMIL, "profession.gp", "தோல் அறுவை சிகிச்சை"), &tomasz(), &[])),
    ]
}

fn shelf(title: &str) -> Arc<[Shared]> {
    let line = "Innovation, 2 October 2026".to_owned();
    Arc::from([Shared { url: "/library/x".to_owned(), title: title.to_owned(), line }])
}

fn edits() -> Vec<Sample> {
    let words = Vocabulary::starter();
    let (keys, lines): (Vec<_>, Vec<_>) = forty().into_iter().map(|it| (it.key, it.line)).unzip();
    let profile = Profile { lines, ..Profile::new(member(), TermCode::stored("profession.gp")) };
    let own = OwnProfile { profile, keys, revision: 3 };
    let form = HeadForm::of(&own, &PlaceNames::new());
    let mut wrong = Problems::one("headline", "Use 120 characters or fewer.");
    wrong.add("location", "Write the first half of a postcode, for example TS18.");
    let none = Problems::none();
    let url = || "/people/x".to_owned();
    let long = HeadForm { headline: "W".repeat(130), location: "Somewhere".into(), ..form.clone() };
    let line = |kind, form: &LineForm, problems: &Problems| LinePage::new(kind, "", form, problems, words);
    let mut bad = Problems::one("words", "Write something here.");
    bad.add("stage", "Choose how far you are: considering, in training, established, or in the past.");
    bad.add("from", "Write a year, or a month and a year, for example 2015 or March 2015.");
    let partner = LineForm::of(&tomasz()[2].line, Some("Marram Lane Practice".into()), words);
    let initials = words::initials(TAMIL);
    let face = Face { initials, tint: 2, photo: None };
    let rows = vec![
        HidingRow { from: From::Place(PlaceCode::stored("A81001")), name: "Marram Lane Practice".into() },
        HidingRow { from: From::Person(member()), name: LONG.into() },
    ];
    vec![
        one("people/edit: nothing said yet", EditPage::new(url(), None, &HeadForm::default(), &none, words)),
        one("people/edit: forty lines", EditPage::new(url(), Some((&own, &PlaceNames::new())), &form, &none, words)),
        one("people/edit: problems", EditPage::new(url(), Some((&own, &PlaceNames::new())), &long, &wrong, words)),
        one("people/line: a role", LinePage::new(Kind::Role, "x", &partner, &none, words)),
        one("people/line: extended role with problems", line(Kind::ExtendedRole, &LineForm::default(), &bad)),
        one("people/line: a link", line(Kind::Link, &LineForm::default(), &none)),
        one("people/line: open to", line(Kind::OpenTo, &LineForm::default(), &none)),
        one("people/line: would like", line(Kind::WouldLike, &LineForm::default(), &none)),
        one("people/photo: none", PhotoPage::new(face.clone(), &none)),
        one(
            "people/photo: refused",
            PhotoPage::new(
                face,
                &Problems::one("photo", "Use a photo in JPEG, PNG or WebP format. This file is something else."),
            ),
        ),
        one("people/hiding: nobody", HidingPage::new(None, vec![], "", &none)),
        one(
            "people/hiding: a practice and a person",
            HidingPage::new(Some(("x".into(), TAMIL.into())), rows, "", &none),
        ),
    ]
}

fn first_steps() -> Vec<Sample> {
    let words = Vocabulary::starter();
    let none = Problems::none();
    let first = welcome::First { profession: "profession.gp".into(), place_words: LONG.into(), ..Default::default() };
    let wrong = Problems::one("sessions", "Write the sessions a week as a number from 0.5 to 12, in halves.");
    let declared = DeclarationForm::of(Some(&paid()));
    let mut undeclared =
        Problems::one("affiliation", "Choose at least one. “Other sector” fits whoever fits nowhere else.");
    undeclared.add("interests", "Say whether there is anything to declare. Nothing is an answer too.");
    let fourth = welcome::Fourth {
        can_help: "minor surgery, ".repeat(20),
        open_to: vec!["open.mentor".into()],
        ..Default::default()
    };
    let no_profession = Problems::one("profession", "Choose your profession from the list.");
    vec![
        one("people/welcome: first", WelcomePage::first(&welcome::First::default(), &none, words)),
        one("people/welcome: first with problems", WelcomePage::first(&first, &wrong, words)),
        one("people/welcome: second", WelcomePage::second(&DeclarationForm::default(), &none)),
        one("people/welcome: second with problems", WelcomePage::second(&DeclarationForm::default(), &undeclared)),
        one("people/declaration: some", DeclarationPage::new(&declared, &none)),
        one("people/declaration: with problems", DeclarationPage::new(&DeclarationForm::default(), &undeclared)),
        one("people/welcome: third", WelcomePage::third(&welcome::Third::default(), Asks::NoMore, &none, words)),
        one("people/welcome: fourth, long", WelcomePage::fourth(&fourth, Asks::NoMore, &none, words)),
        one(
            "people/welcome: fourth without a profession",
            WelcomePage::fourth(&fourth, Asks::Profession, &no_profession, words),
        ),
    ]
}

fn member() -> MemberId {
    MemberId::random(&Rng::seeded(1))
}

fn head(name: &str, profession: &str, headline: &str) -> SeenHead {
    let about = "I was an orthopaedic registrar until my knees and my children voted. Ask me for the list of things I would skip.";
    SeenHead {
        member: member(),
        name: name.to_owned(),
        profession: TermCode::stored(profession),
        headline: Some(headline.to_owned()),
        about_html: Some(ui::markdown(about).as_str().to_owned()),
        photo: None,
        place: None,
        outcode: Some("TS10".to_owned()),
        footing: None,
        declaration: Some(Declaration { affiliations: Affiliations::stored("practice"), interests: None, ..paid() }),
        evidence: Evidence::default(),
        held_since: None,
        audiences: None,
    }
}

/// Somebody who is paid by others too.
fn paid() -> Declaration {
    let at = Moment::from_micros(1_795_000_000_000_000);
    Declaration {
        affiliations: Affiliations::stored("practice|education|industry"),
        affiliations_at: at,
        interests: Some(Interests::stored(format!(
            "Shares in a company that makes appointment software\n{LONG}: fees"
        ))),
        interests_at: at,
    }
}

fn known() -> Option<Knowing> {
    Some(Knowing {
        icon: "mail",
        words: "Work address at nhs.net confirmed, invited by Siân Llewellyn".into(),
        host: Some(Vouching { url: "/people/x".into(), name: "Siân Llewellyn".into(), rest: ", GP, invited".into() }),
        work: "An address at work that ends in nhs.net is confirmed.".into(),
    })
}

fn line(kind: Kind, code: &str) -> Line {
    Line::new(kind, Subject::Term(TermCode::stored(code)))
}

fn tomasz() -> Vec<SeenLine> {
    let at = |it: Line, stage, from: i32, to: Option<i32>| Line {
        stage,
        from: Some(When::year_of(from)),
        to: to.map(When::year_of),
        ..it
    };
    let skin = || line(Kind::ExtendedRole, "extended.skin-surgery");
    let partner = Line {
        place: Some(WorkPlace::Known(PlaceCode::stored("A81001"))),
        sessions: Sessions::of_tenths(60),
        ..at(line(Kind::Role, "role.partner"), None, 2018, None)
    };
    let typed = Some(WorkPlace::Typed(PlaceWords::stored("Teesside training scheme")));
    let mut lines = vec![
        Line {
            detail: Some(Detail::stored("Recognised by the local training hub. Two lists a month.")),
            ..at(skin(), Some(Stage::Established), 2019, None)
        },
        at(skin(), Some(Stage::Training), 2017, Some(2019)),
        partner,
        Line { place: typed, ..at(line(Kind::Role, "role.registrar"), None, 2015, Some(2018)) },
        at(line(Kind::Background, "background.orthopaedics"), None, 2008, Some(2015)),
        Line { capacity: Capacity::of(1), to: Some(When::month_of(2027, 3)), ..line(Kind::OpenTo, "open.be-shadowed") },
        line(Kind::OpenTo, "open.examine"),
        Line::new(
            Kind::CanHelp,
            Subject::Words(LineWords::stored("Setting up a list, instruments, the business case")),
        ),
        Line::new(Kind::LookingFor, Subject::Words(LineWords::stored("A walking partner for the Cleveland Way"))),
        line(Kind::Language, "language.en"),
        line(Kind::Language, "language.pl"),
        Line { from: Some(When::year_of(2018)), ..line(Kind::Qualification, "qualification.mrcgp") },
        line(Kind::Interest, "life.bread"),
        Line::new(Kind::Link, Subject::Link(LinkAddress::stored("https://example.org/tomasz"))),
    ];
    lines.push(Line { audience: Audience::Contacts, ..line(Kind::Interest, "life.bees") });
    let place = SeenPlace {
        code: PlaceCode::stored("A81001"),
        name: "Marram Lane Practice".into(),
        town: Some("Redcar".into()),
    };
    seen(lines, &place)
}

fn forty() -> Vec<SeenLine> {
    let mut lines: Vec<Line> = tomasz().into_iter().map(|it| it.line).collect();
    let own = |number: usize| LineWords::stored(format!("{LONG} {number}"));
    lines.extend((0..9).map(|it| Line {
        stage: Some(Stage::ALL[it % 4]),
        detail: Some(Detail::stored("word ".repeat(60).trim().to_owned())),
        ..Line::new(Kind::ExtendedRole, Subject::Words(own(it)))
    }));
    lines.extend((0..16).map(|it| Line::new(Kind::Interest, Subject::Words(own(it)))));
    let place = SeenPlace { code: PlaceCode::stored("A81001"), name: LONG.into(), town: Some(LONG.into()) };
    seen(lines, &place)
}

fn seen(lines: Vec<Line>, place: &SeenPlace) -> Vec<SeenLine> {
    let rng = Rng::seeded(2);
    let known = |line: &Line| matches!(line.place, Some(WorkPlace::Known(_)));
    let keyed = lines.into_iter().zip(1..).map(|(line, position)| SeenLine {
        key: LineKey { id: LineId::random(&rng), position },
        place: known(&line).then(|| place.clone()),
        line,
    });
    keyed.collect()
}
