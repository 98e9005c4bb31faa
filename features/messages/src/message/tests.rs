//! Tests of messages.

use super::*;
use crate::conversation::{Kind, tests::talk};
use kernel::Rng;

fn message(sent: Moment) -> Message {
    Message {
        id: MessageId::NONE,
        number: 1,
        changed: 1,
        author: None,
        client: ClientId::NONE,
        sent,
        reply_to: None,
        files: 0,
        revision: 0,
        edited: None,
        deleted: None,
        held: false,
    }
}

#[test]
fn what_is_seen_stays_as_it_was_typed() {
    for text in
        ["Thank you.", "# not a heading\n\n  indented\n\nend", "Siân Ní Dhomhnaill, Adéyẹmí", "👩‍⚕️ 田中さん", "می‌خواهم"]
    {
        assert_eq!(Body::parse(text).map(|it| it.0), Ok(text.to_owned()));
    }
    assert_eq!(Body::parse("one\r\ntwo\rthree \n\n").map(|it| it.0), Ok("one\ntwo\nthree".to_owned()));
}

#[test]
fn what_nobody_sees_is_left_out() {
    // Abuse case 50: turned directions, nothing at all, and a NUL that no engine keeps.
    assert_eq!(Body::parse("pay \u{202E}gpj.exe\u{202C}\u{0}\u{200B}").map(|it| it.0), Ok("pay gpj.exe".to_owned()));
    assert_eq!(Body::parse("\u{200B}\u{FEFF}\u{2066} \n\t"), Err(BodyProblem::Empty));
}

#[test]
fn eight_pages_are_enough() {
    assert!(Body::parse(&"é".repeat(Body::MAX)).is_ok());
    assert_eq!(Body::parse(&"é".repeat(Body::MAX + 1)), Err(BodyProblem::TooLong));
}

#[test]
fn the_opening_is_a_line_cut_at_a_word() {
    let body = Body::stored("\n> **Who** chases a result when the surgeon is away?\nmore".to_owned());
    assert_eq!(body.opening(80), "Who chases a result when the surgeon is away?");
    assert_eq!(body.opening(20), "Who chases a result …");
    assert_eq!(Body::stored("x".repeat(50)).opening(10), format!("{} …", "x".repeat(10)));
}

#[test]
fn words_can_be_changed_for_a_day() {
    let sent = Moment::from_micros(1_000_000);
    assert_eq!(message(sent).editable(sent.plus(EDITABLE)), Ok(()));
    assert_eq!(message(sent).editable(sent.plus(EDITABLE + Duration::from_secs(1))), Err(MessageProblem::TooLate));
    // A clock that goes back does not lock anybody out (abuse case 109).
    assert_eq!(message(sent).editable(Moment::from_micros(0)), Ok(()));
    let gone = Message { deleted: Some(sent), ..message(sent) };
    assert_eq!(gone.editable(sent), Err(MessageProblem::Deleted));
}

#[test]
fn only_those_who_are_in_it_are_meant() {
    let rng = Rng::seeded(1);
    let all: Vec<MemberId> = (0..4).map(|_| MemberId::random(&rng)).collect();
    let mut some = talk(Kind::Group, &all);
    for (person, name) in some.people.iter_mut().zip(["Siân Llewellyn", "Hamza Qureshi", "Hamza Malik", "Wei Ling"]) {
        person.name = Some(name.to_owned());
    }
    let meant = |text: &str| mentioned(text, &some.people);
    assert_eq!(meant("@siân, and @Wei Ling?"), vec![all[0], all[3]]);
    assert_eq!(meant("@Hamza"), vec![], "two are called so");
    assert_eq!(meant("@Hamza Malik and @Hamzabad"), vec![all[2]]);
    assert_eq!(meant("a@weiling.example, @Tomasz"), vec![]); // abuse case 6
    some.people[3].until = Some(1);
    assert_eq!(mentioned("@Wei", &some.people), vec![]);
    some.people[0].name = None; // blocked: there is no such name
    assert_eq!(mentioned("@Siân", &some.people), vec![]);
}
