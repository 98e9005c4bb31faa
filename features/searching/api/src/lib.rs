//! The ports through which things are found by their words. Whoever has something that members write puts in a [`Source`]:
//! it says what there is to find, what a fact changes of that, and how what was found looks to its reader. Whoever knows the
//! members puts in a [`Directory`].

mod directory;
mod kind;
mod sources;

pub use directory::{Directory, DirectoryPort, Like, Person};
pub use kind::Kind;
pub use sources::{Card, Findable, Finding, Reach, Shelf, Source, Sources, Writer};

use kernel::MemberId;
use serde::{Deserialize, Serialize};
use store::Fact;

/// The sixteen bytes of an id.
pub type Key = [u8; 16];

/// A member who wrote was erased: the index is made anew, so that nothing of theirs stays in its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorErased {
    /// Who.
    pub member: MemberId,
}

impl Fact for AuthorErased {
    const KIND: &'static str = "author_erased";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.member.as_bytes())
    }
}
