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
    assert_eq!((uptake.places(), uptake.is_used()), (2, true));
}

/// Fewer than five practices of a region are words, and no sum gives them away.
#[test]
fn a_few_are_never_counted() {
    assert_eq!([0, 1, 4, 5].map(|it| Told::of(it).words()), ["none", "a few", "a few", "5"]);
    let of = |number: usize| {
        let all: Vec<_> = (0..number).map(|it| one(&format!("W{it}"), "Wales", Use::InUse)).collect();
        Uptake::default().adopted(&all)
    };
    assert_eq!(of(0).places_words(), "no practice");
    assert_eq!(of(4).places_words(), "a few practices");
    assert!(of(4).regions[0].is_small() && !of(5).regions[0].is_small());
    assert_eq!([5, 9, 10].map(|it| of(it).places_words()), [5, 5, 10].map(|it| format!("{it} practices or more")));
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
        prop_assert_eq!(after.places(), before.places() + 1);
        if let (Some(before), Some(after)) = (before.range(), after.range()) {
            prop_assert!(after.low <= before.low && before.high <= after.high);
        }
    }

    #[test]
    fn what_is_kept_is_read_again(all in counted()) {
        let uptake = Uptake::default().adopted(&all);
        let kept = serde_json::to_string(&uptake).expect("written");
        prop_assert_eq!(serde_json::from_str::<Uptake>(&kept).expect("read"), uptake);
    }
}
