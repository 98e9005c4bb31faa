//! Who may change places: whoever runs this Kettle, by an import. Pure; the only place of this feature that makes permits.

use kernel::{Permit, Reason, Refusal, Standing, Verdict, Viewer, permit};

/// Leave to save what an import found.
pub enum Import {}
/// Leave to take away a file that was looked at.
pub enum Tidy {}

/// The operator's commands, the program's own imports and administrators import; for others there is no such thing.
pub fn may_import<T>(viewer: &Viewer, found: T) -> Result<Permit<Import, T>, Refusal> {
    let house = matches!(viewer.standing, Standing::House(Reason::Operator | Reason::Import));
    permit(viewer, found, Verdict::when(house || (viewer.is_active() && viewer.roles.admin)))
}

/// Whoever imports puts files aside; by night the house does.
pub fn may_tidy<T>(viewer: &Viewer, subject: T) -> Result<Permit<Tidy, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house() || (viewer.is_active() && viewer.roles.admin)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{MemberId, Rng, Roles};

    #[test]
    fn only_whoever_runs_it_imports() {
        let ada = Viewer::member(MemberId::random(&Rng::seeded(1)));
        let admin = Viewer { roles: Roles { admin: true, moderator: false }, ..ada.clone() };
        let suspended = Viewer { standing: Standing::Suspended, ..admin.clone() };
        assert!(may_import(&Viewer::house(Reason::Operator), ()).is_ok());
        assert!(may_import(&Viewer::house(Reason::Import), ()).is_ok());
        assert!(may_import(&admin, ()).is_ok());
        for viewer in [ada, suspended, Viewer::nobody(), Viewer::house(Reason::Background)] {
            assert_eq!(may_import(&viewer, ()).err(), Some(Refusal::Absent), "{viewer:?}");
        }
    }
}
