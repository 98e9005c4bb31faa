//! Tests of who may what.

use super::*;
use crate::conversation::tests::talk;
use kernel::{Reason, Rng, Roles, Standing};

fn members() -> Vec<MemberId> {
    let rng = Rng::seeded(1);
    (0..4).map(|_| MemberId::random(&rng)).collect()
}

fn by(author: MemberId) -> Message {
    Message {
        id: MessageId::NONE,
        number: 1,
        changed: 1,
        author: Some(author),
        client: kernel::Id::NONE,
        sent: kernel::Moment::from_micros(0),
        reply_to: None,
        files: 0,
        revision: 0,
        edited: None,
        deleted: None,
        held: false,
    }
}

#[test]
fn whoever_is_in_it_writes_and_nobody_else() {
    let all = members();
    let some = talk(Kind::Group, &all[..3]);
    assert!(may_post(&Viewer::member(all[0]), &some, ()).is_ok());
    assert!(may_post(&Viewer::member(all[3]), &some, ()).is_err()); // abuse case 1
    let suspended = Viewer { standing: Standing::Suspended, ..Viewer::member(all[0]) };
    assert!(may_post(&suspended, &some, ()).is_err()); // abuse case 47
}

#[test]
fn authors_change_their_own_while_they_are_in_it() {
    let all = members();
    let some = talk(Kind::Group, &all[..3]);
    let ada = Viewer::member(all[0]);
    assert!(may_revise(&ada, &some, &by(all[0]), ()).is_ok());
    assert!(may_revise(&ada, &some, &by(all[1]), ()).is_err());
    let gone = Viewer::member(all[3]); // whoever is out has no talk of their own, and another's gives leave for nothing
    assert!(may_revise(&gone, &some, &by(all[3]), ()).is_err());
    assert!(may_react(&gone, &some, ()).is_err());
    assert!(may_arrange(&gone, &some, ()).is_err());
    assert!(may_leave(&gone, &some).is_err());
}

#[test]
fn the_host_takes_out_and_everybody_leaves_by_themselves() {
    let all = members();
    let (first, second) = (Viewer::member(all[0]), Viewer::member(all[1]));
    let some = talk(Kind::Group, &all[..3]);
    assert!(may_remove(&first, &some, all[1]).is_ok());
    assert!(may_remove(&first, &some, all[0]).is_err(), "oneself: that is leaving");
    assert!(may_remove(&first, &some, all[3]).is_err()); // abuse case 40
    let seen_by_second = Talk { own: all[1], ..some.clone() };
    assert!(may_remove(&second, &seen_by_second, all[2]).is_err());
    assert!(may_leave(&second, &seen_by_second).is_ok());
    assert!(may_leave(&first, &talk(Kind::Pair, &all[..2])).is_err());
}

#[test]
fn moderators_hold_back_and_get_no_further() {
    let all = members();
    let moderator = Viewer { roles: Roles { admin: false, moderator: true }, ..Viewer::member(all[3]) };
    assert!(may_hold(&moderator, MessageId::NONE, false).is_ok());
    assert!(may_let_go(&moderator, MessageId::NONE).is_ok());
    let some = talk(Kind::Group, &all[..3]);
    assert!(may_post(&moderator, &some, ()).is_err()); // abuse case 16
    assert!(may_govern(&moderator, &some, ()).is_err()); // abuse case 35
    assert!(may_hold(&Viewer::member(all[2]), MessageId::NONE, true).is_ok());
    assert!(may_hold(&Viewer::member(all[2]), MessageId::NONE, false).is_err());
    assert!(may_let_go(&Viewer::member(all[2]), MessageId::NONE).is_err());
}

#[test]
fn an_accepted_request_opens_for_those_who_are_in_it() {
    let all = members();
    assert!(may_be_opened(&Viewer::member(all[1]), &all[..2], ()).is_ok());
    assert!(may_be_opened(&Viewer::member(all[2]), &all[..2], ()).is_err());
    assert!(may_open(&Viewer::member(all[0]), all[1], ()).is_err());
    assert!(may_clear(&Viewer::house(Reason::Background), ConversationId::NONE).is_ok());
    assert!(may_clear(&Viewer::member(all[0]), ConversationId::NONE).is_err());
}
