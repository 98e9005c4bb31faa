//! The tone of a conversation: anything, or questions and no advice. Whoever is at it can ask for it, and take it back.

/// How one answers here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As one likes.
    Open,
    /// Questions, please, not advice.
    Questions,
}

impl Tone {
    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Tone::Open => "open",
            Tone::Questions => "questions",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Tone> {
        [Tone::Open, Tone::Questions].into_iter().find(|it| it.word() == word)
    }
    /// What stands beside the composer, to begin from. Open questions, because a closed one is advice with a question mark.
    pub const fn prompts(self) -> &'static [&'static str] {
        match self {
            Tone::Open => &[],
            Tone::Questions => &[
                "What makes this matter to you just now?",
                "What have you tried, and what did you notice?",
                "What would be different if it had gone well?",
                "Who else sees this, and what would they say?",
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tone_has_a_word_and_prompts_ask() {
        for tone in [Tone::Open, Tone::Questions] {
            assert_eq!(Tone::of(tone.word()), Some(tone));
        }
        assert_eq!(Tone::of("advice"), None);
        assert!(Tone::Questions.prompts().iter().all(|it| it.ends_with('?')));
    }
}
