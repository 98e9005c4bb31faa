//! GET: a group's discussions, one of them and what is new in it, beginning one, a post, looking after it.

pub mod asking;
mod begin;
mod bookmark;
pub mod file;
pub mod kept;
mod list;
mod mail;
mod post;
mod settings;
mod summary;
mod thread;
pub mod unmasking;

pub use begin::{Begun, begin, start_page};
pub use bookmark::bookmarks;
pub use list::list;
pub use mail::by_mail;
pub use post::{TypedOnPost, post, post_page};
pub use settings::{TypedWords, rules, settings, settings_page};
pub use summary::{TypedSummary, summary, summary_page, votes};
pub use thread::{TypedReply, show, thread_page};
