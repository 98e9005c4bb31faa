//! proving.
