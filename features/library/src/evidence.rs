//! What a stage asks for: that something works elsewhere is not said by its owner alone.

use crate::kind::Stage;
use std::fmt;

/// So many practices use what is "how we do it".
pub const PRACTICES: i64 = 5;

/// Where an innovation is in use, as it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    /// Practices in which it is in use.
    pub places: i64,
    /// Of these, such as are not its owner's.
    pub elsewhere: i64,
}

/// Why an innovation is not at a stage yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYet {
    /// No other practice uses it.
    Elsewhere,
    /// Fewer than [`PRACTICES`] use it.
    Everywhere,
}

impl Evidence {
    /// Whether an innovation may be said to be at this stage. One moves down at any time.
    ///
    /// # Errors
    /// What is lacking.
    pub fn allows(self, stage: Stage) -> Result<(), NotYet> {
        match stage {
            Stage::Idea | Stage::Trying | Stage::WorksHere => Ok(()),
            Stage::WorksElsewhere if self.elsewhere > 0 => Ok(()),
            Stage::WorksElsewhere => Err(NotYet::Elsewhere),
            Stage::HowWeDoIt if self.places >= PRACTICES => Ok(()),
            Stage::HowWeDoIt => Err(NotYet::Everywhere),
        }
    }
}

impl fmt::Display for NotYet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotYet::Elsewhere => f.write_str(
                "For “Works elsewhere”, somebody of another practice records first that it is in use there. Ask those who try \
                 it to do so; then come back.",
            ),
            NotYet::Everywhere => write!(
                f,
                "For “How we do it”, it is recorded as in use by {PRACTICES} practices first. Ask those who use it to do so; \
                 then come back."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_stages_are_said_by_others() {
        let none = Evidence::default();
        assert!([Stage::Idea, Stage::Trying, Stage::WorksHere].into_iter().all(|it| none.allows(it).is_ok()));
        assert_eq!(none.allows(Stage::WorksElsewhere), Err(NotYet::Elsewhere));
        let own = Evidence { places: 1, elsewhere: 0 };
        assert_eq!(own.allows(Stage::WorksElsewhere), Err(NotYet::Elsewhere), "its owner's practice is not another");
        let five = Evidence { places: 5, elsewhere: 4 };
        assert_eq!((five.allows(Stage::WorksElsewhere), five.allows(Stage::HowWeDoIt)), (Ok(()), Ok(())));
        assert_eq!(Evidence { places: 4, elsewhere: 4 }.allows(Stage::HowWeDoIt), Err(NotYet::Everywhere));
        assert!(NotYet::Everywhere.to_string().contains("5 practices"));
    }
}
