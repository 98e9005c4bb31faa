//! The applicant: somebody on the waiting list.

use crate::{
    account::{Email, MemberName},
    link::ApplicantId,
};
use kernel::Moment;
use std::time::Duration;

kernel::text! {
    /// Who somebody is, in a sentence or two of their own, for whoever decides.
    pub About = prose(500);
    /// Why somebody is not admitted, for themselves.
    pub Reason = prose(500);
}

const DAY: u64 = 24 * 60 * 60;
/// Whoever has not confirmed their address by then is forgotten.
pub const UNCONFIRMED_FOR: Duration = Duration::from_secs(7 * DAY);
/// A decision is kept for so long; whoever was admitted comes within it.
pub const DECIDED_FOR: Duration = Duration::from_secs(30 * DAY);

/// What somebody writes who asks to be admitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The name.
    pub name: MemberName,
    /// The address.
    pub email: Email,
    /// Who they are.
    pub about: About,
}

/// Somebody on the waiting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// Which one.
    pub id: ApplicantId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: Email,
    /// Who they are, in their own words.
    pub about: String,
    /// When they asked.
    pub asked_at: Moment,
    /// How far it is.
    pub state: State,
}

/// How far it is with somebody on the waiting list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// The address is to be confirmed.
    Unconfirmed,
    /// Somebody is to decide.
    Waiting,
    /// They may come in.
    Admitted,
    /// They may not, for this reason.
    Declined(String),
}
