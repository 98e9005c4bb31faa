//! Jobs: enqueued with the change, claimed by one, lost by whoever is too slow.

use crate::stand::{NOBODY, Stand, samples};
use kernel::{Act, Refusal, Stop};
use std::time::Duration;
use store::{
    Job, JobRow,
    jobs::{self, Share},
};

const RUN: Act = Act::open("run_jobs");
const LEASE: Duration = Duration::from_secs(60);
const ALL: Share<'static> = Share::Besides(&[]);

async fn enqueue(stand: &Stand, body: &str, once: Option<&str>) {
    let job = Job { kind: "sample.mail", body: body.into(), due: stand.clock.now(), once: once.map(Into::into) };
    let write = stand.db.write(&NOBODY, RUN, async |tx| {
        tx.enqueue(job);
        Ok(())
    });
    write.await.expect("written");
}

async fn claim(stand: &Stand, limit: usize) -> Vec<JobRow> {
    let now = stand.clock.now();
    let claimed = stand.db.write(&NOBODY, RUN, async |tx| Ok(jobs::claim(tx, ALL, now, (LEASE, limit)).await?));
    claimed.await.expect("claimed")
}

#[tokio::test]
async fn a_job_is_claimed_once_until_its_lease_runs_out() {
    for stand in samples().await {
        enqueue(&stand, "1", None).await;
        let first = claim(&stand, 10).await;
        assert_eq!((first.len(), first[0].attempts, first[0].body.as_str()), (1, 1, "1"));
        assert!(claim(&stand, 10).await.is_empty());
        stand.clock.advance(LEASE);
        let second = claim(&stand, 10).await;
        assert_eq!((second.len(), second[0].attempts), (1, 2));
        let ends = stand
            .db
            .write(&NOBODY, RUN, async |tx| Ok((jobs::done(tx, &first[0]).await?, jobs::done(tx, &second[0]).await?)));
        assert_eq!(ends.await.expect("written"), (false, true), "whoever lost the lease does not end the job");
        stand.clock.advance(LEASE);
        assert!(claim(&stand, 10).await.is_empty());
    }
}

#[tokio::test]
async fn a_key_lets_a_job_wait_only_once() {
    for stand in samples().await {
        enqueue(&stand, "1", Some("digest")).await;
        enqueue(&stand, "2", Some("digest")).await;
        enqueue(&stand, "3", None).await;
        enqueue(&stand, "4", None).await;
        let claimed = claim(&stand, 10).await;
        assert_eq!(claimed.len(), 3);
        let write = stand.db.write(&NOBODY, RUN, async |tx| {
            for job in &claimed {
                jobs::done(tx, job).await?;
            }
            Ok(())
        });
        write.await.expect("written");
        enqueue(&stand, "5", Some("digest")).await;
        assert_eq!(claim(&stand, 10).await.len(), 1);
    }
}

#[tokio::test]
async fn failure_waits_and_death_is_kept() {
    for stand in samples().await {
        enqueue(&stand, "1", Some("k")).await;
        let job = claim(&stand, 1).await.remove(0);
        let failed = stand.db.write(&NOBODY, RUN, async |tx| {
            Ok(jobs::failed_again(tx, &job, Duration::from_secs(5), "the post is shut").await?)
        });
        assert!(failed.await.expect("written"));
        assert!(claim(&stand, 1).await.is_empty());
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let due = jobs::next_due(read.reader(), ALL).await.expect("read");
        assert_eq!(due, Some(stand.clock.now().plus(Duration::from_secs(5))));
        drop(read);
        stand.clock.advance(Duration::from_secs(5));
        let job = claim(&stand, 1).await.remove(0);
        assert_eq!(job.attempts, 2);
        let died = stand.db.write(&NOBODY, RUN, async |tx| Ok(jobs::dead(tx, &job, "no such address").await?));
        assert!(died.await.expect("written"));
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let dead = jobs::given_up(read.reader(), 10).await.expect("read");
        assert_eq!((dead.len(), dead[0].why.as_str(), dead[0].attempts), (1, "no such address", 2));
        assert_eq!(jobs::count_waiting(read.reader()).await.expect("read"), 0);
        drop(read);
        let revived = stand.db.write(&NOBODY, RUN, async |tx| Ok(jobs::revive(tx, job.id).await?));
        assert!(revived.await.expect("written"));
        assert_eq!(claim(&stand, 1).await.len(), 1);
    }
}

#[tokio::test]
async fn an_undone_write_leaves_no_job() {
    for stand in samples().await {
        let job = Job { kind: "sample.mail", body: "1".into(), due: stand.clock.now(), once: None };
        let refused: Result<(), Stop> = stand
            .db
            .write(&NOBODY, RUN, async |tx| {
                tx.enqueue(job);
                Err(Refusal::Conflict.into())
            })
            .await;
        assert!(refused.is_err());
        assert!(claim(&stand, 1).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_runners_never_hold_the_same_job() {
    for stand in samples().await {
        for n in 0..40 {
            enqueue(&stand, &n.to_string(), None).await;
        }
        let now = stand.clock.now();
        let runners: Vec<_> = (0..4)
            .map(|_| {
                let db = stand.db.clone();
                tokio::spawn(async move {
                    let mut mine = Vec::new();
                    loop {
                        let claimed =
                            db.write(&NOBODY, RUN, async |tx| Ok(jobs::claim(tx, ALL, now, (LEASE, 3)).await?));
                        let claimed = claimed.await.expect("claimed");
                        if claimed.is_empty() {
                            return mine;
                        }
                        mine.extend(claimed.into_iter().map(|it| it.id));
                    }
                })
            })
            .collect();
        let mut all = Vec::new();
        for runner in runners {
            all.extend(runner.await.expect("no panic"));
        }
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 40);
    }
}

/// What takes long stands before it on the list, and whoever does the rest does not see it.
#[tokio::test]
async fn a_share_of_the_jobs_is_claimed_alone() {
    for stand in samples().await {
        let now = stand.clock.now();
        let enqueue = stand.db.write(&NOBODY, RUN, async |tx| {
            for (kind, due) in [("sample.letters", now), ("sample.letters", now), ("sample.mail", now.plus(LEASE))] {
                tx.enqueue(Job { kind, body: "{}".into(), due, once: None });
            }
            Ok(())
        });
        enqueue.await.expect("written");
        stand.clock.advance(LEASE);
        let now = stand.clock.now();
        let (quick, long) = (Share::Besides(&["sample.letters"]), Share::Of(&["sample.letters"]));
        for (share, due, kinds) in
            [(quick, now, &["sample.mail"][..]), (long, now.minus(LEASE), &["sample.letters", "sample.letters"])]
        {
            let read = stand.db.read(&NOBODY).await.expect("a read");
            assert_eq!(jobs::next_due(read.reader(), share).await.expect("read"), Some(due));
            drop(read);
            let claim = stand.db.write(&NOBODY, RUN, async |tx| Ok(jobs::claim(tx, share, now, (LEASE, 9)).await?));
            let claimed = claim.await.expect("claimed");
            assert_eq!(claimed.iter().map(|it| &*it.kind).collect::<Vec<_>>(), kinds);
        }
        assert!(claim(&stand, 9).await.is_empty(), "each is in one share");
    }
}
