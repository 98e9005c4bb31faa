//! What people see on arriving: the front page for strangers, home for members.

mod front;
mod home;

pub use front::FrontPage;
pub use home::{HomePage, HomeParts};

use frame::Sample;

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    front::samples().into_iter().chain(home::samples()).collect()
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}
