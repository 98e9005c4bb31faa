//! Somebody's own of another resource: what it carries along, what its owner says of it, and what they do when the other changes.

use crate::{audience::Audience, licence::Licence, resource::ResourceId};
use kernel::{Problems, text};
use std::fmt;

text! {
    /// What is different in somebody's own, and why.
    pub Difference = prose(600);
    /// Why its owner does not take a later version of the original in.
    pub WhyNot = prose(600);
}

/// What somebody's own of another carries along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Of which.
    pub id: ResourceId,
    /// The version of it that the draft has taken in.
    pub base: i64,
    /// Under which its words were given.
    pub licence: Licence,
    /// For whom: whoever reads what was made of it is among them.
    pub readers: Audience,
    /// Whether both have the same owner.
    pub own: bool,
}

/// What cannot be done with what is somebody's own of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineageProblem {
    /// All rights are kept.
    Kept,
    /// It was withdrawn.
    Withdrawn,
    /// Nobody has published it.
    NotPublished,
    /// Somebody is looking at a report.
    Held,
    /// It was not said what is different.
    NoDifference,
    /// Another licence than the one that goes along.
    Licence(Licence),
    /// For more than the original.
    Wider(Audience),
}

impl Origin {
    /// Whether what is made of it may have this licence: what was shared to be shared alike, or without earning from it, stays so;
    /// what its authors are named for goes on naming them.
    ///
    /// # Errors
    /// The problem, which names the licence that goes along.
    pub fn lets(&self, mine: Licence) -> Result<(), LineageProblem> {
        let may = self.own
            || match self.licence {
                Licence::Zero => true,
                Licence::By => mine.is_open() && mine != Licence::Zero,
                Licence::BySa | Licence::ByNc | Licence::Kept => mine == self.licence,
            };
        if may { Ok(()) } else { Err(LineageProblem::Licence(self.licence)) }
    }

    /// Whether what is made of it may be for these: nobody who could not read the original (abuse case 19). Somebody's contacts are
    /// nobody else's.
    ///
    /// # Errors
    /// The problem, which says for whom the original is.
    pub fn reaches(&self, mine: Audience) -> Result<(), LineageProblem> {
        let may = match self.readers {
            Audience::Contacts => mine == Audience::Own || (self.own && mine == Audience::Contacts),
            readers => readers.holds(mine),
        };
        if may { Ok(()) } else { Err(LineageProblem::Wider(self.readers)) }
    }

    /// The same with a later version taken in, which was given under this licence and for these: the words of both are in it, so
    /// only what both allow is allowed.
    pub fn with(&self, base: i64, licence: Licence, readers: Audience) -> Origin {
        let readers = match (self.readers.holds(readers), readers.holds(self.readers)) {
            (true, _) => readers,
            (false, true) => self.readers,
            (false, false) => Audience::Own,
        };
        let strictest = |it: Licence| match it {
            Licence::Zero => 0,
            Licence::By => 1,
            Licence::BySa => 2,
            Licence::ByNc => 3,
            Licence::Kept => 4,
        };
        let licence = if strictest(licence) > strictest(self.licence) { licence } else { self.licence };
        Origin { base, licence, readers, ..self.clone() }
    }
}

/// What its owner is asked before it is published, by field of the draft.
///
/// # Errors
/// The problems of the note and of the licence.
pub fn complete(origin: &Origin, difference: &str, licence: Licence) -> Result<Difference, Problems> {
    let mut problems = Problems::none();
    let typed = Difference::parse(difference).map_err(|it| match it {
        kernel::TextProblem::Empty => LineageProblem::NoDifference.to_string(),
        other => other.to_string(),
    });
    let difference = problems.take("difference", typed);
    problems.take("licence", origin.lets(licence));
    match difference {
        Some(difference) if problems.is_empty() => Ok(difference),
        _ => Err(problems),
    }
}

impl fmt::Display for LineageProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LineageProblem::Kept => f.write_str(
                "Its author keeps all rights, so nobody else may change it. Ask them: they can publish it under another licence.",
            ),
            LineageProblem::Withdrawn => f.write_str("It was withdrawn. Nothing new is made of it."),
            LineageProblem::NotPublished => f.write_str("It is not published. There is nothing to adapt yet."),
            LineageProblem::Held => f.write_str("Somebody is looking at a report about this. Wait until they have."),
            LineageProblem::NoDifference => {
                f.write_str("Say what is different in yours, and why. Whoever reads both looks for exactly that.")
            }
            LineageProblem::Licence(licence) => {
                write!(f, "What you adapted was given under {}, and that goes along: ", licence.name())?;
                match licence {
                    Licence::By => f.write_str("its authors stay named, and others may go on with yours too."),
                    it => write!(f, "choose {} for yours.", it.name()),
                }
            }
            LineageProblem::Wider(Audience::Group(_)) => f.write_str(
                "What you adapted was published for a group. Yours can be for that group, and for nobody beyond it.",
            ),
            LineageProblem::Wider(_) => f.write_str(
                "What you adapted was published for its author’s contacts alone. You can keep yours for yourself; ask its author \
                 to publish theirs for all members, and yours can follow.",
            ),
        }
    }
}

impl From<LineageProblem> for Problems {
    fn from(problem: LineageProblem) -> Problems {
        let field = match problem {
            LineageProblem::Wider(_) => "audience",
            _ => "",
        };
        Problems::one(field, problem.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use groups_api::GroupId;

    fn origin(licence: Licence, readers: Audience) -> Origin {
        Origin { id: ResourceId::from_bytes([1; 16]), base: 1, licence, readers, own: false }
    }

    #[test]
    fn a_licence_goes_along() {
        let lets = |from: Licence| -> Vec<Licence> {
            Licence::ALL.into_iter().filter(|it| origin(from, Audience::Members).lets(*it).is_ok()).collect()
        };
        assert_eq!(lets(Licence::By), [Licence::By, Licence::BySa, Licence::ByNc]);
        assert_eq!(lets(Licence::BySa), [Licence::BySa]);
        assert_eq!(lets(Licence::ByNc), [Licence::ByNc]);
        assert_eq!(lets(Licence::Zero), Licence::ALL);
        let mine = Origin { own: true, ..origin(Licence::BySa, Audience::Members) };
        assert!(mine.lets(Licence::Kept).is_ok(), "of one's own one may make what one likes");
        let words = origin(Licence::ByNc, Audience::Members).lets(Licence::By).unwrap_err().to_string();
        assert!(words.contains("choose CC BY-NC 4.0"), "{words}");
    }

    #[test]
    fn nothing_reaches_more_than_it_was_for() {
        let group = |it| Audience::Group(GroupId::from_bytes([it; 16]));
        let reaches = |from, mine| origin(Licence::By, from).reaches(mine).is_ok(); // abuse case 19
        assert!(reaches(Audience::Members, Audience::Members) && reaches(Audience::Members, Audience::Contacts));
        assert!(reaches(group(1), group(1)) && !reaches(group(1), group(2)) && !reaches(group(1), Audience::Members));
        assert!(!reaches(group(1), Audience::Contacts));
        assert!(!reaches(Audience::Contacts, Audience::Contacts), "my contacts are not theirs");
        assert!(reaches(Audience::Contacts, Audience::Own) && !reaches(Audience::Own, Audience::Members));
        let mine = Origin { own: true, ..origin(Licence::By, Audience::Contacts) };
        assert!(mine.reaches(Audience::Contacts).is_ok() && mine.reaches(Audience::Members).is_err());
    }

    #[test]
    fn what_is_taken_in_binds_too() {
        let group = Audience::Group(GroupId::from_bytes([1; 16]));
        let both = origin(Licence::BySa, group).with(4, Licence::By, Audience::Members);
        assert_eq!((both.base, both.licence, both.readers), (4, Licence::BySa, group));
        let both = origin(Licence::By, Audience::Members).with(2, Licence::ByNc, group);
        assert_eq!((both.licence, both.readers), (Licence::ByNc, group));
        assert_eq!(origin(Licence::By, group).with(2, Licence::By, Audience::Contacts).readers, Audience::Own);
    }

    #[test]
    fn what_is_different_must_be_said() {
        let it = origin(Licence::BySa, Audience::Members);
        let wrong = complete(&it, " ", Licence::By).unwrap_err();
        assert!(wrong.of("difference").is_some() && wrong.of("licence").is_some(), "{wrong:?}");
        assert!(complete(&it, &"x".repeat(601), Licence::BySa).is_err());
        assert_eq!(complete(&it, "No pharmacist.", Licence::BySa).expect("all is well").as_str(), "No pharmacist.");
    }
}
