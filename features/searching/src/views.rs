//! What people see of a search.

mod filters;
mod row;
mod samples;

pub use row::Row;
pub use samples::samples;

use crate::{
    asked::{Asked, Filter},
    search::finding::{Answer, Authors, PAGE},
};
use searching_api::{Like, Person};
use ui::{
    parts::{Action, Choices, Directory, Empty, Field, Notice, Pager, Tone},
    words::{plural, quoted},
};

/// `/search`
#[derive(askama::Template)]
#[template(path = "searching/index.html", blocks = ["results"])]
pub struct SearchPage {
    /// The title of the window.
    pub title: String,
    /// Search box, kinds, groups, chips, order and count.
    pub directory: Directory,
    /// Who wrote it.
    pub by: Field,
    /// When it was written.
    pub when: Choices,
    /// What must be said before the results.
    pub notices: Vec<Notice>,
    /// Colleagues whom the words find.
    pub people: Like,
    /// How many colleagues, in words; empty if they all stand here.
    pub all_people: String,
    /// What was found.
    pub rows: Vec<Row>,
    /// Instead of rows.
    pub empty: Option<Empty>,
    /// The way to more.
    pub pager: Pager,
}
ui::view!(SearchPage { title: |it| it.title.clone(), here: Elsewhere, shape: Wide, blocks: [as_results] });

/// Whether the index is being made just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    /// It stands.
    Done,
    /// It is being made, so that some things cannot be found yet.
    Going,
}

/// From an answer to the page.
pub fn search_page(asked: &Asked, answer: &Answer, making: Making) -> SearchPage {
    let rows: Vec<Row> = answer.hits.iter().map(|(hit, card)| Row::new(hit, card, answer)).collect();
    let next = asked.offset + PAGE;
    let more = answer.found.total > next as u64 && next <= search::Ask::FURTHEST;
    SearchPage {
        title: if asked.text.is_empty() { "Search".to_owned() } else { format!("Search: {}", asked.text) },
        directory: filters::directory(asked, answer),
        by: filters::by(asked, answer),
        when: filters::when(asked),
        notices: notices(asked, answer, making),
        all_people: all_people(&answer.people),
        people: answer.people.clone(),
        empty: rows.is_empty().then(|| empty(asked, answer, making)),
        rows,
        pager: Pager {
            next: more.then(|| Asked { offset: next, ..asked.clone() }.url()),
            words: format!("Show the next {}", answer.found.total.saturating_sub(next as u64).min(PAGE as u64)),
        },
    }
}

fn all_people(like: &Like) -> String {
    if like.total > like.people.len() as u64 {
        format!("All {}", plural(like.total, "colleague", "colleagues"))
    } else {
        String::new()
    }
}

fn notices(asked: &Asked, answer: &Answer, making: Making) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut say = |tone, title: String, words: &str, action| {
        notices.push(Notice { tone, title, words: words.to_owned(), action });
    };
    if making == Making::Going {
        let words = "Some things cannot be found yet. It takes a few minutes.";
        say(Tone::News, "The search is being made ready.".to_owned(), words, None);
    }
    if answer.authors == Authors::Nobody {
        let words = "Write the beginning of a first or last name.";
        say(Tone::Care, format!("Nobody here is called {}.", quoted(&asked.by)), words, None);
    }
    if let Some(corrected) = &answer.found.corrected {
        let other = Asked { text: corrected.clone(), offset: 0, ..asked.clone() };
        let action = Some(Action::link(other.url(), format!("Search for “{corrected}”")));
        let title = format!("Nothing has {}.", quoted(&asked.text));
        say(Tone::News, title, &format!("What follows has “{corrected}”."), action);
    }
    notices
}

fn empty(asked: &Asked, answer: &Answer, making: Making) -> Empty {
    if !asked.is_any() {
        return Empty {
            title: "Look for anything your groups know".to_owned(),
            words: "A word or two are enough: “spirometry hub”, “fit note”. Small typing errors do not matter. You find what \
                    is written in your groups and in open ones, the groups themselves, and colleagues."
                .to_owned(),
            actions: vec![
                Action::link("/groups", "See the groups"),
                Action::link("/people", "Find a colleague by what they do"),
            ],
        };
    }
    let mut actions: Vec<Action> = Vec::new();
    for (filter, count) in answer.ways.iter().take(3) {
        let (url, without) = (asked.without(filter).url(), filters::words(asked, answer, filter));
        let words = format!("{} without “{without}”", filters::results(*count));
        actions.push(if actions.is_empty() { Action::main(url, words) } else { Action::second(url, words) });
    }
    actions.push(Action::link("/groups", "Ask in a group"));
    if !answer.people.people.is_empty() {
        let words = "No group and nothing written in one has it.".to_owned();
        return Empty { title: "Colleagues only".to_owned(), words, actions };
    }
    let mut words = String::new();
    if making == Making::Done {
        words.push_str("Nothing that you may read has all of this. ");
    }
    let others: Vec<&Filter> = answer.ways.iter().map(|it| &it.0).collect();
    words.push_str(match (others.is_empty(), asked.text.split_whitespace().count()) {
        (false, _) => "There is something with one filter fewer.",
        (true, 2..) => "Try fewer words, or another word for the same.",
        (true, _) => "Try another word for the same, or ask: somebody may know and has not written it down.",
    });
    Empty { title: "Nothing found".to_owned(), words, actions }
}

impl SearchPage {
    /// The address of a colleague.
    pub fn profile(&self, person: &Person) -> String {
        format!("/people/{}", person.member)
    }
}
