//! SQL of contacts and blocks: the ties themselves are written through the api of accounts.

use crate::contact::{Blocked, Known};
use kernel::{Fault, MemberId};
use store::{Reader, Row, named, sql};

/// The viewer's contacts whom they may find, by name.
pub async fn page_of_known(reader: Reader<'_>, limit: i64) -> Result<Vec<Known>, Fault> {
    let sql = sql!(
        "SELECT k.member_id, c.name, k.since,
                (SELECT p.photo_id FROM profile_card p
                  WHERE p.member_id = k.member_id AND p.viewer_id = :viewer) AS photo_id,
                (SELECT p.headline FROM profile_card p
                  WHERE p.member_id = k.member_id AND p.viewer_id = :viewer) AS headline
         FROM contact_visible k JOIN member_card c ON c.member_id = k.member_id
         WHERE k.viewer_id = :viewer ORDER BY c.name, k.member_id LIMIT :limit"
    );
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read_known).await
}

/// One of them.
pub async fn find_known(reader: Reader<'_>, member: MemberId) -> Result<Option<Known>, Fault> {
    let sql = sql!(
        "SELECT k.member_id, c.name, k.since,
                (SELECT p.photo_id FROM profile_card p
                  WHERE p.member_id = k.member_id AND p.viewer_id = :viewer) AS photo_id,
                (SELECT p.headline FROM profile_card p
                  WHERE p.member_id = k.member_id AND p.viewer_id = :viewer) AS headline
         FROM contact_visible k JOIN member_card c ON c.member_id = k.member_id
         WHERE k.viewer_id = :viewer AND k.member_id = :member"
    );
    reader.first(sql, named! { viewer: reader.viewer().id(), member: &member }, read_known).await
}

/// The name of a member whom the viewer may find, who is a contact, who wrote to the viewer, or whom the viewer meets in a
/// conversation or a group, because there a hidden profile hides no name: what one can block. Whoever hides and did neither
/// is nobody.
pub async fn find_name(reader: Reader<'_>, member: MemberId) -> Result<Option<String>, Fault> {
    let sql = sql!(
        "SELECT c.name FROM member_card c JOIN member_visible u ON u.member_id = c.member_id AND u.viewer_id = :viewer
         WHERE c.member_id = :member
           AND (EXISTS (SELECT 1 FROM profile_visible s WHERE s.member_id = :member AND s.viewer_id = :viewer)
                OR EXISTS (SELECT 1 FROM contact_visible k WHERE k.member_id = :member AND k.viewer_id = :viewer)
                OR EXISTS (SELECT 1 FROM contact_request_received r
                            WHERE r.from_id = :member AND r.viewer_id = :viewer)
                OR EXISTS (SELECT 1 FROM conversation_visible mine JOIN conversation_visible theirs
                               ON theirs.conversation_id = mine.conversation_id AND theirs.viewer_id = :member
                            WHERE mine.viewer_id = :viewer)
                OR EXISTS (SELECT 1 FROM membership_visible g WHERE g.member_id = :member AND g.viewer_id = :viewer))"
    );
    let args = named! { viewer: reader.viewer().id(), member: &member };
    reader.first(sql, args, |row| Ok(row.text("name")?.to_owned())).await
}

/// Whom the viewer blocked, the latest first.
pub async fn page_of_blocked(reader: Reader<'_>, limit: i64) -> Result<Vec<Blocked>, Fault> {
    let sql = sql!(
        "SELECT b.member_id, b.name, b.since FROM block_visible b
         WHERE b.viewer_id = :viewer ORDER BY b.since DESC, b.member_id LIMIT :limit"
    );
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read_blocked).await
}

/// One of them.
pub async fn find_blocked(reader: Reader<'_>, member: MemberId) -> Result<Option<Blocked>, Fault> {
    let sql = sql!(
        "SELECT b.member_id, b.name, b.since FROM block_visible b
         WHERE b.viewer_id = :viewer AND b.member_id = :member"
    );
    reader.first(sql, named! { viewer: reader.viewer().id(), member: &member }, read_blocked).await
}

fn read_known(row: &Row<'_>) -> Result<Known, Fault> {
    Ok(Known {
        member: row.id("member_id")?,
        name: row.text("name")?.to_owned(),
        since: row.moment("since")?,
        photo: row.id_or_none("photo_id")?,
        headline: row.text_or_none("headline")?.unwrap_or_default().to_owned(),
    })
}

fn read_blocked(row: &Row<'_>) -> Result<Blocked, Fault> {
    Ok(Blocked { member: row.id("member_id")?, name: row.text("name")?.to_owned(), since: row.moment("since")? })
}
