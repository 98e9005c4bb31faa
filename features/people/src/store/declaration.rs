//! SQL of declarations, and what others know of a member.

use crate::{
    declaration::{Declaration, DeclarationChange, Interests},
    evidence::{Did, Evidence, Host},
    policy::Edit,
    term::TermCode,
};
use kernel::{Fault, MemberId, Permit, Result};
use people_api::Affiliations;
use store::{Reader, Row, Tx, named, sql};

/// What a member has declared, for themselves.
pub async fn find_declaration(reader: Reader<'_>, member: MemberId) -> Result<Option<Declaration>, Fault> {
    let sql = sql!(
        "SELECT affiliations, affiliations_at, interests, interests_at FROM declaration WHERE member_id = :member"
    );
    Ok(reader.first(sql, named! { member: &member }, read_declaration).await?.flatten())
}

/// Keeps a declaration in the place of the one before.
pub async fn save_declaration(tx: &mut Tx, change: &Permit<Edit, DeclarationChange>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO declaration (member_id, affiliations, affiliations_at, interests, interests_at)
         VALUES (:member, :affiliations, :affiliations_at, :interests, :interests_at)
         ON CONFLICT (member_id) DO UPDATE SET affiliations = excluded.affiliations,
             affiliations_at = excluded.affiliations_at, interests = excluded.interests,
             interests_at = excluded.interests_at"
    );
    let it = &change.declaration;
    let (affiliations, affiliations_at, interests_at) = (it.affiliations.codes(), it.affiliations_at, it.interests_at);
    let interests = it.interests.as_ref().map(Interests::as_str);
    let args = named! { member: &change.member, affiliations, affiliations_at, interests, interests_at };
    tx.run(sql, args).await?;
    Ok(())
}

/// Of the columns of `declaration`, which may all be missing.
pub fn read_declaration(row: &Row<'_>) -> Result<Option<Declaration>, Fault> {
    let Some(affiliations) = row.text_or_none("affiliations")? else { return Ok(None) };
    Ok(Some(Declaration {
        affiliations: Affiliations::stored(affiliations),
        affiliations_at: row.moment("affiliations_at")?,
        interests: row.text_or_none("interests")?.map(Interests::stored),
        interests_at: row.moment("interests_at")?,
    }))
}

/// Of the columns `way`, `by_id`, `by_name`, `by_profession` and `domains`.
pub fn read_evidence(row: &Row<'_>) -> Result<Evidence, Fault> {
    let did = match row.text_or_none("way")? {
        Some("invitation" | "letter") => Some(Did::Invited),
        Some("waiting") => Some(Did::Admitted),
        _ => None,
    };
    let by = (row.id_or_none("by_id")?, row.text_or_none("by_name")?, row.text_or_none("by_profession")?);
    let host = match (did, by) {
        (Some(did), (Some(member), Some(name), Some(profession))) => {
            Some(Host { member, name: name.to_owned(), profession: TermCode::stored(profession), did })
        }
        _ => None,
    };
    let mut domains: Vec<String> =
        row.text_or_none("domains")?.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    domains.sort_unstable();
    domains.dedup();
    Ok(Evidence { host, domains })
}
