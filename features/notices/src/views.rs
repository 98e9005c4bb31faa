//! What people see of notices, with samples.

use frame::Sample;
use kernel::Viewer;
use notices_api::List;
use ui::parts::{Choice, Choices};

/// The page behind the link in a letter: a button, or that it was pressed.
#[derive(askama::Template)]
#[template(path = "notices/stop.html")]
pub struct StopPage {
    pub title: &'static str,
    pub about: &'static str,
    /// The link's proof; `None` when it is done.
    pub token: Option<String>,
}
ui::view!(StopPage { title: |it| it.heading(), here: Elsewhere, shape: Bare });

impl StopPage {
    /// Asks.
    pub fn asking(list: List, token: String) -> StopPage {
        StopPage { title: title(list), about: about(list), token: Some(token) }
    }
    /// It is done.
    pub fn done(list: List) -> StopPage {
        StopPage { title: title(list), about: about(list), token: None }
    }
    fn heading(&self) -> &'static str {
        if self.token.is_some() { "Stop these letters" } else { "These letters have stopped" }
    }
}

/// One's letters.
#[derive(askama::Template)]
#[template(path = "notices/letters.html")]
pub struct LettersPage {
    pub choices: Choices,
}
ui::view!(LettersPage { title: |_| "Letters", here: Elsewhere, shape: Column });

impl LettersPage {
    /// Those that the member may get, and of them those that they stopped.
    pub fn new(lists: Vec<List>, stopped: &[List]) -> LettersPage {
        let wanted: Vec<&str> = lists.iter().filter(|it| !stopped.contains(it)).map(|it| it.word()).collect();
        let choices = Choices::new("want", "Letters that you can do without")
            .hint("Kettle sends those that are ticked.")
            .optional()
            .choices(lists.iter().map(|it| Choice::new(it.word(), title(*it)).hint(about(*it))))
            .chosen(&wanted);
        LettersPage { choices }
    }
    fn is_empty(&self) -> bool {
        self.choices.choices.is_empty()
    }
}

/// The lists whose letters this viewer may get.
pub fn lists_for(viewer: &Viewer) -> Vec<List> {
    let gets = |it: &List| match it {
        List::Reports => viewer.roles.moderator || viewer.roles.admin,
        List::Searches => true,
    };
    List::ALL.into_iter().filter(gets).collect()
}

fn title(list: List) -> &'static str {
    match list {
        List::Reports => "Something waits for a moderator",
        List::Searches => "A saved search found somebody new",
    }
}

fn about(list: List) -> &'static str {
    match list {
        List::Reports => {
            "That a report or a complaint waits to be looked at. It waits all the same at the page of reports."
        }
        List::Searches => {
            "That somebody new fits a search that you saved and asked to be told of. They stand beside it all the same."
        }
    }
}

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "notices/stop: asking", view: Box::new(StopPage::asking(List::Reports, "x".into())) },
        Sample { name: "notices/stop: done", view: Box::new(StopPage::done(List::Reports)) },
        Sample { name: "notices/letters: none", view: Box::new(LettersPage::new(vec![], &[])) },
        Sample { name: "notices/letters: all", view: Box::new(LettersPage::new(List::ALL.into(), &[])) },
        Sample { name: "notices/letters: stopped", view: Box::new(LettersPage::new(List::ALL.into(), &List::ALL)) },
    ]
}
