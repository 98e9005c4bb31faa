//! When a weekly letter may come: at the hour, by the clock and outside the quiet that its receiver chose.

use jiff::civil::Weekday;
use kernel::{Fault, MemberId, Moment};
use std::{future::Future, pin::Pin};
use store::Reader;

/// When a letter of one member may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The next time from now on.
    pub next: Moment,
    /// The same if today has had its letter.
    pub after_today: Moment,
    /// If nothing may come now, when that is over.
    pub quiet_until: Option<Moment>,
}

/// Times on their way.
pub type Telling<'r> = Pin<Box<dyn Future<Output = Result<Vec<Slot>, Fault>> + Send + 'r>>;

/// Who knows the hours of members: `app.keep(|| …)`, by the feature in which they choose them.
pub struct Timetable {
    /// One slot for each of these, in their order: a member and the day of the week on which they want the letter. One statement.
    pub slots: for<'r> fn(Reader<'r>, &'r [(MemberId, Weekday)]) -> Telling<'r>,
}
