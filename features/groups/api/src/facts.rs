//! What groups tell. Ids only: the fact of a secret group says as little as any other.

use kernel::{Id, MemberId};
use serde::{Deserialize, Serialize};
use store::Fact;

/// The noun of [`GroupId`].
pub enum Group {}
/// A group of members; random, because an id that tells its time would tell when a secret group was founded.
pub type GroupId = Id<Group>;

/// A group was founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupFounded {
    /// Which.
    pub group: GroupId,
}

/// What a group is called, is for or says about itself is another, or who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupChanged {
    /// Which.
    pub group: GroupId,
}

/// A group is only read from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupEnded {
    /// Which.
    pub group: GroupId,
}

/// Somebody came into a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberJoined {
    /// Which.
    pub group: GroupId,
    /// Who.
    pub member: MemberId,
}

/// Somebody left a group or was taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberLeft {
    /// Which.
    pub group: GroupId,
    /// Who.
    pub member: MemberId,
}

macro_rules! about_group {
    ($($fact:ty = $kind:literal),* $(,)?) => {$(
        impl Fact for $fact {
            const KIND: &'static str = $kind;
            fn about(&self) -> Option<[u8; 16]> {
                Some(*self.group.as_bytes())
            }
        }
    )*};
}
about_group! {
    GroupFounded = "group_founded",
    GroupChanged = "group_changed",
    GroupEnded = "group_ended",
    MemberJoined = "group_joined",
    MemberLeft = "group_left",
}
