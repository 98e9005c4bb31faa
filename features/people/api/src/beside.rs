//! What stands beside a name wherever it is printed: profession, affiliation, that there are interests.

use crate::Affiliations;
use kernel::{Fault, MemberId};
use std::collections::HashMap;
use store::{Reader, Row, named, sql};

/// What nobody hides and every list prints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// The profession in words with a capital; empty if it was not said yet.
    pub profession: String,
    /// Where they belong.
    pub affiliations: Affiliations,
    /// What they said of interests.
    pub interests: Declared,
}

/// Whether somebody has interests to declare.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Declared {
    /// They have not said.
    #[default]
    NotSaid,
    /// They have none.
    Nothing,
    /// They have some; the words are on their profile.
    Something,
}

impl Beside {
    /// One line: "GP", "Practice manager, supplier or industry". "Profession not stated" where it was not said.
    pub fn words(&self) -> String {
        let profession = if self.profession.is_empty() { "Profession not stated" } else { &self.profession };
        match self.affiliations.mark() {
            mark if mark.is_empty() => profession.to_owned(),
            mark => format!("{profession}, {}", mark.to_lowercase()),
        }
    }
}

/// What stands beside the names of these members, as far as the viewer may see them; one statement.
pub async fn beside_of(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Beside>, Fault> {
    let sql = sql!(
        "SELECT b.member_id, b.profession, b.affiliations, b.declared, b.interests FROM member_beside b
         WHERE b.viewer_id = :viewer AND b.member_id IN LIST_ID(:members)"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, read_beside(row)?));
    Ok(reader.list(sql, args, read).await?.into_iter().collect())
}

/// As [`beside_of`], of those who showed themselves to the viewer by writing to them, also if they hide their profile from
/// the viewer. To be asked only of whom a visible view has given.
pub async fn beside_of_writers(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Beside>, Fault> {
    let sql = sql!(
        "SELECT b.member_id, b.profession, b.affiliations, b.declared, b.interests FROM member_beside b
         WHERE b.viewer_id = b.member_id AND b.member_id IN LIST_ID(:members)"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, read_beside(row)?));
    Ok(reader.list(sql, named! { members: store::id_list(members) }, read).await?.into_iter().collect())
}

fn read_beside(row: &Row<'_>) -> Result<Beside, Fault> {
    let interests = match (row.moment_or_none("declared")?, row.text_or_none("interests")?) {
        (None, _) => Declared::NotSaid,
        (Some(_), None) => Declared::Nothing,
        (Some(_), Some(_)) => Declared::Something,
    };
    let profession = row.text_or_none("profession")?.unwrap_or_default();
    let mut letters = profession.chars();
    let profession = letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default();
    let affiliations = Affiliations::stored(row.text_or_none("affiliations")?.unwrap_or_default());
    Ok(Beside { profession, affiliations, interests })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_has_to_guess() {
        let beside = |profession: &str, codes: &str| Beside {
            profession: profession.to_owned(),
            affiliations: Affiliations::stored(codes),
            interests: Declared::NotSaid,
        };
        assert_eq!(beside("GP", "practice").words(), "GP");
        assert_eq!(beside("GP", "practice|industry").words(), "GP, supplier or industry");
        assert_eq!(beside("", "").words(), "Profession not stated, affiliation not stated");
    }
}
