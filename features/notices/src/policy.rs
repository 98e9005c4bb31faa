//! Who decides on whose notices and letters. Pure; the only place of this feature where permits are made.

use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};
use notices_api::List;

/// Leave to choose one's notices and letters.
pub enum Choose {}
/// Leave to say that one has seen one's notices.
pub enum See {}
/// Leave to stop a list by its link.
pub enum Stop {}
/// Leave to send somebody the letters that are due, and to take away what is old.
pub enum Post {}

/// Each member for themselves.
pub fn may_choose(viewer: &Viewer, member: MemberId) -> Result<Permit<Choose, MemberId>, Refusal> {
    permit(viewer, member, Verdict::when(viewer.is(member)))
}

/// Each member their own.
pub fn may_see(viewer: &Viewer, member: MemberId) -> Result<Permit<See, MemberId>, Refusal> {
    permit(viewer, member, Verdict::when(viewer.is(member) && viewer.is_active()))
}

/// Whoever holds a link that we made: that was the check, and the house acts on it.
pub fn may_stop(viewer: &Viewer, named: (MemberId, List)) -> Result<Permit<Stop, (MemberId, List)>, Refusal> {
    permit(viewer, named, Verdict::when(viewer.is_house()))
}

/// The house alone.
pub fn may_post<T>(viewer: &Viewer, subject: T) -> Result<Permit<Post, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Reason, Rng};

    #[test]
    fn nobody_chooses_or_sees_for_another() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_choose(&Viewer::member(ada), ada).is_ok() && may_see(&Viewer::member(ada), ada).is_ok());
        assert!(may_choose(&Viewer::member(ben), ada).is_err() && may_see(&Viewer::member(ben), ada).is_err());
        assert!(may_choose(&Viewer::nobody(), ada).is_err() && may_see(&Viewer::nobody(), ada).is_err());
        assert!(may_post(&Viewer::member(ada), ada).is_err());
    }

    #[test]
    fn a_link_is_acted_on_by_the_house_alone() {
        let ada = MemberId::random(&Rng::seeded(1));
        assert!(may_stop(&Viewer::house(Reason::Door), (ada, List::Reports)).is_ok());
        assert!(may_stop(&Viewer::member(ada), (ada, List::Reports)).is_err());
    }
}
