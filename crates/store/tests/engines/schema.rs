//! Migrations and what they leave.

use crate::stand::{NOBODY, SAMPLE, engines, samples};
use store::{Engine, Migration, Schema, statements};

#[tokio::test]
async fn migrating_twice_does_nothing_the_second_time() {
    for stand in engines().await {
        let first = stand.db.migrate(&[SAMPLE]).await.expect("migrated");
        assert_eq!(first.len(), store::migrate::OWN.migrations.len() + 1);
        assert!(stand.db.migrate(&[SAMPLE]).await.expect("migrated").is_empty());
    }
}

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let mut texts = Vec::new();
    for stand in samples().await {
        texts.push(stand.db.schema_text().await.expect("a schema"));
    }
    let text = &texts[0];
    for part in [
        "table item\n  id id not null\n  owner_id id\n  title text not null\n  n count not null default\n  weight real\n",
        "  made_at count\n  is_open flag not null default\n  more text\n  raw bytes\n  key (id)\n  unique (title)\n",
        "  refers (owner_id) to owner (id) on delete cascade\n",
        "  index item_by_owner (owner_id, n desc) partial\n",
        "  unique index item_more (expression)\n",
        "table link\n  one_id id not null\n  other_id id not null\n  note text\n  key (one_id, other_id)\n",
        "view item_open\n",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
    if let Some(other) = texts.get(1) {
        assert_eq!(text, other);
    }
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    let changed = Schema { migrations: &[Migration { name: "20261120T1000_sample_item", sql: "SELECT 1" }], ..SAMPLE };
    for stand in samples().await {
        let fault = stand.db.migrate(&[changed]).await.unwrap_err();
        assert!(fault.to_string().contains("20261120T1000_sample_item was changed after it ran"), "{fault}");
    }
}

#[tokio::test]
async fn a_failed_migration_leaves_everything_as_it_was() {
    const BROKEN: Schema = Schema {
        feature: "later",
        migrations: &[
            Migration { name: "20261121T1000_later_good", sql: "CREATE TABLE later (id ID PRIMARY KEY);" },
            Migration {
                name: "20261121T1001_later_bad",
                sql: "CREATE TABLE bad (id ID PRIMARY KEY); INSERT INTO nowhere VALUES (1);",
            },
        ],
        views: "CREATE VIEW later_view AS SELECT id FROM later;",
    };
    const MENDED: Schema = Schema {
        migrations: &[
            BROKEN.migrations[0],
            Migration { name: "20261121T1001_later_bad", sql: "CREATE TABLE bad (id ID PRIMARY KEY);" },
        ],
        ..BROKEN
    };
    for stand in samples().await {
        let before = stand.db.schema_text().await.expect("a schema");
        let fault = stand.db.migrate(&[SAMPLE, BROKEN]).await.unwrap_err();
        assert!(fault.to_string().contains("migration 20261121T1001_later_bad"), "{fault}");
        assert_eq!(stand.db.schema_text().await.expect("a schema"), before);
        let ran = stand.db.migrate(&[SAMPLE, MENDED]).await.expect("migrated");
        assert_eq!(ran, ["20261121T1000_later_good", "20261121T1001_later_bad"]);
        assert!(stand.db.schema_text().await.expect("a schema").contains("view later_view"));
    }
}

#[tokio::test]
async fn views_follow_their_text() {
    const RENAMED: Schema =
        Schema { views: "CREATE VIEW item_shut AS SELECT id FROM item WHERE NOT is_open;", ..SAMPLE };
    for stand in samples().await {
        stand.db.migrate(&[RENAMED]).await.expect("migrated");
        let text = stand.db.schema_text().await.expect("a schema");
        assert!(text.contains("view item_shut") && !text.contains("view item_open"), "{text}");
    }
}

#[tokio::test]
async fn a_later_version_keeps_its_views() {
    const LATER: Schema = Schema {
        feature: "sample",
        migrations: &[
            SAMPLE.migrations[0],
            Migration { name: "20261122T1000_sample_more", sql: "ALTER TABLE item ADD COLUMN extra TEXT;" },
        ],
        views: "CREATE VIEW item_extra AS SELECT extra FROM item;",
    };
    for stand in engines().await {
        stand.db.migrate(&[LATER]).await.expect("migrated");
        assert!(stand.db.migrate(&[SAMPLE]).await.expect("an older version starts").is_empty());
        assert!(stand.db.schema_text().await.expect("a schema").contains("view item_extra"));
    }
}

#[tokio::test]
async fn a_migration_must_be_named_for_its_feature() {
    const ODD: Schema = Schema {
        feature: "sample",
        migrations: &[Migration { name: "20261120T1000_other_item", sql: "SELECT 1" }],
        views: "",
    };
    for stand in engines().await {
        assert!(stand.db.migrate(&[ODD]).await.is_err_and(|it| it.to_string().contains("20261120T1000_sample_noun")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_that_start_together_migrate_once() {
    for stand in engines().await.into_iter().filter(|it| it.db.engine() == Engine::Postgres) {
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let db = store::Db::open(&stand.url, stand.options()).expect("opened");
                tokio::spawn(async move { db.migrate(&[SAMPLE]).await })
            })
            .collect();
        let mut ran = 0;
        for start in starts {
            ran += start.await.expect("no panic").expect("migrated").len();
        }
        assert_eq!(ran, store::migrate::OWN.migrations.len() + 1);
    }
}

#[tokio::test]
async fn every_statement_of_the_store_prepares_on_both() {
    for stand in samples().await {
        let own = statements().filter(|it| it.file.contains("store/src/"));
        let mut count = 0;
        for sql in own {
            let checked = stand.db.check(sql).await.unwrap_or_else(|it| panic!("{it}"));
            let foreign = |it: &Option<store::Kind>| matches!(it, Some(store::Kind::Foreign(_)));
            assert!(!checked.columns.iter().any(|it| foreign(&it.1)), "{sql}: {checked:?}");
            assert!(!checked.parameters.iter().any(|it| foreign(&it.1)), "{sql}: {checked:?}");
            assert!(
                !stand.db.generic_plan(sql).await.expect("a plan").is_empty() || stand.db.engine() == Engine::Sqlite
            );
            count += 1;
        }
        assert!(count >= 19, "{count}");
        let read = stand.db.read(&NOBODY).await.expect("a read");
        drop(read);
    }
}
