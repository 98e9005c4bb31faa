//! What other features may use of the library: ids, and facts that carry nothing else. None of them says who wrote.

mod reads;

pub use reads::find_title;

use kernel::Id;
use serde::{Deserialize, Serialize};
use store::Fact;

/// The noun of [`ResourceId`].
pub enum Resource {}
/// Something that members wrote down for others to use.
pub type ResourceId = Id<Resource>;

/// A resource was published for the first time, or again after it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourcePublished {
    /// Which.
    pub resource: ResourceId,
    /// The number of the version.
    pub version: i64,
}

/// A later version was published; who reads it may be others than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceRevised {
    /// Which.
    pub resource: ResourceId,
    /// The number of the version.
    pub version: i64,
}

/// Its owner says that nobody should use it any more, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceWithdrawn {
    /// Which.
    pub resource: ResourceId,
}

/// It is its owner's alone again, or gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceTakenBack {
    /// Which.
    pub resource: ResourceId,
}

/// Something else of it is another: it is held back or shown again, or its stage or its contributors are others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResourceChanged {
    /// Which.
    pub resource: ResourceId,
}

macro_rules! about_a_resource {
    ($($fact:ident = $kind:literal),*) => {$(
        impl Fact for $fact {
            const KIND: &'static str = $kind;
            fn about(&self) -> Option<[u8; 16]> {
                Some(*self.resource.as_bytes())
            }
        }
    )*};
}

about_a_resource!(
    ResourcePublished = "resource_published",
    ResourceRevised = "resource_revised",
    ResourceWithdrawn = "resource_withdrawn",
    ResourceTakenBack = "resource_taken_back",
    ResourceChanged = "resource_changed"
);
