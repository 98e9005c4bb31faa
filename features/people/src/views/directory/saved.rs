//! From saved searches to their page.

use super::{FreshRow, SavedPage, SavedRow, Saving};
use crate::{
    actions::{Telling, saved_search::SavedSearch},
    ask::Asked,
    forms::saved_search::Typed,
    store::saved_search::Fresh,
    term::Vocabulary,
};
use kernel::Problems;
use ui::parts::{Action, Choices, Empty, Field, Summary};

/// So many new people stand beside a search; the search itself shows the rest.
const FRESH: usize = 5;

impl SavedPage {
    /// The page, with the form for `asked` if that is worth saving, filled with what was typed.
    pub fn new(
        saved: &[SavedSearch],
        fresh: &[Fresh],
        asked: &Asked,
        typed: Typed,
        problems: &Problems,
        vocabulary: &Vocabulary,
    ) -> SavedPage {
        let name = Field::new("name", "Name of this search")
            .hint("Only you see your saved searches.")
            .max(80)
            .value(typed.name)
            .problem_of(problems);
        let tell = Choices::new("tell", "Should it find for you later?")
            .choice("on", "Yes: ask it again each week, and write to me if somebody new fits")
            .optional()
            .chosen(typed.tell.as_slice());
        let saving = asked.is_narrow().then(|| Saving { name, tell, query: asked.query(), url: asked.url() });
        SavedPage {
            summary: Summary::of(problems),
            saving,
            rows: saved.iter().map(|it| row(it, fresh, vocabulary)).collect(),
            empty: Empty {
                title: "No saved searches yet".to_owned(),
                words:
                    "Search for people, then choose “Save this search” under the results. Whoever fits and joins later \
                        is found for you."
                        .to_owned(),
                actions: vec![Action::main("/people", "Search for people")],
            },
        }
    }
}

fn row(saved: &SavedSearch, fresh: &[Fresh], vocabulary: &Vocabulary) -> SavedRow {
    let mut new: Vec<FreshRow> =
        fresh.iter().filter(|it| it.search == saved.id).map(|it| new(it, vocabulary)).collect();
    let more = new.len().saturating_sub(FRESH) as u64;
    new.truncate(FRESH);
    SavedRow {
        id: saved.id.to_string(),
        name: saved.name.clone(),
        url: Asked::parse(&saved.query).url(),
        telling: if saved.asked_at.is_some() { Telling::On } else { Telling::Off },
        asked: saved.asked_at.map(|at| format!("Last asked on {}", ui::words::date(at))).unwrap_or_default(),
        fresh: new,
        more: if more == 0 { String::new() } else { format!("and {more} more") },
    }
}

fn new(fresh: &Fresh, vocabulary: &Vocabulary) -> FreshRow {
    let profession = vocabulary.find(fresh.profession.as_str()).map_or("", |it| &it.words).to_owned();
    FreshRow { url: format!("/people/{}", fresh.member), name: fresh.name.clone(), profession }
}
