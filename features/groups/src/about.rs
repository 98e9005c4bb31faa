//! About: the page that the members of a group write together, and what changed from one wording to the next.

use groups_api::GroupId;

kernel::text! {
    /// What a group says about itself.
    pub About = prose(20_000);
}

/// A wording that is about to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Of which group.
    pub group: GroupId,
    /// What it says.
    pub text: About,
    /// From which the writer began; 0 if there was none.
    pub began: i64,
    /// The one that it brings back.
    pub brings_back: Option<i64>,
}

/// A line of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'t> {
    /// In both.
    Kept(&'t str),
    /// In the later one only.
    Added(&'t str),
    /// In the earlier one only.
    Gone(&'t str),
}

/// Texts with more lines than this are compared as a whole: the time grows with the product.
const MOST_LINES: usize = 600;

/// What changed from one wording to another, line by line: the longest lines in common stay.
pub fn compare<'t>(earlier: &'t str, later: &'t str) -> Vec<Line<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (earlier.lines().collect(), later.lines().collect());
    if old.len() > MOST_LINES || new.len() > MOST_LINES {
        let gone = old.into_iter().map(Line::Gone);
        return gone.chain(new.into_iter().map(Line::Added)).collect();
    }
    let common = lengths(&old, &new);
    let (mut at, mut to, mut lines) = (0, 0, Vec::with_capacity(old.len() + new.len()));
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            lines.push(Line::Kept(old[at]));
            (at, to) = (at + 1, to + 1);
        } else if to == new.len() || (at < old.len() && common[at + 1][to] >= common[at][to + 1]) {
            lines.push(Line::Gone(old[at]));
            at += 1;
        } else {
            lines.push(Line::Added(new[to]));
            to += 1;
        }
    }
    lines
}

/// How many lines the rests of both have in common, from each pair of places on.
fn lengths(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut common = vec![vec![0; new.len() + 1]; old.len() + 1];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at][to] = if old[at] == new[to] {
                common[at + 1][to + 1] + 1
            } else {
                common[at + 1][to].max(common[at][to + 1])
            };
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stayed_is_said_once() {
        let lines = compare("Who we are\nOn Mondays\nAsk Siân", "Who we are\nOn Tuesdays\nAsk Siân\nBring tea");
        let expected = [
            Line::Kept("Who we are"),
            Line::Gone("On Mondays"),
            Line::Added("On Tuesdays"),
            Line::Kept("Ask Siân"),
            Line::Added("Bring tea"),
        ];
        assert_eq!(lines, expected);
        assert_eq!(compare("", "One"), [Line::Added("One")]);
        assert_eq!(compare("One", "One"), [Line::Kept("One")]);
    }

    #[test]
    fn a_text_of_very_many_lines_is_compared_as_a_whole() {
        let long = "line\n".repeat(MOST_LINES + 1);
        assert_eq!(compare(&long, "line").len(), MOST_LINES + 2);
    }

    proptest! {
        #[test]
        fn both_wordings_are_in_the_comparison(old in "([a-c]\n){0,12}", new in "([a-c]\n){0,12}") {
            let lines = compare(&old, &new);
            let earlier: Vec<&str> = lines.iter().filter_map(|it| match it {
                Line::Kept(line) | Line::Gone(line) => Some(*line),
                Line::Added(_) => None,
            }).collect();
            let later: Vec<&str> = lines.iter().filter_map(|it| match it {
                Line::Kept(line) | Line::Added(line) => Some(*line),
                Line::Gone(_) => None,
            }).collect();
            prop_assert_eq!(earlier, old.lines().collect::<Vec<_>>());
            prop_assert_eq!(later, new.lines().collect::<Vec<_>>());
        }
    }
}
