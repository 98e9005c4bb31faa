//! A visit: when somebody looked at a group, and with that what "since you were here" means.

use kernel::Moment;
use std::time::Duration;

/// Whoever comes back within this time has not been away.
const SITTING: Duration = Duration::from_secs(4 * 60 * 60);

/// The latest look at a group, and the end of the visit before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// The latest look.
    pub at: Moment,
    /// The last look before this visit began; nothing: it is the first.
    pub before: Option<Moment>,
}

/// Since when things are new for somebody who looks now; nothing: they never were here.
pub fn since(visit: Option<Visit>, now: Moment) -> Option<Moment> {
    let visit = visit?;
    if now.since(visit.at) > SITTING { Some(visit.at) } else { visit.before }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_lasts_while_one_keeps_looking() {
        let hour = |it: u64| Moment::from_micros(0).plus(Duration::from_secs(it * 3_600));
        assert_eq!(since(None, hour(1)), None);
        let first = Visit { at: hour(1), before: None };
        assert_eq!(since(Some(first), hour(2)), None, "the first visit has no before");
        assert_eq!(since(Some(first), hour(30)), Some(hour(1)));
        let second = Visit { at: hour(30), before: since(Some(first), hour(30)) };
        assert_eq!(since(Some(second), hour(31)), Some(hour(1)), "looking does not use up what is new");
        assert_eq!(since(Some(second), hour(60)), Some(hour(30)));
    }
}
