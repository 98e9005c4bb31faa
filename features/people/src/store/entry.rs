//! SQL of what the index holds.
