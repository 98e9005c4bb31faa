//! What a member wants by mail of what their groups write.

use jiff::civil::Weekday;

/// The choice of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// When the letter comes.
    pub letter: Letter,
    /// Whether they answer by mail.
    pub replies: Replies,
}

/// When the letter comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Letter {
    /// Not at all.
    #[default]
    Never,
    /// Once a week, on this day.
    On(Weekday),
}

/// Whether a member answers by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Replies {
    /// Each beginning comes with an address to write to.
    On,
    /// No address is given, and none that was given before is good.
    #[default]
    Off,
}

impl Letter {
    /// All, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Letter> {
        std::iter::once(Letter::Never).chain(Weekday::Monday.cycle_forward().take(7).map(Letter::On))
    }
    /// In the store and in forms: empty, or `monday` to `sunday`.
    pub const fn word(self) -> &'static str {
        match self {
            Letter::Never => "",
            Letter::On(Weekday::Monday) => "monday",
            Letter::On(Weekday::Tuesday) => "tuesday",
            Letter::On(Weekday::Wednesday) => "wednesday",
            Letter::On(Weekday::Thursday) => "thursday",
            Letter::On(Weekday::Friday) => "friday",
            Letter::On(Weekday::Saturday) => "saturday",
            Letter::On(Weekday::Sunday) => "sunday",
        }
    }
    /// From the store or a form.
    pub fn of(word: &str) -> Option<Letter> {
        Letter::all().find(|it| it.word() == word)
    }
    /// For people.
    pub fn words(self) -> String {
        match self {
            Letter::Never => "Never".to_owned(),
            Letter::On(day) => format!("Once a week, on {day:?}s"),
        }
    }
    /// The day, if it comes.
    pub const fn day(self) -> Option<Weekday> {
        match self {
            Letter::Never => None,
            Letter::On(day) => Some(day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        for letter in Letter::all() {
            assert_eq!(Letter::of(letter.word()), Some(letter));
        }
        assert_eq!((Letter::all().count(), Letter::of("someday")), (8, None));
        assert_eq!(Letter::On(Weekday::Friday).words(), "Once a week, on Fridays");
    }
}
