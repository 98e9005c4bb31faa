//! A day of the calendar, as the files of the health service date what they say.

use kernel::{MONTHS, Moment};
use std::{fmt, str::FromStr};

/// A day between the years 1800 and 2199. Written `2026-11-20`; sorts by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADay;

impl Day {
    /// A day, if the calendar has it.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        if 1800 <= year && year < 2200 && 1 <= month && month <= 12 && 1 <= day && day <= days_in(year, month) {
            Some(Day { year, month, day })
        } else {
            None
        }
    }

    /// The day of a moment, in UTC.
    pub fn of(moment: Moment) -> Day {
        // Days to civil date by Howard Hinnant's method: years that begin in March put the leap day last.
        let days = moment.seconds().div_euclid(86_400) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day { year: year.clamp(1800, 2199) as u16, month: month as u8, day: day as u8 }
    }

    /// From eight digits (`20220701`), as the practice file writes it.
    pub fn from_digits(text: &str) -> Result<Day, NotADay> {
        if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotADay);
        }
        let number: u32 = text.parse().map_err(|_| NotADay)?;
        Day::new((number / 10_000) as u16, (number / 100 % 100) as u8, (number % 100) as u8).ok_or(NotADay)
    }

    /// For people: `20 November 2026`.
    pub fn words(self) -> String {
        format!("{} {} {}", self.day, MONTHS[usize::from(self.month - 1)], self.year)
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Day {
    type Err = NotADay;
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NotADay);
        }
        Day::from_digits(&text.replace('-', ""))
    }
}
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day of the calendar")
    }
}
impl std::error::Error for NotADay {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        let day = Day::from_digits("20240229").expect("a leap day");
        assert_eq!(day.to_string(), "2024-02-29");
        assert_eq!("2024-02-29".parse(), Ok(day));
        assert_eq!(day.words(), "29 February 2024");
        for bad in ["20230229", "20231301", "2023131", "00000000", "2023011x", "", "＋2023011"] {
            assert_eq!(Day::from_digits(bad), Err(NotADay), "{bad}");
        }
        for bad in ["20240229", "2024-2-29", "2024-02-30", "2024/02/29", "-024-02-29"] {
            assert_eq!(bad.parse::<Day>(), Err(NotADay), "{bad}");
        }
    }

    #[test]
    fn a_moment_has_a_day() {
        let day = |seconds: i64| Day::of(Moment::from_micros(seconds * 1_000_000)).to_string();
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(1_709_164_800), "2024-02-29");
        assert_eq!(day(1_709_251_199), "2024-02-29");
        assert_eq!(day(1_709_251_200), "2024-03-01");
        assert_eq!(day(-1), "1969-12-31");
    }
}
