//! The port through which the gate learns who holds a session. Implemented by the feature that keeps sessions.

use crate::Life;
use kernel::{Fault, MemberId, Moment, Private, Result, SessionId, Viewer};
use std::{future::Future, pin::Pin, sync::Arc};
use ui::{Chip, parts::Notice};

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
    /// When they last gave their password in this browser, if they did.
    pub proven_at: Option<Moment>,
    /// What they still have to agree to, if anything.
    pub owed: Option<Owed>,
}

/// What a member still has to agree to.
#[derive(Debug, Clone)]
pub struct Owed {
    /// What every page says of it.
    pub notice: Arc<Notice>,
    /// From then on nothing but what is theirs is open until they have agreed: what is open to the suspended too.
    pub due: Moment,
}

/// Why what is for members is not open to somebody at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// They are no member in good standing: not confirmed, suspended, leaving or gone.
    Standing,
    /// The time is up to agree to something.
    Overdue,
}

/// Whether what is for members is open to `viewer`, who has to agree to something by `due`. The gate asks it before each route; who
/// takes the words of a member in another way asks it through [`Doorkeeper::admit`].
///
/// # Errors
/// Why not.
pub fn admits(viewer: &Viewer, due: Option<Moment>, now: Moment) -> std::result::Result<(), Barred> {
    match due {
        _ if !viewer.is_active() => Err(Barred::Standing),
        Some(due) if due <= now => Err(Barred::Overdue),
        _ => Ok(()),
    }
}

/// Whether a request says that somebody sits at the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Somebody pressed something.
    Pressed,
    /// The page asked by itself: a session on a shared computer does not wait any longer for that.
    Itself,
}

/// Which sessions remain.
pub type Remaining<'a> = Pin<Box<dyn Future<Output = Result<Vec<SessionId>, Fault>> + Send + 'a>>;
/// What the doorkeeper answers.
pub type Found<'a> = Pin<Box<dyn Future<Output = Result<Option<Seat>, Fault>> + Send + 'a>>;
/// A session whose secret is another from now on (abuse case 73): a copy of the cookie that somebody took before opens
/// nothing any more.
#[derive(Debug, Clone, Copy)]
pub struct Renewed {
    /// The new secret.
    pub token: SessionToken,
    /// How long the browser keeps it.
    pub life: Life,
}

/// What the doorkeeper answers to a password.
pub type Proven<'a> = Pin<Box<dyn Future<Output = Result<Renewed>> + Send + 'a>>;

/// On whose behalf a member's words are taken that came without a session, or why they are not.
pub type Admitted<'a> = Pin<Box<dyn Future<Output = Result<std::result::Result<Viewer, Barred>, Fault>> + Send + 'a>>;

/// Finds the seat of a session. Unknown, ended and expired sessions are all `None`.
pub trait Doorkeeper: Send + Sync {
    /// One cached or indexed read.
    fn seat<'a>(&'a self, token: &'a SessionToken, presence: Presence) -> Found<'a>;

    /// The viewer that a member would be at a browser, if what is for members is [open](admits) to them at this moment.
    fn admit(&self, member: MemberId) -> Admitted<'_>;

    /// Which of these sessions are still those of members in good standing: one read, for pages that stay open.
    fn remaining<'a>(&'a self, sessions: &'a [SessionId]) -> Remaining<'a>;

    /// The tables from which [`Doorkeeper::remaining`] reads: while none of them changes and no time is up, it answers the
    /// same.
    fn tables(&self) -> &'static [&'static str];

    /// Takes the password of whoever holds the session, remembers with the session that it was given, and gives it another
    /// secret. Slowed down like signing in.
    ///
    /// # Errors
    /// A problem of the field [`PROOF_FIELD`](crate::PROOF_FIELD) if it is not the right one.
    fn prove<'a>(&'a self, viewer: &'a Viewer, password: Private<String>) -> Proven<'a>;
}

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(session token)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Rng, Standing};

    #[test]
    fn only_members_in_good_standing_who_agreed_in_time_are_let_in() {
        let (now, later) = (Moment::from_micros(5), Moment::from_micros(6));
        let member = Viewer::member(MemberId::random(&Rng::seeded(1)));
        assert_eq!(admits(&member, None, now), Ok(()));
        assert_eq!(admits(&member, Some(later), now), Ok(()));
        assert_eq!(admits(&member, Some(now), now), Err(Barred::Overdue));
        for standing in [Standing::Unconfirmed, Standing::Suspended, Standing::Leaving, Standing::Nobody] {
            let other = Viewer { standing, ..member.clone() };
            assert_eq!(admits(&other, Some(now), now), Err(Barred::Standing));
        }
    }
}
