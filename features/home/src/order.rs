//! Which things stand on the page of a week, and in which order. Pure, and published in plain words at `/about/home`. How many
//! replies or reactions a thing has never enters; its length does, because it takes time.

use crate::time::{Order, Time};
use home_api::{Section, Span, Thing};
use kernel::MemberId;
use std::collections::{HashMap, HashSet};

/// Of what came since the page began, one thing takes so long: nobody has answered yet when it is counted.
const SURPRISE_AT_LEAST: u64 = 2;

/// What fits, by section and in its order: warnings, things of groups, one person, one surprise. What comes while the week lasts is
/// added at the end, as long as there is time left; it never takes the place of another thing.
pub fn arrange(things: Vec<Thing>, span: &Span, time: Time, less: &[[u8; 16]]) -> Vec<Thing> {
    let (mut warnings, mut groups, mut friend, mut surprises) = (vec![], vec![], None, vec![]);
    for it in things {
        match it.section {
            Section::Warning => warnings.push(it),
            Section::Groups => groups.push(it),
            Section::Friend if time.minutes.has_room_for_a_note() => friend = friend.or(Some(it)),
            Section::Friend => {}
            Section::Surprise => surprises.push(it),
        }
    }
    // Whoever brings one: by lot for the week, and of what was there when it began.
    let surprise = surprises.into_iter().min_by_key(|it| (!span.has(it.came), span.lot(MemberId::NONE, it.key)));
    // The oldest first: a new one stands below those that were there.
    warnings.sort_by_key(|it| (it.came, it.key));
    let reserved = match &surprise {
        Some(it) if span.has(it.came) => it.minutes,
        _ => SURPRISE_AT_LEAST,
    };
    let groups = fitting(groups, span, time.order, less, time.minutes.to_read().saturating_sub(reserved));
    warnings.into_iter().chain(groups).chain(friend).chain(surprise).collect()
}

/// The things of groups that fit into so many minutes.
fn fitting(things: Vec<Thing>, span: &Span, order: Order, less: &[[u8; 16]], minutes: u64) -> Vec<Thing> {
    let (mut begun, mut since): (Vec<Thing>, Vec<Thing>) = things.into_iter().partition(|it| span.has(it.came));
    begun.sort_by_key(|it| (it.came, it.key));
    let (mut seldom, mut often) = (Vec::new(), Vec::new());
    for it in begun {
        if is_less(&it, less) { seldom.push(it) } else { often.push(it) }
    }
    let mut begun = match order {
        Order::Balanced => balanced(often),
        Order::Newest => newest(often),
    };
    // Of what one wants to see less: at most one a week of each, and last.
    let mut shown = HashSet::new();
    seldom.retain(|it| it.source.as_ref().is_none_or(|source| shown.insert(source.id)));
    begun.extend(seldom);
    since.sort_by_key(|it| (it.came, it.key));
    since.retain(|it| !is_less(it, less) || it.source.as_ref().is_none_or(|source| shown.insert(source.id)));

    let mut left = minutes;
    let mut fit = |it: &Thing| match left.checked_sub(it.minutes) {
        Some(rest) => {
            left = rest;
            true
        }
        // Nothing that comes later may go before what did not fit: the page would change.
        None => {
            left = 0;
            false
        }
    };
    let mut page: Vec<Thing> = begun.into_iter().take_while(|it| fit(it)).collect();
    page.extend(since.into_iter().take_while(|it| fit(it)));
    page
}

fn is_less(it: &Thing, less: &[[u8; 16]]) -> bool {
    it.source.as_ref().is_some_and(|source| less.contains(&source.id))
}

fn newest(mut things: Vec<Thing>) -> Vec<Thing> {
    things.sort_by_key(|it| (std::cmp::Reverse(it.came), it.key));
    things
}

/// Those first who are heard least, then by turns: in each round one thing of a group and one of an author.
fn balanced(mut things: Vec<Thing>) -> Vec<Thing> {
    let mut heard: HashMap<MemberId, usize> = HashMap::new();
    for by in things.iter().filter_map(|it| it.by) {
        *heard.entry(by).or_default() += 1;
    }
    things.sort_by_key(|it| (it.by.map_or(1, |by| heard[&by]), it.came, it.key));
    let mut page = Vec::with_capacity(things.len());
    while !things.is_empty() {
        let (mut groups, mut authors, mut later) = (HashSet::new(), HashSet::new(), Vec::new());
        for it in things {
            let group = it.source.as_ref().map(|it| it.id);
            let is_next =
                !group.is_some_and(|it| groups.contains(&it)) && !it.by.is_some_and(|it| authors.contains(&it));
            if is_next {
                groups.extend(group);
                authors.extend(it.by);
                page.push(it);
            } else {
                later.push(it);
            }
        }
        things = later;
    }
    page
}

#[cfg(test)]
mod tests;
