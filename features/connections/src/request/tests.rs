//! What each side is told on each day.

use super::*;
use kernel::Rng;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn day(number: u32) -> Moment {
    Moment::from_micros(0).plus(DAY * 1000).plus(DAY * number)
}

fn between(by: By, state: State, at: Moment) -> Between {
    Between { request: RequestId::random(&Rng::seeded(1)), by, state, at }
}

fn ground(between: Vec<Between>) -> Ground {
    Ground { name: "Tomasz".to_owned(), between, ..Ground::default() }
}

fn new() -> NewRequest {
    NewRequest {
        id: RequestId::NONE,
        to: MemberId::NONE,
        conversation: ConversationId::NONE,
        own_key: true,
        note: vec![],
    }
}

#[test]
fn the_sender_is_told_the_same_whatever_was_answered() {
    // Abuse case 80 for answers: waiting, not now, no, and over are one thing on every day.
    for now in [0, 1, 13, 14, 15, 59, 60, 61, 89, 90, 91].map(day) {
        let told = |state| ground(vec![between(By::Me, state, day(0))]).relation(now);
        assert_eq!(told(State::Waiting), told(State::PutOff));
        assert_eq!(told(State::Waiting), told(State::Declined));
    }
    let waits = ground(vec![between(By::Me, State::Waiting, day(0))]);
    assert!(matches!(waits.relation(day(61)), Relation::IWrote(..)), "also when it is over for the receiver");
}

#[test]
fn nobody_writes_to_the_same_person_twice_within_ninety_days() {
    for state in [State::Waiting, State::PutOff, State::Declined, State::Withdrawn, State::Accepted, State::Closed] {
        let ground = ground(vec![between(By::Me, state, day(0))]);
        assert!(new().checked(&ground, 10, day(89)).is_err(), "{state:?}"); // abuse case 43
        assert!(new().checked(&ground, 10, day(90)).is_ok(), "{state:?}");
    }
    let withdrawn = ground(vec![between(By::Me, State::Withdrawn, day(0))]);
    assert_eq!(withdrawn.relation(day(3)), Relation::Again(day(90)));
}

#[test]
fn the_second_to_write_answers() {
    for state in [State::Waiting, State::PutOff, State::Declined] {
        let ground = ground(vec![between(By::Them, state, day(0))]);
        assert!(matches!(ground.relation(day(59)), Relation::WroteToMe(..)), "{state:?}");
        assert_eq!(ground.relation(day(60)), Relation::Free, "it is over and says so to nobody");
    }
    for state in [State::Withdrawn, State::Closed] {
        assert_eq!(ground(vec![between(By::Them, state, day(0))]).relation(day(1)), Relation::Free);
    }
}

#[test]
fn a_limit_says_when_there_is_room() {
    let limit = NewPeople::parse("2").ok().flatten();
    let full = Ground { limit, received: vec![day(20), day(13)], ..ground(vec![]) };
    // The thirteenth and thirty days; the Monday after it.
    assert_eq!(full.relation(day(21)), Relation::Full(limit.expect("a limit"), day(47)));
    assert_eq!(full.relation(day(46)), Relation::Full(limit.expect("a limit"), day(47)));
    assert_eq!(full.relation(day(47)), Relation::Free);
    let nobody = Ground { limit: NewPeople::parse("0").ok().flatten(), ..ground(vec![]) };
    assert_eq!(nobody.relation(day(1)), Relation::NobodyNow);
    let contact = Ground { contact: true, ..nobody };
    assert_eq!(contact.relation(day(1)), Relation::Contact, "a limit is for new people only");
}

#[test]
fn an_allowance_is_used_up_and_comes_back() {
    let spent: Vec<Moment> = (0..10).rev().map(|it| day(0).plus(Duration::from_secs(it * 60))).collect();
    let ground = Ground { spent, ..ground(vec![]) };
    assert_eq!(ground.left(12, day(1)), Ok(2));
    assert_eq!(ground.left(10, day(1)), Err(day(7)));
    assert_eq!(new().checked(&ground, 10, day(1)), Err(NotSent::Spent(day(7)))); // abuse case 43
    assert_eq!(ground.left(10, day(7)), Ok(1));
    assert!(Ground::default().left(0, day(1)).is_err(), "nobody writes where the operator allows none");
}

#[test]
fn states_are_stored_by_their_words() {
    for (state, word) in State::WORDS {
        assert_eq!((State::stored(word), state.word()), (Some(state), word));
    }
    assert_eq!(State::stored("read"), None);
}
