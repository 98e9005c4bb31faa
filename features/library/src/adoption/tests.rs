//! What one may record, and what is refused with words.

use super::*;
use proptest::prelude::*;

const TODAY: &str = "2026-11";

fn typed() -> Typed {
    let word = str::to_owned;
    Typed {
        stage: word("in_use"),
        named: word("nobody"),
        since: word("2026-10"),
        way: word("saved"),
        minutes: word("45"),
        known: word("felt"),
        ..Typed::default()
    }
}

fn problems(typed: &Typed) -> Vec<String> {
    let all = typed.checked(TODAY).err().map(|it| it.0).unwrap_or_default();
    all.into_iter().map(|it| it.field.into_owned()).collect()
}

#[test]
fn minutes_are_saved_lost_none_or_not_said() {
    let minutes = |way: &str, number: &str| {
        let it = Typed { way: way.into(), minutes: number.into(), ..typed() };
        it.checked(TODAY).map(|it| it.saved.map(|it| it.0.get()))
    };
    assert_eq!(minutes("saved", " 45 "), Ok(Some(45)));
    assert_eq!(minutes("lost", "45"), Ok(Some(-45)));
    assert_eq!(minutes("none", ""), Ok(Some(0)));
    assert_eq!(minutes("", ""), Ok(None));
    assert_eq!(minutes("unsaid", ""), Ok(None));
    assert_eq!(minutes("saved", "2400"), Ok(Some(2400)));
}

/// Minutes that nobody has are refused, each with words that say what to do.
#[test]
fn absurd_minutes_are_refused() {
    for number in ["2401", "99999999999999999999999", "-5", "ten", "4,5", "", "１２", "+5"] {
        assert_eq!(problems(&Typed { minutes: number.into(), ..typed() }), ["minutes"], "{number}");
    }
    let words = Typed { minutes: "3000".into(), ..typed() }.checked(TODAY).expect_err("absurd");
    assert!(words.of("minutes").is_some_and(|it| it.contains("more than 40 hours")), "{words:?}");
    assert_eq!(problems(&Typed { way: String::new(), ..typed() }), ["way"]);
    assert_eq!(problems(&Typed { known: "guessed".into(), ..typed() }), ["known"]);
}

/// Nobody speaks for a practice by a slip.
#[test]
fn a_practice_is_named_only_with_the_statement() {
    let named = Typed { named: "practice".into(), ..typed() };
    assert_eq!(problems(&named), ["place"]);
    let placed = Typed { place: "A81001".into(), ..named };
    assert_eq!(problems(&placed), ["speaks"]);
    let spoken = Typed { speaks: "yes".into(), ..placed };
    assert_eq!(spoken.checked(TODAY).map(|it| (it.named, it.place)), Ok((Named::Practice, Some("A81001".into()))));
}

#[test]
fn it_began_in_a_month_that_was() {
    for since in
        ["2026-12", "2027-01", "1989-12", "2026-13", "2026-00", "2026", "", "2026-1", "20é6-10", "+026-10", "2026-+9"]
    {
        assert_eq!(problems(&Typed { since: since.into(), ..typed() }), ["since"], "{since}");
    }
    assert!(Typed { since: "2026-11".into(), ..typed() }.checked(TODAY).is_ok());
}

#[test]
fn why_one_stopped_is_kept_of_who_stopped() {
    let why = |stage: &str| {
        let it = Typed { stage: stage.into(), stopped_why: "On paper again.".into(), ..typed() };
        it.checked(TODAY).expect("checked").stopped_why.map(|it| it.to_string())
    };
    assert_eq!((why("stopped").as_deref(), why("in_use")), (Some("On paper again."), None));
}

#[test]
fn every_word_is_read_as_it_is_written() {
    assert!(Use::ALL.into_iter().all(|it| Use::of(it.word()) == Some(it)));
    assert!(Known::ALL.into_iter().all(|it| Known::of(it.word()) == Some(it)));
    assert!(Confidence::ALL.into_iter().all(|it| Confidence::of(it.word()) == Some(it)));
    assert!(Named::ALL.into_iter().all(|it| Named::of(it.word()) == Some(it)));
    assert!(Use::Stopped < Use::Trying && Use::Trying < Use::InUse, "a place counts by what is furthest");
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_stumble(since in "\\PC{0,9}", minutes in "\\PC{0,9}", way in "(saved|lost|none|\\PC{0,3})") {
        let it = Typed { since, minutes, way, ..typed() };
        if let Ok(adoption) = it.checked(TODAY) {
            let minutes = adoption.saved.map_or(0, |it| it.0.get());
            prop_assert!(minutes.abs() <= MOST_HOURS * 60);
        }
    }
}
