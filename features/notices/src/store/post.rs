//! SQL of letters about notices: what is new, what is due, and the day's letter of each member.

use crate::{hours::Day, policy::Post};
use kernel::{Fault, Id, MemberId, Moment, Permit, Result};
use notices_api::{Asked, Kind, read_asked};
use store::{Reader, Row, Tx, id_list, list, named, sql};

/// The day's letter of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayLetter {
    /// The last day that has one.
    pub day: Day,
    /// When it went out; `None` while it is under way.
    pub sent: Option<Moment>,
}

/// A letter that was looked at.
pub struct Posted<'p> {
    /// The kinds that it could say.
    pub kinds: &'p [Kind],
    /// Given until then.
    pub upto: Moment,
    /// What it said.
    pub told: &'p [Asked],
}

/// Members with notices of which nobody has looked whether a letter is due.
pub async fn page_of_unlooked(reader: Reader<'_>, limit: usize) -> Result<Vec<MemberId>, Fault> {
    let sql = sql!("SELECT DISTINCT member_id FROM notice WHERE post = 'new' ORDER BY member_id LIMIT :limit");
    reader.list(sql, named! { limit: limit as i64 }, |row| row.id("member_id")).await
}

/// The kinds of these notices.
pub async fn page_of_new_kinds(reader: Reader<'_>, member: MemberId) -> Result<Vec<Kind>, Fault> {
    let sql = sql!("SELECT DISTINCT kind FROM notice WHERE member_id = :member AND post = 'new'");
    let kinds = reader.list(sql, named! { member: &member }, |row| Ok(Kind::of(row.text("kind")?))).await?;
    Ok(kinds.into_iter().flatten().collect())
}

/// What is new of these kinds is due; what is new besides needs no letter.
pub async fn save_due(tx: &mut Tx, member: &Permit<Post, MemberId>, kinds: &[Kind]) -> Result<()> {
    let words: Vec<&str> = kinds.iter().map(|it| it.word()).collect();
    let sql = sql!(
        "UPDATE notice SET post = CASE WHEN kind IN LIST(:kinds) AND seen_at IS NULL THEN 'due' ELSE 'done' END
         WHERE member_id = :member AND post = 'new'"
    );
    tx.run(sql, named! { member: &**member, kinds: list(&words) }).await?;
    Ok(())
}

/// What is due is looked at once more.
pub async fn save_unlooked(tx: &mut Tx, member: MemberId) -> Result<()> {
    let sql = sql!("UPDATE notice SET post = 'new' WHERE member_id = :member AND post = 'due'");
    tx.run(sql, named! { member: &member }).await?;
    Ok(())
}

/// The last day's letter of a member. Whoever else asks inside a write waits until this one is over, so that a day has one.
pub async fn hold_day(tx: &mut Tx, member: &Permit<Post, MemberId>) -> Result<DayLetter> {
    let sql = sql!(
        "INSERT INTO day_letter (member_id, day) VALUES (:member, '')
         ON CONFLICT (member_id) DO UPDATE SET day = day_letter.day RETURNING day, sent_at"
    );
    let read =
        |row: &Row<'_>| Ok(DayLetter { day: Day::stored(row.text("day")?), sent: row.moment_or_none("sent_at")? });
    let held = tx.reader().first(sql, named! { member: &**member }, read).await?;
    Ok(held.ok_or_else(|| Fault::bug("a day's letter was not held"))?)
}

/// This day's letter is under way, or went out.
pub async fn save_day(tx: &mut Tx, member: &Permit<Post, MemberId>, letter: &DayLetter) -> Result<()> {
    let sql = sql!("UPDATE day_letter SET day = :day, sent_at = :sent WHERE member_id = :member");
    tx.run(sql, named! { day: letter.day.text(), sent: letter.sent, member: &**member }).await?;
    Ok(())
}

/// What is due to the viewer and what no letter could say so far, the oldest first. Whether it is still theirs to see is to be asked.
pub async fn page_of_due(reader: Reader<'_>, limit: usize) -> Result<Vec<Asked>, Fault> {
    let sql = sql!(
        "SELECT n.kind, n.about, n.by_id, n.name, n.at FROM notice_visible n
         WHERE n.viewer_id = :viewer AND (n.post = 'due' OR n.unsaid) AND n.seen_at IS NULL
         ORDER BY n.at, n.kind, n.about LIMIT :limit"
    );
    let args = named! { viewer: reader.viewer().id(), limit: limit as i64 };
    Ok(reader.list(sql, args, read_asked).await?.into_iter().flatten().collect())
}

/// What was due of these kinds and given by then is done; what the letter could not say stays for the next that can.
pub async fn save_posted(tx: &mut Tx, member: &Permit<Post, MemberId>, posted: &Posted<'_>) -> Result<()> {
    let words: Vec<&str> = posted.kinds.iter().map(|it| it.word()).collect();
    let sql = sql!(
        "UPDATE notice SET post = 'done', unsaid = TRUE
         WHERE member_id = :member AND post = 'due' AND at <= :upto AND kind IN LIST(:kinds)"
    );
    tx.run(sql, named! { member: &**member, upto: posted.upto, kinds: list(&words) }).await?;
    for kind in Kind::ALL {
        let said: Vec<Id<()>> =
            posted.told.iter().filter(|it| it.kind == *kind).map(|it| Id::from_bytes(it.about)).collect();
        if said.is_empty() {
            continue;
        }
        let sql = sql!(
            "UPDATE notice SET unsaid = FALSE
             WHERE member_id = :member AND kind = :kind AND about IN LIST_ID(:said) AND unsaid AND at <= :upto"
        );
        tx.run(sql, named! { member: &**member, kind: kind.word(), said: id_list(&said), upto: posted.upto }).await?;
    }
    Ok(())
}
