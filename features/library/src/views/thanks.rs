//! Thanks: saying them, and those that one was given.

use crate::{actions::Words, resource::Resource, store::thanks::Thanks};
use kernel::{Moment, Problems};
use ui::{
    parts::{Field, Pager, Summary},
    words,
};

/// `/library/{id}/thanks`
#[derive(askama::Template)]
#[template(path = "library/thank.html")]
pub struct ThankPage {
    pub url: String,
    pub title: String,
    /// The owner's name.
    pub name: String,
    /// Whether they were thanked already.
    pub thanked: bool,
    pub words: Field,
    pub summary: Summary,
}
ui::view!(ThankPage { title: |it| format!("Thank {}", it.name), here: Library, shape: Column });

impl ThankPage {
    /// With what was typed, or said before, and what is wrong with it.
    pub fn new(it: &Resource, thanked: bool, (typed, problems): (String, &Problems)) -> ThankPage {
        let name = it.owner_name.clone().unwrap_or_default();
        ThankPage {
            url: it.url(),
            title: it.title.clone(),
            words: Field::new("words", "A few words")
                .hint(format!("Only {name} reads them. No patients, please."))
                .max(Words::MAX)
                .rows(4)
                .value(typed)
                .optional()
                .problem_of(problems),
            name,
            thanked,
            summary: Summary::of(problems),
        }
    }
}

/// `/library/thanks`
#[derive(askama::Template)]
#[template(path = "library/thanks.html")]
pub struct ThanksPage {
    pub rows: Vec<ThanksRow>,
    pub pager: Pager,
}
ui::view!(ThanksPage { title: |_| "Thanks", here: Library, shape: Column });

/// One of them.
pub struct ThanksRow {
    pub url: String,
    pub title: String,
    pub by: String,
    pub name: String,
    /// May be empty.
    pub words: String,
    pub when: String,
}

impl ThanksRow {
    /// With its words, opened.
    pub fn new(it: Thanks, said: String, now: Moment) -> ThanksRow {
        ThanksRow {
            url: format!("/library/{}", it.id),
            title: it.title,
            by: format!("/people/{}", it.by.0),
            name: it.by.1,
            words: said,
            when: words::ago(&it.at, &now),
        }
    }
}
