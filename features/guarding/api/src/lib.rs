//! How a feature counts what members sent although the guard doubted: a number a day, and nothing of the words or the writer.

use guard::{Cleared, Outcome};
use kernel::Result;
use store::{Tx, named, sql};

/// One day, in microseconds.
const DAY: i64 = 86_400_000_000;

/// Counts what was sent with a reason, in the commit that stores it. To be called by every action that takes a [`Cleared`];
/// where nothing was found it does nothing.
pub async fn note<T>(tx: &mut Tx, cleared: &Cleared<T>) -> Result<()> {
    match cleared.outcome() {
        Some(outcome) => count(tx, &outcome).await,
        None => Ok(()),
    }
}

/// Counts one outcome, each kind once.
pub async fn count(tx: &mut Tx, outcome: &Outcome) -> Result<()> {
    let sql = sql!(
        "INSERT INTO guard_count (day, kind, outcome, reason, times) VALUES (:day, :kind, :outcome, :reason, 1)
         ON CONFLICT (day, kind, outcome, reason) DO UPDATE SET times = guard_count.times + 1"
    );
    let day = day_of(tx.now());
    let reason = outcome.reason().map_or("", |it| it.word());
    for kind in outcome.kinds() {
        tx.run(sql, named! { day, kind: kind.word(), outcome: outcome.word(), reason }).await?;
    }
    Ok(())
}

/// The day of a moment, counted from 1970.
pub fn day_of(now: kernel::Moment) -> i64 {
    now.micros().div_euclid(DAY)
}
