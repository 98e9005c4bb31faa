//! What other features may know of people: facts by id, affiliation, what stands beside a name, what a profile offers its
//! reader, and the card by which a member stands in anyone's list.

mod affiliation;
mod approach;
mod beside;
mod shelf;

pub use affiliation::{Affiliation, Affiliations};
pub use approach::{Approach, ApproachPort, Approaches, Step, Whose};
pub use beside::{Beside, Declared, beside_of, beside_of_writers};
pub use shelf::{Shared, ShelfPort, Shelves, Shelving};

use kernel::MemberId;
use serde::{Deserialize, Serialize};
use store::Fact;

/// A profile was made or changed: whoever shows or indexes it reads it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileChanged {
    /// Whose.
    pub member: MemberId,
}

/// The vocabulary was changed by the operator: labels and synonyms are read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VocabularyChanged {}

impl Fact for ProfileChanged {
    const KIND: &'static str = "profile_changed";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.member.as_bytes())
    }
}
impl Fact for VocabularyChanged {
    const KIND: &'static str = "vocabulary_changed";
}

/// How a member looks in a list, as one viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCard {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their profession, in words; always visible.
    pub profession: String,
    /// The one line under the name, if this viewer may see it.
    pub headline: Option<String>,
    /// Their role and place in words ("GP partner, Marram Lane Practice"), if this viewer may see them.
    pub job: Option<String>,
    /// The address of their photo, if this viewer may see it.
    pub photo: Option<String>,
}

impl PersonCard {
    /// The page of the profile.
    pub fn address(&self) -> String {
        format!("/people/{}", self.member)
    }

    /// Two letters for a face without a photo: the first of the first and of the last word of the name.
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace().filter_map(|it| it.chars().find(|it| it.is_alphabetic()));
        let (first, last) = (words.next(), words.next_back());
        first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(name: &str) -> PersonCard {
        PersonCard {
            member: MemberId::NONE,
            name: name.to_owned(),
            profession: "GP".to_owned(),
            headline: None,
            job: None,
            photo: None,
        }
    }

    #[test]
    fn a_face_has_two_letters_at_most() {
        for (name, initials) in
            [("Tomasz Wiśniewski", "TW"), ("Aoife Ní Dhomhnaill", "AD"), ("ébo", "É"), ("நிலா", "ந"), ("", "")]
        {
            assert_eq!(card(name).initials(), initials);
        }
    }

    #[test]
    fn a_card_leads_to_its_profile() {
        assert_eq!(card("x").address(), "/people/00000000-0000-0000-0000-000000000000");
    }
}
