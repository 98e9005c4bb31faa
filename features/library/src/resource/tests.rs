//! What may be done with a resource when.

use super::*;
use crate::licence::Licence;

/// A published resource of a member, who looks.
pub fn published() -> Resource {
    let own = MemberId::from_bytes([1; 16]);
    Resource {
        id: ResourceId::from_bytes([9; 16]),
        kind: Kind::Innovation,
        owner: Some(own),
        owner_name: Some("Ada".into()),
        state: State::Published,
        audience: Audience::Members,
        meant: None,
        group_name: None,
        public: false,
        newest: 1,
        title: "Results day".into(),
        stage: Some(Stage::Trying),
        review_by: Some("2027-10".into()),
        first: Some(Moment::from_micros(1)),
        published: Some(Moment::from_micros(1)),
        withdrawn: None,
        held: None,
        drafted: (3, 3),
        contributors: vec![],
        discussion: None,
        adapted: None,
        difference: None,
        revision: 1,
        own,
    }
}

#[test]
fn nothing_is_published_twice() {
    let it = published();
    assert_eq!(it.publishable(Audience::Members), Err(ResourceProblem::NothingNew));
    assert!(it.publishable(Audience::Contacts).is_ok(), "for others");
    assert!(Resource { drafted: (4, 3), ..it.clone() }.publishable(Audience::Members).is_ok());
    assert!(Resource { state: State::Withdrawn, ..it.clone() }.publishable(Audience::Members).is_ok());
    let held = Resource { held: Some(Moment::from_micros(2)), drafted: (4, 3), ..it };
    assert_eq!(held.publishable(Audience::Members), Err(ResourceProblem::Held));
}

#[test]
fn only_what_all_may_use_is_public() {
    let it = published();
    assert!(it.showable(Licence::By).is_ok());
    assert_eq!(it.showable(Licence::Kept), Err(ResourceProblem::NotOpen));
    let few = Resource { audience: Audience::Contacts, ..it.clone() };
    assert_eq!(few.showable(Licence::By), Err(ResourceProblem::NotForAll));
    assert_eq!(Resource { state: State::Withdrawn, ..it }.showable(Licence::By), Err(ResourceProblem::Withdrawn));
}

#[test]
fn a_month_is_over_when_it_is_over() {
    let it = published();
    assert!(!it.is_overdue("2027-10") && it.is_overdue("2027-11") && it.is_overdue("2028-01"));
    assert!(!Resource { review_by: None, ..it }.is_overdue("2030-01"));
}

#[test]
fn who_was_invited_or_credited_does_not_write() {
    let ben = MemberId::from_bytes([2; 16]);
    let with = |state| Contributor { member: ben, name: Some("Ben".into()), state, public_named: false };
    let seen = |state| Resource { own: ben, contributors: vec![with(state)], ..published() }.is_written_by_viewer();
    assert!(seen(Part::Agreed) && !seen(Part::Invited) && !seen(Part::Credited));
}
