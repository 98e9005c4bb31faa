//! Who may do what in a group of each kind.

use super::*;
use crate::{
    about::About,
    group::{Door, Name, Purpose},
    joining::Reason,
};
use groups_api::{Kind, Shape};
use kernel::{MemberId, Rng, Roles, Standing};
use people_api::Affiliations;

fn settings(kind: Kind) -> Settings {
    Settings {
        name: Name::stored("Locums"),
        purpose: Purpose::stored("For locums."),
        shape: Shape::Locums,
        kind,
        place: None,
        topic: None,
        rules: None,
        welcome: None,
        excludes: Affiliations::default(),
        ends: None,
    }
}

fn known(kind: Kind, role: Option<Role>) -> Known {
    let reads = role.is_some() || kind == Kind::Open;
    let (id, settings, door) = (GroupId::NONE, settings(kind), Door::default());
    Known { id, settings, version: 1, role, reads, left_out: false, door, ended: None }
}

fn two() -> [MemberId; 2] {
    let rng = Rng::seeded(1);
    [MemberId::random(&rng), MemberId::random(&rng)]
}

fn seat(member: MemberId) -> Seat {
    Seat { group: GroupId::NONE, member }
}

fn now() -> Moment {
    Moment::from_micros(1)
}

#[test]
fn only_hosts_change_and_only_owners_end() {
    let [ada, _] = two();
    let viewer = Viewer::member(ada);
    let change = |role| may_change(&viewer, &known(Kind::ByRequest, role), settings(Kind::Secret)).map(drop);
    assert!(change(Some(Role::Owner)).is_ok() && change(Some(Role::Host)).is_ok());
    assert_eq!(change(Some(Role::Moderator)), Err(Refusal::NotAllowed));
    assert_eq!(change(None), Err(Refusal::Absent)); // abuse case 1
    let end = |role| may_end(&viewer, &known(Kind::Open, role)).map(drop);
    assert!(end(Some(Role::Owner)).is_ok());
    assert_eq!(end(Some(Role::Host)), Err(Refusal::NotAllowed));
    let over = Known { ended: Some(now()), ..known(Kind::Open, Some(Role::Owner)) };
    assert!(may_change(&viewer, &over, settings(Kind::Open)).is_err());
    assert!(may_end(&viewer, &over).is_err());
}

#[test]
fn a_role_of_the_network_opens_nothing() {
    let [ada, _] = two();
    let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(ada) };
    let closed = known(Kind::ByInvitation, None);
    assert_eq!(may_change(&admin, &closed, settings(Kind::Open)).err(), Some(Refusal::Absent)); // abuse case 35
    assert_eq!(may_join(&admin, &closed, seat(ada), now()).err(), Some(Refusal::NotAllowed));
    assert_eq!(may_answer(&admin, &closed, seat(ada)).err(), Some(Refusal::Absent));
}

#[test]
fn one_joins_for_oneself_and_through_an_open_door() {
    let [ada, ben] = two();
    let viewer = Viewer::member(ada);
    assert!(may_join(&viewer, &known(Kind::Open, None), seat(ada), now()).is_ok());
    assert!(may_join(&viewer, &known(Kind::Open, None), seat(ben), now()).is_err()); // abuse case 38
    assert!(may_join(&viewer, &known(Kind::ByRequest, None), seat(ada), now()).is_err());
    let invited = Known { door: Door { invited: true, ..Door::default() }, ..known(Kind::Secret, None) };
    assert!(may_join(&viewer, &invited, seat(ada), now()).is_ok());
    for standing in [Standing::Suspended, Standing::Leaving, Standing::Unconfirmed] {
        let viewer = Viewer { standing, ..Viewer::member(ada) };
        assert!(may_join(&viewer, &invited, seat(ada), now()).is_err(), "{standing:?}"); // abuse case 47
    }
    let asking = |member| Asking { seat: seat(member), words: None };
    assert!(may_ask(&viewer, &known(Kind::ByRequest, None), asking(ada), now()).is_ok());
    assert!(may_ask(&viewer, &known(Kind::ByRequest, None), asking(ben), now()).is_err());
    assert!(may_ask(&viewer, &known(Kind::ByInvitation, None), asking(ada), now()).is_err());
    assert!(may_withdraw(&viewer, seat(ben)).is_err());
}

#[test]
fn who_appoints_whom() {
    let [ada, ben] = two();
    let viewer = Viewer::member(ada);
    let may = |own, was, role| {
        let turn = Turn { was: Membership { seat: seat(ben), role: was }, role };
        may_appoint(&viewer, &known(Kind::Open, Some(own)), turn).is_ok()
    };
    for was in Role::ALL {
        for role in Role::ALL {
            assert!(may(Role::Owner, was, role));
            assert!(!may(Role::Moderator, was, role) && !may(Role::Member, was, role));
            assert_eq!(may(Role::Host, was, role), !was.hosts() && !role.hosts());
        }
    }
}

#[test]
fn who_takes_out_whom() {
    let [ada, ben] = two();
    let viewer = Viewer::member(ada);
    let may = |own, was, whom| {
        let removal = Removal { seat: seat(whom), reason: Reason::stored("Because") };
        may_remove(&viewer, &known(Kind::ByRequest, Some(own)), was, removal).is_ok()
    };
    assert!(may(Role::Owner, Role::Host, ben) && may(Role::Host, Role::Moderator, ben));
    assert!(!may(Role::Owner, Role::Owner, ben) && !may(Role::Host, Role::Host, ben));
    assert!(!may(Role::Moderator, Role::Member, ben) && !may(Role::Owner, Role::Host, ada));
}

#[test]
fn whoever_was_taken_out_objects_once_and_the_owner_answers() {
    let [ada, ben] = two();
    let removed = |objection: Option<&str>| Removed {
        seat: seat(ada),
        group_name: String::new(),
        name: String::new(),
        reason: String::new(),
        at: now(),
        objection: objection.map(|it| (it.to_owned(), now())),
        answer: None,
    };
    assert!(may_object(&Viewer::member(ada), &removed(None)).is_ok());
    assert!(may_object(&Viewer::member(ada), &removed(Some("No"))).is_err());
    assert!(may_object(&Viewer::member(ben), &removed(None)).is_err());
    let answer = |role, objection| {
        may_answer_objection(&Viewer::member(ben), &known(Kind::Open, role), &removed(objection)).is_ok()
    };
    assert!(answer(Some(Role::Owner), Some("No")));
    assert!(!answer(Some(Role::Owner), None) && !answer(Some(Role::Host), Some("No")) && !answer(None, Some("No")));
}

#[test]
fn those_who_are_in_it_write_about_it() {
    let [ada, _] = two();
    let wording = || Wording { group: GroupId::NONE, text: About::stored("Us"), began: 0, brings_back: None };
    let write = |known: Known| may_write_about(&Viewer::member(ada), &known, wording()).map(drop);
    assert!(write(known(Kind::Open, Some(Role::Member))).is_ok());
    assert_eq!(write(known(Kind::Open, None)), Err(Refusal::NotAllowed));
    assert_eq!(write(known(Kind::ByInvitation, None)), Err(Refusal::Absent));
    let over = Known { ended: Some(now()), ..known(Kind::Open, Some(Role::Owner)) };
    assert!(write(over).is_err());
    assert!(may_keep(&Viewer::member(ada), ()).is_err());
    assert!(may_let_go(&Viewer::member(ada), GroupId::NONE).is_err());
}
