//! What a member keeps on another for themselves: a note, how they met, tags, and how often they want to be in touch.
//! Nobody else ever sees any of it.

mod parts;
mod week;

pub use parts::{Budget, Cadence, Met, NotACadence, Note, Tags, TagsProblem};
pub use week::{Colleague, Pick, Tie, Why, Worked, pick};

use kernel::{MemberId, Moment};
use std::time::Duration;

/// What its owner keeps on somebody, open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Words of their own.
    pub note: Option<Note>,
    /// How they met, and when.
    pub met: Option<Met>,
    /// Words by which they are found together.
    pub tags: Tags,
    /// How often they want to be in touch.
    pub cadence: Cadence,
}

/// What its owner keeps on somebody, to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    /// Whose.
    pub owner: MemberId,
    /// On whom.
    pub other: MemberId,
    /// What.
    pub kept: Kept,
}

/// A note that nobody has looked after for so long goes: two years of 365 days.
pub const NOTE_LASTS: Duration = Duration::from_secs(730 * 24 * 60 * 60);
/// So long before, its page says so.
const WORD_BEFORE: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// How long a note is still kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteEnd {
    /// It goes then; far away.
    Far(Moment),
    /// It goes then, soon: said with a notice.
    Soon(Moment),
}

impl NoteEnd {
    /// Of a note that was looked after last at `at`.
    pub fn of(at: Moment, now: Moment) -> NoteEnd {
        let end = at.plus(NOTE_LASTS);
        if now.plus(WORD_BEFORE) >= end { NoteEnd::Soon(end) } else { NoteEnd::Far(end) }
    }
}

/// A day, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// A week from Monday to Sunday, counted from 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(pub i64);

const MICROS_OF_A_DAY: i64 = 24 * 60 * 60 * 1_000_000;

impl Day {
    /// The day of a moment, in UTC.
    pub const fn of(at: Moment) -> Day {
        Day(at.micros().div_euclid(MICROS_OF_A_DAY))
    }
    /// Its noon, for words: a day is the same in all of the country then.
    pub const fn noon(self) -> Moment {
        Moment::from_micros(self.0 * MICROS_OF_A_DAY + MICROS_OF_A_DAY / 2)
    }
    /// The moment with which it begins.
    pub const fn begin(self) -> Moment {
        Moment::from_micros(self.0 * MICROS_OF_A_DAY)
    }
    /// Its week. 1 January 1970 was a Thursday.
    pub const fn week(self) -> Week {
        Week((self.0 + 3).div_euclid(7))
    }
}

impl Week {
    /// The week of a moment.
    pub const fn of(at: Moment) -> Week {
        Day::of(at).week()
    }
    /// Its first day.
    pub const fn monday(self) -> Day {
        Day(self.0 * 7 - 3)
    }
    /// The one after it.
    pub const fn next(self) -> Week {
        Week(self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Friday 20 November 2026, noon.
    const FRIDAY: Moment = Moment::from_micros(1_795_176_000_000_000);

    #[test]
    fn weeks_begin_on_mondays() {
        let monday = Week::of(FRIDAY).monday();
        assert_eq!(Day::of(FRIDAY).0 - monday.0, 4);
        assert_eq!(monday.week(), Week::of(FRIDAY));
        assert_eq!(Day(monday.0 - 1).week().0, Week::of(FRIDAY).0 - 1);
        assert_eq!(Day(monday.0 + 6).week(), Week::of(FRIDAY));
    }

    #[test]
    fn a_note_is_kept_two_years_and_says_so_before_it_goes() {
        let day = Duration::from_secs(24 * 60 * 60);
        let end = FRIDAY.plus(NOTE_LASTS);
        assert_eq!(NoteEnd::of(FRIDAY, FRIDAY), NoteEnd::Far(end));
        assert_eq!(NoteEnd::of(FRIDAY, FRIDAY.plus(day * 669)), NoteEnd::Far(end));
        assert_eq!(NoteEnd::of(FRIDAY, FRIDAY.plus(day * 670)), NoteEnd::Soon(end));
    }
}
