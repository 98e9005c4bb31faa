//! From a question to its answer.

use crate::{
    Ask, Choice, Code, FacetCounts, Filters, Found, Hit, How, Place, Why, counting,
    docs::{Docs, borrowed},
    entry::{facet_of, miles, square},
    matching::{Scope, match_groups},
    query::{self, Group},
    ranking::{self, stands},
    shelves,
    snapshot::Snapshot,
};
use kernel::Fault;
use std::{borrow::Cow, sync::Arc};

/// What is found in one segment.
pub(crate) struct Part<'a> {
    pub scope: Scope<'a>,
    /// Those who match everything, and how many.
    pub full: Arc<Docs>,
    pub count: u32,
    pub extent: Extent,
    /// Those who match everything but the choices, if anything is chosen.
    narrowed: Option<Arc<Docs>>,
    /// For each choice, who has it; last the chosen shelves, if any are.
    chosen: Vec<Arc<Docs>>,
}

/// Who was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All who are alive and not hidden.
    Everybody,
    /// Some of them.
    Some,
}

impl Part<'_> {
    /// Those who match everything but choice `at`.
    pub fn without(&self, at: usize) -> Cow<'_, Docs> {
        let narrowed = self.narrowed.as_ref().unwrap_or(&self.full);
        let others = self.chosen.iter().enumerate().filter(|it| it.0 != at).map(|it| &**it.1);
        let sets: Vec<&Docs> = others.chain([&**narrowed]).collect();
        if sets.len() == 1 { Cow::Borrowed(narrowed) } else { Cow::Owned(Docs::intersection(&sets)) }
    }
}

/// Answers `ask`.
pub(crate) fn find(snapshot: &Snapshot, ask: &Ask) -> Result<Found, Fault> {
    let (words, groups) = query::groups(ask.text, ask.synonyms, ask.forms);
    let choices = one_choice_a_facet(&ask.filters.chosen);
    let scopes = snapshot.segments.iter().map(|segment| Scope::new(segment, ask));
    let mut scopes = scopes.collect::<Result<Vec<_>, Fault>>()?;
    match_groups(&mut scopes, snapshot, &groups)?;
    let (mut parts, mut instead) = (Vec::with_capacity(scopes.len()), vec![0; ask.instead.len()]);
    for scope in scopes {
        parts.push(part(snapshot, ask, scope, &choices, &mut instead)?);
    }
    Ok(Found {
        hits: hits(snapshot, &mut parts, ask, &groups)?,
        total: parts.iter().map(|it| u64::from(it.count)).sum(),
        facets: facets(snapshot, &parts, ask, &choices)?,
        shelves: shelves::count(&parts, ask, choices.len()),
        instead,
        corrected: corrected(&parts, &words, &groups),
        words,
    })
}

/// What is found in one segment; `instead` grows by what other filters would find there.
fn part<'a>(
    snapshot: &'a Snapshot,
    ask: &Ask,
    scope: Scope<'a>,
    choices: &[Choice],
    instead: &mut [u64],
) -> Result<Part<'a>, Fault> {
    let worded = scope.worded();
    for (filters, sum) in ask.instead.iter().zip(instead) {
        *sum += u64::from(count(snapshot, &scope, filters, &worded)?);
    }
    let chosen = chosen(snapshot, &scope, &ask.filters, choices)?;
    if scope.groups.is_empty() && chosen.is_empty() && ask.filters.is_wide() && scope.is_whole() {
        let count = scope.segment.living - scope.hidden().count() as u32;
        return Ok(Part { scope, full: worded, count, extent: Extent::Everybody, narrowed: None, chosen });
    }
    let narrowed = scope.narrowed(snapshot, &ask.filters, worded)?;
    let (full, narrowed) = if chosen.is_empty() {
        (narrowed, None)
    } else {
        let sets: Vec<&Docs> = chosen.iter().chain([&narrowed]).map(|it| &**it).collect();
        (Arc::new(Docs::intersection(&sets)), Some(narrowed))
    };
    let count = full.count();
    let full = Arc::new(Arc::unwrap_or_clone(full).fitting(count, scope.segment.columns.len));
    Ok(Part { scope, full, count, extent: Extent::Some, narrowed, chosen })
}

/// For each of the choices of `filters`, who has it; last who stands on the shelves, if any are chosen.
fn chosen(snapshot: &Snapshot, scope: &Scope, filters: &Filters, choices: &[Choice]) -> Result<Vec<Arc<Docs>>, Fault> {
    let mut sets = choices.iter().map(|it| scope.with_any(snapshot, &it.any_of)).collect::<Result<Vec<_>, Fault>>()?;
    if !filters.shelves.is_empty() {
        sets.push(scope.on_any(&filters.shelves)?);
    }
    Ok(sets)
}

/// How many of `found` pass all of `filters`.
fn count(snapshot: &Snapshot, scope: &Scope, filters: &Filters, found: &Arc<Docs>) -> Result<u32, Fault> {
    let choices = one_choice_a_facet(&filters.chosen);
    let single: Option<Vec<_>> = choices.iter().map(|it| <[_; 1]>::try_from(&*it.any_of).ok()).collect();
    if let Some(codes) = single.filter(|it| !it.is_empty() && filters.shelves.is_empty() && filters.is_wide()) {
        // Asked for again and again: those who walked a reader's path.
        return Ok(scope.with_all(snapshot, &codes.concat())?.count_in(found));
    }
    let mut sets = chosen(snapshot, scope, filters, &choices)?;
    sets.push(found.clone());
    let found = if sets.len() == 1 { found.clone() } else { Arc::new(Docs::intersection(&borrowed(&sets))) };
    Ok(scope.narrowed(snapshot, filters, found)?.count())
}

/// What was chosen twice in one facet is one choice of either; what chooses nothing is none.
fn one_choice_a_facet(chosen: &[Choice]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for choice in chosen.iter().filter(|it| !it.any_of.is_empty()) {
        match choices.iter_mut().find(|it| it.facet == choice.facet) {
            Some(known) => known.any_of.extend(&choice.any_of),
            None => choices.push(choice.clone()),
        }
    }
    for choice in &mut choices {
        choice.any_of.sort_unstable();
        choice.any_of.dedup();
    }
    choices
}

/// The hits of the page, with their reasons.
fn hits(snapshot: &Snapshot, parts: &mut [Part], ask: &Ask, groups: &[Group]) -> Result<Vec<Hit>, Fault> {
    if ask.limit == 0 {
        return Ok(Vec::new());
    }
    let mut preferences = Vec::with_capacity(parts.len());
    for part in parts.iter_mut() {
        if part.count == 0 {
            preferences.push(Vec::new());
            continue;
        }
        part.scope.locate(snapshot)?;
        preferences.push(ranking::preferences(snapshot, part, ask)?);
    }
    let ranked = ranking::page(parts, &preferences, ask);
    let hit = |it: &ranking::Ranked| Hit {
        told: ask.tell.and_then(|facet| told(snapshot, &parts[it.part], it.doc, facet)),
        ..hit(&parts[it.part], &preferences[it.part], groups, it)
    };
    Ok(ranked.iter().map(hit).collect())
}

/// The first value that `doc` has of a facet before everybody's eyes.
fn told(snapshot: &Snapshot, part: &Part, doc: u32, facet: u8) -> Option<Code> {
    let mut codes = part.scope.segment.columns.numbers_of(doc).map(|it| snapshot.numbers.code(it));
    codes.find(|it| facet_of(*it) == facet)
}

fn hit(part: &Part, preferences: &[Arc<Docs>], groups: &[Group], ranked: &ranking::Ranked) -> Hit {
    let (doc, columns) = (ranked.doc, &part.scope.segment.columns);
    let far = part.scope.from().and_then(|from| Some(square(columns.map.place(doc)?, from)));
    let preferred = preferences.iter().enumerate().filter(|(_, docs)| docs.contains(doc));
    Hit {
        id: columns.ids[doc as usize],
        miles: far.map(miles),
        why: why(part, groups, doc),
        preferred: preferred.map(|it| it.0).collect(),
        told: None,
    }
}

/// The counts, those of everybody from the snapshot if this viewer sees what everybody sees.
fn facets(snapshot: &Snapshot, parts: &[Part], ask: &Ask, choices: &[Choice]) -> Result<Arc<[FacetCounts]>, Fault> {
    if ask.count.is_empty() {
        return Ok(Arc::default());
    }
    if !parts.iter().all(counting::is_as_for_everybody) {
        return counting::count(snapshot, parts, choices, &ask.count).map(Into::into);
    }
    if let Some((specs, known)) = snapshot.everybody.get()
        && *specs == ask.count
    {
        return Ok(known.clone());
    }
    let counts: Arc<[FacetCounts]> = counting::count(snapshot, parts, choices, &ask.count)?.into();
    // Whoever asks for other facets counts them anew.
    snapshot.everybody.get_or_init(|| (ask.count.clone(), counts.clone()));
    Ok(counts)
}
/// For each group of words the best way in which, and the best place where, `doc` matches it.
fn why(part: &Part, groups: &[Group], doc: u32) -> Vec<Why> {
    let mut reasons = Vec::with_capacity(groups.len());
    for (group, ways) in groups.iter().zip(&part.scope.groups) {
        let Some(way) = ways.iter().find(|it| it.docs.contains(doc)) else { continue };
        let places = [Place::Name, Place::Headline, Place::Tags, Place::ContactsOnly];
        let place = places.into_iter().find(|it| stands(way, *it, doc)).unwrap_or(Place::About);
        reasons.push(Why { word: group.word, words: group.words, place, how: way.how.clone() });
    }
    reasons
}

/// The words with each stretched one replaced by the similar word that most of the hits have. A word that only the
/// hidden have finds nobody, so it is never said.
fn corrected(parts: &[Part], words: &[String], groups: &[Group]) -> Option<String> {
    let first = parts.first()?;
    let mut said = words.to_vec();
    let mut changed = None;
    for (at, group) in groups.iter().enumerate() {
        if !first.scope.groups[at].iter().any(|it| matches!(it.how, How::Similar(_))) {
            continue;
        }
        let mut best = (0, None);
        let mut as_typed = 0;
        for (way_at, way) in first.scope.groups[at].iter().enumerate() {
            let count: u32 = parts.iter().map(|it| it.scope.groups[at][way_at].docs.count_in(&it.full)).sum();
            match &way.how {
                How::Similar(word) if count > best.0 => best = (count, Some(word)),
                How::Similar(_) => {}
                _ => as_typed += count,
            }
        }
        if let (1.., Some(word)) = best
            && as_typed == 0
        {
            said[group.word] = word.clone();
            changed = Some(());
        }
    }
    changed.map(|()| said.join(" "))
}
