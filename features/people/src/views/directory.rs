//! What people see of the directory.

mod page;
mod row;
mod samples;
mod saved;

pub use page::{DirectoryParts, Making, facets, filter_form, people_page};
pub use row::{Portrait, belongs, job_words, person_row, says};
pub use samples::samples;

use crate::actions::Telling;
use askama::Template;
use std::sync::Arc;
use ui::{
    Drawn, Html,
    parts::{Choices, Directory, Empty, Field, Notice, Pager, PersonRow, Summary},
};

/// The directory.
#[derive(askama::Template)]
#[template(path = "people/index.html", blocks = ["results"])]
pub struct PeoplePage {
    /// The title of the window.
    pub title: String,
    /// Search box, facets, chips, order and count.
    pub filters: Arc<FilterForm>,
    /// What must be said before the results.
    pub notices: Vec<Notice>,
    /// The people.
    pub rows: Vec<PersonRow>,
    /// Instead of people.
    pub empty: Option<Empty>,
    /// The way to more.
    pub pager: Pager,
    /// Where this search can be saved; nothing if it asks for everybody.
    pub save_url: Option<String>,
}
ui::view!(PeoplePage { title: |it| it.title.clone(), here: People, shape: Wide, blocks: [as_results] });

/// What surrounds the people: search box, facets, chips, order and count. Its form is drawn once for everybody who is
/// offered the same.
#[derive(askama::Template)]
#[template(path = "people/filters.html")]
pub struct FilterForm {
    /// Search box, facets, chips, order and count.
    pub directory: Directory,
    /// Near what, as typed.
    pub near: String,
    /// Within how far.
    pub miles: Choices,
    /// From so many sessions a week, as typed.
    pub sessions_min: String,
    /// Up to so many.
    pub sessions_max: String,
    /// The markup of the form.
    pub drawn: Drawn,
}

impl FilterForm {
    /// The form as markup.
    pub fn markup(&self) -> askama::Result<&Html> {
        self.drawn.or_draw(|| self.render())
    }
}

/// A saved search in the list of its owner.
pub struct SavedRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub url: String,
    /// Whether it is asked again each week.
    pub telling: Telling,
    /// "Last asked on 20 November 2026"; empty if it is not.
    pub asked: String,
    /// Whom it found new then, the first few.
    pub fresh: Vec<FreshRow>,
    /// "and 3 more"; may be empty.
    pub more: String,
}

impl SavedRow {
    fn tells(&self) -> bool {
        self.telling == Telling::On
    }
}

/// Somebody whom a saved search found new.
pub struct FreshRow {
    /// Their page.
    pub url: String,
    /// Their name.
    pub name: String,
    /// What they are, as inside a sentence.
    pub profession: String,
}

/// The saved searches, and the form that saves one more.
#[derive(askama::Template)]
#[template(path = "people/saved.html")]
pub struct SavedPage {
    /// What is wrong with the form.
    pub summary: Summary,
    /// The form, if there is a search to save.
    pub saving: Option<Saving>,
    /// The list.
    pub rows: Vec<SavedRow>,
    /// Instead of a list.
    pub empty: Empty,
}
ui::view!(SavedPage { title: |_| "Saved searches", here: People, shape: Column });

/// The form that saves a search.
pub struct Saving {
    /// Its name.
    pub name: Field,
    /// Whether it finds for its owner later.
    pub tell: Choices,
    /// What follows the `?` of its address.
    pub query: String,
    /// The same, to go back to.
    pub url: String,
}
