//! The facets of the directory.
