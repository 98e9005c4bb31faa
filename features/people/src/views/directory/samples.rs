//! The views of the directory with made data.

use super::{
    PeoplePage, Portrait, SavedPage,
    page::{DirectoryParts, Making, people_page},
    person_row,
};
use crate::{
    actions::saved_search::{SavedSearch, SavedSearchId},
    ask::{Asked, Filter},
    declaration::{Declaration, Interests},
    evidence::Evidence,
    facets::{Facet, Value},
    forms::saved_search::Typed,
    line::{Capacity, Kind, Line, LineWords, PlaceWords, Subject, WorkPlace},
    search::{
        Asking, Ground, Spot, Wording,
        answer::{Answer, Way},
        lexicon::Lexicon,
        me::Me,
        question::Setting,
    },
    stage::Stage,
    store::{card::Card, saved_search::Fresh},
    term::{TermCode, Vocabulary},
    when::When,
};
use frame::Sample;
use kernel::{MemberId, Moment, Problems};
use people_api::Affiliations;
use places_api::PlaceKind;
use search::{Found, Hit, Point};
use std::sync::Arc;

/// Every view of the directory with made data.
pub fn samples() -> Vec<Sample> {
    fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
        Sample { name, view: Box::new(view) }
    }
    let asked = Asked::parse("extended=skin-surgery&stage=established&near=TS18&miles=10");
    let typical: Vec<Card> = vec![tomasz(), Card { name: "Aoife Ní Dhomhnaill".into(), ..quiet() }];
    let ways =
        vec![(Way::Within(50), 5), (Way::Without(Filter::Pick(Facet::Stage, Value::Stage(Stage::Established))), 2)];
    let saved = |name: &str| SavedSearch {
        id: SavedSearchId::NONE,
        member: MemberId::NONE,
        name: name.to_owned(),
        query: asked.query(),
        asked_at: None,
    };
    let waiting = SavedSearch { asked_at: Some(Moment::from_micros(1_795_000_000_000_000)), ..saved("Frailty") };
    let fresh = |name: &str| Fresh {
        search: SavedSearchId::NONE,
        member: MemberId::NONE,
        name: name.to_owned(),
        profession: TermCode::stored("profession.gp"),
    };
    let new = ["Siân Llewellyn", "நிலா", "A", "B", "C", "D", "E"].map(fresh);
    let typed = |name: &str| Typed { name: name.to_owned(), tell: None };
    let words = Vocabulary::starter();
    let none = Problems::none();
    let wrong = Problems::one("name", "You have a search of this name. Give this one another.");
    vec![
        one("people/directory: typical", page(&asked, &typical, vec![], Making::Done)),
        one("people/directory: nobody fits", page(&asked, &[], ways, Making::Done)),
        one("people/directory: empty and being made", page(&Asked::default(), &[], vec![], Making::Going)),
        one("people/directory: long names, any script", page(&Asked::default(), &[extreme()], vec![], Making::Done)),
        one("people/saved: none", SavedPage::new(&[], &[], &Asked::default(), typed(""), &none, words)),
        one(
            "people/saved: one more",
            SavedPage::new(&[saved("Skin surgery near me")], &[], &asked, typed("Skin surgery"), &none, words),
        ),
        one("people/saved: somebody new", SavedPage::new(&[waiting], &new, &Asked::default(), typed(""), &none, words)),
        one(
            "people/saved: name taken",
            SavedPage::new(&[saved("A"), saved(&"long ".repeat(16))], &[], &asked, typed("A"), &wrong, words),
        ),
    ]
}

fn page(asked: &Asked, cards: &[Card], ways: Vec<(Way, u64)>, making: Making) -> PeoplePage {
    let lexicon = Arc::new(Lexicon::of(Arc::new(Vocabulary::starter().clone())));
    let lines = vec![background(), at(Stage::Training, None)];
    let me = Me { member: MemberId::from_bytes([9; 16]), lines, ..Me::default() };
    let ground = Arc::new(Ground::of(vec![Spot {
        code: "A00000".into(),
        name: "Marram Lane Practice".into(),
        kind: PlaceKind::Practice,
        town: "Stockton-on-Tees".into(),
        outcode: "TS18".into(),
        at: Some(Point { lat: 54.56, lon: -1.31 }),
        above: vec![],
    }]));
    let setting = Setting {
        me: &me,
        lexicon: &lexicon,
        ground: &ground,
        elsewhere: None,
        now: Moment::from_micros(1_795_000_000_000_000),
    };
    let hit = Hit { id: [0; 16], miles: Some(9.0), why: vec![], preferred: vec![], told: None };
    let found = Found { total: cards.len() as u64 * 7, ..Found::default() };
    let wording = Wording { lexicon: lexicon.clone(), ground: ground.clone(), now: When::of(setting.now) };
    let asking = Asking::of(&me, &wording, asked, &found);
    let row = |it: &Card| person_row(&asking, &hit, it, &Portrait::of(it, &wording, asked));
    let rows = cards.iter().map(row).collect();
    let term = |code: &str| Value::Term(TermCode::stored(code));
    let facets = vec![
        (Facet::ExtendedRole, vec![(term("extended.skin-surgery"), 14), (term("extended.dermatology"), 9)]),
        (Facet::Stage, Stage::ALL.map(|it| (Value::Stage(it), 6)).into()),
        (Facet::Background, vec![(term("background.orthopaedics"), 3), (term("background.nursing"), 1_200)]),
        (Facet::Language, vec![]),
    ];
    let answer = Answer { found, facets: facets.into(), walkers: Some(3), ways };
    let ticks = super::facets(asked, &answer, &wording);
    let filters = Arc::new(super::filter_form(&setting, asked, asked, &answer, &ticks));
    people_page(DirectoryParts { setting: &setting, asked, answer: &answer, filters, rows, making })
}

fn background() -> Line {
    Line { from: Some(When::year_of(2008)), ..Line::new(Kind::Background, term("background.orthopaedics")) }
}

fn at(stage: Stage, from: Option<i32>) -> Line {
    Line {
        stage: Some(stage),
        from: from.map(When::year_of),
        ..Line::new(Kind::ExtendedRole, term("extended.skin-surgery"))
    }
}

fn term(code: &str) -> Subject {
    Subject::Term(TermCode::stored(code))
}

fn tomasz() -> Card {
    let role = Line {
        place: Some(WorkPlace::Typed(PlaceWords::stored("Marram Lane Practice, Redcar"))),
        from: Some(When::year_of(2018)),
        ..Line::new(Kind::Role, term("role.partner"))
    };
    let open = Line {
        capacity: Capacity::of(1),
        to: Some(When::month_of(2027, 3)),
        ..Line::new(Kind::OpenTo, term("open.be-shadowed"))
    };
    Card {
        member: MemberId::NONE,
        name: "Tomasz Wiśniewski".into(),
        profession: TermCode::stored("profession.gp"),
        headline: Some("Finding the short way to a minor surgery list".into()),
        photo: None,
        location: None,
        footing: None,
        declaration: Some(Declaration {
            affiliations: Affiliations::stored("practice|industry"),
            affiliations_at: Moment::default(),
            interests: Some(Interests::stored("Shares in a maker of dermatoscopes")),
            interests_at: Moment::default(),
        }),
        evidence: Evidence { host: None, domains: vec!["nhs.net".into()] },
        lines: vec![role, background(), at(Stage::Established, Some(2019)), open],
    }
}

/// Somebody who says only what must be said.
fn quiet() -> Card {
    Card { headline: None, lines: vec![], declaration: None, evidence: Evidence::default(), ..tomasz() }
}

fn extreme() -> Card {
    let long = |kind, words: &str| Line::new(kind, Subject::Words(LineWords::stored(words)));
    let mut lines = vec![long(Kind::Role, &"responsibility ".repeat(8))];
    lines.extend((0..6).map(|n| long(Kind::ExtendedRole, &format!("தோல் அறுவை சிகிச்சை {n} {}", "மிக ".repeat(12)))));
    Card {
        name: "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerych".into(),
        headline: Some("ن".repeat(120)),
        lines,
        ..tomasz()
    }
}
