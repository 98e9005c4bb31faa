//! The port through which the gate learns who holds a session. Implemented by the feature that keeps sessions.

use kernel::{Fault, Viewer};
use std::{future::Future, pin::Pin, sync::Arc};
use ui::Chip;

/// The secret in the session's cookie: 32 random bytes. At rest only its hash is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SessionToken(pub [u8; 32]);

/// Who sits at a browser.
#[derive(Debug, Clone)]
pub struct Seat {
    /// On whose behalf the request runs.
    pub viewer: Viewer,
    /// How the header shows them.
    pub chip: Arc<Chip>,
}

/// What the doorkeeper answers.
pub type Found<'a> = Pin<Box<dyn Future<Output = Result<Option<Seat>, Fault>> + Send + 'a>>;

/// Finds the seat of a session. Unknown, ended and expired sessions are all `None`.
pub trait Doorkeeper: Send + Sync {
    /// One cached or indexed read.
    fn seat<'a>(&'a self, token: &'a SessionToken) -> Found<'a>;
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(session token)")
    }
}
