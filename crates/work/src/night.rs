//! Jobs of every night: when the next one is due, and what it has to go on from.

use kernel::{Fault, Moment};
use store::{Job, JobRow};

/// Until when the last night saw everything; for the first, since when the job is on the list. What has happened since is
/// this night's to do.
///
/// # Errors
/// The job is not a nightly one.
pub fn last_night(job: &JobRow) -> Result<Moment, Fault> {
    let micros = job.body.parse().map_err(|_| Fault::bug(format!("{} says no moment: {:?}", job.kind, job.body)))?;
    Ok(Moment::from_micros(micros))
}

/// The job of the night after `now`, which goes on from `now`.
pub(crate) fn next(kind: &'static str, now: Moment) -> Job {
    Job { kind, body: now.micros().to_string(), due: after(now), once: Some(kind.to_owned()) }
}

const DAY: i64 = 24 * 60 * 60 * 1_000_000;
/// Few are awake, and the day, the month and the year have changed everywhere in the United Kingdom.
const THREE_O_CLOCK: i64 = DAY / 8;

/// The next three o'clock (UTC).
fn after(now: Moment) -> Moment {
    let nights = (now.micros() - THREE_O_CLOCK).div_euclid(DAY) + 1;
    Moment::from_micros(nights * DAY + THREE_O_CLOCK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_always_ahead() {
        let at = |hours: i64| Moment::from_micros(hours * 60 * 60 * 1_000_000);
        for (now, next) in [(0, 3), (2, 3), (3, 27), (12, 27), (26, 27), (27, 51), (-1, 3)] {
            assert_eq!(after(at(now)), at(next), "{now}");
        }
    }
}
