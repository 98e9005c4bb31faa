//! What people see: profiles, one's own pages and the directory below.

pub mod directory;
pub mod edit;
pub mod own;
pub mod profile;
mod samples;
pub mod vocabulary;

use frame::Sample;

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let mut all = samples::samples();
    all.extend(directory::samples());
    all.extend(vocabulary::samples());
    all
}
