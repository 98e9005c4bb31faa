//! SQL of saved searches.
