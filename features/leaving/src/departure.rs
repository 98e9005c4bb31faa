//! Leaving: a time to think it over, then everything goes.

use kernel::{MemberId, Moment};
use std::{fmt, time::Duration};

/// Whoever asks for the account to be deleted may come back for so long.
pub const THINKING: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// So long before the end a last letter goes out.
pub const WARNING: Duration = Duration::from_secs(2 * 24 * 60 * 60);

/// Somebody who wants to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// Who.
    pub member: MemberId,
    /// Whether somebody else runs the network when they are gone.
    pub hands: Hands,
    /// When the account is deleted.
    pub at: Moment,
}

/// In whose hands the network is when a member is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// Somebody's.
    Others,
    /// Nobody's: they are the only administrator.
    Nobodys,
}

/// Why somebody cannot leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastAdmin;

impl Departure {
    /// Who asks now is gone after [`THINKING`].
    pub fn asked(member: MemberId, hands: Hands, now: Moment) -> Departure {
        Departure { member, hands, at: now.plus(THINKING) }
    }
    /// With somebody left who runs the network.
    ///
    /// # Errors
    /// There is nobody else.
    pub fn checked(self) -> Result<Departure, LastAdmin> {
        match self.hands {
            Hands::Others => Ok(self),
            Hands::Nobodys => Err(LastAdmin),
        }
    }
    /// When the last letter before the end goes out.
    pub fn warned_at(&self) -> Moment {
        self.at.minus(WARNING)
    }
}

impl fmt::Display for LastAdmin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "You are the only administrator. Make somebody else an administrator first, so that this Kettle is in \
             somebody's hands.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_fourteen_days_and_a_word_before_the_end() {
        let now = Moment::from_micros(1_795_176_000_000_000);
        let departure = Departure::asked(MemberId::NONE, Hands::Others, now);
        assert_eq!(departure.at.iso(), "2026-12-04T12:00:00Z");
        assert_eq!(departure.warned_at().iso(), "2026-12-02T12:00:00Z");
    }

    #[test]
    fn the_last_administrator_hands_over_first() {
        let departure = |hands| Departure::asked(MemberId::NONE, hands, Moment::default()).checked();
        assert!(departure(Hands::Others).is_ok());
        assert_eq!(departure(Hands::Nobodys), Err(LastAdmin));
    }
}
