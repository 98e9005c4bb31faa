//! All SQL of the feature: reports here, what was done about them below.

pub mod measure;

use crate::{
    policy::{Decide, Forget, Send},
    report::{About, Earlier, Kind, NewReport, Report, ReportId, State, Words},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use moderation_api::ThingId;
use store::{Reader, Row, Tx, named, sql};

/// A report and who is in it, as those who look at reports see it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The report.
    pub report: Report,
    /// The reporter's name; nothing once they have left.
    pub reporter: Option<String>,
    /// The author's standing; nothing for a complaint and once they have left.
    pub author_standing: Option<String>,
}

fn read_listed(row: &Row<'_>) -> Result<Listed, Fault> {
    Ok(Listed {
        report: read_report(row)?,
        reporter: row.text_or_none("reporter")?.map(str::to_owned),
        author_standing: row.text_or_none("author_standing")?.map(str::to_owned),
    })
}

fn read_report(row: &Row<'_>) -> Result<Report, Fault> {
    let spoiled = || Fault::bug("a report is spoiled");
    let words = |column| row.text_or_none(column).map(|it| it.map(Words::stored));
    // Once its author has left, its id is gone too.
    let about = match (row.text_or_none("thing_kind")?, row.id_or_none("thing_id")?) {
        (Some(kind), Some(thing)) => Some(About { kind: kind.to_owned(), thing, author: row.id_or_none("author_id")? }),
        _ => None,
    };
    let copy = row.text_or_none("copy")?.map(serde_json::from_str).transpose();
    Ok(Report {
        id: row.id("id")?,
        kind: read_kind(row)?,
        state: State::stored(row.text("state")?).ok_or_else(spoiled)?,
        reporter: row.id_or_none("reporter_id")?,
        about,
        words: words("words")?,
        copy: copy.map_err(|_| spoiled())?,
        sealed: row.bytes_or_none("sealed")?.map(<[u8]>::to_vec),
        received: row.moment("received_at")?,
        looked: row.moment_or_none("looked_at")?,
        answered: row.moment_or_none("answered_at")?,
        answer: words("answer")?,
    })
}

fn read_kind(row: &Row<'_>) -> Result<Kind, Fault> {
    Kind::stored(row.text("kind")?).ok_or_else(|| Fault::bug("a report is of no kind"))
}

/// A report, for whoever the policy then says may decide on it.
pub async fn find_report(reader: Reader<'_>, id: ReportId) -> Result<Option<Listed>, Fault> {
    let sql = sql!(
        "SELECT r.id, CASE WHEN r.safety THEN 'safety' ELSE r.kind END AS kind, r.state, r.reporter_id, r.author_id,
                r.thing_kind, r.thing_id, r.words, r.copy, r.sealed, r.received_at, r.looked_at, r.answered_at, r.answer,
                (SELECT m.name FROM member_card m WHERE m.member_id = r.reporter_id) AS reporter,
                (SELECT m.standing FROM member_card m WHERE m.member_id = r.author_id) AS author_standing
         FROM report r WHERE r.id = :id"
    );
    reader.first(sql, named! { id: &id }, read_listed).await
}

/// What waits for an answer, patients first, then what could do harm, then as it came; without what is about the viewer's own.
pub async fn page_of_open(reader: Reader<'_>, limit: i64) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(
        "SELECT r.id, CASE WHEN r.safety THEN 'safety' ELSE r.kind END AS kind, r.state, r.reporter_id, r.author_id,
                r.thing_kind, r.thing_id, r.words, r.copy, r.sealed, r.received_at, r.looked_at, r.answered_at, r.answer,
                (SELECT m.name FROM member_card m WHERE m.member_id = r.reporter_id) AS reporter,
                (SELECT m.standing FROM member_card m WHERE m.member_id = r.author_id) AS author_standing
         FROM report r WHERE r.state <> 'answered' AND (r.author_id IS NULL OR r.author_id <> :viewer)
         ORDER BY CASE WHEN r.kind = 'patient' THEN 0 WHEN r.safety THEN 1 ELSE 2 END, r.received_at, r.id LIMIT :limit"
    );
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read_listed).await
}

/// How much waits for an answer and since when the first of it does; without what is about the viewer's own.
pub async fn count_open(reader: Reader<'_>) -> Result<Option<(u64, Moment)>, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n, MIN(r.received_at) AS since FROM report r
         WHERE r.state <> 'answered' AND (r.author_id IS NULL OR r.author_id <> :viewer)"
    );
    let read = |row: &Row<'_>| Ok((row.int("n")?.unsigned_abs(), row.moment_or_none("since")?));
    let found = reader.first(sql, named! { viewer: reader.viewer().id() }, read).await?;
    Ok(found.and_then(|(count, since)| Some((count, since?))))
}

/// What was answered last; without what is about the viewer's own.
pub async fn page_of_answered(reader: Reader<'_>, limit: i64) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(
        "SELECT r.id, CASE WHEN r.safety THEN 'safety' ELSE r.kind END AS kind, r.state, r.reporter_id, r.author_id,
                r.thing_kind, r.thing_id, r.words, r.copy, r.sealed, r.received_at, r.looked_at, r.answered_at, r.answer,
                (SELECT m.name FROM member_card m WHERE m.member_id = r.reporter_id) AS reporter,
                (SELECT m.standing FROM member_card m WHERE m.member_id = r.author_id) AS author_standing
         FROM report r WHERE r.state = 'answered' AND (r.author_id IS NULL OR r.author_id <> :viewer)
         ORDER BY r.answered_at DESC, r.id DESC LIMIT :limit"
    );
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read_listed).await
}

/// What a member has sent, the latest first.
pub async fn page_of_sent(reader: Reader<'_>, member: MemberId, limit: i64) -> Result<Vec<Report>, Fault> {
    let sql = sql!(
        "SELECT id, CASE WHEN safety THEN 'safety' ELSE kind END AS kind, state, reporter_id, author_id, thing_kind, thing_id, words, copy, sealed, received_at,
                looked_at, answered_at, answer
         FROM report WHERE reporter_id = :member ORDER BY received_at DESC, id DESC LIMIT :limit"
    );
    reader.list(sql, named! { member: &member, limit }, read_report).await
}

/// How many other reports of the same thing wait for an answer.
pub async fn count_alike(reader: Reader<'_>, report: &Report) -> Result<i64, Fault> {
    let (kind, thing) = thing_of(report);
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM report
         WHERE thing_kind = :kind AND thing_id = :thing AND state <> 'answered' AND id <> :id"
    );
    reader.count(sql, named! { kind, thing: &thing, id: &report.id }).await
}

/// What the viewer has said of this thing before.
pub async fn find_earlier(reader: Reader<'_>, kind: &str, thing: ThingId) -> Result<Vec<Earlier>, Fault> {
    let sql = sql!(
        "SELECT CASE WHEN safety THEN 'safety' ELSE kind END AS kind, state FROM report
         WHERE thing_kind = :kind AND thing_id = :thing AND reporter_id = :viewer ORDER BY received_at"
    );
    let read = |row: &Row<'_>| {
        let state = State::stored(row.text("state")?).ok_or_else(|| Fault::bug("a report is in no state"))?;
        Ok(Earlier { kind: read_kind(row)?, state })
    };
    reader.list(sql, named! { kind, thing: &thing, viewer: reader.viewer().id() }, read).await
}

/// How many reports the viewer has sent since then.
pub async fn count_sent_since(reader: Reader<'_>, since: Moment) -> Result<i64, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM report WHERE reporter_id = :viewer AND received_at > :since");
    reader.count(sql, named! { viewer: reader.viewer().id(), since }).await
}

/// Keeps a report; of a private thing the words come sealed.
pub async fn insert_report(
    tx: &mut Tx,
    new: &Permit<Send, NewReport>,
    id: ReportId,
    sealed: Option<&[u8]>,
) -> Result<()> {
    let now = tx.now();
    let (about, copy) = new.about.as_ref().map_or((None, None), |it| (Some(&it.0), Some(&it.1)));
    let copy = copy.map(serde_json::to_string).transpose().map_err(|_| Fault::bug("a copy cannot be written"))?;
    let sql = sql!(
        "INSERT INTO report (id, reporter_id, author_id, thing_kind, thing_id, kind, safety, words, copy, sealed, state, received_at)
         VALUES (:id, :reporter, :author, :thing_kind, :thing, :kind, :safety, :words, :copy, :sealed, 'received', :now)"
    );
    let reporter = tx.viewer().id();
    let args = named! {
        id: &id,
        reporter: &reporter,
        author: about.and_then(|it| it.author),
        thing_kind: about.map(|it| it.kind.as_str()),
        thing: about.map(|it| it.thing),
        kind: if new.kind == Kind::Safety { Kind::Other.code() } else { new.kind.code() },
        safety: new.kind == Kind::Safety,
        words: new.words.as_ref().map(Words::as_str),
        copy: copy.as_deref(),
        sealed,
        now,
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// Somebody looks at it; whether nobody had before.
pub async fn save_looked_at(tx: &mut Tx, report: &Permit<Decide, Report>) -> Result<bool> {
    let now = tx.now();
    let sql = sql!("UPDATE report SET state = 'looked_at', looked_at = :now WHERE id = :id AND state = 'received'");
    Ok(tx.run(sql, named! { id: &report.id, now }).await? == 1)
}

/// Answers the report and all others of the same thing that wait; which they were.
pub async fn save_answer(tx: &mut Tx, report: &Permit<Decide, Report>, answer: &Words) -> Result<Vec<ReportId>> {
    let ((kind, thing), now) = (thing_of(report), tx.now());
    let sql = sql!(
        "UPDATE report SET state = 'answered', answered_at = :now, looked_at = COALESCE(looked_at, :now), answer = :answer
         WHERE state <> 'answered' AND (id = :id OR (thing_kind = :kind AND thing_id = :thing)) RETURNING id"
    );
    let args = named! { id: &report.id, kind, thing: &thing, answer: answer.as_str(), now };
    Ok(tx.reader().list(sql, args, |row| row.id("id")).await?)
}

/// The thing of a report; for a complaint one that there never is.
fn thing_of(report: &Report) -> (&str, ThingId) {
    report.about.as_ref().map_or(("", ThingId::NONE), |it| (&it.kind, it.thing))
}

/// Takes away what was reported and what was added to it, of reports that were answered before then; which they were. That there
/// was a report, and its answer, stay.
pub async fn remove_texts(tx: &mut Tx, before: &Permit<Forget, Moment>) -> Result<Vec<ReportId>> {
    let sql = sql!(
        "UPDATE report SET copy = NULL, sealed = NULL, words = NULL
         WHERE state = 'answered' AND answered_at < :before AND (copy IS NOT NULL OR words IS NOT NULL) RETURNING id"
    );
    Ok(tx.reader().list(sql, named! { before: **before }, |row| row.id("id")).await?)
}

/// Those of these keys with which a copy is sealed.
pub async fn find_sealed(reader: Reader<'_>, reports: &[ReportId]) -> Result<Vec<ReportId>, Fault> {
    let sql = sql!("SELECT id FROM report WHERE id IN LIST_ID(:reports) AND sealed IS NOT NULL");
    reader.list(sql, named! { reports: store::id_list(reports) }, |row| row.id("id")).await
}

/// Takes a member who leaves out of all reports. What they sent stays without their name and words; what is about them
/// stays without what they wrote, and what waits is over. Of which reports the copies are gone.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<Vec<ReportId>> {
    let now = tx.now();
    let sql = sql!("UPDATE report SET reporter_id = NULL, words = NULL WHERE reporter_id = :member");
    tx.run(sql, named! { member: &member }).await?;
    let sql = sql!(
        "UPDATE report SET author_id = NULL, thing_id = NULL, copy = NULL, sealed = NULL, state = 'answered',
                answered_at = COALESCE(answered_at, :now), answer = COALESCE(answer, 'The member has left Kettle.')
         WHERE author_id = :member RETURNING id"
    );
    let gone = tx.reader().list(sql, named! { member: &member, now }, |row| row.id("id")).await?;
    let sql = sql!("UPDATE measure SET member_id = NULL, words = NULL WHERE member_id = :member");
    tx.run(sql, named! { member: &member }).await?;
    let sql = sql!("UPDATE measure SET moderator_id = NULL WHERE moderator_id = :member");
    tx.run(sql, named! { member: &member }).await?;
    Ok(gone)
}
