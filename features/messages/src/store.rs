//! All SQL of the feature: conversations here, messages and the rest below.

pub mod attachment;
pub mod belonging;
pub mod draft;
pub mod list;
pub mod live;
pub mod message;
pub mod participant;
pub mod posting;
pub mod reading;
pub mod upkeep;

use crate::{
    conversation::{ConversationId, Draft, Edition, Keeping, Kind, Marks, Participant, Pin, Sealed, Talk, pair_key},
    message::MessageId,
    policy::{Govern, Open, React},
    tone::Tone,
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use notices_api::Away;
use people_api::Affiliations;
use store::{Args, Reader, Row, Sql, Tx, named, sql};

/// A conversation that begins.
pub struct Opening {
    /// Which.
    pub id: ConversationId,
    /// Of two: what tells them from every other pair.
    pub pair: Option<Vec<u8>>,
    /// What it is called.
    pub name: Option<Sealed>,
    /// Who is in it, in their order.
    pub members: Vec<MemberId>,
}

/// The conversation as the viewer has it, with everybody who is or was in it. `changed > 0` is true of all: it has SQLite walk
/// the index of changes from its end, instead of sorting the whole conversation for its newest.
macro_rules! talk {
    ($which:literal) => {
        concat!(
            "SELECT c.id, c.pair, c.name, c.tone, c.tone_by, c.latest, i.id AS pin, i.author_id AS pin_author, i.body AS pin_body,
                v.changed, v.muted, v.archived, v.pinned, v.posted,
                CASE WHEN p.member_id = :viewer THEN
                    (SELECT mv.changed FROM message_visible mv WHERE mv.conversation_id = v.conversation_id AND mv.viewer_id = :viewer
                        AND mv.changed > 0 ORDER BY mv.changed DESC LIMIT 1) END AS known,
                (SELECT COUNT(*) FROM attachment w WHERE w.member_id = :viewer AND w.conversation_id = v.conversation_id
                  AND w.message_id IS NULL) AS waiting,
                p.member_id, p.seat, p.from_number, p.until_number, p.joined_at, p.read_upto, p.read_marks,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = p.member_id AND s.viewer_id = :viewer) AS person,
                (SELECT COALESCE(b.profession, '') || ' ~ ' || COALESCE(b.affiliations, '') FROM member_beside b
                  WHERE b.member_id = p.member_id AND b.viewer_id = :viewer) AS beside,
                (SELECT aw.first_day || ' ' || aw.last_day || ' ' || aw.zone FROM away_visible aw
                  WHERE aw.member_id = p.member_id AND aw.viewer_id = :viewer AND p.member_id = v.other_id) AS away,
                EXISTS (SELECT 1 FROM tie t WHERE t.member_id = :viewer AND t.kind = 'contact' AND t.other_id = p.member_id) AS contact,
                d.body AS draft, d.reply_to
         FROM conversation_visible v
         JOIN conversation c ON c.id = v.conversation_id
         JOIN participant p ON p.conversation_id = v.conversation_id
         LEFT JOIN draft d ON d.conversation_id = p.conversation_id AND d.member_id = p.member_id AND p.member_id = :viewer
         LEFT JOIN message i ON i.id = c.pin_id AND p.member_id = :viewer
              AND EXISTS (SELECT 1 FROM message_visible iv WHERE iv.message_id = c.pin_id AND iv.viewer_id = :viewer)
             WHERE v.viewer_id = :viewer AND ",
            $which,
            " ORDER BY p.seat"
        )
    };
}

/// The conversation as the viewer has it, with everybody who is or was in it; one statement.
pub async fn find_talk(reader: Reader<'_>, id: ConversationId) -> Result<Option<Talk>, Fault> {
    let viewer = reader.viewer().id();
    let sql = sql!(talk!("v.conversation_id = :id"));
    gathered(reader, viewer, sql, named! { id: &id, viewer: &viewer }).await
}

/// The conversation that the viewer has with another.
pub async fn find_talk_with(reader: Reader<'_>, other: MemberId) -> Result<Option<Talk>, Fault> {
    let viewer = reader.viewer().id();
    let sql = sql!(talk!("c.pair_key = :key AND v.other_id = :other"));
    let key = pair_key(viewer, other);
    gathered(reader, viewer, sql, named! { key: key.as_slice(), other: &other, viewer: &viewer }).await
}

/// As of which changes the viewer would have the conversation now: little to ask, before what is in memory is shown again.
pub async fn find_edition(reader: Reader<'_>, id: ConversationId) -> Result<Option<Edition>, Fault> {
    let sql = sql!(
        "SELECT c.latest, v.changed,
                EXISTS (SELECT 1 FROM draft d WHERE d.conversation_id = v.conversation_id AND d.member_id = :viewer)
                OR EXISTS (SELECT 1 FROM attachment w WHERE w.member_id = :viewer AND w.conversation_id = v.conversation_id
                            AND w.message_id IS NULL) AS begun
         FROM conversation_visible v JOIN conversation c ON c.id = v.conversation_id
         WHERE v.viewer_id = :viewer AND v.conversation_id = :id"
    );
    let read = |row: &Row<'_>| {
        Ok(Edition { latest: row.int("latest")?, changed: row.int("changed")?, begun: row.flag("begun")? })
    };
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

async fn gathered(
    reader: Reader<'_>,
    viewer: MemberId,
    sql: &'static Sql,
    args: &Args<'_>,
) -> Result<Option<Talk>, Fault> {
    let mut talk: Option<Talk> = None;
    let see = |row: &Row<'_>| {
        let whole = match &mut talk {
            Some(it) => it,
            none => none.insert(read_talk(row, viewer)?),
        };
        if let Some(sealed) = row.bytes_or_none("draft")? {
            whole.draft = Some(Draft { sealed: sealed.to_vec(), reply_to: row.id_or_none("reply_to")? });
        }
        if let (Some(message), Some(author), Some(sealed)) =
            (row.id_or_none("pin")?, row.id_or_none("pin_author")?, row.bytes_or_none("pin_body")?)
        {
            whole.pin = Some(Pin { message, author, sealed: sealed.to_vec() });
        }
        whole.known = whole.known.max(row.int_or_none("known")?.unwrap_or_default());
        whole.people.push(read_participant(row, reader.now())?);
        Ok(())
    };
    reader.list(sql, args, see).await?;
    Ok(talk)
}

/// As [`find_talk`], for a write that goes by it, with the conversation held.
pub async fn find_talk_held(tx: &mut Tx, id: ConversationId) -> Result<Option<Talk>, Fault> {
    hold_conversation(tx, id).await?;
    find_talk(tx.reader(), id).await
}

/// Whoever else changes this conversation waits until this write is committed, so that who is in it is still so when something
/// is put there. Taken first, before inboxes and any other row: the order of `store::inbox`.
pub async fn hold_conversation(tx: &mut Tx, id: ConversationId) -> Result<(), Fault> {
    let sql = sql! {
        sqlite: "SELECT id FROM conversation WHERE id = :id",
        postgres: "SELECT id FROM conversation WHERE id = :id FOR UPDATE"
    };
    tx.reader().first(sql, named! { id: &id }, |row| row.id::<()>("id")).await.map(drop)
}

fn read_talk(row: &Row<'_>, own: MemberId) -> Result<Talk, Fault> {
    Ok(Talk {
        id: row.id("id")?,
        kind: if row.flag("pair")? { Kind::Pair } else { Kind::Group },
        name: row.bytes_or_none("name")?.map(<[u8]>::to_vec),
        tone: Tone::of(row.text("tone")?).ok_or_else(|| Fault::bug("a tone of another kind"))?,
        tone_by: row.id_or_none("tone_by")?,
        latest: row.int("latest")?,
        // What somebody was added for has a number and no message.
        known: row.int("posted")?,
        changed: row.int("changed")?,
        pin: None,
        own,
        keeping: Keeping { muted: row.flag("muted")?, archived: row.flag("archived")?, pinned: row.flag("pinned")? },
        draft: None,
        posted: row.int("posted")?,
        waiting: row.int("waiting")?,
        people: Vec::with_capacity(4),
    })
}

fn read_participant(row: &Row<'_>, now: Moment) -> Result<Participant, Fault> {
    let name = row.text_or_none("person")?.map(str::to_owned);
    let (profession, affiliations) =
        row.text_or_none("beside")?.and_then(|it| it.split_once(" ~ ")).unwrap_or_default();
    let affiliations = Affiliations::stored(affiliations);
    let beside = people_api::Beside { profession: capital(profession), affiliations, ..people_api::Beside::default() };
    Ok(Participant {
        member: row.id("member_id")?,
        beside: if name.is_some() { beside.words() } else { String::new() },
        name,
        seat: row.int("seat")?,
        from: row.int("from_number")?,
        until: row.int_or_none("until_number")?,
        joined: row.moment("joined_at")?,
        read_upto: row.int("read_upto")?,
        marks: if row.flag("read_marks")? { Marks::On } else { Marks::Off },
        contact: row.flag("contact")?,
        away: row.text_or_none("away")?.and_then(|it| Away::until_of(it, now)),
    })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The conversation of two, if they ever had one; also while a block hides it.
pub async fn find_pair(reader: Reader<'_>, key: &[u8]) -> Result<Option<ConversationId>, Fault> {
    let sql = sql!("SELECT id FROM conversation WHERE pair_key = :key");
    reader.first(sql, named! { key }, |row| row.id("id")).await
}

/// Keeps a conversation that begins, unless its pair has one; then that one is the answer. Whoever is in it has no message yet.
pub async fn insert_conversation(tx: &mut Tx, opening: &Permit<Open, Opening>) -> Result<ConversationId> {
    let sql = sql!(
        "INSERT INTO conversation (id, made_at, pair, pair_key, name, tone, latest)
         VALUES (:id, :now, :two, :pair, :name, 'open', 0) ON CONFLICT DO NOTHING"
    );
    let now = tx.now();
    let (two, pair, name) = (opening.pair.is_some(), opening.pair.as_deref(), opening.name.as_deref());
    let args = named! { id: &opening.id, now, two, pair, name };
    if tx.run(sql, args).await? == 0 {
        let there = match &opening.pair {
            Some(key) => find_pair(tx.reader(), key).await?,
            None => None,
        };
        return Ok(there.unwrap_or(opening.id));
    }
    for (at, member) in opening.members.iter().enumerate() {
        let other = opening.members.iter().find(|it| opening.pair.is_some() && *it != member);
        participant::insert_participant(tx, opening.id, *member, other.copied(), at as i64 + 1, 1).await?;
    }
    Ok(opening.id)
}

/// The next number of a conversation. Other writes of it wait until this one is committed, so that the order of numbers is
/// the order of commits.
pub async fn next_number(tx: &mut Tx, id: ConversationId) -> Result<i64, Fault> {
    let sql = sql!("UPDATE conversation SET latest = latest + 1 WHERE id = :id RETURNING latest");
    let number = tx.reader().first(sql, named! { id: &id }, |row| row.int("latest")).await?;
    number.ok_or_else(|| Fault::bug("a conversation without its row"))
}

/// Gives a group another name, or none.
pub async fn save_name(tx: &mut Tx, name: &Permit<Govern, (ConversationId, Option<Sealed>)>) -> Result<()> {
    let sql = sql!("UPDATE conversation SET name = :name WHERE id = :id");
    tx.run(sql, named! { id: &name.0, name: name.1.as_deref() }).await?;
    Ok(())
}

/// Sets the tone.
pub async fn save_tone(tx: &mut Tx, tone: &Permit<Govern, (ConversationId, Tone)>) -> Result<()> {
    let sql = sql!("UPDATE conversation SET tone = :tone, tone_by = :by, tone_at = :now WHERE id = :id");
    let by = tx.viewer().member.filter(|_| tone.1 != Tone::Open);
    let now = Some(tx.now()).filter(|_| tone.1 != Tone::Open);
    tx.run(sql, named! { id: &tone.0, tone: tone.1.word(), by, now }).await?;
    Ok(())
}

/// Keeps one message in sight, or none.
pub async fn save_pin(tx: &mut Tx, pin: &Permit<React, (ConversationId, Option<MessageId>)>) -> Result<()> {
    let sql = sql!("UPDATE conversation SET pin_id = :pin WHERE id = :id");
    tx.run(sql, named! { id: &pin.0, pin: pin.1 }).await?;
    Ok(())
}

/// Who asked for the tone, and when.
pub async fn find_tone_at(reader: Reader<'_>, id: ConversationId) -> Result<Option<Moment>, Fault> {
    let sql = sql!("SELECT tone_at FROM conversation WHERE id = :id");
    Ok(reader.first(sql, named! { id: &id }, |row| row.moment_or_none("tone_at")).await?.flatten())
}
