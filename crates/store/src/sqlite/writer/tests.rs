//! One commit for all who wait.

use super::*;
use crate::sqlite::{Settings, connection, log::Lengths};

fn settings(folder: &tempfile::TempDir) -> Settings {
    let (path, lock_wait) = (folder.path().join("kettle.db"), Duration::from_millis(200));
    let (read_limit, durability) = (Duration::from_millis(250), crate::Durability::Full);
    Settings { path, cache_kib: 1024, mmap_mib: 0, lock_wait, read_limit, durability }
}

fn start(conn: Connection, lock_wait: Duration, folder: &tempfile::TempDir) -> Result<Writers, Fault> {
    Writers::start(conn, lock_wait, Told::default(), &Log::new(settings(folder), Lengths::USUAL))
}

async fn add(writers: &Writers, n: i64) -> Result<(), Fault> {
    let turn = writers.begin().await?;
    let sql = crate::sql!("INSERT INTO t VALUES (:n)");
    turn.with(sql, |conn| conn.execute(sql.sqlite(), [n]).map_err(|it| of_sqlite(&it, None)))?;
    writers.commit(turn, Stirs::default()).await
}

async fn numbers(writers: &Writers) -> i64 {
    let count = |conn: &mut Connection| {
        let count = conn.query_row("SELECT COUNT(*) FROM t", [], |row| row.get(0));
        count.map_err(|it| of_sqlite(&it, None))
    };
    writers.alone(count).await.expect("counted")
}

#[tokio::test]
async fn a_commit_that_fails_is_told_to_all_who_wait_and_the_next_one_works() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut conn = connection::open_writer(&settings(&folder)).expect("opened");
    conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT").expect("made");
    conn.commit_hook(Some(|| true)).expect("hooked");
    let writers = start(conn, Duration::from_secs(1), &folder).expect("started");
    let (one, two) = tokio::join!(add(&writers, 1), add(&writers, 2));
    assert_eq!(one.unwrap_err().kind(), &FaultKind::Outage);
    assert_eq!(two.unwrap_err().kind(), &FaultKind::Outage);
    assert_eq!(numbers(&writers).await, 0);
    let mend = |conn: &mut Connection| {
        let mended = conn.commit_hook(None::<fn() -> bool>);
        mended.map_err(|it| of_sqlite(&it, None))
    };
    writers.alone(mend).await.expect("mended");
    add(&writers, 3).await.expect("written");
    assert_eq!(numbers(&writers).await, 1);
}

#[tokio::test]
async fn a_transaction_that_sqlite_gives_up_is_lost_for_all_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let conn = connection::open_writer(&settings(&folder)).expect("opened");
    conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT").expect("made");
    let writers = start(conn, Duration::from_secs(1), &folder).expect("started");
    let turn = writers.begin().await.expect("begun");
    // As after a full disk: the transaction is gone in the middle of a write.
    turn.with(crate::sql!("SELECT 1"), |conn| plain(conn, "ROLLBACK")).expect("rolled back");
    assert_eq!(writers.commit(turn, Stirs::default()).await.unwrap_err().kind(), &FaultKind::Outage);
    add(&writers, 1).await.expect("written");
    assert_eq!(numbers(&writers).await, 1);
}

/// Sent twice at once: what the second is refused for is there when it looks for it.
#[tokio::test]
async fn what_a_refused_write_saw_is_there_when_it_is_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let conn = connection::open_writer(&settings(&folder)).expect("opened");
    conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT").expect("made");
    let writers = start(conn, Duration::from_secs(1), &folder).expect("started");
    let reader = Connection::open(settings(&folder).path).expect("opened");
    let seen = |conn: &Connection| {
        let count = conn.query_row("SELECT COUNT(*) FROM t", [], |row| row.get::<_, i64>(0));
        count.map_err(|it| of_sqlite(&it, None))
    };
    for n in 1..=50 {
        let refused = async {
            let turn = writers.begin().await.expect("begun");
            let saw = turn.with(crate::sql!("SELECT 1"), seen).expect("read");
            writers.give_up(turn).await;
            (saw, seen(&reader).expect("read"))
        };
        let (written, (saw, there)) = tokio::join!(add(&writers, n), refused);
        written.expect("written");
        assert_eq!(saw, there, "write {n}");
    }
}

#[tokio::test]
async fn writes_that_wait_together_are_one_commit() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut conn = connection::open_writer(&settings(&folder)).expect("opened");
    conn.execute_batch("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT").expect("made");
    let commits = Arc::new(std::sync::atomic::AtomicU32::new(0));
    let counted = commits.clone();
    let count = move || {
        counted.fetch_add(1, Relaxed);
        false
    };
    conn.commit_hook(Some(count)).expect("hooked");
    let writers = start(conn, Duration::from_secs(5), &folder).expect("started");
    let all = (0..200).map(|n| add(&writers, n));
    assert!(futures_util::future::join_all(all).await.into_iter().all(|it| it.is_ok()));
    assert_eq!(numbers(&writers).await, 200);
    let commits = commits.load(Relaxed);
    assert!(commits < 100, "{commits} commits for 200 writes");
}
