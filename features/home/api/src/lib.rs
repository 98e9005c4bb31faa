//! What other features may use of home: the port through which they bring things for the page of a week.

mod bringer;
mod thing;

pub use bringer::{Asked, Bringer, Bringers, Bringing, Catching};
pub use thing::{Brought, Gap, LeftOff, Looked, Section, Source, Span, Thing, Verb, minutes_of};
