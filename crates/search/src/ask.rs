//! What is asked, and what is answered.

use crate::{Code, Key, Point, Synonyms};
use std::sync::Arc;

/// A question. Made with `Ask { text: "derm", ..Ask::default() }`.
#[derive(Debug, Clone, Default)]
pub struct Ask<'a> {
    /// What was typed, as it was typed; anything at all. The first 12 words count, and none means everybody.
    pub text: &'a str,
    /// What words also mean.
    pub synonyms: Option<&'a Synonyms>,
    /// Which other forms of a word count as the word.
    pub forms: Forms,
    /// Who is left in, besides the words.
    pub filters: Filters,
    /// Where distances are counted from. Without it nothing has a distance.
    pub from: Option<Point>,
    /// Never found, counted, or the cause of anything (blocks, and those who hide from this viewer).
    pub hidden: &'a [Key],
    /// Whose contacts-only words and codes count for this viewer.
    pub contacts: &'a [Key],
    /// Which shelves this viewer may look at, sorted: whatever stands on another is never found, counted, or the cause of
    /// anything.
    pub shelves: &'a [Key],
    /// Whose writing, and whatever stands under it, is never found, counted, or the cause of anything (blocks).
    pub silent: &'a [Key],
    /// What comes first when sorted by fit; at most 16 count.
    pub prefer: Vec<Prefer>,
    /// The order.
    pub sort: Sort,
    /// Skip so many hits; at most [`Ask::FURTHEST`].
    pub offset: usize,
    /// Answer so many hits; at most [`Ask::LONGEST_PAGE`].
    pub limit: usize,
    /// Which facets to count.
    pub count: Vec<FacetSpec>,
    /// How many there would be with other filters: much cheaper than as many questions.
    pub instead: Vec<Filters>,
    /// Count what is found on each shelf, and answer so many of the shelves with the most.
    pub count_shelves: usize,
    /// Which facet's value to say of each hit.
    pub tell: Option<u8>,
}

/// What narrows a question besides its words. The default lets everybody in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filters {
    /// Chosen facet values: any of them within a facet, all facets together.
    pub chosen: Vec<Choice>,
    /// Codes that must all be there; unlike `chosen` they narrow every facet's counts.
    pub all_of: Vec<Code>,
    /// Only within so many miles of the ask's `from`; what has no place is left out.
    pub within: Option<f32>,
    /// Only from so many sessions a week to so many; what has none stated is left out.
    pub sessions: Option<(f32, f32)>,
    /// Only what came to be at this second or later.
    pub since: Option<i64>,
    /// Only what came to be before this second.
    pub until: Option<i64>,
    /// Only what stands on any of these shelves, of those that the viewer may look at. None leave all in. The counts of
    /// shelves ignore it.
    pub shelves: Vec<Key>,
    /// Only what any of these wrote. None leave all in.
    pub authors: Vec<Key>,
}

/// Values of one facet, any of which will do. No values choose nothing and leave all in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The facet.
    pub facet: u8,
    /// Its values, as whole codes.
    pub any_of: Vec<Code>,
}

/// Raises whatever has all of these codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefer {
    /// All of these.
    pub all_of: Vec<Code>,
    /// How much: a query word in the name gives 12, in the headline 5, in the tags 4. 200 puts it before all words.
    pub weight: u8,
}

/// Which other forms of a word count as the word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Forms {
    /// None: names and terms are what they are.
    #[default]
    AsTyped,
    /// One and several: "referrals" finds "referral" and the other way round. For prose in English.
    Number,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Preferred first, then by where and how the words match, then the nearest (with `from`) or the newest.
    #[default]
    Fit,
    /// The nearest first; what has no place comes last.
    Distance,
    /// The newest first.
    Newest,
}

/// A facet to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacetSpec {
    /// Which.
    pub facet: u8,
    /// Only so many values, those with the highest counts. Chosen values are always there.
    pub top: usize,
}

/// The answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// One page of hits.
    pub hits: Vec<Hit>,
    /// How many there are in all; exact.
    pub total: u64,
    /// The counts of each facet asked for, in the order asked. Each ignores its own choice. Exact. For a question that
    /// asks for nothing, by somebody who sees what everybody sees, it is the very same until the index changes.
    pub facets: Arc<[FacetCounts]>,
    /// How many there would be with each of the ask's `instead`; exact.
    pub instead: Vec<u64>,
    /// The shelves with the most, and how many; exact. A chosen one is always there.
    pub shelves: Vec<(Key, u32)>,
    /// The words that were searched for, folded, in their order: [`Why::word`] counts in this list.
    pub words: Vec<String>,
    /// What was perhaps meant, if a word was stretched to a similar one and something came of it.
    pub corrected: Option<String>,
}

/// How many of what is found have each value of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: u8,
    /// Code and count, the highest count first. Values that nobody has are left out unless they are chosen.
    pub values: Vec<(Code, u32)>,
}

/// One that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Its id.
    pub id: Key,
    /// Miles from `from`, if both have a place.
    pub miles: Option<f32>,
    /// One reason for each word.
    pub why: Vec<Why>,
    /// Which of the ask's `prefer` it has.
    pub preferred: Vec<usize>,
    /// Its value of the facet that the ask wants told.
    pub told: Option<Code>,
}

/// Why one hit matched one word (or several words that have a meaning together).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// From which word of [`Found::words`].
    pub word: usize,
    /// How many words.
    pub words: usize,
    /// Where.
    pub place: Place,
    /// How.
    pub how: How,
}

/// Where a word stands in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In the name or the further words that count as the name.
    Name,
    /// In the line under the name.
    Headline,
    /// Among the labels.
    Tags,
    /// In the longer text, or spread over several fields.
    About,
    /// In what only contacts see.
    ContactsOnly,
}

/// How a word matches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Letter by letter.
    Exact,
    /// It begins so.
    Prefix,
    /// By another form of the word; this is the form found.
    Form(String),
    /// By what the word also means; these are the words found.
    Synonym(String),
    /// By a word that differs in one letter; this is the word found.
    Similar(String),
}

impl Ask<'_> {
    /// Nobody leafs further than this.
    pub const FURTHEST: usize = 10_000;
    /// The longest page.
    pub const LONGEST_PAGE: usize = 200;
    /// So many words count.
    pub const MOST_WORDS: usize = 12;
}
