//! Each case is one line.

use super::*;
use crate::{
    contributor::{Contributor, State},
    resource::tests::published,
};
use groups_api::{GroupId, Kind, Role, Shape};
use kernel::{Reason, Roles};

fn ben() -> MemberId {
    MemberId::from_bytes([2; 16])
}

fn seen_by_ben(state: Option<State>) -> Resource {
    let with = |state| Contributor { member: ben(), name: None, state, credit: None, public_named: false };
    Resource { own: ben(), contributors: state.map(with).into_iter().collect(), ..published() }
}

#[test]
fn only_who_writes_it_changes_it() {
    let ada = Viewer::member(published().own);
    assert!(may_write(&ada, &published(), ()).is_ok() && may_own(&ada, &published(), ()).is_ok());
    let it = Viewer::member(ben());
    for state in [None, Some(State::Credited), Some(State::Invited)] {
        assert_eq!(may_write(&it, &seen_by_ben(state), ()).err(), Some(Refusal::Absent)); // abuse cases 1, 3
        assert_eq!(may_own(&it, &seen_by_ben(state), ()).err(), Some(Refusal::Absent));
    }
    assert!(may_write(&it, &seen_by_ben(Some(State::Agreed)), ()).is_ok());
    assert_eq!(may_own(&it, &seen_by_ben(Some(State::Agreed)), ()).err(), Some(Refusal::NotAllowed));
}

/// What another viewer was shown is no leave for this one.
#[test]
fn a_resource_that_another_read_gives_no_leave() {
    let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(ben()) };
    for viewer in [Viewer::member(ben()), admin, Viewer::nobody(), Viewer::house(Reason::Background)] {
        assert!(may_write(&viewer, &published(), ()).is_err() && may_own(&viewer, &published(), ()).is_err());
        assert!(may_start(&viewer, published().own, ()).is_err());
        assert!(may_join(&viewer, published().own, ()).is_err());
    }
}

#[test]
fn a_group_gets_only_what_somebody_writes_who_is_in_it() {
    let ada = Viewer::member(published().own);
    let standing = |role| Standing {
        group: GroupId::from_bytes([5; 16]),
        name: "Skin".into(),
        kind: Kind::ByRequest,
        shape: Shape::Interest,
        role,
        reads: true,
        place: None,
        ended: None,
    };
    assert!(may_publish(&ada, &published(), Some(&standing(Some(Role::Member))), ()).is_ok());
    let reads = may_publish(&ada, &published(), Some(&standing(None)), ());
    assert_eq!(reads.err(), Some(Refusal::NotAllowed)); // abuse case 16
    assert!(may_publish(&Viewer::member(ben()), &seen_by_ben(None), None, ()).is_err());
}

#[test]
fn who_sees_it_may_report_it_and_only_moderators_let_it_go() {
    let moderator = Viewer { roles: Roles { admin: false, moderator: true }, ..Viewer::member(ben()) };
    assert!(may_hold(&Viewer::member(ben()), (), true).is_ok() && may_hold(&Viewer::member(ben()), (), false).is_err());
    assert!(may_let_go(&moderator, ()).is_ok() && may_let_go(&Viewer::member(ben()), ()).is_err());
    assert!(may_keep(&Viewer::house(Reason::Background), ()).is_ok() && may_keep(&moderator, ()).is_err());
}

#[test]
fn only_who_reads_it_thanks_and_nobody_themselves() {
    let (ada, it) = (Viewer::member(published().own), Viewer::member(ben()));
    assert!(may_thank(&it, &seen_by_ben(None), ()).is_ok() && may_thank(&ada, &published(), ()).is_err());
    assert!(may_thank(&it, &seen_by_ben(Some(State::Agreed)), ()).is_err(), "who writes it too");
    assert!(may_thank(&it, &published(), ()).is_err(), "what another was shown");
    assert!(
        may_thank(&it, &Resource { owner: None, ..seen_by_ben(None) }, ()).is_err(),
        "nobody is left to be thanked"
    );
    assert!(may_thank(&it, &Resource { newest: 0, ..seen_by_ben(None) }, ()).is_err());
    assert!(may_heed(&it, &seen_by_ben(None), ()).is_ok() && may_heed(&it, &published(), ()).is_err());
}
