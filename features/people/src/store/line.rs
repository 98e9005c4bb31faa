//! SQL of lines.

use super::{SeenPlace, audience, seen_place};
use crate::{
    line::{Capacity, Detail, Kind, Line, LineWords, LinkAddress, PlaceCode, PlaceWords, Sessions, Subject, WorkPlace},
    own::{LineChange, LineKey, LineRemoval, Swap},
    policy::Edit,
    stage::Stage,
    term::TermCode,
    when::When,
};
use kernel::{Fault, MemberId, Permit, Result};
use people_api::Affiliations;
use store::{Reader, Row, Sql, Tx, named, sql};

/// A line as one viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenLine {
    /// Where it is kept.
    pub key: LineKey,
    /// The line.
    pub line: Line,
    /// Its place with a name, if it is a place that we know.
    pub place: Option<SeenPlace>,
}

/// What the viewer may see of a member's lines.
pub async fn find_seen_lines(reader: Reader<'_>, member: MemberId) -> Result<Vec<SeenLine>, Fault> {
    let sql = sql!(
        "SELECT l.line_id AS id, l.kind, l.position, l.term, l.words, l.detail, l.stage, l.place_code,
                l.place_words, l.sessions, l.from_when, l.to_when, l.capacity, l.audience,
                (SELECT p.name FROM place_card p WHERE p.code = l.place_code) AS place_name,
                (SELECT p.town FROM place_card p WHERE p.code = l.place_code) AS town
         FROM line_visible l
         WHERE l.member_id = :member AND l.viewer_id = :viewer ORDER BY l.position, l.line_id"
    );
    let read = |row: &Row<'_>| Ok(SeenLine { key: read_key(row)?, line: read_line(row)?, place: seen_place(row)? });
    reader.list(sql, named! { member: &member, viewer: reader.viewer().id() }, read).await
}

/// All lines of a member, whatever their audience: for the member.
pub async fn find_own_lines(reader: Reader<'_>, member: MemberId) -> Result<Vec<(LineKey, Line)>, Fault> {
    let sql = sql!(
        "SELECT id, kind, position, term, words, detail, stage, place_code, place_words, sessions, from_when, to_when,
                capacity, audience
         FROM line WHERE member_id = :member ORDER BY position, id"
    );
    reader.list(sql, named! { member: &member }, |row| Ok((read_key(row)?, read_line(row)?))).await
}

/// Somebody's present role at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenWorker {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: TermCode,
    /// Where they belong.
    pub affiliations: Affiliations,
    /// The role.
    pub line: Line,
}

/// Who has a role at a place in the month `now`, by name, as the reader's viewer may see; a member once for each role.
pub async fn page_of_workers(
    reader: Reader<'_>,
    place: &str,
    now: When,
    limit: usize,
) -> Result<Vec<SeenWorker>, Fault> {
    let sql = sql!(
        "SELECT m.member_id, m.name, c.profession, d.affiliations, l.kind, l.term, l.words, l.detail, l.stage, l.place_code,
                l.place_words, l.sessions, l.from_when, l.to_when, l.capacity, l.audience
         FROM line_visible l JOIN member_card m ON m.member_id = l.member_id
         JOIN profile c ON c.member_id = l.member_id
         LEFT JOIN declaration d ON d.member_id = l.member_id
         WHERE l.place_code = :place AND l.kind = 'role' AND l.viewer_id = :viewer
           AND (l.to_when IS NULL OR l.to_when >= :month OR l.to_when = :year)
         ORDER BY m.name, m.member_id, l.position LIMIT :limit"
    );
    let (month, year) = (now.code(), now.year().to_string());
    let args = named! { place, viewer: reader.viewer().id(), month: &month, year: &year, limit: limit as i64 };
    let read = |row: &Row<'_>| {
        let name = row.text("name")?.to_owned();
        let profession = TermCode::stored(row.text("profession")?);
        let affiliations = Affiliations::stored(row.text_or_none("affiliations")?.unwrap_or_default());
        Ok(SeenWorker { member: row.id("member_id")?, name, profession, affiliations, line: read_line(row)? })
    };
    reader.list(sql, args, read).await
}

fn read_key(row: &Row<'_>) -> Result<LineKey, Fault> {
    Ok(LineKey { id: row.id("id")?, position: row.int("position")? })
}

/// Of the columns of `line` and `line_visible`.
pub fn read_line(row: &Row<'_>) -> Result<Line, Fault> {
    let spoiled = || Fault::bug("a line of a profile is spoiled");
    let kind = Kind::parse(row.text("kind")?).ok_or_else(spoiled)?;
    let subject = match (row.text_or_none("term")?, row.text_or_none("words")?) {
        (Some(code), _) => Subject::Term(TermCode::stored(code)),
        (None, Some(words)) if kind == Kind::Link => Subject::Link(LinkAddress::stored(words)),
        (None, Some(words)) => Subject::Words(LineWords::stored(words)),
        (None, None) => return Err(spoiled()),
    };
    let when = |column| row.text_or_none(column)?.map(|it| When::parse(it).map_err(|_| spoiled())).transpose();
    let place = match (row.text_or_none("place_code")?, row.text_or_none("place_words")?) {
        (Some(code), _) => Some(WorkPlace::Known(PlaceCode::stored(code))),
        (None, Some(words)) => Some(WorkPlace::Typed(PlaceWords::stored(words))),
        (None, None) => None,
    };
    Ok(Line {
        kind,
        subject,
        detail: row.text_or_none("detail")?.map(Detail::stored),
        stage: row.text_or_none("stage")?.map(Stage::parse).transpose().map_err(|_| spoiled())?,
        place,
        sessions: row.int_or_none("sessions")?.and_then(Sessions::of_tenths),
        from: when("from_when")?,
        to: when("to_when")?,
        capacity: row.int_or_none("capacity")?.and_then(Capacity::of),
        audience: audience(row, "audience")?,
    })
}

/// Keeps a line: a new one, or instead of the one with its id.
pub async fn save_line(tx: &mut Tx, change: &Permit<Edit, LineChange>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO line (id, member_id, kind, position, term, words, detail, stage, place_code, place_words, sessions,
             from_when, to_when, capacity, audience)
         VALUES (:id, :member, :kind, :position, :term, :words, :detail, :stage, :place_code, :place_words, :sessions,
             :from_when, :to_when, :capacity, :audience)
         ON CONFLICT (id) DO UPDATE SET term = excluded.term, words = excluded.words, detail = excluded.detail,
             stage = excluded.stage, place_code = excluded.place_code, place_words = excluded.place_words,
             sessions = excluded.sessions, from_when = excluded.from_when, to_when = excluded.to_when,
             capacity = excluded.capacity, audience = excluded.audience
         WHERE line.member_id = excluded.member_id AND line.kind = excluded.kind"
    );
    write_line(tx, sql, change).await?;
    touch(tx, change.member).await
}

/// As [`save_line`], for a line that is new, of a profile that is being made and has just been saved. Cheaper, because
/// SQLite keeps no way back from the single statement.
pub async fn insert_line(tx: &mut Tx, change: &Permit<Edit, LineChange>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO line (id, member_id, kind, position, term, words, detail, stage, place_code, place_words, sessions,
             from_when, to_when, capacity, audience)
         VALUES (:id, :member, :kind, :position, :term, :words, :detail, :stage, :place_code, :place_words, :sessions,
             :from_when, :to_when, :capacity, :audience)"
    );
    write_line(tx, sql, change).await
}

async fn write_line(tx: &mut Tx, sql: &'static Sql, change: &Permit<Edit, LineChange>) -> Result<()> {
    let line = &change.line;
    let (term, words) = match &line.subject {
        Subject::Term(code) => (Some(code.as_str()), None),
        Subject::Words(words) => (None, Some(words.as_str())),
        Subject::Link(address) => (None, Some(address.as_str())),
    };
    let (place_code, place_words) = match &line.place {
        Some(WorkPlace::Known(code)) => (Some(code.as_str()), None),
        Some(WorkPlace::Typed(words)) => (None, Some(words.as_str())),
        None => (None, None),
    };
    let args = named! {
        id: &change.key.id,
        member: &change.member,
        kind: line.kind.code(),
        position: change.key.position,
        term,
        words,
        detail: line.detail.as_ref().map(Detail::as_str),
        stage: line.stage.map(Stage::code),
        place_code,
        place_words,
        sessions: line.sessions.map(Sessions::tenths),
        from_when: line.from.map(When::code),
        to_when: line.to.map(When::code),
        capacity: line.capacity.map(Capacity::count),
        audience: line.audience.code(),
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// Takes a line away.
pub async fn remove_line(tx: &mut Tx, removal: &Permit<Edit, LineRemoval>) -> Result<()> {
    let sql = sql!("DELETE FROM line WHERE id = :id AND member_id = :member");
    tx.run(sql, named! { id: &removal.id, member: &removal.member }).await?;
    touch(tx, removal.member).await
}

/// Gives two lines each other's position.
pub async fn save_swap(tx: &mut Tx, swap: &Permit<Edit, Swap>) -> Result<()> {
    for key in &swap.keys {
        let sql = sql!("UPDATE line SET position = :position WHERE id = :id AND member_id = :member");
        tx.run(sql, named! { position: key.position, id: &key.id, member: &swap.member }).await?;
    }
    touch(tx, swap.member).await
}

/// The profile changed now. The revision stays: it guards the head alone.
async fn touch(tx: &mut Tx, member: MemberId) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE profile SET changed_at = :now WHERE member_id = :member");
    tx.run(sql, named! { now, member: &member }).await?;
    Ok(())
}

/// What was typed as a place, and the place that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linking {
    /// As typed.
    pub words: String,
    /// The place.
    pub code: PlaceCode,
}

/// All that was typed as a place and is not linked, each once.
pub async fn find_typed_places(reader: Reader<'_>) -> Result<Vec<String>, Fault> {
    let sql = sql!("SELECT DISTINCT place_words FROM line WHERE place_words IS NOT NULL ORDER BY place_words");
    reader.list(sql, named! {}, |row| Ok(row.text("place_words")?.to_owned())).await
}

/// Who typed one of these.
pub async fn find_members_typing(reader: Reader<'_>, words: &[&str]) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT DISTINCT member_id FROM line WHERE place_words IN LIST(:words) ORDER BY member_id");
    reader.list(sql, named! { words: store::list(words) }, |row| row.id("member_id")).await
}

/// Puts the place where its words stood; in how many lines.
pub async fn save_linking(tx: &mut Tx, linking: &Permit<Edit, &Linking>) -> Result<u64> {
    let sql = sql!("UPDATE line SET place_code = :code, place_words = NULL WHERE place_words = :words");
    Ok(tx.run(sql, named! { code: linking.code.as_str(), words: &linking.words }).await?)
}
