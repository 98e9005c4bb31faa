//! The port through which a profile learns what its owner shared. Whoever keeps such things puts it in:
//! `app.keep(|| ShelfPort(…))`.

use kernel::{Fault, MemberId};
use std::{future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// Something that somebody shared, as one reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Where it is read.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// "Protocol, 2 October 2026"
    pub line: String,
}

/// A shelf under way.
pub type Shelving<'a> = Pin<Box<dyn Future<Output = Result<Arc<[Shared]>, Fault>> + Send + 'a>>;

/// Knows what members shared: the newest few of it.
pub trait Shelves: Send + Sync {
    /// What this reader may see of a member's, if that is in memory and still true.
    fn known(&self, reader: MemberId, member: MemberId) -> Option<Arc<[Shared]>>;

    /// What the reader's viewer may see. One query.
    fn find<'a>(&'a self, reader: Reader<'a>, member: MemberId) -> Shelving<'a>;
}

/// The port as the app keeps it. Without it a profile shows nothing.
pub struct ShelfPort(pub Arc<dyn Shelves>);
