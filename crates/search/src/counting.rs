//! Facet counts: how many of what is found have each value, each facet as if nothing were chosen in it.

use crate::{Choice, Code, FacetCounts, FacetSpec, bits::Bits, bits::Docs, finding::Part, snapshot::Snapshot};

/// Counts the facets of `specs`. `choices` has each facet once.
pub(crate) fn count(snapshot: &Snapshot, parts: &[Part], choices: &[Choice], specs: &[FacetSpec]) -> Vec<FacetCounts> {
    if specs.is_empty() {
        return Vec::new();
    }
    let mut main = vec![0; snapshot.numbers.len()];
    for part in parts {
        count_set(snapshot, part, &part.full, &mut main);
    }
    specs
        .iter()
        .map(|spec| match choices.iter().position(|it| it.facet == spec.facet) {
            None => values(snapshot, &main, spec, &[]),
            Some(at) => {
                let aside = count_without(snapshot, parts, at, &main);
                values(snapshot, &aside, spec, &choices[at].any_of)
            }
        })
        .collect()
}

/// The counts as if choice `at` had not been made.
fn count_without(snapshot: &Snapshot, parts: &[Part], at: usize, main: &[u32]) -> Vec<u32> {
    let mut counters = vec![0; main.len()];
    let mut known = true;
    let sets: Vec<Bits> = parts.iter().map(|part| part.without(at)).collect();
    // Either all of it anew, or only those who miss this one choice, on top of what is known already.
    let whole: u32 = parts.iter().zip(&sets).map(|(part, set)| effort(part, set)).sum();
    let missing: u32 = parts.iter().zip(&sets).map(|(part, set)| set.count() - part.full.count()).sum();
    if whole < missing {
        known = false;
    }
    for (part, set) in parts.iter().zip(sets) {
        let mut set = set;
        if known {
            set.drop_bits(&part.full);
        }
        count_set(snapshot, part, &set, &mut counters);
    }
    if known {
        counters.iter_mut().zip(main).for_each(|(mine, theirs)| *mine += theirs);
    }
    counters
}

/// How many rows must be read to count `set`.
fn effort(part: &Part, set: &Bits) -> u32 {
    let count = set.count();
    count.min(part.scope.segment.alive.count() - count)
}

/// Adds the codes of `set`. If it is most of the segment, the rest is counted instead and taken from the known totals.
fn count_set(snapshot: &Snapshot, part: &Part, set: &Bits, counters: &mut [u32]) {
    let segment = part.scope.segment;
    let count = set.count();
    if count == 0 {
        return;
    }
    if count > segment.alive.count() / 2 {
        let mut rest = segment.alive.clone();
        rest.drop_bits(set);
        let mut less = vec![0; counters.len()];
        segment.columns.count(&rest, &mut less);
        let totals = segment.totals(&snapshot.numbers).iter();
        for ((counter, total), less) in counters.iter_mut().zip(totals).zip(less) {
            *counter += total - less;
        }
    } else {
        segment.columns.count(set, counters);
    }
    count_contacts_only(part, set, counters);
}

/// What only contacts see stands in no row.
fn count_contacts_only(part: &Part, set: &Bits, counters: &mut [u32]) {
    let private = &part.scope.segment.columns.contacts_only;
    let Some(contacts) = part.scope.contacts().filter(|_| !private.is_empty()) else { return };
    let mut add = |doc: u32| {
        for number in private.get(&doc).into_iter().flatten() {
            counters[*number as usize] += 1;
        }
    };
    match contacts {
        Docs::Few(list) => list.iter().filter(|doc| set.contains(**doc)).for_each(|doc| add(*doc)),
        Docs::Many(bits) => bits.iter().filter(|doc| set.contains(*doc)).for_each(add),
    }
}

fn values(snapshot: &Snapshot, counters: &[u32], spec: &FacetSpec, chosen: &[Code]) -> FacetCounts {
    let numbers = snapshot.numbers.of_facet(spec.facet).iter();
    let mut values: Vec<(Code, u32)> = numbers
        .map(|number| (snapshot.numbers.code(*number), counters.get(*number as usize).copied().unwrap_or(0)))
        .filter(|it| it.1 > 0)
        .collect();
    values.sort_unstable_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let beyond = values.split_off(spec.top.min(values.len()));
    for code in chosen {
        if !values.iter().any(|it| it.0 == *code) {
            let count = beyond.iter().find(|it| it.0 == *code).map_or(0, |it| it.1);
            values.push((*code, count));
        }
    }
    FacetCounts { facet: spec.facet, values }
}
