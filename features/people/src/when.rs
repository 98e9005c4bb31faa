//! A year, or a month of a year: careers are remembered no more exactly, and nobody should have to pretend.

use kernel::{MONTHS, Moment};
use std::fmt;

/// A year, perhaps with its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct When {
    year: u16,
    month: Option<u8>,
}

/// What is wrong with a date that somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenProblem {
    /// Neither a year nor a month and a year.
    Shape,
    /// A month that does not exist.
    Month,
    /// Before 1930 or after 2100.
    Year,
}

impl When {
    /// A whole year. Years outside 1930 to 2100 are taken to the nearer end.
    pub fn year_of(year: i32) -> When {
        When { year: year.clamp(1930, 2100) as u16, month: None }
    }

    /// A month (1 to 12) of a year. What is out of range is taken to the nearer end.
    pub fn month_of(year: i32, month: u32) -> When {
        When { month: Some(month.clamp(1, 12) as u8), ..When::year_of(year) }
    }

    /// The month in which a moment lies, in UTC.
    pub fn of(at: Moment) -> When {
        let date = jiff::Timestamp::from_microsecond(at.micros())
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
            .to_zoned(jiff::tz::TimeZone::UTC);
        When::month_of(i32::from(date.year()), date.month().unsigned_abs().into())
    }

    /// From what people write: `2015`, `2015-03`, `03/2015`, `March 2015`, `Mar 2015`.
    pub fn parse(text: &str) -> Result<When, WhenProblem> {
        let parts: Vec<&str> = text.split(|c: char| c.is_whitespace() || "-/.,".contains(c)).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        let (year, month) = match parts[..] {
            [year] => (year, None),
            [year, month] if is_year(year) => (year, Some(month)),
            [month, year] => (year, Some(month)),
            _ => return Err(WhenProblem::Shape),
        };
        if !is_year(year) {
            return Err(WhenProblem::Shape);
        }
        let number: u16 = year.parse().map_err(|_| WhenProblem::Shape)?;
        if !(1930..=2100).contains(&number) {
            return Err(WhenProblem::Year);
        }
        Ok(When { year: number, month: month.map(month_number).transpose()? })
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// The month, 1 to 12, if it is known.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// As the store keeps it and a form shows it again: `2015` or `2015-03`.
    pub fn code(self) -> String {
        match self.month {
            None => self.year.to_string(),
            Some(month) => format!("{}-{month:02}", self.year),
        }
    }

    /// Whether all of this lies before all of `other`: `2015` is not before `2015-03`.
    pub fn is_before(self, other: When) -> bool {
        self.last_month() < other.first_month()
    }

    /// Months since the year 0 of the first month that this may mean: for sorting.
    pub fn first_month(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.unwrap_or(1)) - 1
    }

    fn last_month(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.unwrap_or(12)) - 1
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

fn month_number(text: &str) -> Result<u8, WhenProblem> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().filter(|it| (1..=12).contains(it)).ok_or(WhenProblem::Month);
    }
    let lower = text.to_lowercase();
    let found = MONTHS.iter().position(|it| lower.len() >= 3 && it.to_lowercase().starts_with(&lower));
    found.map(|it| it as u8 + 1).ok_or(WhenProblem::Month)
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            None => write!(f, "{}", self.year),
            Some(month) => write!(f, "{} {}", MONTHS[usize::from(month) - 1], self.year),
        }
    }
}

impl fmt::Display for WhenProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WhenProblem::Shape => "Write a year, or a month and a year, for example 2015 or March 2015.",
            WhenProblem::Month => "Check the month: write it as a word or as a number from 1 to 12.",
            WhenProblem::Year => "Write a year from 1930 to 2100.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_write_months_in_many_ways() {
        let march = When::month_of(2015, 3);
        for text in ["2015-03", "2015-3", "03/2015", "3.2015", "March 2015", "mar 2015", " MARCH,  2015 "] {
            assert_eq!(When::parse(text), Ok(march), "{text}");
        }
        assert_eq!(When::parse("Sept 2015"), Ok(When::month_of(2015, 9)));
        assert_eq!(march.to_string(), "March 2015");
        assert_eq!(When::parse(" 2015 "), Ok(When::year_of(2015)));
    }

    #[test]
    fn what_is_no_date_says_what_to_write() {
        assert_eq!(When::parse("15"), Err(WhenProblem::Shape));
        assert_eq!(When::parse("12 March 2015"), Err(WhenProblem::Shape));
        assert_eq!(When::parse("2015-13"), Err(WhenProblem::Month));
        assert_eq!(When::parse("Ma 2015"), Err(WhenProblem::Month));
        assert_eq!(When::parse("0215"), Err(WhenProblem::Year));
        assert_eq!(When::parse("٢٠١٥"), Err(WhenProblem::Shape));
    }

    #[test]
    fn a_year_is_not_before_its_own_months() {
        assert!(!When::year_of(2015).is_before(When::month_of(2015, 3)));
        assert!(When::month_of(2015, 2).is_before(When::month_of(2015, 3)));
        assert!(When::year_of(2014).is_before(When::month_of(2015, 1)));
    }

    #[test]
    fn a_moment_lies_in_its_month() {
        assert_eq!(When::of(Moment::from_micros(1_700_000_000_000_000)), When::month_of(2023, 11));
        assert_eq!(When::of(Moment::from_micros(i64::MAX)), When::month_of(1970, 1));
    }

    proptest! {
        #[test]
        fn the_code_is_read_back(year in 1930i32..=2100, month in proptest::option::of(1u32..=12)) {
            let when = month.map_or(When::year_of(year), |it| When::month_of(year, it));
            prop_assert_eq!(When::parse(&when.code()), Ok(when));
            prop_assert_eq!(When::parse(&when.to_string()), Ok(when));
        }

        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,20}") {
            if let Ok(when) = When::parse(&text) {
                prop_assert!((1930..=2100).contains(&when.year()));
            }
        }
    }
}
