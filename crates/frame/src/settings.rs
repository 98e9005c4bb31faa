//! What the operator decided, read once by the binary and handed in.

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
    /// How much work a password's hash costs.
    pub password_cost: PasswordCost,
}

/// Who may join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joining {
    /// Everybody with an address that can be confirmed.
    Open,
    /// Nobody by themselves; the operator adds members.
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
