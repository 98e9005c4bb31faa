//! What people see on arriving: the front page for strangers, for members home, catching up, their time and the rule of it.

mod catching;
mod front;
mod home;
mod things;
mod time;

pub use catching::CatchUpPage;
pub use front::FrontPage;
pub use home::{Absence, HomePage, HomeParts};
pub use time::{RulePage, TimePage};

use frame::Sample;

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let own = home::samples().into_iter().chain(catching::samples()).chain(time::samples());
    front::samples().into_iter().chain(own).collect()
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}
