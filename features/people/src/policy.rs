//! Who may do what to a profile. Pure; the only place of this feature where permits are made.

use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to change one's own profile.
pub enum Edit {}
/// Leave to change the vocabulary.
pub enum EditTerms {}

/// Leave to hold a profile back.
pub enum Hold {}
/// Leave to let it be seen again.
pub enum LetGo {}

/// What belongs to one member.
pub trait Owned {
    /// Whose it is.
    fn owner(&self) -> MemberId;
}

/// A member changes their own profile and nobody else's; nobody else learns more from trying than that it is absent.
pub fn may_edit<T: Owned>(viewer: &Viewer, subject: T) -> Result<Permit<Edit, T>, Refusal> {
    let own = viewer.is_active() && viewer.is(subject.owner());
    permit(viewer, subject, Verdict::when(own))
}

/// A profile of the made population is the operator's to make.
pub fn may_make<T>(viewer: &Viewer, subject: T) -> Result<Permit<Edit, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house()))
}

/// The vocabulary is the operator's: their commands, administrators, and what Kettle brings along at its start.
pub fn may_edit_terms<T>(viewer: &Viewer, subject: T) -> Result<Permit<EditTerms, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house() || (viewer.is_active() && viewer.roles.admin)))
}

/// Whoever may report a profile may have it held back at once; whether this report does that, moderation decides.
pub fn may_hold(viewer: &Viewer, owner: MemberId) -> Result<Permit<Hold, MemberId>, Refusal> {
    permit(viewer, owner, Verdict::when(viewer.is_active() && !viewer.is(owner)))
}

/// Only those who look at reports let a profile be seen again, and nobody their own.
pub fn may_let_go(viewer: &Viewer, owner: MemberId) -> Result<Permit<LetGo, MemberId>, Refusal> {
    let looks = viewer.roles.admin || viewer.roles.moderator;
    permit(viewer, owner, Verdict::when(viewer.is_active() && looks && !viewer.is(owner)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Reason, Rng, Roles, Standing};

    struct Thing(MemberId);
    impl Owned for Thing {
        fn owner(&self) -> MemberId {
            self.0
        }
    }

    #[test]
    fn a_profile_is_changed_by_its_owner_alone() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_edit(&Viewer::member(ada), Thing(ada)).is_ok());
        let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(ben) };
        for other in [Viewer::member(ben), admin, Viewer::nobody(), Viewer::house(Reason::Operator)] {
            assert_eq!(may_edit(&other, Thing(ada)).err(), Some(Refusal::Absent)); // abuse case 1
        }
    }

    #[test]
    fn a_suspended_or_unconfirmed_member_changes_nothing() {
        let ada = MemberId::random(&Rng::seeded(1));
        for standing in [Standing::Suspended, Standing::Unconfirmed] {
            let viewer = Viewer { standing, ..Viewer::member(ada) };
            assert!(may_edit(&viewer, Thing(ada)).is_err());
        }
    }

    #[test]
    fn whoever_looks_at_reports_lets_go_and_nobody_their_own() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        let moderator = Viewer { roles: Roles { admin: false, moderator: true }, ..Viewer::member(ben) };
        assert!(may_hold(&Viewer::member(ben), ada).is_ok() && may_hold(&Viewer::member(ada), ada).is_err());
        assert!(may_let_go(&moderator, ada).is_ok() && may_let_go(&moderator, ben).is_err());
        assert!(may_let_go(&Viewer::member(ben), ada).is_err());
        let suspended = Viewer { standing: Standing::Suspended, ..moderator };
        assert!(may_let_go(&suspended, ada).is_err() && may_hold(&suspended, ada).is_err());
    }

    #[test]
    fn the_vocabulary_is_the_operators() {
        let ada = MemberId::random(&Rng::seeded(1));
        assert!(may_edit_terms(&Viewer::member(ada), ()).is_err());
        assert!(may_edit_terms(&Viewer::house(Reason::Operator), ()).is_ok());
        let admin = Viewer { roles: Roles { admin: true, moderator: false }, ..Viewer::member(ada) };
        assert!(may_edit_terms(&admin, ()).is_ok());
    }
}
