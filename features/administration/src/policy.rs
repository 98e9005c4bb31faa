//! Who may run the network: administrators, and the operator's commands. Pure; the only place of this feature where
//! permits are made.

use crate::member::MemberProblem;
use accounts_api::{Governed, Role, RoleChange};
use kernel::{MemberId, Permit, Problems, Refusal, Verdict, Viewer, permit};

/// Leave to suspend a member.
pub enum Suspend {}
/// Leave to end a suspension.
pub enum Restore {}
/// Leave to end a member's sessions.
pub enum EndSessions {}
/// Leave to give or take a role.
pub enum ChangeRole {}
/// Leave to look after the server: test letters, work that was given up.
pub enum LookAfter {}
/// Leave to note that the store holds a made population.
pub enum Mark {}

/// Whether the viewer runs the network. For everybody else these pages do not exist.
pub fn may_look(viewer: &Viewer) -> Result<(), Refusal> {
    if runs(viewer) { Ok(()) } else { Err(Refusal::Absent) }
}

/// Administrators suspend members in good standing, but neither themselves nor each other.
pub fn may_suspend(viewer: &Viewer, it: &Governed) -> Result<Permit<Suspend, MemberId>, Refusal> {
    may_look(viewer)?;
    let problem = match () {
        () if viewer.is(it.member) => Some(MemberProblem::Oneself),
        () if it.roles.admin => Some(MemberProblem::Administrator),
        () if it.standing != "active" => Some(MemberProblem::NotActive),
        () => None,
    };
    permit(viewer, it.member, unless(problem))
}

/// Administrators end suspensions.
pub fn may_restore(viewer: &Viewer, it: &Governed) -> Result<Permit<Restore, MemberId>, Refusal> {
    may_look(viewer)?;
    permit(viewer, it.member, unless((it.standing != "suspended").then_some(MemberProblem::NotSuspended)))
}

/// Administrators sign members out: after a lost telephone, or when a session is not its owner's.
pub fn may_end_sessions(viewer: &Viewer, it: &Governed) -> Result<Permit<EndSessions, MemberId>, Refusal> {
    permit(viewer, it.member, Verdict::when(runs(viewer) && it.standing != "left"))
}

/// Whether somebody else would still run the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// Somebody else does.
    Some,
    /// Nobody else does.
    None,
}

/// Administrators and the operator give roles to members in good standing, and take them; the last administrator stays one.
pub fn may_change_role(
    viewer: &Viewer,
    it: &Governed,
    role: Role,
    change: RoleChange,
    others: Others,
) -> Result<Permit<ChangeRole, MemberId>, Refusal> {
    may_look(viewer)?;
    let problem = match (change, role, others) {
        (RoleChange::Given, ..) if it.standing != "active" || it.leaves_at.is_some() => Some(MemberProblem::NotActive),
        (RoleChange::Taken, Role::Administrator, Others::None) => Some(MemberProblem::Last),
        _ => None,
    };
    permit(viewer, it.member, unless(problem))
}

/// Administrators and the house look after the server.
pub fn may_look_after<T>(viewer: &Viewer, subject: T) -> Result<Permit<LookAfter, T>, Refusal> {
    permit(viewer, subject, Verdict::when(runs(viewer)))
}

/// Only the operator's command makes a population.
pub fn may_mark<T>(viewer: &Viewer, subject: T) -> Result<Permit<Mark, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house()))
}

fn runs(viewer: &Viewer) -> bool {
    viewer.is_house() || (viewer.is_active() && viewer.roles.admin)
}

fn unless(problem: Option<MemberProblem>) -> Verdict {
    match problem {
        Some(problem) => Verdict::Refuse(Refusal::Invalid(Problems::one("", problem.to_string()))),
        None => Verdict::Allow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Moment, Reason, Rng, Roles, Standing};

    const NOBODY: Roles = Roles { admin: false, moderator: false };
    const ADMIN: Roles = Roles { admin: true, moderator: false };

    fn member(seed: u64, standing: &str, roles: Roles) -> Governed {
        Governed {
            member: MemberId::random(&Rng::seeded(seed)),
            name: "Ben".into(),
            standing: standing.into(),
            roles,
            joined_at: Moment::from_micros(0),
            leaves_at: None,
        }
    }
    fn admin(seed: u64) -> Viewer {
        Viewer { roles: ADMIN, ..Viewer::member(MemberId::random(&Rng::seeded(seed))) }
    }
    fn is_invalid<T>(answer: Result<T, Refusal>) -> bool {
        matches!(answer.err(), Some(Refusal::Invalid(_)))
    }

    #[test]
    fn nobody_but_administrators_and_the_operator_governs() {
        let ben = member(2, "active", NOBODY);
        let moderator = Viewer { roles: Roles { admin: false, moderator: true }, ..admin(1) };
        let suspended = Viewer { standing: Standing::Suspended, ..admin(1) };
        let others = [Viewer::nobody(), Viewer::member(ben.member), moderator, suspended];
        for viewer in others {
            assert_eq!(may_suspend(&viewer, &ben).err(), Some(Refusal::Absent)); // abuse case 38
            assert_eq!(may_restore(&viewer, &ben).err(), Some(Refusal::Absent));
            assert_eq!(may_end_sessions(&viewer, &ben).err(), Some(Refusal::Absent));
            let role = may_change_role(&viewer, &ben, Role::Administrator, RoleChange::Given, Others::Some);
            assert_eq!(role.err(), Some(Refusal::Absent));
            assert!(may_look_after(&viewer, ()).is_err() && may_mark(&viewer, ()).is_err());
        }
        assert!(may_suspend(&admin(1), &ben).is_ok() && may_end_sessions(&admin(1), &ben).is_ok());
        assert!(may_mark(&admin(1), ()).is_err() && may_mark(&Viewer::house(Reason::Operator), ()).is_ok());
    }

    #[test]
    fn administrators_suspend_neither_themselves_nor_each_other() {
        let (own, other) = (member(1, "active", NOBODY), member(2, "active", ADMIN));
        assert!(is_invalid(may_suspend(&admin(1), &own)) && is_invalid(may_suspend(&admin(1), &other)));
        for standing in ["suspended", "unconfirmed", "left"] {
            assert!(is_invalid(may_suspend(&admin(1), &member(2, standing, NOBODY))));
        }
        assert!(may_restore(&admin(1), &member(2, "suspended", NOBODY)).is_ok());
        assert!(is_invalid(may_restore(&admin(1), &member(2, "active", NOBODY))));
    }

    #[test]
    fn the_last_administrator_stays_one() {
        let own = member(1, "active", ADMIN);
        let take = |others| may_change_role(&admin(1), &own, Role::Administrator, RoleChange::Taken, others);
        assert!(take(Others::Some).is_ok() && is_invalid(take(Others::None)));
        assert!(may_change_role(&admin(1), &own, Role::Moderator, RoleChange::Taken, Others::None).is_ok());
        let asleep = member(2, "suspended", NOBODY);
        let give = |it: &Governed| may_change_role(&admin(1), it, Role::Moderator, RoleChange::Given, Others::Some);
        assert!(is_invalid(give(&asleep)) && give(&member(2, "active", NOBODY)).is_ok());
        let leaving = Governed { leaves_at: Some(Moment::from_micros(1)), ..member(2, "active", NOBODY) };
        assert!(is_invalid(give(&leaving)));
    }
}
