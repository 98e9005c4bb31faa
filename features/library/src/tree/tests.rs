//! The tree, case by case.

use super::*;
use proptest::prelude::*;

fn id(number: u16) -> ResourceId {
    let mut bytes = [0; 16];
    bytes[14..].copy_from_slice(&number.to_be_bytes());
    ResourceId::from_bytes(bytes)
}

fn leaf(number: u16, of: Option<u16>, seen: bool) -> Leaf {
    let said = Said { title: format!("Title {number}"), ..Said::default() };
    Leaf { id: id(number), of: of.map(id), seen: seen.then_some(said) }
}

fn lines(nodes: &[Node]) -> Vec<String> {
    let title =
        |it: &Node| it.said.as_ref().map_or("?".to_owned(), |it| it.title.trim_start_matches("Title ").to_owned());
    nodes.iter().map(|it| format!("{}{}", "-".repeat(it.depth), title(it))).collect()
}

#[test]
fn each_stands_before_its_own() {
    let leaves = vec![leaf(1, None, true), leaf(2, Some(1), true), leaf(3, Some(1), true), leaf(4, Some(2), true)];
    assert_eq!(lines(&listed(leaves)), ["1", "-2", "--4", "-3"]);
    assert!(listed(vec![]).is_empty());
}

/// What is not seen is told by nothing, neither a line nor a gap (abuse case 13).
#[test]
fn what_is_secret_is_left_out() {
    let secret = vec![leaf(1, None, true), leaf(2, Some(1), false), leaf(3, Some(2), false), leaf(4, Some(1), true)];
    assert_eq!(lines(&listed(secret)), ["1", "-4"]);
    let between = vec![leaf(1, None, false), leaf(2, Some(1), false), leaf(3, Some(2), true)];
    assert_eq!(lines(&listed(between)), ["?", "-?", "--3"], "and a place where something behind it is seen");
    assert!(listed(vec![leaf(1, None, false)]).is_empty());
}

#[test]
fn what_was_made_of_something_gone_is_a_first() {
    assert_eq!(lines(&listed(vec![leaf(5, Some(1), true), leaf(6, Some(5), true)])), ["5", "-6"]);
    let knot = vec![leaf(1, Some(1), true), leaf(2, Some(3), true), leaf(3, Some(2), true)];
    assert_eq!(lines(&listed(knot)), ["1"], "what cannot be ends");
}

#[test]
fn an_original_stands_in_the_middle_of_its_own() {
    let leaves = vec![leaf(1, None, true), leaf(2, Some(1), true), leaf(3, Some(1), true), leaf(4, Some(2), true)];
    let places: Vec<_> = picture(&listed(leaves), 0, 60).iter().map(|it| (it.column, it.row)).collect();
    assert_eq!(places, [(0, 1), (1, 0), (2, 0), (1, 2)]);
}

#[test]
fn a_large_tree_keeps_the_way_to_where_one_is() {
    let mut leaves = vec![leaf(0, None, true)];
    leaves.extend((1..1_000).map(|it| leaf(it, Some(0), true)));
    leaves.extend((1_000..2_000).map(|it| leaf(it, Some(it - 1), true)));
    let nodes = listed(leaves);
    assert_eq!(nodes.len(), 2_000);
    let here = nodes.iter().position(|it| it.id == id(1_002)).expect("there");
    let places = picture(&nodes, here, 12);
    assert_eq!(places.len(), 12);
    assert!(places.iter().any(|it| it.node == here));
    assert_eq!(places[0].more, 991);
}

proptest! {
    #[test]
    fn nothing_stands_on_anything_else(of in proptest::collection::vec(0u16..40, 1..40), most in 1usize..50, pick in 0usize..40) {
        let leaves = of.iter().enumerate().map(|(at, of)| leaf(at as u16, (at > 0).then_some(of % (at as u16).max(1)), true));
        let nodes = listed(leaves.collect());
        prop_assert_eq!(nodes.len(), of.len(), "all are in the list, once");
        let places = picture(&nodes, pick % nodes.len(), most);
        for (at, one) in places.iter().enumerate() {
            let apart = |it: &Place| it.column != one.column || it.row.abs_diff(one.row) >= 2;
            prop_assert!(places[at + 1..].iter().all(apart), "{places:?}");
        }
        let shown: usize = places.iter().map(|it| 1 + it.more).sum();
        prop_assert!(shown <= nodes.len());
    }
}
