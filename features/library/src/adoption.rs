//! An adoption: that somebody uses a resource, how far they are, what it saved or cost, and who may read their name.

use kernel::{Problems, text};
use serde::{Deserialize, Serialize};
use std::fmt;

text! {
    /// What had to change for it where it is used.
    pub Changed = prose(1_000);
    /// Why it is not used any more.
    pub StoppedWhy = prose(1_000);
}

/// How far somebody is with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Use {
    /// They did, and do not any more.
    Stopped,
    /// They do not know yet.
    Trying,
    /// They do.
    InUse,
}

/// How it is known what it saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// It feels so.
    Felt,
    /// Somebody counted for a week or two.
    Counted,
    /// Before and after were measured.
    Measured,
}

/// How sure they are of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// It could be otherwise.
    Low,
    /// Rather sure.
    Middle,
    /// Sure.
    High,
}

/// Whose name stands beside their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// The practice's: they said that they may speak for it.
    Practice,
    /// Their own.
    Member,
    /// Nobody's.
    Nobody,
}

/// Minutes that it saves in a week; below nothing: that it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(i64);

/// What somebody says of how they use it, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// How far they are.
    pub stage: Use,
    /// The code of one of their places.
    pub place: Option<String>,
    /// Whose name is read.
    pub named: Named,
    /// The month in which it began: `2026-10`.
    pub since: String,
    /// What it saves in a week, and how that is known.
    pub saved: Option<(Minutes, Known, Option<Confidence>)>,
    /// What had to change.
    pub changed: Option<Changed>,
    /// Why they stopped.
    pub stopped_why: Option<StoppedWhy>,
}

/// As it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The word of a [`Use`].
    pub stage: String,
    /// The code of a place; empty: none.
    pub place: String,
    /// The word of a [`Named`].
    pub named: String,
    /// "yes": I may speak for it.
    pub speaks: String,
    /// The month in which it began, as months are written.
    pub since: String,
    /// A number.
    pub minutes: String,
    /// "saved", "lost" or "none"; empty: not said.
    pub way: String,
    /// The word of a [`Known`].
    pub known: String,
    /// The word of a [`Confidence`].
    pub confidence: String,
    /// What had to change.
    pub changed: String,
    /// Why they stopped.
    pub stopped_why: String,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdoptionProblem {
    /// It was not said how far they are.
    NoStage,
    /// No month, one to come, or one before general practice had computers.
    Since,
    /// Not a whole number.
    NoNumber,
    /// More than a week of work.
    Absurd,
    /// A number, and not whether it was saved or lost.
    NoWay,
    /// Minutes, and not how they are known.
    NoKnown,
    /// It was not said whose name is read.
    NoName,
    /// A practice without the statement.
    NoStatement,
    /// A practice is to be named, and none was chosen.
    NoPlace,
    /// A place that is not among theirs.
    NotTheirs,
    /// What was withdrawn, or is nobody else's to read, is not begun with.
    Closed,
}

/// Nobody works more than so many hours a week at one thing.
pub const MOST_HOURS: i64 = 40;
const EARLIEST: &str = "1990-01";

impl Use {
    /// All of them, as they are offered.
    pub const ALL: [Use; 3] = [Use::Trying, Use::InUse, Use::Stopped];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Use::Trying => "trying",
            Use::InUse => "in_use",
            Use::Stopped => "stopped",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Use> {
        Use::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Use::Trying => "Trying it",
            Use::InUse => "In use",
            Use::Stopped => "Stopped",
        }
    }
    /// What it means, where one chooses.
    pub const fn hint(self) -> &'static str {
        match self {
            Use::Trying => "You do not know yet.",
            Use::InUse => "It is part of how you work.",
            Use::Stopped => "You tried or used it and do not any more. That helps others as much.",
        }
    }
}

impl Known {
    /// All of them, the surest last.
    pub const ALL: [Known; 3] = [Known::Felt, Known::Counted, Known::Measured];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Known::Felt => "felt",
            Known::Counted => "counted",
            Known::Measured => "measured",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Known> {
        Known::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Known::Felt => "It feels so",
            Known::Counted => "We counted for a week or two",
            Known::Measured => "We measured before and after",
        }
    }
}

impl Confidence {
    /// All of them.
    pub const ALL: [Confidence; 3] = [Confidence::Low, Confidence::Middle, Confidence::High];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Middle => "middle",
            Confidence::High => "high",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Confidence> {
        Confidence::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Confidence::Low => "It could well be otherwise",
            Confidence::Middle => "Rather sure",
            Confidence::High => "Sure",
        }
    }
}

impl Named {
    /// All of them.
    pub const ALL: [Named; 3] = [Named::Practice, Named::Member, Named::Nobody];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Named::Practice => "practice",
            Named::Member => "member",
            Named::Nobody => "nobody",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Named> {
        Named::ALL.into_iter().find(|it| it.word() == word)
    }
}

impl Minutes {
    /// So many; nothing if that is more than a week of work.
    pub fn new(minutes: i64) -> Option<Minutes> {
        (minutes.abs() <= MOST_HOURS * 60).then_some(Minutes(minutes))
    }
    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl Typed {
    /// All of it, or what is wrong with it. `today` as months are written.
    ///
    /// # Errors
    /// The problems by field.
    pub fn checked(&self, today: &str) -> Result<Adoption, Problems> {
        let mut problems = Problems::none();
        let stage = problems.take("stage", Use::of(&self.stage).ok_or(AdoptionProblem::NoStage));
        let since = problems.take("since", self.since(today));
        let saved = self.saved(&mut problems);
        let changed = problems.take("changed", Changed::parse_optional(&self.changed));
        let why = problems.take("stopped_why", StoppedWhy::parse_optional(&self.stopped_why));
        let place = (!self.place.is_empty()).then(|| self.place.clone());
        let named = problems.take("named", Named::of(&self.named).ok_or(AdoptionProblem::NoName));
        if named == Some(Named::Practice) {
            match (&place, self.speaks.as_str()) {
                (None, _) => problems.add("place", AdoptionProblem::NoPlace.to_string()),
                (_, "yes") => {}
                _ => problems.add("speaks", AdoptionProblem::NoStatement.to_string()),
            }
        }
        match (stage, since, named, changed, why) {
            (Some(stage), Some(since), Some(named), Some(changed), Some(why)) if problems.is_empty() => {
                let stopped_why = why.filter(|_| stage == Use::Stopped);
                Ok(Adoption { stage, place, named, since, saved, changed, stopped_why })
            }
            _ => Err(problems),
        }
    }

    fn since(&self, today: &str) -> Result<String, AdoptionProblem> {
        let typed = self.since.trim();
        let digits = |it: Option<&str>| it.is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
        let month = typed.get(5..).and_then(|it| it.parse::<u8>().ok());
        let shaped = typed.len() == 7
            && typed.as_bytes()[4] == b'-'
            && digits(typed.get(..4))
            && digits(typed.get(5..))
            && month.is_some_and(|it| (1..=12).contains(&it));
        if shaped && typed <= today && typed >= EARLIEST { Ok(typed.to_owned()) } else { Err(AdoptionProblem::Since) }
    }

    fn saved(&self, problems: &mut Problems) -> Option<(Minutes, Known, Option<Confidence>)> {
        let typed = self.minutes.trim();
        let minutes = match (self.way.as_str(), typed) {
            ("none", _) => Some(0),
            ("" | "unsaid", "") => return None,
            ("saved" | "lost", _) => problems.take("minutes", number(typed)),
            _ => {
                problems.add("way", AdoptionProblem::NoWay.to_string());
                return None;
            }
        };
        let known = problems.take("known", Known::of(&self.known).ok_or(AdoptionProblem::NoKnown));
        let minutes = Minutes(if self.way == "lost" { -minutes? } else { minutes? });
        Some((minutes, known?, Confidence::of(&self.confidence)))
    }
}

/// Minutes without their sign: digits, as many as a week of work has.
fn number(typed: &str) -> Result<i64, AdoptionProblem> {
    let digits = !typed.is_empty() && typed.bytes().all(|it| it.is_ascii_digit());
    match typed.parse::<i64>() {
        Ok(minutes) if digits && minutes <= MOST_HOURS * 60 => Ok(minutes),
        _ if digits => Err(AdoptionProblem::Absurd),
        _ => Err(AdoptionProblem::NoNumber),
    }
}

impl fmt::Display for AdoptionProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AdoptionProblem::NoStage => f.write_str("Say how far you are with it."),
            AdoptionProblem::Since => {
                f.write_str("Say since which month: month and year as numbers, none that is to come.")
            }
            AdoptionProblem::NoNumber => f.write_str("Write a number of minutes in a week, without words."),
            AdoptionProblem::Absurd => write!(
                f,
                "That is more than {MOST_HOURS} hours in a week. Say what it saves or costs you in one practice, in minutes."
            ),
            AdoptionProblem::NoWay => f.write_str("Say whether these minutes are saved or lost."),
            AdoptionProblem::NoKnown => f.write_str("Say how you know. “It feels so” is an answer."),
            AdoptionProblem::NoName => f.write_str("Say whose name others read."),
            AdoptionProblem::NoStatement => {
                f.write_str("Tick that you may speak for the practice, or choose another name to be read.")
            }
            AdoptionProblem::NoPlace => f.write_str("Choose the practice that is to be named."),
            AdoptionProblem::NotTheirs => f.write_str("Choose one of the places in your profile."),
            AdoptionProblem::Closed => f.write_str("This cannot be taken into use now. You can say that you stopped."),
        }
    }
}

#[cfg(test)]
mod tests;
