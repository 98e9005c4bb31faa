//! Writing: one transaction with its facts, its jobs and, last, its row in the audit.

use crate::{
    Args, Fact, Job, Reader, Sql, audit,
    db::{self, Door},
    facts, jobs,
    postgres::Link,
    read::Source,
    sqlite::{self, Stirs, Turn},
};
use kernel::{Act, Actor, Fault, Id, MemberId, Moment, Rng, Viewer};
use std::sync::{Arc, atomic::Ordering::Relaxed};

/// A write that is under way. There is no way to one but [`Db::write`](crate::Db::write).
pub struct Tx {
    lane: Lane,
    door: Arc<Door>,
    viewer: Viewer,
    act: Act,
    now: Moment,
    told: Vec<Result<facts::Told, Fault>>,
    jobs: Vec<Result<Job, Fault>>,
    /// Whose inbox numbers this write moved.
    moved: Vec<MemberId>,
}

enum Lane {
    Sqlite(Turn),
    Postgres(Box<Link>),
}

impl Tx {
    pub(crate) fn of_sqlite(door: Arc<Door>, viewer: &Viewer, act: Act, turn: Turn) -> Tx {
        Tx::new(Lane::Sqlite(turn), door, viewer, act)
    }
    pub(crate) fn of_postgres(door: Arc<Door>, viewer: &Viewer, act: Act, link: Link) -> Tx {
        Tx::new(Lane::Postgres(Box::new(link)), door, viewer, act)
    }
    fn new(lane: Lane, door: Arc<Door>, viewer: &Viewer, act: Act) -> Tx {
        let now = door.clock.now();
        Tx { lane, door, viewer: viewer.clone(), act, now, told: Vec::new(), jobs: Vec::new(), moved: Vec::new() }
    }

    /// Reads what this transaction sees, its own changes included. Also for `INSERT … RETURNING`.
    pub fn reader(&self) -> Reader<'_> {
        let source = match &self.lane {
            Lane::Sqlite(it) => Source::Turn(it),
            Lane::Postgres(it) => Source::Link(it),
        };
        Reader::new(&self.viewer, self.now, source)
    }
    /// Who writes.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }
    /// The moment of the write, the same until its end.
    pub fn now(&self) -> Moment {
        self.now
    }
    /// Chance, for ids.
    pub fn rng(&self) -> &Rng {
        &self.door.rng
    }
    /// What is done.
    pub fn act(&self) -> Act {
        self.act
    }
    /// Sets what the act is on, for the audit, when that is only known inside.
    pub fn on<T>(&mut self, id: Id<T>) {
        self.act = self.act.on(id);
    }

    /// Changes rows; answers how many. A statement that fails ends the write: let its fault leave the body, or use
    /// `ON CONFLICT DO NOTHING` and look at the count.
    pub async fn run(&mut self, sql: &'static Sql, args: &Args<'_>) -> Result<u64, Fault> {
        match &self.lane {
            Lane::Sqlite(it) => it.with(sql, |conn| sqlite::run(conn, sql, args)),
            Lane::Postgres(it) => it.run(sql, args).await,
        }
    }
    /// Says what happened, to be delivered once this write is committed.
    pub fn tell(&mut self, fact: impl Fact) {
        self.told.push(facts::Told::of(&fact));
    }
    /// Leaves work to be done once this write is committed. One that could not be made ([`Job::with`]) fails the write at its
    /// end.
    pub fn enqueue(&mut self, job: impl Into<Result<Job, Fault>>) {
        self.jobs.push(job.into());
    }

    /// Notes whose open pages are told after the commit.
    pub(crate) fn moves(&mut self, members: Vec<MemberId>) {
        self.moved.extend(members);
    }
    pub(crate) fn may_retry(&self) -> bool {
        matches!(&self.lane, Lane::Postgres(it) if it.may_retry.load(Relaxed))
    }
    /// Whether the act's actor must not be named anywhere but, encrypted, in the audit.
    pub(crate) fn is_sealed(&self) -> bool {
        self.act.actor == Actor::Sealed
    }
    pub(crate) fn door(&self) -> &Door {
        &self.door
    }

    /// Writes what belongs to the write (jobs, facts, the audit last: a transaction that PostgreSQL has already given up
    /// fails there instead of answering "committed") and commits.
    pub(crate) async fn commit(mut self) -> Result<(), (Fault, bool)> {
        let work = !self.told.is_empty() || !self.jobs.is_empty();
        if let Err(fault) = self.seal().await {
            return Err((fault, self.may_retry()));
        }
        match self.lane {
            Lane::Sqlite(turn) => match &self.door.lane {
                db::Lane::Sqlite(it) => {
                    it.writers.commit(turn, Stirs { work, inboxes: self.moved }).await.map_err(|it| (it, false))
                }
                db::Lane::Postgres(_) => Err((Fault::bug("a write of another engine"), false)),
            },
            Lane::Postgres(link) => {
                link.commit().await?;
                self.door.moved.note(self.moved);
                if work {
                    self.door.stir.send_modify(|it| *it += 1);
                }
                Ok(())
            }
        }
    }

    /// Undoes everything.
    pub(crate) async fn undo(self) -> Result<(), Fault> {
        match self.lane {
            Lane::Sqlite(turn) => {
                if let db::Lane::Sqlite(it) = &self.door.lane {
                    it.writers.give_up(turn).await;
                }
                Ok(())
            }
            Lane::Postgres(link) => link.roll_back().await,
        }
    }

    async fn seal(&mut self) -> Result<(), Fault> {
        let failed = match &self.lane {
            Lane::Sqlite(it) => &it.failed,
            Lane::Postgres(it) => &it.failed,
        };
        if failed.load(Relaxed) {
            let act = self.act.name;
            return Err(Fault::bug(format!(
                "a statement of {act} failed, and the write went on; let the fault leave it"
            )));
        }
        for job in std::mem::take(&mut self.jobs) {
            jobs::insert(self, &job?).await?;
        }
        let told = std::mem::take(&mut self.told).into_iter().collect::<Result<Vec<_>, _>>()?;
        facts::insert(self, &told).await?;
        audit::insert(self).await
    }
}
