//! GET: profiles here, the directory below.

pub mod directory;

use frame::Route;

/// The routes of profiles.
pub fn routes() -> Vec<Route> {
    vec![]
}
