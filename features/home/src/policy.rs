//! Who may arrange a home. Pure; the only place of this feature where permits are made.

use crate::{
    next_act::PutOff,
    time::{GroupKey, Time},
};
use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to say what stands on one's home.
pub enum Arrange {}

/// What a member has put off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    /// Whose home.
    pub member: MemberId,
    /// What is put off now.
    pub put_off: PutOff,
}

/// The time that a member gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Whose home.
    pub member: MemberId,
    /// How long, and in which order.
    pub time: Time,
}

/// A group of which a member wants to see less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Less {
    /// Whose home.
    pub member: MemberId,
    /// Which group.
    pub group: GroupKey,
}

/// What belongs to one home.
pub trait OfHome {
    /// Whose it is.
    fn owner(&self) -> MemberId;
}

impl OfHome for Arranged {
    fn owner(&self) -> MemberId {
        self.member
    }
}
impl OfHome for Chosen {
    fn owner(&self) -> MemberId {
        self.member
    }
}
impl OfHome for Less {
    fn owner(&self) -> MemberId {
        self.member
    }
}

/// Each member their own.
pub fn may_arrange<T: OfHome>(viewer: &Viewer, arranged: T) -> Result<Permit<Arrange, T>, Refusal> {
    let verdict = Verdict::when(viewer.is_active() && viewer.is(arranged.owner()));
    permit(viewer, arranged, verdict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Rng, Standing};

    #[test]
    fn nobody_arranges_anothers_home() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        let arranged = || Arranged { member: ada, put_off: PutOff::default() };
        let less = || Less { member: ada, group: GroupKey::random(&rng) };
        let chosen = || Chosen { member: ada, time: Time::default() };
        assert!(may_arrange(&Viewer::member(ada), arranged()).is_ok());
        assert!(may_arrange(&Viewer::member(ben), arranged()).is_err()); // abuse case 1
        assert!(may_arrange(&Viewer::member(ben), less()).is_err());
        assert!(may_arrange(&Viewer::member(ben), chosen()).is_err());
        let suspended = Viewer { standing: Standing::Suspended, ..Viewer::member(ada) };
        assert!(may_arrange(&suspended, arranged()).is_err()); // abuse case 47
        assert!(may_arrange(&suspended, less()).is_err());
    }
}
