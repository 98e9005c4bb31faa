//! What other features may know of texts: that one was published.

use serde::{Deserialize, Serialize};
use store::Fact;

/// A new version of a text, or of who runs this Kettle, stands on its page: whoever tells members of changes reads it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPublished {
    /// The last part of the page's address, `privacy`; `operator` for who runs this Kettle.
    pub text: String,
    /// Which version, from 1.
    pub number: i64,
}

impl Fact for TextPublished {
    const KIND: &'static str = "text_published";
}
