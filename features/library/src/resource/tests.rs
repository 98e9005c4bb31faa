//! What may be done with a resource when.

use super::*;
use crate::{contributor::Credit, licence::Licence};

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
        begun_in: None,
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
        filed: (1, 1),
        taken: 0,
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
    assert!(Resource { filed: (2, 1), ..it.clone() }.publishable(Audience::Members).is_ok(), "with another file");
    assert!(Resource { state: State::Withdrawn, ..it.clone() }.publishable(Audience::Members).is_ok());
    let held = Resource { held: Some(Moment::from_micros(2)), drafted: (4, 3), ..it };
    assert_eq!(held.publishable(Audience::Members), Ok(()), "what is wrong in it can be put right");
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
    let with = |state| Contributor { member: ben, name: Some("Ben".into()), state, credit: None, public_named: false };
    let seen = |state| Resource { own: ben, contributors: vec![with(state)], ..published() }.is_written_by_viewer();
    assert!(seen(Part::Agreed) && !seen(Part::Invited) && !seen(Part::Credited));
}

/// Abuse case 18: what was said in a group goes further only with everybody's leave; in the group it stays its owner's.
#[test]
fn what_was_said_in_a_group_stays_there_until_they_agree() {
    let (group, other) = (GroupId::from_bytes([5; 16]), GroupId::from_bytes([6; 16]));
    let by = |member, state, credit| Contributor {
        member: MemberId::from_bytes([member; 16]),
        name: None,
        state,
        credit: Some(credit),
        public_named: false,
    };
    let of = |contributors| Resource {
        audience: Audience::Own,
        state: State::Draft,
        begun_in: Some((group, true)),
        contributors,
        ..published()
    };
    let all = [Audience::Members, Audience::Contacts, Audience::Group(other), Audience::Group(group)];
    let open = of(vec![by(2, Part::Credited, Credit::Wider), by(3, Part::Credited, Credit::Open)]);
    assert_eq!(all.map(|it| open.publishable(it).is_ok()), [false, false, false, true]);
    assert_eq!(open.publishable(Audience::Members), Err(ResourceProblem::Unagreed));
    assert_eq!(open.unagreed().count(), 1);
    let agreed = of(vec![by(2, Part::Credited, Credit::Nameless), by(3, Part::Agreed, Credit::Open)]);
    assert!(all.iter().all(|it| agreed.publishable(*it).is_ok()));
    // Where it was begun is not known any more: nobody guesses.
    let lost = Resource { begun_in: None, ..open };
    assert!(all.iter().all(|it| lost.publishable(*it).is_err()));
    // Who takes back what they agreed to keeps it from the web.
    let taken = Resource { contributors: vec![by(2, Part::Credited, Credit::Inside)], ..published() };
    assert_eq!(taken.showable(Licence::By), Err(ResourceProblem::Unagreed));
}

#[test]
fn only_what_is_on_the_web_goes_there_by_itself() {
    let shown = Resource { public: true, ..published() };
    assert!(shown.goes_on_the_web(Audience::Members, Licence::By));
    assert!(!shown.goes_on_the_web(Audience::Members, Licence::Kept));
    assert!(!shown.goes_on_the_web(Audience::Contacts, Licence::By));
    assert!(!published().goes_on_the_web(Audience::Members, Licence::By));
}
