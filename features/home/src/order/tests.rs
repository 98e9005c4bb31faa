//! What the published rule promises.

use super::*;
use crate::time::Minutes;
use home_api::{Looked, Source, minutes_of};
use kernel::Moment;
use proptest::prelude::*;

const DAY: i64 = 86_400_000_000;

fn span() -> Span {
    let day = |it: i64| Moment::from_micros(it * DAY);
    Span { from: day(100), begun: day(107), next: day(114) }
}

/// A thing of this key, group and author, so many hours after the page's seven days began.
fn thing(key: u8, group: u8, by: u8, hours: i64) -> Thing {
    let came = Moment::from_micros(100 * DAY + hours * DAY / 24);
    Thing {
        section: Section::Groups,
        key: [key; 16],
        path: String::new(),
        title: format!("{key}"),
        by: (by > 0).then(|| MemberId::from_bytes([by; 16])),
        beside: String::new(),
        at: came,
        came,
        minutes: 2,
        why: String::new(),
        source: Some(Source { id: [group; 16], name: String::new() }),
        looked: Looked::NotYet,
        verb: None,
    }
}

fn keys(things: &[Thing]) -> Vec<u8> {
    things.iter().map(|it| it.key[0]).collect()
}

fn page(things: Vec<Thing>, minutes: &str, order: Order) -> Vec<u8> {
    let time = Time { minutes: Minutes::parse(minutes).expect("offered"), order };
    keys(&arrange(things, &span(), time, &[]))
}

#[test]
fn seldom_voices_come_first_and_then_by_turns() {
    let all = vec![thing(1, 1, 1, 1), thing(2, 1, 1, 2), thing(3, 1, 1, 3), thing(4, 1, 2, 4), thing(5, 2, 1, 5)];
    assert_eq!(page(all.clone(), "30", Order::Balanced), [4, 5, 1, 2, 3]);
    assert_eq!(page(all, "30", Order::Newest), [5, 4, 3, 2, 1]);
}

#[test]
fn a_warning_is_never_cut_and_a_note_only_where_it_has_room() {
    let of = |section, key| Thing { section, minutes: 10, ..thing(key, 9, 9, 1) };
    let mut all: Vec<Thing> = (1..30).map(|it| of(Section::Warning, it)).collect();
    all.extend([of(Section::Friend, 40), of(Section::Surprise, 41), thing(50, 1, 1, 1)]);
    let short = page(all.clone(), "10", Order::Balanced);
    assert_eq!(short.iter().filter(|it| **it < 30).count(), 29);
    assert!(!short.contains(&40) && short.contains(&41));
    assert!(page(all, "20", Order::Balanced).contains(&40));
}

#[test]
fn of_what_one_wants_to_see_less_there_is_one_and_last() {
    let all = vec![thing(1, 1, 1, 1), thing(2, 1, 2, 2), thing(3, 2, 3, 3), thing(4, 1, 4, 170), thing(5, 2, 5, 171)];
    let shown = arrange(all, &span(), Time::default(), &[[1; 16]]);
    assert_eq!(keys(&shown), [3, 1, 5]);
    let new = vec![thing(1, 1, 1, 170), thing(2, 2, 2, 171), thing(3, 1, 3, 172)];
    assert_eq!(keys(&arrange(new, &span(), Time::default(), &[[1; 16]])), [1, 2], "also of what came since");
}

#[test]
fn a_small_community_fills_its_page_with_what_came_since() {
    let all = vec![thing(1, 1, 1, 180), thing(2, 1, 1, 175), thing(3, 1, 1, 10)];
    assert_eq!(page(all, "30", Order::Balanced), [3, 2, 1]);
}

fn any_thing(hours: std::ops::Range<i64>) -> impl Strategy<Value = Thing> {
    (any::<u8>(), 0_u8..5, 0_u8..6, hours, 0_u64..14, 0_u8..8).prop_map(|(key, group, by, at, replies, kind)| {
        let section = match kind {
            0 => Section::Warning,
            1 => Section::Surprise,
            2 => Section::Friend,
            _ => Section::Groups,
        };
        let minutes = if at < 168 { minutes_of(replies) } else { 2 };
        Thing { section, minutes, ..thing(key, group, by, at) }
    })
}

fn once(things: Vec<Thing>) -> Vec<Thing> {
    let mut seen = HashSet::new();
    things.into_iter().filter(|it| seen.insert(it.key)).collect()
}

proptest! {
    #[test]
    fn it_fits_the_time_and_shows_nothing_twice(
        all in prop::collection::vec(any_thing(0..300), 0..60), which in 0_usize..6, newest: bool,
    ) {
        let (all, minutes) = (once(all), Minutes::ALL[which]);
        let order = if newest { Order::Newest } else { Order::Balanced };
        let page = arrange(all, &span(), Time { minutes, order }, &[]);
        let groups: u64 = page.iter().filter(|it| it.section == Section::Groups).map(|it| it.minutes).sum();
        prop_assert!(groups <= minutes.to_read());
        let unique: HashSet<u8> = keys(&page).into_iter().collect();
        prop_assert_eq!(unique.len(), page.len());
        prop_assert!(page.is_sorted_by_key(|it| it.section));
    }

    /// Nothing on the page moves or goes while the week lasts.
    #[test]
    fn what_comes_during_the_week_only_adds(
        before in prop::collection::vec(any_thing(0..168), 0..40),
        during in prop::collection::vec(any_thing(168..336), 0..40),
        newest: bool,
    ) {
        let order = if newest { Order::Newest } else { Order::Balanced };
        let time = Time { order, ..Time::default() };
        let mut all = once(before.into_iter().chain(during).collect());
        all.sort_by_key(|it| (it.came, it.key));
        // Bringers settle on one person and one surprise for the week.
        all.retain(|it| matches!(it.section, Section::Groups | Section::Warning));
        let mut last: Vec<u8> = vec![];
        for many in 0..=all.len() {
            let mut now = all[..many].to_vec();
            now.reverse(); // in whichever order they are brought
            let page = arrange(now, &span(), time, &[]);
            let of = |section| keys(&page.iter().filter(|it| it.section == section).cloned().collect::<Vec<_>>());
            let groups = of(Section::Groups);
            if all[..many].last().is_some_and(|it| it.came >= span().begun && it.section == Section::Groups) {
                prop_assert!(groups.starts_with(&last), "{:?} then {:?}", last, groups);
            }
            last = groups;
        }
    }

    /// How much is said about a thing is no reason to show it earlier.
    #[test]
    fn replies_never_move_a_thing_up(replies in prop::collection::vec(0_u64..14, 6)) {
        let of = |minutes: &dyn Fn(usize) -> u64| {
            let all = (0..6_u8).map(|it| Thing { minutes: minutes(it.into()), ..thing(it, it % 3, it % 4, it.into()) });
            keys(&balanced(all.collect()))
        };
        prop_assert_eq!(of(&|at| minutes_of(replies[at])), of(&|_| 2));
    }
}
