//! The picture of one's contacts, and what it suggests.

use super::*;
use proptest::prelude::*;

fn spot(latitude: f64, board: &str) -> Option<Spot> {
    Some(Spot { latitude, longitude: -1.3, board: (!board.is_empty()).then(|| board.to_owned()) })
}

fn person(latitude: f64, practice: &str, began: u16, affiliations: &str) -> Person {
    Person {
        place: spot(latitude, "QHM"),
        practices: vec![practice.to_owned()],
        began: Some(began),
        training: Training::No,
        affiliations: Affiliations::stored(affiliations),
    }
}

fn me() -> Person {
    person(54.5, "A81001", 2010, "practice")
}

#[test]
fn few_contacts_make_no_picture() {
    let some = vec![me(); FEWEST - 1];
    assert_eq!(Balance::of(&me(), &some), None);
    assert!(Balance::of(&me(), &vec![me(); FEWEST]).is_some());
}

#[test]
fn near_is_the_same_board_or_few_miles() {
    let far_board = |latitude| Person { place: spot(latitude, "QOX"), ..me() };
    assert_eq!(distance(&me(), &person(55.9, "x", 2010, "")), Distance::Near, "the same board");
    assert_eq!(distance(&me(), &far_board(54.6)), Distance::Near, "seven miles");
    assert_eq!(distance(&me(), &far_board(54.9)), Distance::Far);
    assert_eq!(distance(&me(), &Person { place: None, ..me() }), Distance::NotSaid);
    let boardless = |latitude| Person { place: spot(latitude, ""), ..me() };
    assert_eq!(distance(&boardless(54.5), &boardless(58.0)), Distance::Far);
    assert!(
        (miles(&spot(51.5, "").unwrap_or_else(|| unreachable!()), &spot(52.5, "").unwrap_or_else(|| unreachable!()))
            - 69.1)
            .abs()
            < 0.2
    );
}

#[test]
fn careers_are_measured_beside_ones_own() {
    let began = |year| person(54.5, "x", year, "");
    assert_eq!(career(&me(), &began(2017)), Career::Shorter);
    assert_eq!(career(&me(), &began(2016)), Career::Alike);
    assert_eq!(career(&me(), &began(2003)), Career::Longer);
    assert_eq!(career(&me(), &Person { began: None, ..me() }), Career::NotSaid);
    let student = Person { training: Training::Yes, began: None, ..me() };
    assert_eq!((career(&me(), &student), career(&student, &me())), (Career::Shorter, Career::Longer));
}

#[test]
fn whoever_belongs_twice_is_counted_twice() {
    let contacts = vec![person(54.5, "A81001", 2010, "practice|education"); 5];
    let balance = Balance::of(&me(), &contacts).expect("five are enough");
    assert_eq!(balance.sector.count(Sector::Said(Affiliation::Practice)), 5);
    assert_eq!(balance.sector.count(Sector::Said(Affiliation::Education)), 5);
    assert_eq!(balance.sector.count(Sector::NotSaid), 0);
    assert_eq!(balance.practice.count(Practice::Same), 5);
}

#[test]
fn one_thing_is_suggested_the_narrowest_first() {
    let advice = |contacts: &[Person]| advise(&Balance::of(&me(), contacts).expect("enough"), &me());
    let url = |contacts: &[Person]| advice(contacts).map(|it| it.url);
    let own = vec![me(); 5];
    assert_eq!(url(&own), Some("/people?miles=25&sort=distance"));
    let mut mixed = own.clone();
    mixed.push(person(54.5, "A81002", 2010, "practice"));
    assert_eq!(url(&mixed), Some("/people?role=registrar&role=fellow"));
    mixed.push(person(54.5, "A81002", 2020, "trainee"));
    assert_eq!(url(&mixed), Some("/people?role=trainer&role=programme-director"));
    mixed.push(person(54.5, "A81002", 1995, "practice"));
    assert_eq!(url(&mixed), Some("/people?path=1"));
    mixed.push(Person { place: spot(50.7, "QOX"), ..me() });
    assert_eq!(url(&mixed), Some("/people?affiliation=education"));
    mixed.push(person(54.5, "x", 2010, "education|commissioner|other"));
    assert_eq!(url(&mixed), None);
    let nowhere = Person { place: None, ..me() };
    let lost = advise(&Balance::of(&nowhere, &mixed).expect("enough"), &nowhere);
    assert_eq!(lost.map(|it| it.url), Some("/profile/edit#location"));
}

proptest! {
    #[test]
    fn every_side_counts_everybody_once(years in proptest::collection::vec(proptest::option::of(1970..2026_u16), 5..40)) {
        let contacts: Vec<Person> = years.iter().map(|it| Person { began: *it, ..me() }).collect();
        let balance = Balance::of(&me(), &contacts).expect("enough");
        let sum = |counts: &[(Career, usize)]| counts.iter().map(|it| it.1).sum::<usize>();
        prop_assert_eq!(sum(&balance.career.counts), contacts.len());
        prop_assert_eq!(balance.distance.counts.iter().map(|it| it.1).sum::<usize>(), contacts.len());
        prop_assert_eq!(balance.practice.counts.iter().map(|it| it.1).sum::<usize>(), contacts.len());
    }
}
