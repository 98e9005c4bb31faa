//! What connections tells.

use kernel::{Id, MemberId};
use serde::{Deserialize, Serialize};
use store::Fact;

/// The noun of [`RequestId`].
pub enum Request {}
/// The first note to somebody who is not a contact.
pub type RequestId = Id<Request>;

/// Somebody wrote to somebody who is not a contact.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct RequestSent {
    /// Which.
    pub request: RequestId,
    /// By whom.
    pub from: MemberId,
    /// To whom.
    pub to: MemberId,
}

/// A request is no longer there: withdrawn, or what is between the two closed it. Never told of an answer.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct RequestClosed {
    /// Which.
    pub request: RequestId,
}

/// Two members became contacts because one accepted the other's request.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct ContactMade {
    /// Who asked.
    pub one: MemberId,
    /// Who accepted.
    pub other: MemberId,
    /// By which request.
    pub request: RequestId,
}

impl Fact for RequestSent {
    const KIND: &'static str = "request_sent";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.request.as_bytes())
    }
}
impl Fact for RequestClosed {
    const KIND: &'static str = "request_closed";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.request.as_bytes())
    }
}
impl Fact for ContactMade {
    const KIND: &'static str = "contact_made";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.request.as_bytes())
    }
}
