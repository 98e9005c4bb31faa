//! Work left for later: rows of the same transaction as the change, claimed by lease, done at least once.

use crate::{Reader, Row, Tx, list, named, sql, value::checked};
use kernel::{Fault, Id, Moment};
use serde::Serialize;
use std::time::Duration;

/// Work to be done, as whoever enqueues it says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Which runner does it: `accounts.send_mail`.
    pub kind: &'static str,
    /// JSON of ids, never content.
    pub body: String,
    /// Not before.
    pub due: Moment,
    /// While a job with the same key waits or runs, another is not enqueued.
    pub once: Option<String>,
}

impl Job {
    /// Work with a body of ids, as JSON. What cannot be written so fails the write that enqueues it: a job without its body
    /// would be lost quietly.
    #[track_caller]
    pub fn with(kind: &'static str, body: &impl Serialize, due: Moment) -> Result<Job, Fault> {
        match serde_json::to_string(body) {
            Ok(body) => Ok(Job { kind, body, due, once: None }),
            Err(why) => Err(Fault::bug(format!("a job of kind {kind} cannot be written: {why}"))),
        }
    }
    /// The same, at most one of the key at a time.
    pub fn once(self, key: String) -> Job {
        Job { once: Some(key), ..self }
    }
}

impl From<Job> for Result<Job, Fault> {
    fn from(job: Job) -> Result<Job, Fault> {
        Ok(job)
    }
}

/// The noun of [`JobId`].
pub enum JobNoun {}
/// One job.
pub type JobId = Id<JobNoun>;

/// A job that was claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Which one.
    pub id: JobId,
    /// Which runner does it.
    pub kind: String,
    /// JSON of ids.
    pub body: String,
    /// Since when it could have run.
    pub due: Moment,
    /// How often it was claimed, this time included. A lease that ran out shows here: only the latest claim counts.
    pub attempts: i64,
}

/// A job that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadJob {
    /// Which one.
    pub id: JobId,
    /// Which runner failed.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was given up.
    pub at: Moment,
    /// Why, in a sentence for operators.
    pub why: String,
}

/// A job that failed and waits to be tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailingJob {
    /// Which runner failed.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried again.
    pub due: Moment,
    /// Why it failed the last time, in a sentence for operators.
    pub why: String,
}

/// Which jobs somebody does: so that what is quick does not wait behind what takes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share<'k> {
    /// Those of these kinds.
    Of(&'k [&'static str]),
    /// All others.
    Besides(&'k [&'static str]),
}

impl<'k> Share<'k> {
    /// The kinds, and whether they are the ones that are done.
    const fn parts(self) -> (&'k [&'static str], i64) {
        match self {
            Share::Of(kinds) => (kinds, 1),
            Share::Besides(kinds) => (kinds, 0),
        }
    }
}

/// Claims up to `limit` jobs of a share that are due and that nobody holds. Whoever does not finish within `lease` loses them.
pub async fn claim(
    tx: &mut Tx,
    share: Share<'_>,
    now: Moment,
    (lease, limit): (Duration, usize),
) -> Result<Vec<JobRow>, Fault> {
    let (until, limit) = (now.plus(lease), limit as i64);
    let (kinds, of) = share.parts();
    let kinds = list(kinds);
    let sql = sql! {
        sqlite: "UPDATE job SET lease_until = :until, attempts = attempts + 1 WHERE id IN
                 (SELECT id FROM job WHERE died_at IS NULL AND due <= :now
                  AND (CASE WHEN kind IN LIST(:kinds) THEN 1 ELSE 0 END) = :of
                  AND (lease_until IS NULL OR lease_until <= :now) ORDER BY due LIMIT :limit)
                 RETURNING id, kind, body, due, attempts",
        postgres: "UPDATE job SET lease_until = :until, attempts = attempts + 1 WHERE id IN
                 (SELECT id FROM job WHERE died_at IS NULL AND due <= :now
                  AND (CASE WHEN kind IN LIST(:kinds) THEN 1 ELSE 0 END) = :of
                  AND (lease_until IS NULL OR lease_until <= :now) ORDER BY due LIMIT :limit FOR UPDATE SKIP LOCKED)
                 RETURNING id, kind, body, due, attempts"
    };
    let read = |row: &Row<'_>| {
        Ok(JobRow {
            id: row.id("id")?,
            kind: row.text("kind")?.to_string(),
            body: row.text("body")?.to_string(),
            due: row.moment("due")?,
            attempts: row.int("attempts")?,
        })
    };
    let mut jobs = tx.reader().list(sql, named! { until, now, limit, kinds, of }, read).await?;
    jobs.sort_by_key(|it| (it.due, it.id));
    Ok(jobs)
}

/// The job is done. False if its lease had run out and somebody else has claimed it since.
pub async fn done(tx: &mut Tx, job: &JobRow) -> Result<bool, Fault> {
    let sql = sql!("DELETE FROM job WHERE id = :id AND attempts = :attempts AND died_at IS NULL");
    Ok(tx.run(sql, named! { id: &job.id, attempts: job.attempts }).await? > 0)
}

/// The job failed and is tried again after `backoff`. False as with [`done`].
pub async fn failed_again(tx: &mut Tx, job: &JobRow, backoff: Duration, why: &str) -> Result<bool, Fault> {
    let due = tx.now().plus(backoff);
    let why = checked("reason", why)?;
    let sql = sql!(
        "UPDATE job SET due = :due, lease_until = NULL, why = :why
         WHERE id = :id AND attempts = :attempts AND died_at IS NULL"
    );
    Ok(tx.run(sql, named! { due, why, id: &job.id, attempts: job.attempts }).await? > 0)
}

/// The job is given up and kept for operators to see. False as with [`done`].
pub async fn dead(tx: &mut Tx, job: &JobRow, why: &str) -> Result<bool, Fault> {
    let at = tx.now();
    let why = checked("reason", why)?;
    let sql = sql!(
        "UPDATE job SET died_at = :at, lease_until = NULL, why = :why, once_key = NULL
         WHERE id = :id AND attempts = :attempts AND died_at IS NULL"
    );
    Ok(tx.run(sql, named! { at, why, id: &job.id, attempts: job.attempts }).await? > 0)
}

/// A job that was given up is tried again now. False if there is no such job.
pub async fn revive(tx: &mut Tx, id: JobId) -> Result<bool, Fault> {
    let now = tx.now();
    let sql = sql!("UPDATE job SET died_at = NULL, due = :now, attempts = 0 WHERE id = :id AND died_at IS NOT NULL");
    Ok(tx.run(sql, named! { now, id: &id }).await? > 0)
}

/// When the next job of a share can be claimed, if any waits.
pub async fn next_due(reader: Reader<'_>, share: Share<'_>) -> Result<Option<Moment>, Fault> {
    let (kinds, of) = share.parts();
    let sql = sql!(
        "SELECT MIN(CASE WHEN lease_until IS NOT NULL AND lease_until > due THEN lease_until ELSE due END) AS due
         FROM job WHERE died_at IS NULL AND (CASE WHEN kind IN LIST(:kinds) THEN 1 ELSE 0 END) = :of"
    );
    let args = named! { kinds: list(kinds), of };
    Ok(reader.first(sql, args, |row| row.moment_or_none("due")).await?.flatten())
}

/// How many jobs wait or run.
pub async fn count_waiting(reader: Reader<'_>) -> Result<i64, Fault> {
    reader.count(sql!("SELECT COUNT(*) AS n FROM job WHERE died_at IS NULL"), &[]).await
}

/// The jobs that were given up, latest first.
pub async fn given_up(reader: Reader<'_>, limit: usize) -> Result<Vec<DeadJob>, Fault> {
    let limit = limit as i64;
    let sql = sql!(
        "SELECT id, kind, attempts, died_at, why FROM job WHERE died_at IS NOT NULL ORDER BY died_at DESC LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(DeadJob {
            id: row.id("id")?,
            kind: row.text("kind")?.to_string(),
            attempts: row.int("attempts")?,
            at: row.moment("died_at")?,
            why: row.text_or_none("why")?.unwrap_or_default().to_string(),
        })
    };
    reader.list(sql, named! { limit }, read).await
}

/// The jobs that failed and are tried again, the most often tried first.
pub async fn failing(reader: Reader<'_>, limit: usize) -> Result<Vec<FailingJob>, Fault> {
    let limit = limit as i64;
    let sql = sql!(
        "SELECT kind, attempts, due, why FROM job WHERE died_at IS NULL AND why IS NOT NULL
         ORDER BY attempts DESC, due, id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(FailingJob {
            kind: row.text("kind")?.to_string(),
            attempts: row.int("attempts")?,
            due: row.moment("due")?,
            why: row.text("why")?.to_string(),
        })
    };
    reader.list(sql, named! { limit }, read).await
}

pub(crate) async fn insert(tx: &mut Tx, job: &Job) -> Result<(), Fault> {
    let id = JobId::new(tx.now(), tx.rng());
    let Job { kind, body, due, once } = job;
    let sql = sql!(
        "INSERT INTO job (id, kind, body, due, once_key, attempts) VALUES (:id, :kind, :body, :due, :once, 0)
         ON CONFLICT (once_key) DO NOTHING"
    );
    tx.run(sql, named! { id: &id, kind: *kind, body, due, once }).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn a_body_that_cannot_be_written_is_a_fault_and_no_empty_job() {
        let now = Moment::from_micros(5);
        let job = Job::with("test.job", &[1, 2], now).map(|it| it.once("key".to_owned())).expect("a job");
        assert_eq!((job.body.as_str(), job.due, job.once.as_deref()), ("[1,2]", now, Some("key")));
        // JSON has no keys but texts.
        assert!(Job::with("test.job", &HashMap::from([(vec![1_u8], 1)]), now).is_err());
    }
}
