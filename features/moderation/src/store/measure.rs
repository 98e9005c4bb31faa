//! SQL of measures: what was done about reports.

use super::thing_of;
use crate::{
    measure::{Done, MeasureId, What},
    policy::{Decide, Send},
    report::{NewReport, Report, ReportId, Words},
};
use kernel::{Fault, MemberId, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// What was done about the thing of a report, or about a complaint, the latest last.
pub async fn page_of_done(reader: Reader<'_>, report: &Report) -> Result<Vec<Done>, Fault> {
    let (kind, thing) = thing_of(report);
    let sql = sql!(
        "SELECT x.what, x.words, x.at, NULL AS thing_kind,
                (SELECT m.name FROM member_card m WHERE m.member_id = x.moderator_id) AS moderator
         FROM measure x
         WHERE x.report_id IN (SELECT r.id FROM report r WHERE r.thing_kind = :kind AND r.thing_id = :thing
                                 UNION SELECT r.id FROM report r WHERE r.id = :id)
         ORDER BY x.at, CASE x.what WHEN 'looked' THEN 0 ELSE 1 END, x.id"
    );
    reader.list(sql, named! { id: &report.id, kind, thing: &thing }, read_done).await
}

/// What was done about a member, the latest first. Without names: it is the house that acts.
pub async fn page_of_done_about(reader: Reader<'_>, member: MemberId, limit: i64) -> Result<Vec<Done>, Fault> {
    let sql = sql!(
        "SELECT x.what, x.words, x.at, r.thing_kind, NULL AS moderator
         FROM measure x JOIN report r ON r.id = x.report_id
         WHERE x.member_id = :member AND x.what <> 'looked' AND (x.what <> 'answered' OR x.words IS NOT NULL)
         ORDER BY x.at DESC, x.id DESC LIMIT :limit"
    );
    reader.list(sql, named! { member: &member, limit }, read_done).await
}

fn read_done(row: &Row<'_>) -> Result<Done, Fault> {
    Ok(Done {
        what: What::stored(row.text("what")?).ok_or_else(|| Fault::bug("a measure is none"))?,
        thing: row.text_or_none("thing_kind")?.map(str::to_owned),
        moderator: row.text_or_none("moderator")?.map(str::to_owned),
        words: row.text_or_none("words")?.map(Words::stored),
        at: row.moment("at")?,
    })
}

/// Whom a measure concerns, for the letter.
pub async fn find_concerned(reader: Reader<'_>, id: MeasureId) -> Result<Option<MemberId>, Fault> {
    let sql = sql!("SELECT member_id FROM measure WHERE id = :id");
    Ok(reader.first(sql, named! { id: &id }, |row| row.id_or_none("member_id")).await?.flatten())
}

/// Who sent a report, for the letter.
pub async fn find_reporter(reader: Reader<'_>, id: ReportId) -> Result<Option<MemberId>, Fault> {
    let sql = sql!("SELECT reporter_id FROM report WHERE id = :id");
    Ok(reader.first(sql, named! { id: &id }, |row| row.id_or_none("reporter_id")).await?.flatten())
}

/// Who sent these reports, in the order of members; whoever has left is not there.
pub async fn page_of_reporters(reader: Reader<'_>, reports: &[ReportId]) -> Result<Vec<(ReportId, MemberId)>, Fault> {
    let sql = sql!(
        "SELECT id, reporter_id FROM report WHERE id IN LIST_ID(:reports) AND reporter_id IS NOT NULL
         ORDER BY reporter_id, id"
    );
    let read = |row: &Row<'_>| Ok((row.id("id")?, row.id("reporter_id")?));
    reader.list(sql, named! { reports: store::id_list(reports) }, read).await
}

/// Which of these reports the viewer sent.
pub async fn page_of_own(reader: Reader<'_>, reports: &[ReportId]) -> Result<Vec<ReportId>, Fault> {
    let sql = sql!("SELECT id FROM report WHERE id IN LIST_ID(:reports) AND reporter_id = :viewer");
    let args = named! { reports: store::id_list(reports), viewer: reader.viewer().id() };
    reader.list(sql, args, |row| row.id("id")).await
}

/// Keeps what a moderator did about a report.
pub async fn insert_measure(
    tx: &mut Tx,
    report: &Permit<Decide, Report>,
    what: What,
    words: Option<&Words>,
) -> Result<MeasureId> {
    let (author, moderator) = (report.about.as_ref().and_then(|it| it.author), tx.viewer().member);
    insert(tx, report.id, author, moderator, what, words).await
}

/// Keeps that this report itself hid its thing. Nobody's name stands beside it: it would be the reporter's.
pub async fn insert_hidden_at_once(tx: &mut Tx, new: &Permit<Send, NewReport>, id: ReportId) -> Result<MeasureId> {
    let author = new.about.as_ref().and_then(|it| it.0.author);
    insert(tx, id, author, None, What::HiddenAtOnce, None).await
}

async fn insert(
    tx: &mut Tx,
    report: ReportId,
    author: Option<MemberId>,
    moderator: Option<MemberId>,
    what: What,
    words: Option<&Words>,
) -> Result<MeasureId> {
    let (now, id) = (tx.now(), MeasureId::new(tx.now(), tx.rng()));
    let sql = sql!(
        "INSERT INTO measure (id, report_id, member_id, moderator_id, what, words, at)
         VALUES (:id, :report, :author, :moderator, :what, :words, :now)"
    );
    let words = words.map(Words::as_str);
    tx.run(sql, named! { id: &id, report: &report, author, moderator, what: what.code(), words, now }).await?;
    Ok(id)
}
