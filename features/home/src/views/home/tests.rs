//! What the page says of itself in a sentence or two.

use super::{samples::thing, *};
use home_api::Looked;

#[test]
fn the_page_says_how_many_things_and_how_long() {
    let none = Week::of(2, &[]);
    let rows = |acts: &[NextAct]| acts.iter().map(|it| ActRow::new(*it, 3)).collect::<Vec<_>>();
    let three = rows(&[NextAct::Profile, NextAct::Help, NextAct::Invite]);
    assert_eq!(
        lede(3, 0, &none, &three),
        "You are one of the first three. Three things are worth doing, about 10 minutes together."
    );
    assert_eq!(lede(1, 0, &none, &three[..1]), "You are the first here. One thing is worth doing, about 3 minutes.");
    assert_eq!(lede(4000, 0, &none, &[]), "Nothing waits for you.");
    assert_eq!(lede(4000, 1, &none, &[]), "Somebody waits for you.");
    assert_eq!(lede(4000, 3, &none, &three[..1]), "Some wait for you. One thing is worth doing, about 3 minutes.");
}

#[test]
fn a_week_says_what_it_holds_and_what_of_it_was_looked_at() {
    let mut things = vec![(None, thing(Section::Groups, 1, "A", 4)), (None, thing(Section::Warning, 2, "B", 2))];
    let said = |waiting, things: &_| lede(4000, waiting, &Week::of(waiting, things), &[]);
    assert_eq!(said(1, &things), "Somebody waits for you. Three things this week, about 8 minutes.");
    things[0].1.looked = Looked::At;
    assert_eq!(said(0, &things), "Two things this week, about 6 minutes. You have looked at one.");
    things[1].1.looked = Looked::At;
    assert_eq!(said(0, &things), "Two things this week, about 6 minutes. You have looked at all of it.");
    let week = Week::of(1, &things);
    assert_eq!(week.steps(), ["done", "done", ""]);
    let many: Vec<_> = (0..21).map(|it| (None, thing(Section::Groups, it, "A", 2))).collect();
    assert!(Week::of(0, &many).steps().is_empty(), "more steps than that say nothing");
}
