//! What is wrong with a form, on top of it.

use crate::words;
use kernel::Problems;

/// The summary of what is wrong, on top of a form. Each line leads to its field.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    problems: Problems,
}

impl Summary {
    /// Nothing is shown if there is no problem.
    pub fn of(problems: &Problems) -> Summary {
        Summary { problems: problems.clone() }
    }
    /// The problems, in the order in which they were found.
    pub fn problems(&self) -> &[kernel::Problem] {
        &self.problems.0
    }
    /// "Please check one thing".
    pub fn title(&self) -> String {
        let count = self.problems.0.len() as u64;
        format!("Please check {} {}", words::count(count), if count == 1 { "thing" } else { "things" })
    }
}
