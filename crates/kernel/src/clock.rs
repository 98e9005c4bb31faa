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
    /// As `2026-11-20T12:00:00Z`: for files that other programs read.
    pub fn iso(self) -> String {
        let (days, second) = (self.seconds().div_euclid(86_400), self.seconds().rem_euclid(86_400));
        let (year, month, day) = civil(days);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
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

/// Year, month and day of the Gregorian calendar, so many days after 1970-01-01. Years begin in March here, so that the
/// leap day is their last, and 400 of them always have 146,097 days.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
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
    /// Turns a fixed clock back, as happens to machines whose clock was wrong; the machine's own stays as it is.
    pub fn turn_back(&self, span: Duration) {
        if let Clock::Fixed(at) = self {
            at.fetch_sub(span.as_micros() as i64, Ordering::SeqCst);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_other_programs_read_it() {
        let iso = |seconds: i64| Moment::from_micros(seconds * 1_000_000 + 999_999).iso();
        assert_eq!(iso(0), "1970-01-01T00:00:00Z");
        assert_eq!(iso(-1), "1969-12-31T23:59:59Z");
        assert_eq!(iso(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(iso(1_795_176_000), "2026-11-20T12:00:00Z");
        assert_eq!(iso(4_107_542_400), "2100-03-01T00:00:00Z"); // 2100 has no 29 February
    }
}
