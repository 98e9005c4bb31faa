//! A summary: a short answer to a discussion, with those from whose replies it is made.

use kernel::{Id, MemberId, Moment, text};
use std::time::Duration;

text! {
    /// The short answer.
    pub Words = prose(2_000);
}

/// So many are credited.
pub const MOST_CREDITS: usize = 20;
/// So many of one member wait for the hosts of one discussion: what they cannot all see they cannot decide.
pub const MOST_WAITING: i64 = 3;
/// After so long it is to be looked at again.
pub const GOOD_FOR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The noun of [`SummaryId`].
pub enum SummaryNoun {}
/// A summary.
pub type SummaryId = Id<SummaryNoun>;

/// The one that stands on top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub id: SummaryId,
    /// Rendered.
    pub html: String,
    /// Who proposed it.
    pub author: Option<MemberId>,
    /// Since when hosts say that it is true.
    pub accepted: Moment,
    /// From whose replies it is made.
    pub credits: Vec<MemberId>,
}

impl Standing {
    /// Whether it is time to look at it again.
    pub fn is_old(&self, now: Moment) -> bool {
        now.since(self.accepted) >= GOOD_FOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_true_now_is_looked_at_again_in_a_year() {
        let at = Moment::from_micros(0);
        let it = Standing { id: SummaryId::NONE, html: String::new(), author: None, accepted: at, credits: vec![] };
        assert!(!it.is_old(at.plus(GOOD_FOR.saturating_sub(Duration::from_secs(1)))));
        assert!(it.is_old(at.plus(GOOD_FOR)));
        assert!(Words::parse(&"x".repeat(2_001)).is_err());
    }
}
