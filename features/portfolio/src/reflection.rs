//! A reflection: what somebody learned and does differently, for themselves, and how it is sealed.

use kernel::{Fault, Id, MemberId, Moment, Problems, Rng, TextProblem, text};
use serde::{Deserialize, Serialize};
use vault::{Bound, SealKey};

/// The noun of [`ReflectionId`].
pub enum ReflectionNoun {}
/// A reflection; random, made by the page on which it is written.
pub type ReflectionId = Id<ReflectionNoun>;

text! {
    /// What it is about.
    pub Title = line(160);
    /// What was learned, or what is different.
    pub Words = prose(5_000);
}

/// The most that a member keeps: more than one an hour for a working life of appraisals.
pub const MOST: i64 = 5_000;
/// Nothing takes longer than a day.
const LONGEST: i64 = 24 * 60;

/// What its owner wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    /// What it is about.
    pub title: Title,
    /// The page on which it was begun: `/discussions/…`; empty for one of its own.
    pub source: String,
    /// What was learned.
    pub learned: Words,
    /// What is different since; empty: nothing yet.
    pub different: Option<Words>,
    /// The day: `2026-11-20`.
    pub day: Day,
    /// How many minutes it took; nothing: not said.
    pub minutes: Option<i64>,
}

/// A day as its field has it: `2026-11-20`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day(String);

/// One that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Which.
    pub id: ReflectionId,
    /// What was written.
    pub reflection: Reflection,
    /// How often it was changed.
    pub revision: i64,
    /// When it was written first.
    pub made: Moment,
}

/// As it was typed, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What it is about.
    pub title: String,
    /// Where it was begun.
    pub source: String,
    /// What was learned.
    pub learned: String,
    /// What is different.
    pub different: String,
    /// The day.
    pub day: String,
    /// How many minutes.
    pub minutes: String,
}

/// As it is written before it is sealed. Fields keep their names.
#[derive(Serialize, Deserialize)]
struct Written {
    title: String,
    source: String,
    learned: String,
    different: String,
    day: String,
    minutes: Option<i64>,
}

impl Day {
    /// A day up to today, so written. `today` in the same way.
    ///
    /// # Errors
    /// How it is to be written, or that it is yet to come.
    pub fn parse(text: &str, today: &str) -> Result<Day, &'static str> {
        let text = text.trim();
        let digits = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
        let shaped = text.len() == 10 && text.is_ascii() && &text[4..5] == "-" && &text[7..8] == "-";
        let sound = shaped
            && digits(0..4).is_some_and(|it| it >= 1900)
            && digits(5..7).is_some_and(|it| (1..=12).contains(&it))
            && digits(8..10).is_some_and(|it| (1..=31).contains(&it));
        match (sound, text <= today) {
            (false, _) => Err("Write the day as 2026-11-20."),
            (true, false) => Err("Choose today or an earlier day."),
            (true, true) => Ok(Day(text.to_owned())),
        }
    }
    /// As its field has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Typed {
    /// What is to be kept, or all that is wrong with it. `today` as a day is written.
    ///
    /// # Errors
    /// The problems by field.
    pub fn parse(&self, today: &str) -> Result<Reflection, Problems> {
        let mut problems = Problems::none();
        let title = problems.take("title", Title::parse(&self.title));
        let learned = problems.take("learned", Words::parse(&self.learned).map_err(learned_problem));
        let different = problems.take("different", Words::parse_optional(&self.different));
        let day = problems.take("day", Day::parse(&self.day, today));
        let minutes = problems.take("minutes", minutes(&self.minutes));
        match (title, learned, different, day, minutes) {
            (Some(title), Some(learned), Some(different), Some(day), Some(minutes)) => {
                Ok(Reflection { title, source: source(&self.source), learned, different, day, minutes })
            }
            _ => Err(problems),
        }
    }
}

fn learned_problem(problem: TextProblem) -> String {
    match problem {
        TextProblem::Empty => "Write a sentence or two about what you learned.".to_owned(),
        other => other.to_string(),
    }
}

fn minutes(typed: &str) -> Result<Option<i64>, &'static str> {
    match (typed.trim(), typed.trim().parse::<i64>()) {
        ("", _) => Ok(None),
        (_, Ok(minutes)) if (1..=LONGEST).contains(&minutes) => Ok(Some(minutes)),
        _ => Err("Write how many minutes as a number, for instance 20."),
    }
}

/// Only a page of a discussion is a source: anything else in its place is no link that we would print.
fn source(typed: &str) -> String {
    let id = typed.strip_prefix("/discussions/").and_then(|it| it.parse::<discussions_api::DiscussionId>().ok());
    id.map(|it| format!("/discussions/{it}")).unwrap_or_default()
}

impl Reflection {
    /// As its fields have it.
    pub fn typed(&self) -> Typed {
        Typed {
            title: self.title.as_str().to_owned(),
            source: self.source.clone(),
            learned: self.learned.as_str().to_owned(),
            different: self.different.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
            day: self.day.as_str().to_owned(),
            minutes: self.minutes.map(|it| it.to_string()).unwrap_or_default(),
        }
    }

    /// Sealed for its row.
    ///
    /// # Errors
    /// None that one could do anything about.
    pub fn seal(&self, key: &SealKey, owner: MemberId, id: ReflectionId, rng: &Rng) -> Result<Vec<u8>, Fault> {
        let Typed { title, source, learned, different, day, .. } = self.typed();
        let written = Written { title, source, learned, different, day, minutes: self.minutes };
        let text = serde_json::to_vec(&written).map_err(|it| Fault::bug(it.to_string()))?;
        Ok(key.seal(&bound(owner, id), &text, rng))
    }

    /// Opened again.
    ///
    /// # Errors
    /// A fault if it is another's, of another row, or spoiled.
    pub fn open(key: &SealKey, owner: MemberId, id: ReflectionId, sealed: &[u8]) -> Result<Reflection, Fault> {
        let text = key.open(&bound(owner, id), sealed)?;
        let spoiled = |_| Fault::bug("a reflection cannot be read");
        let Written { title, source, learned, different, day, minutes } =
            serde_json::from_slice(&text).map_err(spoiled)?;
        Ok(Reflection {
            title: Title::stored(title),
            source,
            learned: Words::stored(learned),
            different: Some(different).filter(|it| !it.is_empty()).map(Words::stored),
            day: Day(day),
            minutes,
        })
    }
}

fn bound(owner: MemberId, id: ReflectionId) -> Bound {
    Bound::new("reflection.body", owner, id, owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            title: "Consent in the booking text".to_owned(),
            source: "/discussions/0197b3c4-0000-7000-8000-000000000001".to_owned(),
            learned: "Half of our patients had never seen the leaflet.".to_owned(),
            different: String::new(),
            day: "2026-11-20".to_owned(),
            minutes: " 20 ".to_owned(),
        }
    }

    #[test]
    fn what_is_wrong_is_said_by_field() {
        let kept = typed().parse("2026-11-20").expect("sound");
        assert_eq!((kept.minutes, kept.different.clone()), (Some(20), None));
        assert_eq!(Typed { minutes: "20".to_owned(), ..typed() }, kept.typed());
        let wrong = Typed {
            learned: " \n ".to_owned(),
            day: "2026-11-21".to_owned(),
            minutes: "an hour".to_owned(),
            ..Typed::default()
        };
        let problems = wrong.parse("2026-11-20").expect_err("wrong");
        for field in ["title", "learned", "day", "minutes"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
        assert!(problems.of("different").is_none());
        for day in ["", "20/11/2026", "2026-13-01", "2026-11-0x", "2026‑11‑20", "0000-01-01"] {
            assert!(Day::parse(day, "2026-11-20").is_err(), "{day}");
        }
    }

    #[test]
    fn only_a_discussion_is_a_source() {
        for evil in ["https://example.org/", "//example.org", "/discussions/../settings", "javascript:alert(1)"] {
            let kept = Typed { source: evil.to_owned(), ..typed() }.parse("2026-11-20").expect("sound");
            assert_eq!(kept.source, "", "{evil}"); // abuse case 46
        }
        assert!(!typed().parse("2026-11-20").expect("sound").source.is_empty());
    }
}
