//! An acceptance: that a member agreed to one version of the terms or the rules; and what they still have to be asked.

use crate::text::TextName;
use kernel::{MemberId, Moment};
use std::time::Duration;

/// A member agrees to one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acceptance {
    /// Who.
    pub member: MemberId,
    /// To which text.
    pub text: TextName,
    /// To which version.
    pub number: i64,
}

/// A member pressed "Join" below the words that say to what one agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreed {
    /// Who.
    pub member: MemberId,
    /// When: the versions of that moment are meant.
    pub at: Moment,
}

/// Where a member stands with one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The text.
    pub text: TextName,
    /// Its version now.
    pub current: i64,
    /// Since when it stands.
    pub published_at: Moment,
    /// What changed with it.
    pub note: String,
    /// The latest version that asks.
    pub asks: i64,
    /// The latest version that the member agreed to.
    pub accepted: Option<i64>,
}

impl Stand {
    /// Whether the member has to be asked: a version asks that is newer than what they agreed to.
    pub fn is_owed(&self) -> bool {
        self.accepted.is_none_or(|it| it < self.asks)
    }
}

/// So long everything works as before for whoever still has to agree to something.
pub const TIME: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// What somebody agreed to on joining is noted a moment after; so long nothing is said to a newcomer.
pub const NOTED_WITHIN: Duration = Duration::from_secs(5 * 60);

/// What a member still has to agree to, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The texts that ask, in their order.
    pub texts: Vec<TextName>,
    /// Before that nothing is said.
    pub from: Moment,
    /// Until then everything works as before.
    pub by: Moment,
}

impl Due {
    /// From each text that asks with the moment since which it does, for somebody who has been here since `joined`.
    pub fn of(asking: &[(TextName, Moment)], joined: Moment) -> Option<Due> {
        let since = asking.iter().map(|it| it.1.max(joined)).min()?;
        let texts = TextName::AGREED.into_iter().filter(|text| asking.iter().any(|it| it.0 == *text)).collect();
        Some(Due { texts, from: joined.plus(NOTED_WITHIN), by: since.plus(TIME) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(current: i64, asks: i64, accepted: Option<i64>) -> Stand {
        let published_at = Moment::from_micros(0);
        Stand { text: TextName::Terms, current, published_at, note: String::new(), asks, accepted }
    }

    #[test]
    fn there_are_two_weeks_from_the_first_text_that_asks_or_from_joining() {
        let day = |it: u64| Moment::from_micros(0).plus(Duration::from_secs(it * 24 * 60 * 60));
        let asking = [(TextName::Rules, day(8)), (TextName::Terms, day(5))];
        let due = Due::of(&asking, day(1)).expect("something");
        assert_eq!((due.texts, due.by), (vec![TextName::Terms, TextName::Rules], day(19)));
        let due = Due::of(&asking, day(7)).expect("something");
        assert!(due.by == day(21) && due.from > day(7), "what they agreed to on joining is noted a moment later");
        assert_eq!(Due::of(&[], day(1)), None);
    }

    #[test]
    fn members_are_asked_only_about_what_asks() {
        assert!(stand(1, 1, None).is_owed());
        assert!(!stand(1, 1, Some(1)).is_owed());
        assert!(!stand(4, 1, Some(2)).is_owed(), "two small changes");
        assert!(stand(4, 3, Some(2)).is_owed());
        assert!(!stand(4, 3, Some(4)).is_owed());
    }
}
