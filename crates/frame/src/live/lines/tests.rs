//! Lines: what is told, in which order, and what happens to a page that does not read.

use super::*;
use crate::{Live, Whisper};
use futures_util::{FutureExt, StreamExt};
use kernel::{Clock, Moment, Rng};

struct Desk {
    live: Live,
    rng: Rng,
}

impl Desk {
    fn new() -> Desk {
        let (clock, rng) = (Clock::fixed(Moment::from_micros(0)), Rng::seeded(3));
        Desk { live: Live::new(clock, rng.clone()), rng }
    }
    fn join(&self, member: MemberId) -> Listening {
        Lines::join(&self.live, member, SessionId::random(&self.rng))
    }
    fn tell(&self, member: MemberId, number: i64) {
        self.live.0.lines.tell(member, number, &said(number));
    }
}

fn said(number: i64) -> Event {
    Event::new("nudge", Some(number), "")
}

/// What there is to hear now.
fn heard(listening: &mut Listening) -> Vec<Event> {
    std::iter::from_fn(|| listening.next().now_or_never().flatten()).collect()
}

#[test]
fn a_page_hears_what_it_does_not_know_yet_and_its_hello_first() {
    let desk = Desk::new();
    let ada = MemberId::random(&desk.rng);
    let mut one = desk.join(ada);
    desk.tell(ada, 4); // committed while the page was being read for
    desk.tell(ada, 5);
    one.begin(4, said(0));
    assert_eq!(heard(&mut one), [said(0), said(5)]);
    assert_eq!(desk.live.0.lines.take_stirred(), [(ada, 5)]);
    let mut two = desk.join(ada);
    two.begin(5, said(0));
    desk.tell(ada, 6);
    assert_eq!(heard(&mut two), [said(0), said(6)]);
    assert_eq!(heard(&mut one), [said(6)]);
    assert_eq!(desk.live.open(), 2);
    drop(one);
    assert_eq!(desk.live.open(), 1);
    drop(two);
    assert_eq!(desk.live.open(), 0);
    desk.live.0.lines.stir([ada]);
    assert_eq!(desk.live.0.lines.take_stirred(), [], "nobody listens");
}

#[test]
fn one_who_never_reads_costs_little_and_loses_nothing() {
    let desk = Desk::new();
    let [ada, ben] = std::array::from_fn(|_| MemberId::random(&desk.rng));
    let (mut slow, mut other) = (desk.join(ada), desk.join(ben));
    slow.begin(0, said(0));
    other.begin(0, said(0));
    for number in 1..=1000 {
        desk.tell(ada, number); // abuse case 100
    }
    desk.tell(ben, 1);
    let resync = Event::new("resync", None, "1");
    assert_eq!(heard(&mut slow), [resync], "it comes back with the last number that it heard");
    assert_eq!(slow.next().now_or_never(), Some(None), "and the stream is over");
    assert_eq!(heard(&mut other), [said(0), said(1)]);
    assert_eq!(desk.live.open(), 1);
}

#[test]
fn nothing_goes_out_after_a_session_ended() {
    let desk = Desk::new();
    let ada = MemberId::random(&desk.rng);
    let (mut gone, mut stays) = (desk.join(ada), desk.join(ada));
    gone.begin(0, said(0));
    stays.begin(0, said(0));
    desk.tell(ada, 1);
    desk.live.0.lines.end(&HashSet::from([gone.line.session])); // abuse cases 25, 74
    desk.tell(ada, 2);
    assert_eq!(heard(&mut gone), [Event::new("over", None, "1")]);
    assert_eq!(gone.next().now_or_never(), Some(None));
    assert_eq!(heard(&mut stays), [said(0), said(1), said(2)]);
}

#[test]
fn the_oldest_of_too_many_gives_way() {
    let desk = Desk::new();
    let ada = MemberId::random(&desk.rng);
    let mut all: Vec<_> = (0..=LINES).map(|_| desk.join(ada)).collect();
    assert_eq!(desk.live.open(), LINES);
    assert_eq!(heard(&mut all[0]), [Event::new("crowded", None, "1")]);
    assert_eq!(all[1].next().now_or_never(), None, "the others wait");
}

#[test]
fn all_end_when_the_server_stops_and_none_begins() {
    let desk = Desk::new();
    let ada = MemberId::random(&desk.rng);
    let mut one = desk.join(ada);
    desk.live.stop();
    let mut two = desk.join(ada);
    two.begin(0, said(0));
    for it in [&mut one, &mut two] {
        assert_eq!(it.next().now_or_never(), Some(None));
    }
    assert_eq!(desk.live.open(), 0);
}

#[test]
fn whispers_are_few_and_never_in_the_way() {
    let desk = Desk::new();
    let [ada, ben] = std::array::from_fn(|_| MemberId::random(&desk.rng));
    let mut one = desk.join(ada);
    one.begin(0, said(0));
    let whisper = |about: &str| {
        desk.live.whisper(&[ada], Whisper { kind: "typing", about: about.to_owned(), by: ben });
    };
    whisper("a");
    whisper("a");
    assert_eq!(heard(&mut one).len(), 2, "hello, and it once");
    desk.live.0.clock.advance(crate::live::WHISPER_EVERY);
    whisper("a");
    assert_eq!(heard(&mut one).len(), 1);
    (0..100).for_each(|it| whisper(&it.to_string()));
    assert_eq!(heard(&mut one).len(), BUSY);
    (1..=3).for_each(|it| desk.tell(ada, it));
    assert_eq!(heard(&mut one), [said(1), said(2), said(3)]);
}
