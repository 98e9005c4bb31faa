//! How a member wants to be reached by those who are no contacts.

use crate::keeping::Week;
use kernel::{MemberId, Moment};
use std::{fmt, time::Duration};

/// The window of a limit, and what is left of its last week.
pub const MONTH: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// How many new people a month somebody wants to hear from; 0 is nobody just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPeople(u8);

/// How a member wants to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Whose.
    pub member: MemberId,
    /// None: whoever writes.
    pub new_people: Option<NewPeople>,
    /// Whether an address book with their address finds them.
    pub by_address: ByAddress,
}

/// Whether an address book with a member's address finds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByAddress {
    /// It does.
    Found,
    /// As if they were not here.
    NotFound,
}

/// Whether one more may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Yes.
    Now,
    /// From then on, a Monday.
    From(Moment),
    /// Not until they say so.
    Never,
}

/// It is none of the offered numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOffered;

impl NewPeople {
    /// What the settings offer, from many to few.
    pub const OFFERED: [u8; 6] = [10, 5, 3, 2, 1, 0];

    /// From a form; nothing chosen is no limit.
    pub fn parse(text: &str) -> Result<Option<NewPeople>, NotOffered> {
        match text {
            "" => Ok(None),
            text => {
                let number = text.parse().ok().filter(|it| NewPeople::OFFERED.contains(it));
                number.map(|it| Some(NewPeople(it))).ok_or(NotOffered)
            }
        }
    }
    /// From the store.
    pub fn stored(number: i64) -> NewPeople {
        NewPeople(u8::try_from(number).unwrap_or(0))
    }
    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }
    /// Whether there is room for one more, after these wrote; the latest first. It does not say who they were, and does
    /// not depend on what was answered. Room comes with a Monday: a day would tell on which one somebody else wrote.
    pub fn room(self, received: &[Moment], now: Moment) -> Room {
        let Some(last) = usize::from(self.0).checked_sub(1) else { return Room::Never };
        match received.get(last).map(|it| Week::of(it.plus(MONTH)).next().monday().begin()) {
            Some(end) if end > now => Room::From(end),
            _ => Room::Now,
        }
    }
}

impl Reach {
    /// What holds for whoever has said nothing.
    pub fn unsaid(member: MemberId) -> Reach {
        Reach { member, new_people: None, by_address: ByAddress::NotFound }
    }
}

impl fmt::Display for NotOffered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Choose one of these.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    #[test]
    fn a_limit_counts_who_wrote_in_the_last_month() {
        let day = |it: u32| Moment::from_micros(0).plus(DAY * it);
        let two = NewPeople(2);
        assert_eq!(two.room(&[], day(40)), Room::Now);
        assert_eq!(two.room(&[day(39)], day(40)), Room::Now);
        // 1 January 1970 was a Thursday, so that the days 46, 53 and 60 are Mondays.
        assert_eq!(two.room(&[day(39), day(20)], day(40)), Room::From(day(53)));
        assert_eq!(two.room(&[day(39), day(20), day(19)], day(40)), Room::From(day(53)), "also after it was lowered");
        assert_eq!(two.room(&[day(39), day(20)], day(53)), Room::Now);
        assert_eq!(two.room(&[day(39), day(8)], day(39)), Room::Now);
        assert_eq!(NewPeople(0).room(&[], day(40)), Room::Never);
    }

    /// Whoever wrote on any day of a week, the answer is the same.
    #[test]
    fn when_there_is_room_tells_no_day() {
        let day = |it: u32| Moment::from_micros(0).plus(DAY * it);
        let one = NewPeople(1);
        let told: Vec<Room> = (16..23).map(|it| one.room(&[day(it)], day(30))).collect();
        assert_eq!(told, [Room::From(day(53)); 7], "Monday to Sunday, thirty days on");
        for second in [0, 86_399] {
            let wrote = day(18).plus(Duration::from_secs(second));
            assert_eq!(one.room(&[wrote], day(30)), Room::From(day(53)));
        }
    }

    #[test]
    fn only_what_is_offered_is_taken() {
        assert_eq!(NewPeople::parse(""), Ok(None));
        assert_eq!(NewPeople::parse("2"), Ok(Some(NewPeople(2))));
        for odd in ["4", "-1", "256", "two", "2 "] {
            assert_eq!(NewPeople::parse(odd), Err(NotOffered));
        }
    }
}
