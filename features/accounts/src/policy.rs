//! Who may do what to an account. Pure; the only place of this feature where permits are made.

use crate::{
    account::{Email, MemberName},
    applicant::Asking,
};
use kernel::{MemberId, Moment, Permit, Problems, Refusal, SessionId, Verdict, Viewer, permit};

/// Leave to come in as a new member.
pub enum Join {}
/// Leave to take away a session.
pub enum End {}
/// Leave to change one's own key: address or password.
pub enum ChangeKey {}
/// Leave to note that one gave the password again.
pub enum Prove {}
/// Leave to change what a member is (suspend, name an administrator).
pub enum Govern {}
/// Leave that a token from a mail gives: the token was the check.
pub enum Redeem {}
/// Leave to take away what is over.
pub enum Clear {}
/// Leave to ask to be admitted.
pub enum Ask {}
/// Leave to invite by letter and to decide on the waiting list.
pub enum Host {}
/// Leave to show work addresses as evidence for oneself.
pub enum Vouch {}
/// Leave to change one's own invitation.
pub enum Invite {}

/// Somebody who wants to join, before they have an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// The name.
    pub name: MemberName,
    /// The address.
    pub email: Email,
}

/// Whether a newcomer may come in, by what the operator decided and what they bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entrance {
    /// Everybody may, or an invitation or a listed address is at hand.
    Open,
    /// Only with an invitation, and there is none.
    Uninvited,
    /// Their invitation is not good any more.
    Outdated,
    /// Only with an address of these domains or an invitation, and there is neither.
    Unlisted(Vec<String>),
    /// By themselves, while joining is closed.
    Closed,
    /// Added by the operator, or founding with the one-time link.
    Operator,
}

/// Joining is for people who are not signed in and whom the operator's rule lets in; the operator always may.
pub fn may_join(viewer: &Viewer, newcomer: Newcomer, entrance: Entrance) -> Result<Permit<Join, Newcomer>, Refusal> {
    let refuse = |field: &'static str, words: String| Verdict::Refuse(Refusal::Invalid(Problems::one(field, words)));
    let verdict = match entrance {
        Entrance::Operator => Verdict::when(viewer.is_house()),
        Entrance::Open => Verdict::when_or(viewer.is_house(), Refusal::NotAllowed),
        Entrance::Uninvited => {
            refuse("", "One joins by invitation. Ask a colleague who is a member for theirs.".into())
        }
        Entrance::Outdated => {
            refuse("", "This invitation is no longer good. Ask whoever gave it to you for a new one.".into())
        }
        Entrance::Unlisted(domains) => refuse(
            "email",
            format!("Use a work address that ends in {}, or come by a member's invitation.", domains.join(" or ")),
        ),
        Entrance::Closed => refuse("", "Joining is closed for now. Ask whoever runs this Kettle to add you.".into()),
    };
    permit(viewer, newcomer, verdict)
}

/// A member withdraws or renews their own invitation.
pub fn may_invite(viewer: &Viewer, host: MemberId) -> Result<Permit<Invite, MemberId>, Refusal> {
    permit(viewer, host, Verdict::when(viewer.is(host) && viewer.is_active()))
}

/// A member adds and removes their own work addresses.
pub fn may_vouch(viewer: &Viewer, member: MemberId) -> Result<Permit<Vouch, MemberId>, Refusal> {
    permit(viewer, member, Verdict::when(viewer.is(member) && viewer.is_active()))
}

/// A member ends their own sessions, also while suspended; the house ends any.
pub fn may_end(viewer: &Viewer, owner: MemberId, session: SessionId) -> Result<Permit<End, SessionId>, Refusal> {
    let whole = Viewer { standing: kernel::Standing::Active, ..viewer.clone() };
    permit(&whole, session, Verdict::when(viewer.is(owner) || viewer.is_house()))
}

/// Whoever is signed in gives the password again in their own browser, also while suspended or leaving.
pub fn may_prove(viewer: &Viewer, proof: Proof) -> Result<Permit<Prove, SessionId>, Refusal> {
    let wrong = Refusal::Invalid(Problems::one("proof", "This is not your password. Try again, or choose a new one."));
    let (session, whole) = (viewer.session.unwrap_or(SessionId::NONE), Viewer::member(viewer.id()));
    let verdict = match proof {
        Proof::Password => Verdict::when(viewer.member.is_some() && viewer.session.is_some()),
        Proof::None => Verdict::Refuse(wrong),
    };
    permit(&whole, session, verdict)
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

/// Whoever holds a token that was still in the store, or a link that we made: that was the check.
pub fn may_redeem<T>(viewer: &Viewer, subject: T) -> Result<Permit<Redeem, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house()))
}

/// Administrators invite by letter and decide on the waiting list, each under their own name.
pub fn may_host(viewer: &Viewer, host: MemberId) -> Result<Permit<Host, MemberId>, Refusal> {
    permit(viewer, host, Verdict::when(viewer.is(host) && viewer.is_active() && viewer.roles.admin))
}

/// Whether there is a waiting list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Whoever wants to come asks.
    Kept,
    /// Nobody asks here.
    None,
}

/// Anybody asks, where there is a waiting list.
pub fn may_ask(viewer: &Viewer, asking: Asking, list: List) -> Result<Permit<Ask, Asking>, Refusal> {
    permit(viewer, asking, Verdict::when(viewer.is_house() && list == List::Kept))
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
    fn without_an_invitation_one_is_told_what_to_do() {
        let newcomer = Newcomer { name: MemberName::stored("Ada"), email: Email::stored("a@b.c") };
        let door = Viewer::house(Reason::Door);
        let said = |entrance, field| match may_join(&door, newcomer.clone(), entrance).err() {
            Some(Refusal::Invalid(problems)) => problems.of(field).unwrap_or_default().to_owned(),
            other => panic!("{other:?}"),
        };
        assert!(said(Entrance::Uninvited, "").contains("by invitation"));
        assert!(said(Entrance::Outdated, "").contains("no longer good"));
        assert!(said(Entrance::Unlisted(vec!["nhs.net".into()]), "email").contains("nhs.net"));
    }

    #[test]
    fn an_invitation_is_its_owners() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_invite(&Viewer::member(ada), ada).is_ok());
        assert!(may_invite(&Viewer::member(ben), ada).is_err()); // abuse case 1
        let suspended = Viewer { standing: kernel::Standing::Suspended, ..Viewer::member(ada) };
        assert!(may_invite(&suspended, ada).is_err()); // abuse case 47
    }

    #[test]
    fn only_administrators_host() {
        let ada = MemberId::random(&Rng::seeded(1));
        assert_eq!(may_host(&Viewer::member(ada), ada).err(), Some(Refusal::Absent)); // abuse case 38
        let roles = kernel::Roles { admin: true, moderator: false };
        assert!(may_host(&Viewer { roles, ..Viewer::member(ada) }, ada).is_ok());
    }

    #[test]
    fn members_do_not_govern() {
        let ada = MemberId::random(&Rng::seeded(1));
        assert_eq!(may_govern(&Viewer::member(ada), ada).err(), Some(Refusal::Absent)); // abuse case 38
    }
}
