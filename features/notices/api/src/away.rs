//! On which days a member is away, by their own calendar, and what those may know of it whom it concerns.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::Moment;

/// Days on which somebody is away, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Away {
    first: Date,
    last: Date,
}

/// The zone of whoever chose none.
pub const HOME_ZONE: &str = "Europe/London";

impl Away {
    /// From one day to another that is not before it.
    pub fn between(first: Date, last: Date) -> Option<Away> {
        (first <= last).then_some(Away { first, last })
    }
    /// From the store: days as `2026-12-03`. What cannot be read is no absence.
    pub fn stored(first: &str, last: &str) -> Option<Away> {
        Away::between(first.parse().ok()?, last.parse().ok()?)
    }
    /// The first day.
    pub fn first(&self) -> Date {
        self.first
    }
    /// The last day.
    pub fn last(&self) -> Date {
        self.last
    }
    /// Whether this day is one of them.
    pub fn has(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }
    /// Whether this moment lies in it by the clock of that zone.
    pub fn covers(&self, now: Moment, zone: &str) -> bool {
        self.has(day_in(now, zone))
    }
    /// The last day in words, "3 December"; with its year if that is not this one.
    pub fn until(&self, now: Moment, zone: &str) -> String {
        let words = if self.last.year() == day_in(now, zone).year() { "%-d %B" } else { "%-d %B %Y" };
        self.last.strftime(words).to_string()
    }
    /// What a row of `away_visible` says now, "3 December": its days and zone with a space between them. Nothing of an absence that
    /// is over or has not begun.
    pub fn until_of(row: &str, now: Moment) -> Option<String> {
        let mut parts = row.split(' ');
        let away = Away::stored(parts.next()?, parts.next()?)?;
        let zone = parts.next().filter(|it| !it.is_empty()).unwrap_or(HOME_ZONE);
        away.covers(now, zone).then(|| away.until(now, zone))
    }
}

fn day_in(now: Moment, zone: &str) -> Date {
    let zone = jiff::tz::db().get(zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_microsecond(now.micros()).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(local: &str, zone: &str) -> Moment {
        let zoned: jiff::Zoned = format!("{local}[{zone}]").parse().expect("a time");
        Moment::from_micros(zoned.timestamp().as_microsecond())
    }

    #[test]
    fn days_are_whole_and_those_of_who_is_away() {
        let away = Away::stored("2026-11-23", "2026-12-03").expect("days");
        for (local, zone, covered) in [
            ("2026-11-22T23:59", HOME_ZONE, false),
            ("2026-11-23T00:00", HOME_ZONE, true),
            ("2026-12-03T23:59", HOME_ZONE, true),
            ("2026-12-04T00:00", HOME_ZONE, false),
            ("2026-11-23T00:00", "Pacific/Auckland", true), // still the 22nd in London
            ("2026-12-04T00:00", "Pacific/Auckland", false),
            ("2026-12-03T23:59", "America/New_York", true),
        ] {
            assert_eq!(away.covers(at(local, zone), zone), covered, "{local} {zone}");
        }
    }

    #[test]
    fn it_says_the_last_day_and_only_while_it_lasts() {
        let now = at("2026-11-30T12:00", HOME_ZONE);
        assert_eq!(Away::until_of("2026-11-23 2026-12-03 Europe/London", now).as_deref(), Some("3 December"));
        assert_eq!(Away::until_of("2026-11-23 2027-01-04 ", now).as_deref(), Some("4 January 2027"));
        for other in ["2026-12-01 2026-12-03 Europe/London", "2026-11-01 2026-11-29 ", "x y z", ""] {
            assert_eq!(Away::until_of(other, now), None, "{other}");
        }
    }

    #[test]
    fn it_does_not_end_before_it_begins() {
        assert_eq!(Away::stored("2026-12-03", "2026-11-23"), None);
        assert!(Away::stored("2026-12-03", "2026-12-03").is_some());
    }
}
