//! Who is looking or acting.

use crate::{MemberId, SessionId};

/// The one on whose behalf something is read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// The member, if somebody is signed in.
    pub member: Option<MemberId>,
    /// What their account is good for at this moment.
    pub standing: Standing,
    /// What they look after.
    pub roles: Roles,
    /// The browser they use.
    pub session: Option<SessionId>,
}

/// What an account is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody is signed in.
    Nobody,
    /// Signed in, address not yet confirmed: may confirm, change the address, leave.
    Unconfirmed,
    /// A member.
    Active,
    /// Suspended: may read their own data, leave, appeal.
    Suspended,
    /// Has asked for the account to be deleted, and the time to think it over is not up: may come back, and take along
    /// what is theirs. Nobody sees them meanwhile.
    Leaving,
    /// Not a person: the program itself.
    House(Reason),
}

/// Why the program itself reads or writes. Each use is listed in a file that may only shrink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A command of the operator.
    Operator,
    /// A job, a schedule or the delivery of facts.
    Background,
    /// Making of the search index.
    Projection,
    /// An import of reference data.
    Import,
    /// The way in: joining, signing in, resetting.
    Door,
}

/// What a member looks after besides their own things. None of it opens anyone's private text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles {
    /// Runs the network.
    pub admin: bool,
    /// Looks at reports.
    pub moderator: bool,
}

impl Viewer {
    /// Somebody who is not signed in.
    pub const fn nobody() -> Viewer {
        Viewer {
            member: None,
            standing: Standing::Nobody,
            roles: Roles { admin: false, moderator: false },
            session: None,
        }
    }
    /// The program itself.
    pub const fn house(reason: Reason) -> Viewer {
        Viewer { standing: Standing::House(reason), ..Viewer::nobody() }
    }
    /// A member in good standing, without any role (tests and jobs on behalf of a member).
    pub const fn member(id: MemberId) -> Viewer {
        Viewer { member: Some(id), standing: Standing::Active, ..Viewer::nobody() }
    }
    /// The member's id, or the id of nobody: what visible views are joined on.
    pub fn id(&self) -> MemberId {
        self.member.unwrap_or(MemberId::NONE)
    }
    /// Whether this is the program itself.
    pub const fn is_house(&self) -> bool {
        matches!(self.standing, Standing::House(_))
    }
    /// Whether this is a member in good standing.
    pub const fn is_active(&self) -> bool {
        matches!(self.standing, Standing::Active)
    }
    /// Whether this is a suspended member.
    pub const fn is_suspended(&self) -> bool {
        matches!(self.standing, Standing::Suspended)
    }
    /// Whether this is somebody whose account is going to be deleted.
    pub const fn is_leaving(&self) -> bool {
        matches!(self.standing, Standing::Leaving)
    }
    /// Whether this viewer is that member.
    pub fn is(&self, member: MemberId) -> bool {
        self.member == Some(member)
    }
}
