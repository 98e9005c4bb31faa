//! SQL of those who are named on a page: name, and what stands beside it.

use kernel::{Fault, MemberId};
use people_api::{Affiliations, Beside};
use std::collections::HashMap;
use store::{Reader, Row, named, sql};

/// Somebody who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// "GP, practice": never empty.
    pub beside: String,
}

/// The active ones of these, as they stand to everybody who sees them. To be asked only of whom a visible view has given: it
/// leaves nobody out for a block.
pub async fn find_people(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Person>, Fault> {
    let sql = sql!(
        "SELECT k.member_id, k.name,
                (SELECT COALESCE(b.profession, '') || ' ~ ' || COALESCE(b.affiliations, '') FROM member_beside b
                  WHERE b.member_id = k.member_id AND b.viewer_id = k.member_id) AS beside
         FROM member_card k WHERE k.member_id IN LIST_ID(:members) AND k.standing = 'active'"
    );
    let read = |row: &Row<'_>| {
        let beside = row.text_or_none("beside")?.and_then(|it| it.split_once(" ~ "));
        let (profession, affiliations) = beside.unwrap_or_default();
        let affiliations = Affiliations::stored(affiliations);
        let beside = Beside { profession: capital(profession), affiliations, ..Beside::default() };
        Ok((row.id("member_id")?, Person { name: row.text("name")?.to_owned(), beside: beside.words() }))
    };
    let found = reader.list(sql, named! { members: store::id_list(members) }, read).await?;
    Ok(found.into_iter().collect())
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
