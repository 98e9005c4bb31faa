//! The page behind the link in a letter.

use super::{about, one, title};
use frame::Sample;
use notices_api::List;

/// A button, or that it was pressed.
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

/// With made data.
pub fn samples() -> Vec<Sample> {
    vec![
        one("notices/stop: asking", StopPage::asking(List::Daily, "x".into())),
        one("notices/stop: done", StopPage::done(List::Reports)),
    ]
}
