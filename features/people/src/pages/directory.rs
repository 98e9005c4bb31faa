//! GET of the directory.

use frame::Route;

/// The routes of the directory and of saved searches.
pub fn routes() -> Vec<Route> {
    vec![]
}
