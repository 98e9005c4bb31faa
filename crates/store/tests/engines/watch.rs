//! Watching tables: a stamp changes with every commit that wrote to one of them, and with no other.

use crate::stand::{ADD, ItemId, NOBODY, samples};
use kernel::{Refusal, Stop};
use store::{Engine, named, sql};

#[tokio::test]
async fn a_stamp_tells_of_every_commit_to_a_watched_table() {
    for stand in samples().await {
        let (items, others) = (stand.db.watch(&["item"]), stand.db.watch(&["member", "thing"]));
        if stand.db.engine() == Engine::Postgres {
            assert_eq!((items.stamp(), others.stamp()), (None, None), "other servers write there, too");
            continue;
        }
        let (first, other) = (items.stamp(), others.stamp());
        assert!(first.is_some());
        let read = stand.db.read(&NOBODY).await.expect("a read");
        read.reader().count(sql!("SELECT COUNT(*) FROM item"), &[]).await.expect("counted");
        drop(read);
        assert_eq!(items.stamp(), first, "reading changes nothing");
        let write = async |title: &str| {
            let (id, title) = (ItemId::random(&stand.rng), title.to_owned());
            let written = stand.db.write(&NOBODY, ADD, async move |tx| {
                let sql = sql!("INSERT INTO item (id, title) VALUES (:id, :title)");
                tx.run(sql, named! { id, title: &title }).await?;
                if title == "refused" { Err(Stop::from(Refusal::Conflict)) } else { Ok(()) }
            });
            written.await.is_ok()
        };
        assert!(write("one").await);
        let second = items.stamp();
        assert_ne!(second, first);
        assert_eq!(others.stamp(), other, "another table");
        assert!(!write("refused").await);
        let all: Vec<_> = (0..20).map(|n| format!("many {n}")).collect();
        let mut before = items.stamp();
        for title in &all {
            assert!(write(title).await);
            assert_ne!(items.stamp(), before, "known as soon as the write answers");
            before = items.stamp();
        }
        let removed = stand.db.write(&NOBODY, ADD, async |tx| {
            let sql = sql!("DELETE FROM item WHERE title = :title RETURNING id");
            Ok(tx.reader().list(sql, named! { title: "one" }, |row| row.id::<ItemId>("id").map(drop)).await?.len())
        });
        assert_eq!(removed.await.expect("removed"), 1);
        assert_ne!(items.stamp(), before, "also when a statement answers rows");
    }
}
