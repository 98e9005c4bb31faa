//! When letters may come to a member: the day's letter at its hour, nothing in quiet hours, all by the clock of the receiver.

use jiff::{
    Timestamp, ToSpan, Zoned,
    civil::{Date, Weekday},
    tz::TimeZone,
};
use kernel::Moment;
use notices_api::{Away, HOME_ZONE};
use std::fmt;

/// When letters may come to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// By whose clock.
    pub zone: Zone,
    /// The hour of the day's letter, 0 to 23.
    pub hour: Hour,
    /// On which days it comes.
    pub digest: Digest,
    /// When nothing is sent.
    pub quiet: Quiet,
    /// Days on which nothing is sent at all.
    pub away: Option<Away>,
}

/// On which days the letter comes that says who waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// Each day.
    Daily,
    /// On this day of the week.
    Weekly(Weekday),
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
        Hours { zone: Zone::home(), hour: Hour(17), digest: Digest::Daily, quiet: Quiet::NightsAndWeekends, away: None }
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
        // Whole hours of that clock, wherever it is turned; days away are passed at once.
        let mut hour = start_of_hour(&local);
        for _ in 0..LONGEST {
            hour = match self.away.filter(|it| it.has(hour.date())) {
                Some(away) => self.start_of(away.last().saturating_add(1.day())).unwrap_or(hour),
                None => start_of_hour(&hour.saturating_add(1.hour())),
            };
            if !self.is_quiet_at(&hour) {
                break;
            }
        }
        moment(&hour).max(at)
    }

    /// The day on which this moment lies.
    pub fn day_of(&self, at: Moment) -> Day {
        Day(self.date_of(at).to_string())
    }

    /// When the next day's letter is due after `now`, if the last one was that of `last`: at its hour on the first day on which that
    /// is not quiet, and where it always is, when the quiet is over. No day has two.
    pub fn next_letter(&self, now: Moment, last: Option<&Day>) -> Moment {
        let today = self.local(now).date();
        let free = |at: &Moment| *at > now && last.is_none_or(|it| *it < self.day_of(*at));
        let from = |day: Date| (0..AHEAD).map(move |it| day.saturating_add(it.days()));
        let back = self.away.map(|it| it.last()).filter(|it| *it > today);
        let days = || {
            let all = from(today).chain(back.into_iter().flat_map(from));
            all.filter(|it| self.digest.is_on(it.weekday())).map(|it| self.at_hour(it))
        };
        let loud = days().find(|it| free(it) && !self.is_quiet(*it));
        let after = || days().map(|it| self.after_quiet(it)).find(free);
        loud.or_else(after).unwrap_or_else(|| self.at_hour(back.unwrap_or(today).saturating_add(AHEAD.days())))
    }

    /// The day on which this moment lies, in the calendar of that clock.
    pub fn date_of(&self, at: Moment) -> Date {
        self.local(at).date()
    }

    /// Where the clock jumps over the hour it is the first moment after it, and where it comes twice the first of them.
    fn at_hour(&self, day: Date) -> Moment {
        let at = day.at(self.hour.0, 0, 0, 0).to_zoned(self.zone.find());
        at.map_or(Moment::from_micros(i64::MAX), |it| moment(&it))
    }

    fn start_of(&self, day: Date) -> Option<Zoned> {
        day.to_zoned(self.zone.find()).ok()
    }

    fn is_quiet_at(&self, at: &Zoned) -> bool {
        if self.away.is_some_and(|it| it.has(at.date())) {
            return true;
        }
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
        Zone(HOME_ZONE.to_owned())
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

impl Digest {
    /// All, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Digest> {
        let week = Weekday::Monday.cycle_forward().take(7).map(Digest::Weekly);
        std::iter::once(Digest::Daily).chain(week)
    }
    /// In the store and in forms: empty, or `monday` to `sunday`.
    pub const fn word(self) -> &'static str {
        match self {
            Digest::Daily => "",
            Digest::Weekly(Weekday::Monday) => "monday",
            Digest::Weekly(Weekday::Tuesday) => "tuesday",
            Digest::Weekly(Weekday::Wednesday) => "wednesday",
            Digest::Weekly(Weekday::Thursday) => "thursday",
            Digest::Weekly(Weekday::Friday) => "friday",
            Digest::Weekly(Weekday::Saturday) => "saturday",
            Digest::Weekly(Weekday::Sunday) => "sunday",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Digest> {
        Digest::all().find(|it| it.word() == word)
    }
    fn is_on(self, day: Weekday) -> bool {
        match self {
            Digest::Daily => true,
            Digest::Weekly(on) => on == day,
        }
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
mod tests;
