//! Verbs of saved searches.
