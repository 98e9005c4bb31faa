//! Places: the practices, networks and boards of the country, the ladder they stand on, and the files they come from.

pub mod day;
pub mod finder;
pub mod import;
pub mod ladder;
pub mod link;
pub mod name;
pub mod nations;
pub mod place;
pub mod postcode;
pub mod town;
