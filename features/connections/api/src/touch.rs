//! Last touch: the last day on which two members had to do with each other. Whatever counts as that says so here: a
//! message, a reply, an event where they met, a thing of the other taken over.

use kernel::{Fault, MemberId, Moment};
use std::collections::BTreeSet;
use store::{Tx, named, sql};

/// A day has so many microseconds; a touch is known to the day and no nearer.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// These had to do with each other then, pair by pair. Kept for each of them by itself, so that what one of them erases leaves the
/// other's; told twice, or late, it does no harm. To be called by what hears a fact, not on the way of a send. In one order, so that
/// of two who tell it at the same time neither waits for the other.
///
/// # Errors
/// A fault of the store.
pub async fn touch(tx: &mut Tx, met: Vec<(MemberId, MemberId, Moment)>) -> Result<(), Fault> {
    let both = |(one, other, at): (MemberId, MemberId, Moment)| [(one, other, day(at)), (other, one, day(at))];
    for (owner, other, day) in met.into_iter().flat_map(both).collect::<BTreeSet<_>>() {
        keep(tx, owner, other, day).await?;
    }
    Ok(())
}

/// Somebody had to do with another, who does not learn of it.
///
/// # Errors
/// A fault of the store.
pub async fn touch_alone(tx: &mut Tx, owner: MemberId, other: MemberId, at: Moment) -> Result<(), Fault> {
    keep(tx, owner, other, day(at)).await
}

fn day(at: Moment) -> i64 {
    at.micros().div_euclid(DAY)
}

async fn keep(tx: &mut Tx, owner: MemberId, other: MemberId, day: i64) -> Result<(), Fault> {
    if owner == other {
        return Ok(());
    }
    // Weeks begin on Mondays; 1 January 1970 was a Thursday. What was last before the week stays known, so that the
    // list of a week does not change under its reader.
    let sql = sql!(
        "INSERT INTO last_touch (owner_id, other_id, day) VALUES (:owner, :other, :day)
         ON CONFLICT (owner_id, other_id) DO UPDATE
         SET earlier = CASE WHEN (last_touch.day + 3) / 7 < (excluded.day + 3) / 7
                            THEN last_touch.day ELSE last_touch.earlier END,
             day = excluded.day
         WHERE last_touch.day < excluded.day"
    );
    tx.run(sql, named! { owner: &owner, other: &other, day }).await?;
    Ok(())
}
