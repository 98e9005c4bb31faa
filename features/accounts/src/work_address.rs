//! The work address: an address at work that a member has confirmed. Evidence, never a key: losing it locks nobody out.

use crate::account::Email;
use kernel::{Id, Moment};

/// So many a member may have.
pub const MOST: usize = 10;

/// The noun of [`WorkAddressId`].
pub enum WorkAddressNoun {}
/// One work address.
pub type WorkAddressId = Id<WorkAddressNoun>;

/// An address at work, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkAddress {
    /// Which one.
    pub id: WorkAddressId,
    /// The address.
    pub email: Email,
    /// Since when it is known to be read by the member.
    pub confirmed_at: Option<Moment>,
}
