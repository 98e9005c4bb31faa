//! The desks where jobs are claimed and done: one for what somebody waits for, one for what comes in thousands or takes long.

use crate::{Boxed, night};
use kernel::{Act, Fault, Reason, Result, Stop, Viewer};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use store::{
    Db, JobRow,
    jobs::{self, Share},
};

/// Does one job.
pub type Run = Arc<dyn Fn(JobRow) -> Boxed<Result<()>> + Send + Sync>;

/// Somebody who does one kind of job.
pub struct Worker {
    /// The kind.
    pub kind: &'static str,
    /// When it is done.
    pub rhythm: Rhythm,
    /// What it does; doing it twice must do no harm.
    pub run: Run,
}

/// When a kind of job is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// When somebody enqueued it: at once, and nothing that takes long.
    Asked,
    /// When somebody enqueued it, at the desk where what takes long is done: letters to everybody, a copy of everything. Whoever
    /// waits to confirm an address does not wait for that.
    InBulk,
    /// At the same desk every night, once however many servers there are. [`last_night`](crate::last_night) says where it goes on from.
    Nightly,
}

pub(crate) struct Desk {
    db: Db,
    pace: Pace,
    workers: Arc<Vec<Worker>>,
    /// The kinds that are done in bulk.
    bulk: Vec<&'static str>,
    appointed: AtomicBool,
}

/// What is done at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// What somebody waits for.
    Quick,
    /// What may take long, and the jobs of every night.
    Bulk,
}

impl Pace {
    /// For how long jobs are claimed, and how many at once: all of them are done before that time is over.
    const fn claims(self) -> (Duration, usize) {
        match self {
            Pace::Quick => (Duration::from_secs(120), 20),
            Pace::Bulk => (Duration::from_secs(600), 10),
        }
    }
}

/// The pause before a second try; it doubles with each, up to the longest.
const BACKOFF: Duration = Duration::from_secs(30);
const LONGEST_BACKOFF: Duration = Duration::from_secs(60 * 60);
const APPOINT_NIGHTS: Act = Act::open("appoint_nights");
const CLAIM_JOBS: Act = Act::open("claim_jobs");
const SETTLE_JOB: Act = Act::open("settle_job");
const HOUSE: Viewer = Viewer::house(Reason::Background);

impl Desk {
    /// A desk of this pace; what nobody does is said at the quick one.
    pub fn new(db: Db, pace: Pace, workers: Arc<Vec<Worker>>) -> Desk {
        let bulk = workers.iter().filter(|it| it.rhythm != Rhythm::Asked).map(|it| it.kind).collect();
        Desk { db, pace, workers, bulk, appointed: AtomicBool::new(false) }
    }

    fn share(&self) -> Share<'_> {
        match self.pace {
            Pace::Quick => Share::Besides(&self.bulk),
            Pace::Bulk => Share::Of(&self.bulk),
        }
    }

    /// As [`Desk::work`], for a server: the nightly jobs are on the list.
    pub async fn turn(&self) -> Result<usize> {
        if self.pace == Pace::Bulk && !self.appointed.load(Ordering::Relaxed) {
            self.appoint().await?;
            self.appointed.store(true, Ordering::Relaxed);
        }
        self.work().await
    }

    /// Puts the nightly jobs on the list, where one that is there stays as it is.
    pub async fn appoint(&self) -> Result<()> {
        let nightly: Vec<_> = self.workers.iter().filter(|it| it.rhythm == Rhythm::Nightly).collect();
        if nightly.is_empty() {
            return Ok(());
        }
        self.db
            .write(&HOUSE, APPOINT_NIGHTS, async |tx| {
                let now = tx.now();
                nightly.iter().for_each(|it| tx.enqueue(night::next(it.kind, now)));
                Ok(())
            })
            .await
    }

    /// Claims and does what is due; how many jobs were tried.
    pub async fn work(&self) -> Result<usize> {
        // Looking costs a read; only what is due costs a write.
        let (due, now) = {
            let read = self.db.read(&HOUSE).await?;
            (jobs::next_due(read.reader(), self.share()).await?, read.reader().now())
        };
        if due.is_none_or(|it| it > now) {
            return Ok(0);
        }
        let claim = async |tx: &mut store::Tx| Ok(jobs::claim(tx, self.share(), now, self.pace.claims()).await?);
        let claimed = self.db.write(&HOUSE, CLAIM_JOBS, claim).await?;
        let tried = claimed.len();
        for job in claimed {
            let worker = self.workers.iter().find(|it| it.kind == job.kind);
            let outcome = match worker {
                Some(worker) => (worker.run)(job.clone()).await,
                None => Err(Fault::bug(format!("nobody does jobs of the kind {}", job.kind)).into()),
            };
            if let Err(stop) = &outcome {
                tracing::warn!(job = %job.id, kind = job.kind, %stop, "a job failed");
            }
            let nightly = worker.filter(|it| it.rhythm == Rhythm::Nightly);
            self.settle(&job, outcome, nightly.map(|it| night::next(it.kind, now))).await?;
        }
        Ok(tried)
    }

    /// Takes a job from the list or leaves it for a second try; a nightly one is on the list for the next night again.
    async fn settle(&self, job: &JobRow, outcome: Result<()>, next: Option<store::Job>) -> Result<()> {
        let settle = async |tx: &mut store::Tx| {
            match (outcome, next) {
                (Err(Stop::Fault(fault)), _) => {
                    jobs::failed_again(tx, job, pause(job.attempts), &fault.to_string()).await?;
                }
                (Ok(()), None) => drop(jobs::done(tx, job).await?),
                (Err(Stop::Refusal(refusal)), None) => drop(jobs::dead(tx, job, &format!("{refusal:?}")).await?),
                // One who lost the job while doing it leaves the rest to whoever has it now.
                (_, Some(next)) => {
                    if jobs::done(tx, job).await? {
                        tx.enqueue(next);
                    }
                }
            }
            Ok(())
        };
        self.db.write(&HOUSE, SETTLE_JOB, settle).await
    }
}

/// Before the next try, after so many.
fn pause(attempts: i64) -> Duration {
    let doubled = 1_u32.checked_shl(u32::try_from((attempts - 1).max(0)).unwrap_or(u32::MAX)).unwrap_or(u32::MAX);
    BACKOFF.saturating_mul(doubled).min(LONGEST_BACKOFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_try_waits_longer_up_to_an_hour() {
        let seconds: Vec<u64> = [0, 1, 2, 3, 7, 8, 40, i64::MAX].map(|it| pause(it).as_secs()).into();
        assert_eq!(seconds, [30, 30, 60, 120, 1920, 3600, 3600, 3600]);
    }
}
