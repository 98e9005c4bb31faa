//! What the directory answers: the hits of a page, the counts beside the filters, and if there is nobody, the nearest
//! way on.

use super::{
    codes,
    question::{Setting, pairs, stages, terms},
};
use crate::{
    ask::{Asked, Filter, PathAsked},
    facets::{Facet, Value},
    stage::Stage,
};
use kernel::Fault;
use places_api::PlaceCode;
use search::{Ask, Choice, Code, Filters, Found, Index};
use std::sync::Arc;

/// The answer to a question.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// What the index found.
    pub found: Found,
    /// The values to offer in each facet, with how many people each would find; facets without a choice are empty.
    pub facets: Values,
    /// How many of those found walked the reader's path; nothing if the reader has no aim.
    pub walkers: Option<u64>,
    /// If nobody was found: what to leave out or widen, and how many there are then; the most promising first.
    pub ways: Vec<(Way, u64)>,
}

/// Values of facets with how many people each would find. Shared, for those of everybody are the same for many readers.
pub type Values = Arc<[(Facet, Vec<(Value, u64)>)]>;

/// A way on from nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Without that filter.
    Without(Filter),
    /// Within so many miles.
    Within(u16),
    /// With other words, or none.
    Words(String),
}

/// Answers.
///
/// # Errors
/// The index cannot be read.
pub fn answer(index: &Index, setting: &Setting<'_>, asked: &Asked) -> Result<Answer, Fault> {
    let mut ask = setting.page(asked);
    let aim = setting.me.aim();
    if aim.is_some() && asked.path == PathAsked::Everybody {
        ask.instead.push(setting.filters(&Asked { path: PathAsked::WalkersOnly, ..asked.clone() }));
    }
    let stages = stage_choices(asked);
    ask.instead.extend(stages.iter().map(|choice| with_pairs(&ask.filters, choice.clone())));
    let found = index.find(&ask)?;
    let (walked, of_stages) = found.instead.split_at(found.instead.len() - stages.len());
    let walkers = aim.map(|_| walked.first().copied().unwrap_or(found.total));
    let facets = facets(setting, asked, &found, of_stages);
    let ways = if found.total == 0 { ways(index, setting, asked)? } else { Vec::new() };
    Ok(Answer { found, facets, walkers, ways })
}

/// The values of all facets; those that follow from the counts alone were perhaps worked out before.
fn facets(setting: &Setting<'_>, asked: &Asked, found: &Found, of_stages: &[u64]) -> Values {
    let values = || Facet::ALL.map(|it| (it, values(setting, asked, found, it, of_stages))).into();
    if asked.is_narrow() {
        return values();
    }
    let vocabulary = &setting.lexicon.vocabulary;
    setting.ground.offered(&found.facets, vocabulary).unwrap_or_else(|| {
        let values: Values = values();
        setting.ground.offer(found.facets.clone(), vocabulary.clone(), values.clone());
        values
    })
}

/// The values of a facet, those with most people first. Fewer than two are no choice, unless one is chosen already.
fn values(setting: &Setting<'_>, asked: &Asked, found: &Found, facet: Facet, of_stages: &[u64]) -> Vec<(Value, u64)> {
    let mut values = match facet {
        Facet::ExtendedRole if !stages(asked).is_empty() => roles_at_stages(setting, asked, found),
        Facet::Stage if !terms(asked, Facet::ExtendedRole).is_empty() => stages_of_roles(asked, found, of_stages),
        Facet::Place => areas(setting, found),
        _ => {
            let counts = counts(found, codes::number(facet));
            counts.filter_map(|(code, n)| Some((setting.lexicon.value(code)?.clone(), n))).collect()
        }
    };
    let chosen = |value: &Value| asked.of_facet(facet).any(|it| it == value);
    values.retain(|(value, n)| *n > 0 || chosen(value));
    for value in asked.of_facet(facet) {
        // A value that the vocabulary or the index has lost still stands in the address.
        if !values.iter().any(|it| it.0 == *value) {
            values.push((value.clone(), 0));
        }
    }
    if facet == Facet::Stage {
        values.sort_by_key(|it| order_of(&it.0));
    } else {
        values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut room = facet.most();
        values.retain(|(value, _)| {
            let stays = chosen(value) || room > 0;
            room = room.saturating_sub(1);
            stays
        });
    }
    let any_chosen = asked.of_facet(facet).next().is_some();
    if values.len() < 2 && !any_chosen { Vec::new() } else { values }
}

fn counts(found: &Found, facet: u8) -> impl Iterator<Item = (Code, u64)> {
    let counts = found.facets.iter().find(move |it| it.facet == facet);
    counts.into_iter().flat_map(|it| &it.values).map(|(code, n)| (*code, u64::from(*n)))
}

/// Extended roles at the chosen stages. Each member has one stage in each role, so the stages add up.
fn roles_at_stages(setting: &Setting<'_>, asked: &Asked, found: &Found) -> Vec<(Value, u64)> {
    let chosen = stages(asked);
    let mut sums: Vec<(Value, u64)> = Vec::new();
    for (code, n) in counts(found, codes::PAIR) {
        let Some((role, stage)) = setting.lexicon.pair(code) else { continue };
        if chosen.contains(stage) {
            match sums.iter_mut().find(|it| matches!(&it.0, Value::Term(known) if known == role)) {
                Some(sum) => sum.1 += n,
                None => sums.push((Value::Term(role.clone()), n)),
            }
        }
    }
    sums
}

/// With several chosen roles the choice of each stage: somebody may have one stage in two of them, so that the counts of
/// the pairs do not add up.
fn stage_choices(asked: &Asked) -> Vec<Choice> {
    match terms(asked, Facet::ExtendedRole).as_slice() {
        [] | [_] => Vec::new(),
        roles => Stage::ALL.map(|stage| pairs(roles, &[stage])).into(),
    }
}

/// These filters with another choice of roles and stages.
fn with_pairs(filters: &Filters, choice: Choice) -> Filters {
    let mut filters = filters.clone();
    filters.chosen.retain(|it| it.facet != codes::PAIR);
    filters.chosen.push(choice);
    filters
}

/// The stages of the chosen roles.
fn stages_of_roles(asked: &Asked, found: &Found, of_stages: &[u64]) -> Vec<(Value, u64)> {
    let roles = terms(asked, Facet::ExtendedRole);
    let of_one = |stage| {
        let choice = pairs(&roles, &[stage]);
        counts(found, codes::PAIR).filter(|it| choice.any_of.contains(&it.0)).map(|it| it.1).sum()
    };
    let count = |(at, stage)| (Value::Stage(stage), of_stages.get(at).copied().unwrap_or_else(|| of_one(stage)));
    Stage::ALL.into_iter().enumerate().map(count).collect()
}

/// Areas of the size of a health board, and whatever place was chosen.
fn areas(setting: &Setting<'_>, found: &Found) -> Vec<(Value, u64)> {
    let area = |(code, n)| {
        let spot = setting.ground.numbered(code)?;
        // A chosen area is counted as an area already.
        let once = spot.is_area() == codes::is_area(code);
        Some((Value::Place(PlaceCode::parse(&spot.code).ok().filter(|_| once)?), n))
    };
    counts(found, codes::number(Facet::Place)).filter_map(area).collect()
}

fn order_of(value: &Value) -> u8 {
    match value {
        Value::Stage(Stage::Established) => 0,
        Value::Stage(Stage::Training) => 1,
        Value::Stage(Stage::Considering) => 2,
        _ => 3,
    }
}

/// Of several words all but one; of one word none, if there are filters beside it.
fn fewer_words(asked: &Asked) -> Vec<String> {
    let words: Vec<&str> = asked.text.split_whitespace().collect();
    match words.len() {
        0 => Vec::new(),
        1 if asked.filters().is_empty() => Vec::new(),
        n => (0..n.min(6))
            .map(|at| words.iter().enumerate().filter(|it| it.0 != at).map(|it| *it.1).collect::<Vec<_>>().join(" "))
            .collect(),
    }
}

/// What to leave out so that somebody is found: the filter that costs most, and the next distance that finds anyone.
fn ways(index: &Index, setting: &Setting<'_>, asked: &Asked) -> Result<Vec<(Way, u64)>, Fault> {
    let from = asked.miles.filter(|_| setting.from(asked).is_some());
    let wider = from.into_iter().flat_map(|miles| Asked::MILES.into_iter().filter(move |it| *it > miles));
    let filters = asked.filters().into_iter().take(12);
    let other: Vec<(Way, Asked)> = wider
        .map(|miles| (Way::Within(miles), Asked { miles: Some(miles), ..asked.clone() }))
        .chain(filters.map(|it| (Way::Without(it.clone()), asked.without(&it))))
        .collect();
    let instead = other.iter().map(|it| setting.filters(&it.1)).collect();
    let totals = index.find(&Ask { instead, ..setting.narrow(asked) })?.instead;
    let found = other.into_iter().map(|it| it.0).zip(totals).filter(|it| it.1 > 0);
    let (mut ways, mut without): (Vec<_>, Vec<_>) = found.partition(|it| matches!(it.0, Way::Within(_)));
    ways.truncate(1);
    for text in fewer_words(asked) {
        let n = index.find(&setting.narrow(&Asked { text: text.clone(), ..asked.clone() }))?.total;
        if n > 0 {
            without.push((Way::Words(text), n));
        }
    }
    // The smallest change: what leaves the fewest people is nearest to what was asked.
    without.sort_by_key(|it| it.1);
    ways.extend(without.into_iter().take(2));
    Ok(ways)
}
