//! Who decides what goes by mail to whom. Pure; the only place of this feature where permits are made.

use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to choose what one gets by mail.
pub enum Choose {}
/// Leave to send what is due, to note what came, and to take away what is old.
pub enum Post {}

/// Each member for themselves.
pub fn may_choose(viewer: &Viewer, member: MemberId) -> Result<Permit<Choose, MemberId>, Refusal> {
    permit(viewer, member, Verdict::when(viewer.is(member) && viewer.is_active()))
}

/// The house, for a made population.
pub fn may_choose_made(viewer: &Viewer, member: MemberId) -> Result<Permit<Choose, MemberId>, Refusal> {
    permit(viewer, member, Verdict::when(viewer.is_house()))
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
    fn nobody_chooses_for_another_and_only_the_house_posts() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_choose(&Viewer::member(ada), ada).is_ok());
        assert!(may_choose(&Viewer::member(ben), ada).is_err() && may_choose(&Viewer::nobody(), ada).is_err());
        assert!(may_post(&Viewer::member(ada), ()).is_err() && may_choose_made(&Viewer::member(ada), ada).is_err());
        assert!(may_post(&Viewer::house(Reason::Background), ()).is_ok());
    }
}
