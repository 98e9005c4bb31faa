//! What the directory answers: the hits of a page, the counts beside the filters, and if there is nobody, the nearest
//! way on.

use super::{
    codes,
    question::{Setting, pairs, stages, terms},
};
use crate::{
    ask::{Asked, Filter, PathAsked},
    facets::{Facet, Value},
    line::PlaceCode,
};
use kernel::Fault;
use places_api::PlaceKind;
use search::{Choice, Code, Found, Index};

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

/// Values of facets with how many people each would find.
pub type Values = Vec<(Facet, Vec<(Value, u64)>)>;

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
    let found = index.find(&setting.page(asked))?;
    let facets = Facet::ALL.into_iter().map(|it| Ok((it, values(index, setting, asked, &found, it)?)));
    let facets = facets.collect::<Result<Vec<_>, Fault>>()?;
    let walkers = match setting.aim() {
        Some(_) => {
            let walked = Asked { path: PathAsked::WalkersOnly, ..asked.clone() };
            Some(index.find(&setting.narrow(&walked))?.total)
        }
        None => None,
    };
    let ways = if found.total == 0 { ways(index, setting, asked)? } else { Vec::new() };
    Ok(Answer { found, facets, walkers, ways })
}

/// The values of a facet, those with most people first. Fewer than two are no choice, unless one is chosen already.
fn values(
    index: &Index,
    setting: &Setting<'_>,
    asked: &Asked,
    found: &Found,
    facet: Facet,
) -> Result<Vec<(Value, u64)>, Fault> {
    let mut values = match facet {
        Facet::ExtendedRole if !stages(asked).is_empty() => roles_at_stages(setting, asked, found),
        Facet::Stage if !terms(asked, Facet::ExtendedRole).is_empty() => stages_of_roles(index, setting, asked, found)?,
        Facet::Place => areas(setting, asked, found),
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
    Ok(if values.len() < 2 && !any_chosen { Vec::new() } else { values })
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

/// The stages of the chosen roles. With several roles somebody may have one stage in two of them, so each is asked for.
fn stages_of_roles(
    index: &Index,
    setting: &Setting<'_>,
    asked: &Asked,
    found: &Found,
) -> Result<Vec<(Value, u64)>, Fault> {
    let roles = terms(asked, Facet::ExtendedRole);
    let mut values = Vec::new();
    for stage in crate::stage::Stage::ALL {
        let choice = pairs(&roles, &[stage]);
        let n = match roles.as_slice() {
            [_] => counts(found, codes::PAIR).filter(|it| choice.any_of.contains(&it.0)).map(|it| it.1).sum(),
            _ => {
                let mut ask = setting.narrow(asked);
                ask.chosen.retain(|it: &Choice| it.facet != codes::PAIR);
                ask.chosen.push(choice);
                index.find(&ask)?.total
            }
        };
        values.push((Value::Stage(stage), n));
    }
    Ok(values)
}

/// Areas of the size of a health board, and whatever place was chosen.
fn areas(setting: &Setting<'_>, asked: &Asked, found: &Found) -> Vec<(Value, u64)> {
    let chosen: Vec<&Value> = asked.of_facet(Facet::Place).collect();
    counts(found, codes::number(Facet::Place))
        .filter_map(|(code, n)| {
            let spot = setting.ground.numbered(code)?;
            let value = Value::Place(
                PlaceCode::parse(&spot.code).ok().and_then(|it| places_api::PlaceCode::parse(it.as_str()).ok())?,
            );
            let area = matches!(spot.kind, PlaceKind::Icb | PlaceKind::Board | PlaceKind::Area);
            (area || chosen.contains(&&value)).then_some((value, n))
        })
        .collect()
}

fn order_of(value: &Value) -> u8 {
    use crate::stage::Stage;
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
    let mut ways = Vec::new();
    let total = |asked: &Asked| -> Result<u64, Fault> { Ok(index.find(&setting.narrow(asked))?.total) };
    let from = setting.from(asked);
    if let (Some(miles), Some(_)) = (asked.miles, from) {
        for wider in Asked::MILES.into_iter().filter(|it| *it > miles) {
            let n = total(&Asked { miles: Some(wider), ..asked.clone() })?;
            if n > 0 {
                ways.push((Way::Within(wider), n));
                break;
            }
        }
    }
    let mut without = Vec::new();
    for filter in asked.filters().into_iter().take(12) {
        let n = total(&asked.without(&filter))?;
        if n > 0 {
            without.push((Way::Without(filter), n));
        }
    }
    for text in fewer_words(asked) {
        let n = total(&Asked { text: text.clone(), ..asked.clone() })?;
        if n > 0 {
            without.push((Way::Words(text), n));
        }
    }
    // The smallest change: what leaves the fewest people is nearest to what was asked.
    without.sort_by_key(|it| it.1);
    ways.extend(without.into_iter().take(2));
    Ok(ways)
}
