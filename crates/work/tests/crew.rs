//! The crew at work on a store of its own.

use kernel::{Act, Clock, Fault, MemberId, Moment, Refusal, Rng, Stop, Viewer};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use store::{DatabaseUrl, Db, Fact, FactRow, Job, JobRow, Options};
use tokio::sync::{Notify, mpsc, watch};
use work::{Crew, Keeper, Listener, Rhythm, Worker, last_night};

const SAY: Act = Act::open("say");
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Noon of some day.
const NOON: Moment = Moment::from_micros(1_795_176_000_000_000);

#[derive(serde::Serialize, serde::Deserialize)]
struct Said {
    by: MemberId,
}
impl Fact for Said {
    const KIND: &'static str = "said";
}

struct Stand {
    db: Db,
    clock: Clock,
    _folder: tempfile::TempDir,
}

async fn stand() -> Stand {
    let folder = tempfile::tempdir().expect("a folder");
    let (clock, url) = (Clock::fixed(NOON), DatabaseUrl::Sqlite(folder.path().join("kettle.db")));
    let db = Db::open(&url, Options::new(clock.clone(), Rng::seeded(1))).expect("opened");
    db.migrate(&[]).await.expect("migrated");
    Stand { db, clock, _folder: folder }
}

impl Stand {
    async fn say(&self, job: Option<Job>) {
        let body = async |tx: &mut store::Tx| {
            tx.tell(Said { by: MemberId::NONE });
            job.into_iter().for_each(|it| tx.enqueue(it));
            Ok(())
        };
        self.db.write(&Viewer::nobody(), SAY, body).await.expect("said");
    }
}

fn listener(name: &'static str, gate: Arc<Notify>, heard: mpsc::UnboundedSender<&'static str>) -> Listener {
    let hear = move |_: Vec<FactRow>, _: i64| -> work::Boxed<kernel::Result<()>> {
        let (gate, heard) = (gate.clone(), heard.clone());
        Box::pin(async move {
            gate.notified().await;
            heard.send(name).map_err(|_| Fault::bug("nobody waits").into())
        })
    };
    Listener { name, kinds: &[Said::KIND], keeper: Keeper::Store, hear: Arc::new(hear) }
}

async fn next(heard: &mut mpsc::UnboundedReceiver<&'static str>) -> &'static str {
    tokio::time::timeout(Duration::from_secs(20), heard.recv()).await.expect("in time").expect("somebody speaks")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_takes_long_keeps_nobody_waiting() {
    let stand = stand().await;
    let (told, mut heard) = mpsc::unbounded_channel();
    let (open, shut) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let long = shut.clone();
    let done = told.clone();
    let run = move |_: JobRow| -> work::Boxed<kernel::Result<()>> {
        let (long, done) = (long.clone(), done.clone());
        Box::pin(async move {
            long.notified().await;
            done.send("job").map_err(|_| Fault::bug("nobody waits").into())
        })
    };
    let worker = Worker { kind: "test.long", rhythm: Rhythm::Asked, run: Arc::new(run) };
    let listeners = vec![listener("slow", shut.clone(), told.clone()), listener("quick", open.clone(), told)];
    let crew = Crew::new(stand.db.clone(), listeners, vec![worker]);
    let (_stop, stopping) = watch::channel(false);
    let serving = tokio::spawn(async move { crew.run(stopping).await });
    stand.say(Some(Job { kind: "test.long", body: "{}".into(), due: NOON, once: None })).await;
    for _ in 0..3 {
        open.notify_one();
        assert_eq!(next(&mut heard).await, "quick");
        stand.say(None).await;
    }
    // Now those who take long may end; they are two, and a permit wakes one.
    let mut ended = Vec::new();
    while ended != ["job", "slow"] {
        shut.notify_one();
        open.notify_one();
        ended.push(next(&mut heard).await);
        ended.retain(|it| *it != "quick");
        ended.sort_unstable();
        ended.dedup();
    }
    serving.abort();
}

/// A confirmation goes out while fifty thousand letters do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_waits_for_does_not_wait_for_what_is_done_in_bulk() {
    let stand = stand().await;
    let (told, mut heard) = mpsc::unbounded_channel();
    let shut = Arc::new(Notify::new());
    let worker = |kind: &'static str, rhythm, gate: Option<Arc<Notify>>| {
        let told = told.clone();
        let run = move |_: JobRow| -> work::Boxed<kernel::Result<()>> {
            let (gate, told) = (gate.clone(), told.clone());
            Box::pin(async move {
                let say = |what| told.send(what).map_err(|_| Fault::bug("nobody waits"));
                say(if gate.is_some() { "begun" } else { kind })?;
                if let Some(gate) = gate {
                    gate.notified().await;
                    say(kind)?;
                }
                Ok(())
            })
        };
        Worker { kind, rhythm, run: Arc::new(run) }
    };
    let workers =
        vec![worker("test.letters", Rhythm::InBulk, Some(shut.clone())), worker("test.confirm", Rhythm::Asked, None)];
    let crew = Crew::new(stand.db.clone(), vec![], workers);
    let (_stop, stopping) = watch::channel(false);
    let serving = tokio::spawn(async move { crew.run(stopping).await });
    let job = |kind| Some(Job { kind, body: "{}".into(), due: NOON, once: None });
    stand.say(job("test.letters")).await;
    assert_eq!(next(&mut heard).await, "begun");
    // It is in the middle of it, and more of the same waits.
    stand.say(job("test.letters")).await;
    for _ in 0..3 {
        stand.say(job("test.confirm")).await;
        assert_eq!(next(&mut heard).await, "test.confirm");
    }
    shut.notify_one();
    assert_eq!(next(&mut heard).await, "test.letters");
    serving.abort();
}

/// A worker that notes until when the last night saw everything, and ends as it is told.
fn nightly(nights: Arc<Mutex<Vec<Moment>>>, ends: Arc<Mutex<Vec<Stop>>>) -> Worker {
    let run = move |job: JobRow| -> work::Boxed<kernel::Result<()>> {
        let (nights, ends) = (nights.clone(), ends.clone());
        Box::pin(async move {
            nights.lock().expect("mine").push(last_night(&job)?);
            ends.lock().expect("mine").pop().map_or(Ok(()), Err)
        })
    };
    Worker { kind: "test.nightly", rhythm: Rhythm::Nightly, run: Arc::new(run) }
}

#[tokio::test]
async fn every_night_goes_on_from_the_last() {
    let stand = stand().await;
    let (nights, ends) = (Arc::default(), Arc::default());
    let crew = Crew::new(stand.db.clone(), vec![], vec![nightly(Arc::clone(&nights), Arc::clone(&ends))]);
    let seen = || std::mem::take(&mut *nights.lock().expect("mine"));
    crew.appoint().await.expect("appointed");
    crew.settle().await.expect("settled");
    assert_eq!(seen(), [], "it is noon");
    stand.clock.advance(DAY);
    crew.appoint().await.expect("appointed once more");
    crew.settle().await.expect("settled");
    assert_eq!(seen(), [NOON]);
    stand.clock.advance(3 * DAY);
    crew.settle().await.expect("settled");
    assert_eq!(seen(), [NOON.plus(DAY)], "once for three nights without a server");
}

#[tokio::test]
async fn a_night_that_failed_is_done_again_and_none_is_the_last() {
    let stand = stand().await;
    let (nights, ends) = (Arc::default(), Arc::<Mutex<Vec<Stop>>>::default());
    let crew = Crew::new(stand.db.clone(), vec![], vec![nightly(Arc::clone(&nights), Arc::clone(&ends))]);
    let seen = || std::mem::take(&mut *nights.lock().expect("mine"));
    crew.appoint().await.expect("appointed");
    ends.lock().expect("mine").extend([Refusal::Absent.into(), Fault::bug("broken on purpose").into()]);
    stand.clock.advance(DAY);
    crew.settle().await.expect("settled");
    assert_eq!(seen(), [NOON], "it failed");
    stand.clock.advance(Duration::from_secs(30));
    crew.settle().await.expect("settled");
    assert_eq!(seen(), [NOON], "it goes on from where the failed one did, and is refused");
    stand.clock.advance(DAY);
    crew.settle().await.expect("settled");
    assert_eq!(seen().len(), 1, "a refusal ends one night and not all");
}
