//! SQL of how members came in.

use crate::{
    entry::{Entry, Way},
    policy::{Join, Newcomer},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Tx, named, sql};

/// Notes how somebody who joins came in. Whoever has not confirmed their address yet may come by another way.
pub async fn save_entry(
    tx: &mut Tx,
    _: &Permit<Join, Newcomer>,
    member: MemberId,
    entry: Entry,
    at: Moment,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO entry (member_id, way, by_id, version, at) VALUES (:member, :way, :by, :version, :at)
         ON CONFLICT (member_id) DO UPDATE SET way = excluded.way, by_id = excluded.by_id, version = excluded.version"
    );
    let Entry { way, by, version } = entry;
    tx.run(sql, named! { member: &member, way: way.word(), by, version, at }).await?;
    Ok(())
}

/// How a member came in, and the name of who invited or admitted them.
pub async fn find_entry(reader: Reader<'_>, member: MemberId) -> Result<Option<(Entry, Option<String>)>, Fault> {
    let sql = sql!(
        "SELECT e.way, e.by_id, e.version, h.name FROM entry e LEFT JOIN member h ON h.id = e.by_id
         WHERE e.member_id = :member"
    );
    reader
        .first(sql, named! { member: &member }, |row| {
            let way = Way::stored(row.text("way")?).ok_or_else(|| Fault::bug("a way in that is none"))?;
            let entry = Entry { way, by: row.id_or_none("by_id")?, version: row.int_or_none("version")? };
            Ok((entry, row.text_or_none("name")?.map(str::to_owned)))
        })
        .await
}

/// Somebody who came in on a member's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What stands beside it: "GP". Empty until somebody who knows was asked.
    pub beside: String,
    /// When they joined.
    pub at: Moment,
}

/// Whom the viewer brought in this way, as far as they see them, the latest first.
pub async fn page_of_came(reader: Reader<'_>, way: Way) -> Result<Vec<Came>, Fault> {
    let sql = sql!(
        "SELECT e.member_id, c.name, e.at FROM entry e
         JOIN member_visible s ON s.member_id = e.member_id AND s.viewer_id = :viewer
         JOIN member_card c ON c.member_id = e.member_id
         WHERE e.by_id = :viewer AND e.way = :way ORDER BY e.at DESC, e.member_id DESC LIMIT 500"
    );
    let read = |row: &store::Row<'_>| {
        let (member, name) = (row.id("member_id")?, row.text("name")?.to_owned());
        Ok(Came { member, name, beside: String::new(), at: row.moment("at")? })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), way: way.word() }, read).await
}
