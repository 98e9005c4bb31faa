//! The page with made data.

use super::{Making, SearchPage, search_page};
use crate::{
    asked::{Asked, Filter},
    search::finding::{Answer, Authors},
    search::projection::KIND,
    search::reader::Reader,
};
use frame::Sample;
use kernel::{MemberId, Moment};
use search::{FacetCounts, Found, Hit, How, Place, Why, code};
use searching_api::{Card, Kind, Like, Person, Writer};
use std::sync::Arc;

/// All of them.
pub fn samples() -> Vec<Sample> {
    let one = |name, view: SearchPage| Sample { name, view: Box::new(view) };
    let asked = Asked { text: "spirometri hub".to_owned(), ..Asked::default() };
    let narrow = Asked { kinds: vec![Kind::Reply], by: "Tomasz".to_owned(), ..asked.clone() };
    let nothing = Answer { ways: vec![(Filter::By, 3), (Filter::Kind(Kind::Reply), 1)], ..Answer::default() };
    let nobody = Answer { authors: Authors::Nobody, ..Answer::default() };
    vec![
        one("searching/search: before", search_page(&Asked::default(), &Answer::default(), Making::Done)),
        one("searching/search: typical", search_page(&asked, &answer(cards()), Making::Done)),
        one("searching/search: narrowed", search_page(&narrow, &answer(cards()), Making::Done)),
        one("searching/search: long names, any script", search_page(&asked, &answer(vec![extreme()]), Making::Done)),
        one("searching/search: nothing with these filters", search_page(&narrow, &nothing, Making::Done)),
        one("searching/search: nobody called so", search_page(&narrow, &nobody, Making::Done)),
        one("searching/search: nothing, and being made", search_page(&asked, &Answer::default(), Making::Going)),
    ]
}

fn answer(cards: Vec<Card>) -> Answer {
    let group = [7; 16];
    let why = vec![
        Why { word: 0, words: 1, place: Place::About, how: How::Similar("spirometry".to_owned()) },
        Why { word: 1, words: 1, place: Place::About, how: How::Synonym("neighbourhood hub".to_owned()) },
    ];
    let hit = |card: &Card| Hit { id: card.id, miles: None, why: why.clone(), preferred: vec![], told: None };
    let found = Found {
        hits: cards.iter().map(hit).collect(),
        total: 1_204,
        facets: vec![FacetCounts {
            facet: KIND,
            values: vec![(code(KIND, Kind::Reply as u32), 1_120), (code(KIND, Kind::Question as u32), 84)],
        }]
        .into(),
        shelves: vec![(group, 31)],
        words: vec!["spirometri".to_owned(), "hub".to_owned()],
        corrected: Some("spirometry hub".to_owned()),
        ..Found::default()
    };
    let mut reader = Reader::default();
    reader.names.insert(group, "Tees First5".to_owned());
    Answer {
        total: found.total,
        hits: found.hits.iter().cloned().zip(cards).collect(),
        found,
        people: Like {
            people: vec![Person {
                member: MemberId::NONE,
                name: "Siân Llewellyn-Okonkwo".to_owned(),
                line: "GP partner, Marram Lane Practice".to_owned(),
            }],
            total: 14,
            url: "/people?q=spirometry".to_owned(),
        },
        reader: Arc::new(reader),
        ..Answer::default()
    }
}

fn cards() -> Vec<Card> {
    let card = |kind, title: &str, words: &str, writer| Card {
        id: [3; 16],
        kind,
        url: "/discussions/1?post=2".to_owned(),
        title: title.to_owned(),
        shelf: Some(("/groups/7/discussions".to_owned(), "Tees First5".to_owned())),
        writer,
        at: Moment::from_micros(1_795_000_000_000_000),
        words: words.to_owned(),
    };
    let tomasz = Some(Writer::Member(MemberId::NONE, "Tomasz Wiśniewski".to_owned()));
    let long = "We moved **spirometry** to the hub in March. Two healthcare assistants were trained; reports come back in a \
                week, and the waiting list went from five months to six weeks. What we would do differently: agree first who \
                calls the patients whose tests fail.";
    vec![
        card(Kind::Question, "Spirometry: who does it where you are?", "Our nurse retires.", None),
        card(Kind::Reply, "Spirometry: who does it where you are?", long, tomasz),
        card(
            Kind::Question,
            "How do you say no to the hub?",
            "I dread it.",
            Some(Writer::Nobody("Asked without a name")),
        ),
        Card {
            kind: Kind::Group,
            shelf: None,
            ..card(Kind::Group, "Spirometry leads", "For whoever runs a service.", None)
        },
    ]
}

fn extreme() -> Card {
    Card {
        title: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ".repeat(6),
        words: "நிலா விழியன் spirometry ".repeat(200),
        writer: Some(Writer::Member(MemberId::NONE, "Aoife Ní Dhomhnaill Uí Chonchobhair ".repeat(6))),
        shelf: Some(("/groups/7/discussions".to_owned(), "Bwrdd Iechyd Prifysgol Betsi Cadwaladr ".repeat(4))),
        ..cards().remove(1)
    }
}
