//! Facet counts: how many of what is found have each value, each facet as if nothing were chosen in it.

use crate::{
    Choice, Code, FacetCounts, FacetSpec,
    docs::Docs,
    entry::is_counted,
    finding::{Extent, Part},
    snapshot::Snapshot,
};
use kernel::Fault;
use std::{borrow::Cow, cmp::Reverse};

/// Counts the facets of `specs`. `choices` has each facet once.
pub(crate) fn count(
    snapshot: &Snapshot,
    parts: &[Part],
    choices: &[Choice],
    specs: &[FacetSpec],
) -> Result<Vec<FacetCounts>, Fault> {
    let mut main = vec![0; snapshot.numbers.len()];
    for part in parts {
        match part.extent {
            Extent::Everybody => count_everybody(snapshot, part, &mut main),
            Extent::Some => count_set(snapshot, part, &part.full, part.count, &mut main),
        }
    }
    let mut facets = Vec::with_capacity(specs.len());
    for spec in specs {
        facets.push(match choices.iter().position(|it| it.facet == spec.facet) {
            None => first(values(snapshot, &main, spec.facet), spec),
            Some(at) => with_choice(snapshot, parts, choices, at, spec, &main)?,
        });
    }
    Ok(facets)
}

/// Whether this viewer counts in this part what anybody counts there who asks for nothing.
pub(crate) fn is_as_for_everybody(part: &Part) -> bool {
    let private = &part.scope.segment.columns.contacts_only;
    let tells = || part.scope.contacts().is_some_and(|it| it.iter().any(|doc| private.contains_key(&doc)));
    part.extent == Extent::Everybody && part.scope.hidden().next().is_none() && (private.is_empty() || !tells())
}

/// The counts of the facet of choice `at`, as if it had not been made.
fn with_choice(
    snapshot: &Snapshot,
    parts: &[Part],
    choices: &[Choice],
    at: usize,
    spec: &FacetSpec,
    main: &[u32],
) -> Result<FacetCounts, Fault> {
    let sets: Vec<Cow<'_, Docs>> = parts.iter().map(|part| part.without(at)).collect();
    let all = values(snapshot, &count_without(snapshot, parts, &sets, main), spec.facet);
    // What stands in no row is counted by itself.
    let mut counts = Vec::with_capacity(choices[at].any_of.len());
    for code in &choices[at].any_of {
        let mut count = all.iter().find(|it| it.0 == *code).map_or(0, |it| it.1);
        if !is_counted(*code) {
            for (part, set) in parts.iter().zip(&sets) {
                count += part.scope.with_code(snapshot, *code)?.count_in(set);
            }
        }
        counts.push((*code, count));
    }
    let mut facet = first(all, spec);
    for chosen in counts {
        if !facet.values.iter().any(|it| it.0 == chosen.0) {
            facet.values.push(chosen);
        }
    }
    Ok(facet)
}

/// The counts of all `sets`, of which `main` counts a part each.
fn count_without(snapshot: &Snapshot, parts: &[Part], sets: &[Cow<'_, Docs>], main: &[u32]) -> Vec<u32> {
    let counts: Vec<u32> = sets.iter().map(|it| it.count()).collect();
    // Either all of it anew, or only those who miss this one choice, on top of what is known already.
    let whole: u32 = parts.iter().zip(&counts).map(|(part, count)| effort(part, *count)).sum();
    let missing: u32 = parts.iter().zip(&counts).map(|(part, count)| count - part.count).sum();
    let mut counters = if missing <= whole { main.to_vec() } else { vec![0; main.len()] };
    for ((part, set), count) in parts.iter().zip(sets).zip(counts) {
        if missing <= whole {
            let mut more = Docs::clone(set);
            more.drop(&part.full);
            count_set(snapshot, part, &more, count - part.count, &mut counters);
        } else {
            count_set(snapshot, part, set, count, &mut counters);
        }
    }
    counters
}

/// How many rows must be read to count so many.
fn effort(part: &Part, count: u32) -> u32 {
    count.min(part.scope.segment.living - count)
}

/// Adds the codes of all who are alive and not hidden.
fn count_everybody(snapshot: &Snapshot, part: &Part, counters: &mut [u32]) {
    let segment = part.scope.segment;
    counters.iter_mut().zip(segment.totals(&snapshot.numbers)).for_each(|(mine, theirs)| *mine += theirs);
    for doc in part.scope.hidden() {
        segment.columns.numbers_of(doc).for_each(|number| counters[number as usize] -= 1);
    }
    count_contacts_only(part, &part.full, counters);
}

/// Adds the codes of `set`, which has `count`. If it is most of the segment, the rest is counted instead and taken from
/// the known totals.
fn count_set(snapshot: &Snapshot, part: &Part, set: &Docs, count: u32, counters: &mut [u32]) {
    let segment = part.scope.segment;
    if count == 0 {
        return;
    }
    if count > segment.living / 2 {
        let mut rest = (*segment.alive).clone();
        rest.drop(set);
        let mut less = vec![0; counters.len()];
        segment.columns.count(&rest, segment.living - count, &mut less);
        let totals = segment.totals(&snapshot.numbers).iter();
        for ((counter, total), less) in counters.iter_mut().zip(totals).zip(less) {
            *counter += total - less;
        }
    } else {
        segment.columns.count(set, count, counters);
    }
    count_contacts_only(part, set, counters);
}

/// What only contacts see stands in no row.
fn count_contacts_only(part: &Part, set: &Docs, counters: &mut [u32]) {
    let private = &part.scope.segment.columns.contacts_only;
    let Some(contacts) = part.scope.contacts().filter(|_| !private.is_empty()) else { return };
    for doc in contacts.iter().filter(|doc| set.contains(*doc)) {
        for number in private.get(&doc).into_iter().flatten() {
            counters[*number as usize] += 1;
        }
    }
}

/// The values of `facet` that anybody has, in no order.
fn values(snapshot: &Snapshot, counters: &[u32], facet: u8) -> Vec<(Code, u32)> {
    let numbers = &snapshot.numbers;
    let count = |number: &u32| counters.get(*number as usize).copied().filter(|it| *it > 0);
    numbers.of_facet(facet).iter().filter_map(|number| Some((numbers.code(*number), count(number)?))).collect()
}

/// The first of them, in order.
fn first(mut values: Vec<(Code, u32)>, spec: &FacetSpec) -> FacetCounts {
    let order = |it: &(Code, u32)| (Reverse(it.1), it.0);
    if spec.top < values.len() {
        values.select_nth_unstable_by_key(spec.top, order);
        values.truncate(spec.top);
    }
    values.sort_unstable_by_key(order);
    FacetCounts { facet: spec.facet, values }
}
