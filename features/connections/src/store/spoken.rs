//! SQL of what notices say of this feature: all that a reader has of it, in one statement.

use super::introduction::read_introduction;
use crate::introduction::{Introduction, IntroductionId};
use connections_api::{REQUEST_LASTS, RequestId};
use kernel::{Fault, MemberId};
use store::{Reader, Row, named, sql};

/// What of some things the viewer may still see.
#[derive(Debug, Default)]
pub struct Spoken {
    /// Introductions of which they are one of the three.
    pub introductions: Vec<Introduction>,
    /// Requests that wait for them.
    pub waiting: Vec<RequestId>,
    /// Who is a contact of theirs.
    pub contacts: Vec<MemberId>,
}

/// Of these introductions, requests and members what the viewer has.
pub async fn find_spoken(
    reader: Reader<'_>,
    introductions: &[IntroductionId],
    requests: &[RequestId],
    members: &[MemberId],
) -> Result<Spoken, Fault> {
    let sql = sql!(
        "SELECT 'introduction' AS what, i.id, i.conversation_id, i.kind, i.between_id, i.one_id, i.other_id, i.begun_at, i.passed_at,
                i.rested_at, i.one_answer, i.other_answer, i.withdrawn_at, i.ended_at, i.opened_at
         FROM introduction i JOIN introduction_shown s ON s.introduction_id = i.id AND s.viewer_id = :viewer
         WHERE i.id IN LIST_ID(:introductions)
         UNION ALL
         SELECT 'request' AS what, r.request_id AS id, NULL AS conversation_id, NULL AS kind, NULL AS between_id, NULL AS one_id,
                NULL AS other_id, NULL AS begun_at, NULL AS passed_at, NULL AS rested_at, NULL AS one_answer, NULL AS other_answer,
                NULL AS withdrawn_at, NULL AS ended_at, NULL AS opened_at
         FROM contact_request_received r
         WHERE r.viewer_id = :viewer AND r.request_id IN LIST_ID(:requests) AND r.state = 'waiting' AND r.made_at > :since
         UNION ALL
         SELECT 'contact' AS what, k.member_id AS id, NULL AS conversation_id, NULL AS kind, NULL AS between_id, NULL AS one_id,
                NULL AS other_id, NULL AS begun_at, NULL AS passed_at, NULL AS rested_at, NULL AS one_answer, NULL AS other_answer,
                NULL AS withdrawn_at, NULL AS ended_at, NULL AS opened_at
         FROM contact_visible k WHERE k.viewer_id = :viewer AND k.member_id IN LIST_ID(:members)"
    );
    let args = named! {
        viewer: reader.viewer().id(),
        introductions: store::id_list(introductions),
        requests: store::id_list(requests),
        members: store::id_list(members),
        since: reader.now().minus(REQUEST_LASTS),
    };
    let mut spoken = Spoken::default();
    let read = |row: &Row<'_>| {
        match row.text("what")? {
            "introduction" => spoken.introductions.push(read_introduction(row)?),
            "request" => spoken.waiting.push(row.id("id")?),
            _ => spoken.contacts.push(row.id("id")?),
        }
        Ok(())
    };
    reader.list(sql, args, read).await?;
    Ok(spoken)
}
