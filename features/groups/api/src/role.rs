//! Role: what somebody is in a group.

use serde::{Deserialize, Serialize};

/// From the one who decides most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Decides who hosts, and ends the group.
    Owner,
    /// Lets in, invites, words the settings, welcomes.
    Host,
    /// Looks after what is written.
    Moderator,
    /// Reads and writes.
    Member,
}

impl Role {
    /// All, the ones who decide most first.
    pub const ALL: [Role; 4] = [Role::Owner, Role::Host, Role::Moderator, Role::Member];

    /// As the store and forms write it.
    pub const fn word(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Host => "host",
            Role::Moderator => "moderator",
            Role::Member => "member",
        }
    }

    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Role::Owner => "Owner",
            Role::Host => "Host",
            Role::Moderator => "Moderator",
            Role::Member => "Member",
        }
    }

    /// What they do, for whoever chooses.
    pub const fn hint(self) -> &'static str {
        match self {
            Role::Owner => "Decides who hosts, and can end the group",
            Role::Host => "Lets in and invites, changes the settings, accepts summaries",
            Role::Moderator => "Looks after what is written",
            Role::Member => "Reads and writes",
        }
    }

    /// From a form or the store.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|it| it.word() == word)
    }

    /// Whether they let in, invite and change the settings.
    pub const fn hosts(self) -> bool {
        matches!(self, Role::Owner | Role::Host)
    }

    /// Whether they look after what is written.
    pub const fn moderates(self) -> bool {
        !matches!(self, Role::Member)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_read_as_it_is_written() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.word()), Some(role));
            assert!(!role.hosts() || role.moderates());
        }
        assert_eq!(Role::parse("admin"), None); // abuse case 38
    }
}
