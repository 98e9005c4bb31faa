//! Reads of what accounts publishes.

use kernel::{Fault, MemberId};
use std::collections::HashMap;
use store::{Reader, named, sql};

/// Everybody between whom and the viewer there is a block, in either direction.
pub async fn blocked_with(reader: Reader<'_>) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!(
        "SELECT other_id FROM tie WHERE member_id = :viewer AND kind = 'block'
         UNION SELECT member_id AS other_id FROM tie WHERE other_id = :viewer AND kind = 'block'"
    );
    reader.list(sql, named! { viewer: reader.viewer().id() }, |row| row.id("other_id")).await
}

/// The viewer's contacts.
pub async fn contacts_of(reader: Reader<'_>) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT other_id FROM tie WHERE member_id = :viewer AND kind = 'contact'");
    reader.list(sql, named! { viewer: reader.viewer().id() }, |row| row.id("other_id")).await
}

/// The names of these members, as far as the viewer may see them.
pub async fn names_of(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, String>, Fault> {
    let sql = sql!(
        "SELECT c.member_id, c.name FROM member_card c
         JOIN member_visible s ON s.member_id = c.member_id AND s.viewer_id = :viewer
         WHERE c.member_id IN LIST_ID(:members)"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    let pairs = reader.list(sql, args, |row| Ok((row.id("member_id")?, row.text("name")?.to_owned()))).await?;
    Ok(pairs.into_iter().collect())
}

/// The members behind these addresses, each in lower case. Whoever asks has the leave of those members and shows nobody
/// else: whether an address belongs to somebody is not to be told.
pub async fn page_of_addressed(reader: Reader<'_>, addresses: &[String]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT member_id FROM account WHERE email_key IN LIST(:addresses)");
    reader.list(sql, named! { addresses: store::list(addresses) }, |row| row.id("member_id")).await
}
