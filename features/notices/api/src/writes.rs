//! Giving a notice and taking it back, inside the write that makes it necessary.

use crate::Kind;
use kernel::{MemberId, Moment, Result};
use store::{Job, Tx, inbox, named, pair_list, sql};

/// Tells these members: `by` did something to the thing `about`. Whoever has not looked at the same yet keeps the one notice that
/// they have: twenty messages of one conversation are one. Nobody is told of what they did themselves.
///
/// What it says and where it leads is asked of the kind's [`Speaker`](crate::Speaker) when it is read; nothing of it is kept.
pub async fn give(tx: &mut Tx, to: &[MemberId], kind: Kind, by: Option<MemberId>, about: [u8; 16]) -> Result<()> {
    let to: Vec<MemberId> = to.iter().copied().filter(|it| by != Some(*it)).collect();
    if to.is_empty() {
        return Ok(());
    }
    let numbers = numbers(tx, &to, kind).await?;
    let now = tx.now();
    let sql = sql!(
        "INSERT INTO notice (member_id, kind, about, by_id, at, changed, post)
         SELECT m.id, :kind, :about, :by, :now, a.n, 'new' FROM PAIRS(:numbers) a JOIN member m ON m.id = a.id
         WHERE m.standing <> 'left'
         ON CONFLICT (member_id, kind, about) DO UPDATE
         SET by_id = excluded.by_id, at = excluded.at, changed = excluded.changed, seen_at = NULL, post = 'new'
         WHERE notice.seen_at IS NOT NULL"
    );
    let args = named! { kind: kind.word(), about: &about, by, now, numbers: pair_list(&numbers) };
    if tx.run(sql, args).await? > 0 {
        look_later(tx);
    }
    Ok(())
}

/// The receivers' next numbers, by which their open pages learn of it. Conversations take them themselves.
async fn numbers(tx: &mut Tx, to: &[MemberId], kind: Kind) -> Result<Vec<(MemberId, i64)>> {
    if kind.is_of_conversations() || !kind.is_on_page() {
        return Ok(to.iter().map(|it| (*it, 0)).collect());
    }
    Ok(inbox::next(tx, to).await?.into_iter().collect())
}

/// Has somebody look, soon, whether letters are due; once for all notices of a minute. A write that began in that minute is over
/// by then, so that none is missed.
pub fn look_later(tx: &mut Tx) {
    let minute = tx.now().seconds().div_euclid(60);
    let due = Moment::from_micros((minute + 2) * 60 * 1_000_000);
    let once = Some(format!("{LOOK}.{minute}"));
    tx.enqueue(Job { kind: LOOK, body: "{}".to_owned(), due, once });
}

/// The kind of the job that looks whether letters are due.
pub const LOOK: &str = "notices.look";

/// The thing was looked at elsewhere: the notice of it is seen. Nothing happens if there is none.
pub async fn settle(tx: &mut Tx, member: MemberId, kind: Kind, about: [u8; 16]) -> Result<()> {
    let now = tx.now();
    let sql = sql!(
        "UPDATE notice SET seen_at = :now, post = 'done'
         WHERE member_id = :member AND kind = :kind AND about = :about AND seen_at IS NULL"
    );
    let settled = tx.run(sql, named! { now, member: &member, kind: kind.word(), about: &about }).await?;
    if settled > 0 && !kind.is_of_conversations() {
        // The other open pages of the member lose the mark.
        let number = inbox::next(tx, &[member]).await?.get(&member).copied().unwrap_or_default();
        let sql =
            sql!("UPDATE notice SET changed = :number WHERE member_id = :member AND kind = :kind AND about = :about");
        tx.run(sql, named! { number, member: &member, kind: kind.word(), about: &about }).await?;
    }
    Ok(())
}

/// The thing is gone or open to nobody any more: every notice of this kind about it goes, seen or not.
pub async fn withdraw(tx: &mut Tx, kind: Kind, about: [u8; 16]) -> Result<()> {
    let sql = sql!("DELETE FROM notice WHERE about = :about AND kind = :kind");
    tx.run(sql, named! { about: &about, kind: kind.word() }).await?;
    Ok(())
}

/// As [`withdraw`], for one member who lost access.
pub async fn withdraw_from(tx: &mut Tx, member: MemberId, kind: Kind, about: [u8; 16]) -> Result<()> {
    let sql = sql!("DELETE FROM notice WHERE member_id = :member AND kind = :kind AND about = :about");
    tx.run(sql, named! { member: &member, kind: kind.word(), about: &about }).await?;
    Ok(())
}
