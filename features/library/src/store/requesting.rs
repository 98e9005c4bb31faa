//! SQL of requests: every read passes `resource_request_visible`, and what answers them `resource_visible`.

use super::listing::{Listed, listed, read as read_listed};
use crate::{
    audience::A_GROUP,
    kind::Kind,
    policy::{Ask, Hold, Keep, Point},
    request::{Request, RequestId, State},
    resource::ResourceId,
};
use groups_api::GroupId;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// A request that is made.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// Made by the page.
    pub id: RequestId,
    /// Who asks.
    pub by: MemberId,
    /// Of which kind.
    pub kind: Option<Kind>,
    /// Who reads it.
    pub group: Option<GroupId>,
    /// What is looked for.
    pub title: String,
    /// What it is for.
    pub words: String,
    /// When, if that is not now.
    pub at: Option<Moment>,
}

/// A request of a made population, with who pointed to what.
pub type MadeRequest = (NewRequest, Vec<(ResourceId, MemberId)>);

/// A request with who pointed to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The request.
    pub request: Request,
    /// To which resource, and who; no name of whom the viewer does not see.
    pub pointers: Vec<(ResourceId, Option<(MemberId, String)>)>,
}

/// The columns of [`Request`], of those that the viewer sees.
macro_rules! request {
    ($more:literal, $joined:literal, $which:literal) => {
        concat!(
            "SELECT q.id, q.member_id, k.name, q.kind, q.group_id, gc.name AS group_name, q.title, q.words, q.state, q.made_at,
                    q.reworded_at, q.held_at",
            $more,
            " FROM resource_request q
             JOIN member_card k ON k.member_id = q.member_id
             LEFT JOIN group_card gc ON gc.group_id = q.group_id
                   AND EXISTS (SELECT 1 FROM group_visible gs WHERE gs.group_id = q.group_id AND gs.viewer_id = :viewer)",
            $joined,
            " WHERE EXISTS (SELECT 1 FROM resource_request_visible v WHERE v.request_id = q.id AND v.viewer_id = :viewer) AND ",
            $which
        )
    };
}

/// One that the viewer sees.
pub async fn find_request(reader: Reader<'_>, id: RequestId) -> Result<Option<Request>, Fault> {
    let own = reader.viewer().id();
    let sql = sql!(request!("", "", "q.id = :id"));
    reader.first(sql, named! { id: &id, viewer: &own }, |row| read(row, own)).await
}

/// As [`find_request`], for a write that goes by it: whoever else changes this request waits until it is committed. Taken first.
pub async fn find_request_held(tx: &mut Tx, id: RequestId) -> Result<Option<Request>, Fault> {
    // Whoever changes a row holds it, on both engines.
    tx.run(sql!("UPDATE resource_request SET state = state WHERE id = :id"), named! { id: &id }).await?;
    find_request(tx.reader(), id).await
}

/// One with who pointed to what that the viewer may read too, the first first.
pub async fn find_answered(reader: Reader<'_>, id: RequestId) -> Result<Option<Answered>, Fault> {
    let own = reader.viewer().id();
    let sql = sql!(request!(
        ", a.resource_id, a.by_id,
         (SELECT pk.name FROM member_visible s JOIN member_card pk ON pk.member_id = s.member_id
           WHERE s.member_id = a.by_id AND s.viewer_id = :viewer) AS by_name",
        " LEFT JOIN resource_answer a ON a.request_id = q.id",
        "q.id = :id ORDER BY a.at, a.resource_id"
    ));
    let mut found: Option<Answered> = None;
    let see = |row: &Row<'_>| {
        let it = match &mut found {
            Some(it) => it,
            none => none.insert(Answered { request: read(row, own)?, pointers: vec![] }),
        };
        if let Some(resource) = row.id_or_none("resource_id")? {
            let by = row.id_or_none("by_id")?.zip(row.text_or_none("by_name")?.map(str::to_owned));
            it.pointers.push((resource, by));
        }
        Ok(())
    };
    reader.list(sql, named! { id: &id, viewer: &own }, see).await?;
    Ok(found)
}

/// What answers it and the viewer may read, in any order.
pub async fn page_of_answers(reader: Reader<'_>, id: RequestId) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(concat!(
        listed!("FROM resource_answer a JOIN resource r ON r.id = a.resource_id"),
        " AND a.request_id = :id"
    ));
    reader.list(sql, named! { id: &id, viewer: reader.viewer().id() }, read_listed).await
}

/// Those that the viewer sees, the newest first, each with how many answers they may read.
pub async fn page_of_requests(
    reader: Reader<'_>,
    before: Option<(Moment, RequestId)>,
    limit: i64,
) -> Result<Vec<(Request, u64)>, Fault> {
    let own = reader.viewer().id();
    let (at, before) = before.unwrap_or((Moment::from_micros(i64::MAX), RequestId::from_bytes([0xff; 16])));
    let sql = sql!(request!(
        ", (SELECT COUNT(*) FROM resource_answer a JOIN resource r ON r.id = a.resource_id
             WHERE a.request_id = q.id AND r.newest > 0 AND r.state = 'published' AND r.audience <> 'own' AND r.held_at IS NULL
               AND EXISTS (SELECT 1 FROM resource_visible av WHERE av.resource_id = r.id AND av.viewer_id = :viewer)) AS answers",
        "",
        "(q.made_at, q.id) < (:at, :before) ORDER BY q.made_at DESC, q.id DESC LIMIT :limit"
    ));
    let read = |row: &Row<'_>| Ok((read(row, own)?, row.int("answers")?.unsigned_abs()));
    reader.list(sql, named! { viewer: &own, at, before: &before, limit }, read).await
}

fn read(row: &Row<'_>, own: MemberId) -> Result<Request, Fault> {
    let group = row.id_or_none("group_id")?;
    Ok(Request {
        id: row.id("id")?,
        by: row.id("member_id")?,
        name: row.text("name")?.to_owned(),
        kind: Kind::of(row.text("kind")?),
        group: group.zip(Some(row.text_or_none("group_name")?.unwrap_or(A_GROUP).to_owned())),
        title: row.text("title")?.to_owned(),
        words: row.text("words")?.to_owned(),
        state: State::of(row.text("state")?).ok_or_else(|| Fault::bug("a request in another state"))?,
        at: row.moment("made_at")?,
        reworded: row.moment_or_none("reworded_at")?,
        held: row.moment_or_none("held_at")?,
        own,
    })
}

/// How many the viewer has open.
pub async fn count_open(reader: Reader<'_>) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM resource_request WHERE member_id = :viewer AND state = 'open'");
    reader.count(sql, named! { viewer: reader.viewer().id() }).await
}

/// Asks. `false`: something of this id is there.
pub async fn insert_request(tx: &mut Tx, new: &Permit<Ask, NewRequest>) -> Result<bool> {
    insert(tx, new).await
}

/// Asks, in a made population.
pub async fn insert_made(tx: &mut Tx, made: &Permit<Keep, MadeRequest>) -> Result<()> {
    insert(tx, &made.0).await?;
    for (resource, by) in &made.1 {
        insert_pointer(tx, made.0.id, *resource, Some(*by)).await?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, new: &NewRequest) -> Result<bool> {
    let NewRequest { id, by, kind, group, title, words, at } = new;
    let now = at.unwrap_or(tx.now());
    let sql = sql!(
        "INSERT INTO resource_request (id, member_id, kind, group_id, title, words, state, made_at)
         VALUES (:id, :by, :kind, :group, :title, :words, 'open', :now) ON CONFLICT (id) DO NOTHING"
    );
    let args = named! {
        id, by, kind: kind.map_or("", Kind::word), group: *group, title: title.as_str(), words: words.as_str(), now
    };
    Ok(tx.run(sql, args).await? > 0)
}

/// Points to something. `false`: somebody did already.
pub async fn insert_answer(tx: &mut Tx, answer: &Permit<Point, (RequestId, ResourceId)>) -> Result<bool> {
    let by = tx.viewer().member;
    insert_pointer(tx, answer.0, answer.1, by).await
}

async fn insert_pointer(tx: &mut Tx, id: RequestId, resource: ResourceId, by: Option<MemberId>) -> Result<bool> {
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO resource_answer (request_id, resource_id, by_id, at) VALUES (:id, :resource, :by, :now)
         ON CONFLICT (request_id, resource_id) DO NOTHING"
    );
    Ok(tx.run(sql, named! { id: &id, resource: &resource, by, now }).await? > 0)
}

/// How it went.
pub async fn save_state(tx: &mut Tx, change: &Permit<Ask, (RequestId, State)>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE resource_request SET state = :state, closed_at = :now WHERE id = :id");
    tx.run(sql, named! { id: &change.0, state: change.1.word(), now }).await?;
    Ok(())
}

/// Another wording: of which request, the title, the words and the kind.
pub type Wording = (RequestId, String, String, Option<Kind>);

/// Says it in other words.
pub async fn save_wording(tx: &mut Tx, change: &Permit<Ask, Wording>) -> Result<()> {
    let now = tx.now();
    let (id, title, words, kind) = &**change;
    let sql = sql!(
        "UPDATE resource_request SET title = :title, words = :words, kind = :kind, reworded_at = :now WHERE id = :id"
    );
    let kind = kind.map_or("", Kind::word);
    tx.run(sql, named! { id, title: title.as_str(), words: words.as_str(), kind, now }).await?;
    Ok(())
}

/// Takes it away with what answered it.
pub async fn remove_request(tx: &mut Tx, id: &Permit<Ask, RequestId>) -> Result<()> {
    tx.run(sql!("DELETE FROM resource_answer WHERE request_id = :id"), named! { id: &**id }).await?;
    tx.run(sql!("DELETE FROM resource_request WHERE id = :id"), named! { id: &**id }).await?;
    Ok(())
}

/// Closes what was asked before that and is still open; how many.
pub async fn save_expired(tx: &mut Tx, before: &Permit<Keep, Moment>) -> Result<u64> {
    let now = tx.now();
    let sql = sql!(
        "UPDATE resource_request SET state = 'expired', closed_at = :now WHERE state = 'open' AND made_at < :before"
    );
    Ok(tx.run(sql, named! { before: **before, now }).await?)
}

/// Only who asks and those who look at reports see it from now on.
pub async fn save_hold(tx: &mut Tx, id: &Permit<Hold, RequestId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE resource_request SET held_at = COALESCE(held_at, :now) WHERE id = :id");
    tx.run(sql, named! { id: &**id, now }).await?;
    Ok(())
}

/// It is seen again.
pub async fn save_let_go(tx: &mut Tx, id: &Permit<Hold, RequestId>) -> Result<()> {
    tx.run(sql!("UPDATE resource_request SET held_at = NULL WHERE id = :id"), named! { id: &**id }).await?;
    Ok(())
}

/// Whether somebody reads a resource: asked for whoever is to be pointed to it.
pub async fn find_reads(reader: Reader<'_>, resource: ResourceId, member: MemberId) -> Result<bool, Fault> {
    let sql =
        sql!("SELECT COUNT(*) AS n FROM resource_visible v WHERE v.resource_id = :resource AND v.viewer_id = :member");
    Ok(reader.count(sql, named! { resource: &resource, member: &member }).await? > 0)
}

/// Whether somebody reads in a group.
pub async fn find_is_inside(reader: Reader<'_>, group: GroupId, member: MemberId) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM group_inside gi WHERE gi.group_id = :group AND gi.viewer_id = :member");
    Ok(reader.count(sql, named! { group: &group, member: &member }).await? > 0)
}

/// What of these the viewer asks for.
pub async fn find_own_titles(reader: Reader<'_>, ids: &[RequestId]) -> Result<Vec<(RequestId, String)>, Fault> {
    let sql =
        sql!("SELECT q.id, q.title FROM resource_request q WHERE q.member_id = :viewer AND q.id IN LIST_ID(:ids)");
    let args = named! { viewer: reader.viewer().id(), ids: store::id_list(ids) };
    reader.list(sql, args, |row| Ok((row.id("id")?, row.text("title")?.to_owned()))).await
}
