//! From saved searches to their page.

use super::{SavedPage, SavedRow, Saving};
use crate::{actions::saved_search::SavedSearch, ask::Asked};
use kernel::Problems;
use ui::parts::{Action, Empty, Field, Summary};

impl SavedPage {
    /// The page, with the form for `asked` if that is worth saving.
    pub fn new(saved: &[SavedSearch], asked: &Asked, name: String, problems: &Problems) -> SavedPage {
        let field = Field::new("name", "Name of this search")
            .hint("Only you see your saved searches.")
            .max(80)
            .value(name)
            .problem_of(problems);
        let saving = asked.is_narrow().then(|| Saving { name: field, query: asked.query(), url: asked.url() });
        let rows = saved.iter().map(|it| SavedRow {
            id: it.id.to_string(),
            name: it.name.clone(),
            url: Asked::parse(&it.query).url(),
        });
        SavedPage {
            summary: Summary::of(problems),
            saving,
            rows: rows.collect(),
            empty: Empty {
                title: "No saved searches yet".to_owned(),
                words: "Search for people, then choose “Save this search” under the results.".to_owned(),
                actions: vec![Action::main("/people", "Search for people")],
            },
        }
    }
}
