//! POST: profiles here, saved searches below.

pub mod saved_search;
