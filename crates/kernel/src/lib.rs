//! What every part of Kettle speaks: ids, moments, text with limits, the viewer, permits and the two kinds of "no".
//!
//! No I/O, no async, no SQL, no HTTP: everything here is a value, and the clock and the dice are arguments.

mod act;
mod clock;
mod id;
mod page;
mod permit;
mod private;
mod refusal;
mod rng;
mod signed;
mod text;
mod viewer;
mod words;

pub use act::{Act, Actor};
pub use clock::{Clock, MONTHS, Moment};
pub use id::{Id, Member, MemberId, NotAnId, Session, SessionId};
pub use page::{Cursor, Page};
pub use permit::{Permit, Verdict, permit};
pub use private::Private;
pub use refusal::{Fault, FaultKind, OrAbsent, Problem, Problems, Refusal, Result, Stop};
pub use rng::Rng;
pub use signed::Signing;
pub use text::{TextProblem, line, prose};
pub use viewer::{Reason, Roles, Standing, Viewer};
pub use words::{meant, seen, shortened};
