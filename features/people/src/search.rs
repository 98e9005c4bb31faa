//! The projection of profiles into the search index.
