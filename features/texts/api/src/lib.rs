//! What other features may know of texts: that one was published, what changed lately, and who runs this Kettle.

mod reads;

pub use reads::{Changed, RunBy, find_operator, page_of_changes};

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

/// What the text of this word is called.
pub fn title_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "privacy" => "Privacy notice",
        "terms" => "Terms",
        "rules" => "House rules",
        "help" => "Help",
        "accessibility" => "Accessibility statement",
        "ordering" => "How pages are ordered",
        "readers" => "Who can read this",
        _ => return None,
    })
}
