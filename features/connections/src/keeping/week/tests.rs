//! The list of a week: who is in it, how many, and that nothing moves it.

use super::*;
use kernel::{Moment, Rng};
use proptest::prelude::*;

fn week() -> Week {
    Week::of(Moment::from_micros(1_795_176_000_000_000))
}

fn ids(many: usize) -> Vec<MemberId> {
    let rng = Rng::seeded(11);
    (0..many).map(|_| MemberId::random(&rng)).collect()
}

/// Last in touch so many days before this week's Monday.
fn tie(other: MemberId, days: i64) -> Tie {
    let monday = week().monday().0;
    Tie {
        other,
        since: Day(monday - 4000),
        cadence: Cadence::Months(3),
        put_off: None,
        last: Some(Day(monday - days)),
        earlier: None,
    }
}

fn colleague(other: MemberId) -> Colleague {
    let worked = Worked { place: "Marram Lane Practice".into(), from: 2015, to: 2018 };
    Colleague { other, worked, cadence: Cadence::Usual, put_off: None, last: None }
}

fn who(picks: &[Pick]) -> Vec<MemberId> {
    picks.iter().map(|it| it.other).collect()
}

#[test]
fn only_who_is_beyond_their_cadence_is_named() {
    let own = ids(6);
    let due = |it: Tie| pick(own[0], week(), 9, &[it], &[]).len() == 1;
    assert!(!due(tie(own[1], 90)) && due(tie(own[1], 91)));
    assert!(!due(Tie { cadence: Cadence::Rest, ..tie(own[1], 3000) }));
    assert!(!due(Tie { cadence: Cadence::Usual, ..tie(own[1], 364) }));
    assert!(due(Tie { cadence: Cadence::Usual, ..tie(own[1], 365) }));
    let never = Tie { last: None, ..tie(own[1], 0) };
    assert!(due(never), "never in touch counts from when they became contacts");
    assert!(!due(Tie { since: Day(week().monday().0 - 10), ..never }));
}

#[test]
fn the_time_that_one_has_says_how_many() {
    let own = ids(20);
    let ties: Vec<Tie> = own[1..10].iter().map(|it| tie(*it, 500)).collect();
    let met: Vec<Colleague> = own[10..].iter().map(|it| colleague(*it)).collect();
    for people in [0, 1, 2, 3, 6] {
        let picks = pick(own[0], week(), people, &ties, &met);
        assert_eq!(picks.len(), people);
        let colleagues = picks.iter().filter(|it| matches!(it.why, Why::Colleague(_))).count();
        assert_eq!(colleagues, usize::from(people >= 3));
    }
    assert_eq!(pick(own[0], week(), 3, &ties[..1], &met).len(), 3, "colleagues fill what is left");
    assert_eq!(pick(own[0], week(), 3, &ties[..2], &[]).len(), 2);
}

#[test]
fn the_list_is_the_same_all_week_and_another_the_next() {
    let own = ids(40);
    let ties: Vec<Tie> = own[1..].iter().map(|it| tie(*it, 500)).collect();
    let first = pick(own[0], week(), 3, &ties, &[]);
    let monday = week().monday();
    // One was written to on Wednesday, one was put off, one let rest: nobody else moves up.
    let now: Vec<Tie> = ties
        .iter()
        .map(|it| match who(&first).iter().position(|one| *one == it.other) {
            Some(0) => Tie { last: Some(Day(monday.0 + 2)), earlier: it.last, ..*it },
            Some(1) => Tie { put_off: Some(week()), ..*it },
            Some(2) => Tie { put_off: Some(week()), cadence: Cadence::Rest, ..*it },
            _ => *it,
        })
        .collect();
    let then = pick(own[0], week(), 3, &now, &[]);
    assert_eq!(who(&then), who(&first)[..1]);
    assert_eq!(then[0].done, Some(Day(monday.0 + 2)));
    assert_eq!(then[0].why, first[0].why);
    let next = Week(week().0 + 1);
    let later = pick(own[0], next, 3, &now, &[]);
    assert!(later.len() == 3 && !who(&later).contains(&first[0].other) && !who(&later).contains(&first[2].other));
    assert_ne!(who(&pick(own[0], next, 3, &ties, &[])), who(&first), "by chance, not always the same three");
}

#[test]
fn colleagues_are_those_of_the_same_years() {
    let together = |mine, theirs| Worked::together("P", mine, theirs, 2026).map(|it| (it.from, it.to));
    assert_eq!(together((Some(2010), Some(2016)), (Some(2014), None)), Some((2014, 2016)));
    assert_eq!(together((Some(2010), Some(2012)), (Some(2013), None)), None);
    assert_eq!(together((Some(2010), None), (Some(2013), None)), None, "they meet every day");
    assert_eq!(together((None, Some(2012)), (Some(2010), None)), None);
    let own = ids(2);
    let silent = Colleague { last: Some(Day(week().monday().0 - 30)), ..colleague(own[1]) };
    assert!(pick(own[0], week(), 3, &[], &[silent]).is_empty(), "who was written to needs no reminder");
    let rests = Colleague { cadence: Cadence::Rest, ..colleague(own[1]) };
    assert!(pick(own[0], week(), 3, &[], &[rests]).is_empty());
}

proptest! {
    #[test]
    fn never_more_than_there_is_time_for_and_nobody_twice(
        people in 0..9_usize, days in proptest::collection::vec(0..2000_i64, 0..30), met in 0..10_usize,
    ) {
        let own = ids(1 + days.len() + met);
        let ties: Vec<Tie> = days.iter().zip(&own[1..]).map(|(days, it)| tie(*it, *days)).collect();
        let met: Vec<Colleague> = own[1 + days.len()..].iter().map(|it| colleague(*it)).collect();
        let picks = pick(own[0], week(), people, &ties, &met);
        prop_assert!(picks.len() <= people);
        let mut once = who(&picks);
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), picks.len());
        prop_assert_eq!(picks, pick(own[0], week(), people, &ties, &met));
    }
}
