//! Writing: all or nothing, the audit, what is refused.

use crate::stand::{ADD, ItemId, NOBODY, Stand, samples};
use kernel::{Act, Actor, Fault, FaultKind, MemberId, Reason, Refusal, Stop, Viewer};
use std::{sync::Arc, time::Duration};
use store::{Db, Options, Tx, named, sql};

async fn add(tx: &mut Tx, title: &str) -> Result<ItemId, Fault> {
    let id = ItemId::random(tx.rng());
    tx.run(sql!("INSERT INTO item (id, title) VALUES (:id, :title)"), named! { id, title }).await?;
    Ok(id)
}

async fn counts(db: &Db) -> (i64, i64) {
    let read = db.read(&NOBODY).await.expect("a read");
    let items = read.reader().count(sql!("SELECT COUNT(*) FROM item"), &[]).await.expect("counted");
    let audits = read.reader().count(sql!("SELECT COUNT(*) FROM audit"), &[]).await.expect("counted");
    (items, audits)
}

fn unique(stop: Stop) -> String {
    match stop {
        Stop::Fault(fault) => match fault.kind() {
            FaultKind::Unique(it) => it.to_string(),
            _ => panic!("{fault}"),
        },
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn the_audit_has_a_row_for_what_was_committed_and_only_for_that() {
    for stand in samples().await {
        let member = MemberId::random(&stand.rng);
        let by = Viewer::member(member);
        let written = stand.db.write(&by, ADD, async |tx| {
            let id = add(tx, "one").await?;
            tx.on(id);
            Ok(id)
        });
        let id = written.await.expect("written");
        let refused: Result<(), Stop> = stand
            .db
            .write(&NOBODY, ADD, async |tx| {
                add(tx, "two").await?;
                Err(Refusal::Conflict.into())
            })
            .await;
        assert!(matches!(refused, Err(Stop::Refusal(Refusal::Conflict))));
        assert_eq!(counts(&stand.db).await, (1, 1));
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let sql = sql!("SELECT act, actor_id, on_id, at, house FROM audit");
        let seen = read.reader().first(sql, &[], |row| {
            assert_eq!(row.text("act")?, "add_item");
            assert_eq!(row.id("actor_id")?, member);
            assert_eq!(row.id("on_id")?, id);
            assert_eq!(row.moment("at")?, stand.clock.now());
            assert_eq!(row.text_or_none("house")?, None);
            Ok(())
        });
        assert!(seen.await.expect("read").is_some());
    }
}

#[tokio::test]
async fn the_house_says_why_it_wrote() {
    for stand in samples().await {
        let house = Viewer::house(Reason::Import);
        let write = stand.db.write(&house, ADD, async |tx| Ok(add(tx, "x").await?));
        write.await.expect("written");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let sql = sql!("SELECT house FROM audit");
        let why = read.reader().first(sql, &[], |row| Ok(row.text("house")?.to_string())).await.expect("read");
        assert_eq!(why.as_deref(), Some("import"));
    }
}

struct Backwards;
impl store::Sealer for Backwards {
    fn seal(&self, actor: MemberId) -> Result<Vec<u8>, Fault> {
        Ok(actor.as_bytes().iter().rev().copied().collect())
    }
}

#[tokio::test]
async fn a_sealed_actor_is_never_named() {
    const ASK: Act = Act { name: "ask", actor: Actor::Sealed, on: None };
    for stand in samples().await {
        let viewer = Viewer::member(MemberId::random(&stand.rng));
        let refused = stand.db.write(&viewer, ASK, async |tx| Ok(add(tx, "x").await?)).await;
        assert!(refused.is_err_and(|it| it.to_string().contains("seal")));
        assert_eq!(counts(&stand.db).await, (0, 0));
        let db =
            Db::open(&stand.url, Options { sealer: Some(Arc::new(Backwards)), ..stand.options() }).expect("opened");
        db.write(&viewer, ASK, async |tx| Ok(add(tx, "x").await?)).await.expect("written");
        let read = db.read(&NOBODY).await.expect("a read");
        let sql = sql!("SELECT actor_id, actor_sealed FROM audit");
        let seen = read.reader().first(sql, &[], |row| {
            assert_eq!(row.id_or_none::<kernel::Member>("actor_id")?, None);
            assert_eq!(row.bytes("actor_sealed")?, Backwards.seal_of(&viewer));
            Ok(())
        });
        assert!(seen.await.expect("read").is_some());
    }
}
impl Backwards {
    fn seal_of(&self, viewer: &Viewer) -> Vec<u8> {
        store::Sealer::seal(self, viewer.id()).expect("sealed")
    }
}

#[tokio::test]
async fn a_unique_violation_names_table_and_columns_alike() {
    for stand in samples().await {
        let twice = async |title: &'static str, other: &'static str, more: &'static str, another: &'static str| {
            let write = stand.db.write(&NOBODY, ADD, async |tx| {
                for (title, more) in [(title, more), (other, another)] {
                    let id = ItemId::random(tx.rng());
                    let sql = sql!("INSERT INTO item (id, title, more) VALUES (:id, :title, :more)");
                    tx.run(sql, named! { id, title, more }).await?;
                }
                Ok(())
            });
            unique(write.await.unwrap_err())
        };
        assert_eq!(twice("a", "a", "x", "y").await, "item.title");
        assert_eq!(twice("a", "b", "x", "X").await, "item_more");
        let pair = stand.db.write(&NOBODY, ADD, async |tx| {
            let (one, other) = (ItemId::random(tx.rng()), ItemId::random(tx.rng()));
            for _ in 0..2 {
                let sql = sql!("INSERT INTO link (one_id, other_id) VALUES (:one, :other)");
                tx.run(sql, named! { one: &one, other: &other }).await?;
            }
            Ok(())
        });
        assert_eq!(unique(pair.await.unwrap_err()), "link.one_id, link.other_id");
        assert_eq!(counts(&stand.db).await, (0, 0));
    }
}

#[tokio::test]
async fn a_write_that_swallows_a_fault_is_refused() {
    for stand in samples().await {
        let write = stand.db.write(&NOBODY, ADD, async |tx| {
            add(tx, "a").await?;
            assert!(add(tx, "a").await.is_err());
            Ok(())
        });
        assert!(write.await.is_err_and(|it| it.to_string().contains("the write went on")));
        assert_eq!(counts(&stand.db).await, (0, 0));
        let again = stand.db.write(&NOBODY, ADD, async |tx| {
            let id = add(tx, "a").await?;
            let sql = sql!("INSERT INTO item (id, title) VALUES (:id, 'a') ON CONFLICT DO NOTHING");
            assert_eq!(tx.run(sql, named! { id }).await?, 0);
            Ok(())
        });
        again.await.expect("written");
        assert_eq!(counts(&stand.db).await, (1, 1));
    }
}

#[tokio::test]
async fn a_row_that_refers_to_nothing_is_refused() {
    for stand in samples().await {
        let write = stand.db.write(&NOBODY, ADD, async |tx| {
            let id = ItemId::random(tx.rng());
            let sql = sql!("INSERT INTO item (id, owner_id, title) VALUES (:id, :id, 'x')");
            tx.run(sql, named! { id }).await?;
            Ok(())
        });
        assert!(matches!(write.await, Err(Stop::Fault(_))));
        assert_eq!(counts(&stand.db).await, (0, 0));
    }
}

#[tokio::test]
async fn a_write_inside_a_write_is_a_fault_and_not_a_hang() {
    for stand in samples().await {
        let outer = stand.db.write(&NOBODY, ADD, async |tx| {
            add(tx, "outer").await?;
            let inner = stand.db.write(&NOBODY, Act::open("add_more"), async |tx| Ok(add(tx, "inner").await?)).await;
            assert!(inner.is_err_and(|it| it.to_string().contains("add_more was to be written inside add_item")));
            Ok(())
        });
        tokio::time::timeout(Duration::from_secs(5), outer).await.expect("no hang").expect("written");
        assert_eq!(counts(&stand.db).await, (1, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_waits_for_one_that_waits_for_it_is_busy() {
    for stand in samples().await {
        let db = stand.db.clone();
        let outer = stand.db.write(&NOBODY, ADD, async |tx| {
            add(tx, "same").await?;
            // Another task: only the limit of time can notice.
            let inner =
                tokio::spawn(
                    async move { db.write(&NOBODY, ADD, async |tx| Ok(add(tx, "same").await?)).await.map(drop) },
                );
            let stop = inner.await.expect("no panic").unwrap_err();
            assert!(matches!(&stop, Stop::Fault(it) if it.kind() == &FaultKind::Busy), "{stop}");
            Ok(())
        });
        tokio::time::timeout(Duration::from_secs(10), outer).await.expect("no hang").expect("written");
        assert_eq!(counts(&stand.db).await, (1, 1));
    }
}

#[tokio::test]
async fn a_closed_database_says_so_and_its_copy_opens() {
    for stand in samples().await {
        let Stand { db, .. } = &stand;
        db.write(&NOBODY, ADD, async |tx| Ok(add(tx, "kept").await?)).await.expect("written");
        db.close().await.expect("closed");
        let late = db.write(&NOBODY, ADD, async |tx| Ok(add(tx, "late").await?)).await;
        assert!(matches!(late, Err(Stop::Fault(it)) if it.kind() == &FaultKind::Outage));
        assert!(db.read(&NOBODY).await.is_err());
        let Some(file) = stand.file() else { continue };
        let copy = file.with_file_name("copy.db");
        std::fs::copy(&file, &copy).expect("copied");
        let url = store::DatabaseUrl::parse(copy.to_str().expect("UTF-8")).expect("an address");
        let copied = Db::open(&url, stand.options()).expect("opened");
        assert_eq!(counts(&copied).await, (1, 1));
        assert!(copied.migrate(&[crate::stand::SAMPLE]).await.expect("migrated").is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_that_postgres_wants_again_are_done_again() {
    for stand in samples().await {
        let add_two = async |title: &str, other: &str| {
            let write = stand.db.write(&NOBODY, ADD, async |tx| {
                add(tx, title).await?;
                add(tx, other).await?;
                Ok(())
            });
            write.await.expect("written");
        };
        add_two("a", "b").await;
        let cross = |first: &'static str, second: &'static str| {
            let db = stand.db.clone();
            tokio::spawn(async move {
                let body = async |tx: &mut Tx| {
                    let sql = sql!("UPDATE item SET n = n + 1 WHERE title = :title");
                    tx.run(sql, named! { title: first }).await?;
                    tokio::task::yield_now().await;
                    tx.run(sql, named! { title: second }).await?;
                    Ok(())
                };
                for _ in 0..20 {
                    db.write_again(&NOBODY, ADD, body).await.expect("written in the end");
                }
            })
        };
        let (one, other) = (cross("a", "b"), cross("b", "a"));
        one.await.expect("no panic");
        other.await.expect("no panic");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let sum = sql!("SELECT CAST(SUM(n) AS BIGINT) FROM item");
        assert_eq!(read.reader().count(sum, &[]).await.expect("counted"), 80);
    }
}
