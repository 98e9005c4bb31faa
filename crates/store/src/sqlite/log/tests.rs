//! Folding beside the writes.

use super::*;
use crate::sqlite::{Stirs, Told, Writers, statement::plain};
use std::time::Duration;

const SHORT: Lengths = Lengths { step: 20, long: 60 };

struct Stand {
    folder: tempfile::TempDir,
    log: Arc<Log>,
    writers: Writers,
}

impl Stand {
    fn new(lengths: Lengths) -> Stand {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = settings(&folder);
        let conn = open_writer(&settings).expect("opened");
        conn.execute_batch("CREATE TABLE t (n BLOB) STRICT").expect("made");
        let log = Log::new(settings, lengths);
        let writers = Writers::start(conn, Duration::from_secs(5), Told::default(), &log).expect("started");
        Stand { folder, log, writers }
    }

    /// A row that fills a page.
    async fn add(&self) {
        let turn = self.writers.begin().await.expect("begun");
        let sql = crate::sql!("INSERT INTO t VALUES (zeroblob(4000))");
        turn.with(sql, |conn| plain(conn, sql.sqlite())).expect("written");
        self.writers.commit(turn, Stirs::default()).await.expect("committed");
    }

    /// Writes until the log begins anew; answers how many rows that took and how long it had been.
    async fn add_until_anew(&self) -> (i64, i32) {
        let mut longest = self.log.pages();
        for row in (0..20_000_i64).step_by(4) {
            tokio::join!(self.add(), self.add(), self.add(), self.add());
            let pages = self.log.pages();
            if pages < longest {
                return (row + 4, longest);
            }
            longest = pages;
        }
        panic!("the log only grows: {longest} pages");
    }
}

fn settings(folder: &tempfile::TempDir) -> Settings {
    let (path, lock_wait) = (folder.path().join("kettle.db"), Duration::from_secs(5));
    let (read_limit, durability) = (Duration::from_millis(250), crate::Durability::Full);
    Settings { path, cache_kib: 1024, mmap_mib: 0, lock_wait, read_limit, durability }
}

fn count(conn: &Connection) -> i64 {
    conn.query_row("SELECT COUNT(*) FROM t", [], |row| row.get(0)).expect("counted")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_begins_anew_while_writes_go_on_and_they_are_all_there() {
    let stand = Stand::new(SHORT);
    let (one, longest) = stand.add_until_anew().await;
    assert!(longest >= SHORT.step, "{longest} pages");
    let (two, _) = stand.add_until_anew().await;
    let reader = open_writer(&settings(&stand.folder)).expect("opened");
    assert_eq!(count(&reader), one + two);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_reads_an_older_state_keeps_it_and_the_log_waits() {
    let stand = Stand::new(SHORT);
    stand.add().await;
    let reader = open_writer(&settings(&stand.folder)).expect("opened");
    reader.execute_batch("BEGIN").expect("begun");
    assert_eq!(count(&reader), 1);
    for _ in 0..SHORT.long {
        stand.add().await;
    }
    assert_eq!(count(&reader), 1);
    assert!(stand.log.pages() > SHORT.long, "{} pages", stand.log.pages());
    reader.execute_batch("COMMIT").expect("ended");
    let (more, _) = stand.add_until_anew().await;
    assert_eq!(count(&reader), 1 + i64::from(SHORT.long) + more);
}

/// Closing waits for whoever folds, and nobody opens the file again: it is one file then, to be moved or restored.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_closed_while_its_log_is_folded_has_none() {
    for _ in 0..20 {
        let stand = Stand::new(Lengths { step: 1, long: 1 });
        tokio::join!(stand.add(), stand.add(), stand.add());
        stand.writers.close(Duration::from_secs(5), stand.log.clone()).await.expect("closed");
        let beside = std::fs::read_dir(stand.folder.path()).expect("read").count();
        assert_eq!(beside, 1);
        assert_eq!(count(&open_writer(&settings(&stand.folder)).expect("opened")), 3);
    }
}
