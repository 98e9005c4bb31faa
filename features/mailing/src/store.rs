//! All SQL of mailing: what members chose, which letters are due, and the mails that were dealt with.

use crate::{
    arrival::{ArrivalId, Came, Outcome},
    choice::{Choice, Letter, Replies},
    policy::{Choose, Post},
};
use jiff::civil::Weekday;
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, pair_list, sql};

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
         SET day = excluded.day, replies = excluded.replies, next_at = excluded.next_at, tries = 0,
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
    /// What was begun from then on is in it.
    pub since: Moment,
    /// How often it could not be sent.
    pub tries: i64,
}

/// Takes letters that are due, the earliest first, so that nobody else writes them before `until`: whoever is killed meanwhile
/// loses them then.
pub async fn save_claimed(tx: &mut Tx, until: &Permit<Post, Moment>, limit: usize) -> Result<Vec<Due>> {
    // Of two at once the second waits for the first, looks again, and passes over what is taken.
    let sql = sql!(
        "UPDATE mail_choice SET next_at = :until WHERE next_at <= :now AND member_id IN
            (SELECT c.member_id FROM mail_choice c WHERE c.next_at <= :now ORDER BY c.next_at, c.member_id LIMIT :limit)
         RETURNING member_id, day, replies, since, tries"
    );
    let read = |row: &Row<'_>| {
        let Choice { letter, replies } = read_choice(row)?;
        let (member, since, tries) = (row.id("member_id")?, row.moment("since")?, row.int("tries")?);
        Ok(letter.day().map(|day| Due { member, day, replies, since, tries }))
    };
    let args = named! { until: **until, now: tx.now(), limit: limit as i64 };
    Ok(tx.reader().list(sql, args, read).await?.into_iter().flatten().collect())
}

/// When the next letter of anybody is due.
pub async fn find_next(reader: Reader<'_>) -> Result<Option<Moment>, Fault> {
    let sql = sql!("SELECT next_at FROM mail_choice WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1");
    reader.first(sql, named! {}, |row| row.moment("next_at")).await
}

/// What became of letters that were taken.
#[derive(Debug, Clone)]
pub struct Done {
    /// Until when they were.
    pub until: Moment,
    /// When the next of each is due, and how often it could not be sent.
    pub next: Vec<(MemberId, Moment, i64)>,
    /// Whose went out, or had nothing to say: what was begun from then on is in the next.
    pub sent: Vec<(MemberId, Moment)>,
}

/// Notes it; whoever chose anew meanwhile has another next letter already.
pub async fn save_done(tx: &mut Tx, done: &Permit<Post, &Done>) -> Result<()> {
    let micros =
        |all: &[(MemberId, Moment)]| pair_list(&all.iter().map(|it| (it.0, it.1.micros())).collect::<Vec<_>>());
    let sql = sql!(
        "UPDATE mail_choice SET since = (SELECT a.n FROM PAIRS(:sent) a WHERE a.id = mail_choice.member_id)
         WHERE next_at = :until AND member_id IN (SELECT b.id FROM PAIRS(:sent) b)"
    );
    tx.run(sql, named! { sent: micros(&done.sent), until: done.until }).await?;
    let next: Vec<_> = done.next.iter().map(|it| (it.0, it.1)).collect();
    let tries: Vec<_> = done.next.iter().map(|it| (it.0, it.2)).collect();
    let sql = sql!(
        "UPDATE mail_choice SET next_at = (SELECT a.n FROM PAIRS(:next) a WHERE a.id = mail_choice.member_id),
                tries = (SELECT t.n FROM PAIRS(:tries) t WHERE t.id = mail_choice.member_id)
         WHERE next_at = :until AND member_id IN (SELECT b.id FROM PAIRS(:next) b)"
    );
    tx.run(sql, named! { next: micros(&next), tries: pair_list(&tries), until: done.until }).await?;
    Ok(())
}

/// Whether this mail was dealt with.
pub async fn has_arrived(reader: Reader<'_>, id: ArrivalId) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM mail_arrival WHERE id = :id");
    Ok(reader.count(sql, named! { id: &id }).await? > 0)
}

/// What came of a member's mails within a day, and how much of it after `lately`.
pub async fn page_of_came(
    reader: Reader<'_>,
    member: MemberId,
    (lately, today): (Moment, Moment),
) -> Result<Vec<Came>, Fault> {
    let sql = sql!(
        "SELECT outcome, COUNT(*) AS today, CAST(SUM(CASE WHEN at > :lately THEN 1 ELSE 0 END) AS BIGINT) AS lately
         FROM mail_arrival WHERE member_id = :member AND at > :today GROUP BY outcome"
    );
    let read = |row: &Row<'_>| {
        Ok(Came { outcome: row.text("outcome")?.to_owned(), today: row.int("today")?, lately: row.int("lately")? })
    };
    reader.list(sql, named! { member: &member, lately, today }, read).await
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
