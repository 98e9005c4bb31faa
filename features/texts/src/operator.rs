//! The operator: who runs this Kettle, and how to reach them.

use crate::text::{Note, placeholders};
use kernel::{MemberId, Moment, Problems, Refusal};

kernel::text! {
    /// Who runs this Kettle: a person or an organisation.
    pub OperatorName = line(120);
    /// How to reach them: an address of mail or the web, a telephone number.
    pub Contact = line(200);
    /// Where letters on paper go.
    pub PostalAddress = prose(400);
}

/// Who runs this Kettle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// A person or an organisation.
    pub name: OperatorName,
    /// How to reach them.
    pub contact: Contact,
    /// Where letters on paper go.
    pub address: PostalAddress,
}

/// One version of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatorVersion {
    /// Which, from 1.
    pub number: i64,
    /// What it says.
    pub operator: Operator,
    /// What changed.
    pub note: String,
    /// Since when it stands.
    pub published_at: Moment,
    /// Who published it, unless the house did or they have left.
    pub by: Option<MemberId>,
}

/// What somebody wants to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OperatorDraft {
    /// The version that they began from.
    pub base: i64,
    /// What it says.
    pub operator: Operator,
    /// What changed.
    pub note: Note,
}

/// A version that is about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOperator {
    /// Its number.
    pub number: i64,
    /// What it says.
    pub operator: Operator,
    /// What changed.
    pub note: Note,
}

impl Operator {
    /// What stands there until the operator says who they are.
    pub fn unfilled() -> Operator {
        Operator {
            name: OperatorName::stored("[Name of the operator]"),
            contact: Contact::stored("[E-mail address or telephone number of the operator]"),
            address: PostalAddress::stored("[Postal address of the operator]"),
        }
    }
    /// What is still to be filled in.
    pub fn placeholders(&self) -> Vec<&str> {
        let parts = [self.name.as_str(), self.contact.as_str(), self.address.as_str()];
        parts.into_iter().flat_map(placeholders).collect()
    }
}

impl NewOperator {
    /// What came with the program.
    pub fn first() -> NewOperator {
        NewOperator { number: 1, operator: Operator::unfilled(), note: Note::stored("To be filled in.") }
    }
}

impl OperatorDraft {
    /// The version after `current`.
    ///
    /// # Errors
    /// `Conflict` if somebody else published meanwhile; a problem of the form if nothing changed.
    pub fn after(self, current: &OperatorVersion) -> Result<NewOperator, Refusal> {
        if self.base != current.number {
            return Err(Refusal::Conflict);
        }
        if self.operator == current.operator {
            return Err(Refusal::Invalid(Problems::one("name", "This is what stands there already.")));
        }
        Ok(NewOperator { number: self.base + 1, operator: self.operator, note: self.note })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_is_filled_when_no_brackets_are_left() {
        assert_eq!(Operator::unfilled().placeholders().len(), 3);
        let filled = Operator { name: OperatorName::stored("Dr Una Operator"), ..Operator::unfilled() };
        assert_eq!(filled.placeholders().len(), 2);
    }

    #[test]
    fn an_operator_follows_the_one_that_it_began_from() {
        let first = NewOperator::first();
        let published_at = Moment::from_micros(0);
        let current =
            OperatorVersion { number: 1, operator: first.operator, note: String::new(), published_at, by: None };
        let operator = Operator { name: OperatorName::stored("Dr Una Operator"), ..Operator::unfilled() };
        let draft = OperatorDraft { base: 1, operator, note: Note::stored("Named.") };
        assert_eq!(draft.clone().after(&current).map(|it| it.number), Ok(2));
        assert_eq!(OperatorDraft { base: 0, ..draft.clone() }.after(&current), Err(Refusal::Conflict));
        assert!(OperatorDraft { operator: Operator::unfilled(), ..draft }.after(&current).is_err());
    }
}
