//! The verbs of people: profiles here, saved searches below.

pub mod saved_search;
