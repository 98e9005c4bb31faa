//! The library as one looks through it: the box, what one chooses by with its counts, and what was found.

use super::{capitalised, list::Row};
use crate::{
    kind::{Kind, Stage},
    licence::Licence,
    search::{
        asked::{Asked, Filter, Fresh, Order},
        codes,
        finding::{Answer, PAGE},
    },
    store::listing::Listed,
};
use search::{Code, Hit, Piece, Sought, excerpt};
use std::sync::Arc;
use ui::{
    parts::{Action, Choice, Choices, Directory, Empty, Facet, InUse, Notice, Opened, Pager, Sort, Tone},
    words::{plural, quoted},
};

/// `/library`
#[derive(askama::Template)]
#[template(path = "library/finding.html", blocks = ["results"])]
pub struct FindingPage {
    /// The title of the window.
    pub title: String,
    /// Search box, facets, chips, order and count.
    pub directory: Directory,
    /// When it was published, and whether its review is overdue.
    pub fresh: Choices,
    /// What must be said before the results.
    pub notices: Vec<Notice>,
    /// What was found.
    pub rows: Vec<FoundRow>,
    /// Instead of rows.
    pub empty: Option<Empty>,
    /// The way to more.
    pub pager: Pager,
}
ui::view!(FindingPage { title: |it| it.title.clone(), here: Library, shape: Wide, blocks: [as_results] });

/// One that was found.
pub struct FoundRow {
    /// As in every list.
    pub row: Row,
    /// Its title, with the words that were looked for.
    pub title: Vec<Piece>,
    /// What it is, with the same.
    pub summary: Vec<Piece>,
    /// What stands inside it, where neither says why it was found; may be empty.
    pub inside: Vec<Piece>,
}

/// Whether the index is being made just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// It stands.
    Done,
    /// It is being made, so that some things cannot be found yet.
    Going,
}

/// So much of what stands inside is shown.
const SHOWN: usize = 220;

impl FindingPage {
    /// From an answer.
    pub fn new(asked: &Asked, mut answer: Answer, making: Making) -> FindingPage {
        let hits = std::mem::take(&mut answer.hits);
        let rows: Vec<FoundRow> = hits.into_iter().map(|it| FoundRow::new(it, &answer)).collect();
        let next = asked.offset + PAGE;
        let more = answer.found.total > next as u64 && next <= search::Ask::FURTHEST;
        FindingPage {
            title: if asked.text.is_empty() { "Library".to_owned() } else { format!("Library: {}", asked.text) },
            directory: directory(asked, &answer, rows.is_empty()),
            fresh: fresh(asked, &answer),
            notices: notices(asked, &answer, making),
            empty: rows.is_empty().then(|| empty(asked, &answer, making)),
            rows,
            pager: Pager {
                next: more.then(|| Asked { offset: next, ..asked.clone() }.url()),
                words: format!("Show the next {}", answer.found.total.saturating_sub(next as u64).min(PAGE as u64)),
            },
        }
    }
}

impl FoundRow {
    fn new((hit, it, words): (Hit, Listed, Option<String>), answer: &Answer) -> FoundRow {
        let sought = Sought::of(&answer.found.words, &hit.why);
        let whole = |text: &str| excerpt(text, &sought, usize::MAX / 4);
        let (title, summary) = (whole(&it.title), whole(&it.summary));
        let says = title.iter().chain(&summary).any(|it| matches!(it, Piece::Found(_)));
        let inside = match words {
            Some(words) if !says => excerpt(&words, &sought, SHOWN),
            _ => vec![],
        };
        let inside = if inside.iter().any(|it| matches!(it, Piece::Found(_))) { inside } else { vec![] };
        FoundRow { row: Row::new(it, &answer.month), title, summary, inside }
    }
}

fn directory(asked: &Asked, answer: &Answer, none: bool) -> Directory {
    let orders = Order::ALL.into_iter().map(|it| Choice::new(it.word(), it.label()).chosen_among([asked.order.word()]));
    let in_use = asked.filters().into_iter();
    Directory {
        url: "/library".to_owned(),
        label: "Search the library, also inside files".to_owned(),
        query: asked.text.clone(),
        facets: vec![
            Arc::new(kinds(asked, answer)),
            Arc::new(topics(asked, answer)),
            Arc::new(stages(asked, answer)),
            Arc::new(regions(asked, answer)),
            Arc::new(licences(asked, answer)),
            // Drawn by the page: one answer, not ticks.
            Arc::new(Facet { name: "fresh".to_owned(), ..Facet::default() }),
        ],
        in_use: in_use.map(|it| InUse { url: asked.without(&it).url(), words: words(asked, answer, &it) }).collect(),
        sort: Sort {
            name: "sort".to_owned(),
            // Without words the best is the newest.
            choices: if none || asked.text.is_empty() { Vec::new() } else { orders.collect() },
        },
        count: resources(answer.total),
    }
}

/// "12 resources".
pub fn resources(count: u64) -> String {
    plural(count, "resource", "resources")
}

/// What a filter is called.
fn words(asked: &Asked, answer: &Answer, filter: &Filter) -> String {
    let called =
        |known: Option<&(String, String)>, code: &str| known.map_or_else(|| code.to_owned(), |it| it.1.clone());
    match filter {
        Filter::Kind(kind) => kind.plural().to_owned(),
        Filter::Topic(term) => capitalised(&called(answer.words.topics.get(&codes::of_topic(term)), "another topic")),
        Filter::Stage(stage) => stage.label().to_owned(),
        Filter::Region(place) => {
            format!("Adopted in {}", called(answer.words.regions.get(&codes::of_region(place)), "another region"))
        }
        Filter::Licence(licence) => licence.name().to_owned(),
        Filter::Fresh => match asked.fresh {
            Fresh::Overdue => "Review overdue".to_owned(),
            other => format!("Published {}", other.label().to_lowercase()),
        },
    }
}

/// How many have each value of a facet, the highest count first.
fn counts(answer: &Answer, facet: u8) -> impl Iterator<Item = (Code, u64)> + '_ {
    let all = answer.found.facets.iter().filter(move |it| it.facet == facet);
    all.flat_map(|it| &it.values).map(|it| (it.0, u64::from(it.1)))
}

/// A facet of a few known values, in their order; those that nothing has are left out unless they are chosen.
fn few(
    (name, label): (&str, &str),
    all: impl Iterator<Item = (Code, Choice)>,
    (answer, facet): (&Answer, u8),
) -> Facet {
    let counts: Vec<(Code, u64)> = counts(answer, facet).collect();
    let choice = |(code, choice): (Code, Choice)| match counts.iter().find(|it| it.0 == code) {
        Some((_, count)) => Some(choice.count(*count)),
        None => choice.is_chosen().then(|| choice.count(0)),
    };
    Facet { choices: all.filter_map(choice).collect(), ..named(name, label) }
}

fn named(name: &str, label: &str) -> Facet {
    Facet { name: name.to_owned(), label: label.to_owned(), opened: Opened::Open, of: "resources", ..Facet::default() }
}

fn kinds(asked: &Asked, answer: &Answer) -> Facet {
    let chosen: Vec<&str> = asked.kinds.iter().map(|it| it.word()).collect();
    let one = |it: Kind| (codes::of_kind(it), Choice::new(it.word(), it.plural()).chosen_among(&chosen));
    few(("kind", "Kind"), Kind::ALL.into_iter().map(one), (answer, codes::KIND))
}

fn stages(asked: &Asked, answer: &Answer) -> Facet {
    let chosen: Vec<&str> = asked.stages.iter().map(|it| it.word()).collect();
    let one = |it: Stage| (codes::of_stage(it), Choice::new(it.word(), it.label()).chosen_among(&chosen));
    few(("stage", "Stage of an innovation"), Stage::ALL.into_iter().map(one), (answer, codes::STAGE))
}

fn licences(asked: &Asked, answer: &Answer) -> Facet {
    let chosen: Vec<&str> = asked.licences.iter().map(|it| it.word()).collect();
    let one = |it: Licence| (codes::of_licence(it), Choice::new(it.word(), it.name()).chosen_among(&chosen));
    few(("licence", "What you may do with it"), Licence::ALL.into_iter().map(one), (answer, codes::LICENCE))
}

fn topics(asked: &Asked, answer: &Answer) -> Facet {
    let one = |(code, count): (Code, u64)| {
        let (term, words) = answer.words.topics.get(&code)?;
        Some(Choice::new(term.clone(), capitalised(words)).count(count).chosen_among(&asked.topics))
    };
    Facet { choices: counts(answer, codes::TOPIC).filter_map(one).collect(), ..named("topic", "Topic") }
}

fn regions(asked: &Asked, answer: &Answer) -> Facet {
    let one = |(code, count): (Code, u64)| {
        let (place, name) = answer.words.regions.get(&code)?;
        Some(Choice::new(place.clone(), name.clone()).count(count).chosen_among(&asked.regions))
    };
    Facet { choices: counts(answer, codes::REGION).filter_map(one).collect(), ..named("region", "Adopted in") }
}

fn fresh(asked: &Asked, answer: &Answer) -> Choices {
    let one = |it: Fresh| {
        let count = answer.fresh.iter().find(|known| known.0 == it).map(|it| it.1);
        let choice = Choice::new(it.word(), it.label()).chosen_among([asked.fresh.word()]);
        match count {
            Some(0) if it != asked.fresh && it != Fresh::Any => None,
            Some(count) => Some(choice.count(count)),
            None => Some(choice),
        }
    };
    Choices::new("fresh", "Published").choices(Fresh::ALL.into_iter().filter_map(one))
}

fn notices(asked: &Asked, answer: &Answer, making: Making) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut say = |title: String, words: &str, action| {
        notices.push(Notice { tone: Tone::News, title, words: words.to_owned(), action });
    };
    if making == Making::Going {
        let words = "Some things cannot be found yet. It takes a few minutes.";
        say("The library is being made ready.".to_owned(), words, None);
    }
    if let Some(corrected) = &answer.found.corrected {
        let other = Asked { text: corrected.clone(), offset: 0, ..asked.clone() };
        let action = Some(Action::link(other.url(), format!("Search for “{corrected}”")));
        let title = format!("Nothing has {}.", quoted(&asked.text));
        say(title, &format!("What follows has “{corrected}”."), action);
    }
    notices
}

fn empty(asked: &Asked, answer: &Answer, making: Making) -> Empty {
    if !asked.is_any() {
        return if making == Making::Going { not_ready() } else { nothing_yet() };
    }
    let mut actions: Vec<Action> = Vec::new();
    for (filter, count) in answer.ways.iter().take(3) {
        let (url, without) = (asked.without(filter).url(), words(asked, answer, filter));
        let words = format!("{} without “{without}”", resources(*count));
        actions.push(if actions.is_empty() { Action::main(url, words) } else { Action::second(url, words) });
    }
    let ask = ask_url(asked);
    actions.push(if actions.is_empty() {
        Action::main(ask, "Ask whether anybody has one")
    } else {
        Action::link(ask, "Ask whether anybody has one")
    });
    actions.push(Action::link("/library/new", "Write for the library"));
    let words = match (making, answer.ways.is_empty()) {
        (Making::Going, _) => "The library is being made ready; look again in a few minutes.",
        (Making::Done, false) => "There is something with one filter fewer.",
        (Making::Done, true) => "Nothing that you may read has all of this. Somebody may have it in a drawer: ask.",
    };
    Empty { title: "Nothing like that yet".to_owned(), words: words.to_owned(), actions }
}

/// Where one asks for what was not found, with the words and the kind filled in.
fn ask_url(asked: &Asked) -> String {
    let kind = asked.kinds.first().map_or("", |it| it.word());
    let pairs = [("title", asked.text.as_str()), ("kind", kind)];
    let pairs: Vec<(&str, &str)> = pairs.into_iter().filter(|it| !it.1.is_empty()).collect();
    // Plain texts can always be written.
    match serde_html_form::to_string(&pairs).unwrap_or_default() {
        query if query.is_empty() => "/library/requests/new".to_owned(),
        query => format!("/library/requests/new?{query}"),
    }
}

fn not_ready() -> Empty {
    Empty {
        title: "The library is being made ready".to_owned(),
        words: "What stands in it can be looked through in a few minutes. Nothing is lost.".to_owned(),
        actions: vec![Action::second("/library/board", "Look at the board meanwhile")],
    }
}

fn nothing_yet() -> Empty {
    Empty {
        title: "Nothing is in the library yet".to_owned(),
        words: "Here stands what members wrote down for others to use: changes that save time, protocols, letters, teaching. \
                Somebody has to begin."
            .to_owned(),
        actions: vec![Action::main("/library/new", "Write for the library")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index that is being made knows of nothing yet: that is no empty library.
    #[test]
    fn what_is_being_made_is_not_called_empty() {
        let said = |making| FindingPage::new(&Asked::default(), Answer::default(), making).empty.map(|it| it.title);
        assert_eq!(said(Making::Done).as_deref(), Some("Nothing is in the library yet"));
        assert_eq!(said(Making::Going).as_deref(), Some("The library is being made ready"));
    }
}
