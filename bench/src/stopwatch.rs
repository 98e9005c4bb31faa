//! The one place of this program that asks the machine what time it is.

use std::time::{Duration, Instant};

/// Runs from the moment it is made.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[expect(clippy::disallowed_methods, reason = "measuring")]
    pub fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }
    /// How long it has run.
    pub fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
    /// The same in milliseconds.
    pub fn ms(self) -> f64 {
        self.elapsed().as_secs_f64() * 1000.0
    }
    /// The same in seconds.
    pub fn seconds(self) -> f64 {
        self.elapsed().as_secs_f64()
    }
}

/// Many times of the same thing, in milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// Of these.
    pub fn of(mut times: Vec<f64>) -> Times {
        times.sort_by(f64::total_cmp);
        Times(times)
    }
    /// Such that this share of them is no longer; 0 of none.
    pub fn at(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        self.0.get(((self.0.len() as f64 * share) as usize).min(last)).copied().unwrap_or_default()
    }
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
    /// The middle one.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_counted_from_the_shortest() {
        let times = Times::of((1..=100).rev().map(f64::from).collect());
        assert_eq!((times.at(0.0), times.median(), times.at(0.99), times.at(1.0)), (1.0, 51.0, 100.0, 100.0));
        assert_eq!(Times::default().median(), 0.0);
    }
}
