//! Who may publish and who may agree. Pure; the only place of this feature where permits are made.

use crate::acceptance::Acceptance;
use kernel::{Permit, Refusal, Verdict, Viewer, permit};

/// Leave to publish a text or who runs this Kettle.
pub enum Publish {}
/// Leave to agree to a version.
pub enum Agree {}
/// Leave to note that somebody agreed on joining.
pub enum Record {}
/// Leave to render again what was published.
pub enum Render {}

/// Those who run the network word its texts; the house puts in what came with the program.
pub fn may_publish<T>(viewer: &Viewer, draft: T) -> Result<Permit<Publish, T>, Refusal> {
    permit(viewer, draft, Verdict::when(viewer.is_house() || (viewer.is_active() && viewer.roles.admin)))
}

/// Each member for themselves.
pub fn may_agree(viewer: &Viewer, acceptance: Acceptance) -> Result<Permit<Agree, Acceptance>, Refusal> {
    permit(viewer, acceptance, Verdict::when(viewer.is_active() && viewer.is(acceptance.member)))
}

/// The house notes what the form of joining told.
pub fn may_record<T>(viewer: &Viewer, agreed: T) -> Result<Permit<Record, T>, Refusal> {
    permit(viewer, agreed, Verdict::when(viewer.is_house()))
}

/// The house renders again when its renderer is a newer one.
pub fn may_render<T>(viewer: &Viewer, rendered: T) -> Result<Permit<Render, T>, Refusal> {
    permit(viewer, rendered, Verdict::when(viewer.is_house()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{acceptance::Agreed, text::TextName};
    use kernel::{MemberId, Moment, Reason, Rng, Roles};

    #[test]
    fn only_administrators_publish() {
        let ada = MemberId::random(&Rng::seeded(1));
        let admin = Viewer { roles: Roles { admin: true, moderator: false }, ..Viewer::member(ada) };
        assert!(may_publish(&admin, ()).is_ok());
        assert!(may_publish(&Viewer::house(Reason::Background), ()).is_ok());
        let suspended = Viewer { standing: kernel::Standing::Suspended, ..admin };
        for other in [Viewer::member(ada), Viewer::nobody(), suspended] {
            assert!(may_publish(&other, ()).is_err()); // abuse case 38
        }
    }

    #[test]
    fn nobody_agrees_for_another() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        let acceptance = Acceptance { member: ada, text: TextName::Terms, number: 1 };
        assert!(may_agree(&Viewer::member(ada), acceptance).is_ok());
        assert!(may_agree(&Viewer::member(ben), acceptance).is_err());
        assert!(may_agree(&Viewer::house(Reason::Background), acceptance).is_err());
    }

    #[test]
    fn only_the_house_notes_what_was_agreed_on_joining() {
        let ada = MemberId::random(&Rng::seeded(1));
        let agreed = Agreed { member: ada, at: Moment::from_micros(0) };
        assert!(may_record(&Viewer::member(ada), agreed).is_err());
        assert!(may_record(&Viewer::house(Reason::Background), agreed).is_ok());
        assert!(may_render(&Viewer::member(ada), ()).is_err());
    }
}
