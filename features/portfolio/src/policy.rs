//! Who may keep reflections. Pure; the only place of this feature where permits are made.

use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to keep, change or delete a reflection of one's own.
pub enum Keep {}

/// Each member for themselves; another's might as well not exist.
pub fn may_keep<T>(viewer: &Viewer, owner: MemberId, what: T) -> Result<Permit<Keep, T>, Refusal> {
    permit(viewer, what, Verdict::when(viewer.is_active() && viewer.is(owner)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Reason, Rng, Roles};

    #[test]
    fn nobody_keeps_for_another() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_keep(&Viewer::member(ada), ada, ()).is_ok());
        let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(ben) };
        for other in [Viewer::member(ben), admin, Viewer::nobody(), Viewer::house(Reason::Background)] {
            assert!(may_keep(&other, ada, ()).is_err()); // abuse cases 1, 3
        }
    }
}
