//! From an answer to the page.

use super::{FilterForm, PeoplePage};
use crate::{
    ask::{Asked, Filter, Order, PathAsked},
    facets::{Facet as Narrowing, Value},
    search::{
        Wording,
        answer::{Answer, Way},
        question::{PAGE, Setting},
    },
    term::Vocabulary,
};
use places_api::PlaceCode;
use std::sync::Arc;
use ui::Drawn;
use ui::parts::{
    Action, Choice, Choices, Directory, Empty, Facet, InUse, Notice, Opened, Pager, PersonRow, Sort, Tone,
};
use ui::words::quoted;

/// What the page is made of.
pub struct DirectoryParts<'a> {
    /// Who asks, with vocabulary and places.
    pub setting: &'a Setting<'a>,
    /// What was answered: the same with its words understood.
    pub asked: &'a Asked,
    /// The answer.
    pub answer: &'a Answer,
    /// What surrounds them, see [`filter_form`].
    pub filters: Arc<FilterForm>,
    /// The people, those whom the reader may see.
    pub rows: Vec<PersonRow>,
    /// Whether the index is being made just now.
    pub making: Making,
}

/// Whether the index is being made just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// It stands.
    Done,
    /// It is being made, so that some people cannot be found yet.
    Going,
}

/// The groups of ticks that anybody with this answer is shown.
pub fn facets(form: &Asked, answer: &Answer, wording: &Wording) -> Vec<Arc<Facet>> {
    let ticks = answer.facets.iter().map(|(facet, values)| ticks(form, wording, *facet, values));
    ticks.chain([joined(form)]).map(Arc::new).collect()
}

impl DirectoryParts<'_> {
    fn vocabulary(&self) -> &Vocabulary {
        &self.setting.lexicon.vocabulary
    }
    fn place(&self, code: &PlaceCode) -> Option<String> {
        place(self.setting, code)
    }
    fn words(&self, filter: &Filter) -> String {
        words(self.setting, self.asked, filter)
    }
}

fn place(setting: &Setting<'_>, code: &PlaceCode) -> Option<String> {
    setting.ground.spot(code.as_str()).map(|it| it.words())
}

fn words(setting: &Setting<'_>, asked: &Asked, filter: &Filter) -> String {
    asked.words(filter, &setting.lexicon.vocabulary, &|it| place(setting, it))
}

/// The page.
pub fn people_page(parts: DirectoryParts<'_>) -> PeoplePage {
    let total = parts.answer.found.total;
    let narrow = parts.asked.is_narrow();
    let name = || parts.asked.name(parts.vocabulary(), &|it| parts.place(it));
    let next = parts.asked.offset + PAGE;
    let more = total > next as u64 && next <= search::Ask::FURTHEST;
    PeoplePage {
        title: if narrow { format!("People: {}", name()) } else { "People".to_owned() },
        notices: notices(&parts),
        empty: parts.rows.is_empty().then(|| empty(&parts)),
        pager: Pager {
            next: more.then(|| Asked { offset: next, ..parts.asked.clone() }.url()),
            words: format!("Show the next {}", (total.saturating_sub(next as u64)).min(PAGE as u64)),
        },
        save_url: narrow.then(|| format!("/people/saved?{}", Asked { offset: 0, ..parts.asked.clone() }.query())),
        filters: parts.filters,
        rows: parts.rows,
    }
}

/// What surrounds the people. `form` is what the boxes hold, the address as it is; `asked` is the same with its words
/// understood; `ticks` are the groups of [`facets`].
pub fn filter_form(
    setting: &Setting<'_>,
    form: &Asked,
    asked: &Asked,
    answer: &Answer,
    ticks: &[Arc<Facet>],
) -> FilterForm {
    FilterForm {
        directory: directory(setting, form, asked, answer, ticks),
        near: form.near.clone(),
        miles: miles(form.miles),
        sessions_min: form.sessions_min.map(|it| it.to_string()).unwrap_or_default(),
        sessions_max: form.sessions_max.map(|it| it.to_string()).unwrap_or_default(),
        drawn: Drawn::default(),
    }
}

fn directory(setting: &Setting<'_>, form: &Asked, asked: &Asked, answer: &Answer, ticks: &[Arc<Facet>]) -> Directory {
    let walkers = answer.walkers.map(|count| Arc::new(walkers(form, count)));
    let facets = walkers.into_iter().chain(ticks.iter().cloned()).collect();
    let in_use = asked.filters().into_iter();
    let in_use = in_use.map(|it| InUse { url: asked.without(&it).url(), words: words(setting, asked, &it) }).collect();
    let near = setting.from(asked).is_some();
    let orders = Order::ALL.into_iter().filter(|it| near || *it != Order::Distance);
    let orders = orders.map(|it| Choice::new(it.code(), it.label()).chosen_among([asked.order.code()]));
    Directory {
        url: "/people".to_owned(),
        label: "Search people by name, role, interest or place".to_owned(),
        query: form.text.clone(),
        facets,
        in_use,
        sort: Sort { name: "sort".to_owned(), choices: orders.collect() },
        count: ui::words::plural(answer.found.total, "person", "people"),
    }
}

fn ticks(form: &Asked, wording: &Wording, facet: Narrowing, values: &[(Value, u64)]) -> Facet {
    let place = |code: &PlaceCode| wording.ground.spot(code.as_str()).map(|it| it.words());
    let chosen: Vec<String> = form.of_facet(facet).map(|it| facet.text(it)).collect();
    let choice = |(value, count): &(Value, u64)| {
        let label = value.words(&wording.lexicon.vocabulary, &place);
        Choice::new(facet.text(value), label).count(*count).chosen_among(&chosen)
    };
    let opened = match facet {
        Narrowing::ExtendedRole | Narrowing::Stage | Narrowing::Background => Opened::Open,
        _ => Opened::Shut,
    };
    Facet {
        name: facet.param().to_owned(),
        label: facet.label().to_owned(),
        opened,
        choices: values.iter().map(choice).collect(),
        ..Facet::default()
    }
}

fn joined(form: &Asked) -> Facet {
    let chosen = form.joined.map(|it| it.to_string());
    let choice =
        |days: u16| Choice::new(days.to_string(), format!("In the last {days} days")).chosen_among(chosen.as_slice());
    let mut choices: Vec<Choice> = Asked::JOINED.map(choice).into();
    choices.extend(form.joined.filter(|it| !Asked::JOINED.contains(it)).map(choice));
    let (name, label) = ("joined".to_owned(), "Newly joined".to_owned());
    Facet { name, label, opened: Opened::Shut, choices, ..Facet::default() }
}

fn walkers(form: &Asked, count: u64) -> Facet {
    let chosen = if form.path == PathAsked::WalkersOnly { "1" } else { "" };
    let choice = Choice::new("1", "Walked this path").count(count).chosen_among([chosen]);
    let (name, label) = ("path".to_owned(), "Your path".to_owned());
    Facet { name, label, opened: Opened::Open, choices: vec![choice], ..Facet::default() }
}

fn miles(chosen: Option<u16>) -> Choices {
    let mut choices = Choices::new("miles", "Within").choice("", "Any distance");
    let own = chosen.filter(|it| !Asked::MILES.contains(it));
    for miles in Asked::MILES.into_iter().chain(own) {
        choices = choices.choice(miles.to_string(), ui::words::miles(f64::from(miles)));
    }
    choices.chosen(&[chosen.map(|it| it.to_string()).unwrap_or_default()])
}

fn notices(parts: &DirectoryParts<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut say = |tone, title: String, words: &str, action| {
        notices.push(Notice { tone, title, words: words.to_owned(), action });
    };
    if parts.making == Making::Going {
        let words = "Some people cannot be found yet. It takes a minute or so.";
        say(Tone::News, "The directory is being made ready.".to_owned(), words, None);
    }
    let unplaced = parts.setting.from(parts.asked).is_none();
    if unplaced && !parts.asked.near.is_empty() {
        let words =
            "Write the first half of a postcode, a town or the name of a practice. Until then distance does not count.";
        say(Tone::Care, format!("We do not know where {} is.", quoted(&parts.asked.near)), words, None);
    } else if unplaced && parts.asked.miles.is_some() {
        let words =
            "Write a postcode under “Near”, or add a place to your profile. Until then distance does not count.";
        let action = Some(Action::link("/profile/edit", "Edit my profile"));
        say(Tone::Care, "We do not know where you are.".to_owned(), words, action);
    }
    if let Some(corrected) = &parts.answer.found.corrected {
        let asked = Asked { text: corrected.clone(), ..parts.asked.clone() };
        let action = Some(Action::link(asked.url(), format!("Search for “{corrected}”")));
        let title = format!("Nobody has {}.", quoted(&parts.asked.text));
        say(Tone::News, title, &format!("These people have “{corrected}”."), action);
    }
    notices
}

fn empty(parts: &DirectoryParts<'_>) -> Empty {
    if !parts.asked.is_narrow() {
        let (title, words) = match parts.making {
            Making::Going => {
                ("Nobody to show yet", "The directory is being made ready. Load the page again in a moment.")
            }
            Making::Done => ("Nobody yet", "When colleagues fill in their profiles, they are found here."),
        };
        let actions = vec![Action::main("/profile/edit", "Fill in my profile")];
        return Empty { title: title.to_owned(), words: words.to_owned(), actions };
    }
    let mut words = String::from("No member matches all of this.");
    let people = |n: u64| match n {
        1 => "there is 1 person".to_owned(),
        _ => format!("there are {}", ui::words::plural(n, "person", "people")),
    };
    let (mut said, mut actions) = (Vec::new(), Vec::new());
    for (way, count) in &parts.answer.ways {
        let (url, clause, verb) = way_on(parts, way);
        said.push(format!("{clause} {}", people(*count)));
        actions.push(if actions.is_empty() { Action::main(url, verb) } else { Action::second(url, verb) });
    }
    if !said.is_empty() {
        let mut sentence = said.join(", and ");
        sentence[..1].make_ascii_uppercase();
        words = format!("{words} {sentence}.");
    }
    actions.push(Action::link("/people", "Show everybody"));
    Empty { title: "Nobody yet".to_owned(), words, actions }
}

/// Where it leads, "without “Established”", "Search without “Established”".
fn way_on(parts: &DirectoryParts<'_>, way: &Way) -> (String, String, String) {
    let first = Asked { offset: 0, ..parts.asked.clone() };
    match way {
        Way::Within(miles) => {
            let words = format!("within {}", ui::words::miles(f64::from(*miles)));
            (Asked { miles: Some(*miles), ..first }.url(), words.clone(), format!("Search {words}"))
        }
        Way::Without(filter) => {
            let words = format!("without “{}”", parts.words(filter));
            (first.without(filter).url(), words.clone(), format!("Search {words}"))
        }
        Way::Words(text) => {
            let words = match text.as_str() {
                "" => format!("without {}", quoted(&first.text)),
                text => format!("for {} alone", quoted(text)),
            };
            (Asked { text: text.clone(), ..first }.url(), words.clone(), format!("Search {words}"))
        }
    }
}
