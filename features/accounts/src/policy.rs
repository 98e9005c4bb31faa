//! Who may do what to an account. Pure; the only place of this feature where permits are made.

use crate::account::{Email, MemberName};
use kernel::{MemberId, Moment, Permit, Problems, Refusal, SessionId, Verdict, Viewer, permit};

/// Leave to come in as a new member.
pub enum Join {}
/// Leave to take away a session.
pub enum End {}
/// Leave to change one's own key: address or password.
pub enum ChangeKey {}
/// Leave to change what a member is (suspend, name an administrator).
pub enum Govern {}
/// Leave that a token from a mail gives: the token was the check.
pub enum Redeem {}
/// Leave to take away what is over.
pub enum Clear {}

/// Somebody who wants to join, before they have an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// The name.
    pub name: MemberName,
    /// The address.
    pub email: Email,
}

/// How somebody comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrance {
    /// By themselves, while joining is open.
    Open,
    /// By themselves, while joining is closed.
    Closed,
    /// Added by the operator, or founding with the one-time link.
    Operator,
}

/// Joining is for people who are not signed in, while it is open; the operator always may.
pub fn may_join(viewer: &Viewer, newcomer: Newcomer, entrance: Entrance) -> Result<Permit<Join, Newcomer>, Refusal> {
    let closed = Problems::one("", "Joining is closed for now. Ask whoever runs this Kettle to add you.");
    let verdict = match entrance {
        Entrance::Operator => Verdict::when(viewer.is_house()),
        Entrance::Open => Verdict::when_or(viewer.is_house(), Refusal::NotAllowed),
        Entrance::Closed => Verdict::Refuse(Refusal::Invalid(closed)),
    };
    permit(viewer, newcomer, verdict)
}

/// A member ends their own sessions, also while suspended; the house ends any.
pub fn may_end(viewer: &Viewer, owner: MemberId, session: SessionId) -> Result<Permit<End, SessionId>, Refusal> {
    let whole = Viewer { standing: kernel::Standing::Active, ..viewer.clone() };
    permit(&whole, session, Verdict::when(viewer.is(owner) || viewer.is_house()))
}

/// A member changes their own key, after giving the password again.
pub fn may_change_key(viewer: &Viewer, owner: MemberId, proof: Proof) -> Result<Permit<ChangeKey, MemberId>, Refusal> {
    let wrong = Refusal::Invalid(Problems::one("current", "This is not your password. Try again, or reset it."));
    let verdict = match proof {
        Proof::Password => Verdict::when(viewer.is(owner)),
        Proof::None => Verdict::Refuse(wrong),
    };
    permit(viewer, owner, verdict)
}

/// What was shown besides the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The right password, just now.
    Password,
    /// Nothing, or a wrong one.
    None,
}

/// Only the operator's commands and administrators change what a member is.
pub fn may_govern(viewer: &Viewer, member: MemberId) -> Result<Permit<Govern, MemberId>, Refusal> {
    permit(viewer, member, Verdict::when(viewer.is_house() || (viewer.is_active() && viewer.roles.admin)))
}

/// What is over goes by night: the house's own work.
pub fn may_clear(viewer: &Viewer, then: Moment) -> Result<Permit<Clear, Moment>, Refusal> {
    permit(viewer, then, Verdict::when(viewer.is_house()))
}

/// Whoever holds a token that was still in the store: the token was the check, and it is gone.
pub fn may_redeem(viewer: &Viewer, member: MemberId) -> Result<Permit<Redeem, MemberId>, Refusal> {
    permit(viewer, member, Verdict::when(viewer.is_house()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Reason, Rng};

    #[test]
    fn nobody_ends_anothers_session() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_end(&Viewer::member(ada), ada, SessionId::random(&rng)).is_ok());
        assert!(may_end(&Viewer::member(ben), ada, SessionId::random(&rng)).is_err()); // abuse case 1
        assert!(may_end(&Viewer::nobody(), ada, SessionId::random(&rng)).is_err());
    }

    #[test]
    fn a_key_changes_only_with_its_password() {
        let ada = MemberId::random(&Rng::seeded(1));
        assert!(may_change_key(&Viewer::member(ada), ada, Proof::Password).is_ok());
        assert!(may_change_key(&Viewer::member(ada), ada, Proof::None).is_err()); // abuse case 76
        assert!(may_change_key(&Viewer::nobody(), ada, Proof::Password).is_err());
    }

    #[test]
    fn closed_means_closed() {
        let newcomer = Newcomer { name: MemberName::stored("Ada"), email: Email::stored("a@b.c") };
        let door = Viewer::house(Reason::Door);
        assert!(may_join(&door, newcomer.clone(), Entrance::Closed).is_err());
        assert!(may_join(&door, newcomer.clone(), Entrance::Open).is_ok());
        assert!(may_join(&Viewer::nobody(), newcomer, Entrance::Operator).is_err());
    }

    #[test]
    fn members_do_not_govern() {
        let ada = MemberId::random(&Rng::seeded(1));
        assert_eq!(may_govern(&Viewer::member(ada), ada).err(), Some(Refusal::Absent)); // abuse case 38
    }
}
