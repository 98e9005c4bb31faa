//! When letters may come to a member: the day's letter at its hour, nothing in quiet hours, all by the clock of the receiver.

use jiff::{
    Timestamp, ToSpan, Zoned,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use kernel::Moment;
use std::fmt;

/// When letters may come to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// By whose clock.
    pub zone: Zone,
    /// The hour of the day's letter, 0 to 23.
    pub hour: Hour,
    /// When nothing is sent.
    pub quiet: Quiet,
}

/// A time zone by its name, `Europe/London`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(String);

/// A whole hour of a day, 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour(i8);

/// When nothing is sent; it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quiet {
    /// Never quiet.
    Never,
    /// From 20.00 to 7.00.
    Nights,
    /// From 20.00 to 7.00, and all of Saturday and Sunday.
    NightsAndWeekends,
    /// From one hour to another, also over midnight.
    Between(Hour, Hour),
}

/// A day of a member's own calendar, `2026-11-20`; days of one member sort as they come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(String);

const EVENING: Hour = Hour(20);
const MORNING: Hour = Hour(7);
/// No quiet that one can choose lasts longer than so many hours.
const LONGEST: u32 = 24 * 4;
/// The next letter is at most so many days away.
const AHEAD: i64 = 10;

impl Default for Hours {
    /// At five in the afternoon in the United Kingdom, on the days of a surgery.
    fn default() -> Hours {
        Hours { zone: Zone::home(), hour: Hour(17), quiet: Quiet::NightsAndWeekends }
    }
}

impl Hours {
    /// Whether nothing is sent at this moment.
    pub fn is_quiet(&self, at: Moment) -> bool {
        self.is_quiet_at(&self.local(at))
    }

    /// This moment, or the end of the quiet in which it lies.
    pub fn after_quiet(&self, at: Moment) -> Moment {
        let local = self.local(at);
        if !self.is_quiet_at(&local) {
            return at;
        }
        // Whole hours of that clock, wherever it is turned.
        let mut hour = start_of_hour(&local);
        for _ in 0..LONGEST {
            hour = start_of_hour(&hour.saturating_add(1.hour()));
            if !self.is_quiet_at(&hour) {
                break;
            }
        }
        moment(&hour).max(at)
    }

    /// The day on which this moment lies.
    pub fn day_of(&self, at: Moment) -> Day {
        Day(self.local(at).date().to_string())
    }

    /// When the next day's letter is due after `now`, if the last one was that of `last`: at its hour on the first day on which that
    /// is not quiet, and where it always is, when the quiet is over. No day has two.
    pub fn next_letter(&self, now: Moment, last: Option<&Day>) -> Moment {
        let today = self.local(now).date();
        let free = |at: &Moment| *at > now && last.is_none_or(|it| *it < self.day_of(*at));
        let days = || (0..AHEAD).map(|it| self.at_hour(today.saturating_add(it.days())));
        let loud = days().find(|it| free(it) && !self.is_quiet(*it));
        let after = || days().map(|it| self.after_quiet(it)).find(free);
        loud.or_else(after).unwrap_or_else(|| self.at_hour(today.saturating_add(AHEAD.days())))
    }

    /// Where the clock jumps over the hour it is the first moment after it, and where it comes twice the first of them.
    fn at_hour(&self, day: Date) -> Moment {
        let at = day.at(self.hour.0, 0, 0, 0).to_zoned(self.zone.find());
        at.map_or(Moment::from_micros(i64::MAX), |it| moment(&it))
    }

    fn is_quiet_at(&self, at: &Zoned) -> bool {
        let between = |from: Hour, to: Hour| match from.0 <= to.0 {
            true => (from.0..to.0).contains(&at.hour()),
            false => at.hour() >= from.0 || at.hour() < to.0,
        };
        let weekend = matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self.quiet {
            Quiet::Never => false,
            Quiet::Nights => between(EVENING, MORNING),
            Quiet::NightsAndWeekends => weekend || between(EVENING, MORNING),
            Quiet::Between(from, to) => between(from, to),
        }
    }

    fn local(&self, at: Moment) -> Zoned {
        Timestamp::from_microsecond(at.micros()).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(self.zone.find())
    }
}

fn moment(at: &Zoned) -> Moment {
    Moment::from_micros(at.timestamp().as_microsecond())
}

fn start_of_hour(at: &Zoned) -> Zoned {
    at.with().minute(0).second(0).subsec_nanosecond(0).build().unwrap_or_else(|_| at.clone())
}

impl Zone {
    /// That of the United Kingdom.
    pub fn home() -> Zone {
        Zone("Europe/London".to_owned())
    }
    /// By its name; `None` if there is no such zone.
    pub fn parse(name: &str) -> Option<Zone> {
        let known = jiff::tz::db().get(name).ok()?;
        Some(Zone(known.iana_name()?.to_owned()))
    }
    /// As kept; one that there is no more is the home zone.
    pub fn stored(name: &str) -> Zone {
        Zone::parse(name).unwrap_or_else(Zone::home)
    }
    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }
    /// All that people would look for, by name: a continent or an ocean and a place.
    pub fn all() -> Vec<Zone> {
        const PARTS: [&str; 10] = [
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific",
        ];
        let names = jiff::tz::db().available().map(|it| it.as_str().to_owned());
        let mut all: Vec<String> =
            names.filter(|it| it.split_once('/').is_some_and(|(part, _)| PARTS.contains(&part))).collect();
        all.sort();
        all.into_iter().map(Zone).collect()
    }
    fn find(&self) -> TimeZone {
        jiff::tz::db().get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

impl Hour {
    /// 0 to 23.
    pub fn of(hour: i64) -> Option<Hour> {
        (0..24).contains(&hour).then(|| i8::try_from(hour).ok().map(Hour)).flatten()
    }
    /// 0 to 23.
    pub fn number(self) -> i64 {
        self.0.into()
    }
}

impl fmt::Display for Hour {
    /// "17.00".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.00", self.0)
    }
}

impl Quiet {
    /// As kept: `never`, `nights`, `weekends`, `22-6`.
    pub fn word(self) -> String {
        match self {
            Quiet::Never => "never".to_owned(),
            Quiet::Nights => "nights".to_owned(),
            Quiet::NightsAndWeekends => "weekends".to_owned(),
            Quiet::Between(from, to) => format!("{}-{}", from.0, to.0),
        }
    }
    /// From the store; what cannot be read is as quiet as the house is.
    pub fn stored(word: &str) -> Quiet {
        let hour = |text: &str| text.parse().ok().and_then(Hour::of);
        match word {
            "never" => Quiet::Never,
            "nights" => Quiet::Nights,
            _ => match word.split_once('-').and_then(|(from, to)| Some((hour(from)?, hour(to)?))) {
                Some((from, to)) => Quiet::Between(from, to),
                None => Quiet::NightsAndWeekends,
            },
        }
    }
}

impl Day {
    /// As kept.
    pub fn stored(text: &str) -> Day {
        Day(text.to_owned())
    }
    /// `2026-11-20`.
    pub fn text(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &str, local: &str) -> Moment {
        let zoned: Zoned = format!("{local}[{zone}]").parse().expect("a time");
        moment(&zoned)
    }
    fn hours(zone: &str, hour: i64, quiet: Quiet) -> Hours {
        Hours { zone: Zone::parse(zone).expect("a zone"), hour: Hour::of(hour).expect("an hour"), quiet }
    }
    const HOME: &str = "Europe/London";

    #[test]
    fn nights_and_weekends_are_quiet_over_midnight() {
        let usual = Hours::default();
        for (local, quiet) in [
            ("2026-11-20T06:59", true),
            ("2026-11-20T07:00", false),
            ("2026-11-20T19:59", false),
            ("2026-11-20T20:00", true),
            ("2026-11-21T12:00", true),
            ("2026-11-22T23:59", true),
            ("2026-11-23T00:00", true),
            ("2026-11-23T07:00", false),
        ] {
            assert_eq!(usual.is_quiet(at(HOME, local)), quiet, "{local}");
        }
        // Friday night to Monday morning.
        assert_eq!(usual.after_quiet(at(HOME, "2026-11-20T20:30")), at(HOME, "2026-11-23T07:00"));
        let noon = at(HOME, "2026-11-20T12:34");
        assert_eq!(usual.after_quiet(noon), noon);
        let own = hours(HOME, 17, Quiet::Between(Hour(22), Hour(6)));
        assert!(own.is_quiet(at(HOME, "2026-11-20T23:30")) && own.is_quiet(at(HOME, "2026-11-21T05:59")));
        assert!(!own.is_quiet(at(HOME, "2026-11-21T06:00")) && !own.is_quiet(at(HOME, "2026-11-20T21:59")));
        let lunch = hours(HOME, 17, Quiet::Between(Hour(12), Hour(14)));
        assert_eq!(lunch.after_quiet(at(HOME, "2026-11-20T13:01")), at(HOME, "2026-11-20T14:00"));
    }

    #[test]
    fn the_letter_comes_once_a_day_at_its_hour() {
        let daily = hours(HOME, 17, Quiet::Nights);
        let now = at(HOME, "2026-11-20T12:00");
        let due = daily.next_letter(now, None);
        assert_eq!(due, at(HOME, "2026-11-20T17:00"));
        let today = daily.day_of(due);
        assert_eq!(daily.next_letter(now, Some(&today)), at(HOME, "2026-11-21T17:00"));
        assert_eq!(daily.next_letter(due, None), at(HOME, "2026-11-21T17:00"));
        assert_eq!(daily.next_letter(at(HOME, "2026-11-20T17:01"), None), at(HOME, "2026-11-21T17:00"));
    }

    #[test]
    fn on_quiet_days_it_waits_for_the_next_that_is_not() {
        let usual = Hours::default();
        let friday = at(HOME, "2026-11-20T18:00");
        assert_eq!(usual.next_letter(friday, None), at(HOME, "2026-11-23T17:00"));
        // An hour that is always quiet: when the quiet is over, and still once a day.
        let late = hours(HOME, 23, Quiet::Nights);
        let first = late.next_letter(at(HOME, "2026-11-20T12:00"), None);
        assert_eq!(first, at(HOME, "2026-11-21T07:00"));
        assert_eq!(late.next_letter(first, Some(&late.day_of(first))), at(HOME, "2026-11-22T07:00"));
    }

    #[test]
    fn the_clock_is_that_of_the_receiver() {
        let auckland = hours("Pacific/Auckland", 17, Quiet::Nights);
        let now = at("UTC", "2026-11-20T12:00"); // 01.00 on the 21st there
        assert_eq!(auckland.day_of(now).text(), "2026-11-21");
        assert_eq!(auckland.next_letter(now, None), at("UTC", "2026-11-21T04:00"));
        assert!(auckland.is_quiet(now));
        let west = hours("America/New_York", 17, Quiet::Nights);
        assert_eq!(west.day_of(at("UTC", "2026-11-20T04:00")).text(), "2026-11-19");
        assert_eq!(west.next_letter(now, None), at("UTC", "2026-11-20T22:00"));
        let half = hours("Asia/Kolkata", 9, Quiet::Nights);
        assert_eq!(half.next_letter(now, None), at("UTC", "2026-11-21T03:30"));
        assert_eq!(half.after_quiet(at("Asia/Kolkata", "2026-11-20T23:10")), at("Asia/Kolkata", "2026-11-21T07:00"));
    }

    #[test]
    fn days_on_which_the_clock_is_turned_have_one_letter() {
        // On 28 March 2027 there is no 01.00 in London; on 31 October 2027 there are two.
        let night = hours(HOME, 1, Quiet::Never);
        let spring = night.next_letter(at(HOME, "2027-03-27T12:00"), None);
        assert_eq!(spring, at(HOME, "2027-03-28T02:00"));
        assert_eq!(night.next_letter(spring, Some(&night.day_of(spring))), at(HOME, "2027-03-29T01:00"));
        let autumn = night.next_letter(at(HOME, "2027-10-30T12:00"), None);
        assert_eq!(autumn, at("UTC", "2027-10-31T00:00"));
        let again = autumn.plus(std::time::Duration::from_secs(3600)); // 01.00 for the second time
        assert_eq!(night.next_letter(again, Some(&night.day_of(autumn))), at(HOME, "2027-11-01T01:00"));
        // The quiet ends by the clock, however long the night was.
        let nights = hours(HOME, 17, Quiet::Nights);
        assert_eq!(nights.after_quiet(at(HOME, "2027-03-27T21:00")), at(HOME, "2027-03-28T07:00"));
        assert_eq!(nights.after_quiet(at(HOME, "2027-10-30T21:00")), at(HOME, "2027-10-31T07:00"));
    }

    #[test]
    fn a_moment_out_of_all_calendars_does_no_harm() {
        let usual = Hours::default();
        for odd in [i64::MIN, i64::MAX, 0] {
            let odd = Moment::from_micros(odd);
            usual.next_letter(odd, None);
            usual.after_quiet(odd);
        }
    }

    #[test]
    fn what_is_kept_is_read_back() {
        for quiet in [Quiet::Never, Quiet::Nights, Quiet::NightsAndWeekends, Quiet::Between(Hour(22), Hour(6))] {
            assert_eq!(Quiet::stored(&quiet.word()), quiet);
        }
        assert_eq!(Quiet::stored("25-1"), Quiet::NightsAndWeekends);
        assert_eq!(Zone::stored("Nowhere/Atall"), Zone::home());
        assert_eq!(Zone::parse("../../etc/passwd"), None);
        assert!(Zone::all().len() > 300 && Zone::all().contains(&Zone::home()));
        assert_eq!(Hour::of(24), None);
    }
}
