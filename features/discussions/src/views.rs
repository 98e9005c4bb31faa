//! What is seen of discussions: the view structs, and made data for each.

pub mod asking;
pub mod bookmark;
pub mod list;
pub mod mail;
pub mod post;
mod samples;
pub mod settings;
pub mod start;
pub mod summary;
pub mod thread;
mod top;

pub use bookmark::BookmarksPage;
pub use list::ListPage;
pub use mail::MailPage;
pub use post::PostPage;
pub use settings::{RulesPage, SettingsPage};
pub use start::StartPage;
pub use summary::{SummaryPage, VotesPage};
pub use thread::{NewsPage, ThreadPage};

use ui::{parts::Face, words};

/// Whom the reader does not see any more, whatever the reason: suspended, leaving, gone, or across a block.
pub const NOBODY: &str = "Somebody no longer here";
/// Whoever asked without a name.
pub const NAMELESS: &str = "A member, without a name";

/// What stands in the place of a title that its author took away, alone or with their account.
pub fn titled(title: &str) -> String {
    if title.is_empty() { "Deleted by whoever began it".to_owned() } else { title.to_owned() }
}

/// "Farida" of "Farida Noorzai"; of "Dr Ada Lovelace" the whole.
pub fn first(name: &str) -> &str {
    match name.split_once(' ') {
        Some((first, _)) if first.chars().count() > 2 && !first.ends_with('.') && first != "Prof" => first,
        _ => name,
    }
}

/// A face without a photo.
pub fn face(name: &str, id: &[u8; 16]) -> Face {
    Face { initials: words::initials(name), tint: words::tint(id), photo: None }
}

/// Every view with made data.
pub fn samples() -> Vec<frame::Sample> {
    samples::samples().into_iter().chain(bookmark::samples()).collect()
}
