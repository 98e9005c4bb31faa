//! SQL of requests. What the sender sees comes from `contact_request_sent`, which does not know what was answered.

use crate::{
    policy::{Answer, Expire, Hold, LetGo, Part, Send, Withdraw},
    reach::{MONTH, NewPeople},
    request::{APART, Between, By, Ground, NewRequest, Request, State, WEEK},
};
use connections_api::{ConversationId, REQUEST_LASTS, RequestId};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use std::time::Duration;
use store::{Reader, Row, Tx, named, sql};

/// A request with its sealed note.
#[derive(Debug, Clone)]
pub struct SealedRequest {
    /// The request. For its sender the state is always waiting.
    pub request: Request,
    /// The other's name.
    pub name: String,
    /// The words; none when they are gone.
    pub note: Vec<u8>,
}

/// A key that is good for nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpentKey(pub ConversationId);

/// Everything that decides whether the viewer may write to this member; `None` if for the viewer there is none. One
/// statement.
pub async fn find_ground(reader: Reader<'_>, member: MemberId) -> Result<Option<Ground>, Fault> {
    let sql = sql!(
        "SELECT 'mine' AS kind, r.id,
                CASE WHEN r.note IS NULL THEN r.state ELSE 'waiting' END AS words,
                r.made_at AS at, 0 AS n
         FROM contact_request r
         WHERE r.from_id = :viewer AND r.to_id = :member AND r.made_at > :apart
         UNION ALL
         SELECT 'theirs' AS kind, r.request_id AS id, r.state AS words, r.made_at AS at, 0 AS n
         FROM contact_request_received r WHERE r.viewer_id = :viewer AND r.from_id = :member AND r.made_at > :lasts
         UNION ALL
         SELECT 'spent' AS kind, r.id, '' AS words, r.made_at AS at, 0 AS n FROM contact_request r
         WHERE r.from_id = :viewer AND r.made_at > :week
         UNION ALL
         SELECT 'spent' AS kind, i.id, '' AS words, i.begun_at AS at, 0 AS n FROM introduction i
         WHERE i.one_id = :viewer AND i.kind = 'asked' AND i.begun_at > :week
         UNION ALL
         SELECT 'spent' AS kind, i.id, '' AS words, i.begun_at AS at, 0 AS n FROM introduction i
         WHERE i.between_id = :viewer AND i.kind = 'offered' AND i.begun_at > :week
         UNION ALL
         SELECT 'received' AS kind, r.id, '' AS words, r.made_at AS at, 0 AS n FROM contact_request r
         WHERE r.to_id = :member AND r.made_at > :month
           AND EXISTS (SELECT 1 FROM reach h WHERE h.member_id = :member AND h.new_people > 0)
         UNION ALL
         SELECT 'limit' AS kind, h.member_id AS id, '' AS words, 0 AS at, h.new_people AS n FROM reach h
         WHERE h.member_id = :member AND h.new_people IS NOT NULL
         UNION ALL
         SELECT 'contact' AS kind, t.other_id AS id, '' AS words, t.since AS at, 0 AS n FROM tie t
         WHERE t.member_id = :viewer AND t.kind = 'contact' AND t.other_id = :member
         UNION ALL
         SELECT 'name' AS kind, c.member_id AS id, c.name AS words, 0 AS at, 0 AS n FROM member_card c
         WHERE c.member_id = :member
           AND EXISTS (SELECT 1 FROM profile_visible s WHERE s.member_id = :member AND s.viewer_id = :viewer)
         ORDER BY kind, at DESC"
    );
    let now = reader.now();
    let args = named! {
        viewer: reader.viewer().id(),
        member: &member,
        apart: now.minus(APART),
        lasts: now.minus(REQUEST_LASTS),
        week: now.minus(WEEK),
        month: now.minus(MONTH + WEEK),
    };
    let read = |row: &Row<'_>| {
        let words = row.text("words")?.to_owned();
        Ok((row.text("kind")?.to_owned(), row.id::<()>("id")?, words, row.moment("at")?, row.int("n")?))
    };
    ground_of(reader.list(sql, args, read).await?)
}

/// One row of a ground: its kind, an id, words, a moment, a number.
type GroundRow = (String, kernel::Id<()>, String, Moment, i64);

fn ground_of(rows: Vec<GroundRow>) -> Result<Option<Ground>, Fault> {
    let (mut ground, mut seen) = (Ground::default(), false);
    for (kind, id, words, at, n) in rows {
        match kind.as_str() {
            "mine" | "theirs" => {
                let by = if kind == "mine" { By::Me } else { By::Them };
                ground.between.push(Between { request: id.as_noun(), by, state: state(&words)?, at });
            }
            "spent" => ground.spent.push(at),
            "received" => ground.received.push(at),
            "limit" => ground.limit = Some(NewPeople::stored(n)),
            "contact" => ground.contact = true,
            "name" => (ground.name, seen) = (words, true),
            _ => return Err(Fault::bug("a ground of an unknown kind")),
        }
    }
    Ok(seen.then_some(ground))
}

/// What was sent to the viewer and can be answered, the latest first.
pub async fn page_of_received(reader: Reader<'_>, limit: i64) -> Result<Vec<SealedRequest>, Fault> {
    let sql = sql!(
        "SELECT r.request_id, r.from_id, r.viewer_id AS to_id, r.conversation_id, r.own_key, r.note, r.state, r.made_at,
                c.name
         FROM contact_request_received r JOIN member_card c ON c.member_id = r.from_id
         WHERE r.viewer_id = :viewer AND r.made_at > :since AND r.state IN ('waiting', 'put_off')
         ORDER BY r.made_at DESC, r.request_id LIMIT :limit"
    );
    let since = reader.now().minus(REQUEST_LASTS);
    reader.list(sql, named! { viewer: reader.viewer().id(), since, limit }, read_sealed).await
}

/// One that was sent to the viewer and can be answered.
pub async fn find_received(reader: Reader<'_>, id: RequestId) -> Result<Option<SealedRequest>, Fault> {
    let sql = sql!(
        "SELECT r.request_id, r.from_id, r.viewer_id AS to_id, r.conversation_id, r.own_key, r.note, r.state, r.made_at,
                c.name
         FROM contact_request_received r JOIN member_card c ON c.member_id = r.from_id
         WHERE r.request_id = :id AND r.viewer_id = :viewer AND r.made_at > :since"
    );
    let since = reader.now().minus(REQUEST_LASTS);
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id(), since }, read_sealed).await
}

/// The conversation that one opened which the viewer has accepted.
pub async fn find_accepted(reader: Reader<'_>, id: RequestId) -> Result<Option<ConversationId>, Fault> {
    let sql =
        sql!("SELECT conversation_id FROM contact_request WHERE id = :id AND to_id = :viewer AND state = 'accepted'");
    let args = named! { id: &id, viewer: reader.viewer().id() };
    reader.first(sql, args, |row| row.id("conversation_id")).await
}

/// Whether it was sent to the viewer and needs no answer any more, but for a yes: taken back, closed, or too old.
pub async fn is_over(reader: Reader<'_>, id: RequestId) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM contact_request
         WHERE id = :id AND to_id = :viewer AND state <> 'accepted'
           AND (state IN ('withdrawn', 'closed') OR made_at <= :since)"
    );
    let since = reader.now().minus(REQUEST_LASTS);
    Ok(reader.count(sql, named! { id: &id, viewer: reader.viewer().id(), since }).await? > 0)
}

/// Whether the viewer sent it and has taken it back.
pub async fn is_withdrawn(reader: Reader<'_>, id: RequestId) -> Result<bool, Fault> {
    let sql =
        sql!("SELECT COUNT(*) AS n FROM contact_request WHERE id = :id AND from_id = :viewer AND state = 'withdrawn'");
    Ok(reader.count(sql, named! { id: &id, viewer: reader.viewer().id() }).await? > 0)
}

/// What the viewer sent, the latest first; as if nothing had been answered.
pub async fn page_of_sent(reader: Reader<'_>, limit: i64) -> Result<Vec<SealedRequest>, Fault> {
    let sql = sql!(
        "SELECT r.request_id, r.viewer_id AS from_id, r.to_id, r.conversation_id, r.own_key, r.note,
                'waiting' AS state, r.made_at, c.name
         FROM contact_request_sent r JOIN member_card c ON c.member_id = r.to_id
         WHERE r.viewer_id = :viewer AND r.made_at > :since
         ORDER BY r.made_at DESC, r.request_id LIMIT :limit"
    );
    let since = reader.now().minus(APART);
    reader.list(sql, named! { viewer: reader.viewer().id(), since, limit }, read_sealed).await
}

/// One that the viewer sent; as if nothing had been answered.
pub async fn find_sent(reader: Reader<'_>, id: RequestId) -> Result<Option<SealedRequest>, Fault> {
    let sql = sql!(
        "SELECT r.request_id, r.viewer_id AS from_id, r.to_id, r.conversation_id, r.own_key, r.note,
                'waiting' AS state, r.made_at, c.name
         FROM contact_request_sent r JOIN member_card c ON c.member_id = r.to_id
         WHERE r.request_id = :id AND r.viewer_id = :viewer AND r.made_at > :since"
    );
    let since = reader.now().minus(APART);
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id(), since }, read_sealed).await
}

/// What a member sent, for their copy: also to those whom they no longer see.
pub async fn page_of_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<SealedRequest>, Fault> {
    let sql = sql!(
        "SELECT r.id AS request_id, r.from_id, r.to_id, r.conversation_id, r.own_key, r.note, 'waiting' AS state,
                r.made_at, '' AS name
         FROM contact_request r WHERE r.from_id = :member AND r.made_at > :since AND r.note IS NOT NULL
         ORDER BY r.made_at, r.id"
    );
    reader.list(sql, named! { member: &member, since: reader.now().minus(APART) }, read_sealed).await
}

/// Keeps a request.
pub async fn insert_request(tx: &mut Tx, new: &Permit<Send, NewRequest>) -> Result<()> {
    let (from, now) = (tx.viewer().id(), tx.now());
    let sql = sql!(
        "INSERT INTO contact_request (id, from_id, to_id, conversation_id, own_key, note, state, made_at)
         VALUES (:id, :from, :to, :conversation, :own_key, :note, 'waiting', :now)"
    );
    let args = named! {
        id: &new.id,
        from: &from,
        to: &new.to,
        conversation: &new.conversation,
        own_key: new.own_key,
        note: new.note.as_slice(),
        now,
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// Keeps the receiver's answer; `false` if it was taken back or answered for good a moment earlier. The words of one that
/// was accepted are a message now.
pub async fn save_answer(tx: &mut Tx, answered: &Permit<Answer, Request>) -> Result<bool> {
    let sql = sql!(
        "UPDATE contact_request SET state = :state, note = CASE WHEN :state = 'accepted' THEN NULL ELSE note END
         WHERE id = :id AND state IN ('waiting', 'put_off', 'declined')"
    );
    Ok(tx.run(sql, named! { id: &answered.id, state: answered.state.word() }).await? == 1)
}

/// Takes a request back: it is gone for its receiver, and its words for everybody; `false` if it was accepted a moment
/// earlier.
pub async fn save_withdrawn(tx: &mut Tx, request: &Permit<Withdraw, Request>) -> Result<bool> {
    let sql = sql!(
        "UPDATE contact_request SET state = 'withdrawn', note = NULL
         WHERE id = :id AND state IN ('waiting', 'put_off', 'declined', 'closed') AND note IS NOT NULL"
    );
    Ok(tx.run(sql, named! { id: &request.id }).await? == 1)
}

/// A request that was closed, and its key if nobody needs that any more.
type Closed = (RequestId, Option<SpentKey>);

/// Closes what is open between the viewer and another because they are contacts now.
pub async fn save_closed(tx: &mut Tx, part: &Permit<Part, MemberId>) -> Result<Vec<Closed>> {
    let (one, other) = (tx.viewer().id(), **part);
    close(tx, one, other).await
}

/// Closes what is open between two who became contacts otherwise.
pub async fn save_overtaken(tx: &mut Tx, pair: &Permit<Expire, (MemberId, MemberId)>) -> Result<Vec<Closed>> {
    let (one, other) = **pair;
    close(tx, one, other).await
}

async fn close(tx: &mut Tx, one: MemberId, other: MemberId) -> Result<Vec<Closed>> {
    let sql = sql!(
        "UPDATE contact_request SET state = 'closed', note = NULL
         WHERE state IN ('waiting', 'put_off', 'declined', 'closed') AND note IS NOT NULL
           AND ((from_id = :one AND to_id = :other) OR (from_id = :other AND to_id = :one))
         RETURNING id, conversation_id, own_key"
    );
    let read = |row: &Row<'_>| Ok((row.id("id")?, spent(row)?));
    Ok(tx.reader().list(sql, named! { one: &one, other: &other }, read).await?)
}

/// Closes what is open between the viewer and whom they block. What the other wrote keeps its words and its key, for the other
/// alone: to them it goes on to look as if it waited.
pub async fn save_blocked(tx: &mut Tx, part: &Permit<Part, MemberId>) -> Result<Vec<Closed>> {
    let sql = sql!(
        "UPDATE contact_request SET state = 'closed', note = CASE WHEN from_id = :one THEN NULL ELSE note END
         WHERE state IN ('waiting', 'put_off', 'declined')
           AND ((from_id = :one AND to_id = :other) OR (from_id = :other AND to_id = :one))
         RETURNING id, conversation_id, own_key, from_id"
    );
    let (one, other) = (tx.viewer().id(), **part);
    let read = |row: &Row<'_>| {
        let by_other = row.id::<kernel::Member>("from_id")? == other;
        Ok((row.id("id")?, spent(row)?.filter(|_| !by_other)))
    };
    Ok(tx.reader().list(sql, named! { one: &one, other: &other }, read).await?)
}

/// Whether something is open between two members who are contacts.
pub async fn find_overtaken(reader: Reader<'_>, one: MemberId, other: MemberId) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM contact_request r
         WHERE r.state IN ('waiting', 'put_off', 'declined', 'closed') AND r.note IS NOT NULL
           AND ((r.from_id = :one AND r.to_id = :other) OR (r.from_id = :other AND r.to_id = :one))
           AND EXISTS (SELECT 1 FROM tie t WHERE t.member_id = :one AND t.kind = 'contact' AND t.other_id = :other)"
    );
    Ok(reader.count(sql, named! { one: &one, other: &other }).await? > 0)
}

/// Holds a request back from its receiver, until a moderator has looked.
pub async fn save_held(tx: &mut Tx, request: &Permit<Hold, RequestId>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE contact_request SET held_at = COALESCE(held_at, :now) WHERE id = :id");
    tx.run(sql, named! { id: &**request, now }).await?;
    Ok(())
}

/// Lets its receiver see it again; from whom to whom, if it still waits.
pub async fn save_let_go(tx: &mut Tx, request: &Permit<LetGo, RequestId>) -> Result<Option<(MemberId, MemberId)>> {
    let sql = sql!("UPDATE contact_request SET held_at = NULL WHERE id = :id RETURNING from_id, to_id, state");
    let read = |row: &Row<'_>| Ok((row.text("state")? == "waiting").then_some((row.id("from_id")?, row.id("to_id")?)));
    Ok(tx.reader().first(sql, named! { id: &**request }, read).await?.flatten())
}

/// Takes away what is older; the keys that go with it.
pub async fn remove_old(tx: &mut Tx, before: &Permit<Expire, Moment>) -> Result<Vec<SpentKey>> {
    let sql = sql!("DELETE FROM contact_request WHERE made_at < :before RETURNING conversation_id, own_key, state");
    let keys = tx.reader().list(sql, named! { before: **before }, spent_unless_accepted).await?;
    Ok(keys.into_iter().flatten().collect())
}

/// The requests of which their receivers are to be reminded, so long after they came: which, from whom, to whom.
pub async fn page_of_due(
    reader: Reader<'_>,
    after: Duration,
    limit: i64,
) -> Result<Vec<(RequestId, MemberId, MemberId)>, Fault> {
    let sql = sql!(
        "SELECT r.id, r.from_id, r.to_id FROM contact_request r
         WHERE r.made_at > :over AND r.made_at < :since AND r.state = 'waiting' AND r.reminded_at IS NULL
           AND r.held_at IS NULL ORDER BY r.made_at LIMIT :limit"
    );
    let (over, since) = (reader.now().minus(REQUEST_LASTS), reader.now().minus(after));
    let read = |row: &Row<'_>| Ok((row.id("id")?, row.id("from_id")?, row.id("to_id")?));
    reader.list(sql, named! { over, since, limit }, read).await
}

/// Notes that its receiver is reminded; `false` if there is nothing to be reminded of any more, or they were already.
pub async fn save_reminded(tx: &mut Tx, request: &Permit<Expire, RequestId>) -> Result<bool> {
    let now = tx.now();
    let sql = sql!(
        "UPDATE contact_request SET reminded_at = :now
         WHERE id = :id AND state = 'waiting' AND reminded_at IS NULL AND held_at IS NULL"
    );
    Ok(tx.run(sql, named! { id: &**request, now }).await? == 1)
}

/// Takes a member who leaves out of all requests, with the keys that go with them.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<Vec<SpentKey>> {
    let sql = sql!(
        "DELETE FROM contact_request WHERE from_id = :member OR to_id = :member
         RETURNING conversation_id, own_key, state"
    );
    let keys = tx.reader().list(sql, named! { member: &member }, spent_unless_accepted).await?;
    Ok(keys.into_iter().flatten().collect())
}

fn spent(row: &Row<'_>) -> Result<Option<SpentKey>, Fault> {
    Ok(row.flag("own_key")?.then_some(SpentKey(row.id("conversation_id")?)))
}

fn spent_unless_accepted(row: &Row<'_>) -> Result<Option<SpentKey>, Fault> {
    let accepted = state(row.text("state")?)? == State::Accepted;
    Ok(spent(row)?.filter(|_| !accepted))
}

fn read_sealed(row: &Row<'_>) -> Result<SealedRequest, Fault> {
    let request = Request {
        id: row.id("request_id")?,
        from: row.id("from_id")?,
        to: row.id("to_id")?,
        conversation: row.id("conversation_id")?,
        own_key: row.flag("own_key")?,
        state: state(row.text("state")?)?,
        made: row.moment("made_at")?,
    };
    let note = row.bytes_or_none("note")?.unwrap_or_default().to_vec();
    Ok(SealedRequest { request, name: row.text("name")?.to_owned(), note })
}

fn state(word: &str) -> Result<State, Fault> {
    State::stored(word).ok_or_else(|| Fault::bug("a request is in no state"))
}
