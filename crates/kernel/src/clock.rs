//! Time: one clock, handed in, so that tests can turn it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Microseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
pub struct Moment(i64);

/// Where "now" comes from: the machine, or a hand that a test turns.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// Stands still until [`Clock::advance`].
    Fixed(Arc<AtomicI64>),
}

impl Moment {
    /// From microseconds since 1970-01-01 UTC.
    pub const fn from_micros(micros: i64) -> Moment {
        Moment(micros)
    }
    /// Microseconds since 1970-01-01 UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }
    /// Whole seconds since 1970-01-01 UTC.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }
    /// This much later.
    pub fn plus(self, span: Duration) -> Moment {
        Moment(self.0.saturating_add(span.as_micros() as i64))
    }
    /// This much earlier.
    pub fn minus(self, span: Duration) -> Moment {
        Moment(self.0.saturating_sub(span.as_micros() as i64))
    }
    /// The time from `earlier` to here; zero if `earlier` is later.
    pub fn since(self, earlier: Moment) -> Duration {
        Duration::from_micros(self.0.saturating_sub(earlier.0).max(0) as u64)
    }
}

impl Clock {
    /// A clock that stands at `at`.
    pub fn fixed(at: Moment) -> Clock {
        Clock::Fixed(Arc::new(AtomicI64::new(at.0)))
    }
    /// Now.
    #[allow(clippy::disallowed_methods)] // the one place that asks the machine
    pub fn now(&self) -> Moment {
        match self {
            Clock::System => Moment(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_micros() as i64)),
            Clock::Fixed(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }
    /// Turns a fixed clock forward; the machine's clock cannot be turned and stays as it is.
    pub fn advance(&self, span: Duration) {
        if let Clock::Fixed(at) = self {
            at.fetch_add(span.as_micros() as i64, Ordering::SeqCst);
        }
    }
}

/// The months as people write them, in their order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
