//! Who may ask for introductions, pass them on, answer them and take them back.

use super::Expire;
use crate::introduction::{Introduction, Kind, Wanted};
use kernel::{MemberId, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to begin an introduction.
pub enum Begin {}
/// Leave to do one's part in it.
pub enum Take {}

/// What ties whoever begins to the two others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Who, if the viewer sees them.
    pub member: MemberId,
    /// Whether they are a contact of the viewer.
    pub contact: bool,
}

/// One asks a contact for somebody who is none; or brings two contacts together. Both must be seen. Whether who is asked
/// knows the third is not looked at here: it would tell.
pub fn may_begin(viewer: &Viewer, wanted: Wanted, seen: &[Known]) -> Result<Permit<Begin, Wanted>, Refusal> {
    let is = |member, contact| seen.iter().any(|it| it.member == member && it.contact == contact);
    let three = [wanted.between, wanted.one, wanted.other];
    let apart = three[0] != three[1] && three[0] != three[2] && three[1] != three[2];
    let known = match wanted.kind {
        Kind::Asked => viewer.is(wanted.one) && is(wanted.between, true) && is(wanted.other, false),
        Kind::Offered => viewer.is(wanted.between) && is(wanted.one, true) && is(wanted.other, true),
    };
    permit(viewer, wanted, Verdict::when(viewer.is_active() && apart && known))
}

/// The three do their parts, and nobody else learns that there is anything. Which part that is, the rule says.
pub fn may_take(viewer: &Viewer, introduction: Introduction) -> Result<Permit<Take, Introduction>, Refusal> {
    let takes_part = viewer.member.is_some_and(|it| introduction.part_of(it).is_some());
    permit(viewer, introduction, Verdict::when(viewer.is_active() && takes_part))
}

/// What a block or the end of a contact cuts off is ended by the house.
pub fn may_cut_off(
    viewer: &Viewer,
    pair: (MemberId, MemberId),
) -> Result<Permit<Expire, (MemberId, MemberId)>, Refusal> {
    super::may_expire(viewer, pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::introduction::IntroductionId;
    use connections_api::ConversationId;
    use kernel::{Moment, Rng, Roles, Standing};

    fn three() -> [MemberId; 3] {
        let rng = Rng::seeded(1);
        [MemberId::random(&rng), MemberId::random(&rng), MemberId::random(&rng)]
    }

    #[test]
    fn one_asks_a_contact_for_somebody_who_is_none() {
        let [ada, siân, farida] = three();
        let wanted = Wanted { kind: Kind::Asked, between: siân, one: ada, other: farida };
        let seen =
            |between, other| [Known { member: siân, contact: between }, Known { member: farida, contact: other }];
        let viewer = Viewer::member(ada);
        assert!(may_begin(&viewer, wanted, &seen(true, false)).is_ok());
        assert!(may_begin(&viewer, wanted, &seen(false, false)).is_err(), "who is no contact is asked for nothing");
        assert!(may_begin(&viewer, wanted, &seen(true, true)).is_err(), "a contact needs no introduction");
        assert!(may_begin(&viewer, wanted, &seen(true, false)[..1]).is_err(), "who is not seen cannot be named"); // 36
        assert!(may_begin(&Viewer::member(farida), wanted, &seen(true, false)).is_err()); // abuse case 38
        let own = Wanted { other: ada, ..wanted };
        assert!(may_begin(&viewer, own, &seen(true, false)).is_err());
        let suspended = Viewer { standing: Standing::Suspended, ..viewer };
        assert!(may_begin(&suspended, wanted, &seen(true, false)).is_err()); // abuse case 47
    }

    #[test]
    fn one_brings_two_contacts_together() {
        let [ada, siân, farida] = three();
        let wanted = Wanted { kind: Kind::Offered, between: ada, one: siân, other: farida };
        let seen = |other| [Known { member: siân, contact: true }, Known { member: farida, contact: other }];
        assert!(may_begin(&Viewer::member(ada), wanted, &seen(true)).is_ok());
        assert!(may_begin(&Viewer::member(ada), wanted, &seen(false)).is_err());
        assert!(may_begin(&Viewer::member(siân), wanted, &seen(true)).is_err());
    }

    #[test]
    fn the_three_alone_take_part() {
        let [between, one, other] = three();
        let wanted = Wanted { kind: Kind::Asked, between, one, other };
        let made = || Introduction::begun(IntroductionId::NONE, ConversationId::NONE, wanted, Moment::from_micros(0));
        for member in [between, one, other] {
            assert!(may_take(&Viewer::member(member), made()).is_ok());
        }
        let admin = Viewer {
            roles: Roles { admin: true, moderator: true },
            ..Viewer::member(MemberId::random(&Rng::seeded(9)))
        };
        assert_eq!(may_take(&admin, made()).err(), Some(Refusal::Absent)); // abuse cases 1, 35
        assert!(may_cut_off(&admin, (one, other)).is_err());
    }
}
