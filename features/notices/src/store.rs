//! All SQL of notices: the lists that are stopped and what members chose; below it notices and their letters.

pub mod notice;
pub mod post;

use crate::{
    choice::{AwayKnown, Choice},
    hours::{Digest, Hour, Hours, Quiet, Zone},
    policy::{Choose, Stop},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use notices_api::{Away, List};
use std::collections::HashMap;
use store::{Reader, Row, Tx, named, sql};

/// What a member stopped, and when.
pub async fn page_of_stopped(reader: Reader<'_>, member: MemberId) -> Result<Vec<(String, Moment)>, Fault> {
    let sql = sql!("SELECT list, at FROM stopped_list WHERE member_id = :member ORDER BY list");
    reader.list(sql, named! { member: &member }, |row| Ok((row.text("list")?.to_owned(), row.moment("at")?))).await
}

/// The lists that a member stopped.
pub async fn page_of_stopped_lists(reader: Reader<'_>, member: MemberId) -> Result<Vec<List>, Fault> {
    Ok(page_of_stopped(reader, member).await?.iter().filter_map(|it| List::of(&it.0)).collect())
}

/// What a member chose; what the house thinks calm if they chose nothing.
pub async fn find_choice(reader: Reader<'_>, member: MemberId) -> Result<Choice, Fault> {
    let sql = sql!(
        "SELECT c.zone, c.hour, c.digest_day, c.quiet, c.kinds, a.first_day, a.last_day, a.shown
         FROM notice_choice c LEFT JOIN away a ON a.member_id = c.member_id WHERE c.member_id = :member"
    );
    Ok(reader.first(sql, named! { member: &member }, read_choice).await?.unwrap_or_default())
}

/// The same of several; whoever chose nothing is not among them.
pub async fn page_of_choices(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Choice>, Fault> {
    let sql = sql!(
        "SELECT c.member_id, c.zone, c.hour, c.digest_day, c.quiet, c.kinds, a.first_day, a.last_day, a.shown
         FROM notice_choice c LEFT JOIN away a ON a.member_id = c.member_id WHERE c.member_id IN LIST_ID(:members)"
    );
    let read = |row: &Row<'_>| Ok((row.id("member_id")?, read_choice(row)?));
    let found = reader.list(sql, named! { members: store::id_list(members) }, read).await?;
    Ok(found.into_iter().collect())
}

fn read_choice(row: &Row<'_>) -> Result<Choice, Fault> {
    let hours = Hours {
        zone: Zone::stored(row.text("zone")?),
        hour: Hour::of(row.int("hour")?).unwrap_or(Hours::default().hour),
        digest: Digest::of(row.text("digest_day")?).unwrap_or(Digest::Daily),
        quiet: Quiet::stored(row.text("quiet")?),
        away: row.text_or_none("first_day")?.zip(row.text_or_none("last_day")?).and_then(|it| Away::stored(it.0, it.1)),
    };
    let known =
        if row.flag_or_none("shown")?.unwrap_or_default() { AwayKnown::ToContacts } else { AwayKnown::ToNobody };
    Ok(Choice::stored(hours, row.text("kinds")?).known(known))
}

/// Stops a list by its link; nothing happens if the member is not there any more.
pub async fn insert_stopped(tx: &mut Tx, permit: &Permit<Stop, (MemberId, List)>) -> Result<()> {
    let (member, list) = &**permit;
    let sql = sql!(
        "INSERT INTO stopped_list (member_id, list, at)
         SELECT id, :list, :now FROM member WHERE id = :member AND standing <> 'left'
         ON CONFLICT (member_id, list) DO NOTHING"
    );
    let now = tx.now();
    tx.run(sql, named! { member: member, list: list.word(), now }).await?;
    Ok(())
}

/// Puts what a member chose in the place of what they chose before.
pub async fn save_choice(
    tx: &mut Tx,
    permit: &Permit<Choose, MemberId>,
    choice: &Choice,
    stopped: &[List],
) -> Result<()> {
    let member = &**permit;
    let Hours { zone, hour, digest, quiet, away } = &choice.hours;
    let sql = sql!(
        "INSERT INTO notice_choice (member_id, zone, hour, digest_day, quiet, kinds)
         VALUES (:member, :zone, :hour, :digest, :quiet, :kinds)
         ON CONFLICT (member_id) DO UPDATE SET zone = excluded.zone, hour = excluded.hour, digest_day = excluded.digest_day,
             quiet = excluded.quiet, kinds = excluded.kinds"
    );
    let (digest, quiet, kinds) = (digest.word(), quiet.word(), choice.kinds());
    tx.run(sql, named! { member, zone: zone.name(), hour: hour.number(), digest, quiet, kinds }).await?;
    tx.run(sql!("DELETE FROM away WHERE member_id = :member"), named! { member }).await?;
    if let Some(away) = away {
        let sql =
            sql!("INSERT INTO away (member_id, first_day, last_day, shown) VALUES (:member, :first, :last, :shown)");
        let (first, last) = (away.first().to_string(), away.last().to_string());
        tx.run(sql, named! { member, first, last, shown: choice.known == AwayKnown::ToContacts }).await?;
    }
    let sql = sql!("DELETE FROM stopped_list WHERE member_id = :member");
    tx.run(sql, named! { member }).await?;
    let now = tx.now();
    for list in stopped {
        let sql = sql!("INSERT INTO stopped_list (member_id, list, at) VALUES (:member, :list, :now)");
        tx.run(sql, named! { member, list: list.word(), now }).await?;
    }
    Ok(())
}

/// Forgets what a member chose, their notices, and that they caused those of others.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    tx.run(sql!("DELETE FROM stopped_list WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM notice_choice WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM away WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM day_letter WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM notice WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM notice WHERE by_id = :member"), named! { member: &member }).await?;
    Ok(())
}
