//! Kind: how one comes into a group, and with that who reads there.

use serde::{Deserialize, Serialize};

/// From the widest to the narrowest. A group becomes narrower, never wider: what was written in confidence stays so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Every member reads it and joins with a press.
    Open,
    /// Hosts let in who asks.
    ByRequest,
    /// Hosts invite; everybody finds it.
    ByInvitation,
    /// Hosts invite; for everybody else it does not exist.
    Secret,
}

impl Kind {
    /// All, from the widest to the narrowest.
    pub const ALL: [Kind; 4] = [Kind::Open, Kind::ByRequest, Kind::ByInvitation, Kind::Secret];

    /// As the store, forms and addresses write it.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Open => "open",
            Kind::ByRequest => "by_request",
            Kind::ByInvitation => "by_invitation",
            Kind::Secret => "secret",
        }
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Open => "Open",
            Kind::ByRequest => "By request",
            Kind::ByInvitation => "By invitation",
            Kind::Secret => "Secret",
        }
    }

    /// Who can join, as a sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Kind::Open => "Open: every member reads it and can join.",
            Kind::ByRequest => "By request. Hosts answer within three days.",
            Kind::ByInvitation => "By invitation of its hosts.",
            Kind::Secret => "Secret: only those who are in it know of it.",
        }
    }

    /// What choosing it means, for whoever chooses.
    pub const fn hint(self) -> &'static str {
        match self {
            Kind::Open => {
                "Every member finds it, reads what is written there, and joins with a press. Only those who joined write."
            }
            Kind::ByRequest => {
                "Every member finds it. Hosts let in who asks, within three days. Only members of the group read it."
            }
            Kind::ByInvitation => "Every member finds it and sees what it is for. Hosts invite; nobody can ask.",
            Kind::Secret => {
                "Nobody finds it. Whoever is invited or in it sees it; for everybody else it does not exist."
            }
        }
    }

    /// From a form, an address or the store.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }

    /// Whether a group of this kind may become one of that: as it is, or narrower (abuse case 19).
    pub fn may_become(self, other: Kind) -> bool {
        self <= other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_as_it_is_written_and_only_narrowed() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.word()), Some(kind));
        }
        assert_eq!(Kind::parse("public"), None);
        assert!(Kind::Open.may_become(Kind::Secret) && Kind::ByRequest.may_become(Kind::ByRequest));
        assert!(!Kind::Secret.may_become(Kind::ByInvitation)); // abuse case 19
        assert!(!Kind::ByRequest.may_become(Kind::Open));
    }
}
