//! The library as one looks through it, with made data.

use super::{LONG, TITLE, listed};
use crate::{
    kind::Kind,
    search::{
        asked::{Asked, Filter, Fresh},
        codes,
        finding::{Answer, Wording},
    },
    store::listing::Listed,
    views::finding::{FindingPage, Making},
};
use frame::Sample;
use search::{FacetCounts, Found, Hit, How, Place, Why};
use std::sync::Arc;

/// All of them.
pub fn samples() -> Vec<Sample> {
    let one = |name, asked: &Asked, answer, making| Sample {
        name,
        view: Box::new(FindingPage::new(asked, answer, making)) as Box<dyn ui::View>,
    };
    let asked = Asked { text: "eveninh pile".to_owned(), ..Asked::default() };
    let narrow = Asked { kinds: vec![Kind::Audit], fresh: Fresh::Month, topics: vec!["a.b".into()], ..asked.clone() };
    let ways = Answer { ways: vec![(Filter::Fresh, 3), (Filter::Kind(Kind::Audit), 1)], ..Answer::default() };
    vec![
        one("library/finding: nothing at all", &Asked::default(), Answer::default(), Making::Done),
        one(
            "library/finding: nothing asked",
            &Asked::default(),
            answer(vec![listed(TITLE), listed(LONG)]),
            Making::Done,
        ),
        one("library/finding: words, typing error", &asked, answer(vec![listed(TITLE), listed(LONG)]), Making::Done),
        one("library/finding: nothing with these filters", &narrow, ways, Making::Done),
        one("library/finding: being made", &Asked::default(), Answer::default(), Making::Going),
        one("library/finding: nothing, and being made", &asked, Answer::default(), Making::Going),
    ]
}

fn answer(rows: Vec<Listed>) -> Answer {
    let why = vec![Why { word: 0, words: 1, place: Place::About, how: How::Similar("evening".to_owned()) }];
    let hit = |it: &Listed| Hit { id: *it.id.as_bytes(), miles: None, why: why.clone(), preferred: vec![], told: None };
    let words = "Before, there was an evening of results; now there is a pile at noon.";
    let topics = vec![("clinical.bloods".to_owned(), "blood results".to_owned())];
    let of = |facet, code, count| FacetCounts { facet, values: vec![(code, count)] };
    let found = Found {
        total: 1_204,
        facets: vec![
            of(codes::KIND, codes::of_kind(Kind::Innovation), 1_120),
            of(codes::TOPIC, codes::of_topic("clinical.bloods"), 31),
            of(codes::REGION, codes::of_region("Y63"), 4),
        ]
        .into(),
        words: vec!["eveninh".to_owned(), "pile".to_owned()],
        corrected: Some("evening pile".to_owned()),
        ..Found::default()
    };
    Answer {
        total: found.total,
        fresh: Fresh::ALL.into_iter().zip([1_204, 12, 900, 304, 0]).collect(),
        hits: rows.into_iter().map(|it| (hit(&it), it, Some(words.to_owned()))).collect(),
        words: Arc::new(Wording::new(topics, vec![("Y63".to_owned(), "North East and Yorkshire".to_owned())])),
        month: "2027-01".to_owned(),
        found,
        ..Answer::default()
    }
}
