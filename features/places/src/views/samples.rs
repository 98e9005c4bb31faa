//! Every view with made data: empty, typical and extreme.

use super::{PlacePage, PlacesPage, Practices, result_row};
use crate::{
    day::Day,
    finder::Entry,
    place::{Place, PlaceCode, PlaceKind, Status},
    postcode::Postcode,
    store::{Body, Found},
};
use frame::Sample;
use kernel::{Cursor, MemberId, Page};
use places_api::Worker;

const LONG: &str =
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch and District Group Medical Practice (Branch)";

/// The samples for the gallery.
pub fn samples() -> Vec<Sample> {
    fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
        Sample { name, view: Box::new(view) }
    }
    let rows = [entry("X99001", "Marram Lane Practice", Status::Active), entry("X99002", LONG, Status::Closed)];
    let rows: Vec<_> = rows.iter().map(result_row).collect();
    let typed = || "marram".to_owned();
    let mut all = vec![
        one("places/list: before the first import", PlacesPage::new(String::new(), None, bodies(), Practices::NoneYet)),
        one("places/list: typical", PlacesPage::new(String::new(), None, bodies(), Practices::Here)),
        one("places/list: found", PlacesPage::new(typed(), Some(rows), bodies(), Practices::Here)),
        one(
            "places/list: nothing found",
            PlacesPage::new("<b>\u{202e}x".repeat(20), Some(vec![]), bodies(), Practices::Here),
        ),
        one(
            "places/place: practice",
            PlacePage::new(practice(), above(), nothing(), Some(vec![worker("Ada Lowther", "GP partner, since 2019")])),
        ),
        one("places/place: practice, nobody here yet", PlacePage::new(practice(), above(), nothing(), Some(vec![]))),
        one("places/place: closed, no ladder, no port", PlacePage::new(closed(), vec![], nothing(), None)),
        one(
            "places/place: network without members",
            PlacePage::new(body("X99100", PlaceKind::Pcn, "Marram PCN"), above(), nothing(), None),
        ),
        one(
            "places/place: sub-ICB, many parts",
            PlacePage::new(
                body("X9C", PlaceKind::SubIcb, LONG),
                above(),
                many(),
                Some(vec![worker("நிலா", ""), worker(LONG, LONG)]),
            ),
        ),
    ];
    all.extend(super::imports::samples());
    all
}

fn nothing() -> Page<Found> {
    Page { items: vec![], next: None }
}

fn many() -> Page<Found> {
    let network = body("X99100", PlaceKind::Pcn, "Marram PCN");
    Page { items: vec![network, practice(), closed()], next: Some(Cursor("1|X99002|marram".into())) }
}

fn bodies() -> Vec<Body> {
    let rows = [
        ("ENG", PlaceKind::Nation, "England", "ENG"),
        ("SCT", PlaceKind::Nation, "Scotland", "SCT"),
        ("Y58", PlaceKind::Region, "South West", "ENG"),
        ("Y63", PlaceKind::Region, "North East and Yorkshire", "ENG"),
    ];
    let body = |(code, kind, name, nation): (&str, PlaceKind, &str, &str)| Body {
        code: PlaceCode::stored(code),
        kind,
        name: name.to_owned(),
        nation: PlaceCode::stored(nation),
    };
    rows.map(body).to_vec()
}

fn entry(code: &str, name: &str, status: Status) -> Entry {
    let (town, postcode) = ("Redcar".into(), "TS10 1AA".into());
    Entry { code: PlaceCode::stored(code), kind: PlaceKind::Practice, name: name.into(), town, postcode, status }
}

fn body(code: &str, kind: PlaceKind, name: &str) -> Found {
    Found { place: Place::named(PlaceCode::stored(code), kind, name), town: None, outcode: None }
}

fn practice() -> Found {
    let place = Place {
        address: ["Marram Lane", "Redcar", "Cleveland"].map(str::to_owned).to_vec(),
        postcode: Some(Postcode::stored("TS10 1AA")),
        phone: Some("01632 960001".into()),
        opened: Day::new(1998, 4, 1),
        ..Place::named(PlaceCode::stored("X99001"), PlaceKind::Practice, "Marram Lane Practice")
    };
    Found { place, town: Some("Redcar".into()), outcode: Some("TS10".into()) }
}

fn closed() -> Found {
    let mut found = practice();
    found.place = Place { status: Status::Closed, closed: Day::new(2024, 3, 31), name: LONG.into(), ..found.place };
    found
}

fn above() -> Vec<Found> {
    vec![
        body("X9C", PlaceKind::SubIcb, "NHS North East and North Cumbria ICB – 16C"),
        body("QHM", PlaceKind::Icb, "NHS North East and North Cumbria ICB"),
        body("Y63", PlaceKind::Region, "North East and Yorkshire"),
        body("ENG", PlaceKind::Nation, "England"),
    ]
}

fn worker(name: &str, line: &str) -> Worker {
    Worker {
        id: MemberId::NONE,
        name: name.into(),
        beside: String::new(),
        profession: "Doctor".into(),
        line: line.into(),
    }
}
