//! What is seen of the library, with made data for each page.

pub mod adoption;
pub mod board;
pub mod collecting;
pub mod contributing;
pub mod credit;
pub mod file;
pub mod finding;
pub mod lineage;
pub mod list;
pub mod open;
pub mod original;
pub mod pack;
pub mod publishing;
pub mod requesting;
mod samples;
pub mod show;
pub mod support;
pub mod thanks;
pub mod uptake;
pub mod versions;
pub mod writing;

pub use samples::samples;

use crate::{
    audience::{A_GROUP, Audience},
    kind::Kind,
};
use kernel::MemberId;

/// Whoever is gone.
pub const NOBODY: &str = "A former member";
/// Whoever is there, and not for this reader.
pub const UNSEEN: &str = "Somebody you do not see";

/// "an innovation"
pub fn article(kind: Kind) -> String {
    let label = kind.label().to_lowercase();
    match kind {
        Kind::Teaching => label,
        Kind::Innovation | Kind::Audit => format!("an {label}"),
        _ => format!("a {label}"),
    }
}

/// Whose something is, for a reader who may not see them: the address and the name.
pub fn unseen(owner: Option<(MemberId, String)>, is_owned: bool) -> (String, String) {
    match owner {
        Some((member, name)) => (format!("/people/{member}"), name),
        None if is_owned => (String::new(), UNSEEN.to_owned()),
        None => (String::new(), NOBODY.to_owned()),
    }
}

/// With a capital: terms of the vocabulary stand inside sentences.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Who sees it, with its icon. The group is called so.
pub fn audience(audience: Audience, group: Option<&str>) -> (&'static str, String) {
    match audience {
        Audience::Members => ("people", "All members".to_owned()),
        Audience::Group(_) => ("groups", format!("Whoever reads in {}", group.unwrap_or(A_GROUP))),
        Audience::Contacts => ("contacts", "The owner’s contacts".to_owned()),
        Audience::Own => ("lock", "Only who writes it".to_owned()),
    }
}

/// "minor surgery|bloods" one by one.
pub fn split(words: &str) -> Vec<String> {
    words.split('|').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}
