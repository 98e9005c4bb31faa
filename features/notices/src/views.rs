//! What people see of notices, with samples.

mod letters;
mod notices;
mod stop;

pub use letters::{LettersPage, Sent};
pub use notices::{NoticesPage, Shown};
pub use stop::StopPage;

use frame::Sample;
use kernel::Viewer;
use notices_api::List;

/// The lists whose letters this viewer may get.
pub fn lists_for(viewer: &Viewer) -> Vec<List> {
    let gets = |it: &List| match it {
        List::Reports => viewer.roles.moderator || viewer.roles.admin,
        List::Daily | List::AtOnce | List::Searches => true,
        // It has a page of its own, where its day is chosen.
        List::Groups => false,
    };
    List::ALL.into_iter().filter(gets).collect()
}

fn title(list: List) -> &'static str {
    match list {
        List::Daily => "The day’s letter",
        List::AtOnce => "Letters at once",
        List::Reports => "Something waits for a moderator",
        List::Searches => "A saved search found somebody new",
        List::Groups => "What your groups wrote",
    }
}

fn about(list: List) -> &'static str {
    match list {
        List::Daily => "At most one a day: who waits for you, and never what they wrote.",
        List::AtOnce => {
            "That somebody waits for you, within minutes, for what you chose. Without them it stands in the day’s letter."
        }
        List::Reports => {
            "That a report or a complaint waits to be looked at. It waits all the same at the page of reports."
        }
        List::Searches => {
            "That somebody new fits a search that you saved and asked to be told of. They stand beside it all the same."
        }
        List::Groups => "Once a week: the beginnings of what was begun in your groups. It stands there all the same.",
    }
}

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    notices::samples().into_iter().chain(letters::samples()).chain(stop::samples()).collect()
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}
