//! What the operator decided, read once by the binary and handed in.

use kernel::Private;
use std::path::PathBuf;
use web::PublicUrl;

/// Decisions that features need.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder for everything that is kept beside the database.
    pub data: PathBuf,
    /// Where people reach us.
    pub url: PublicUrl,
    /// Who may join.
    pub joining: Joining,
    /// What the links of invitations are made with. Derived from the root key: the store alone makes none.
    pub link_key: Private<[u8; 32]>,
    /// How much work a password's hash costs.
    pub password_cost: PasswordCost,
    /// What members may send as files.
    pub uploads: Uploads,
    /// How many people who are no contacts a member may write to in a week.
    pub requests_a_week: u32,
}

/// What members may send as files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uploads {
    /// The most bytes of one file.
    pub most_bytes: u64,
    /// The most bytes that the files of one member take together.
    pub quota_bytes: u64,
}

impl Default for Uploads {
    fn default() -> Uploads {
        Uploads { most_bytes: 25_000_000, quota_bytes: 1_000_000_000 }
    }
}

/// Who may join. Whatever it is, the operator may add members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// Whoever a member or an administrator invites.
    Invited,
    /// As [`Joining::Invited`]; others ask, and an administrator admits them.
    Waiting,
    /// As [`Joining::Invited`]; and whoever has an address of these domains or of one below them.
    Domains(Vec<String>),
    /// Everybody with an address that can be confirmed.
    Open,
    /// Nobody; an invitation waits until it is open again.
    Closed,
}

/// How much work a password's hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCost {
    /// Argon2id, 19 MiB, 2 passes (OWASP's first recommendation).
    Full,
    /// As little as the algorithm allows, so that tests are quick; never in a server that people use.
    Test,
}
