//! Connections that go away in the middle: those of who asks, and those of the server beneath.

use crate::stand::{ADD, ItemId, NOBODY, Stand, samples};
use kernel::Fault;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};
use store::{Db, Engine, Tx, named, sql};
use tokio::sync::Semaphore;

/// Asks for a moment's work.
async fn ask(db: Db) -> Result<i64, Fault> {
    let sql = sql!(
        "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :end) SELECT COUNT(*) AS n FROM c"
    );
    let read = db.read(&NOBODY).await?;
    read.reader().count(sql, named! { end: 5_000i64 }).await
}

/// Abuse case 107: ten thousand go away in the middle of what they asked, and afterwards there is a connection for everybody.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn who_goes_away_in_the_middle_keeps_no_connection() {
    for stand in samples().await {
        let mut gone = 0;
        for round in 0..200 {
            let answered = Arc::new(Semaphore::new(0));
            let one = |answered: Arc<Semaphore>| {
                let db = stand.db.clone();
                async move {
                    let answer = ask(db).await;
                    answered.add_permits(1);
                    answer
                }
            };
            let asking: Vec<_> = (0..50).map(|_| tokio::spawn(one(answered.clone()))).collect();
            // When so many are answered, others wait for a connection and some are in the middle of what they asked.
            drop(answered.acquire_many(round % 5 * 8).await.expect("open"));
            asking.iter().for_each(|it| it.abort());
            for it in asking {
                gone += usize::from(it.await.is_err_and(|it| it.is_cancelled()));
            }
        }
        assert!(gone > 2_000, "{:?}: only {gone} went away", stand.db.engine());
        let all: Vec<_> = (0..100).map(|_| tokio::spawn(ask(stand.db.clone()))).collect();
        for asking in all {
            let answer = tokio::time::timeout(Duration::from_secs(20), asking).await.expect("a connection is free");
            assert_eq!(answer.expect("no panic").expect("answered"), 5_000);
        }
    }
}

/// Abuse case 115: PostgreSQL ends the connections of writes. Whoever writes is told that it failed, or it stands there; whoever tries
/// again has it once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_write_whose_connection_is_ended_is_there_or_said_to_have_failed() {
    for stand in samples().await.into_iter().filter(|it| it.db.engine() == Engine::Postgres) {
        let over = Arc::new(AtomicBool::new(false));
        let ending = tokio::spawn(end_connections(stand.address.clone(), over.clone()));
        let writers: Vec<_> = (0..8).map(|writer| tokio::spawn(write_all(stand.db.clone(), writer))).collect();
        let mut failed = 0;
        for writer in writers {
            failed += tokio::time::timeout(Duration::from_secs(60), writer).await.expect("no hang").expect("no panic");
        }
        over.store(true, Relaxed);
        let ended = ending.await.expect("no panic");
        assert!(ended > 0 && failed > 0, "{ended} connections ended, {failed} writes failed");
        assert_eq!(count(&stand).await, 8 * WRITES as i64);
    }
}

const WRITES: usize = 60;

/// Each title until it was said to be written; how many attempts failed.
async fn write_all(db: Db, writer: usize) -> usize {
    let mut failed = 0;
    for nth in 0..WRITES {
        let title = format!("{writer}-{nth}");
        let add = async |tx: &mut Tx| {
            let id = ItemId::random(tx.rng());
            let sql = sql!("INSERT INTO item (id, title) VALUES (:id, :title) ON CONFLICT DO NOTHING");
            tx.run(sql, named! { id, title: &title }).await?;
            Ok(())
        };
        while db.write(&NOBODY, ADD, add).await.is_err() {
            failed += 1;
        }
        // What was said to be written is there for the next who looks.
        let there = sql!("SELECT COUNT(*) FROM item WHERE title = :title");
        loop {
            let Ok(read) = db.read(&NOBODY).await else { continue };
            let Ok(found) = read.reader().count(there, named! { title: &title }).await else { continue };
            assert_eq!(found, 1, "{title}");
            break;
        }
    }
    failed
}

/// Ends every connection to the database but its own, again and again; how many.
async fn end_connections(address: String, over: Arc<AtomicBool>) -> usize {
    let (client, connection) = tokio_postgres::connect(&address, tokio_postgres::NoTls).await.expect("a server");
    tokio::spawn(connection);
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let mut ended = 0;
    while !over.load(Relaxed) {
        ended += client.query(end, &[]).await.expect("ended").len();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    ended
}

async fn count(stand: &Stand) -> i64 {
    loop {
        // The first one asked may be a connection that was ended.
        let Ok(read) = stand.db.read(&NOBODY).await else { continue };
        if let Ok(found) = read.reader().count(sql!("SELECT COUNT(*) FROM item"), &[]).await {
            return found;
        }
    }
}
