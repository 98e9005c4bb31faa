//! The box, the kinds and groups with their counts, who wrote it and when.

use crate::{
    asked::{Asked, Filter, Order, ShelfId, When},
    search::finding::{Answer, Authors, GROUPS},
    search::projection::kind_of,
};
use searching_api::Kind;
use std::sync::Arc;
use ui::{
    parts::{Choice, Choices, Directory, Facet, Field, InUse, Opened, Sort},
    words::plural,
};

/// What surrounds the results.
pub fn directory(asked: &Asked, answer: &Answer) -> Directory {
    let in_use = asked.filters().into_iter();
    let orders = Order::ALL.into_iter().map(|it| Choice::new(it.word(), it.label()).chosen_among([asked.order.word()]));
    Directory {
        url: "/search".to_owned(),
        label: "Search groups, discussions and colleagues".to_owned(),
        query: asked.text.clone(),
        facets: vec![Arc::new(kinds(asked, answer)), Arc::new(groups(asked, answer))],
        in_use: in_use.map(|it| InUse { url: asked.without(&it).url(), words: words(asked, answer, &it) }).collect(),
        sort: Sort {
            name: "sort".to_owned(),
            choices: if answer.hits.is_empty() { Vec::new() } else { orders.collect() },
        },
        count: if asked.is_any() { results(answer.total) } else { "Nothing asked yet".to_owned() },
    }
}

/// "12 results".
pub fn results(count: u64) -> String {
    plural(count, "result", "results")
}

/// What a filter is called.
pub fn words(asked: &Asked, answer: &Answer, filter: &Filter) -> String {
    match filter {
        Filter::Kind(kind) => kind.plural().to_owned(),
        Filter::Group(group) => format!("In {}", name(answer, group)),
        Filter::By => format!("By {}", author(asked, answer)),
        Filter::When => asked.when.label().to_owned(),
    }
}

/// Who wrote it: a name, also where the address has the number of a member.
pub fn by(asked: &Asked, answer: &Answer) -> Field {
    Field::new("by", "Written by").value(author(asked, answer)).optional()
}

/// When it was written.
pub fn when(asked: &Asked) -> Choices {
    let choices = Choices::new("when", "Written");
    let choices = When::ALL.into_iter().fold(choices, |all, it| all.choice(it.word(), it.label()));
    choices.chosen(&[asked.when.word()])
}

/// What the reader calls a group; one that they may not read is nameless, whether there is one or not.
fn name(answer: &Answer, group: &ShelfId) -> String {
    answer.reader.names.get(group.as_bytes()).cloned().unwrap_or_else(|| "a group that is not yours".to_owned())
}

fn author(asked: &Asked, answer: &Answer) -> String {
    let is_number = asked.by.parse::<kernel::MemberId>().is_ok();
    match &answer.authors {
        Authors::These(people) if is_number => people.iter().map(|it| it.name.clone()).next().unwrap_or_default(),
        _ if is_number => "somebody who is not here".to_owned(),
        _ => asked.by.clone(),
    }
}

fn kinds(asked: &Asked, answer: &Answer) -> Facet {
    let counts = answer.found.facets.iter().flat_map(|it| &it.values);
    let counts: Vec<(Kind, u32)> = counts.filter_map(|(code, count)| Some((kind_of(*code)?, *count))).collect();
    let chosen: Vec<&str> = asked.kinds.iter().map(|it| it.word()).collect();
    let choice = |kind: Kind| {
        let tick = Choice::new(kind.word(), kind.plural()).chosen_among(&chosen);
        let count = counts.iter().find(|it| it.0 == kind).map(|it| u64::from(it.1));
        // Where nothing is counted every kind is offered: one may choose first and type then.
        match count {
            Some(count) => Some(tick.count(count)),
            None if counts.is_empty() => Some(tick),
            None => asked.kinds.contains(&kind).then(|| tick.count(0)),
        }
    };
    Facet {
        name: "kind".to_owned(),
        label: "Kind".to_owned(),
        opened: Opened::Open,
        choices: Kind::ALL.into_iter().filter_map(choice).collect(),
        of: "results",
        ..Facet::default()
    }
}

fn groups(asked: &Asked, answer: &Answer) -> Facet {
    let chosen: Vec<String> = asked.groups.iter().map(ToString::to_string).collect();
    let choice = |(shelf, count): &(search::Key, u32)| {
        let group = ShelfId::from_bytes(*shelf);
        let label = answer.reader.names.get(shelf)?.clone();
        Some(Choice::new(group.to_string(), label).count(u64::from(*count)).chosen_among(&chosen))
    };
    let mut choices: Vec<Choice> = answer.found.shelves.iter().filter_map(choice).collect();
    if choices.is_empty() {
        let mut own: Vec<(&String, ShelfId)> =
            answer.reader.names.iter().map(|(id, name)| (name, ShelfId::from_bytes(*id))).collect();
        own.sort();
        let first = own.into_iter().take(GROUPS);
        choices.extend(first.map(|(name, id)| Choice::new(id.to_string(), name.clone()).chosen_among(&chosen)));
    }
    Facet {
        name: "in".to_owned(),
        label: "Group".to_owned(),
        opened: Opened::Open,
        choices,
        of: "results",
        ..Facet::default()
    }
}
