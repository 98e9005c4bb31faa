//! Facts: told with the change or not at all, in the order of commits.

use crate::stand::{ADD, ItemId, NOBODY, samples};
use kernel::{Act, MemberId, Refusal, Stop, Viewer};
use store::{Fact, facts, named, sql};

#[derive(serde::Serialize, serde::Deserialize, Debug, PartialEq)]
struct ItemAdded {
    item: ItemId,
}
impl Fact for ItemAdded {
    const KIND: &'static str = "sample.item_added";
    fn about(&self) -> Option<[u8; 16]> {
        Some(*self.item.as_bytes())
    }
}
#[derive(serde::Serialize, serde::Deserialize, Debug)]
struct ItemLost;
impl Fact for ItemLost {
    const KIND: &'static str = "sample.item_lost";
}

#[tokio::test]
async fn facts_are_told_with_the_change_or_not_at_all() {
    for stand in samples().await {
        let member = MemberId::random(&stand.rng);
        let by = Viewer::member(member);
        let item = ItemId::random(&stand.rng);
        let mut wakes = stand.db.after_commit();
        wakes.mark_unchanged();
        let told = stand.db.write(&by, ADD, async |tx| {
            tx.tell(ItemAdded { item });
            tx.tell(ItemLost);
            Ok(())
        });
        told.await.expect("written");
        assert!(wakes.has_changed().expect("open"));
        let refused: Result<(), Stop> = stand
            .db
            .write(&NOBODY, ADD, async |tx| {
                tx.tell(ItemLost);
                Err(Refusal::NotAllowed.into())
            })
            .await;
        assert!(refused.is_err());
        let read = stand.db.read(&NOBODY).await.expect("a read");
        let rows = facts::after(read.reader(), 0, 10).await.expect("read");
        assert_eq!(rows.iter().map(|it| it.seq).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(rows[0].read::<ItemAdded>().expect("readable"), Some(ItemAdded { item }));
        assert!(rows[0].read::<ItemLost>().expect("readable").is_none());
        assert_eq!((rows[0].by, rows[0].at), (Some(member), stand.clock.now()));
        assert_eq!(rows[0].about, Some(*item.as_bytes()));
        assert_eq!(facts::latest_seq(read.reader()).await.expect("read"), 2);
        assert_eq!(facts::after(read.reader(), 1, 10).await.expect("read").len(), 1);
    }
}

#[tokio::test]
async fn cursors_go_forward_only() {
    for stand in samples().await {
        for (saved, expected) in [(5, 5), (3, 5), (9, 9)] {
            let write = stand.db.write(&NOBODY, Act::open("deliver"), async |tx| {
                facts::save_cursor(tx, "notices", saved).await?;
                Ok(facts::cursor(tx.reader(), "notices").await?)
            });
            assert_eq!(write.await.expect("written"), expected);
        }
        let rewound = stand.db.write(&NOBODY, Act::open("rebuild"), async |tx| {
            facts::rewind_cursor(tx, "notices").await?;
            Ok(facts::cursor(tx.reader(), "notices").await?)
        });
        assert_eq!(rewound.await.expect("written"), 0);
    }
}

/// Whoever reads "after the last number I saw" while others write must never miss a number (abuse case 114).
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_listener_never_skips_a_fact_that_commits_later() {
    const WRITERS: i64 = 16;
    const EACH: i64 = 25;
    for stand in samples().await {
        let listener = {
            let db = stand.db.clone();
            tokio::spawn(async move {
                let (mut seen, mut wakes) = (Vec::new(), db.after_commit());
                while (seen.len() as i64) < WRITERS * EACH {
                    let read = db.read(&NOBODY).await.expect("a read");
                    let last = seen.last().copied().unwrap_or(0);
                    seen.extend(facts::after(read.reader(), last, 50).await.expect("read").iter().map(|it| it.seq));
                    drop(read);
                    if seen.last().copied().unwrap_or(0) == last {
                        wakes.changed().await.expect("open");
                    }
                }
                seen
            })
        };
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let db = stand.db.clone();
                tokio::spawn(async move {
                    for n in 0..EACH {
                        let write = db.write(&NOBODY, ADD, async |tx| {
                            let item = ItemId::random(tx.rng());
                            let title = format!("{writer}-{n}");
                            tx.run(sql!("INSERT INTO item (id, title) VALUES (:item, :title)"), named! { item, title })
                                .await?;
                            tx.tell(ItemAdded { item });
                            Ok(())
                        });
                        write.await.expect("written");
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.expect("no panic");
        }
        let seen = tokio::time::timeout(std::time::Duration::from_secs(20), listener).await;
        assert_eq!(seen.expect("in time").expect("no panic"), (1..=WRITERS * EACH).collect::<Vec<_>>());
    }
}
