//! What is true of discussions, told by examples.

use super::*;
use kernel::Rng;

/// A question with some replies, for a member of its group.
pub fn thread(role: Option<Role>) -> Thread {
    let rng = Rng::seeded(1);
    Thread {
        id: DiscussionId::random(&rng),
        group: GroupId::random(&rng),
        group_name: "Skin surgery".to_owned(),
        role,
        own: MemberId::random(&rng),
        kind: Kind::Question,
        title: "How?".to_owned(),
        tags: Tags::default(),
        wordings: 0,
        detail: Detail::default(),
        until: None,
        author: None,
        anonymous: false,
        asked: false,
        made: Moment::from_micros(0),
        posts: 4,
        changes: 9,
        closed: None,
        ended: None,
        hidden: None,
        held: None,
        answer: None,
        view: None,
        differs: false,
        poll: None,
        summary: None,
        how: None,
        read_upto: 2,
        unseen: 0,
    }
}

#[test]
fn tags_are_few_and_each_once() {
    let tags = Tags::parse(" #Minor Surgery,staffing, ,minor surgery").expect("good tags");
    assert_eq!(tags.text(), "minor surgery|staffing");
    assert_eq!(Tags::stored(&tags.text()), tags);
    assert_eq!(Tags::parse("a,b,c,d,e,f"), Err(TagProblem::TooMany));
    assert_eq!(Tags::parse("a\u{202E}b"), Err(TagProblem::Text(TextProblem::Hidden))); // abuse case 50
    assert_eq!(Tags::stored("").words().count(), 0);
}

#[test]
fn every_kind_has_a_word() {
    for kind in Kind::ALL {
        assert_eq!(Kind::of(kind.word()), Some(kind));
        assert_eq!(kind.day().is_empty(), !matches!(kind, Kind::Poll | Kind::HeadsUp | Kind::Opportunity));
    }
    assert!(!Kind::Announcement.is_for(Role::Member) && Kind::Announcement.is_for(Role::Host));
}

#[test]
fn one_writes_where_one_belongs_and_while_it_is_open() {
    assert_eq!(thread(Some(Role::Member)).writable(), Ok(()));
    assert_eq!(thread(None).writable(), Err(ThreadProblem::NotJoined));
    let now = Moment::from_micros(1);
    let closed = Thread { closed: Some(now), ..thread(Some(Role::Member)) };
    assert_eq!(closed.writable(), Err(ThreadProblem::Closed));
    let held = Thread { held: Some(Held::First), ..thread(Some(Role::Host)) };
    assert_eq!(held.writable(), Err(ThreadProblem::NotSeen));
}

#[test]
fn replies_that_all_agree_invite_another_view() {
    let agreeing = thread(Some(Role::Member));
    assert!(agreeing.wants_other_view());
    assert!(!Thread { differs: true, ..agreeing.clone() }.wants_other_view());
    assert!(!Thread { posts: 3, ..agreeing.clone() }.wants_other_view());
    assert!(!Thread { kind: Kind::Poll, ..agreeing.clone() }.wants_other_view());
    let view = (crate::post::PostId::NONE, true);
    assert!(!Thread { view: Some(view), ..agreeing }.wants_other_view());
}
