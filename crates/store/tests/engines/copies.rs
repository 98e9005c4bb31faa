//! Copies: whole while others write, refused where something is already, noticed when damaged (abuse case 118).

use crate::stand::{ADD, ItemId, NOBODY, SAMPLE, Stand, engines, samples};
use kernel::{Moment, Stop};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use store::{Db, Engine, backups, named, sql};

/// What a text format may stumble over.
const ODD: &str = "a\tb\nc\\N \\. \"quoted\", Siân 🩺";

async fn add(db: &Db, stand: &Stand, title: &str) -> Result<(), Stop> {
    let (id, raw) = (ItemId::new(stand.clock.now(), &stand.rng), vec![0u8, 1, 255, b'\\', b'\n']);
    db.write(&NOBODY, ADD, async |tx| {
        let sql = sql!(
            "INSERT INTO item (id, title, n, weight, made_at, is_open, more, raw)
             VALUES (:id, :title, 7, :weight, :now, TRUE, NULL, :raw)"
        );
        let now = tx.now();
        tx.run(sql, named! { id: &id, title, weight: 0.1, now, raw: &raw[..] }).await?;
        let link = sql!("INSERT INTO link (one_id, other_id, note) VALUES (:one, :other, :note)");
        tx.run(link, named! { one: &id, other: &id, note: ODD }).await?;
        Ok(())
    })
    .await
}

async fn counts(db: &Db) -> (i64, i64) {
    let read = db.read(&NOBODY).await.expect("read");
    let items = read.reader().count(sql!("SELECT COUNT(*) AS n FROM item"), &[]).await.expect("counted");
    let sql =
        sql!("SELECT COUNT(*) AS n FROM item i JOIN link l ON l.one_id = i.id AND l.note = :odd WHERE i.weight = 0.1");
    let linked = read.reader().count(sql, named! { odd: ODD }).await.expect("counted");
    (items, linked)
}

/// A fresh database beside this one, on the same engine, made of a copy.
async fn restored(engine: Engine, folder: &Path) -> Stand {
    let stand = engines().await.into_iter().find(|it| it.db.engine() == engine).expect("the same engine");
    stand.db.close().await.expect("closed");
    if let Some(file) = stand.file() {
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
        }
    }
    store::restore(&stand.url, folder, &[SAMPLE], stand.options()).await.expect("restored");
    stand
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_while_others_write_has_everything_from_before() {
    for stand in samples().await {
        for number in 0..200 {
            add(&stand.db, &stand, &format!("before {number}")).await.expect("written");
        }
        let stop = Arc::new(AtomicBool::new(false));
        let folder = tempfile::tempdir().expect("a folder");
        let writing = async {
            let mut number = 0;
            while !stop.load(Ordering::Relaxed) {
                add(&stand.db, &stand, &format!("during {number}")).await.expect("written");
                number += 1;
            }
        };
        let copying = async {
            let copied = stand.db.copy_to(folder.path()).await.expect("copied");
            stop.store(true, Ordering::Relaxed);
            copied
        };
        let (copied, ()) = tokio::join!(copying, writing);
        assert!(copied.migrations.iter().any(|it| it == "20261120T1000_sample_item"));
        if stand.db.engine() == Engine::Sqlite {
            store::check_file(&folder.path().join("kettle.db")).expect("whole");
        }
        let again = restored(stand.db.engine(), folder.path()).await;
        let db = Db::open(&again.url, again.options()).expect("opened");
        db.migrate(&[SAMPLE]).await.expect("migrated");
        let (items, linked) = counts(&db).await;
        assert!(items >= 200, "{items}");
        assert_eq!(items, linked, "each item came with its link and its odd words");
        assert_eq!(db.schema_text().await.expect("read"), stand.db.schema_text().await.expect("read"));
    }
}

#[tokio::test]
async fn a_copy_goes_nowhere_where_something_is() {
    for stand in samples().await {
        let folder = tempfile::tempdir().expect("a folder");
        stand.db.copy_to(folder.path()).await.expect("copied");
        assert!(stand.db.copy_to(folder.path()).await.is_err(), "an older copy is never overwritten");
        assert!(store::is_taken(&stand.url, stand.options()).await.expect("looked"));
        let refused = store::restore(&stand.url, folder.path(), &[SAMPLE], stand.options()).await;
        assert!(refused.expect_err("refused").to_string().contains("already"));
    }
}

#[tokio::test]
async fn a_copy_of_a_later_version_is_refused() {
    for stand in samples().await.into_iter().filter(|it| it.db.engine() == Engine::Postgres) {
        let folder = tempfile::tempdir().expect("a folder");
        stand.db.copy_to(folder.path()).await.expect("copied");
        let fresh = engines().await.into_iter().find(|it| it.db.engine() == Engine::Postgres).expect("a server");
        let refused = store::restore(&fresh.url, folder.path(), &[], fresh.options()).await;
        assert!(refused.expect_err("refused").to_string().contains("a later version"));
        assert!(!store::is_taken(&fresh.url, fresh.options()).await.expect("looked"), "nothing was left behind");
    }
}

/// What PostgreSQL wrote is read as a file: every kind of value and each odd letter, of the tables that were asked for.
#[tokio::test]
async fn a_copy_is_looked_into_without_a_server() {
    for stand in samples().await {
        for number in 0..3 {
            add(&stand.db, &stand, &format!("\\{number}\t{ODD}")).await.expect("written");
        }
        let folder = tempfile::tempdir().expect("a folder");
        stand.db.copy_to(folder.path()).await.expect("copied");
        let url = store::look_into(folder.path(), &[SAMPLE], &["item", "link"], stand.clock.now()).await;
        let db = Db::open(&url.expect("made"), stand.options()).expect("opened");
        assert_eq!(counts(&db).await, (3, 3));
        let read = db.read(&NOBODY).await.expect("read");
        let sql = sql!(
            "SELECT COUNT(*) AS n FROM item
             WHERE raw = :raw AND is_open AND more IS NULL AND n = 7 AND title = :title AND made_at = :now"
        );
        let (raw, title) = (vec![0u8, 1, 255, b'\\', b'\n'], format!("\\1\t{ODD}"));
        let args = named! { raw: &raw[..], title: title.as_str(), now: stand.clock.now() };
        assert_eq!(read.reader().count(sql, args).await.expect("counted"), 1);
        let ids = sql!("SELECT COUNT(*) AS n FROM item i JOIN link l ON l.one_id = i.id");
        assert_eq!(read.reader().count(ids, &[]).await.expect("counted"), 3, "ids are the same in both tables");
        if stand.db.engine() == Engine::Sqlite {
            continue;
        }
        let less = tempfile::tempdir().expect("a folder");
        stand.db.copy_to(less.path()).await.expect("copied");
        let row = std::fs::read_to_string(less.path().join("item.copy")).expect("read");
        std::fs::write(less.path().join("item.copy"), &row[..row.len() / 2]).expect("cut");
        let spoiled = store::look_into(less.path(), &[SAMPLE], &["item"], stand.clock.now()).await;
        assert!(spoiled.is_err(), "half a row is no row");
    }
}

#[tokio::test]
async fn a_damaged_file_is_noticed() {
    let stand = samples().await.into_iter().next().expect("SQLite");
    for number in 0..300 {
        add(&stand.db, &stand, &format!("row {number}")).await.expect("written");
    }
    let folder = tempfile::tempdir().expect("a folder");
    stand.db.copy_to(folder.path()).await.expect("copied");
    let file = folder.path().join("kettle.db");
    store::check_file(&file).expect("whole");
    let mut bytes = std::fs::read(&file).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 2048].fill(0xA5);
    std::fs::write(&file, bytes).expect("written");
    assert!(store::check_file(&file).is_err());
}

#[tokio::test]
async fn what_was_made_and_what_failed_is_on_record() {
    for stand in samples().await {
        let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
        let good = backups::Backup {
            at: at(10),
            folder: "/var/backups/kettle/1".into(),
            size: 5_000_000_000,
            took: Duration::from_millis(1500),
            is_encrypted: true,
            why: None,
        };
        let bad = backups::Backup { at: at(20), why: Some("the disk is full".into()), ..good.clone() };
        for backup in [&good, &bad] {
            let note = async |tx: &mut store::Tx| Ok(backups::insert_backup(tx, backup).await?);
            stand.db.write(&NOBODY, ADD, note).await.expect("noted");
        }
        let read = stand.db.read(&NOBODY).await.expect("read");
        assert_eq!(backups::latest_backups(read.reader(), 5).await.expect("listed"), [bad, good.clone()]);
        assert_eq!(backups::find_last_backup(read.reader()).await.expect("found"), Some(good));
    }
}
