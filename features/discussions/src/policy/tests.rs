//! Who may what, told by examples.

use super::*;
use crate::{
    discussion::tests::thread,
    post::{Post, PostId},
};
use groups_api::{GroupId, Shape as Company};
use kernel::{MemberId, Moment, Rng, Roles};

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

#[test]
fn whoever_asked_without_a_name_changes_it_and_nobody_carries_it_away() {
    let rng = Rng::seeded(11);
    let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
    let question = |own: MemberId, asked: bool| crate::discussion::Thread {
        own,
        asked,
        author: None,
        anonymous: true,
        role: Some(Role::Owner),
        posts: 1,
        ..thread(None)
    };
    let asked = Post { asker: true, ..post(None) };
    assert_eq!(refused(may_revise(&Viewer::member(ada), &question(ada, true), &asked, ())), None);
    assert_eq!(refused(may_revise(&Viewer::member(ben), &question(ben, false), &asked, ())), Some(Refusal::Absent));
    // Another's reply is not whoever asked's, and their own is no answer's other view, whoever presses.
    let reply = post(Some(ben));
    assert_eq!(refused(may_revise(&Viewer::member(ada), &question(ada, true), &reply, ())), Some(Refusal::Absent));
    assert_eq!(refused(may_mark_view(&Viewer::member(ada), &question(ada, true), &asked, ())), Some(Refusal::Absent));
    assert_eq!(refused(may_mark_view(&Viewer::member(ben), &question(ben, false), &asked, ())), Some(Refusal::Absent));
    let open = standing(Some(Role::Owner), groups_api::Kind::Open);
    let from = Standing { group: thread(None).group, ..open.clone() };
    let to = Standing { group: GroupId::random(&rng), ..open };
    for by in [question(ada, true), question(ben, false)] {
        let viewer = Viewer::member(by.own);
        assert_eq!(refused(may_move(&viewer, &by, &from, &to, ())), Some(Refusal::Absent)); // abuse case 19
    }
}

#[test]
fn two_who_were_named_and_agreed_learn_it_and_nobody_else() {
    let rng = Rng::seeded(12);
    let ids: [MemberId; 4] = std::array::from_fn(|_| MemberId::random(&rng));
    let looks = |member| Viewer { roles: Roles { moderator: true, admin: false }, ..Viewer::member(member) };
    let runs = |member| Viewer { roles: Roles { moderator: false, admin: true }, ..Viewer::member(member) };
    assert_eq!(refused(may_name(&runs(ids[2]), [ids[0], ids[1]])), None);
    assert_eq!(refused(may_name(&runs(ids[0]), [ids[0], ids[1]])), Some(Refusal::NotAllowed));
    assert_eq!(refused(may_name(&runs(ids[2]), [ids[0], ids[0]])), Some(Refusal::NotAllowed));
    assert_eq!(refused(may_name(&looks(ids[2]), [ids[0], ids[1]])), Some(Refusal::Absent));
    let named = |agreed: bool, active: bool| -> Vec<Named> {
        let one = |member, agreed, active| Named { member, name: String::new(), agreed, active };
        vec![one(ids[0], true, true), one(ids[1], agreed, active)]
    };
    let all = named(true, true);
    assert_eq!(refused(may_unmask(&looks(ids[0]), &all, ())), None);
    assert_eq!(refused(may_unmask(&looks(ids[3]), &all, ())), Some(Refusal::Absent));
    assert_eq!(refused(may_unmask(&runs(ids[2]), &all, ())), Some(Refusal::Absent), "abuse case 35");
    assert_eq!(refused(may_unmask(&Viewer::member(ids[0]), &all, ())), Some(Refusal::Absent), "no moderator any more");
    for half in [named(false, true), named(true, false)] {
        assert_eq!(refused(may_unmask(&looks(ids[0]), &half, ())), Some(Refusal::Absent));
    }
    assert_eq!(refused(may_answer_naming(&looks(ids[1]), &named(false, true), true)), None);
    assert_eq!(refused(may_answer_naming(&looks(ids[3]), &all, true)), Some(Refusal::Absent));
}
