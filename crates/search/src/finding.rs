//! From a question to its answer.

use crate::{
    Ask, Choice, Found, Hit, How, Place, Why,
    bits::{Bits, Docs},
    counting,
    entry::{miles, square},
    matching::{Scope, match_groups},
    query::{self, Group},
    ranking::{self, stands},
    snapshot::Snapshot,
};
use kernel::Fault;
use std::sync::Arc;

/// What is found in one segment.
pub(crate) struct Part<'a> {
    pub scope: Scope<'a>,
    /// Those who match everything.
    pub full: Bits,
    /// Those who match everything but the choices.
    narrowed: Bits,
    /// For each choice, who has it.
    chosen: Vec<Arc<Docs>>,
}

impl Part<'_> {
    /// Those who match everything but choice `at`.
    pub fn without(&self, at: usize) -> Bits {
        let mut set = self.narrowed.clone();
        self.chosen.iter().enumerate().filter(|it| it.0 != at).for_each(|it| set.keep(it.1));
        set
    }
}

/// Answers `ask`.
pub(crate) fn find(snapshot: &Snapshot, ask: &Ask) -> Result<Found, Fault> {
    let (words, groups) = query::groups(ask.text, ask.synonyms);
    let choices = one_choice_a_facet(&ask.chosen);
    let parts = parts(snapshot, ask, &groups, &choices)?;
    let ranked = ranking::page(snapshot, &parts, ask)?;
    let mut hits = Vec::with_capacity(ranked.len());
    let preferences = if ranked.is_empty() || ask.prefer.is_empty() {
        parts.iter().map(|_| Vec::new()).collect()
    } else {
        parts.iter().map(|part| ranking::preferences(snapshot, part, ask)).collect::<Result<Vec<_>, Fault>>()?
    };
    for it in ranked {
        let columns = &parts[it.part].scope.segment.columns;
        let far = ask.from.map(|from| square(columns.place(it.doc), from.unit())).filter(|it| !it.is_nan());
        let preferred = preferences[it.part].iter().enumerate().filter(|(_, docs)| docs.contains(it.doc));
        hits.push(Hit {
            id: columns.ids[it.doc as usize],
            miles: far.map(miles),
            why: why(&parts[it.part], &groups, it.doc),
            preferred: preferred.map(|it| it.0).collect(),
        });
    }
    Ok(Found {
        hits,
        total: parts.iter().map(|it| u64::from(it.full.count())).sum(),
        facets: counting::count(snapshot, &parts, &choices, &ask.count),
        corrected: corrected(&parts, &words, &groups),
        words,
    })
}

fn parts<'a>(snapshot: &'a Snapshot, ask: &Ask, groups: &[Group], choices: &[Choice]) -> Result<Vec<Part<'a>>, Fault> {
    let scopes = snapshot.segments.iter().map(|segment| Scope::new(segment, ask));
    let mut scopes = scopes.collect::<Result<Vec<_>, Fault>>()?;
    match_groups(&mut scopes, snapshot, groups)?;
    let mut parts = Vec::with_capacity(scopes.len());
    for scope in scopes {
        let narrowed = scope.narrowed(snapshot, ask)?;
        let mut full = narrowed.clone();
        let mut chosen = Vec::with_capacity(choices.len());
        for choice in choices {
            let sets = choice.any_of.iter().map(|code| scope.with_code(snapshot, *code));
            let sets = sets.collect::<Result<Vec<_>, Fault>>()?;
            let docs = match sets.as_slice() {
                [one] => one.clone(),
                many => {
                    let many: Vec<&Docs> = many.iter().map(|it| &**it).collect();
                    Arc::new(Docs::union(&many, scope.segment.columns.len))
                }
            };
            full.keep(&docs);
            chosen.push(docs);
        }
        parts.push(Part { scope, full, narrowed, chosen });
    }
    Ok(parts)
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
    let mut said = words.to_vec();
    let mut changed = None;
    for (at, group) in groups.iter().enumerate() {
        let Some(first) = parts.first() else { continue };
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
