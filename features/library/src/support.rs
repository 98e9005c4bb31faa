//! Helping: with what somebody would, and what a resource still needs.

use kernel::text;
use serde::{Deserialize, Serialize};

text! {
    /// What a helper says to its owner.
    pub HelpWords = prose(600);
}
text! {
    /// What is needed, in a line.
    pub NeedWords = line(120);
}

/// With what one helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Skill {
    /// Trying it in another practice.
    Test,
    /// Reading it with care.
    Review,
    /// Finding out what it does.
    Measure,
    /// Putting it into another language.
    Translate,
    /// Finding time or money for it.
    Sponsor,
}

/// What a resource needs: with what one would help, and in the owner's words what exactly; these may be empty.
pub type Needs = Vec<(Skill, String)>;

impl Skill {
    /// All of them, as they are offered.
    pub const ALL: [Skill; 5] = [Skill::Test, Skill::Review, Skill::Measure, Skill::Translate, Skill::Sponsor];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Skill::Test => "test",
            Skill::Review => "review",
            Skill::Measure => "measure",
            Skill::Translate => "translate",
            Skill::Sponsor => "sponsor",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Skill> {
        Skill::ALL.into_iter().find(|it| it.word() == word)
    }
    /// "test|measure", in the order of [`Skill::ALL`]; what is unknown is left out.
    pub fn all_of<S: AsRef<str>>(words: impl IntoIterator<Item = S>) -> Vec<Skill> {
        let mut all: Vec<Skill> = words.into_iter().filter_map(|it| Skill::of(it.as_ref())).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
    /// As they lie in the store.
    pub fn joined(skills: &[Skill]) -> String {
        skills.iter().map(|it| it.word()).collect::<Vec<_>>().join("|")
    }
    /// What a helper says: "I would …".
    pub const fn offer(self) -> &'static str {
        match self {
            Skill::Test => "Try it in my practice",
            Skill::Review => "Read it with care",
            Skill::Measure => "Measure what it does",
            Skill::Translate => "Put it into another language",
            Skill::Sponsor => "Find time or money for it",
        }
    }
    /// What an idea asks for: "Somebody to …".
    pub const fn need(self) -> &'static str {
        match self {
            Skill::Test => "Somebody to try it",
            Skill::Review => "Somebody to read it with care",
            Skill::Measure => "Somebody to measure it",
            Skill::Translate => "Somebody to translate it",
            Skill::Sponsor => "Time or money",
        }
    }
    /// Above the names of those who would.
    pub const fn heading(self) -> &'static str {
        match self {
            Skill::Test => "Would try it",
            Skill::Review => "Would read it with care",
            Skill::Measure => "Would measure it",
            Skill::Translate => "Would translate it",
            Skill::Sponsor => "Would find time or money",
        }
    }
    /// The terms of the vocabulary by which a profile offers it, among what somebody helps with and is open to. Whoever speaks
    /// another language than English offers to translate, beside these.
    pub const fn terms(self) -> &'static [&'static str] {
        match self {
            Skill::Test => &["skill.quality-improvement", "open.collaborate"],
            Skill::Review => &[
                "skill.writing",
                "skill.templates",
                "skill.governance",
                "skill.clinical-safety",
                "skill.prescribing-safety",
            ],
            Skill::Measure => &[
                "skill.audit",
                "skill.data-quality",
                "skill.spreadsheets",
                "skill.quality-improvement",
                "skill.population-health",
            ],
            Skill::Translate => &["skill.interpreting"],
            Skill::Sponsor => &["skill.business-case", "skill.contracts", "skill.pcn"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skills_are_read_as_they_are_written() {
        assert!(Skill::ALL.into_iter().all(|it| Skill::of(it.word()) == Some(it)));
        let read = Skill::all_of(["sponsor", "test", "juggle", "test"]);
        assert_eq!((Skill::joined(&read).as_str(), Skill::all_of(["", "TEST"])), ("test|sponsor", vec![]));
    }

    #[test]
    fn every_skill_is_offered_by_some_term() {
        for skill in Skill::ALL {
            assert!(skill.terms().iter().all(|it| it.starts_with("skill.") || it.starts_with("open.")), "{skill:?}");
            assert!(!skill.terms().is_empty());
        }
    }
}
