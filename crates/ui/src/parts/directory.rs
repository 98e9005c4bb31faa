//! A list that is searched and narrowed: the search box, the facets with their counts, the chips of what is in use.

use super::forms::Choice;
use crate::{Drawn, Html};
use askama::Template;
use std::sync::Arc;

/// Whether a group of facets stands open when the page comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Opened {
    /// Open: the most used ones.
    Open,
    /// Shut.
    #[default]
    Shut,
}

/// One group of tick boxes with counts.
#[derive(Debug, Clone, Default)]
pub struct Facet {
    /// The name of its query parameter; each tick sends it once.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// Whether it stands open.
    pub opened: Opened,
    /// The ticks, the most useful first.
    pub choices: Vec<Choice>,
    /// What is counted, for screen readers; people if nothing is said.
    pub of: &'static str,
    /// The markup.
    pub drawn: Drawn,
}

#[derive(Template)]
#[template(
    source = "{%- import \"parts/directory.html\" as directory -%}{% call directory::ticks(it) %}{% endcall %}",
    ext = "html"
)]
struct Ticks<'a> {
    it: &'a Facet,
}

/// One filter in use; the whole chip is a link that removes it.
#[derive(Debug, Clone)]
pub struct InUse {
    /// The same page without this filter.
    pub url: String,
    /// "Within 25 miles of TS18".
    pub words: String,
}

/// How the list may be ordered.
#[derive(Debug, Clone, Default)]
pub struct Sort {
    /// The name of its query parameter.
    pub name: String,
    /// The ways, one of them chosen.
    pub choices: Vec<Choice>,
}

/// All that surrounds the results of a directory.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// The address of the page: "/people".
    pub url: String,
    /// What the search box is called, for screen readers.
    pub label: String,
    /// What was typed.
    pub query: String,
    /// The groups of ticks, in order.
    pub facets: Vec<Arc<Facet>>,
    /// The filters in use.
    pub in_use: Vec<InUse>,
    /// How the list may be ordered.
    pub sort: Sort,
    /// The count in words: "14 people".
    pub count: String,
}

impl Facet {
    /// The group as markup.
    pub fn markup(&self) -> askama::Result<&Html> {
        self.drawn.or_draw(|| Ticks { it: self }.render())
    }
    /// Whether any tick is set, so that a facet in use always stands open.
    pub fn is_open(&self) -> bool {
        self.opened == Opened::Open || self.choices.iter().any(Choice::is_chosen)
    }
}

impl Directory {
    /// What the script takes out of an answer besides the results: chips, counts and the button of the sheet.
    pub fn parts_to_swap(&self) -> String {
        let mut parts = String::with_capacity(512);
        parts.push_str("#in-use,#show-count");
        for facet in &self.facets {
            parts.push_str(",#facet-");
            parts.push_str(&facet.name);
        }
        parts
    }
}
