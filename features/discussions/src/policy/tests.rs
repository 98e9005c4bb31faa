//! Who may what, told by examples.

use super::*;
use crate::{
    discussion::tests::thread,
    post::{Post, PostId},
};
use groups_api::{GroupId, Shape as Company};
use kernel::{MemberId, Moment, Rng};

fn standing(role: Option<Role>, kind: groups_api::Kind) -> Standing {
    Standing {
        group: GroupId::random(&Rng::seeded(9)),
        name: "Locums".to_owned(),
        kind,
        shape: Company::Locums,
        role,
        reads: true,
        place: None,
        ended: None,
    }
}

fn post(author: Option<MemberId>) -> Post {
    Post {
        id: PostId::random(&Rng::seeded(4)),
        number: 2,
        changed: 2,
        author,
        asker: false,
        posted: Moment::from_micros(0),
        reply_to: None,
        revision: 0,
        edited: None,
        deleted: None,
        hidden: None,
        held: None,
    }
}

fn refused<V, T>(permit: Result<Permit<V, T>, Refusal>) -> Option<Refusal> {
    permit.err()
}

#[test]
fn who_is_in_a_group_begins_and_hosts_announce() {
    let (ada, open) = (Viewer::member(MemberId::random(&Rng::seeded(1))), groups_api::Kind::Open);
    let (member, reader, host) =
        (standing(Some(Role::Member), open), standing(None, open), standing(Some(Role::Host), open));
    assert_eq!(refused(may_start(&ada, &member, Kind::Question, ())), None);
    assert_eq!(refused(may_start(&ada, &member, Kind::Announcement, ())), Some(Refusal::NotAllowed));
    assert_eq!(refused(may_start(&ada, &host, Kind::Announcement, ())), None);
    assert_eq!(refused(may_start(&ada, &reader, Kind::Question, ())), Some(Refusal::NotAllowed));
    let outside = Standing { reads: false, ..standing(None, groups_api::Kind::ByRequest) };
    assert_eq!(refused(may_start(&ada, &outside, Kind::Question, ())), Some(Refusal::Absent)); // abuse case 1
    let ended = Standing { ended: Some(Moment::from_micros(1)), ..host };
    assert_eq!(refused(may_start(&ada, &ended, Kind::Question, ())), Some(Refusal::NotAllowed));
    assert_eq!(refused(may_start(&Viewer::nobody(), &member, Kind::Question, ())), Some(Refusal::Absent));
}

#[test]
fn only_whoever_is_in_it_writes_and_says() {
    for (role, may) in [(None, false), (Some(Role::Member), true), (Some(Role::Owner), true)] {
        let thread = thread(role);
        let viewer = Viewer::member(thread.own);
        assert_eq!(may_write(&viewer, &thread, ()).is_ok(), may);
        assert_eq!(may_react(&viewer, &thread, ()).is_ok(), may);
        assert_eq!(may_propose(&viewer, &thread, ()).is_ok(), may);
        assert!(may_keep(&viewer, &thread, ()).is_ok());
    }
}

#[test]
fn own_words_are_changed_by_their_author_alone() {
    let thread = thread(Some(Role::Owner));
    let viewer = Viewer::member(thread.own);
    assert!(may_revise(&viewer, &thread, &post(Some(thread.own)), ()).is_ok());
    assert!(may_revise(&viewer, &thread, &post(Some(MemberId::random(&Rng::seeded(5)))), ()).is_err());
    assert!(may_revise(&viewer, &thread, &post(None), ()).is_err());
}

#[test]
fn who_looks_after_the_group_looks_after_what_is_written() {
    for (role, cares, decides) in [
        (None, false, false),
        (Some(Role::Member), false, false),
        (Some(Role::Moderator), true, false),
        (Some(Role::Host), true, true),
    ] {
        let thread = thread(role);
        let viewer = Viewer::member(thread.own);
        assert_eq!(may_care(&viewer, &thread, ()).is_ok(), cares);
        assert_eq!(may_decide(&viewer, &thread, ()).is_ok(), decides);
        let other = Viewer { roles: kernel::Roles { admin: true, moderator: true }, ..Viewer::member(MemberId::NONE) };
        assert!(may_care(&other, &thread, ()).is_err(), "abuse case 16");
    }
}

#[test]
fn the_author_marks_another_view_unless_a_host_chose_one() {
    let thread = thread(Some(Role::Member));
    let viewer = Viewer::member(thread.own);
    let (own, others) = (post(Some(thread.own)), post(None));
    assert!(may_mark_view(&viewer, &thread, &own, ()).is_ok());
    assert!(may_mark_view(&viewer, &thread, &others, ()).is_err());
    let chosen = Thread { view: Some((PostId::NONE, true)), ..thread };
    assert!(may_mark_view(&viewer, &chosen, &own, ()).is_err());
    assert!(may_mark_view(&viewer, &Thread { role: Some(Role::Host), ..chosen }, &own, ()).is_ok());
}

#[test]
fn nothing_said_among_few_is_carried_to_others() {
    let thread = thread(Some(Role::Host));
    let viewer = Viewer::member(thread.own);
    let at = |kind, role| Standing { group: thread.group, ..standing(role, kind) };
    let to = |role| standing(role, groups_api::Kind::Open);
    let member = Some(Role::Member);
    assert!(may_move(&viewer, &thread, &at(groups_api::Kind::Open, thread.role), &to(member), ()).is_ok());
    assert!(may_move(&viewer, &thread, &at(groups_api::Kind::Open, thread.role), &to(None), ()).is_err());
    let closed = at(groups_api::Kind::ByRequest, thread.role);
    assert!(may_move(&viewer, &thread, &closed, &to(member), ()).is_err(), "abuse case 18");
    let alone = Thread { posts: 1, author: Some(thread.own), ..thread };
    assert!(may_move(&viewer, &alone, &closed, &to(member), ()).is_ok());
    assert!(may_move(&viewer, &alone, &closed, &closed, ()).is_err());
}
