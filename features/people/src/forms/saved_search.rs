//! POST of saved searches.
