//! All SQL of mailing: what members chose, which letters are due, and the mails that were dealt with.

use crate::{
    arrival::{ArrivalId, Outcome},
    choice::{Choice, Letter, Replies},
    policy::{Choose, Post},
};
use jiff::civil::Weekday;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, id_list, named, pair_list, sql};

/// What a member chose; nothing at all by mail if they chose nothing.
pub async fn find_choice(reader: Reader<'_>, member: MemberId) -> Result<Choice, Fault> {
    let sql = sql!("SELECT day, replies FROM mail_choice WHERE member_id = :member");
    Ok(reader.first(sql, named! { member: &member }, read_choice).await?.unwrap_or_default())
}

fn read_choice(row: &Row<'_>) -> Result<Choice, Fault> {
    let replies = if row.flag("replies")? { Replies::On } else { Replies::Off };
    Ok(Choice { letter: Letter::of(row.text("day")?).unwrap_or_default(), replies })
}

/// Puts what a member chose in the place of what they chose before. A letter that begins has what was begun after `since`.
pub async fn save_choice(
    tx: &mut Tx,
    member: &Permit<Choose, MemberId>,
    choice: Choice,
    (since, next): (Moment, Option<Moment>),
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO mail_choice (member_id, day, replies, since, next_at) VALUES (:member, :day, :replies, :since, :next)
         ON CONFLICT (member_id) DO UPDATE
         SET day = excluded.day, replies = excluded.replies, next_at = excluded.next_at,
             since = CASE WHEN mail_choice.since < excluded.since THEN excluded.since ELSE mail_choice.since END"
    );
    let replies = choice.replies == Replies::On;
    tx.run(sql, named! { member: &**member, day: choice.letter.word(), replies, since, next }).await?;
    Ok(())
}

/// A letter that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Whose.
    pub member: MemberId,
    /// On which day they want it.
    pub day: Weekday,
    /// Whether they answer by mail.
    pub replies: Replies,
    /// What was begun after it is in it.
    pub since: Moment,
}

/// Letters that are due, the earliest first.
pub async fn page_of_due(reader: Reader<'_>, limit: usize) -> Result<Vec<Due>, Fault> {
    let sql = sql!(
        "SELECT member_id, day, replies, since FROM mail_choice WHERE next_at <= :now
         ORDER BY next_at, member_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        let Choice { letter, replies } = read_choice(row)?;
        let (member, since) = (row.id("member_id")?, row.moment("since")?);
        Ok(letter.day().map(|day| Due { member, day, replies, since }))
    };
    let found = reader.list(sql, named! { now: reader.now(), limit: limit as i64 }, read).await?;
    Ok(found.into_iter().flatten().collect())
}

/// When the next letter of anybody is due.
pub async fn find_next(reader: Reader<'_>) -> Result<Option<Moment>, Fault> {
    let sql = sql!("SELECT next_at FROM mail_choice WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1");
    reader.first(sql, named! {}, |row| row.moment("next_at")).await
}

/// What became of letters that were due.
#[derive(Debug, Clone, Default)]
pub struct Done {
    /// When the next of each is due.
    pub next: Vec<(MemberId, Moment)>,
    /// Whose went out, or had nothing to say.
    pub sent: Vec<MemberId>,
}

/// Notes it; whoever chose anew meanwhile has another next letter already.
pub async fn save_done(tx: &mut Tx, done: &Permit<Post, &Done>) -> Result<()> {
    let now = tx.now();
    let sql = sql!("UPDATE mail_choice SET since = :now WHERE member_id IN LIST_ID(:sent) AND next_at <= :now");
    tx.run(sql, named! { now, sent: id_list(&done.sent) }).await?;
    let next: Vec<(MemberId, i64)> = done.next.iter().map(|it| (it.0, it.1.micros())).collect();
    let sql = sql!(
        "UPDATE mail_choice SET next_at = (SELECT a.n FROM PAIRS(:next) a WHERE a.id = mail_choice.member_id)
         WHERE next_at <= :now AND member_id IN (SELECT b.id FROM PAIRS(:next) b)"
    );
    tx.run(sql, named! { next: pair_list(&next), now }).await?;
    Ok(())
}

/// Whether this mail was dealt with.
pub async fn has_arrived(reader: Reader<'_>, id: ArrivalId) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM mail_arrival WHERE id = :id");
    Ok(reader.count(sql, named! { id: &id }).await? > 0)
}

/// How many mails of a member came after one moment, and how many of them after another were explained.
pub async fn count_arrivals(
    reader: Reader<'_>,
    member: MemberId,
    (lately, today): (Moment, Moment),
) -> Result<(i64, i64), Fault> {
    let sql = sql!(
        "SELECT (SELECT COUNT(*) FROM mail_arrival WHERE member_id = :member AND at > :lately) AS n,
                (SELECT COUNT(*) FROM mail_arrival WHERE member_id = :member AND at > :today
                    AND outcome NOT IN ('posted', 'dropped')) AS told"
    );
    let read = |row: &Row<'_>| Ok((row.int("n")?, row.int("told")?));
    Ok(reader.first(sql, named! { member: &member, lately, today }, read).await?.unwrap_or_default())
}

/// Notes that a mail was dealt with. `false`: somebody noted it before.
pub async fn insert_arrival(tx: &mut Tx, arrival: &Permit<Post, (ArrivalId, MemberId, Outcome)>) -> Result<bool> {
    let (id, member, outcome) = &**arrival;
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO mail_arrival (id, member_id, at, outcome)
         SELECT :id, m.id, :now, :outcome FROM member m WHERE m.id = :member AND m.standing <> 'left'
         ON CONFLICT (id) DO NOTHING"
    );
    Ok(tx.run(sql, named! { id, member, now, outcome: outcome.word() }).await? > 0)
}

/// Takes away what came before.
pub async fn remove_old(tx: &mut Tx, before: &Permit<Post, Moment>) -> Result<()> {
    tx.run(sql!("DELETE FROM mail_arrival WHERE at < :before"), named! { before: **before }).await?;
    Ok(())
}

/// When mails of a member came, and what came of them.
pub async fn page_of_arrivals(reader: Reader<'_>, member: MemberId) -> Result<Vec<(Moment, String)>, Fault> {
    let sql = sql!("SELECT at, outcome FROM mail_arrival WHERE member_id = :member ORDER BY at, id");
    reader.list(sql, named! { member: &member }, |row| Ok((row.moment("at")?, row.text("outcome")?.to_owned()))).await
}

/// Forgets a member.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM mail_choice WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM mail_arrival WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(())
}
