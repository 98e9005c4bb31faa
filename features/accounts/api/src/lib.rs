//! What other features may use of accounts: facts, ties, and reads of published views.

mod reads;
mod ties;

pub use reads::{blocked_with, contacts_of, names_of};
pub use ties::{TieKind, remove_tie, set_tie};

use kernel::MemberId;
use serde::{Deserialize, Serialize};
use store::Fact;

/// Somebody became a member: joined and confirmed an address, or was added by the operator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberJoined {
    /// Who.
    pub member: MemberId,
}

/// A member's name or standing is another.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberChanged {
    /// Who.
    pub member: MemberId,
}

/// A contact or a block came or went between two members.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TieChanged {
    /// Whose tie.
    pub member: MemberId,
    /// To whom.
    pub other: MemberId,
}

impl Fact for MemberJoined {
    const KIND: &'static str = "member_joined";
}
impl Fact for MemberChanged {
    const KIND: &'static str = "member_changed";
}
impl Fact for TieChanged {
    const KIND: &'static str = "tie_changed";
}
