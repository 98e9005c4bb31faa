//! Tokens that travel by mail: one purpose, one use, a short life, only their hash at rest.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use kernel::{MemberId, Rng};
use std::time::Duration;

/// What a token is good for. A token of one purpose is nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The first administrator joins.
    Found,
    /// The address given on joining is read by who joined.
    Confirm,
    /// A new password.
    Reset,
    /// The new address is read by the member.
    ChangeEmail,
    /// The old address comes back.
    UndoEmail,
}

impl Purpose {
    /// As stored.
    pub const fn word(self) -> &'static str {
        match self {
            Purpose::Found => "found",
            Purpose::Confirm => "confirm",
            Purpose::Reset => "reset",
            Purpose::ChangeEmail => "change_email",
            Purpose::UndoEmail => "undo_email",
        }
    }
    /// How long such a token lives.
    pub const fn life(self) -> Duration {
        const HOUR: u64 = 60 * 60;
        Duration::from_secs(match self {
            Purpose::Reset => HOUR / 2,
            Purpose::ChangeEmail => HOUR,
            Purpose::Confirm => 48 * HOUR,
            Purpose::UndoEmail | Purpose::Found => 7 * 24 * HOUR,
        })
    }
}

/// A token as it was taken out of the store: it is gone there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Whose; nobody's for [`Purpose::Found`].
    pub member: Option<MemberId>,
    /// The address that it brings.
    pub email: Option<String>,
}

/// A new secret, as it stands in a link.
pub fn new_secret(rng: &Rng) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(rng.bytes::<32>())
}

/// What is kept of it; `None` if the text cannot be a secret of ours.
pub fn hash_of(secret: &str) -> Option<[u8; 32]> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(secret).ok()?;
    (bytes.len() == 32).then(|| crate::session::hash(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_secrets_are_looked_up() {
        let secret = new_secret(&Rng::seeded(3));
        assert!(hash_of(&secret).is_some());
        assert_eq!(hash_of(&secret[..20]), None);
        assert_eq!(hash_of("' OR 1=1"), None); // abuse case 90
    }

    #[test]
    fn a_reset_lives_half_an_hour_at_most() {
        assert!(Purpose::Reset.life() <= Duration::from_secs(1800)); // abuse case 77
    }
}
