//! Reads of what connections publishes.

use crate::RequestId;
use kernel::{Fault, MemberId, Moment};
use std::time::Duration;
use store::{Reader, named, sql};

/// So long a request can be answered; then it is silently over.
pub const REQUEST_LASTS: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// A request that the viewer has neither answered nor put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub request: RequestId,
    /// From whom.
    pub from: MemberId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub made: Moment,
}

/// A contact of the viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Since when.
    pub since: Moment,
}

/// Whether the viewer and this member are contacts.
pub async fn are_contacts(reader: Reader<'_>, member: MemberId) -> Result<bool, Fault> {
    let sql =
        sql!("SELECT COUNT(*) AS n FROM tie WHERE member_id = :viewer AND kind = 'contact' AND other_id = :member");
    Ok(reader.count(sql, named! { viewer: reader.viewer().id(), member: &member }).await? > 0)
}

/// The requests that wait for the viewer, the oldest first.
pub async fn page_of_waiting(reader: Reader<'_>, limit: i64) -> Result<Vec<Waiting>, Fault> {
    let sql = sql!(
        "SELECT r.request_id, r.from_id, c.name, r.made_at FROM contact_request_received r
         JOIN member_card c ON c.member_id = r.from_id
         WHERE r.viewer_id = :viewer AND r.state = 'waiting' AND r.made_at > :since
         ORDER BY r.made_at, r.request_id LIMIT :limit"
    );
    let since = reader.now().minus(REQUEST_LASTS);
    reader
        .list(sql, named! { viewer: reader.viewer().id(), since, limit }, |row| {
            Ok(Waiting {
                request: row.id("request_id")?,
                from: row.id("from_id")?,
                name: row.text("name")?.to_owned(),
                made: row.moment("made_at")?,
            })
        })
        .await
}

/// Whether this request still waits for the viewer: asked again before anybody is told of it.
pub async fn still_waits(reader: Reader<'_>, request: RequestId) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM contact_request_received r
         WHERE r.request_id = :request AND r.viewer_id = :viewer AND r.state = 'waiting' AND r.made_at > :since"
    );
    let since = reader.now().minus(REQUEST_LASTS);
    Ok(reader.count(sql, named! { request: &request, viewer: reader.viewer().id(), since }).await? > 0)
}

/// The viewer's contacts whom they may find, by name.
pub async fn page_of_contacts(reader: Reader<'_>, limit: i64) -> Result<Vec<Contact>, Fault> {
    let sql = sql!(
        "SELECT v.member_id, c.name, v.since FROM contact_visible v JOIN member_card c ON c.member_id = v.member_id
         WHERE v.viewer_id = :viewer ORDER BY c.name, v.member_id LIMIT :limit"
    );
    reader
        .list(sql, named! { viewer: reader.viewer().id(), limit }, |row| {
            Ok(Contact {
                member: row.id("member_id")?,
                name: row.text("name")?.to_owned(),
                since: row.moment("since")?,
            })
        })
        .await
}
