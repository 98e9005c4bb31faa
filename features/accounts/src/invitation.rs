//! The personal invitation: every member has one, with a number of places, to be withdrawn and renewed.

use kernel::MemberId;

/// So many may come in by one member's invitation, whichever of its links they have.
pub const PLACES: i64 = 20;

/// What has become of a member's invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whose.
    pub host: MemberId,
    /// Which link is good, counted from 1.
    pub version: i64,
    /// How many may come in.
    pub places: i64,
    /// How many have.
    pub taken: i64,
    /// Whether its link is good at all.
    pub held: Held,
}

/// Whether an invitation is held out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Whoever has the link may come in.
    Out,
    /// It was withdrawn.
    Back,
}

/// Whether somebody may come in with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// Yes.
    Good,
    /// Every place is taken.
    Full,
    /// It was withdrawn, or another link took its place.
    Withdrawn,
}

impl Invitation {
    /// What everybody begins with.
    pub const fn first(host: MemberId) -> Invitation {
        Invitation { host, version: 1, places: PLACES, taken: 0, held: Held::Out }
    }
    /// How many places are left.
    pub fn left(&self) -> i64 {
        (self.places - self.taken).max(0)
    }
    /// Whether the link with this number is good.
    pub fn validity(&self, version: i64) -> Validity {
        if self.held == Held::Back || version != self.version {
            Validity::Withdrawn
        } else if self.left() == 0 {
            Validity::Full
        } else {
            Validity::Good
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_good_until_it_is_full_withdrawn_or_replaced() {
        let first = Invitation::first(MemberId::NONE);
        assert_eq!((first.validity(1), first.left()), (Validity::Good, 20));
        let full = Invitation { taken: 20, ..first.clone() };
        assert_eq!(full.validity(1), Validity::Full);
        let fewer = Invitation { places: 3, taken: 20, ..first.clone() };
        assert_eq!((fewer.validity(1), fewer.left()), (Validity::Full, 0));
        let back = Invitation { held: Held::Back, ..first.clone() };
        assert_eq!(back.validity(1), Validity::Withdrawn);
        let renewed = Invitation { version: 2, ..first };
        assert_eq!((renewed.validity(1), renewed.validity(2)), (Validity::Withdrawn, Validity::Good));
    }
}
