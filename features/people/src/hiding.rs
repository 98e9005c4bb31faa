//! Hiding: a member is absent for those who work at a named practice, or for one person.

use crate::{line::PlaceCode, policy::Owned};
use kernel::MemberId;

/// From whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// From everybody who lists a role there, now or before, or is located there.
    Place(PlaceCode),
    /// From one person.
    Person(MemberId),
}

/// Somebody hides from somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hiding {
    /// Who hides.
    pub member: MemberId,
    /// From whom.
    pub from: From,
}

/// A hiding with the words for its owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HidingRow {
    /// From whom.
    pub from: From,
    /// The name of the place or person.
    pub name: String,
}

impl Owned for Hiding {
    fn owner(&self) -> MemberId {
        self.member
    }
}
