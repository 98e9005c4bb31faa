//! What is seen of the library, with made data for each page.

pub mod contributing;
pub mod list;
pub mod open;
pub mod publishing;
mod samples;
pub mod show;
pub mod versions;
pub mod writing;

pub use samples::samples;

use crate::audience::Audience;

/// Whoever is gone.
pub const NOBODY: &str = "A former member";

/// With a capital: terms of the vocabulary stand inside sentences.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Who sees it, with its icon. The group is called so.
pub fn audience(audience: Audience, group: Option<&str>) -> (&'static str, String) {
    match audience {
        Audience::Members => ("people", "All members".to_owned()),
        Audience::Group(_) => ("groups", format!("Whoever reads in {}", group.unwrap_or("its group"))),
        Audience::Contacts => ("contacts", "The owner’s contacts".to_owned()),
        Audience::Own => ("lock", "Only who writes it".to_owned()),
    }
}

/// "minor surgery|bloods" one by one.
pub fn split(words: &str) -> Vec<String> {
    words.split('|').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}
