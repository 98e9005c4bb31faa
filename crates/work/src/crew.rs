//! The crew: everybody who listens and everybody who works, and the loop that serves them.

use kernel::{Act, Reason, Result, Stop, Viewer};
use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use store::{Db, FactRow, JobRow, jobs};
use tokio::sync::watch;

/// A future that the crew may run anywhere.
pub type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;
/// Hears facts: those of its kinds after its cursor, and the number up to which it then has heard everything.
pub type Hear = Arc<dyn Fn(Vec<FactRow>, i64) -> Boxed<Result<()>> + Send + Sync>;
/// Does one job.
pub type Run = Arc<dyn Fn(JobRow) -> Boxed<Result<()>> + Send + Sync>;

/// Somebody who listens to facts.
pub struct Listener {
    /// Names its cursor in the store; never changes.
    pub name: &'static str,
    /// The kinds it wants.
    pub kinds: &'static [&'static str],
    /// Who keeps its place.
    pub keeper: Keeper,
    /// What it does; doing it twice must do no harm.
    pub hear: Hear,
}

/// Who remembers how far a listener has heard.
pub enum Keeper {
    /// A row of the store.
    Store,
    /// The listener itself (a search index keeps it in its own commit).
    Itself(Arc<dyn Fn() -> i64 + Send + Sync>),
}

/// Somebody who does one kind of job.
pub struct Worker {
    /// The kind.
    pub kind: &'static str,
    /// What it does; doing it twice must do no harm.
    pub run: Run,
}

/// All of them.
pub struct Crew {
    db: Db,
    listeners: Vec<(Listener, Progress)>,
    workers: Vec<Worker>,
}

/// How far a listener is whose place the store keeps: heard in this process, and kept there. Below zero: not read yet.
struct Progress {
    heard: AtomicI64,
    kept: AtomicI64,
}

const FACTS_AT_ONCE: usize = 500;
/// So many facts that a listener did not want may be looked at again after a restart; keeping its place costs a commit.
const PASSED_OVER: i64 = 1_000;
const JOBS_AT_ONCE: usize = 20;
const LEASE: Duration = Duration::from_secs(120);
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// The pause before a second try; the store doubles it each time.
const BACKOFF: Duration = Duration::from_secs(30);
const KEEP_CURSOR: Act = Act::open("keep_cursor");
const CLAIM_JOBS: Act = Act::open("claim_jobs");
const SETTLE_JOB: Act = Act::open("settle_job");

impl Crew {
    /// A crew for this store.
    pub fn new(db: Db, listeners: Vec<Listener>, workers: Vec<Worker>) -> Crew {
        let fresh = || Progress { heard: AtomicI64::new(-1), kept: AtomicI64::new(-1) };
        Crew { db, listeners: listeners.into_iter().map(|it| (it, fresh())).collect(), workers }
    }

    /// Serves until `stop` turns true. A failing listener or job is logged and tried again; it never stops the others.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut told = self.db.after_commit();
        while !*stop.borrow() {
            let mut more = false;
            for (listener, progress) in &self.listeners {
                match self.deliver(listener, progress).await {
                    Ok(moved) => more |= moved,
                    Err(stop) => tracing::warn!(listener = listener.name, %stop, "facts wait for a second try"),
                }
            }
            match self.work_once().await {
                Ok(done) => more |= done > 0,
                Err(stop) => tracing::warn!(%stop, "jobs wait for a second try"),
            }
            if !more {
                tokio::select! {
                    _ = told.changed() => {}
                    _ = tokio::time::sleep(LOOK_AGAIN) => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }

    /// Delivers and works until nothing is left that is due: for tests and commands.
    pub async fn settle(&self) -> Result<()> {
        loop {
            let mut more = false;
            for (listener, progress) in &self.listeners {
                more |= self.deliver(listener, progress).await?;
            }
            more |= self.work_once().await? > 0;
            if !more {
                return Ok(());
            }
        }
    }

    /// One batch for one listener; whether its cursor moved.
    async fn deliver(&self, listener: &Listener, progress: &Progress) -> Result<bool> {
        let house = Viewer::house(Reason::Background);
        let (facts, cursor) = {
            let read = self.db.read(&house).await?;
            let cursor = match &listener.keeper {
                Keeper::Itself(cursor) => cursor(),
                Keeper::Store => progress.cursor(read.reader(), listener.name).await?,
            };
            (store::facts::after(read.reader(), cursor, FACTS_AT_ONCE).await?, cursor)
        };
        let Some(last) = facts.last().map(|it| it.seq).filter(|it| *it > cursor) else { return Ok(false) };
        let wanted: Vec<FactRow> = facts.into_iter().filter(|it| listener.kinds.contains(&it.kind.as_str())).collect();
        let heard = !wanted.is_empty();
        if heard || matches!(listener.keeper, Keeper::Itself(_)) {
            (listener.hear)(wanted, last).await?;
        }
        if matches!(listener.keeper, Keeper::Store) {
            progress.heard.store(last, Ordering::Relaxed);
            if heard || last - progress.kept.load(Ordering::Relaxed) >= PASSED_OVER {
                let keep = async |tx: &mut store::Tx| Ok(store::facts::save_cursor(tx, listener.name, last).await?);
                self.db.write(&house, KEEP_CURSOR, keep).await?;
                progress.kept.store(last, Ordering::Relaxed);
            }
        }
        Ok(true)
    }

    /// Claims and does what is due; how many jobs were tried.
    async fn work_once(&self) -> Result<usize> {
        let house = Viewer::house(Reason::Background);
        // Looking costs a read; only what is due costs a write.
        let (due, now) = {
            let read = self.db.read(&house).await?;
            (jobs::next_due(read.reader()).await?, read.reader().now())
        };
        if due.is_none_or(|it| it > now) {
            return Ok(0);
        }
        let claim = async |tx: &mut store::Tx| Ok(jobs::claim(tx, now, LEASE, JOBS_AT_ONCE).await?);
        let claimed = self.db.write(&house, CLAIM_JOBS, claim).await?;
        let tried = claimed.len();
        for job in claimed {
            let outcome = match self.workers.iter().find(|it| it.kind == job.kind) {
                Some(worker) => (worker.run)(job.clone()).await,
                None => Err(kernel::Fault::bug(format!("nobody does jobs of the kind {}", job.kind)).into()),
            };
            if let Err(stop) = &outcome {
                tracing::warn!(job = %job.id, kind = job.kind, %stop, "a job failed");
            }
            self.settle_job(&house, &job, outcome).await?;
        }
        Ok(tried)
    }

    async fn settle_job(&self, house: &Viewer, job: &JobRow, outcome: Result<()>) -> Result<()> {
        let settle = async |tx: &mut store::Tx| {
            match outcome {
                Ok(()) => jobs::done(tx, job).await?,
                Err(Stop::Refusal(refusal)) => jobs::dead(tx, job, &format!("{refusal:?}")).await?,
                Err(Stop::Fault(fault)) => jobs::failed_again(tx, job, BACKOFF, &fault.to_string()).await?,
            };
            Ok(())
        };
        self.db.write(house, SETTLE_JOB, settle).await
    }
}

impl Progress {
    /// Where the listener is; read from the store the first time.
    async fn cursor(&self, reader: store::Reader<'_>, name: &str) -> Result<i64> {
        let heard = self.heard.load(Ordering::Relaxed);
        if heard >= 0 {
            return Ok(heard);
        }
        let kept = store::facts::cursor(reader, name).await?;
        self.heard.store(kept, Ordering::Relaxed);
        self.kept.store(kept, Ordering::Relaxed);
        Ok(kept)
    }
}
