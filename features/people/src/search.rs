//! The directory's search index: what members become in it, how it is kept true, what it is asked and why it answers.

mod again;
pub mod answer;
mod codes;
pub mod entry;
pub mod ground;
pub mod lexicon;
pub mod me;
mod port;
mod projection;
pub mod question;
mod why;
mod wording;

pub use again::{elsewhere, found_by};
pub use entry::{entry_of, entry_of_made};
pub use ground::{Ground, Spot};
pub(crate) use port::connect;
pub(crate) use projection::making;
pub use projection::{INDEX, PROJECTION, begin, hears, rebuild};
pub use why::{Asking, Shown, reason_for};
pub use wording::Wording;

#[cfg(test)]
mod tests;
