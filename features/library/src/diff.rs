//! What changed from one version to another, word by word.

use similar::{Algorithm, ChangeTag, TextDiff};
use std::time::Duration;

/// Some words of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Kept(String),
    /// In the later one only.
    Added(String),
    /// In the earlier one only.
    Gone(String),
}

/// Both sides of a comparison, to stand beside each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sides {
    /// What stood there, with what is gone.
    pub earlier: Vec<Run>,
    /// What stands there, with what is new.
    pub later: Vec<Run>,
}

/// Two texts of the most characters with nothing in common take longer than anybody waits: from then on the rest is taken as a
/// whole.
const LONGEST: Duration = Duration::from_millis(120);

impl Sides {
    /// Whether nothing changed.
    pub fn are_same(&self) -> bool {
        self.earlier.iter().chain(&self.later).all(|it| matches!(it, Run::Kept(_)))
    }
}

/// Compares two texts word by word; the spaces belong to what they stand beside.
pub fn compare(earlier: &str, later: &str) -> Sides {
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).timeout(LONGEST).diff_words(earlier, later);
    let mut sides = Sides::default();
    for change in diff.iter_all_changes() {
        let words = change.value();
        match change.tag() {
            ChangeTag::Equal => {
                push(&mut sides.earlier, Run::Kept(words.to_owned()));
                push(&mut sides.later, Run::Kept(words.to_owned()));
            }
            ChangeTag::Delete => push(&mut sides.earlier, Run::Gone(words.to_owned())),
            ChangeTag::Insert => push(&mut sides.later, Run::Added(words.to_owned())),
        }
    }
    sides
}

/// Words of one kind that stand beside each other are one run, also if only a space that is in both lies between them.
fn push(runs: &mut Vec<Run>, run: Run) {
    let between = match runs.as_slice() {
        [.., before, Run::Kept(space)] if space.trim().is_empty() && is_alike(before, &run) => Some(space.clone()),
        _ => None,
    };
    if let Some(space) = between {
        runs.pop();
        runs.last_mut().into_iter().for_each(|it| it.words_mut().push_str(&space));
    }
    match runs.last_mut() {
        Some(last) if is_alike(last, &run) => last.words_mut().push_str(run.text()),
        _ => runs.push(run),
    }
}

fn is_alike(one: &Run, other: &Run) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

impl Run {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Run::Kept(words) | Run::Added(words) | Run::Gone(words) => words,
        }
    }
    /// Whether it is only in one of them.
    pub fn is_change(&self) -> bool {
        !matches!(self, Run::Kept(_))
    }
    fn words_mut(&mut self) -> &mut String {
        match self {
            Run::Kept(words) | Run::Added(words) | Run::Gone(words) => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(runs: &[Run]) -> String {
        runs.iter().map(Run::text).collect()
    }

    #[test]
    fn what_changed_is_said_word_by_word() {
        let sides = compare("Bloods on two mornings", "Bloods on three mornings of each week");
        assert_eq!(sides.earlier[1], Run::Gone("two".into()));
        assert_eq!(sides.later[1], Run::Added("three".into()));
        assert_eq!(sides.later[0], Run::Kept("Bloods on ".into()));
        let two = compare("Two mornings", "Three afternoons");
        assert_eq!(two.later, [Run::Added("Three afternoons".into())], "a space alone is no word");
        assert!(compare("The same", "The same").are_same() && !sides.are_same());
        assert!(compare("", "").earlier.is_empty());
    }

    #[test]
    fn a_book_that_became_another_is_compared_in_time() {
        let one: String = (0..8_000).map(|it| format!("a{it} ")).collect();
        let other: String = (0..8_000).map(|it| format!("b{} ", it * 7 % 8_000)).collect();
        let sides = compare(&one, &other); // abuse case 105
        assert_eq!((text(&sides.earlier), text(&sides.later)), (one, other));
    }

    proptest! {
        #[test]
        fn both_versions_are_in_the_comparison(old in "([a-c ]|\n){0,60}", new in "([a-cé ]|\n){0,60}") {
            let sides = compare(&old, &new);
            prop_assert_eq!(text(&sides.earlier), old);
            prop_assert_eq!(text(&sides.later), new);
        }
    }
}
