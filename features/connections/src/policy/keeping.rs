//! What one keeps on others is one's own.

use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to keep something on somebody.
pub enum Keep {}

/// What is kept by one member for themselves.
pub trait KeptBy {
    /// By whom.
    fn owner(&self) -> MemberId;
}

/// Everybody keeps their own, and nobody another's. That somebody is there to keep something on was looked up before.
pub fn may_keep<T: KeptBy>(viewer: &Viewer, subject: T) -> Result<Permit<Keep, T>, Refusal> {
    let own = viewer.is_active() && viewer.is(subject.owner());
    permit(viewer, subject, Verdict::when(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Rng, Roles, Standing};

    struct Thing(MemberId);
    impl KeptBy for Thing {
        fn owner(&self) -> MemberId {
            self.0
        }
    }

    #[test]
    fn one_keeps_ones_own_alone() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_keep(&Viewer::member(ada), Thing(ada)).is_ok());
        let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(ben) };
        assert_eq!(may_keep(&admin, Thing(ada)).err(), Some(Refusal::Absent)); // abuse cases 35, 38
        let suspended = Viewer { standing: Standing::Suspended, ..Viewer::member(ada) };
        assert!(may_keep(&suspended, Thing(ada)).is_err());
    }
}
