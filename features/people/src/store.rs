//! All SQL of the feature: profiles here; cards, entries of the index and saved searches below.

pub mod card;
pub mod entry;
pub mod saved_search;
