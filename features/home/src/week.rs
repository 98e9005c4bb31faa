//! The week of a page: it begins on Monday by the member's own clock, or on the day on which their letter comes if they have one a
//! week, and lasts until the next one begins.

use home_api::Span;
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use kernel::Moment;
use notices_api::{Away, HOME_ZONE};

/// By whose clock and on which day somebody's weeks begin, and when they are away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rhythm {
    /// The name of a time zone.
    pub zone: String,
    /// The first day of their weeks.
    pub first: Weekday,
    /// Days on which they are away.
    pub away: Option<Away>,
}

impl Default for Rhythm {
    fn default() -> Rhythm {
        Rhythm { zone: HOME_ZONE.to_owned(), first: Weekday::Monday, away: None }
    }
}

impl Rhythm {
    /// From what notices publish: the zone, and the day of the week's letter, empty or `monday` to `sunday`.
    pub fn stored(zone: &str, day: &str, away: Option<Away>) -> Rhythm {
        let first = Weekday::Monday.cycle_forward().take(7).find(|it| day_name(*it).eq_ignore_ascii_case(day));
        let zone = if jiff::tz::db().get(zone).is_ok() { zone } else { HOME_ZONE };
        Rhythm { zone: zone.to_owned(), first: first.unwrap_or(Weekday::Monday), away }
    }

    /// The week in which this moment lies.
    pub fn week(&self, now: Moment) -> Span {
        let today = self.day(now);
        let since = today.weekday().since(self.first);
        let begun = today.saturating_sub(i64::from(since).days());
        let at = |days: i64| self.start_of(begun.saturating_add(days.days()));
        Span { from: at(-7), begun: at(0), next: at(7) }
    }

    /// The day on which the next page is ready: "Monday".
    pub fn next_day(&self) -> &'static str {
        day_name(self.first)
    }

    /// The calendar day of a moment.
    pub fn day(&self, at: Moment) -> Date {
        Timestamp::from_microsecond(at.micros()).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone()).date()
    }

    /// When a day begins there.
    pub fn start_of(&self, day: Date) -> Moment {
        let start = day.to_zoned(self.zone());
        Moment::from_micros(start.map_or(i64::MAX, |it| it.timestamp().as_microsecond()))
    }

    fn zone(&self) -> TimeZone {
        jiff::tz::db().get(&self.zone).unwrap_or(TimeZone::UTC)
    }
}

fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(local: &str, zone: &str) -> Moment {
        let zoned: jiff::Zoned = format!("{local}[{zone}]").parse().expect("a time");
        Moment::from_micros(zoned.timestamp().as_microsecond())
    }

    #[test]
    fn it_begins_on_monday_by_ones_own_clock() {
        let (home, there) = (Rhythm::default(), Rhythm::stored("Pacific/Auckland", "", None));
        let friday = at("2026-11-20T18:00", HOME_ZONE);
        assert_eq!(home.week(friday).begun, at("2026-11-16T00:00", HOME_ZONE));
        assert_eq!(home.week(friday).from, at("2026-11-09T00:00", HOME_ZONE));
        assert_eq!(home.week(friday).next, at("2026-11-23T00:00", HOME_ZONE));
        let sunday = at("2026-11-22T18:00", HOME_ZONE); // Monday already at the other end of the world
        assert_eq!(home.week(sunday).begun, at("2026-11-16T00:00", HOME_ZONE));
        assert_eq!(there.week(sunday).begun, at("2026-11-23T00:00", "Pacific/Auckland"));
        assert_eq!(home.next_day(), "Monday");
    }

    #[test]
    fn or_on_the_day_of_the_weeks_letter() {
        let rhythm = Rhythm::stored("Europe/London", "thursday", None);
        assert_eq!(rhythm.week(at("2026-11-19T00:00", HOME_ZONE)).begun, at("2026-11-19T00:00", HOME_ZONE));
        assert_eq!(rhythm.week(at("2026-11-18T23:59", HOME_ZONE)).begun, at("2026-11-12T00:00", HOME_ZONE));
        assert_eq!(rhythm.next_day(), "Thursday");
        assert_eq!(Rhythm::stored("Nowhere/At_All", "noday", None), Rhythm::default());
    }

    #[test]
    fn a_week_in_which_the_clock_is_turned_has_seven_days() {
        let week = Rhythm::default().week(at("2026-10-26T09:00", HOME_ZONE)); // back on the 25th
        assert_eq!(week.begun.since(week.from).as_secs(), 7 * 86_400 + 3_600);
    }

    proptest! {
        #[test]
        fn every_moment_lies_in_its_week(hour in 0_i64..200_000, day in 0_usize..7) {
            const DAYS: [&str; 7] = ["", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
            let rhythm = Rhythm::stored("Europe/London", DAYS[day], None);
            let now = Moment::from_micros(1_700_000_000_000_000 + hour * 3_600_000_000);
            let week = rhythm.week(now);
            prop_assert!(week.begun <= now && now < week.next);
            prop_assert_eq!(rhythm.week(week.begun), week);
            prop_assert_eq!(rhythm.week(week.next).begun, week.next);
            prop_assert_eq!(rhythm.week(week.next).from, week.begun);
        }
    }
}
