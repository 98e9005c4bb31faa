//! Last touch: the last day on which two members had to do with each other. Whatever counts as that says so here: a
//! message, a reply, an event where they met, a thing of the other taken over.

use kernel::{Fault, MemberId, Moment};
use store::{Tx, named, sql};

/// A day has so many microseconds; a touch is known to the day and no nearer.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// These two had to do with each other then. Kept for each of them by itself, so that what one of them erases leaves the
/// other's; told twice, or late, it does no harm. To be called by what hears a fact, not on the way of a send.
///
/// # Errors
/// A fault of the store.
pub async fn touch(tx: &mut Tx, one: MemberId, other: MemberId, at: Moment) -> Result<(), Fault> {
    touch_alone(tx, one, other, at).await?;
    touch_alone(tx, other, one, at).await
}

/// Somebody had to do with another, who does not learn of it.
///
/// # Errors
/// A fault of the store.
pub async fn touch_alone(tx: &mut Tx, owner: MemberId, other: MemberId, at: Moment) -> Result<(), Fault> {
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
    let day = at.micros().div_euclid(DAY);
    tx.run(sql, named! { owner: &owner, other: &other, day }).await?;
    Ok(())
}
