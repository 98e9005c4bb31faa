//! What a member declares beside their name: where they belong, and who else pays them. Both are asked on joining, both are
//! dated, and neither can be hidden: whoever reads advice should know from whom it comes.

use kernel::{MemberId, Moment, Problems};
use people_api::{Affiliation, Affiliations, Declared};

kernel::text! {
    /// Who pays somebody or with whom they are tied, in their own words, one to a line.
    pub Interests = prose(600);
}

/// What a member has declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Where they belong; at least one.
    pub affiliations: Affiliations,
    /// Since when that is so.
    pub affiliations_at: Moment,
    /// Their interests; none is an answer too: nothing to declare.
    pub interests: Option<Interests>,
    /// Since when that is so.
    pub interests_at: Moment,
}

/// What a form says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeclarationDraft {
    /// The codes of affiliations.
    pub affiliations: Vec<String>,
    /// [`NOTHING`] or [`SOMETHING`].
    pub interests: String,
    /// The words, if there is something.
    pub words: String,
}

/// The answer that there is nothing to declare.
pub const NOTHING: &str = "nothing";
/// The answer that there is something.
pub const SOMETHING: &str = "something";

/// A member's declaration that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclarationChange {
    /// Whose.
    pub member: MemberId,
    /// The new one.
    pub declaration: Declaration,
}

impl DeclarationDraft {
    /// What the form declares at this moment, after what was declared before: what stays the same keeps its date.
    pub fn declare(&self, before: Option<Declaration>, now: Moment) -> Result<Declaration, Problems> {
        let mut problems = Problems::none();
        let affiliations = self.affiliations(&mut problems);
        let interests = self.interests(&mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let kept = |same: bool, at: Option<Moment>| at.filter(|_| same).unwrap_or(now);
        let before = before.as_ref();
        Ok(Declaration {
            affiliations_at: kept(
                before.is_some_and(|it| it.affiliations == affiliations),
                before.map(|it| it.affiliations_at),
            ),
            interests_at: kept(before.is_some_and(|it| it.interests == interests), before.map(|it| it.interests_at)),
            affiliations,
            interests,
        })
    }

    fn affiliations(&self, problems: &mut Problems) -> Affiliations {
        let chosen: Option<Affiliations> = self.affiliations.iter().map(|it| Affiliation::parse(it)).collect();
        match chosen.filter(|it| it.is_stated()) {
            Some(chosen) => chosen,
            None => {
                problems.add("affiliation", "Choose at least one. “Other sector” fits whoever fits nowhere else.");
                Affiliations::default()
            }
        }
    }

    fn interests(&self, problems: &mut Problems) -> Option<Interests> {
        let words = Interests::parse_optional(&self.words);
        match (self.interests.as_str(), words) {
            (SOMETHING, Ok(Some(interests))) => return Some(interests),
            (SOMETHING, Ok(None)) => {
                problems.add("interests_words", "Write who pays you, or with whom you are tied.");
            }
            (NOTHING | SOMETHING, Err(problem)) => problems.add("interests_words", problem.to_string()),
            (NOTHING, Ok(None)) => {}
            (NOTHING, Ok(Some(_))) => {
                problems
                    .add("interests_words", "You chose “Nothing to declare”. Choose the other answer, or clear this.");
            }
            _ => problems.add("interests", "Say whether there is anything to declare. Nothing is an answer too."),
        }
        None
    }
}

impl From<&Declaration> for DeclarationDraft {
    /// The answers that make this declaration again: to fill its form.
    fn from(it: &Declaration) -> DeclarationDraft {
        DeclarationDraft {
            affiliations: it.affiliations.iter().map(|it| it.code().to_owned()).collect(),
            interests: if it.interests.is_some() { SOMETHING } else { NOTHING }.to_owned(),
            words: it.interests.as_ref().map(Interests::to_string).unwrap_or_default(),
        }
    }
}

impl Declaration {
    /// Whether there are interests.
    pub fn declared(&self) -> Declared {
        if self.interests.is_some() { Declared::Something } else { Declared::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONDAY: Moment = Moment::from_micros(1_000_000);
    const FRIDAY: Moment = Moment::from_micros(5_000_000);

    fn draft(affiliations: &[&str], interests: &str, words: &str) -> DeclarationDraft {
        let affiliations = affiliations.iter().map(|it| (*it).to_owned()).collect();
        DeclarationDraft { affiliations, interests: interests.to_owned(), words: words.to_owned() }
    }

    #[test]
    fn both_questions_want_an_answer() {
        let fields = |it: &DeclarationDraft| -> Vec<String> {
            let problems = it.declare(None, MONDAY).err().unwrap_or_default();
            problems.0.into_iter().map(|it| it.field.into_owned()).collect()
        };
        assert_eq!(fields(&DeclarationDraft::default()), ["affiliation", "interests"]);
        assert_eq!(fields(&draft(&["guild"], NOTHING, "")), ["affiliation"]);
        assert_eq!(fields(&draft(&["practice"], SOMETHING, " ")), ["interests_words"]);
        assert_eq!(fields(&draft(&["practice"], NOTHING, "Shares in a pharmacy")), ["interests_words"]);
        assert_eq!(fields(&draft(&["practice"], SOMETHING, &"x".repeat(601))), ["interests_words"]);
        assert_eq!(fields(&draft(&["practice"], SOMETHING, "a\u{202e}b")), ["interests_words"]); // abuse case 50
        assert!(fields(&draft(&["practice", "industry"], SOMETHING, "Shares in a pharmacy")).is_empty());
        assert!(fields(&draft(&["practice"], NOTHING, "")).is_empty());
    }

    #[test]
    fn each_answer_keeps_its_date_as_long_as_it_stays() {
        let first = draft(&["practice"], NOTHING, "").declare(None, MONDAY).expect("declared");
        assert_eq!((first.affiliations_at, first.interests_at), (MONDAY, MONDAY));
        let again = draft(&["practice"], NOTHING, "").declare(Some(first.clone()), FRIDAY).expect("declared");
        assert_eq!(again, first);
        let paid = draft(&["practice"], SOMETHING, "A drug company").declare(Some(first), FRIDAY).expect("declared");
        assert_eq!((paid.affiliations_at, paid.interests_at), (MONDAY, FRIDAY));
        let moved = draft(&["industry"], SOMETHING, "A drug company").declare(Some(paid), FRIDAY).expect("declared");
        assert_eq!((moved.affiliations_at, moved.interests_at), (FRIDAY, FRIDAY));
    }

    #[test]
    fn a_declaration_fills_the_form_that_makes_it_again() {
        let paid = draft(&["practice", "education"], SOMETHING, "A college\nA publisher");
        let declared = paid.declare(None, MONDAY).expect("declared");
        assert_eq!(DeclarationDraft::from(&declared), paid);
        assert_eq!(declared.declared(), Declared::Something);
    }
}
