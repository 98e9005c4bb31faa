//! What other features may use of accounts: facts, ties, suspension, leaving, addresses for letters, and reads of published views.

mod agreements;
mod beside;
mod evidence;
mod govern;
mod leaving;
mod letters;
mod reads;
mod standing;
mod ties;

pub use agreements::{Agreements, AgreementsPort, FoundOwing, Owing};
pub use beside::{BesideNames, BesidePort, FindBeside};
pub use evidence::{Evidence, Known, evidence_of};
pub use govern::{
    Closely, Governed, Role, RoleChange, change_role, end_sessions, find_by_address, find_governed, page_of_governed,
};
pub use leaving::{find_leaving, hold_admins, is_here, is_last_admin, leave, page_of_due_to_leave, stay};
pub use letters::{
    Addressee, all_administrators, all_moderators, find_address, find_addressee, find_confirmed, find_name,
    has_confirmed,
};
pub use reads::{blocked_with, contacts_of, names_of, page_of_addressed};
pub use standing::{Suspension, find_suspension, readmit, suspend};
pub use ties::{TieKind, remove_tie, set_tie, set_tie_since};

use kernel::MemberId;
use serde::{Deserialize, Serialize};
use store::Fact;

/// Somebody became a member: joined and confirmed an address, or was added by the operator. Told again when a member resets
/// the password, so it means "is a member" and not "pressed Join".
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberJoined {
    /// Who.
    pub member: MemberId,
}

/// Somebody pressed "Join" below the words that say to what one agrees; the fact's time says to which versions. Whom the
/// operator adds has pressed nothing, and does not tell this.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MemberAgreed {
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
impl Fact for MemberAgreed {
    const KIND: &'static str = "member_agreed";
}
impl Fact for MemberChanged {
    const KIND: &'static str = "member_changed";
}
impl Fact for TieChanged {
    const KIND: &'static str = "tie_changed";
}
