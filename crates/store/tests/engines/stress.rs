//! Many writers that err, panic, collide and go away: what was acknowledged stands, the rest left nothing.

use crate::stand::{ADD, ItemId, NOBODY, Stand, samples};
use kernel::{Fault, Refusal, Rng, Stop};
use std::{collections::HashMap, time::Duration};
use store::{Fact, Tx, facts, named, sql};

const TASKS: u64 = 64;
const WRITES: u64 = 40;

#[derive(serde::Serialize)]
struct PairAdded;
impl Fact for PairAdded {
    const KIND: &'static str = "sample.pair_added";
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Fate {
    Commit,
    Refuse,
    Panic,
    Collide,
    GoAway,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Outcome {
    Acknowledged,
    Undone,
    Unknown,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_lost_nothing_is_left_and_nothing_hangs() {
    std::panic::set_hook(Box::new(|info| {
        let words = info.payload_as_str().unwrap_or("?");
        if words != "on purpose" {
            eprintln!("{info}");
        }
    }));
    for stand in samples().await {
        let all = tokio::time::timeout(Duration::from_secs(120), run(&stand)).await.expect("no hang");
        let count = |outcome| all.values().filter(|it| **it == outcome).count();
        let (acknowledged, undone, unknown) =
            (count(Outcome::Acknowledged), count(Outcome::Undone), count(Outcome::Unknown));
        eprintln!("{:?}: {acknowledged} acknowledged, {undone} undone, {unknown} unknown", stand.db.engine());
        assert!(acknowledged > 500 && undone > 500, "{acknowledged} {undone}");
        judge(&stand, &all).await;
    }
}

/// Every write adds the rows `key` and `key'`; what became of each key.
async fn run(stand: &Stand) -> HashMap<String, Outcome> {
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let db = stand.db.clone();
            tokio::spawn(async move {
                let chance = Rng::seeded(task);
                let mut outcomes = Vec::new();
                for n in 0..WRITES {
                    let key = format!("{task}-{n}");
                    let fate = [Fate::Commit, Fate::Commit, Fate::Refuse, Fate::Panic, Fate::Collide, Fate::GoAway]
                        [chance.below(6) as usize];
                    let (db, title, naps) = (db.clone(), key.clone(), chance.below(4));
                    let write = tokio::spawn(async move {
                        db.write_again(&NOBODY, ADD, async |tx: &mut Tx| pair(tx, &title, fate, naps).await).await
                    });
                    if fate == Fate::GoAway {
                        tokio::time::sleep(Duration::from_micros(chance.below(3000))).await;
                        write.abort();
                    }
                    outcomes.push((key, outcome(write.await)));
                }
                outcomes
            })
        })
        .collect();
    let mut all = HashMap::new();
    for task in tasks {
        all.extend(task.await.expect("the task itself does not panic"));
    }
    all
}

fn outcome(joined: Result<Result<(), Stop>, tokio::task::JoinError>) -> Outcome {
    match joined {
        Ok(Ok(())) => Outcome::Acknowledged,
        Ok(Err(_)) => Outcome::Undone,
        Err(end) if end.is_panic() => Outcome::Undone,
        Err(_) => Outcome::Unknown,
    }
}

async fn pair(tx: &mut Tx, title: &str, fate: Fate, naps: u64) -> Result<(), Stop> {
    add(tx, title).await?;
    tx.tell(PairAdded);
    for _ in 0..naps {
        tokio::task::yield_now().await;
    }
    match fate {
        Fate::Refuse => return Err(Refusal::Conflict.into()),
        Fate::Panic => std::panic::panic_any("on purpose"),
        Fate::Collide => add(tx, title).await?,
        Fate::Commit | Fate::GoAway => {}
    }
    add(tx, &format!("{title}'")).await?;
    Ok(())
}

async fn add(tx: &mut Tx, title: &str) -> Result<(), Fault> {
    let id = ItemId::random(tx.rng());
    tx.run(sql!("INSERT INTO item (id, title) VALUES (:id, :title)"), named! { id, title }).await.map(drop)
}

async fn judge(stand: &Stand, all: &HashMap<String, Outcome>) {
    // A connection that was dropped in the middle of its commit may still be at it: a write of our own waits for it.
    let read = stand.db.read_slowly(&NOBODY).await.expect("a read");
    let titles = read.reader().list(sql!("SELECT title FROM item"), &[], |row| Ok(row.text("title")?.to_string()));
    let titles: std::collections::HashSet<String> = titles.await.expect("read").into_iter().collect();
    let mut committed = 0;
    for (key, outcome) in all {
        let (one, other) = (titles.contains(key), titles.contains(&format!("{key}'")));
        assert_eq!(one, other, "{key} is torn ({outcome:?})");
        match outcome {
            Outcome::Acknowledged => assert!(one, "{key} was acknowledged and is lost"),
            Outcome::Undone => assert!(!one, "{key} was undone and is there"),
            Outcome::Unknown => {}
        }
        committed += i64::from(one);
    }
    assert_eq!(titles.len() as i64, committed * 2, "rows that nobody wrote");
    let audits = read.reader().count(sql!("SELECT COUNT(*) FROM audit"), &[]).await.expect("counted");
    assert_eq!(audits, committed, "one row of the audit a commit");
    let told = facts::after(read.reader(), 0, 1_000_000).await.expect("read");
    assert_eq!(told.iter().map(|it| it.seq).collect::<Vec<_>>(), (1..=committed).collect::<Vec<_>>());
}
