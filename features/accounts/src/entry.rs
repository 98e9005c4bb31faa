//! The entry: how a member came in and by whom. Besides confirmed addresses it is all that Kettle knows of somebody.

use kernel::MemberId;

/// How a member came in, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// How.
    pub way: Way,
    /// Who invited or admitted them; nobody, or somebody who has left.
    pub by: Option<MemberId>,
    /// Which of the inviter's links it was, counted from 1.
    pub version: Option<i64>,
}

/// The ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// While everybody could join.
    Open,
    /// With a work address of a listed domain.
    Domain,
    /// By a member's personal invitation.
    Invitation,
    /// By a letter that an administrator sent.
    Letter,
    /// From the waiting list.
    Waiting,
    /// Added by the operator.
    Operator,
    /// As the first, with the one-time link.
    Founder,
}

impl Entry {
    /// A way in without anybody's word.
    pub const fn alone(way: Way) -> Entry {
        Entry { way, by: None, version: None }
    }
    /// A way in on somebody's word.
    pub const fn by(way: Way, host: MemberId) -> Entry {
        Entry { way, by: Some(host), version: None }
    }
}

impl Way {
    const ALL: [Way; 7] =
        [Way::Open, Way::Domain, Way::Invitation, Way::Letter, Way::Waiting, Way::Operator, Way::Founder];

    /// As stored.
    pub const fn word(self) -> &'static str {
        match self {
            Way::Open => "open",
            Way::Domain => "domain",
            Way::Invitation => "invitation",
            Way::Letter => "letter",
            Way::Waiting => "waiting",
            Way::Operator => "operator",
            Way::Founder => "founder",
        }
    }
    /// From the store.
    pub fn stored(word: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|it| it.word() == word)
    }
    /// How it is said to whoever came that way; `host` is the name of who invited or admitted them.
    pub fn words(self, host: Option<&str>) -> String {
        let host = host.unwrap_or("somebody who has left since");
        match self {
            Way::Open => "You joined while Kettle was open to everybody.".to_owned(),
            Way::Domain => "You joined with a work address of a listed domain.".to_owned(),
            Way::Invitation | Way::Letter => format!("You were invited by {host}."),
            Way::Waiting => format!("You were admitted from the waiting list by {host}."),
            Way::Operator => "You were added by whoever runs this Kettle.".to_owned(),
            Way::Founder => "You were the first.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_read_back() {
        for way in Way::ALL {
            assert_eq!(Way::stored(way.word()), Some(way));
        }
        assert_eq!(Way::stored("window"), None);
    }

    #[test]
    fn who_invited_is_named() {
        assert_eq!(Way::Letter.words(Some("Siân Llewellyn")), "You were invited by Siân Llewellyn.");
        assert!(Way::Waiting.words(None).contains("somebody who has left"));
    }
}
