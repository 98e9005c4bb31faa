//! Putting a later version of a text into what somebody made of an earlier one: line by line, within a line word by word, and
//! never losing what they wrote.

use similar::{Algorithm, DiffTag, TextDiff};
use std::{ops::Range, time::Duration};

/// Both put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What came of it; where both changed the same, as it was in mine.
    pub text: String,
    /// Whether both changed the same somewhere, each in another way.
    pub clashes: bool,
}

/// Two long texts with nothing in common: from then on the rest is taken as a whole.
const LONGEST: Duration = Duration::from_millis(60);

/// Some tokens of the text from which both began, and what one of the two made of them.
struct Edit {
    of: Range<usize>,
    to: Range<usize>,
}

/// Puts into `mine` what became of `base` in `theirs`.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    within(Grain::Lines, base, mine, theirs)
}

#[derive(Clone, Copy)]
enum Grain {
    Lines,
    Words,
}

impl Grain {
    fn split(self, text: &str) -> Vec<&str> {
        match self {
            Grain::Lines => text.split_inclusive('\n').collect(),
            // A word with the space behind it, so that joining them gives the text again.
            Grain::Words => text.split_inclusive(char::is_whitespace).collect(),
        }
    }
}

fn within(grain: Grain, base: &str, mine: &str, theirs: &str) -> Merged {
    let plain = |text: &str| Merged { text: text.to_owned(), clashes: false };
    if mine == theirs || theirs == base {
        return plain(mine);
    }
    if mine == base {
        return plain(theirs);
    }
    let (from, ours, others) = (grain.split(base), grain.split(mine), grain.split(theirs));
    let (left, right) = (edits(&from, &ours), edits(&from, &others));
    let mut merged = plain("");
    let (mut l, mut r, mut at) = (0, 0, 0);
    while let Some(mut region) = next(&left, &right, l, r) {
        merged.text.push_str(&from[at..region.start].concat());
        let (first, second) = (l, r);
        // Whatever touches the region belongs to it, from either side.
        loop {
            let before = (l, r);
            l = grown(&left, l, &mut region);
            r = grown(&right, r, &mut region);
            if before == (l, r) {
                break;
            }
        }
        let said = |edits: &[Edit], tokens: &[&str]| spelled(edits, &from, tokens, &region);
        let (was, m, t) =
            (from[region.clone()].concat(), said(&left[first..l], &ours), said(&right[second..r], &others));
        let both = match grain {
            _ if l == first => plain(&t),
            _ if r == second || m == t => plain(&m),
            Grain::Lines => within(Grain::Words, &was, &m, &t),
            Grain::Words => Merged { text: m, clashes: true },
        };
        merged.text.push_str(&both.text);
        merged.clashes |= both.clashes;
        at = region.end;
    }
    merged.text.push_str(&from[at..].concat());
    merged
}

/// Where the next change of either begins.
fn next(left: &[Edit], right: &[Edit], l: usize, r: usize) -> Option<Range<usize>> {
    match (left.get(l), right.get(r)) {
        (Some(a), Some(b)) if a.of.start <= b.of.start => Some(a.of.clone()),
        (Some(a), None) => Some(a.of.clone()),
        (_, b) => b.map(|it| it.of.clone()),
    }
}

/// Takes in what touches the region; how many are taken in then.
fn grown(edits: &[Edit], mut at: usize, region: &mut Range<usize>) -> usize {
    while let Some(edit) = edits.get(at).filter(|it| it.of.start <= region.end) {
        region.end = region.end.max(edit.of.end);
        at += 1;
    }
    at
}

/// What one of them has in a region.
fn spelled(edits: &[Edit], from: &[&str], to: &[&str], region: &Range<usize>) -> String {
    let (mut text, mut at) = (String::new(), region.start);
    for edit in edits {
        text.push_str(&from[at..edit.of.start].concat());
        text.push_str(&to[edit.to.clone()].concat());
        at = edit.of.end;
    }
    text + &from[at..region.end].concat()
}

/// What changed, in order and apart from each other. Where each stands is counted here: what the comparison says of that may be one
/// off after it has moved changes to where they read well.
fn edits(from: &[&str], to: &[&str]) -> Vec<Edit> {
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).timeout(LONGEST).diff_slices(from, to);
    let (mut edits, mut old, mut new): (Vec<Edit>, usize, usize) = (vec![], 0, 0);
    for op in diff.ops() {
        let (of, into) = (old..old + op.old_range().len(), new..new + op.new_range().len());
        (old, new) = (of.end, into.end);
        match edits.last_mut() {
            _ if op.tag() == DiffTag::Equal => {}
            Some(last) if last.of.end == of.start && last.to.end == into.start => {
                (last.of.end, last.to.end) = (of.end, into.end);
            }
            _ => edits.push(Edit { of, to: into }),
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn merged(base: &str, mine: &str, theirs: &str) -> (String, bool) {
        let it = merge(base, mine, theirs);
        (it.text, it.clashes)
    }

    #[test]
    fn what_each_changed_is_in_it() {
        let base = "Bloods on two mornings.\nTell the van.\nCount the urgent ones.\n";
        let mine = "Bloods on two mornings.\nTell the van, which comes at eleven here.\nCount the urgent ones.\n";
        let theirs = "Bloods on three mornings.\nTell the van.\nCount the urgent ones.\nStop at two.\n";
        let both = "Bloods on three mornings.\nTell the van, which comes at eleven here.\nCount the urgent ones.\nStop at two.\n";
        assert_eq!(merged(base, mine, theirs), (both.to_owned(), false));
        // In one line too, where the words are apart.
        let (base, mine, theirs) =
            ("two mornings and the nurse", "two mornings and our nurse", "three mornings and the nurse");
        assert_eq!(merged(base, mine, theirs), ("three mornings and our nurse".to_owned(), false));
    }

    #[test]
    fn where_both_changed_the_same_mine_stays() {
        let clash = merged("two mornings\nthe van\n", "four mornings\nthe van\n", "three mornings\na van\n");
        assert_eq!(clash, ("four mornings\na van\n".to_owned(), true), "and the rest is taken in");
        assert_eq!(merged("", "mine", "theirs"), ("mine".to_owned(), true));
        assert_eq!(merged("a\nb\n", "a\n", "a\nb!\n"), ("a\n".to_owned(), true), "what I took away");
    }

    #[test]
    fn two_books_are_put_together_in_time() {
        let book = |step: usize| (0..8_000).map(|it| format!("w{} ", it * step % 8_000)).collect::<String>();
        let (base, mine, theirs) = (book(1), book(7), book(11)); // abuse case 105
        assert!(merge(&base, &mine, &theirs).text.len() >= mine.len() / 2);
    }

    proptest! {
        #[test]
        fn what_changed_makes_the_one_from_the_other(old in "([a-c ]|\n){0,40}", new in "([a-cé ]|\n){0,40}") {
            for grain in [Grain::Lines, Grain::Words] {
                let (from, to) = (grain.split(&old), grain.split(&new));
                let edits = edits(&from, &to);
                prop_assert!(edits.windows(2).all(|it| it[0].of.end <= it[1].of.start));
                prop_assert_eq!(spelled(&edits, &from, &to, &(0..from.len())), new.clone());
            }
        }

        #[test]
        fn who_changed_nothing_gets_the_other(base in "([a-c ]|\n){0,40}", other in "([a-cé ]|\n){0,40}") {
            prop_assert_eq!(merged(&base, &base, &other), (other.clone(), false));
            prop_assert_eq!(merged(&base, &other, &base), (other.clone(), false));
            prop_assert_eq!(merged(&base, &other, &other), (other.clone(), false));
        }

        #[test]
        fn without_a_clash_it_does_not_matter_whose_is_mine(
            base in "([a-c ]|\n){0,30}", one in "([a-c ]|\n){0,30}", other in "([a-c ]|\n){0,30}"
        ) {
            let (here, there) = (merge(&base, &one, &other), merge(&base, &other, &one));
            prop_assert_eq!(here.clashes, there.clashes);
            if !here.clashes {
                prop_assert_eq!(here.text, there.text);
            }
        }
    }
}
