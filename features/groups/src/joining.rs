//! Joining: asking with a few words, being invited, being let in; and being taken out for a reason.

use groups_api::{GroupId, Role};
use kernel::{MemberId, Moment};
use std::{fmt, time::Duration};

kernel::text! {
    /// What somebody who asks to join writes to the hosts.
    pub Words = prose(600);
    /// What hosts answer when they decline.
    pub Reply = prose(600);
    /// Why somebody is taken out. They read it.
    pub Reason = prose(800);
    /// What somebody who was taken out says to it.
    pub Objection = prose(1500);
}

/// So many a member invites in a day, in all of their groups (abuse case 43).
pub const INVITED_A_DAY: i64 = 40;
/// So many a member asks to join in a day (abuse case 43).
pub const ASKED_A_DAY: i64 = 15;
/// Hosts answer within this.
pub const ANSWERED_WITHIN: Duration = Duration::from_secs(3 * 24 * 60 * 60);
/// An invitation that nobody answers is over after this; whoever let it pass or declined is not asked again before.
pub const INVITATION_LASTS: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// Somebody at the door of a group, or in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Which group.
    pub group: GroupId,
    /// Who.
    pub member: MemberId,
}

/// Somebody who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Where and who.
    pub seat: Seat,
    /// What they write.
    pub words: Option<Words>,
}

/// Somebody who is in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// Where and who.
    pub seat: Seat,
    /// As what.
    pub role: Role,
}

/// Another role for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Who, and what they are now.
    pub was: Membership,
    /// What they become.
    pub role: Role,
}

/// Somebody who is taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// Where and who.
    pub seat: Seat,
    /// Why.
    pub reason: Reason,
}

/// That somebody was taken out, as they read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// From where, and who.
    pub seat: Seat,
    /// What the group was called then.
    pub group_name: String,
    /// Their name, for those who answer.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
    /// What they said to it, and when.
    pub objection: Option<(String, Moment)>,
    /// What was answered, and when.
    pub answer: Option<(String, Moment)>,
}

/// Why somebody cannot go or change what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastOwner {
    /// Others are there who could follow.
    HandOn,
    /// Nobody else is there.
    End,
}

impl fmt::Display for LastOwner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LastOwner::HandOn => "You are the only owner. Make somebody else the owner first: under People.",
            LastOwner::End => "You are the only one here. End the group instead: under Settings.",
        })
    }
}

/// Whether an owner may stop being one: a group that is alive is never without. `others` are the other members.
///
/// # Errors
/// What to do first.
pub fn check_owner_goes(owners: i64, others: i64) -> Result<(), LastOwner> {
    match (owners, others) {
        (2.., _) => Ok(()),
        (_, 0) => Err(LastOwner::End),
        _ => Err(LastOwner::HandOn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_never_without_an_owner() {
        assert_eq!(check_owner_goes(2, 5), Ok(()));
        assert_eq!(check_owner_goes(1, 5), Err(LastOwner::HandOn));
        assert_eq!(check_owner_goes(1, 0), Err(LastOwner::End));
    }

    #[test]
    fn nothing_invisible_is_asked_or_answered() {
        assert!(Words::parse("Please \u{202e}let me in").is_err()); // abuse case 50
        assert!(Reason::parse("  ").is_err());
        assert_eq!(Words::parse_optional(" ").map(|it| it.is_none()), Ok(true));
    }
}
