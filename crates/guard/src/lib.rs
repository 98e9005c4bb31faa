//! Patient identifiers in what people write: found before anything is stored. Pure.
//!
//! [`scan`] finds, [`blank`] takes out, [`clear`] lets a value through: what stores members' words takes a [`Cleared`] and
//! nothing else. The guard knows shapes and words, not people: it cannot see that a rare story names its patient.

mod answer;
mod blank;
mod cleared;
mod finding;
mod scan;

pub use answer::{Answer, Outcome, Reason, Sent};
pub use blank::blank;
pub use cleared::{Caught, Cleared, Place, Seen, Texts, clear, clear_seen, look};
pub use finding::{Finding, Findings, Kind, Surety};
pub use scan::scan;
