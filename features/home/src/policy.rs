//! Who may arrange a home. Pure; the only place of this feature where permits are made.

use crate::next_act::PutOff;
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

/// Each member their own.
pub fn may_arrange(viewer: &Viewer, arranged: Arranged) -> Result<Permit<Arrange, Arranged>, Refusal> {
    let verdict = Verdict::when(viewer.is_active() && viewer.is(arranged.member));
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
        assert!(may_arrange(&Viewer::member(ada), arranged()).is_ok());
        assert!(may_arrange(&Viewer::member(ben), arranged()).is_err()); // abuse case 1
        let suspended = Viewer { standing: Standing::Suspended, ..Viewer::member(ada) };
        assert!(may_arrange(&suspended, arranged()).is_err()); // abuse case 47
    }
}
