//! A draft: all that is being written, field by field as it was typed, and what of it can be published.

use crate::{
    kind::{Kind, Length, Need, Part, Stage},
    licence::Licence,
    lineage::Difference,
    tags::Tags,
    version::{Body, ForWhom, Line, Piece, Prose, Summary, Text, Title},
};
use kernel::{Fault, MemberId, Problems, Rng, TextProblem};
use library_api::ResourceId;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};
use vault::{Bound, SealKey};

/// As it was typed. Fields keep their names: so it is sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// The text, in Markdown.
    pub body: String,
    /// What its kind says beside that, by the words of its parts.
    pub parts: BTreeMap<String, String>,
    /// Tags with commas between.
    pub tags: String,
    /// Terms of the vocabulary.
    pub topics: Vec<String>,
    /// Who it is for.
    pub for_whom: String,
    /// The word of its licence; empty: the one that most take.
    pub licence: String,
    /// The word of its stage.
    pub stage: String,
    /// The month in which it is looked at again: `2027-10`.
    pub review_by: String,
    /// Of a tool: whether it calculates for one patient, `yes` or `no`.
    pub calculates: String,
    /// Of what is somebody's own of another: what is different in it, and why.
    pub difference: String,
    /// Where the original and this changed the same: what the original says there, until whoever writes has seen it and saves.
    pub beside: BTreeMap<String, String>,
}

/// The most topics of one resource.
pub const MOST_TOPICS: usize = 3;
/// Nothing is promised for longer than so many years.
const FARTHEST: u16 = 5;

/// What stands in the way of publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftProblem {
    /// Nobody finds what has no title.
    NoTitle,
    /// A list shows nothing else.
    NoSummary,
    /// Nothing to read.
    NoBody,
    /// A part that its kind must have.
    NoPart(&'static str),
    /// A protocol without a month.
    NoReview,
    /// The month is over, too far off, or none.
    Review,
    /// More topics than [`MOST_TOPICS`].
    Topics,
    /// An innovation without a stage.
    NoStage,
    /// The address of a tool is none.
    Address,
    /// It was not said whether it calculates for one patient.
    Unsaid,
    /// It does: that is a medical device.
    Device,
}

impl Draft {
    /// Opened again.
    ///
    /// # Errors
    /// A fault if it is of another resource, or spoiled.
    pub fn open(key: &SealKey, id: ResourceId, sealed: &[u8]) -> Result<Draft, Fault> {
        let text = key.open_text(&bound(id), sealed)?;
        serde_json::from_str(&text).map_err(|_| Fault::bug("a draft is written in another way"))
    }

    /// Sealed for its resource.
    ///
    /// # Errors
    /// None that one could do anything about.
    pub fn seal(&self, key: &SealKey, id: ResourceId, rng: &Rng) -> Result<Vec<u8>, Fault> {
        let text = serde_json::to_vec(self).map_err(|it| Fault::bug(it.to_string()))?;
        Ok(key.seal(&bound(id), &text, rng))
    }

    /// What is said under this word.
    pub fn part(&self, word: &str) -> &str {
        self.parts.get(word).map_or("", String::as_str)
    }

    /// What others may do with it.
    pub fn licence(&self) -> Licence {
        Licence::of(&self.licence).unwrap_or_default()
    }

    /// What it is called as long as it is only a draft.
    pub fn called(&self) -> &str {
        if self.title.trim().is_empty() { "Without a title" } else { self.title.trim() }
    }

    /// Whether it can be kept: anything may be missing, nothing may be too long or hide something.
    ///
    /// # Errors
    /// The problems by field.
    pub fn keepable(&self, kind: Kind) -> Result<(), Problems> {
        let mut problems = self.device(kind);
        problems.take("title", Title::parse_optional(&self.title));
        problems.take("summary", Summary::parse_optional(&self.summary));
        problems.take("body", Body::parse_optional(&self.body));
        problems.take("tags", Tags::parse(&self.tags));
        problems.take("for_whom", ForWhom::parse_optional(&self.for_whom));
        problems.take("difference", Difference::parse_optional(&self.difference));
        for part in kind.parts() {
            problems.take(part.word, said(part, self.part(part.word)));
        }
        if self.topics.len() > MOST_TOPICS {
            problems.add("topics", DraftProblem::Topics.to_string());
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// What is to be published, or all that is lacking. `today` as months are written: `2026-11`.
    ///
    /// # Errors
    /// The problems by field.
    pub fn publishable(&self, kind: Kind, today: &str) -> Result<Text, Problems> {
        let mut problems = self.device(kind);
        let title = problems.take("title", Title::parse(&self.title).map_err(|it| lacking(it, DraftProblem::NoTitle)));
        let summary =
            problems.take("summary", Summary::parse(&self.summary).map_err(|it| lacking(it, DraftProblem::NoSummary)));
        let body = problems.take("body", Body::parse_optional(&self.body)).flatten();
        if body.is_none() && kind.needs_body() && problems.of("body").is_none() {
            problems.add("body", DraftProblem::NoBody.to_string());
        }
        let parts = self.pieces(kind, &mut problems);
        let tags = problems.take("tags", Tags::parse(&self.tags));
        let for_whom = problems.take("for_whom", ForWhom::parse_optional(&self.for_whom)).flatten();
        if self.topics.len() > MOST_TOPICS {
            problems.add("topics", DraftProblem::Topics.to_string());
        }
        let review_by = problems.take("review", self.review(kind, today)).flatten();
        let stage = kind.has_stage().then(|| Stage::of(&self.stage));
        if stage == Some(None) {
            problems.add("stage", DraftProblem::NoStage.to_string());
        }
        match (title, summary, tags) {
            (Some(title), Some(summary), Some(tags)) if problems.is_empty() => Ok(Text {
                title,
                summary,
                body: body.unwrap_or_else(Body::none),
                parts,
                tags,
                topics: self.topics.clone(),
                for_whom,
                licence: self.licence(),
                stage: stage.flatten(),
                review_by,
            }),
            _ => Err(problems),
        }
    }

    fn pieces(&self, kind: Kind, problems: &mut Problems) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for part in kind.parts() {
            match problems.take(part.word, said(part, self.part(part.word))).flatten() {
                Some(words) => pieces.push(Piece { word: part.word.to_owned(), text: words }),
                None if part.need == Need::Must && problems.of(part.word).is_none() => {
                    problems.add(part.word, DraftProblem::NoPart(part.label).to_string());
                }
                None => {}
            }
        }
        pieces
    }

    /// What calculates for one patient is not kept here at all: it would be a medical device, and nobody tested it.
    fn device(&self, kind: Kind) -> Problems {
        match (kind, self.calculates.as_str()) {
            (Kind::Tool, "no") => Problems::none(),
            (Kind::Tool, "yes") => Problems::one("calculates", DraftProblem::Device.to_string()),
            (Kind::Tool, _) => Problems::one("calculates", DraftProblem::Unsaid.to_string()),
            _ => Problems::none(),
        }
    }

    fn review(&self, kind: Kind, today: &str) -> Result<Option<String>, DraftProblem> {
        let typed = self.review_by.trim();
        match (typed.is_empty(), kind.needs_review()) {
            (true, true) => return Err(DraftProblem::NoReview),
            (true, false) => return Ok(None),
            (false, _) => {}
        }
        let year = |month: &str| month.get(..4).and_then(|it| it.parse::<u16>().ok());
        let month = typed.get(5..).and_then(|it| it.parse::<u8>().ok());
        let shaped = typed.len() == 7 && typed.as_bytes()[4] == b'-' && month.is_some_and(|it| (1..=12).contains(&it));
        let near = year(typed).zip(year(today)).is_some_and(|(then, now)| then <= now + FARTHEST);
        if shaped && near && typed >= today { Ok(Some(typed.to_owned())) } else { Err(DraftProblem::Review) }
    }
}

/// What stands in a part, if anything.
fn said(part: &Part, typed: &str) -> Result<Option<String>, String> {
    let words = match part.length {
        Length::Line => Line::parse_optional(typed).map(|it| it.map(|it| it.to_string())),
        Length::Prose => Prose::parse_optional(typed).map(|it| it.map(|it| it.to_string())),
    };
    match words.map_err(|it| it.to_string())? {
        Some(words) if part.word == "address" && !is_address(&words) => Err(DraftProblem::Address.to_string()),
        words => Ok(words),
    }
}

/// Only an address that cannot be read on the way, and that names a host.
fn is_address(words: &str) -> bool {
    let host = words.strip_prefix("https://").and_then(|it| it.split('/').next()).unwrap_or_default();
    host.contains('.') && !words.contains(char::is_whitespace) && !host.contains('@')
}

fn lacking(problem: TextProblem, empty: DraftProblem) -> String {
    if problem == TextProblem::Empty { empty.to_string() } else { problem.to_string() }
}

fn bound(id: ResourceId) -> Bound {
    Bound::new("resource_draft.body", id, id, MemberId::NONE)
}

impl fmt::Display for DraftProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DraftProblem::NoTitle => f.write_str("Give it a title: nobody finds what has none."),
            DraftProblem::NoSummary => f.write_str("Say in a sentence or two what it is. Lists show nothing else."),
            DraftProblem::NoBody => f.write_str("There is nothing to read yet."),
            DraftProblem::NoPart(label) => write!(f, "Fill in “{label}”."),
            DraftProblem::NoReview => f.write_str("Say in which month it is looked at again. A protocol needs that."),
            DraftProblem::Review => {
                write!(f, "Choose a month from this one on, within {FARTHEST} years: month and year as numbers.")
            }
            DraftProblem::Topics => write!(f, "Choose at most {MOST_TOPICS} topics."),
            DraftProblem::NoStage => f.write_str("Say how far it has come."),
            DraftProblem::Address => f.write_str("Write the whole address, beginning with https://"),
            DraftProblem::Unsaid => f.write_str("Say whether it calculates anything for one patient."),
            DraftProblem::Device => f.write_str(
                "What calculates a dose, a risk or a diagnosis for one patient is a medical device, and needs the marks of one. \
                 It cannot stand here, also if everybody uses it. Say instead how you work with a device that has them.",
            ),
        }
    }
}

#[cfg(test)]
mod tests;
