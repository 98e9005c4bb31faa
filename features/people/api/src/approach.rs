//! The port through which a profile learns what its reader may do toward its owner. Whoever knows puts it in:
//! `app.keep(|| ApproachPort(…))`.

use kernel::{Fault, MemberId, Moment};
use std::{future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// What stands below the name on a profile: at most one main act, a sentence, and quieter ways.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approach {
    /// "Write to Tomasz".
    pub act: Option<Step>,
    /// "You wrote to Tomasz on 20 November 2026." May be empty.
    pub words: String,
    /// Quieter ways beside it.
    pub links: Vec<Step>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it leads.
    pub url: String,
    /// A verb first.
    pub words: String,
}

/// The one whose profile it is, as its reader was shown them.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    /// Who.
    pub member: MemberId,
    /// The first word of their name.
    pub first: &'a str,
}

/// Knows what members may do toward each other.
pub trait Approaches: Send + Sync {
    /// What this reader may do, if that is in memory and still true.
    fn known(&self, reader: MemberId, whose: Whose<'_>, now: Moment) -> Option<Approach>;

    /// What the reader's viewer may do. One query, the first that this reader makes.
    fn find<'a>(
        &'a self,
        reader: Reader<'a>,
        whose: Whose<'a>,
    ) -> Pin<Box<dyn Future<Output = Result<Approach, Fault>> + Send + 'a>>;
}

/// The port as the app keeps it. Without it a profile offers nothing.
pub struct ApproachPort(pub Arc<dyn Approaches>);

impl Step {
    /// A way on.
    pub fn new(url: impl Into<String>, words: impl Into<String>) -> Step {
        Step { url: url.into(), words: words.into() }
    }
}
