//! The index of everything: how it is kept true, who reads it, and what it answers.

pub mod finding;
pub mod projection;
pub mod reader;
