//! What each of the three is told, and what may be begun.

use super::*;
use kernel::Rng;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const START: Moment = Moment::from_micros(1_795_176_000_000_000);

fn three() -> [MemberId; 3] {
    let rng = Rng::seeded(7);
    [MemberId::random(&rng), MemberId::random(&rng), MemberId::random(&rng)]
}

fn made(kind: Kind) -> Introduction {
    let [between, one, other] = three();
    let wanted = Wanted { kind, between, one, other };
    Introduction::begun(IntroductionId::NONE, ConversationId::NONE, wanted, START)
}

fn later(days: u32) -> Moment {
    START.plus(DAY * days)
}

/// The heart of it (security.md §3.5): who asked is told the same in every one of these worlds, on every day.
#[test]
fn who_asked_cannot_tell_resting_declined_and_cut_off_from_waiting() {
    let waits = made(Kind::Asked);
    let rests = waits.let_rest(later(1)).expect("it may rest");
    let passed = waits.passed_on(later(1)).expect("it may be passed on");
    let declined = passed.answered(Part::Other, Consent::No, later(2)).expect("it may be declined");
    let cut_off = Introduction { ended: Some(later(2)), ..passed };
    for days in [0, 1, 2, 30, 59, 60, 61, 89] {
        let told = waits.seen_by(Part::One, later(days));
        for world in [rests, passed, declined, cut_off] {
            assert_eq!(world.seen_by(Part::One, later(days)), told, "after {days} days");
        }
    }
    assert_eq!(declined.seen_by(Part::Between, later(3)), passed.seen_by(Part::Between, later(3)));
}

#[test]
fn of_two_who_are_brought_together_neither_learns_what_the_other_said() {
    let offered = made(Kind::Offered);
    let yes = offered.answered(Part::One, Consent::Yes, later(1)).expect("may answer");
    let no = offered.answered(Part::One, Consent::No, later(1)).expect("may answer");
    for world in [yes, no] {
        assert_eq!(world.seen_by(Part::Other, later(2)), Seen::ToAnswer);
        assert_eq!(world.seen_by(Part::Between, later(2)), Seen::Waiting);
    }
    assert_eq!((yes.seen_by(Part::One, later(2)), no.seen_by(Part::One, later(2))), (Seen::Waiting, Seen::Gone));
    let both = yes.answered(Part::Other, Consent::Yes, later(3)).expect("may answer");
    for part in [Part::Between, Part::One, Part::Other] {
        assert_eq!(both.seen_by(part, later(80)), Seen::Opened);
    }
    let half = no.answered(Part::Other, Consent::Yes, later(3)).expect("may answer");
    assert!(half.opened.is_none());
    assert_eq!(half.seen_by(Part::Other, later(4)), Seen::Waiting);
}

#[test]
fn the_third_learns_of_it_only_when_it_was_passed_on() {
    let waits = made(Kind::Asked);
    assert_eq!(waits.seen_by(Part::Between, START), Seen::ToPass);
    assert_eq!(waits.seen_by(Part::Other, START), Seen::Gone);
    assert_eq!(waits.answered(Part::Other, Consent::Yes, START).err(), Some(Refusal::Absent)); // abuse case 41
    let passed = waits.passed_on(later(1)).expect("may be passed on");
    assert_eq!(passed.seen_by(Part::Other, later(1)), Seen::ToAnswer);
    assert!(passed.answered(Part::Other, Consent::Yes, later(2)).is_ok_and(|it| it.opened == Some(later(2))));
    assert_eq!(passed.answered(Part::One, Consent::Yes, later(2)).err(), Some(Refusal::Absent));
}

#[test]
fn what_is_over_can_be_pressed_by_nobody() {
    let passed = made(Kind::Asked).passed_on(later(1)).expect("may be passed on");
    let back = passed.taken_back(later(2)).expect("may be taken back");
    let ended = Introduction { ended: Some(later(2)), ..passed };
    for world in [back, ended] {
        assert_eq!(world.answered(Part::Other, Consent::Yes, later(3)).err(), Some(Refusal::Absent));
        assert_eq!(world.seen_by(Part::Between, later(3)), Seen::Gone);
    }
    assert_eq!(passed.answered(Part::Other, Consent::Yes, later(60)).err(), Some(Refusal::Absent));
    assert!(passed.passed_on(later(2)).is_err());
    assert!(back.taken_back(later(3)).is_err());
    assert!(ended.taken_back(later(3)).is_ok(), "who asked does not notice");
}

#[test]
fn nobody_asks_the_same_twice_or_without_end() {
    let [between, one, other] = three();
    let wanted = Wanted { kind: Kind::Asked, between, one, other };
    let earlier = |between, days: u32, over| Earlier { between, one, other, begun: later(days), over };
    let now = later(100);
    let ask = |earlier: &[Earlier], left| wanted.checked(earlier, left, now).is_ok();
    assert!(ask(&[], 1));
    assert!(!ask(&[], 0)); // abuse case 43
    assert!(!ask(&[earlier(other, 50, false)], 5), "through another, while it waits");
    assert!(ask(&[earlier(other, 50, true)], 5), "through another, once it was taken back");
    assert!(!ask(&[earlier(between, 50, true)], 5), "the same again");
    assert!(ask(&[earlier(between, 5, false)], 5), "after 90 days");
    let two = Wanted { kind: Kind::Offered, one: other, other: one, ..wanted };
    assert!(two.checked(&[earlier(between, 50, false)], 5, now).is_err(), "the two in either order");
}

/// A no holds whatever comes after it; a yes as long as there is something to have agreed to. Nobody has said what another did.
#[test]
fn what_was_said_is_known_when_it_is_said_again() {
    let passed = made(Kind::Asked).passed_on(START).expect("may be passed on");
    let said = |it: &Introduction, part, consent, days| it.has_said(part, consent, later(days));
    assert!(!said(&passed, Part::Other, Consent::Yes, 1) && !said(&passed, Part::Other, Consent::No, 1));
    let no = passed.answered(Part::Other, Consent::No, later(1)).expect("may answer");
    assert!(said(&no, Part::Other, Consent::No, 61) && !said(&no, Part::Other, Consent::Yes, 2));
    assert!(!said(&no, Part::One, Consent::No, 2) && !said(&no, Part::Between, Consent::No, 2));
    let yes = made(Kind::Offered).answered(Part::One, Consent::Yes, later(1)).expect("may answer");
    assert!(said(&yes, Part::One, Consent::Yes, 59) && !said(&yes, Part::Other, Consent::Yes, 2));
    assert!(!said(&yes, Part::One, Consent::Yes, 60), "it went");
    let gone = yes.taken_back(later(2)).expect("may be taken back");
    assert!(!said(&gone, Part::One, Consent::Yes, 3));
}
