//! Giving a notice and taking it back, inside the write that makes it necessary.

use crate::{Kind, List};
use kernel::{MemberId, Moment, Result};
use store::{Job, Tx, inbox, list, named, pair_list, sql};

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
    // In one order, so that two who tell the same members never wait for each other in a circle.
    let sql = sql!(
        "INSERT INTO notice (member_id, kind, about, by_id, at, changed, post, unsaid)
         SELECT m.id, :kind, :about, :by, :now, a.n, 'new', FALSE FROM PAIRS(:numbers) a JOIN member m ON m.id = a.id
         WHERE m.standing <> 'left' ORDER BY m.id
         ON CONFLICT (member_id, kind, about) DO UPDATE
         SET by_id = excluded.by_id, at = excluded.at, changed = excluded.changed, seen_at = NULL, post = 'new',
             unsaid = FALSE
         WHERE notice.seen_at IS NOT NULL OR notice.unsaid"
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

/// The thing can be seen again: what no letter could say meanwhile is looked at once more. What a letter said is not said twice.
pub async fn tell_again(tx: &mut Tx, kinds: &[Kind], about: [u8; 16]) -> Result<()> {
    let words: Vec<&str> = kinds.iter().map(|it| it.word()).collect();
    let sql = sql!(
        "UPDATE notice SET post = 'new', unsaid = FALSE
         WHERE about = :about AND kind IN LIST(:kinds) AND unsaid AND seen_at IS NULL"
    );
    if tx.run(sql, named! { about: &about, kinds: list(&words) }).await? > 0 {
        look_later(tx);
    }
    Ok(())
}

/// As [`tell_again`], for one member who wants to hear of it again.
pub async fn tell_again_to(tx: &mut Tx, member: MemberId, kinds: &[Kind], about: [u8; 16]) -> Result<()> {
    let words: Vec<&str> = kinds.iter().map(|it| it.word()).collect();
    let sql = sql!(
        "UPDATE notice SET post = 'new', unsaid = FALSE
         WHERE member_id = :member AND about = :about AND kind IN LIST(:kinds) AND unsaid AND seen_at IS NULL"
    );
    if tx.run(sql, named! { member: &member, about: &about, kinds: list(&words) }).await? > 0 {
        look_later(tx);
    }
    Ok(())
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
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM notice
         WHERE member_id = :member AND kind = :kind AND about = :about AND seen_at IS NULL"
    );
    let args = named! { member: &member, kind: kind.word(), about: &about };
    if tx.reader().count(sql, args).await? == 0 {
        return Ok(());
    }
    // The other open pages of the member lose the mark. The inbox first, as whoever gives a notice does.
    let number = match kind.is_of_conversations() {
        true => None,
        false => inbox::next(tx, &[member]).await?.get(&member).copied(),
    };
    let now = tx.now();
    let sql = sql!(
        "UPDATE notice SET seen_at = :now, post = 'done', changed = COALESCE(:number, changed)
         WHERE member_id = :member AND kind = :kind AND about = :about AND seen_at IS NULL"
    );
    tx.run(sql, named! { now, number, member: &member, kind: kind.word(), about: &about }).await?;
    Ok(())
}

/// The thing is gone or open to nobody any more: every notice of this kind about it goes, seen or not.
pub async fn withdraw(tx: &mut Tx, kind: Kind, about: [u8; 16]) -> Result<()> {
    let sql = sql!("DELETE FROM notice WHERE about = :about AND kind = :kind RETURNING member_id");
    let gone = tx.reader().list(sql, named! { about: &about, kind: kind.word() }, |row| row.id("member_id")).await?;
    gone_from(tx, &gone, kind).await
}

/// As [`withdraw`], for one member who lost access.
pub async fn withdraw_from(tx: &mut Tx, member: MemberId, kind: Kind, about: [u8; 16]) -> Result<()> {
    let sql =
        sql!("DELETE FROM notice WHERE member_id = :member AND kind = :kind AND about = :about RETURNING member_id");
    let args = named! { member: &member, kind: kind.word(), about: &about };
    let gone = tx.reader().list(sql, args, |row| row.id("member_id")).await?;
    gone_from(tx, &gone, kind).await
}

/// Open pages of these look again whether something waits.
async fn gone_from(tx: &mut Tx, members: &[MemberId], kind: Kind) -> Result<()> {
    if !members.is_empty() && kind.is_on_page() && !kind.is_of_conversations() {
        inbox::next(tx, members).await?;
    }
    Ok(())
}

/// A list that was stopped comes again, because its receiver asked for it inside this write.
pub async fn resume(tx: &mut Tx, member: MemberId, list: List) -> Result<()> {
    let sql = sql!("DELETE FROM stopped_list WHERE member_id = :member AND list = :list");
    tx.run(sql, named! { member: &member, list: list.word() }).await?;
    Ok(())
}
