//! From what the directory is asked to what the index is asked.

use super::{codes, ground::Ground, lexicon::Lexicon, me::Me};
use crate::{
    ask::{Asked, Order, PathAsked},
    facets::{Facet, Value},
    path::Aim,
    stage::Stage,
    term::TermCode,
    when::When,
};
use kernel::Moment;
use search::{Ask, Choice, FacetSpec, Filters, Point, Prefer, Sort};

/// Everything that an answer depends on besides the index.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Who asks.
    pub me: &'a Me,
    /// The vocabulary.
    pub lexicon: &'a Lexicon,
    /// The places.
    pub ground: &'a Ground,
    /// Where the question's `near` is, if the ground does not know: a postcode district without a practice.
    pub elsewhere: Option<Point>,
    /// When.
    pub now: Moment,
}

/// So many people stand on a page.
pub const PAGE: usize = 20;
/// Before all words.
const FIRST: u8 = 200;
/// The counts of every extended role at every stage.
const ALL_PAIRS: usize = 400;
/// The counts of every area: a value whose name is lost must take no place.
const ALL_AREAS: usize = 250;

impl Setting<'_> {
    /// Where distances are counted from; nothing if that place is unknown.
    pub fn from(&self, asked: &Asked) -> Option<Point> {
        if asked.near.is_empty() {
            self.me.place(self.ground, When::of(self.now))
        } else {
            self.ground.find(&asked.near).or(self.elsewhere)
        }
    }

    /// The question to the index, without its order, page and counts.
    pub(crate) fn narrow<'q>(&'q self, asked: &'q Asked) -> Ask<'q> {
        Ask {
            text: &asked.text,
            synonyms: Some(&self.lexicon.synonyms),
            filters: self.filters(asked),
            from: self.from(asked),
            hidden: &self.me.hidden,
            contacts: &self.me.contacts,
            limit: 0,
            ..Ask::default()
        }
    }

    /// What narrows it besides its words. Without a place to start from no distance does: the page says so instead of
    /// finding nobody.
    pub(crate) fn filters(&self, asked: &Asked) -> Filters {
        let tenth = |it: Option<crate::line::Sessions>, other: f32| it.map_or(other, |it| it.tenths() as f32 / 10.0);
        let sessions = asked.sessions_min.is_some() || asked.sessions_max.is_some();
        let day = 86_400;
        Filters {
            chosen: self.choices(asked),
            within: asked.miles.map(f32::from),
            sessions: sessions.then(|| (tenth(asked.sessions_min, 0.0), tenth(asked.sessions_max, 12.0))),
            since: asked.joined.map(|days| self.now.seconds() - i64::from(days) * day),
            ..Filters::default()
        }
    }

    /// The question of a page: in order, from its offset on, with all counts.
    pub(crate) fn page<'q>(&'q self, asked: &'q Asked) -> Ask<'q> {
        let mut count: Vec<FacetSpec> = Facet::ALL
            .into_iter()
            .map(|it| FacetSpec {
                facet: codes::number(it),
                top: if it == Facet::Place { ALL_AREAS } else { it.most() },
            })
            .collect();
        if asked.picks.iter().any(|it| matches!(it.0, Facet::ExtendedRole | Facet::Stage)) {
            count.push(FacetSpec { facet: codes::PAIR, top: ALL_PAIRS });
        }
        let sort = match asked.order {
            Order::Fit => Sort::Fit,
            Order::Distance => Sort::Distance,
            Order::Newest => Sort::Newest,
        };
        Ask { prefer: self.prefer(), sort, offset: asked.offset, limit: PAGE, count, ..self.narrow(asked) }
    }

    /// Those who walked the reader's path come first.
    fn prefer(&self) -> Vec<Prefer> {
        let Some(aim) = self.me.aim() else { return Vec::new() };
        let ways = aim.began.iter().flat_map(|began| aim.towards.iter().map(move |towards| (began, towards)));
        ways.take(16)
            .map(|(began, towards)| Prefer {
                all_of: vec![codes::of_term(Facet::Background, began), codes::of_pair(towards, Stage::Established)],
                weight: FIRST,
            })
            .collect()
    }

    fn choices(&self, asked: &Asked) -> Vec<Choice> {
        let roles: Vec<&TermCode> = terms(asked, Facet::ExtendedRole);
        let stages = stages(asked);
        let mut choices = Vec::new();
        for facet in Facet::ALL {
            // "Skin surgery" and "established" together mean one line, which is the pair.
            let paired = !roles.is_empty() && !stages.is_empty();
            if matches!(facet, Facet::ExtendedRole | Facet::Stage) && paired {
                continue;
            }
            let any_of: Vec<_> = asked.of_facet(facet).map(|it| codes::of_value(facet, it)).collect();
            if !any_of.is_empty() {
                choices.push(Choice { facet: codes::number(facet), any_of });
            }
        }
        if !roles.is_empty() && !stages.is_empty() {
            choices.push(pairs(&roles, &stages));
        }
        if let (PathAsked::WalkersOnly, Some(aim)) = (asked.path, self.me.aim()) {
            walk(&mut choices, aim);
        }
        choices
    }
}

/// The chosen terms of a facet.
pub(crate) fn terms(asked: &Asked, facet: Facet) -> Vec<&TermCode> {
    let terms = asked.of_facet(facet).filter_map(|it| if let Value::Term(code) = it { Some(code) } else { None });
    terms.collect()
}

/// The chosen stages.
pub(crate) fn stages(asked: &Asked) -> Vec<Stage> {
    let stage = |it: &Value| match it {
        Value::Stage(stage) => Some(*stage),
        _ => None,
    };
    asked.of_facet(Facet::Stage).filter_map(stage).collect()
}

/// Any of these roles at any of these stages.
pub(crate) fn pairs(roles: &[&TermCode], stages: &[Stage]) -> Choice {
    let any_of = roles.iter().flat_map(|role| stages.iter().map(|stage| codes::of_pair(role, *stage))).collect();
    Choice { facet: codes::PAIR, any_of }
}

/// Who began where I began and is established where I want to go; chosen values narrow that further.
fn walk(choices: &mut Vec<Choice>, aim: &Aim) {
    let began: Vec<_> = aim.began.iter().map(|it| codes::of_term(Facet::Background, it)).collect();
    let towards: Vec<&TermCode> = aim.towards.iter().collect();
    let arrived = pairs(&towards, &[Stage::Established]);
    for more in [Choice { facet: codes::number(Facet::Background), any_of: began }, arrived] {
        match choices.iter_mut().find(|it| it.facet == more.facet) {
            Some(chosen) => {
                chosen.any_of.retain(|it| more.any_of.contains(it));
                if chosen.any_of.is_empty() {
                    // Nobody has this code: what was chosen and the path exclude each other.
                    chosen.any_of.push(search::code(more.facet, 0x00ff_ffff));
                }
            }
            None => choices.push(more),
        }
    }
}
