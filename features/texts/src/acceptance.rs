//! An acceptance: that a member agreed to one version of the terms or the rules; and what they still have to be asked.

use crate::text::TextName;
use kernel::{MemberId, Moment};

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

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(current: i64, asks: i64, accepted: Option<i64>) -> Stand {
        let published_at = Moment::from_micros(0);
        Stand { text: TextName::Terms, current, published_at, note: String::new(), asks, accepted }
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
