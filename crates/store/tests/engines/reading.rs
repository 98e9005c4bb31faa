//! Reading: values there and back, lists, snapshots, limits.

use crate::stand::{ADD, Item, ItemId, NOBODY, samples};
use kernel::{Fault, FaultKind, Id, Moment};
use std::time::Duration;
use store::{Engine, id_list, int_list, list, named, sql};

fn words(fault: &Fault) -> String {
    fault.to_string()
}

#[tokio::test]
async fn every_kind_of_value_comes_back_as_it_went() {
    for stand in samples().await {
        let id = ItemId::random(&stand.rng);
        let at = Moment::from_micros(1_234_567_890_123_456);
        let title = "Siân's — “té”".to_string();
        let write = stand.db.write(&NOBODY, ADD, async |tx| {
            let sql = sql!(
                "INSERT INTO item (id, title, n, weight, made_at, is_open, more, raw)
                 VALUES (:id, :title, :n, :weight, :at, :open, :more, :raw)"
            );
            let args = named! { id: &id, title: &title, n: i64::MIN, weight: 0.1, at, open: true, more: "{}", raw: vec![0u8, 255] };
            assert_eq!(tx.run(sql, args).await?, 1);
            Ok(())
        });
        write.await.expect("written");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let all = sql!("SELECT id, owner_id, title, n, weight, made_at, is_open, more, raw FROM item WHERE id = :id");
        let args = named! { id: &id };
        let seen = read.reader().first(all, args, |row| {
            assert_eq!(row.id::<Item>("id")?, id);
            assert_eq!(row.id_or_none::<Item>("owner_id")?, None);
            assert_eq!(row.text("title")?, title);
            assert_eq!(row.int("n")?, i64::MIN);
            assert_eq!(row.real("weight")?, 0.1);
            assert_eq!(row.moment("made_at")?, at);
            assert!(row.flag("is_open")?);
            assert_eq!(row.text_or_none("more")?, Some("{}"));
            assert_eq!(row.bytes("raw")?, [0, 255]);
            assert!(words(&row.int("title").unwrap_err()).contains("column title is text, not a whole number"));
            assert!(words(&row.text("owner_id").unwrap_err()).contains("column owner_id is null, not text"));
            assert!(words(&row.text("absent").unwrap_err()).contains("no column absent"));
            Ok(())
        });
        assert!(seen.await.expect("read").is_some());
        let rows = read.reader().rows(all, named! { id }).await.expect("rows");
        assert_eq!(rows.len(), 1);
        let row = rows.first().expect("a row");
        assert_eq!((row.text("title").ok(), row.real("weight").ok()), (Some(title.as_str()), Some(0.1)));
        assert_eq!(row.moment("made_at").ok(), Some(at));
    }
}

#[tokio::test]
async fn text_with_nul_is_refused_on_both() {
    for stand in samples().await {
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let sql = sql!("SELECT COUNT(*) FROM item WHERE title = :title");
        let fault = read.reader().count(sql, named! { title: "a\0b" }).await.unwrap_err();
        assert_eq!(fault.kind(), &FaultKind::Bug);
        assert!(words(&fault).contains("NUL") && words(&fault).contains("reading.rs:"), "{fault}");
    }
}

#[tokio::test]
async fn lists_select_the_same_on_both() {
    for stand in samples().await {
        let ids: Vec<ItemId> = (0..5).map(|_| ItemId::random(&stand.rng)).collect();
        let write = stand.db.write(&NOBODY, ADD, async |tx| {
            for (n, id) in ids.iter().enumerate() {
                let title = format!("t{n}\"");
                let sql = sql!("INSERT INTO item (id, title, n) VALUES (:id, :title, :n)");
                tx.run(sql, named! { id, title, n: n as i64 }).await?;
            }
            Ok(())
        });
        write.await.expect("written");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let reader = read.reader();
        let by_title = sql!("SELECT COUNT(*) FROM item WHERE title IN LIST(:titles)");
        let titles = list(&["t0\"", "t3\"", "t9"]);
        assert_eq!(reader.count(by_title, named! { titles }).await.expect("counted"), 2);
        let by_id = sql!("SELECT COUNT(*) FROM item WHERE id IN LIST_ID(:ids)");
        assert_eq!(reader.count(by_id, named! { ids: id_list(&ids[1..4]) }).await.expect("counted"), 3);
        assert_eq!(reader.count(by_id, named! { ids: id_list::<Item>(&[]) }).await.expect("counted"), 0);
        let not = sql!("SELECT COUNT(*) FROM item WHERE n NOT IN LIST_INT(:ns)");
        assert_eq!(reader.count(not, named! { ns: int_list(&[0, 1, 77]) }).await.expect("counted"), 3);
        assert_eq!(reader.count(not, named! { ns: int_list(&[]) }).await.expect("counted"), 5);
        let plan = stand.db.plan(by_id, named! { ids: id_list(&ids) }).await.expect("a plan");
        assert!(plan.contains("SEARCH") || plan.contains("Scan"), "{plan}");
    }
}

#[tokio::test]
async fn text_sorts_and_matches_alike() {
    for stand in samples().await {
        let titles = ["b", "B", "a_b", "ä", "a"];
        let write = stand.db.write(&NOBODY, ADD, async |tx| {
            for title in titles.iter().filter(|it| **it != "B") {
                let id = ItemId::random(tx.rng());
                tx.run(sql!("INSERT INTO item (id, title) VALUES (:id, :title)"), named! { id, title: *title }).await?;
            }
            Ok(())
        });
        write.await.expect("written");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let sorted = sql!("SELECT title FROM item ORDER BY title");
        let found = read.reader().list(sorted, &[], |row| Ok(row.text("title")?.to_string())).await.expect("read");
        assert_eq!(found, ["a", "a_b", "b", "ä"]);
        let like = sql!("SELECT COUNT(*) FROM item WHERE title LIKE :form");
        assert_eq!(read.reader().count(like, named! { form: "A%" }).await.expect("counted"), 0);
        assert_eq!(read.reader().count(like, named! { form: "a%" }).await.expect("counted"), 2);
        let fault = read.reader().rows(sql!("SELECT \"no_such_column\" FROM item"), &[]).await.err();
        assert!(fault.is_some(), "double quotes are names, not strings");
    }
}

#[tokio::test]
async fn a_read_on_sqlite_keeps_its_snapshot() {
    for stand in samples().await.into_iter().filter(|it| it.db.engine() == Engine::Sqlite) {
        let count = sql!("SELECT COUNT(*) FROM item");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        assert_eq!(read.reader().count(count, &[]).await.expect("counted"), 0);
        let id = ItemId::random(&stand.rng);
        let write = stand.db.write(&NOBODY, ADD, async |tx| {
            tx.run(sql!("INSERT INTO item (id, title) VALUES (:id, 'x')"), named! { id }).await?;
            assert_eq!(tx.reader().count(count, &[]).await?, 1);
            Ok(())
        });
        write.await.expect("written");
        assert_eq!(read.reader().count(count, &[]).await.expect("counted"), 0);
        drop(read);
        let read = stand.db.read(&NOBODY).await.expect("a read");
        assert_eq!(read.reader().count(count, &[]).await.expect("counted"), 1);
    }
}

#[tokio::test]
async fn reads_cannot_write() {
    for stand in samples().await {
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let sql = sql!("INSERT INTO owner (id, email) VALUES (:id, 'a') RETURNING email");
        let id: Id<Item> = Id::random(&stand.rng);
        let fault = read.reader().rows(sql, named! { id }).await.err();
        assert!(fault.is_some_and(|it| words(&it).contains("read")), "{:?}", stand.db.engine());
    }
}

#[tokio::test(flavor = "multi_thread")]
#[allow(clippy::disallowed_methods)] // measures a limit of time
async fn a_statement_that_takes_too_long_is_ended_and_named() {
    for stand in samples().await.into_iter().filter(|it| it.db.engine() == Engine::Sqlite) {
        let endless = sql!(
            "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :end) SELECT COUNT(*) AS n FROM c"
        );
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let began = tokio::time::Instant::now();
        let fault = read.reader().count(endless, named! { end: i64::MAX }).await.unwrap_err();
        assert_eq!(fault.kind(), &FaultKind::Busy);
        assert!(words(&fault).contains("reading.rs:"), "{fault}");
        let took = began.elapsed();
        assert!(took > Duration::from_millis(240) && took < Duration::from_millis(1500), "{took:?}");
        // The connection is as good as before, and a slow read may take its time.
        assert_eq!(read.reader().count(endless, named! { end: 10 }).await.expect("counted"), 10);
        drop(read);
        let slow = stand.db.read_slowly(&NOBODY).await.expect("a read");
        let end = 6_000_000i64;
        assert_eq!(slow.reader().count(endless, named! { end }).await.expect("counted"), end);
    }
}

#[tokio::test]
async fn a_slow_read_sees_one_snapshot_on_both() {
    for stand in samples().await {
        let count = sql!("SELECT COUNT(*) FROM item");
        let slow = stand.db.read_slowly(&NOBODY).await.expect("a read");
        assert_eq!(slow.reader().count(count, &[]).await.expect("counted"), 0);
        let id = ItemId::random(&stand.rng);
        let write = stand.db.write(&NOBODY, ADD, async |tx| {
            tx.run(sql!("INSERT INTO item (id, title) VALUES (:id, 'x')"), named! { id }).await?;
            Ok(())
        });
        write.await.expect("written");
        assert_eq!(slow.reader().count(count, &[]).await.expect("counted"), 0);
    }
}
