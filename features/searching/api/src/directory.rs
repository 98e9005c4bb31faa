//! The port of whoever knows the members.

use crate::sources::Finding;
use kernel::{MemberId, Viewer};
use std::sync::Arc;

/// A member as a line among what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What stands below it: the job, and where they belong besides a practice. May be empty.
    pub line: String,
}

/// The members that some words find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Like {
    /// The first of them.
    pub people: Vec<Person>,
    /// How many there are.
    pub total: u64,
    /// Where all of them are.
    pub url: String,
}

/// Finds members, as one viewer may see them.
pub trait Directory: Send + Sync {
    /// Whom these words find, the first `most` of them.
    fn like<'a>(&'a self, viewer: &'a Viewer, words: &'a str, most: usize) -> Finding<'a, Like>;

    /// Whose name begins so, or is nearly so; the first `most` of them.
    fn named<'a>(&'a self, viewer: &'a Viewer, typed: &'a str, most: usize) -> Finding<'a, Vec<Person>>;

    /// This member, if the viewer may see them.
    fn of<'a>(&'a self, viewer: &'a Viewer, member: MemberId) -> Finding<'a, Option<Person>>;

    /// What words of the field also mean: pairs of what is typed and what is meant.
    fn synonyms(&self) -> Finding<'_, Arc<[(String, String)]>>;
}

/// The port as the app keeps it: `app.keep(|| DirectoryPort(…))`. Without it nobody stands among what was found.
pub struct DirectoryPort(pub Arc<dyn Directory>);
