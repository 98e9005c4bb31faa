//! A measure: what a moderator did about a report. Its author reads what concerns them.

use crate::report::Words;
use kernel::{Id, Moment};

/// The noun of [`MeasureId`].
pub enum MeasureNoun {}
/// Names a measure.
pub type MeasureId = Id<MeasureNoun>;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Somebody began to look.
    Looked,
    /// The thing was hidden by the report itself.
    HiddenAtOnce,
    /// The thing was hidden by a moderator.
    Hidden,
    /// It is seen again.
    Restored,
    /// The author was warned.
    Warned,
    /// The author was suspended.
    Suspended,
    /// The suspension was ended.
    Readmitted,
    /// The report was answered.
    Answered,
}

/// Something that was done.
#[derive(Debug, Clone)]
pub struct Done {
    /// What.
    pub what: What,
    /// What kind of thing it concerns; nothing for a complaint.
    pub thing: Option<String>,
    /// By whom, for other moderators; nothing if the report itself did it, or if they have left.
    pub moderator: Option<String>,
    /// What the author reads about it.
    pub words: Option<Words>,
    /// When.
    pub at: Moment,
}

impl What {
    const ALL: [What; 8] = [
        What::Looked,
        What::HiddenAtOnce,
        What::Hidden,
        What::Restored,
        What::Warned,
        What::Suspended,
        What::Readmitted,
        What::Answered,
    ];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            What::Looked => "looked",
            What::HiddenAtOnce => "hidden_at_once",
            What::Hidden => "hidden",
            What::Restored => "restored",
            What::Warned => "warned",
            What::Suspended => "suspended",
            What::Readmitted => "readmitted",
            What::Answered => "answered",
        }
    }
    /// What is stored so.
    pub fn stored(code: &str) -> Option<What> {
        What::ALL.into_iter().find(|it| it.code() == code)
    }
    /// Whether the author has to be told why.
    pub const fn wants_words(self) -> bool {
        matches!(self, What::Warned | What::Suspended)
    }
    /// Whether the author hears of it. An answer is for whoever reported, unless something is said to the author too;
    /// that somebody looked is for the moderators.
    pub const fn is_told(self, words: Option<&Words>) -> bool {
        match self {
            What::Looked => false,
            What::Answered => words.is_some(),
            What::HiddenAtOnce | What::Hidden | What::Restored | What::Warned | What::Suspended | What::Readmitted => {
                true
            }
        }
    }
}

/// Whether the thing is hidden after all that was done, the latest last.
pub fn is_hidden(done: &[Done]) -> bool {
    let last = done.iter().rev().find(|it| matches!(it.what, What::HiddenAtOnce | What::Hidden | What::Restored));
    last.is_some_and(|it| it.what != What::Restored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_counts() {
        let done = |what| Done { what, thing: None, moderator: None, words: None, at: Moment::from_micros(0) };
        assert!(!is_hidden(&[]));
        assert!(is_hidden(&[done(What::Hidden), done(What::Warned)]) && is_hidden(&[done(What::HiddenAtOnce)]));
        assert!(!is_hidden(&[done(What::Hidden), done(What::Restored), done(What::Answered)]));
    }

    #[test]
    fn authors_hear_what_concerns_them() {
        let words = Words::stored("Please leave out the day.");
        assert!(What::Hidden.is_told(None) && What::Answered.is_told(Some(&words)));
        assert!(!What::Answered.is_told(None) && !What::Looked.is_told(Some(&words)));
        for what in What::ALL {
            assert_eq!(What::stored(what.code()), Some(what));
        }
    }
}
