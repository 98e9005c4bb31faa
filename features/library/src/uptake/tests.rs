//! What sums say, and what they do not.

use super::*;
use proptest::prelude::*;

fn one(place: &str, region: &str, stage: Use) -> Counted {
    let place = (!place.is_empty()).then(|| place.to_owned());
    Counted { place, region: region.into(), stage, saved: None }
}

fn saving(minutes: &[(i64, Known)]) -> Uptake {
    let report = |it: &(i64, Known)| Counted { saved: Some(*it), ..one("", "Wales", Use::InUse) };
    Uptake::default().adopted(&minutes.iter().map(report).collect::<Vec<_>>())
}

#[test]
fn a_practice_counts_once_by_whoever_is_furthest() {
    let uptake = Uptake::default().adopted(&[
        one("W1", "Wales", Use::Trying),
        one("W1", "Wales", Use::InUse),
        one("W2", "Wales", Use::Stopped),
        one("S1", "Scotland", Use::Stopped),
        one("", "", Use::Trying),
    ]);
    let wales = Region { name: "Wales".into(), in_use: 1, trying: 0, stopped: 1 };
    assert_eq!(uptake.regions[0], wales);
    assert_eq!(uptake.regions.last().map(|it| (it.name.as_str(), it.trying)), Some(("", 1)), "not said where: last");
    assert_eq!((uptake.places(), uptake.is_used()), (1, true), "whoever does not say where is no practice");
}

/// Five doctors of one practice who do not say where are five people, and no five practices; whoever left is one of them.
#[test]
fn people_are_no_practices() {
    let people = |number: usize| Uptake::default().adopted(&vec![one("", "", Use::InUse); number]);
    assert_eq!(people(5).places(), 0);
    assert_eq!(
        [0, 2, 12].map(|it| people(it).users_words()),
        [None, Some("a few people".into()), Some("10 people or more".into())]
    );
    assert!(people(9).regions[0].is_small());
    let left = Uptake::default().adopted(&vec![one("", "Wales", Use::InUse); 5]);
    assert_eq!((left.places(), left.regions[0].name.as_str()), (0, ""));
    let both = Uptake::default().adopted(&[one("W1", "Wales", Use::InUse), one("", "", Use::InUse)]);
    assert_eq!(both.users_words().as_deref(), Some("a few practices"));
}

/// Fewer than five practices of a region are words, and no sum gives them away.
#[test]
fn a_few_are_never_counted() {
    assert_eq!([0, 1, 4, 5].map(|it| Told::of(it).words()), ["none", "a few", "a few", "5"]);
    let of = |number: usize| {
        let all: Vec<_> = (0..number).map(|it| one(&format!("W{it}"), "Wales", Use::InUse)).collect();
        Uptake::default().adopted(&all)
    };
    assert_eq!(of(0).users_words(), None);
    assert_eq!(of(4).users_words().as_deref(), Some("a few practices"));
    assert!(of(4).regions[0].is_small() && !of(5).regions[0].is_small());
    assert_eq!([5, 9, 10].map(|it| of(it).users_words()), [5, 5, 10].map(|it| Some(format!("{it} practices or more"))));
}

/// Six in one region and "a few" in another: no total says how few, and no order does.
#[test]
fn nothing_is_left_by_taking_away() {
    let of = |wales: i64, scotland: i64| Uptake {
        regions: vec![
            Region { name: "London".into(), in_use: 6, ..Region::default() },
            Region { name: "Scotland".into(), in_use: scotland, ..Region::default() },
            Region { name: "Wales".into(), in_use: wales, trying: 1, stopped: 0 },
        ],
        ..Uptake::default()
    };
    let words: Vec<_> = (1..5).flat_map(|w| (1..5).map(move |s| (w, s))).map(|(w, s)| of(w, s).users_words()).collect();
    assert!(words.windows(2).all(|it| it[0] == it[1]), "{words:?}");
    let each = |wales: usize, scotland: usize| {
        let wales = (0..wales).map(|it| one(&format!("W{it}"), "Wales", Use::InUse));
        let scotland = (0..scotland).map(|it| one(&format!("S{it}"), "Scotland", Use::InUse));
        let uptake = Uptake::default().adopted(&wales.chain(scotland).collect::<Vec<_>>());
        (uptake.users_words(), uptake.regions.into_iter().map(|it| it.name).collect::<Vec<_>>())
    };
    assert_eq!(each(1, 4), each(4, 1));
    assert_eq!(
        each(2, 2).0.as_deref(),
        Some("some practices"),
        "four, and not \"a few\", which would make it one each"
    );
}

#[test]
fn below_three_reports_there_is_no_range() {
    assert_eq!(saving(&[]).range(), None);
    assert_eq!(saving(&[(40, Known::Felt), (-90, Known::Measured)]).range(), None);
    assert!(saving(&[(40, Known::Felt), (-90, Known::Measured), (0, Known::Felt)]).range().is_some());
}

#[test]
fn a_range_says_what_was_lost_too() {
    use Known::*;
    let uptake = saving(&[(-40, Felt), (-5, Counted), (10, Felt), (50, Felt), (52, Felt), (90, Counted), (178, Felt)]);
    let range = uptake.range().expect("seven");
    assert_eq!((range.low, range.high, range.median, range.lost, range.number), (-40, 180, 50, 2, 7));
    assert_eq!(
        range.words(),
        "Between 40 minutes lost and 3 hours saved a week; half of them 50 minutes saved or more."
    );
    assert_eq!(range.sources(), "7 reports: 2 counted, 5 felt. 2 lost time.");
    let same = saving(&[(65, Measured); 3]).range().expect("three");
    assert_eq!(same.words(), "All of them say 1 hour 5 minutes saved a week.");
    assert_eq!(same.sources(), "3 reports: 3 measured. None lost time.");
    let bad = saving(&[(-120, Felt), (-60, Felt), (0, Felt)]).range().expect("three");
    assert_eq!(bad.words(), "Between 2 hours lost and nothing saved a week; half of them 1 hour lost or less.");
}

#[test]
fn minutes_are_told_to_the_nearest_five() {
    assert_eq!([-8, -3, -2, 0, 2, 3, 7, 8].map(rounded), [-10, -5, 0, 0, 0, 5, 5, 10]);
}

fn counted() -> impl Strategy<Value = Vec<Counted>> {
    let known = prop::sample::select(&Known::ALL[..]);
    let stage = prop::sample::select(&Use::ALL[..]);
    let place = prop::option::of("[AB][1-3]");
    let saved = prop::option::of((-2400_i64..=2400, known));
    let one = (place, "(|Wales|Scotland|London)", stage, saved).prop_map(|(place, region, stage, saved)| {
        // A place stands in one region.
        let region = if place.is_some() { "London".to_owned() } else { region };
        Counted { place, region, stage, saved }
    });
    prop::collection::vec(one, 0..24)
}

proptest! {
    #[test]
    fn their_order_does_not_matter(all in counted()) {
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(Uptake::default().adopted(&all), Uptake::default().adopted(&turned));
    }

    #[test]
    fn a_range_holds_every_report_and_its_middle(all in counted()) {
        let uptake = Uptake::default().adopted(&all);
        let said: Vec<i64> = all.iter().filter_map(|it| it.saved).map(|it| rounded(it.0)).collect();
        prop_assert_eq!(uptake.reported() as usize, said.len());
        if let Some(range) = uptake.range() {
            prop_assert!(said.iter().all(|it| (range.low..=range.high).contains(it)));
            prop_assert!(range.low <= range.middle.0 && range.middle.0 <= range.median);
            prop_assert!(range.median <= range.middle.1 && range.middle.1 <= range.high);
            let over = said.iter().filter(|it| **it >= range.median).count();
            prop_assert!(over * 2 >= said.len(), "half of them or more reach the middle");
            prop_assert_eq!(range.known.iter().sum::<i64>(), range.number);
            prop_assert_eq!(range.lost as usize, said.iter().filter(|it| **it < 0).count());
        }
    }

    #[test]
    fn one_report_more_widens_and_never_narrows(all in counted(), minutes in -2400_i64..=2400) {
        let before = Uptake::default().adopted(&all);
        let more = Counted { place: None, region: String::new(), stage: Use::InUse, saved: Some((minutes, Known::Felt)) };
        let after = Uptake::default().adopted(&[all, vec![more]].concat());
        prop_assert_eq!(after.reported(), before.reported() + 1);
        prop_assert_eq!(after.places(), before.places(), "a person who says no place");
        if let (Some(before), Some(after)) = (before.range(), after.range()) {
            prop_assert!(after.low <= before.low && before.high <= after.high);
        }
    }

    /// Whatever is said beside the table is the same for all numbers of which the table says the same.
    #[test]
    fn nothing_tells_more_than_the_table(all in counted(), more in 0_i64..4) {
        let uptake = Uptake::default().adopted(&all);
        let other = |number: i64| if (1..FEW).contains(&number) { 1 + (number + more) % (FEW - 1) } else { number };
        let regions = uptake.regions.iter().map(|it| Region {
            name: it.name.clone(), in_use: other(it.in_use), trying: other(it.trying), stopped: other(it.stopped)
        });
        let turned = Uptake { regions: regions.collect(), ..uptake.clone() };
        prop_assert_eq!(uptake.users_words(), turned.users_words());
        for (it, other) in uptake.regions.iter().zip(&turned.regions) {
            prop_assert_eq!(it.is_small(), other.is_small());
        }
    }

    #[test]
    fn what_is_kept_is_read_again(all in counted()) {
        let uptake = Uptake::default().adopted(&all);
        let kept = serde_json::to_string(&uptake).expect("written");
        prop_assert_eq!(serde_json::from_str::<Uptake>(&kept).expect("read"), uptake);
    }
}
