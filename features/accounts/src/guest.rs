//! The guest: somebody whom an administrator invited by letter, until they come.

use crate::{
    account::{Email, MemberName},
    link::GuestId,
};
use kernel::Moment;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// A letter that nobody answered is followed by one reminder after so long, and by no other.
pub const REMINDED_AFTER: Duration = Duration::from_secs(7 * DAY.as_secs());
/// Whoever has not come by then is forgotten, name and address.
pub const KEPT: Duration = Duration::from_secs(30 * DAY.as_secs());

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGuest {
    /// The name, as it stands in the letter; they may change it.
    pub name: MemberName,
    /// Where the letter goes.
    pub email: Email,
}

/// Somebody who was invited by letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Which one.
    pub id: GuestId,
    /// The name that the list gave.
    pub name: String,
    /// Where the letter went.
    pub email: Email,
    /// When.
    pub invited_at: Moment,
    /// When the reminder went.
    pub reminded_at: Option<Moment>,
    /// When the letter's link became void.
    pub withdrawn_at: Option<Moment>,
}

impl Guest {
    /// Whether they may still come.
    pub fn is_expected(&self, now: Moment) -> bool {
        self.withdrawn_at.is_none() && now < self.forgotten_at()
    }
    /// From when nothing of them is kept.
    pub fn forgotten_at(&self) -> Moment {
        self.invited_at.plus(KEPT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_is_expected_for_thirty_days() {
        let at = Moment::from_micros(0);
        let guest = Guest {
            id: GuestId::NONE,
            name: "Ada".into(),
            email: Email::stored("a@b.c"),
            invited_at: at,
            reminded_at: None,
            withdrawn_at: None,
        };
        assert!(guest.is_expected(at.plus(29 * DAY)) && !guest.is_expected(at.plus(30 * DAY)));
        assert!(!Guest { withdrawn_at: Some(at), ..guest }.is_expected(at));
    }
}
