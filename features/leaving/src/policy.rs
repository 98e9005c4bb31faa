//! Who may take their data along, leave and come back. Pure; the only place of this feature where permits are made.

use crate::{copy::DataCopy, departure::Departure, erasure::Erasure};
use kernel::{MemberId, Moment, Permit, Refusal, Standing, Verdict, Viewer, permit};

/// Leave to have a copy made, to take one along and to take it away.
pub enum Take {}
/// Leave to make a copy that was asked for.
pub enum Make {}
/// Leave to leave.
pub enum Leave {}
/// Leave to come back.
pub enum Stay {}
/// Leave to delete somebody's account for good.
pub enum Erase {}
/// Leave to take away copies whose time is up.
pub enum Clear {}

/// Everybody has a right to what is theirs: whoever is signed in, however they stand.
pub fn may_ask(viewer: &Viewer, member: MemberId) -> Result<Permit<Take, MemberId>, Refusal> {
    permit(&whole(viewer), member, Verdict::when(viewer.is(member)))
}

/// A copy is its owner's alone; for everybody else, whoever they are, there is none (abuse case 21).
pub fn may_take(viewer: &Viewer, copy: DataCopy) -> Result<Permit<Take, DataCopy>, Refusal> {
    let own = viewer.is(copy.member);
    permit(&whole(viewer), copy, Verdict::when(own))
}

/// The house makes what was asked for.
pub fn may_make(viewer: &Viewer, copy: DataCopy) -> Result<Permit<Make, DataCopy>, Refusal> {
    permit(viewer, copy, Verdict::when(viewer.is_house()))
}

/// One leaves by oneself, also while suspended or before the address is confirmed; nobody makes another leave.
pub fn may_leave(viewer: &Viewer, departure: Departure) -> Result<Permit<Leave, Departure>, Refusal> {
    permit(&whole(viewer), departure, Verdict::when(viewer.is(departure.member) && !viewer.is_leaving()))
}

/// Whoever is leaving comes back, and nobody for them (abuse case 89).
pub fn may_stay(viewer: &Viewer, member: MemberId) -> Result<Permit<Stay, MemberId>, Refusal> {
    permit(&whole(viewer), member, Verdict::when(viewer.is(member) && viewer.is_leaving()))
}

/// The house deletes what is due, and does again what was done before a backup was brought back.
pub fn may_erase(viewer: &Viewer, erasure: Erasure) -> Result<Permit<Erase, Erasure>, Refusal> {
    permit(viewer, erasure, Verdict::when(viewer.is_house()))
}

/// What is over goes by night: the house's own work.
pub fn may_clear(viewer: &Viewer, then: Moment) -> Result<Permit<Clear, Moment>, Refusal> {
    permit(viewer, then, Verdict::when(viewer.is_house()))
}

/// For what is one's own however one stands.
fn whole(viewer: &Viewer) -> Viewer {
    Viewer { standing: Standing::Active, ..viewer.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        copy::{CopyId, State},
        departure::Hands,
    };
    use kernel::{Reason, Rng, Roles};

    const HOUSE: Viewer = Viewer::house(Reason::Background);

    fn people() -> (MemberId, MemberId) {
        let rng = Rng::seeded(1);
        (MemberId::random(&rng), MemberId::random(&rng))
    }

    fn standing(member: MemberId, standing: Standing) -> Viewer {
        Viewer { standing, ..Viewer::member(member) }
    }

    #[test]
    fn a_copy_is_its_owners_however_they_stand() {
        let (ada, ben) = people();
        let at = Moment::default();
        let copy = DataCopy { id: CopyId::NONE, member: ada, state: State::Ready(1), asked_at: at, ends_at: at };
        for it in [Standing::Active, Standing::Suspended, Standing::Leaving, Standing::Unconfirmed] {
            assert!(may_ask(&standing(ada, it), ada).is_ok() && may_take(&standing(ada, it), copy.clone()).is_ok());
        }
        let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(ben) };
        for other in [Viewer::member(ben), admin, Viewer::nobody(), HOUSE] {
            assert_eq!(may_take(&other, copy.clone()).err(), Some(Refusal::Absent)); // abuse case 21
            assert!(may_ask(&other, ada).is_err());
        }
        assert!(may_make(&HOUSE, copy.clone()).is_ok() && may_make(&Viewer::member(ada), copy).is_err());
    }

    #[test]
    fn one_leaves_and_comes_back_by_oneself() {
        let (ada, ben) = people();
        let departure = Departure::asked(ada, Hands::Others, Moment::default());
        assert!(may_leave(&Viewer::member(ada), departure).is_ok());
        assert!(may_leave(&standing(ada, Standing::Suspended), departure).is_ok());
        assert!(may_leave(&standing(ada, Standing::Leaving), departure).is_err());
        assert!(may_leave(&Viewer::member(ben), departure).is_err()); // abuse case 1
        assert!(may_stay(&standing(ada, Standing::Leaving), ada).is_ok());
        assert!(may_stay(&standing(ben, Standing::Leaving), ada).is_err()); // abuse case 89
        assert!(may_stay(&Viewer::member(ada), ada).is_err());
    }

    #[test]
    fn only_the_house_erases() {
        let (ada, _) = people();
        let erasure = Erasure { at: Moment::default(), member: ada };
        assert!(may_erase(&HOUSE, erasure).is_ok() && may_clear(&HOUSE, Moment::default()).is_ok());
        let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(ada) };
        assert!(may_erase(&admin, erasure).is_err() && may_clear(&admin, Moment::default()).is_err());
    }
}
