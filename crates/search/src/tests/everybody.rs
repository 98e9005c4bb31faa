//! The question that asks for nothing, and what is kept for it while the index stays as it is.

use super::*;
use std::sync::Arc;

fn everybody() -> Ask<'static> {
    Ask { count: vec![FacetSpec { facet: 1, top: 10 }], limit: 20, ..Ask::default() }
}

/// Each third entry has its own value, and only contacts of the second see another one of hers.
fn made(n: u32) -> Entry {
    let contacts_only_codes = if n == 2 { vec![code(1, 9)] } else { Vec::new() };
    Entry { codes: vec![code(1, n % 3)], contacts_only_codes, ..entry(n, "Ann") }
}

fn counts(index: &Index, ask: &Ask) -> Vec<(u32, u32)> {
    index.find(ask).unwrap().facets[0].values.iter().map(|it| (ordinal_of(it.0), it.1)).collect()
}

#[test]
fn counts_of_everybody_are_counted_once() {
    let (index, _folder) = index_of((0..9).map(made));
    let (first, again) = (index.find(&everybody()).unwrap(), index.find(&everybody()).unwrap());
    assert!(Arc::ptr_eq(&first.facets, &again.facets));
    // Another page, another order or another place is the same question.
    let near = Ask { offset: 3, sort: Sort::Newest, from: Some(Point { lat: 50.0, lon: 0.0 }), ..everybody() };
    assert!(Arc::ptr_eq(&first.facets, &index.find(&near).unwrap().facets));
    // Strangers to whom nobody tells more, and blocks of somebody who is no more, change nothing either.
    let (contacts, hidden) = ([id(3), id(77)], [id(88)]);
    let same = Ask { contacts: &contacts, hidden: &hidden, ..everybody() };
    assert!(Arc::ptr_eq(&first.facets, &index.find(&same).unwrap().facets));
    assert_eq!(counts(&index, &everybody()), [(0, 3), (1, 3), (2, 3)]);
}

#[test]
fn blocks_and_contacts_are_taken_into_account() {
    let (index, _folder) = index_of((0..9).map(made));
    counts(&index, &everybody());
    let (contacts, hidden) = ([id(2)], [id(0), id(4)]);
    assert_eq!(counts(&index, &Ask { hidden: &hidden, ..everybody() }), [(2, 3), (0, 2), (1, 2)]);
    assert_eq!(counts(&index, &Ask { contacts: &contacts, ..everybody() }), [(0, 3), (1, 3), (2, 3), (9, 1)]);
    let both = Ask { contacts: &contacts, hidden: &contacts, ..everybody() };
    assert_eq!(counts(&index, &both), [(0, 3), (1, 3), (2, 2)]);
    assert_eq!(index.find(&Ask { hidden: &hidden, ..everybody() }).unwrap().total, 7);
    assert_eq!(counts(&index, &everybody()), [(0, 3), (1, 3), (2, 3)]);
}

#[test]
fn a_change_is_counted_and_is_another_generation() {
    let (index, _folder) = index_of((0..9).map(made));
    let (other, _other) = index_of((0..9).map(made));
    let mut generations = vec![index.generation(), other.generation()];
    assert_eq!(counts(&index, &everybody()), [(0, 3), (1, 3), (2, 3)]);
    assert_eq!(index.generation(), generations[0]);
    index.apply(&[Change::Remove(id(0)), put(made(30)), put(Entry { codes: vec![code(1, 2)], ..made(4) })], 2).unwrap();
    generations.push(index.generation());
    assert_eq!(counts(&index, &everybody()), [(2, 4), (0, 3), (1, 2)]);
    index.apply(&[Change::Remove(id(30)), Change::Remove(id(3))], 3).unwrap();
    generations.push(index.generation());
    assert_eq!(counts(&index, &everybody()), [(2, 4), (1, 2), (0, 1)]);
    index.rebuild(&mut (0..3).map(|n| Ok(made(n))), 4).unwrap();
    generations.push(index.generation());
    assert_eq!(counts(&index, &everybody()), [(0, 1), (1, 1), (2, 1)]);
    generations.sort_unstable();
    generations.dedup();
    assert_eq!(generations.len(), 5);
}

#[test]
fn the_nearest_are_those_who_may_be_found() {
    let at = |n: u32| Entry { at: Some(Point { lat: 50.0 + f64::from(n / 3), lon: 0.0 }), ..made(n) };
    let (index, _folder) = index_of((0..30).map(at).chain([made(40)]));
    let hidden = [id(1), id(6)];
    let here = Ask { from: Some(Point { lat: 49.0, lon: 0.0 }), hidden: &hidden, limit: 5, ..everybody() };
    assert_eq!(found(&index, &here), [0, 2, 3, 4, 5]);
    assert_eq!(found(&index, &Ask { offset: 5, ..here.clone() }), [7, 8, 9, 10, 11]);
    assert_eq!(found(&index, &Ask { offset: 26, ..here.clone() }), [28, 29, 40]);
    index.apply(&[Change::Remove(id(2)), put(Entry { at: at(0).at, ..made(50) })], 2).unwrap();
    assert_eq!(found(&index, &here), [0, 50, 3, 4, 5]);
}
