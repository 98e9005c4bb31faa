//! How far somebody is with an extended role: a ring that fills, always with its word.

use std::fmt;

/// How far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Thinking about it.
    Considering,
    /// Learning it under supervision.
    Training,
    /// Doing it.
    Established,
    /// Did it once.
    Past,
}

/// The text names no stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAStage;

impl Stage {
    /// In the order in which they come.
    pub const ALL: [Stage; 4] = [Stage::Considering, Stage::Training, Stage::Established, Stage::Past];

    /// As the store, forms and addresses write it.
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Considering => "considering",
            Stage::Training => "training",
            Stage::Established => "established",
            Stage::Past => "past",
        }
    }

    /// As people read it, alone.
    pub const fn label(self) -> &'static str {
        match self {
            Stage::Considering => "Considering",
            Stage::Training => "In training",
            Stage::Established => "Established",
            Stage::Past => "In the past",
        }
    }

    /// As people read it after the role and a comma.
    pub const fn words(self) -> &'static str {
        match self {
            Stage::Considering => "considering",
            Stage::Training => "in training",
            Stage::Established => "established",
            Stage::Past => "in the past",
        }
    }

    /// Whether somebody at this stage looks for those who are further.
    pub const fn is_aim(self) -> bool {
        matches!(self, Stage::Considering | Stage::Training)
    }

    /// From a form or the store.
    pub fn parse(code: &str) -> Result<Stage, NotAStage> {
        let code = code.trim();
        Stage::ALL.into_iter().find(|it| it.code() == code).ok_or(NotAStage)
    }
}

impl fmt::Display for NotAStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Choose how far you are: considering, in training, established, or in the past.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_is_read_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.code()), Ok(stage));
        }
        assert_eq!(Stage::parse("expert"), Err(NotAStage));
        assert!(Stage::Training.is_aim() && !Stage::Past.is_aim());
    }
}
