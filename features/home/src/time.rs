//! The time that somebody gives to Kettle, and in which order they want what fits into it.

use kernel::Id;
use std::fmt;

/// The noun of [`GroupKey`].
pub enum Group {}
/// A group, of which home knows no more than that one can see less of it.
pub type GroupKey = Id<Group>;

/// So many minutes a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(u8);

/// In which order things of one's groups stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Seldom voices first, by turns.
    #[default]
    Balanced,
    /// The newest first.
    Newest,
}

/// What a member chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Time {
    /// How long.
    pub minutes: Minutes,
    /// In which order.
    pub order: Order,
}

/// Why it cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeProblem {
    /// Another number than those of the list.
    Minutes,
    /// Another word than those of the list.
    Order,
}

impl fmt::Display for TimeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TimeProblem::Minutes => "Choose how many minutes from the list.",
            TimeProblem::Order => "Choose one of the two orders.",
        })
    }
}

impl Default for Minutes {
    fn default() -> Minutes {
        Minutes(30)
    }
}

/// A good note to somebody takes ten minutes: with less than twice that there is no room for one.
const NOTE: u64 = 10;

impl Minutes {
    /// What the form offers.
    pub const ALL: [Minutes; 6] = [Minutes(10), Minutes(20), Minutes(30), Minutes(45), Minutes(60), Minutes(90)];

    /// From a form.
    ///
    /// # Errors
    /// Any other number.
    pub fn parse(code: &str) -> Result<Minutes, TimeProblem> {
        Minutes::ALL.into_iter().find(|it| it.number().to_string() == code.trim()).ok_or(TimeProblem::Minutes)
    }
    /// From the store.
    pub fn stored(minutes: i64) -> Minutes {
        Minutes::ALL.into_iter().find(|it| i64::from(it.0) == minutes).unwrap_or_default()
    }
    /// The number.
    pub const fn number(self) -> u64 {
        self.0 as u64
    }
    /// Whether a note to one person fits beside the rest.
    pub const fn has_room_for_a_note(self) -> bool {
        self.number() >= 2 * NOTE
    }
    /// What is left for things to read, whether there is somebody to write to or not.
    pub const fn to_read(self) -> u64 {
        if self.has_room_for_a_note() { self.number() - NOTE } else { self.number() }
    }
}

impl Order {
    /// Both, as they are offered.
    pub const ALL: [Order; 2] = [Order::Balanced, Order::Newest];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Order::Balanced => "balanced",
            Order::Newest => "newest",
        }
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Order::Balanced => "Balanced",
            Order::Newest => "Newest first",
        }
    }
    /// From a form or the store.
    ///
    /// # Errors
    /// Any other word.
    pub fn parse(word: &str) -> Result<Order, TimeProblem> {
        Order::ALL.into_iter().find(|it| it.word() == word).ok_or(TimeProblem::Order)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_read_back_and_nothing_else() {
        for it in Minutes::ALL {
            assert_eq!(Minutes::parse(&it.number().to_string()), Ok(it));
            assert_eq!(Minutes::stored(it.number() as i64), it);
        }
        for odd in ["", "0", "11", "-10", "10 minutes", "99999999999999999999"] {
            assert_eq!(Minutes::parse(odd), Err(TimeProblem::Minutes), "{odd}");
        }
        assert_eq!(Minutes::stored(7), Minutes::default());
        assert!(Order::ALL.into_iter().all(|it| Order::parse(it.word()) == Ok(it)));
        assert_eq!(Order::parse("popular"), Err(TimeProblem::Order));
    }

    #[test]
    fn a_note_has_room_from_twenty_minutes_on() {
        assert_eq!(Minutes::ALL.map(Minutes::to_read), [10, 10, 20, 35, 50, 80]);
    }
}
